variable "domain_prefix" {
  type        = string
  description = "First part of the sign-in domain; no other pool of the Region may have it."
}

variable "corp_metadata_url" {
  type        = string
  description = "URL of the SAML provider's metadata document."
}

variable "callback_url" {
  type        = string
  description = "URL of the app that users return to after they sign in."
}

variable "google_client_id" {
  type        = string
  description = "Client ID from the Google API console."
}

variable "google_client_secret" {
  type        = string
  description = "Client secret from the Google API console."
  sensitive   = true
}

variable "facebook_client_id" {
  type        = string
  description = "App ID from Meta for Developers."
}

variable "facebook_client_secret" {
  type        = string
  description = "App secret from Meta for Developers."
  sensitive   = true
}

variable "amazon_client_id" {
  type        = string
  description = "Client ID of the Login with Amazon security profile."
}

variable "amazon_client_secret" {
  type        = string
  description = "Client secret of the Login with Amazon security profile."
  sensitive   = true
}

variable "apple_client_id" {
  type        = string
  description = "Services ID from the Apple developer account."
}

variable "apple_team_id" {
  type        = string
  description = "Team ID from the Apple developer account."
}

variable "apple_key_id" {
  type        = string
  description = "ID of the Sign in with Apple key."
}

variable "apple_private_key" {
  type        = string
  description = "Content of the key's .p8 file, without its first and last lines."
  sensitive   = true
}

variable "okta_issuer" {
  type        = string
  description = "Issuer URL of the OpenID Connect provider, starting with https://."
}

variable "okta_client_id" {
  type        = string
  description = "Client ID that the OpenID Connect provider issued."
}

variable "okta_client_secret" {
  type        = string
  description = "Client secret that the OpenID Connect provider issued."
  sensitive   = true
}

resource "aws_cognito_user_pool" "pool" {
  name                     = "users"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
}

resource "aws_cognito_identity_provider" "corp" {
  provider_name = "Corp"
  provider_type = "SAML"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    MetadataURL = var.corp_metadata_url
  }
  attribute_mapping = {
    email = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"
  }
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    client_id        = var.google_client_id
    client_secret    = var.google_client_secret
    authorize_scopes = "email profile openid"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
}

resource "aws_cognito_identity_provider" "facebook" {
  provider_name = "Facebook"
  provider_type = "Facebook"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    client_id        = var.facebook_client_id
    client_secret    = var.facebook_client_secret
    authorize_scopes = "public_profile, email"
  }
  attribute_mapping = {
    email    = "email"
    username = "id"
  }
}

resource "aws_cognito_identity_provider" "amazon" {
  provider_name = "LoginWithAmazon"
  provider_type = "LoginWithAmazon"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    client_id        = var.amazon_client_id
    client_secret    = var.amazon_client_secret
    authorize_scopes = "profile postal_code"
  }
  attribute_mapping = {
    email    = "email"
    username = "user_id"
  }
}

resource "aws_cognito_identity_provider" "apple" {
  provider_name = "SignInWithApple"
  provider_type = "SignInWithApple"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    client_id        = var.apple_client_id
    team_id          = var.apple_team_id
    key_id           = var.apple_key_id
    private_key      = var.apple_private_key
    authorize_scopes = "email name"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
}

resource "aws_cognito_identity_provider" "okta" {
  provider_name = "Okta"
  provider_type = "OIDC"
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_details = {
    oidc_issuer               = var.okta_issuer
    client_id                 = var.okta_client_id
    client_secret             = var.okta_client_secret
    attributes_request_method = "GET"
    authorize_scopes          = "openid email profile"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
}

resource "aws_cognito_resource_server" "api_example_com" {
  identifier   = "https://api.example.com"
  name         = "api_example_com"
  user_pool_id = aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "write"
    scope_description = "Write"
  }
}

resource "aws_cognito_user_pool_domain" "domain" {
  domain       = var.domain_prefix
  user_pool_id = aws_cognito_user_pool.pool.id
}

resource "aws_cognito_user_pool_client" "spa" {
  name                                 = "spa"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  generate_secret                      = false
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes = [
    "openid",
    "${aws_cognito_resource_server.api_example_com.identifier}/write",
  ]
  callback_urls = [var.callback_url]
  logout_urls   = ["https://app.example.com/"]
  supported_identity_providers = [
    aws_cognito_identity_provider.google.provider_name,
    aws_cognito_identity_provider.facebook.provider_name,
    aws_cognito_identity_provider.amazon.provider_name,
    aws_cognito_identity_provider.apple.provider_name,
    aws_cognito_identity_provider.okta.provider_name,
    aws_cognito_identity_provider.corp.provider_name,
  ]
  access_token_validity   = 60
  id_token_validity       = 60
  refresh_token_validity  = 7
  enable_token_revocation = true

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 10
  }
}
