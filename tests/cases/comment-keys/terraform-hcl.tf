# Left out: urls. A configuration of Terraform has no such block.
# Left out: data.terraform_remote_state.net. HCL has no argument of that name. Terraform
# JSON has it.

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
