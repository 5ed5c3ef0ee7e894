import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const googleSecret = new cdk.CfnParameter(this, "GoogleSecret", {
      type: "String",
      noEcho: true,
    });

    const pool = new cognito.CfnUserPool(this, "Pool", {
      userPoolName: "pool",
    });

    const google = new cognito.CfnUserPoolIdentityProvider(
      this,
      "GoogleProvider",
      {
        providerName: "Google",
        providerType: "Google",
        userPoolId: pool.ref,
        providerDetails: {
          client_id: "id",
          client_secret: googleSecret.valueAsString,
          authorize_scopes: "openid",
        },
      },
    );

    const api = new cognito.CfnUserPoolResourceServer(this, "ApiServer", {
      identifier: "https://api.example.com",
      name: "api",
      userPoolId: pool.ref,
      scopes: [
        {
          scopeName: "read",
          scopeDescription: "Read",
        },
      ],
    });

    // Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
    // Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "web",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        pool.ref,
      ),
      oAuth: {
        flows: {
          authorizationCodeGrant: true,
        },
        scopes: [
          cognito.OAuthScope.OPENID,
          cognito.OAuthScope.custom("https://api.example.com/read"),
        ],
        callbackUrls: ["https://app.example.com/callback"],
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        cognito.UserPoolClientIdentityProvider.GOOGLE,
      ],
    });

    const mobile = new cognito.UserPoolClient(this, "MobileClient", {
      userPoolClientName: "mobile",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "MobileClientUserPool",
        pool.ref,
      ),
      oAuth: {
        flows: {
          authorizationCodeGrant: true,
        },
        scopes: [cognito.OAuthScope.OPENID],
        callbackUrls: [`https://app.example.com/${web.userPoolClientId}`],
      },
      supportedIdentityProviders: [],
    });

    web.node.addDependency(google, api);

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });

    new cdk.CfnOutput(this, "MobileClientId", {
      value: mobile.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
