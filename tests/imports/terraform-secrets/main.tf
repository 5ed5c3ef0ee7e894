variable "google_client_secret" {
  type    = string
  default = "GOCSPX-default-0123456789"
}

resource "aws_cognito_identity_provider" "google" {
  user_pool_id  = aws_cognito_user_pool.pool.id
  provider_name = "Google"
  provider_type = "Google"

  provider_details = {
    client_id     = "123.apps.googleusercontent.com"
    client_secret = "GOCSPX-literal-9876543210"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.pool.id
  client_secret = "pasted0secret1here2"
}

resource "aws_lambda_function" "backend" {
  environment {
    variables = {
      COGNITO_CLIENT_SECRET = "lambda0secret1here2"
      COPY                  = "x GOCSPX-literal-9876543210 y"
      CONFIG                = jsonencode({ "ClientSecret" = "json0secret1here2" })
      SECRET_ARN            = aws_secretsmanager_secret.client_secret.arn
    }
  }
}

output "client_secret" {
  value     = aws_cognito_user_pool_client.web.client_secret
  sensitive = true
}

output "old_client_secret" {
  value = "output0secret1here2"
}
