import {
  to = aws_cognito_user_pool_client.keyed["k"]
  id = "us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"
}

import {
  to = resource.aws_cognito_user_pool_client.counted[0]
  id = "us-east-1_AbCdEf123/1ho4ek12345678909nh3fmhpko"
}

import {
  to = aws_cognito_user_pool_client.counted[1]
  id = "us-east-1_AbCdEf123/2ho4ek12345678909nh3fmhpko"
}

import {
  for_each = local.clients
  to       = aws_cognito_user_pool_client.all[each.key]
  id       = "us-east-1_AbCdEf123/${each.value}"
}

# Not imported: aws_cognito_user_pool_client.none. Enter its user pool ID and client ID in the builder to generate its import.
