# Not imported: aws_cognito_user_pool_client.backend. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.aws. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.日本. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.東京. Enter its user pool ID and client ID in the builder to generate its import.

# Not imported: aws_cognito_user_pool_client.é-1. Enter its user pool ID and client ID in the builder to generate its import.
