resource "aws_cognito_user_pool_client" "listed" {
  name         = "listed"
  user_pool_id = "eu-west-1_AbCdEf123"
  region       = "eu-west-1"
}

resource "aws_cognito_user_pool_client" "filled_in" {
  name          = "filled in"
  user_pool_id  = "eu-west-1_AbCdEf123"
  callback_urls = ["https://shop.example.com/cb"]
}

resource "aws_cognito_user_pool_client" "cut" {
  name          = "cut"
  user_pool_id  = "eu-west-1_AbCdEf123"
  callback_urls = ["https://shop.example.com/cb"]
}

resource "aws_cognito_user_pool_client" "whole" {
  name          = "whole"
  user_pool_id  = "eu-west-1_AbCdEf123"
  callback_urls = ["https://shop.example.com/cb"]
}

resource "aws_cognito_user_pool_client" "invalid" {
  name          = "invalid"
  user_pool_id  = "eu-west-1_AbCdEf123"
  newer_setting = true
}

resource "aws_cognito_user_pool_client" "fragment" {
  user_pool_id  = "eu-west-1_AbCdEf123"
  callback_urls = ["https://shop.example.com/cb"]
}

resource "aws_cognito_user_pool_client" "hostile" {
  name         = "hostile"
  user_pool_id = "eu-west-1_AbCdEf123"
}

import {
  to = aws_cognito_user_pool_client.listed
  id = "eu-west-1_AbCdEf123/1example23456789"
}

import {
  to = aws_cognito_user_pool_client.filled_in
  id = "eu-west-1_AbCdEf123/2example23456789"
}

import {
  to = aws_cognito_user_pool_client.cut
  id = "eu-west-1_AbCdEf123/3example23456789"
}

import {
  to = aws_cognito_user_pool_client.whole
  id = "eu-west-1_AbCdEf123/4example23456789"
}

import {
  to = aws_cognito_user_pool_client.invalid
  id = "eu-west-1_AbCdEf123/5example23456789"
}
