resource "aws_cognito_user_pool_client" "web" {
  name                  = "web"
  user_pool_id          = "us-east-1_AbCdEf123"
  access_token_validity = 9007199254740992
  id_token_validity     = 9007199254740993

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 9223372036854775807
  }
}
