terraform import aws_cognito_user_pool_client.one us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
terraform import aws_cognito_user_pool_client.two eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
# Not imported: aws_cognito_user_pool_client.secret. Enter its user pool ID and client ID in the builder to generate its import.
terraform import aws_cognito_user_pool_client.composed us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpka
