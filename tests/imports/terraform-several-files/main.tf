resource "aws_cognito_user_pool_client" "web" {
  name          = "web-${var.stage}"
  user_pool_id  = var.pool_id
  callback_urls = local.urls
}
