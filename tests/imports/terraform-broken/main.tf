resource "aws_cognito_user_pool_client" "first" {
  name         = "first"
  user_pool_id = var.pool
  callback_urls = ["https://a.example/cb]
  refresh_token_validity = 30
  generate_secret = = true
  token_validity_units {
    refresh_token = "days"
    access_token = 
  }
}

resource "aws_cognito_user_pool_client" "second" {
  name = "second"
  user_pool_id = var.pool

resource "aws_cognito_user_pool_client" "third" {
  name         = "third"
  user_pool_id = var.pool
}

whatever this is

resource "aws_cognito_user_pool_client" "first" {
  name = "first again"
}

resource "aws_cognito_user_pool_client" "not a name" {
  name = "spaces"
}

resource "aws_cognito_user_pool_client" "twice" {
  name = "one"
  name = "two"
}
