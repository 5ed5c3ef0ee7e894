import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const pool = new aws.cognito.UserPool("pool", {
  name: "users",
});

// Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
// Accepted risk wildcard-callback
const webClient = new aws.cognito.UserPoolClient("web", {
  name: "web",
  userPoolId: pool.id,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["implicit"],
  allowedOauthScopes: ["openid"],
  callbackUrls: ["https://app.example.org/callback"],
  supportedIdentityProviders: ["COGNITO"],
});

const otherClient = new aws.cognito.UserPoolClient("other", {
  name: "other",
  userPoolId: pool.id,
});

export const webClientId = webClient.id;
export const otherClientId = otherClient.id;
