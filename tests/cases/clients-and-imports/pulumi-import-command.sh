# With the aws provider:
pulumi import aws:cognito/userPoolClient:UserPoolClient web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
pulumi import aws:cognito/userPoolClient:UserPoolClient server us-east-1_AbCdEf123/1example23456789
# Not imported: web-client. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: mobile. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: unknown. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: wrong. Enter its user pool ID and client ID in the builder to generate its import.

# Or, with the aws-native provider:
pulumi import aws-native:cognito:UserPoolClient web 'us-east-1_AbCdEf123|3ho4ek12345678909nh3fmhpko'
pulumi import aws-native:cognito:UserPoolClient server 'us-east-1_AbCdEf123|1example23456789'
# Not imported: web-client. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: mobile. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: unknown. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: wrong. Enter its user pool ID and client ID in the builder to generate its import.
