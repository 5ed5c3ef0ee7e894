# Omitted: resource.aws_sns_topic.bad. The builder can't parse one of its expressions.
# Omitted: data.aws_iam_policy_document.p, resource.aws_lambda_function.f. Only the
# provider knows whether this is a block or a map. Terraform JSON includes it.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"

  default_tags {
    tags = {
      a = "b"
    }
  }
}

variable "stage" {
  type = any
}

locals {
  domain = "${var.stage}.example.com"
  names  = ["a", "$${b}"]
  map = {
    "a b"          = "c"
    "${var.stage}" = 1
  }
}

data "aws_region" "current" {}

data "aws_ssm_parameter" "pool" {
  provider = aws.west

  name = "/pool"
}

module "auth" {
  source  = "./auth$$${x}"
  version = "1.0"
  domain  = local.domain
  tags = {
    a = "b"
  }

  depends_on = [aws_sns_topic.t]
}

resource "aws_sns_topic" "t" {
  name = "t-${var.stage}"
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "x"
  user_pool_id = local.pool
}

output "id" {
  value       = aws_cognito_user_pool_client.web.id
  description = "The $${literal} id"
  sensitive   = false

  depends_on = [module.auth]
}

output "map" {
  value = {
    a = local.domain
  }
}

moved {
  from = aws_cognito_user_pool_client.old
  to   = aws_cognito_user_pool_client.web
}

check "health" {
  data "http" "h" {
    url = "https://example.com"
  }
}
