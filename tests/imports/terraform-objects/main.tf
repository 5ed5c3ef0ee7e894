locals {
  repeated = { a = 1, b = 2, a = 3, "b" = 4 }
  numbers  = [1e2, 1E3, 0.1e1, -1e2, 1.50]
}

resource "aws_cognito_user_pool_client" "web" {
  name                  = "web"
  user_pool_id          = "us-east-1_AbCdEf123"
  access_token_validity = 1e2
  callback_urls         = ["https://a.example.com/cb"]
}
