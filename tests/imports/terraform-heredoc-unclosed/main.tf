resource "aws_cognito_user_pool_client" "web" {
  user_pool_id = "us-east-1_AbCdEf123"
  name         = <<EOT
web
EOT.
}

resource "aws_cognito_user_pool_client" "api" {
  user_pool_id = "us-east-1_AbCdEf123"
  name         = "api"
}
