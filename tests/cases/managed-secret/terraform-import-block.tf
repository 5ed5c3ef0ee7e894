import {
  to = aws_cognito_user_pool_client.server
  id = "us-east-1_Ab3/3ho4ek12345678909nh3fmhpko"
}

# Not imported: aws_cognito_user_pool_client.job. Enter its user pool ID and client ID in the builder to generate its import.
