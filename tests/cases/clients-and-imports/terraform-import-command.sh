terraform import aws_cognito_user_pool_client.web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
terraform import aws_cognito_user_pool_client.server us-east-1_AbCdEf123/1example23456789
# aws_cognito_user_pool_client.web-client: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.mobile: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.unknown: to import it, enter its user pool ID and its client ID.
# aws_cognito_user_pool_client.wrong: to import it, enter its user pool ID and its client ID.
