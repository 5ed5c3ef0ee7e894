# Not imported: aws_cognito_user_pool_client.counted. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.each. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.newer. Enter its user pool ID and client ID in the builder to generate its import.
