terraform import aws_cognito_user_pool_client.web eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
# aws_cognito_user_pool_client.m2m: to import it, enter its user pool ID and its client ID.
