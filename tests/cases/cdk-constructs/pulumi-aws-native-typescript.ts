import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
const hosted = config.getBoolean("hosted") ?? true;
const sessionMinutes = config.getNumber("sessionMinutes") ?? 5;
const tenant = config.require("tenant");

const apiClientUserPool = new awsNative.cognito.UserPool("api_client_user", {
  userPoolName: "users",
});

const ordersServer = new awsNative.cognito.UserPoolResourceServer("orders", {
  identifier: "orders",
  name: "Orders",
  userPoolId: apiClientUserPool.userPoolId,
  scopes: [
    {
      scopeName: "read",
      scopeDescription: "Read orders",
    },
  ],
});

const apiClient = new awsNative.cognito.UserPoolClient("api", {
  clientName: "api",
  userPoolId: apiClientUserPool.userPoolId,
  explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
  accessTokenValidity: 2,
  refreshTokenValidity: 3600,
  tokenValidityUnits: {
    accessToken: "hours",
    idToken: "minutes",
    refreshToken: "minutes",
  },
  enableTokenRevocation: true,
});

const renewalClient = new awsNative.cognito.UserPoolClient("renewal", {
  clientName: "renewal",
  userPoolId: apiClientUserPool.userPoolId,
  explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
  readAttributes: ["custom:team"],
  writeAttributes: [],
});

const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "web",
  userPoolId: apiClientUserPool.userPoolId,
  explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  preventUserExistenceErrors: "ENABLED",
  allowedOAuthFlowsUserPoolClient: true,
  allowedOAuthFlows: ["code"],
  allowedOAuthScopes: ["email", "profile"],
  logoutUrls: [
    pulumi.interpolate`https://${tenant}.example.com/${apiClient.clientId}`,
  ],
  supportedIdentityProviders: ["COGNITO", "SignInWithApple", "Employees"],
  readAttributes: ["email", "name", "zoneinfo", "custom:team"],
});

const serviceClient = new awsNative.cognito.UserPoolClient(
  "service",
  {
    clientName: "service",
    userPoolId: apiClientUserPool.userPoolId,
    generateSecret: true,
    explicitAuthFlows: [],
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["client_credentials"],
    allowedOAuthScopes: [pulumi.interpolate`${ordersServer.identifier}/read`],
  },
  { additionalSecretOutputs: ["clientSecret"] },
);

const rotatingClient = new awsNative.cognito.UserPoolClient("rotating", {
  clientName: "rotating",
  userPoolId: "us-east-1_AbCdEf123",
  explicitAuthFlows: ["ALLOW_USER_AUTH"],
  authSessionValidity: 10,
  allowedOAuthFlowsUserPoolClient: true,
  refreshTokenRotation: {
    feature: "ENABLED",
  },
});

const unsaidClient = new awsNative.cognito.UserPoolClient("unsaid", {
  clientName: "unsaid",
  userPoolId: apiClientUserPool.userPoolId,
  explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
  authSessionValidity: sessionMinutes,
  enablePropagateAdditionalUserContextData: true,
  allowedOAuthFlowsUserPoolClient: hosted,
  allowedOAuthFlows: ["code"],
  callbackUrls: [
    pulumi.interpolate`https://example.com/${apiClient.clientSecret}`,
  ],
  accessTokenValidity: 90,
  idTokenValidity: 330,
  refreshTokenValidity: 1,
  tokenValidityUnits: {
    accessToken: "minutes",
    idToken: "seconds",
    refreshToken: "hours",
  },
  refreshTokenRotation: {
    feature: "DISABLED",
    retryGracePeriodSeconds: 0,
  },
  readAttributes: ["sub", "email"],
  analyticsConfiguration: {
    applicationArn:
      "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
  },
});

export const apiClientId = apiClient.clientId;
export const renewalClientId = renewalClient.clientId;
export const webClientId = webClient.clientId;
export const serviceClientId = serviceClient.clientId;
export const serviceClientSecret = serviceClient.clientSecret;
export const rotatingClientId = rotatingClient.clientId;
export const unsaidClientId = unsaidClient.clientId;
