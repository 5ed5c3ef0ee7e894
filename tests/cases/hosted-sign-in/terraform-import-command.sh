# aws_cognito_user_pool_client.spa: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.machine: to import it, enter its user pool ID and its client ID.
