import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const pool = new cognito.CfnUserPool(this, "Pool", {
      userPoolName: "users",
    });

    // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
    // Accepted risk wildcard-callback
    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "web",
      userPoolId: pool.ref,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["implicit"],
      allowedOAuthScopes: ["openid"],
      callbackUrLs: ["https://app.example.org/callback"],
      supportedIdentityProviders: ["COGNITO"],
    });

    const other = new cognito.CfnUserPoolClient(this, "OtherClient", {
      clientName: "other",
      userPoolId: pool.ref,
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });

    new cdk.CfnOutput(this, "OtherClientId", {
      value: other.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
