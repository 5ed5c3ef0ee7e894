# Sign-in for the shop.
resource "aws_cognito_user_pool" "pool" {
  name = "shop"

  password_policy {
    minimum_length    = 12
    require_lowercase = true
  }
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "https://api.example.com"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.pool.id

  scope {
    scope_name        = "read"
    scope_description = "Read orders"
  }

  scope {
    scope_name        = "write"
    scope_description = "Change orders"
  }
}

variable "domain" {
  type        = string
  description = "Where the shop is"
  default     = "shop.example.com"
}

# The web shop. No secret: it runs in a browser.
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.pool.id

  # OAuth
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["openid", "email", "${aws_cognito_resource_server.api.identifier}/read"]
  callback_urls = [
    "https://${var.domain}/callback",
    "http://localhost:3000/callback", # for developers
  ]

  access_token_validity  = 60
  refresh_token_validity = 30 # days

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

output "client_id" {
  value = aws_cognito_user_pool_client.web.id
}
