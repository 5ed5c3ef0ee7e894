resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = var.pool

  callback_urls = [
    "https://a.example/cb",
  ]
}
