# Left out of one: user_pool_id. The module's clients always belong to the pool that it
# creates.
# Left out of two: user_pool_id. The module's clients always belong to the pool that it
# creates.
# Left out of composed: user_pool_id. The module's clients always belong to the pool that
# it creates.
# Left out of composed: name. Only Terraform can tell what the module makes of the name.
# Left out of composed: import. What the module calls the client only Terraform can tell.

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
