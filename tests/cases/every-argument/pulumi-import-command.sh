# With the provider aws
pulumi import aws:cognito/userPoolClient:UserPoolClient web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko

# Or, with the provider aws-native
pulumi import aws-native:cognito:UserPoolClient web 'us-east-1_AbCdEf123|3ho4ek12345678909nh3fmhpko'
