resource "aws_cognito_user_pool_client" "nbsp" {
  name = "web"
  user_pool_id = "eu-west-1_AbCdEf123"
}
