import {
  to = aws_cognito_user_pool_client.web
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}
