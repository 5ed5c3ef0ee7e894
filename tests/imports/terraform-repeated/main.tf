terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
  provider_meta "aws" {
    module_name = "x"
  }
}

terraform {
  required_version = "< 2.0, != 1.9.0"
  required_providers {
    null = { source = "hashicorp/null" }
  }
  provider_meta "null" {
    module_name = "x"
  }
  provider_meta "aws" {
    module_name = "y"
  }
}

terraform {
  required_version = ">= 1.5"
  backend "local" {}
}

variable "stage" {
  default = "dev"
  default = "prod"
}

variable "stage" {
  type = string
}

variable "count" {}

locals {
  host = "a.example.com"
  host = "b.example.com"
}

locals {
  host = "c.example.com"
}

data "aws_region" "current" {}
data "aws_region" "current" {}

output "id" {
  value = 1
}

output "id" {
  value = 2
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  name         = "app"
  user_pool_id = "eu-west-1_AbCdEf123"

  lifecycle {
    prevent_destroy = true
  }
  lifecycle {
    ignore_changes = [name]
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "second"
  user_pool_id = "eu-west-1_AbCdEf123"
}

resource "terraform_data" "x" {}
resource "terraform_data" "x" {}
