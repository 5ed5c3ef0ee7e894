locals {
  hosts = { app = "old.example.com", app = "app.example.com" }
  names = { app = "app", web = "web" }
  mixed = {
    web  = "one" # the first, with a comma: ,
    "web" = "two"
    (var.stage) : {
      a = [1, { b = 1, b = 2 }]
      a = "x"
    }
    web = "three"
  }
  made  = { for name, host in { a = 1, a = 2 } : name => host }
  later = { first = aws_cognito_user_pool_client.web.id, first = var.stage }
}

variable "stage" {
  default = "dev"
}

variable "tags" {
  default = { team = "one", team = "two" }
}

resource "aws_cognito_user_pool" "pool" {
  name = "pool"
  tags = {
    Team  = "one"
    Stage = "dev"
    Team  = "two"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name          = "web"
  user_pool_id  = aws_cognito_user_pool.pool.id
  callback_urls = ["https://${{ a = "x", "a" = "y" }.a}.example.com", <<-EOT
    https://${lookup({ b = "x", b = "z" }, "b")}.example.com
    EOT
  ]
  logout_urls = [{ b = "https://x.example.com", b = "https://y.example.com" }.b]
}
