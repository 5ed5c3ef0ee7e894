# aws_cognito_user_pool_client.größe-日本: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.true: to import it, enter its user pool ID and its client ID.
