variable "google_secret" {
  type      = string
  sensitive = true
}

resource "aws_cognito_user_pool" "pool" {
  name = "pool"
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    client_id        = "id"
    client_secret    = var.google_secret
    authorize_scopes = "openid"
  }
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "https://api.example.com"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "read"
    scope_description = "Read"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "https://api.example.com/read"]
  callback_urls                        = ["https://app.example.com/callback"]
  supported_identity_providers         = ["COGNITO", "Google"]

  depends_on = [
    aws_cognito_user_pool.pool,
    aws_cognito_identity_provider.google,
    aws_cognito_resource_server.api,
    aws_cognito_user_pool_client.web,
    aws_cognito_user_pool_domain.elsewhere,
  ]
}

resource "aws_cognito_user_pool_client" "mobile" {
  name                                 = "mobile"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://app.example.com/${aws_cognito_user_pool_client.web.id}"]
}
