resource "aws_cognito_user_pool_client" "other" {
  name         = "other"
  user_pool_id = aws_cognito_user_pool.pool.id
}
