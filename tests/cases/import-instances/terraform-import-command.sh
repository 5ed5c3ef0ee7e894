terraform import 'aws_cognito_user_pool_client.keyed["k"]' us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
terraform import 'aws_cognito_user_pool_client.counted[0]' us-east-1_AbCdEf123/1ho4ek12345678909nh3fmhpko
terraform import 'aws_cognito_user_pool_client.counted[1]' us-east-1_AbCdEf123/2ho4ek12345678909nh3fmhpko
# aws_cognito_user_pool_client.all[each.key]: terraform import accepts one address and one ID. Use the import block, which Terraform evaluates.
# Not imported: aws_cognito_user_pool_client.none. Enter its user pool ID and client ID in the builder to generate its import.
