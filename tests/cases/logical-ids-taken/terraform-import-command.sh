# aws_cognito_user_pool_client.web: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.web_2: to import it, enter its user pool ID and its client ID.
