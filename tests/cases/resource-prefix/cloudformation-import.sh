# CloudFormation imports existing clients with a change set of type IMPORT. It accepts one only when
# - each imported resource has a DeletionPolicy in template.yaml (those with an import ID have),
# - the template changes nothing else, and holds only what the stack has already or imports now,
# - no stack owns the clients yet, and both IDs of each are right.
# M2mClient: to import it, enter its user pool ID and its client ID.
# In the stack already, or to be left out of the template: Pool, ApiServer.

cat > resources-to-import.json <<'JSON'
[
  {
    "ResourceType": "AWS::Cognito::UserPoolClient",
    "LogicalResourceId": "WebClient",
    "ResourceIdentifier": {
      "UserPoolId": "eu-west-1_AbCdEf123",
      "ClientId": "3ho4ek12345678909nh3fmhpko"
    }
  }
]
JSON

STACK_NAME=my-stack CHANGE_SET=import-user-pool-clients
# Give each parameter its value; commas in a value need a backslash before them.
ElsewhereUserPool0Id=

aws cloudformation create-change-set \
  --stack-name "$STACK_NAME" \
  --change-set-name "$CHANGE_SET" \
  --change-set-type IMPORT \
  --resources-to-import file://resources-to-import.json \
  --template-body file://template.yaml \
  --parameters \
    ParameterKey=ElsewhereUserPool0Id,ParameterValue="${ElsewhereUserPool0Id:?}" &&
aws cloudformation wait change-set-create-complete --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET" &&
aws cloudformation describe-change-set --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET"

# When the change set shows these imports and nothing else:
aws cloudformation execute-change-set --stack-name "$STACK_NAME" --change-set-name "$CHANGE_SET" &&
aws cloudformation wait stack-import-complete --stack-name "$STACK_NAME" &&
aws cloudformation detect-stack-drift --stack-name "$STACK_NAME"
