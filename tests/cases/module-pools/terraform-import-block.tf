import {
  to = aws_cognito_user_pool_client.one
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = aws_cognito_user_pool_client.two
  id = "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

# aws_cognito_user_pool_client.secret: to import it, enter its user pool ID and its client ID.

import {
  to = aws_cognito_user_pool_client.composed
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpka"
}
