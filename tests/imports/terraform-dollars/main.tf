variable "tier" {
  default = "pro"
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web$${x}"
  user_pool_id = "eu-west-1_a"
  callback_urls = [
    "https://a.example.com/${"$"}${var.tier}",
    "https://b.example.com/${"%"}${var.tier}",
    "https://c.example.com/${"$"}{x}",
    "https://d.example.com/%%{x}/${"$${"}${var.tier}",
  ]
}
