# CloudFormation imports existing clients with a change set of type IMPORT. It accepts a resource only if:
# - It has a DeletionPolicy in template.yaml. Resources with an import ID have one.
# - The template contains only resources already in the stack or imported now, without changes.
# - No stack owns the clients yet, and both IDs of each are correct.
# Not imported: WebClient2. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: MobileClient. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: UnknownClient. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: WrongClient. Enter its user pool ID and client ID in the builder to generate its import.

cat > resources-to-import.json <<'JSON'
[
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "WebClient",
    "ResourceIdentifier": {
      "UserPoolId": "us-east-1_AbCdEf123",
      "ClientId": "3ho4ek12345678909nh3fmhpko"
    }
  },
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "ServerClient",
    "ResourceIdentifier": {
      "UserPoolId": "us-east-1_AbCdEf123",
      "ClientId": "1example23456789"
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
