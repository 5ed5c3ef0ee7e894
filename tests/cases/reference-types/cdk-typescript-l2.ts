import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const flag = new cdk.CfnParameter(this, "Flag", {
      type: "String",
    });

    const pool = new cognito.CfnUserPool(this, "Pool", {
      userPoolName: "users",
    });

    const api = new cognito.CfnUserPoolResourceServer(this, "ApiServer", {
      identifier: "api",
      name: "api",
      userPoolId: pool.ref,
      scopes: [
        {
          scopeName: "read",
          scopeDescription: "Read",
        },
        {
          scopeName: "write",
          scopeDescription: "Write",
        },
      ],
    });

    // Left out: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
    // list, but a string is needed.
    const m2m = new cognito.UserPoolClient(this, "M2mClient", {
      userPoolClientName: "m2m",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "M2mClientUserPool",
        pool.ref,
      ),
      generateSecret: true,
      oAuth: {
        flows: {
          clientCredentials: true,
        },
        scopes: [],
      },
      supportedIdentityProviders: [],
    });

    // Left out: explicit_auth_flows. UserPoolClient takes values that are known, not what only
    // a deployment knows.
    // Left out: callback_urls, logout_urls. UserPoolClient takes no settings of OAuth where it
    // is off.
    // Left out: access_token_validity. UserPoolClient has to know how long it is.
    const fits = new cognito.UserPoolClient(this, "FitsClient", {
      userPoolClientName: flag.valueAsString,
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "FitsClientUserPool",
        pool.ref,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    // Left out: explicit_auth_flows. var.flows is a list, but a string is needed.
    // Left out: callback_urls[1]. var.urls is a list, but a string is needed.
    // Left out: default_redirect_uri. local.paths is a list, which cannot be a part of a
    // string.
    // Left out: logout_urls. var.url is a string, but a list of strings is needed.
    // Left out: access_token_validity. var.flag is a boolean, but a number is needed.
    // Left out: callback_urls. UserPoolClient takes no settings of OAuth where it is off.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "shop",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        pool.ref,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
      ],
    });

    new cdk.CfnOutput(this, "M2mClientId", {
      value: m2m.userPoolClientId,
    });

    new cdk.CfnOutput(this, "FitsClientId", {
      value: fits.userPoolClientId,
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
