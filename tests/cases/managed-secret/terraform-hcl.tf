variable "managed" {
  type = bool
}

# Omitted: publish_secrets_in_aws_secrets_manager. The Terraform AWS provider doesn't have
# this argument. Only the API can store a secret in Secrets Manager.
resource "aws_cognito_user_pool_client" "server" {
  name            = "server"
  user_pool_id    = "us-east-1_Ab3"
  generate_secret = true
}

# Omitted: publish_secrets_in_aws_secrets_manager. The Terraform AWS provider doesn't have
# this argument. Only the API can store a secret in Secrets Manager.
resource "aws_cognito_user_pool_client" "job" {
  name            = "job"
  user_pool_id    = "us-east-1_Ab3"
  generate_secret = true
}

import {
  to = aws_cognito_user_pool_client.server
  id = "us-east-1_Ab3/3ho4ek12345678909nh3fmhpko"
}
