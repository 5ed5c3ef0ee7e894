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

    // Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
    // list, but a string is required.
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

    // Omitted: explicit_auth_flows. UserPoolClient requires known values, not values known at
    // deployment.
    // Omitted: callback_urls, logout_urls. UserPoolClient accepts OAuth settings only if OAuth
    // is on.
    // Omitted: access_token_validity. UserPoolClient requires a known lifetime.
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

    // Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
    // Omitted: callback_urls[1]. var.urls is a list, but a string is required.
    // Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
    // Omitted: logout_urls. var.url is a string, but a list of strings is required.
    // Omitted: access_token_validity. var.flag is a boolean, but a number is required.
    // Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
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
