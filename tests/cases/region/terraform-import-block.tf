# aws_cognito_user_pool_client.west: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.by_variable: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.here: to import it, enter its user pool ID and its client ID.
