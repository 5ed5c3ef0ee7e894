# Omitted from rotating: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from rotating: auth_session_validity. The module ignores this argument.
# Omitted from rotating: refresh_token_rotation. The module ignores this argument. Without
# rotation, refreshing tokens requires ALLOW_REFRESH_TOKEN_AUTH.
# Omitted from unsaid: auth_session_validity,
# enable_propagate_additional_user_context_data. The module ignores this argument.
# Omitted from unsaid: refresh_token_rotation. The module ignores this argument. Without
# rotation, refreshing tokens requires ALLOW_REFRESH_TOKEN_AUTH.
# Omitted from unsaid: analytics_configuration. The module documents this argument, but
# ignores it.
# Omitted from web: logout_urls. The module doesn't export the value that this refers to.
# Omitted from unsaid: callback_urls. The module doesn't export the value that this refers
# to.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "hosted" {
  type    = bool
  default = true
}

variable "tenant" {
  type = string
}

variable "user_pool_name" {
  type = string
}

variable "session_minutes" {
  type    = number
  default = 5
}

module "api_client_user" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "users"
  resource_servers = [
    {
      identifier = "orders"
      name       = "Orders"
      scopes = [
        {
          scope_name        = "read"
          scope_description = "Read orders"
        },
      ]
    },
  ]

  clients = [
    {
      name                   = "api"
      explicit_auth_flows    = ["ALLOW_USER_SRP_AUTH"]
      access_token_validity  = 2
      refresh_token_validity = 3600
      token_validity_units = {
        access_token  = "hours"
        id_token      = "minutes"
        refresh_token = "minutes"
      }
      enable_token_revocation = true
      id_token_validity       = null
    },
    {
      name                = "renewal"
      explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]
      read_attributes     = ["custom:team"]
      write_attributes    = []
    },
    {
      name                                 = "web"
      explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
      prevent_user_existence_errors        = "ENABLED"
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["code"]
      allowed_oauth_scopes                 = ["email", "profile"]
      supported_identity_providers         = ["COGNITO", "SignInWithApple", "Employees"]
      read_attributes                      = ["email", "name", "zoneinfo", "custom:team"]
    },
    {
      name                                 = "service"
      generate_secret                      = true
      explicit_auth_flows                  = []
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["client_credentials"]
      allowed_oauth_scopes                 = ["orders/read"]
    },
    {
      name                                 = "unsaid"
      explicit_auth_flows                  = ["ADMIN_NO_SRP_AUTH"]
      allowed_oauth_flows_user_pool_client = var.hosted
      allowed_oauth_flows                  = ["code"]
      access_token_validity                = 90
      id_token_validity                    = 330
      refresh_token_validity               = 1
      token_validity_units = {
        access_token  = "minutes"
        id_token      = "seconds"
        refresh_token = "hours"
      }
      read_attributes = ["sub", "email"]
    },
  ]
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name                                 = "rotating"
      explicit_auth_flows                  = ["ALLOW_USER_AUTH"]
      allowed_oauth_flows_user_pool_client = true
    },
  ]
}
