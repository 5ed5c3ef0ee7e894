import {
  to = aws_cognito_user_pool_client.web
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

# Not imported: aws_cognito_user_pool_client.m2m. Enter its user pool ID and client ID in the builder to generate its import.
