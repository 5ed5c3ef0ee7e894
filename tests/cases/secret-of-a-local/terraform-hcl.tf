locals {
  google_secret = "GOCSPX-not-to-be-seen"
  google_id     = "1234.apps.googleusercontent.com"
}

resource "aws_cognito_user_pool" "main" {
  name = "main"
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = aws_cognito_user_pool.main.id
  provider_details = {
    client_id        = local.google_id
    client_secret    = local.google_secret
    authorize_scopes = "openid ${local.google_secret}"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                         = "web"
  user_pool_id                 = aws_cognito_user_pool.main.id
  supported_identity_providers = ["Google"]
}
