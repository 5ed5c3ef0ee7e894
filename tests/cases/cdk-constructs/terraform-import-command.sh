# Not imported: aws_cognito_user_pool_client.api. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.renewal. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.web. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.service. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.rotating. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.unsaid. Enter its user pool ID and client ID in the builder to generate its import.
