# Not imported: aws_cognito_user_pool_client.left_out. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.empty. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.null. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.zero. Enter its user pool ID and client ID in the builder to generate its import.
