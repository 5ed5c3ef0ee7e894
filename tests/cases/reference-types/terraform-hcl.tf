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

# Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
# list, but a string is required.
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

# Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
# Omitted: callback_urls[1]. var.urls is a list, but a string is required.
# Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
# Omitted: logout_urls. var.url is a string, but a list of strings is required.
# Omitted: access_token_validity. var.flag is a boolean, but a number is required.
resource "aws_cognito_user_pool_client" "web" {
  name                         = "shop"
  user_pool_id                 = aws_cognito_user_pool.pool.id
  callback_urls                = ["https://app.example.com/cb"]
  supported_identity_providers = ["COGNITO"]
}
