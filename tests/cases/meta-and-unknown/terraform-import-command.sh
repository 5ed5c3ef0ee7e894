# aws_cognito_user_pool_client.counted: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.each: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.newer: to import it, enter its user pool ID and its client ID.
