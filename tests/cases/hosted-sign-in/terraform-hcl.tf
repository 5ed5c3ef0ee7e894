variable "environment" {
  type    = string
  default = "dev"
}

variable "google_client_secret" {
  type      = string
  sensitive = true
}

data "aws_region" "current" {}

resource "aws_cognito_user_pool" "users" {
  name                     = "users-${var.environment}"
  user_pool_tier           = "ESSENTIALS"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  tags = {
    team = "identity"
  }

  username_configuration {
    case_sensitive = false
  }

  password_policy {
    minimum_length    = 12
    require_lowercase = true
    require_numbers   = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }

    recovery_mechanism {
      name     = "verified_phone_number"
      priority = 2
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true

    invite_message_template {
      email_message = "{username}: {####}"
      email_subject = "Welcome"
      sms_message   = "{username} {####}"
    }
  }

  schema {
    name                = "department"
    attribute_data_type = "String"
    mutable             = true

    string_attribute_constraints {
      min_length = "0"
      max_length = "64"
    }
  }

  email_configuration {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from_email_address    = "a@example.com"
  }

  lambda_config {
    kms_key_id  = "arn:aws:kms:us-east-1:123456789012:key/k"
    pre_sign_up = "arn:aws:lambda:us-east-1:123456789012:function:f"

    custom_sms_sender {
      lambda_arn     = "arn:aws:lambda:us-east-1:123456789012:function:g"
      lambda_version = "V1_0"
    }
  }
}

resource "aws_cognito_user_pool_domain" "login" {
  domain                = "login-${var.environment}"
  user_pool_id          = aws_cognito_user_pool.users.id
  managed_login_version = 2
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "https://api.example.com"
  name         = "API"
  user_pool_id = aws_cognito_user_pool.users.id

  scope {
    scope_name        = "read"
    scope_description = "Read"
  }

  scope {
    scope_name        = "write"
    scope_description = "Write"
  }
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = aws_cognito_user_pool.users.id
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

resource "aws_cognito_user_pool_client" "spa" {
  name                                 = "spa"
  user_pool_id                         = aws_cognito_user_pool.users.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email"]
  callback_urls                        = ["https://${aws_cognito_user_pool_domain.login.domain}.auth.${data.aws_region.current.region}.amazoncognito.com/callback"]
  supported_identity_providers = [
    "COGNITO",
    aws_cognito_identity_provider.google.provider_name,
  ]
}

resource "aws_cognito_user_pool_client" "machine" {
  name                                 = "machine"
  user_pool_id                         = aws_cognito_resource_server.api.user_pool_id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = aws_cognito_resource_server.api.scope_identifiers
}

output "client_id" {
  value = aws_cognito_user_pool_client.spa.id
}

output "client_secret" {
  value     = aws_cognito_user_pool_client.machine.client_secret
  sensitive = true
}
