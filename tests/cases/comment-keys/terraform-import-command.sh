# aws_cognito_user_pool_client.one: to import it, enter its user pool ID and its client ID.
