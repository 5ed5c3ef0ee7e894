variable "region" {
  type = string
}

resource "aws_cognito_user_pool_client" "west" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
  region       = "us-west-2"
}

resource "aws_cognito_user_pool_client" "by_variable" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
  region       = var.region
}

resource "aws_cognito_user_pool_client" "here" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
}
