resource "aws_cognito_user_pool_client" "web" {
  access_token_validity = 5
}
