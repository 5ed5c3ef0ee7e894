terraform {
  backend "s3" {
    bucket = "state"
    key    = "clients"
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "domain" {}

resource "aws_cognito_user_pool_client" "backend" {
  name         = "backend"
  user_pool_id = "us-east-1_AbCdEf123"
  callback_urls = [
    "https://${var.domain}/",
    "x$${${var.domain}",
    "%%{${var.domain}",
    "$${x}${var.domain}",
  ]
  read_attributes = ["a\u0604", "$\u0604\r", "${var.domain}𑂽"]
}

resource "aws_cognito_user_pool_client" "aws" {
  name         = "aws"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "日本" {
  name         = "one"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "東京" {
  name         = "two"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "é-1" {
  name         = "three"
  user_pool_id = "us-east-1_AbCdEf123"
}
