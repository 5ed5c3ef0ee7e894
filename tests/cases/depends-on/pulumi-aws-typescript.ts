import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const googleSecret = config.requireSecret("googleSecret");

const pool = new aws.cognito.UserPool("pool", {
  name: "pool",
});

const googleProvider = new aws.cognito.IdentityProvider("google", {
  providerName: "Google",
  providerType: "Google",
  userPoolId: pool.id,
  providerDetails: {
    client_id: "id",
    client_secret: googleSecret,
    authorize_scopes: "openid",
  },
});

const apiServer = new aws.cognito.ResourceServer("api", {
  identifier: "https://api.example.com",
  name: "api",
  userPoolId: pool.id,
  scopes: [
    {
      scopeName: "read",
      scopeDescription: "Read",
    },
  ],
});

// Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
// Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
const webClient = new aws.cognito.UserPoolClient(
  "web",
  {
    name: "web",
    userPoolId: pool.id,
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ["code"],
    allowedOauthScopes: ["openid", "https://api.example.com/read"],
    callbackUrls: ["https://app.example.com/callback"],
    supportedIdentityProviders: ["COGNITO", "Google"],
  },
  { dependsOn: [googleProvider, apiServer] },
);

const mobileClient = new aws.cognito.UserPoolClient("mobile", {
  name: "mobile",
  userPoolId: pool.id,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["code"],
  allowedOauthScopes: ["openid"],
  callbackUrls: [pulumi.interpolate`https://app.example.com/${webClient.id}`],
});

export const webClientId = webClient.id;
export const mobileClientId = mobileClient.id;
