# aws_cognito_user_pool_client.backend: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.aws: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.日本: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.東京: to import it, enter its user pool ID and its client ID.

# aws_cognito_user_pool_client.é-1: to import it, enter its user pool ID and its client ID.
