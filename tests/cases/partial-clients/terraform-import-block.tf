import {
  to = aws_cognito_user_pool_client.listed
  id = "eu-west-1_AbCdEf123/1example23456789"
}

import {
  to = aws_cognito_user_pool_client.filled_in
  id = "eu-west-1_AbCdEf123/2example23456789"
}

import {
  to = aws_cognito_user_pool_client.cut
  id = "eu-west-1_AbCdEf123/3example23456789"
}

import {
  to = aws_cognito_user_pool_client.whole
  id = "eu-west-1_AbCdEf123/4example23456789"
}

import {
  to = aws_cognito_user_pool_client.invalid
  id = "eu-west-1_AbCdEf123/5example23456789"
}

# Not imported: aws_cognito_user_pool_client.fragment. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.hostile. Enter its user pool ID and client ID in the builder to generate its import.
