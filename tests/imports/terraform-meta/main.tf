resource "aws_cognito_user_pool_client" "each" {
  for_each = var.clients
  provider = aws.west

  name         = each.key
  user_pool_id = one(aws_cognito_user_pool.pool[*].id)

  callback_urls = concat(
    each.value.callback_urls, # from the outside
    var.is_local ? ["http://localhost:3000"] : [],
  )
  logout_urls            = [for url in each.value.callback_urls : replace(url, "/callback", "/")]
  refresh_token_validity = var.production ? 1 : 30
  default_redirect_uri   = "https://${terraform.workspace == "prod" ? "www" : terraform.workspace}.example.com/cb"
  generate_secret        = tobool(lookup(each.value, "secret", false))
  explicit_auth_flows    = local.flows
  future_argument        = { a = 1 }

  dynamic "token_validity_units" {
    for_each = var.units == null ? [] : [var.units]
    content {
      access_token = token_validity_units.value.access
    }
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [callback_urls, logout_urls]

    precondition {
      condition     = length(var.clients) > 0
      error_message = "No clients."
    }
  }

  depends_on = [aws_cognito_identity_provider.google, module.auth]

  timeouts {
    create = "5m"
  }
}

resource "aws_cognito_user_pool_client" "counted" {
  count        = var.with_admin ? 1 : 0
  name         = "admin-${count.index}"
  user_pool_id = data.aws_cognito_user_pools.all.ids[0]
}

data "aws_cognito_user_pools" "all" {
  name = "shop"
}

module "auth" {
  source    = "./auth"
  client_id = aws_cognito_user_pool_client.counted[0].id

  providers = {
    aws = aws.west
  }
}

resource "aws_lambda_function" "trigger" {
  function_name = "trigger"

  environment {
    variables = {
      STAGE = var.stage
    }
  }
}

moved {
  from = aws_cognito_user_pool_client.old
  to   = aws_cognito_user_pool_client.counted
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}
