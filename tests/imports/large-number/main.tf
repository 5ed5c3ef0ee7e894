locals {
  share  = 1e500 / 1e499
  digits = [123456789012345678901234567890, 1.50, 1e308]
}

resource "aws_cognito_user_pool_client" "web" {
  name                   = "web"
  user_pool_id           = "eu-west-1_AbCdEf123"
  access_token_validity  = 2e999
}

variable "days" {
  default = 1e400
}
