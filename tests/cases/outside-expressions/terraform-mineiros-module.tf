# Omitted from web: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted from copies: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from copies: for_each, depends_on, lifecycle. Terraform only.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "stage" {
  type = string
}

variable "urls" {
  type    = list(string)
  default = ["https://a.example.com/?x=1,2", "https://b.example.com/"]
}

variable "none" {
  type    = list(string)
  default = []
}

variable "user_pool_name" {
  type = string
}

variable "pools" {
  type = map(string)
}

locals {
  host     = "app.example.com"
  days     = 30
  computed = lower(var.stage)
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name                 = "web-${lower(var.stage)}"
      generate_secret      = var.stage == "prod"
      callback_urls        = var.urls
      default_redirect_uri = null /* none */
      logout_urls = [
        "https://${local.host}/out",
        "https://${join(".", [
          var.stage,
          local.host
        ])}/",
      ]
      supported_identity_providers = ["COGNITO", local.computed, 1.50]
      refresh_token_validity       = local.days
      read_attributes              = concat(["email"], var.none)
      write_attributes             = var.none
    },
    {
      name = each.key
    },
  ]
}
