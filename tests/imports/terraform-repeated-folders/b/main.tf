terraform {
  required_version = "< 1.5"
}

locals {
  host = "b.example.com"
}

variable "stage" {}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_AbCdEf123"
}
