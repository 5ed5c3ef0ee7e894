variable "hosted" {
  type    = bool
  default = true
}

variable "session_minutes" {
  type    = number
  default = 5
}

variable "tenant" {
  type = string
}

resource "aws_cognito_user_pool" "api_client_user" {
  name = "users"
}

resource "aws_cognito_resource_server" "orders" {
  identifier   = "orders"
  name         = "Orders"
  user_pool_id = aws_cognito_user_pool.api_client_user.id

  scope {
    scope_name        = "read"
    scope_description = "Read orders"
  }
}

resource "aws_cognito_user_pool_client" "api" {
  name                    = "api"
  user_pool_id            = aws_cognito_user_pool.api_client_user.id
  explicit_auth_flows     = ["ALLOW_USER_SRP_AUTH"]
  access_token_validity   = 2
  refresh_token_validity  = 3600
  enable_token_revocation = true

  token_validity_units {
    access_token  = "hours"
    id_token      = "minutes"
    refresh_token = "minutes"
  }
}

resource "aws_cognito_user_pool_client" "renewal" {
  name                = "renewal"
  user_pool_id        = aws_cognito_user_pool.api_client_user.id
  explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]
  read_attributes     = ["custom:team"]
  write_attributes    = []
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.api_client_user.id
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["email", "profile"]
  logout_urls                          = ["https://${var.tenant}.example.com/${aws_cognito_user_pool_client.api.id}"]
  supported_identity_providers         = ["COGNITO", "SignInWithApple", "Employees"]
  read_attributes                      = ["email", "name", "zoneinfo", "custom:team"]
}

resource "aws_cognito_user_pool_client" "service" {
  name                                 = "service"
  user_pool_id                         = aws_cognito_user_pool.api_client_user.id
  generate_secret                      = true
  explicit_auth_flows                  = []
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = aws_cognito_resource_server.orders.scope_identifiers
}

resource "aws_cognito_user_pool_client" "rotating" {
  name                                 = "rotating"
  user_pool_id                         = "us-east-1_AbCdEf123"
  explicit_auth_flows                  = ["ALLOW_USER_AUTH"]
  auth_session_validity                = 10
  allowed_oauth_flows_user_pool_client = true

  refresh_token_rotation {
    feature = "ENABLED"
  }
}

resource "aws_cognito_user_pool_client" "unsaid" {
  name                                          = "unsaid"
  user_pool_id                                  = aws_cognito_user_pool.api_client_user.id
  explicit_auth_flows                           = ["ADMIN_NO_SRP_AUTH"]
  auth_session_validity                         = var.session_minutes
  enable_propagate_additional_user_context_data = true
  allowed_oauth_flows_user_pool_client          = var.hosted
  allowed_oauth_flows                           = ["code"]
  callback_urls                                 = ["https://example.com/${aws_cognito_user_pool_client.api.client_secret}"]
  access_token_validity                         = 90
  id_token_validity                             = 330
  refresh_token_validity                        = 1
  read_attributes                               = ["sub", "email"]

  token_validity_units {
    access_token  = "minutes"
    id_token      = "seconds"
    refresh_token = "hours"
  }

  refresh_token_rotation {
    feature                    = "DISABLED"
    retry_grace_period_seconds = 0
  }

  analytics_configuration {
    application_arn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef"
  }
}
