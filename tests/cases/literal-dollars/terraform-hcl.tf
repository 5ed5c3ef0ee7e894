variable "tier" {
  type    = string
  default = "pro"
}

resource "aws_cognito_user_pool" "pool" {
  name                       = "dollars"
  email_verification_subject = "100%%{x} %${var.tier}"
  email_verification_message = "${"$"}${var.tier} {####}"
  sms_authentication_message = "$${Price} {####}"
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.pool.id
  callback_urls = [
    "https://a.example.com/${"$"}${var.tier}",
    "https://b.example.com/x$$-$${var.tier}",
    "https://c.example.com/%%{x}/${var.tier}",
    "https://d.example.com/%${var.tier}",
    "https://e.example.com/$${x}/${var.tier}",
    "https://f.example.com/${var.tier}{x}",
    "https://g.example.com/$5/100%/$$/%%/{0}/%s",
  ]
}
