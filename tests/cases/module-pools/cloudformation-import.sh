# CloudFormation imports existing clients with a change set of type IMPORT. It accepts a resource only if:
# - It has a DeletionPolicy in template.yaml. Resources with an import ID have one.
# - The template contains only resources already in the stack or imported now, without changes.
# - No stack owns the clients yet, and both IDs of each are correct.
# Not imported: SecretClient. Enter its user pool ID and client ID in the builder to generate its import.
# Must already be in the stack, or be removed from the template: UsersPool.

cat > resources-to-import.json <<'JSON'
[
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "OneClient",
    "ResourceIdentifier": {
      "UserPoolId": "us-east-1_AbCdEf123",
      "ClientId": "3ho4ek12345678909nh3fmhpko"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "TwoClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "3ho4ek12345678909nh3fmhpko"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "ComposedClient",
    "ResourceIdentifier": {
      "UserPoolId": "us-east-1_AbCdEf123",
      "ClientId": "3ho4ek12345678909nh3fmhpka"
    }
  }
]
JSON

STACK_NAME=my-stack CHANGE_SET=import-user-pool-clients

aws cloudformation create-change-set \
  --stack-name "$STACK_NAME" \
  --change-set-name "$CHANGE_SET" \
  --change-set-type IMPORT \
  --resources-to-import file://resources-to-import.json \
  --template-body file://template.yaml &&
aws cloudformation wait change-set-create-complete --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET" &&
aws cloudformation describe-change-set --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET"

# If the change set shows only these imports:
aws cloudformation execute-change-set --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET" &&
aws cloudformation wait stack-import-complete --stack-name "$STACK_NAME" &&
aws cloudformation detect-stack-drift --stack-name "$STACK_NAME"
