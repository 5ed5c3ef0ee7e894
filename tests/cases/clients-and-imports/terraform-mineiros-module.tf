# Omitted from web: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted from server: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from web-client: user_pool_id. The module's clients always belong to the pool
# that the module creates.
# Omitted from mobile: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from unknown: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from wrong: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from web-client: name. The module turns the name into the key “web-client”.
# Omitted from unknown: name. The module turns the name into the key “not-yet-known”.
# Omitted from mobile: logout_urls. The module doesn't export the value that this refers
# to.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "pool_id" {
  type = any
}

variable "client_id" {
  type = any
}

variable "user_pool_name" {
  type = string
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name = "web"
    },
    {
      name                                 = "server"
      generate_secret                      = true
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["client_credentials"]
      allowed_oauth_scopes                 = ["api/read"]
    },
    {
      name = "web client"
    },
    {
      name = "mobile"
    },
    {
      name = "not yet known"
    },
    {
      name = "wrong"
    },
  ]
}

import {
  to = module.user_pool.aws_cognito_user_pool.user_pool[0]
  id = "us-east-1_AbCdEf123"
}

import {
  to = module.user_pool.aws_cognito_user_pool_client.client["web"]
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = module.user_pool.aws_cognito_user_pool_client.client["server"]
  id = "us-east-1_AbCdEf123/1example23456789"
}

import {
  to = module.user_pool.aws_cognito_user_pool_client.client["mobile"]
  id = "${var.pool_id}/${var.client_id}"
}

import {
  to = aws_cognito_user_pool.users
  id = "us-east-1_AbCdEf123"
}
