# With the aws provider:
pulumi import aws:cognito/userPoolClient:UserPoolClient web us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko

# Or, with the aws-native provider:
pulumi import aws-native:cognito:UserPoolClient web 'us-east-1_AbCdEf123|3ho4ek12345678909nh3fmhpko'
