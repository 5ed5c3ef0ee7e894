locals {
  hosts = { app = "old.example.com", app = "app.example.com" }
  names = { app = "app", web = "web" }
}

resource "aws_cognito_user_pool_client" "web" {
  name          = "web"
  user_pool_id  = "eu-west-1_AbCdEf123"
  callback_urls = ["https://${{ a = "x", "a" = "y" }.a}.example.com"]
  logout_urls   = [{ b = "https://x.example.com", b = "https://y.example.com" }.b]
}
