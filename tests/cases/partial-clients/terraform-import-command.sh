terraform import aws_cognito_user_pool_client.listed eu-west-1_AbCdEf123/1example23456789
terraform import aws_cognito_user_pool_client.filled_in eu-west-1_AbCdEf123/2example23456789
terraform import aws_cognito_user_pool_client.cut eu-west-1_AbCdEf123/3example23456789
terraform import aws_cognito_user_pool_client.whole eu-west-1_AbCdEf123/4example23456789
terraform import aws_cognito_user_pool_client.invalid eu-west-1_AbCdEf123/5example23456789
# Not imported: aws_cognito_user_pool_client.fragment. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.hostile. Enter its user pool ID and client ID in the builder to generate its import.
