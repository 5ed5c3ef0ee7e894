import {
  to = aws_cognito_user_pool_client.server
  id = "us-east-1_Ab3/3ho4ek12345678909nh3fmhpko"
}

# aws_cognito_user_pool_client.job: to import it, enter its user pool ID and its client ID.
