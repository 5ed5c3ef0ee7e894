# Omitted from web: depends_on. Terraform only.
# Omitted from mobile: callback_urls. The module doesn't export the value that this refers
# to.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "google_secret" {
  type      = string
  sensitive = true
}

module "pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "pool"
  resource_servers = [
    {
      identifier = "https://api.example.com"
      name       = "api"
      scopes = [
        {
          scope_name        = "read"
          scope_description = "Read"
        },
      ]
    },
  ]

  default_client_allowed_oauth_flows_user_pool_client = true
  default_client_allowed_oauth_flows                  = ["code"]

  clients = [
    {
      name                         = "web"
      allowed_oauth_scopes         = ["openid", "https://api.example.com/read"]
      callback_urls                = ["https://app.example.com/callback"]
      supported_identity_providers = ["COGNITO", "Google"]
    },
    {
      name                 = "mobile"
      allowed_oauth_scopes = ["openid"]
    },
  ]
}

resource "aws_cognito_identity_provider" "google" {
  provider_name = "Google"
  provider_type = "Google"
  user_pool_id  = module.pool.user_pool.id
  provider_details = {
    client_id        = "id"
    client_secret    = var.google_secret
    authorize_scopes = "openid"
  }
}
