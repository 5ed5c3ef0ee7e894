# Not imported: aws_cognito_user_pool_client.west. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.by_variable. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.here. Enter its user pool ID and client ID in the builder to generate its import.
