# aws_cognito_user_pool_client.left_out: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.empty: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.null: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.zero: to import it, enter its user pool ID and its client ID.
