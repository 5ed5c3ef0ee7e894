import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const urls = new cdk.CfnParameter(this, "Urls", {
      type: "CommaDelimitedList",
    });

    const url = new cdk.CfnParameter(this, "Url", {
      type: "String",
    });

    const flag = new cdk.CfnParameter(this, "Flag", {
      type: "String",
    });

    const flows = new cdk.CfnParameter(this, "Flows", {
      type: "CommaDelimitedList",
    });

    const hours = new cdk.CfnParameter(this, "Hours", {
      type: "Number",
    });

    const home = new cdk.CfnParameter(this, "Home", {
      type: "String",
      description: "In Terraform: local.home",
      default: "https://app.example.com/",
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
    const m2m = new cognito.CfnUserPoolClient(this, "M2mClient", {
      clientName: "m2m",
      userPoolId: pool.ref,
      generateSecret: true,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["client_credentials"],
    });

    const fits = new cognito.CfnUserPoolClient(this, "FitsClient", {
      clientName: flag.valueAsString,
      userPoolId: pool.ref,
      explicitAuthFlows: flows.valueAsList,
      callbackUrLs: urls.valueAsList,
      logoutUrLs: [home.valueAsString, url.valueAsString],
      accessTokenValidity: hours.valueAsNumber,
    });

    // Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
    // Omitted: callback_urls[1]. var.urls is a list, but a string is required.
    // Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
    // Omitted: logout_urls. var.url is a string, but a list of strings is required.
    // Omitted: access_token_validity. var.flag is a boolean, but a number is required.
    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "shop",
      userPoolId: pool.ref,
      callbackUrLs: ["https://app.example.com/cb"],
      supportedIdentityProviders: ["COGNITO"],
    });

    new cdk.CfnOutput(this, "M2mClientId", {
      value: m2m.ref,
    });

    new cdk.CfnOutput(this, "FitsClientId", {
      value: fits.ref,
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
