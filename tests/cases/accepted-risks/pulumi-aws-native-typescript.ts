import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const pool = new awsNative.cognito.UserPool("pool", {
  userPoolName: "users",
});

// Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
// Accepted risk wildcard-callback
const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "web",
  userPoolId: pool.userPoolId,
  allowedOAuthFlowsUserPoolClient: true,
  allowedOAuthFlows: ["implicit"],
  allowedOAuthScopes: ["openid"],
  callbackUrls: ["https://app.example.org/callback"],
  supportedIdentityProviders: ["COGNITO"],
});

const otherClient = new awsNative.cognito.UserPoolClient("other", {
  clientName: "other",
  userPoolId: pool.userPoolId,
});

export const webClientId = webClient.clientId;
export const otherClientId = otherClient.clientId;
