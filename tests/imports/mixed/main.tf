resource "aws_cognito_user_pool_client" "web" {
  name         = "terraform"
  user_pool_id = var.pool
}
