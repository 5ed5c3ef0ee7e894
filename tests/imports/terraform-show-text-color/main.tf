# aws_cognito_user_pool_client.api:
resource "aws_cognito_user_pool_client" "api" {
  name         = "api"
  user_pool_id = "eu-west-1_AbCdEf123"
}
