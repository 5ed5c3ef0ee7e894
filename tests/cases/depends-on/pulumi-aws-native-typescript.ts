import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
const googleSecret = config.requireSecret("googleSecret");

const pool = new awsNative.cognito.UserPool("pool", {
  userPoolName: "pool",
});

const googleProvider = new awsNative.cognito.UserPoolIdentityProvider(
  "google",
  {
    providerName: "Google",
    providerType: "Google",
    userPoolId: pool.userPoolId,
    providerDetails: {
      client_id: "id",
      client_secret: googleSecret,
      authorize_scopes: "openid",
    },
  },
);

const apiServer = new awsNative.cognito.UserPoolResourceServer("api", {
  identifier: "https://api.example.com",
  name: "api",
  userPoolId: pool.userPoolId,
  scopes: [
    {
      scopeName: "read",
      scopeDescription: "Read",
    },
  ],
});

// Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
// Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
const webClient = new awsNative.cognito.UserPoolClient(
  "web",
  {
    clientName: "web",
    userPoolId: pool.userPoolId,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["code"],
    allowedOAuthScopes: ["openid", "https://api.example.com/read"],
    callbackUrls: ["https://app.example.com/callback"],
    supportedIdentityProviders: ["COGNITO", "Google"],
  },
  { dependsOn: [googleProvider, apiServer] },
);

const mobileClient = new awsNative.cognito.UserPoolClient("mobile", {
  clientName: "mobile",
  userPoolId: pool.userPoolId,
  allowedOAuthFlowsUserPoolClient: true,
  allowedOAuthFlows: ["code"],
  allowedOAuthScopes: ["openid"],
  callbackUrls: [
    pulumi.interpolate`https://app.example.com/${webClient.clientId}`,
  ],
});

export const webClientId = webClient.clientId;
export const mobileClientId = mobileClient.clientId;
