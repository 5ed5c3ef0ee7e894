# Omitted from web: region. The provider of the module sets the Region.
# Omitted from web: auth_session_validity, enable_propagate_additional_user_context_data.
# The module ignores this argument.
# Omitted from web: refresh_token_rotation. The module ignores this argument. Without
# rotation, refreshing tokens requires ALLOW_REFRESH_TOKEN_AUTH.
# Omitted from web: analytics_configuration. The module documents this argument, but
# ignores it.
# Omitted from web: import. Only Terraform can tell the name of this client in the module.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "domain" {
  type        = string
  description = "Where the application is."
}

variable "google_secret" {
  type      = string
  sensitive = true
}

variable "session_minutes" {
  type    = number
  default = 5
}

variable "hide_users" {
  type = bool
}

module "users" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "users"

  clients = [
    {
      name                                 = "web-${var.domain}"
      generate_secret                      = true
      explicit_auth_flows                  = ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"]
      prevent_user_existence_errors        = "ENABLED"
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["code"]
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
      access_token_validity  = 60
      id_token_validity      = 60
      refresh_token_validity = 30
      token_validity_units = {
        access_token  = "minutes"
        id_token      = "minutes"
        refresh_token = "days"
      }
      enable_token_revocation = true
      read_attributes         = ["email", "custom:department"]
      write_attributes        = ["email"]
    },
  ]
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = module.users.user_pool.id
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
