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
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "web",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        pool.ref,
      ),
      oAuth: {
        flows: {
          implicitCodeGrant: true,
        },
        scopes: [cognito.OAuthScope.OPENID],
        callbackUrls: ["https://app.example.org/callback"],
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
      ],
    });

    const other = new cognito.UserPoolClient(this, "OtherClient", {
      userPoolClientName: "other",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "OtherClientUserPool",
        pool.ref,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });

    new cdk.CfnOutput(this, "OtherClientId", {
      value: other.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
