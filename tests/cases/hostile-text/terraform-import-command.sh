# Not imported: aws_cognito_user_pool_client.größe-日本. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: aws_cognito_user_pool_client.true. Enter its user pool ID and client ID in the builder to generate its import.
