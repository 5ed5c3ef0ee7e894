# Omitted: aws_cognito_user_pool.users.user_pool_tier,
# aws_cognito_user_pool.users.lambda_config.custom_sms_sender,
# aws_cognito_user_pool.users.lambda_config.kms_key_id,
# aws_cognito_user_pool_domain.login.managed_login_version. This tool doesn't support this
# argument.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "environment" {
  type    = string
  default = "dev"
}

variable "google_client_secret" {
  type      = string
  sensitive = true
}

data "aws_region" "current" {}

module "users" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name                             = "users-${var.environment}"
  username_attributes              = ["email"]
  auto_verified_attributes         = ["email"]
  enable_username_case_sensitivity = false
  password_minimum_length          = 12
  password_require_lowercase       = true
  password_require_numbers         = true
  account_recovery_mechanisms = [
    {
      name     = "verified_email"
      priority = 1
    },
    {
      name     = "verified_phone_number"
      priority = 2
    },
  ]
  allow_admin_create_user_only = true
  invite_email_message         = "{username}: {####}"
  invite_email_subject         = "Welcome"
  invite_sms_message           = "{username} {####}"
  schema_attributes = [
    {
      name       = "department"
      type       = "String"
      mutable    = true
      min_length = "0"
      max_length = "64"
    },
  ]
  email_sending_account = "DEVELOPER"
  email_source_arn      = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
  email_from_address    = "a@example.com"
  lambda_pre_sign_up    = "arn:aws:lambda:us-east-1:123456789012:function:f"
  tags = {
    team = "identity"
  }
  domain = "login-${var.environment}"
  resource_servers = [
    {
      identifier = "https://api.example.com"
      name       = "API"
      scopes = [
        {
          scope_name        = "read"
          scope_description = "Read"
        },
        {
          scope_name        = "write"
          scope_description = "Write"
        },
      ]
    },
  ]

  default_client_allowed_oauth_flows_user_pool_client = true

  clients = [
    {
      name                 = "spa"
      allowed_oauth_flows  = ["code"]
      allowed_oauth_scopes = ["openid", "email"]
      callback_urls        = ["https://${module.users.domain.domain}.auth.${data.aws_region.current.region}.amazoncognito.com/callback"]
      supported_identity_providers = [
        "COGNITO",
        aws_cognito_identity_provider.google.provider_name,
      ]
    },
    {
      name                = "machine"
      generate_secret     = true
      allowed_oauth_flows = ["client_credentials"]
      allowed_oauth_scopes = [
        "https://api.example.com/read",
        "https://api.example.com/write",
      ]
    },
  ]
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = module.users.user_pool.id
  provider_details = {
    client_id        = "1234.apps.googleusercontent.com"
    client_secret    = var.google_client_secret
    authorize_scopes = "openid email profile"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
}

output "client_id" {
  value = module.users.clients["spa"].id
}

output "client_secret" {
  value     = module.users.client_secrets["machine"]
  sensitive = true
}
