import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Left out: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
    // JavaScript, in which the library runs, has no number as large with all its digits.
    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "web",
      userPoolId: "us-east-1_AbCdEf123",
      accessTokenValidity: 9007199254740992,
      refreshTokenRotation: {
        feature: "ENABLED",
      },
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
