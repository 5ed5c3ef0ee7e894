locals {
  host = "shop.example"
  host = "again.example"

  nested {
    inside = "a local"
  }
}

stray = "stands in no block"
again = "stands in no block"

resource "aws_cognito_user_pool_client" "api" {
  name         = "api"
  user_pool_id = "eu-west-1_abc"
}
