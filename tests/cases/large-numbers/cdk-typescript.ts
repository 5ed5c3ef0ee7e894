import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Omitted: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
    // JavaScript, which runs the library, can't represent all digits of this number.
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
