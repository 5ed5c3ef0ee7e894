# aws_cognito_user_pool_client.api: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.renewal: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.web: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.service: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.rotating: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.unsaid: to import it, enter its user pool ID and its client ID.
