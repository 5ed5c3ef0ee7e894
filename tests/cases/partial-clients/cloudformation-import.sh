# CloudFormation imports existing clients with a change set of type IMPORT. It accepts a resource only if:
# - It has a DeletionPolicy in template.yaml. Resources with an import ID have one.
# - The template contains only resources already in the stack or imported now, without changes.
# - No stack owns the clients yet, and both IDs of each are correct.
# Not imported: FragmentClient. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: HostileClient. Enter its user pool ID and client ID in the builder to generate its import.

cat > resources-to-import.json <<'JSON'
[
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "ListedClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "1example23456789"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "FilledInClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "2example23456789"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "CutClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "3example23456789"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "WholeClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "4example23456789"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "InvalidClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "5example23456789"
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
