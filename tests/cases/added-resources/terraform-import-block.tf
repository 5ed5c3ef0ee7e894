# Not imported: aws_cognito_user_pool_client.spa. Enter its user pool ID and client ID in the builder to generate its import.
