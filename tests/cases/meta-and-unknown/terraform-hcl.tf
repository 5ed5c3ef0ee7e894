variable "create" {
  type = any
}

variable "clients" {
  type = any
}

variable "y" {
  type = any
}

resource "aws_cognito_user_pool" "users" {
  count = 2

  name = "users"
  newer = {
    a = "b"
  }

  web_authn_configuration {
    relying_party_id = "example.com"
  }

  software_token_mfa_configuration {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cognito_user_pool_client" "counted" {
  count    = var.create ? 1 : 0
  provider = aws.west

  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [generate_secret]

    precondition {
      condition     = var.create
      error_message = "No."
    }
  }

  depends_on = [
    aws_cognito_identity_provider.google,
    aws_cognito_resource_server.api,
  ]
}

resource "aws_cognito_user_pool_client" "each" {
  for_each = var.clients

  name          = each.key
  user_pool_id  = "us-east-1_AbCdEf123"
  callback_urls = each.value

  lifecycle {
    ignore_changes        = all
    create_before_destroy = false
  }
}

# Omitted: unfinished. The builder can't parse one of its expressions.
# Omitted: new_block. Only the provider knows whether this is a block or a map. Terraform
# JSON includes it.
# Omitted: not a name. HCL can't have an argument with this name. Terraform JSON includes
# it.
resource "aws_cognito_user_pool_client" "newer" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
  new_text     = "$${x} ${var.y}"
  new_list     = ["a", "b"]
  new_flag     = true
  new_null     = null
  callback_url = ["https://example.com"]

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
    device_token  = "hours"
  }

  provisioner "local-exec" {
    command = "true"
  }
}
