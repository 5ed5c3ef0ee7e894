variable "stage" {
  type = string
}

variable "pools" {
  type = map(string)
}

variable "urls" {
  type    = list(string)
  default = ["https://a.example.com/?x=1,2", "https://b.example.com/"]
}

variable "none" {
  type    = list(string)
  default = []
}

locals {
  host     = "app.example.com"
  days     = 30
  computed = lower(var.stage)
}

resource "aws_cognito_user_pool_client" "web" {
  name                 = "web-${lower(var.stage)}"
  user_pool_id         = var.pools[var.stage]
  generate_secret      = var.stage == "prod"
  callback_urls        = var.urls
  default_redirect_uri = null /* none */
  logout_urls = [
    "https://${local.host}/out",
    "https://${join(".", [
      var.stage,
      local.host
    ])}/",
  ]
  supported_identity_providers = ["COGNITO", local.computed, 1.50]
  refresh_token_validity       = local.days
  read_attributes              = concat(["email"], var.none)
  write_attributes             = var.none
}

resource "aws_cognito_user_pool_client" "copies" {
  for_each = toset(["a", "b"])

  name         = each.key
  user_pool_id = var.pools[var.stage]

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [callback_urls]
  }

  depends_on = [aws_cognito_user_pool_client.web]
}
