resource "aws_cognito_resource_server" "api" {
  name         = "api"
  user_pool_id = "5"

  scope {
    scope_name = "read"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  prevent_user_existence_errors = "12"
  callback_urls                 = ["https://a.example", "5", "true"]
}

resource "aws_cognito_user_pool_client" "half" {
  user_pool_id          = "us-east-1_AbCdEf123"
  generate_secret       = true
  callback_urls         = ["https://ok.example", "$${fine}"]
  access_token_validity = 60
}
