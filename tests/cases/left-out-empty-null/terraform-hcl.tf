resource "aws_cognito_user_pool_client" "left_out" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"
}

resource "aws_cognito_user_pool_client" "empty" {
  name                         = "x"
  user_pool_id                 = "us-east-1_AbCdEf123"
  explicit_auth_flows          = []
  callback_urls                = []
  default_redirect_uri         = ""
  logout_urls                  = []
  supported_identity_providers = []
  read_attributes              = []

  token_validity_units {}

  refresh_token_rotation {}
}

resource "aws_cognito_user_pool_client" "null" {
  name         = "x"
  user_pool_id = "us-east-1_AbCdEf123"

  refresh_token_rotation {}
}

resource "aws_cognito_user_pool_client" "zero" {
  name                    = "x"
  user_pool_id            = "us-east-1_AbCdEf123"
  generate_secret         = false
  refresh_token_validity  = 0
  enable_token_revocation = false

  refresh_token_rotation {
    feature                    = "DISABLED"
    retry_grace_period_seconds = 0
  }
}
