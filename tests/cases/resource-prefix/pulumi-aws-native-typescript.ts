import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
// In Terraform: aws_cognito_user_pool.elsewhere[0].id
const elsewhereUserPool0Id = config.require("elsewhereUserPool0Id");

const pool = new awsNative.cognito.UserPool("pool", {
  userPoolName: "people",
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
  ],
});

const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "web",
  userPoolId: pool.userPoolId,
  logoutUrls: [pulumi.interpolate`https://${pool.userPoolId}.example.com`],
});

const m2mClient = new awsNative.cognito.UserPoolClient(
  "m2m",
  {
    clientName: "m2m",
    userPoolId: elsewhereUserPool0Id,
    generateSecret: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["client_credentials"],
    allowedOAuthScopes: [pulumi.interpolate`${apiServer.identifier}/read`],
  },
  { dependsOn: [webClient], additionalSecretOutputs: ["clientSecret"] },
);

export const webClientId = webClient.clientId;
export const m2mClientId = m2mClient.clientId;
export const m2mClientSecret = m2mClient.clientSecret;
