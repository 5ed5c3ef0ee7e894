variable "urls" {
  type = list(string)
}

variable "url" {
  type = string
}

variable "flag" {
  type = bool
}

variable "flows" {
  type = set(string)
}

variable "hours" {
  type = string
}

locals {
  home  = "https://app.example.com/"
  paths = ["cb", "done"]
}

resource "aws_cognito_user_pool" "pool" {
  name = "users"
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "api"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "read"
    scope_description = "Read"
  }

  scope {
    scope_name        = "write"
    scope_description = "Write"
  }
}

# Left out: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
# list, but a string is needed.
resource "aws_cognito_user_pool_client" "m2m" {
  name                                 = "m2m"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
}

resource "aws_cognito_user_pool_client" "fits" {
  name                  = var.flag
  user_pool_id          = aws_cognito_user_pool.pool.id
  explicit_auth_flows   = var.flows
  callback_urls         = var.urls
  logout_urls           = [local.home, var.url]
  access_token_validity = var.hours
}

# Left out: explicit_auth_flows. var.flows is a list, but a string is needed.
# Left out: callback_urls[1]. var.urls is a list, but a string is needed.
# Left out: default_redirect_uri. local.paths is a list, which cannot be a part of a
# string.
# Left out: logout_urls. var.url is a string, but a list of strings is needed.
# Left out: access_token_validity. var.flag is a boolean, but a number is needed.
resource "aws_cognito_user_pool_client" "web" {
  name                         = "shop"
  user_pool_id                 = aws_cognito_user_pool.pool.id
  callback_urls                = ["https://app.example.com/cb"]
  supported_identity_providers = ["COGNITO"]
}
