# With the provider aws
pulumi import aws:cognito/userPoolClient:UserPoolClient web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko
pulumi import aws:cognito/userPoolClient:UserPoolClient server us-east-1_AbCdEf123/1example23456789
# web-client: to import it, enter its user pool ID and its client ID.
# mobile: to import it, enter its user pool ID and its client ID.
# unknown: to import it, enter its user pool ID and its client ID.
# wrong: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
pulumi import aws-native:cognito:UserPoolClient web 'us-east-1_AbCdEf123|3ho4ek12345678909nh3fmhpko'
pulumi import aws-native:cognito:UserPoolClient server 'us-east-1_AbCdEf123|1example23456789'
# web-client: to import it, enter its user pool ID and its client ID.
# mobile: to import it, enter its user pool ID and its client ID.
# unknown: to import it, enter its user pool ID and its client ID.
# wrong: to import it, enter its user pool ID and its client ID.
