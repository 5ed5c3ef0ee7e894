variable "pool_id" {
  type = any
}

variable "client_id" {
  type = any
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "server" {
  name                                 = "server"
  user_pool_id                         = "us-east-1_AbCdEf123"
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = ["api/read"]
}

resource "aws_cognito_user_pool_client" "web-client" {
  name         = "web client"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "mobile" {
  name         = "mobile"
  user_pool_id = "us-east-1_AbCdEf123"
  logout_urls  = ["https://example.com/?client_id=${aws_cognito_user_pool_client.web.id}"]
}

resource "aws_cognito_user_pool_client" "unknown" {
  name         = "not yet known"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "wrong" {
  name         = "wrong"
  user_pool_id = "us-east-1_AbCdEf123"
}

import {
  to = aws_cognito_user_pool_client.web
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = aws_cognito_user_pool_client.server
  id = "us-east-1_AbCdEf123/1example23456789"
}

import {
  to = aws_cognito_user_pool_client.mobile
  id = "${var.pool_id}/${var.client_id}"
}

import {
  to = aws_cognito_user_pool.users
  id = "us-east-1_AbCdEf123"
}
