# Omitted: urls. Terraform doesn't support this block in a configuration.
# Omitted: data.terraform_remote_state.net. HCL can't have an argument with this name.
# Terraform JSON includes it.

resource "terraform_data" "run" {
  input = {
    "//" = "a key"
  }

  provisioner "local-exec" {
    command = "true"
  }
}

resource "aws_cognito_user_pool_client" "one" {
  name                  = "one"
  user_pool_id          = "us-east-1_AbCdEf123"
  access_token_validity = 30

  token_validity_units {
    access_token = "minutes"
  }

  lifecycle {
    prevent_destroy = true
  }
}
