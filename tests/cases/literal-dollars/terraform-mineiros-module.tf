# Omitted: aws_cognito_user_pool.pool.email_verification_subject,
# aws_cognito_user_pool.pool.email_verification_message. This tool doesn't support this
# argument.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "tier" {
  type    = string
  default = "pro"
}

module "pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name                       = "dollars"
  sms_authentication_message = "$${Price} {####}"

  clients = [
    {
      name = "web"
      callback_urls = [
        "https://a.example.com/${"$"}${var.tier}",
        "https://b.example.com/x$$-$${var.tier}",
        "https://c.example.com/%%{x}/${var.tier}",
        "https://d.example.com/%${var.tier}",
        "https://e.example.com/$${x}/${var.tier}",
        "https://f.example.com/${var.tier}{x}",
        "https://g.example.com/$5/100%/$$/%%/{0}/%s",
      ]
    },
  ]
}
