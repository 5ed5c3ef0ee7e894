import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
const urls = config.requireObject<string[]>("urls");
const url = config.require("url");
const flag = config.require("flag");
const flows = config.requireObject<string[]>("flows");
const hours = config.requireNumber("hours");
// In Terraform: local.home
const home = config.get("home") ?? "https://app.example.com/";

const pool = new awsNative.cognito.UserPool("pool", {
  userPoolName: "users",
});

const apiServer = new awsNative.cognito.UserPoolResourceServer("api", {
  identifier: "api",
  name: "api",
  userPoolId: pool.userPoolId,
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
const m2mClient = new awsNative.cognito.UserPoolClient(
  "m2m",
  {
    clientName: "m2m",
    userPoolId: pool.userPoolId,
    generateSecret: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["client_credentials"],
  },
  { additionalSecretOutputs: ["clientSecret"] },
);

const fitsClient = new awsNative.cognito.UserPoolClient("fits", {
  clientName: flag,
  userPoolId: pool.userPoolId,
  explicitAuthFlows: flows,
  callbackUrls: urls,
  logoutUrls: [home, url],
  accessTokenValidity: hours,
});

// Left out: explicit_auth_flows. var.flows is a list, but a string is needed.
// Left out: callback_urls[1]. var.urls is a list, but a string is needed.
// Left out: default_redirect_uri. local.paths is a list, which cannot be a part of a
// string.
// Left out: logout_urls. var.url is a string, but a list of strings is needed.
// Left out: access_token_validity. var.flag is a boolean, but a number is needed.
const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "shop",
  userPoolId: pool.userPoolId,
  callbackUrls: ["https://app.example.com/cb"],
  supportedIdentityProviders: ["COGNITO"],
});

export const m2mClientId = m2mClient.clientId;
export const m2mClientSecret = m2mClient.clientSecret;
export const fitsClientId = fitsClient.clientId;
export const webClientId = webClient.clientId;
