terraform import aws_cognito_user_pool_client.web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
terraform import aws_cognito_user_pool_client.server us-east-1_AbCdEf123/1example23456789
# Not imported: aws_cognito_user_pool_client.web-client. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.mobile. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.unknown. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.wrong. Enter its user pool ID and client ID in the builder to generate its import.
