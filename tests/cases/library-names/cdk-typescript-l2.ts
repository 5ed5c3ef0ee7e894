import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
    // Omitted: read_attributes. UserPoolClient requires known values, not values known at
    // deployment.
    // Omitted: read_attributes. UserPoolClient doesn't support “a ”, “$  ”.
    const backend = new cognito.UserPoolClient(this, "BackendClient", {
      userPoolClientName: "backend",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "BackendClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
      readAttributes: new cognito.ClientAttributes(),
    });

    const aws = new cognito.UserPoolClient(this, "AwsClient", {
      userPoolClientName: "aws",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "AwsClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    const appClient = new cognito.UserPoolClient(this, "UserPoolClient", {
      userPoolClientName: "one",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "UserPoolClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    const appClient2 = new cognito.UserPoolClient(this, "UserPoolClient2", {
      userPoolClientName: "two",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "UserPoolClient2UserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    const n1 = new cognito.UserPoolClient(this, "1Client", {
      userPoolClientName: "three",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "1ClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "BackendClientId", {
      value: backend.userPoolClientId,
    });

    new cdk.CfnOutput(this, "AwsClientId", {
      value: aws.userPoolClientId,
    });

    new cdk.CfnOutput(this, "UserPoolClientId", {
      value: appClient.userPoolClientId,
    });

    new cdk.CfnOutput(this, "UserPoolClient2Id", {
      value: appClient2.userPoolClientId,
    });

    new cdk.CfnOutput(this, "1ClientId", {
      value: n1.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
