variable "pool_id" {
  type = any
}

variable "client_id" {
  type = any
}

resource "aws_cognito_user_pool" "users" {
  name = "users"
}

resource "aws_cognito_user_pool_client" "one" {
  name         = "one"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "two" {
  name         = "two"
  user_pool_id = "eu-west-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "secret" {
  name            = "secret"
  user_pool_id    = aws_cognito_user_pool.users.id
  generate_secret = true
}

resource "aws_cognito_user_pool_client" "composed" {
  name         = "é"
  user_pool_id = "us-east-1_AbCdEf123"
}

import {
  to = aws_cognito_user_pool_client.one
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = aws_cognito_user_pool_client.two
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = aws_cognito_user_pool_client.secret
  id = "${var.pool_id}/${var.client_id}"
}

import {
  to = aws_cognito_user_pool_client.composed
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpka"
}

output "secret" {
  value     = aws_cognito_user_pool_client.secret.client_secret
  sensitive = true
}

moved {
  from = aws_cognito_user_pool_client.old
  to   = aws_cognito_user_pool_client.one
}

check "health" {
  data "http" "h" {
    url = "https://example.com"
  }
}
