# Omitted from m2m: allowed_oauth_scopes.
# aws_cognito_resource_server.api.scope_identifiers is a list, but a string is required.
# Omitted from web: explicit_auth_flows. var.flows is a list, but a string is required.
# Omitted from web: callback_urls[1]. var.urls is a list, but a string is required.
# Omitted from web: default_redirect_uri. local.paths is a list, which can't be part of a
# string.
# Omitted from web: logout_urls. var.url is a string, but a list of strings is required.
# Omitted from web: access_token_validity. var.flag is a boolean, but a number is
# required.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "urls" {
  type = list(string)
}

variable "url" {
  type = string
}

variable "flag" {
  type = bool
}

variable "flows" {
  type = set(string)
}

variable "hours" {
  type = string
}

locals {
  home  = "https://app.example.com/"
  paths = ["cb", "done"]
}

module "pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "users"
  resource_servers = [
    {
      identifier = "api"
      name       = "api"
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

  clients = [
    {
      name                                 = "m2m"
      generate_secret                      = true
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["client_credentials"]
    },
    {
      name                  = var.flag
      explicit_auth_flows   = var.flows
      callback_urls         = var.urls
      logout_urls           = [local.home, var.url]
      access_token_validity = var.hours
    },
    {
      name                         = "shop"
      callback_urls                = ["https://app.example.com/cb"]
      supported_identity_providers = ["COGNITO"]
    },
  ]
}
