variable "domain" {
  type        = string
  description = "Where the application is."
}

variable "session_minutes" {
  type    = number
  default = 5
}

variable "google_secret" {
  type      = string
  sensitive = true
}

variable "hide_users" {
  type = bool
}

resource "aws_cognito_user_pool" "users" {
  name = "users"
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = aws_cognito_user_pool.users.id
  provider_details = {
    client_id        = "id"
    client_secret    = var.google_secret
    authorize_scopes = "openid email"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                                          = "web-${var.domain}"
  user_pool_id                                  = aws_cognito_user_pool.users.id
  generate_secret                               = true
  region                                        = "eu-west-1"
  explicit_auth_flows                           = ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"]
  auth_session_validity                         = var.session_minutes
  prevent_user_existence_errors                 = "ENABLED"
  enable_propagate_additional_user_context_data = true
  allowed_oauth_flows_user_pool_client          = true
  allowed_oauth_flows                           = ["code"]
  allowed_oauth_scopes = [
    "openid",
    "email",
    "profile",
    "https://api.example.com/read",
  ]
  callback_urls = [
    "https://${var.domain}/callback",
    "http://localhost:3000/callback",
    "myapp://callback",
  ]
  default_redirect_uri = "https://${var.domain}/callback"
  logout_urls          = ["https://${var.domain}/"]
  supported_identity_providers = [
    "COGNITO",
    aws_cognito_identity_provider.google.provider_name,
  ]
  access_token_validity   = 60
  id_token_validity       = 60
  refresh_token_validity  = 30
  enable_token_revocation = true
  read_attributes         = ["email", "custom:department"]
  write_attributes        = ["email"]

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 10
  }

  analytics_configuration {
    application_id   = "0123456789abcdef0123456789abcdef"
    external_id      = "pinpoint"
    role_arn         = "arn:aws:iam::123456789012:role/pinpoint"
    user_data_shared = false
  }
}

import {
  to = aws_cognito_user_pool_client.web
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}
