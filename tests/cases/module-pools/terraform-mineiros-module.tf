# Omitted from one: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted from two: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted from composed: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from composed: name. Only Terraform can tell the key that the module makes of
# the name.
# Omitted from composed: import. Only Terraform can tell the name of this client in the
# module.

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

variable "user_pool_2_name" {
  type = string
}

module "users" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "users"

  clients = [
    {
      name            = "secret"
      generate_secret = true
    },
  ]
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name = "one"
    },
    {
      name = "é"
    },
  ]
}

module "user_pool_2" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_2_name

  clients = [
    {
      name = "two"
    },
  ]
}

import {
  to = module.user_pool.aws_cognito_user_pool.user_pool[0]
  id = "us-east-1_AbCdEf123"
}

import {
  to = module.user_pool.aws_cognito_user_pool_client.client["one"]
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = module.user_pool_2.aws_cognito_user_pool.user_pool[0]
  id = "eu-west-1_AbCdEf123"
}

import {
  to = module.user_pool_2.aws_cognito_user_pool_client.client["two"]
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = module.users.aws_cognito_user_pool_client.client["secret"]
  id = "${var.pool_id}/${var.client_id}"
}

output "secret" {
  value     = module.users.client_secrets["secret"]
  sensitive = true
}

moved {
  from = aws_cognito_user_pool_client.old
  to   = module.user_pool.aws_cognito_user_pool_client.client["one"]
}

check "health" {
  data "http" "h" {
    url = "https://example.com"
  }
}
