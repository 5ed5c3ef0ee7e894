resource "aws_cognito_user_pool_client" "old" {
  name         = "old"
  user_pool_id = aws_cognito_user_pool.pool.id
}
