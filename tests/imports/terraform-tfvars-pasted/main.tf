variable "urls" {
  type = list(string)
}

variable "text" {
  type    = string
  default = "b"
}

resource "aws_cognito_user_pool_client" "c" {
  user_pool_id  = "us-east-1_abc"
  name          = var.text
  callback_urls = var.urls
}
