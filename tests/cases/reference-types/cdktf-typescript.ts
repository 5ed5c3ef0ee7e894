// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoResourceServer } from "@cdktf/provider-aws/lib/cognito-resource-server";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const urls = new TerraformVariable(this, "urls", {
      type: "list(string)",
    });

    const url = new TerraformVariable(this, "url", {
      type: "string",
    });

    const flag = new TerraformVariable(this, "flag", {
      type: "bool",
    });

    const flows = new TerraformVariable(this, "flows", {
      type: "set(string)",
    });

    const hours = new TerraformVariable(this, "hours", {
      type: "string",
    });

    const pool = new CognitoUserPool(this, "pool", {
      name: "users",
    });

    const api = new CognitoResourceServer(this, "api", {
      identifier: "api",
      name: "api",
      userPoolId: pool.id,
      scope: [
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
    const m2m = new CognitoUserPoolClient(this, "m2m", {
      name: "m2m",
      userPoolId: pool.id,
      generateSecret: true,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
    });

    const fits = new CognitoUserPoolClient(this, "fits", {
      name: flag.stringValue,
      userPoolId: pool.id,
      explicitAuthFlows: flows.listValue,
      callbackUrls: urls.listValue,
      logoutUrls: ["${local.home}", url.stringValue],
      accessTokenValidity: hours.numberValue,
    });

    // Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
    // Omitted: callback_urls[1]. var.urls is a list, but a string is required.
    // Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
    // Omitted: logout_urls. var.url is a string, but a list of strings is required.
    // Omitted: access_token_validity. var.flag is a boolean, but a number is required.
    const web = new CognitoUserPoolClient(this, "web", {
      name: "shop",
      userPoolId: pool.id,
      callbackUrls: ["https://app.example.com/cb"],
      supportedIdentityProviders: ["COGNITO"],
    });

    new TerraformOutput(this, "m2m_client_id", {
      value: m2m.id,
    });

    new TerraformOutput(this, "fits_client_id", {
      value: fits.id,
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    this.addOverride("locals", {
      home: "https://app.example.com/",
      paths: ["cb", "done"],
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
