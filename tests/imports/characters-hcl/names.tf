resource "aws_cognito_user_pool_client" "names" {
  na​me       = "names"
  user_pool_id = "us-east-1_AbCdEf123"
}
