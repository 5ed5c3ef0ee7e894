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

// Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
// list, but a string is required.
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

// Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
// Omitted: callback_urls[1]. var.urls is a list, but a string is required.
// Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
// Omitted: logout_urls. var.url is a string, but a list of strings is required.
// Omitted: access_token_validity. var.flag is a boolean, but a number is required.
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
