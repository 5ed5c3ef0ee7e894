resource "aws_cognito_user_pool_client" "zero" {
  name = "web"​
  user_pool_id = "p_1"
}
