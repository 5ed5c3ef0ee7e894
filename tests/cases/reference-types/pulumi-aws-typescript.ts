import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const urls = config.requireObject<string[]>("urls");
const url = config.require("url");
const flag = config.require("flag");
const flows = config.requireObject<string[]>("flows");
const hours = config.requireNumber("hours");
// In Terraform: local.home
const home = config.get("home") ?? "https://app.example.com/";

const pool = new aws.cognito.UserPool("pool", {
  name: "users",
});

const apiServer = new aws.cognito.ResourceServer("api", {
  identifier: "api",
  name: "api",
  userPoolId: pool.id,
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
const m2mClient = new aws.cognito.UserPoolClient("m2m", {
  name: "m2m",
  userPoolId: pool.id,
  generateSecret: true,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["client_credentials"],
});

const fitsClient = new aws.cognito.UserPoolClient("fits", {
  name: flag,
  userPoolId: pool.id,
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
const webClient = new aws.cognito.UserPoolClient("web", {
  name: "shop",
  userPoolId: pool.id,
  callbackUrls: ["https://app.example.com/cb"],
  supportedIdentityProviders: ["COGNITO"],
});

export const m2mClientId = m2mClient.id;
export const m2mClientSecret = m2mClient.clientSecret;
export const fitsClientId = fitsClient.id;
export const webClientId = webClient.id;
