variable "managed" {
  type = bool
}

# Left out: publish_secrets_in_aws_secrets_manager. Terraform's AWS provider has no such
# argument: only the API stores a secret in Secrets Manager.
resource "aws_cognito_user_pool_client" "server" {
  name            = "server"
  user_pool_id    = "us-east-1_Ab3"
  generate_secret = true
}

# Left out: publish_secrets_in_aws_secrets_manager. Terraform's AWS provider has no such
# argument: only the API stores a secret in Secrets Manager.
resource "aws_cognito_user_pool_client" "job" {
  name            = "job"
  user_pool_id    = "us-east-1_Ab3"
  generate_secret = true
}

import {
  to = aws_cognito_user_pool_client.server
  id = "us-east-1_Ab3/3ho4ek12345678909nh3fmhpko"
}
