# CloudFormation imports existing clients with a change set of type IMPORT. It accepts one only when
# - each imported resource has a DeletionPolicy in template.yaml (those with an import ID have),
# - the template changes nothing else, and holds only what the stack has already or imports now,
# - no stack owns the clients yet, and both IDs of each are right.
# JobClient: to import it, enter its user pool ID and its client ID.

cat > resources-to-import.json <<'JSON'
[
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "ServerClient",
    "ResourceIdentifier": {
      "UserPoolId": "us-east-1_Ab3",
      "ClientId": "3ho4ek12345678909nh3fmhpko"
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

# When the change set shows these imports and nothing else:
aws cloudformation execute-change-set --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET" &&
aws cloudformation wait stack-import-complete --stack-name "$STACK_NAME" &&
aws cloudformation detect-stack-drift --stack-name "$STACK_NAME"
