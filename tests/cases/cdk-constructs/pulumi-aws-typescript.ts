import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const hosted = config.getBoolean("hosted") ?? true;
const sessionMinutes = config.getNumber("sessionMinutes") ?? 5;
const tenant = config.require("tenant");

const apiClientUserPool = new aws.cognito.UserPool("api_client_user", {
  name: "users",
});

const ordersServer = new aws.cognito.ResourceServer("orders", {
  identifier: "orders",
  name: "Orders",
  userPoolId: apiClientUserPool.id,
  scopes: [
    {
      scopeName: "read",
      scopeDescription: "Read orders",
    },
  ],
});

const apiClient = new aws.cognito.UserPoolClient("api", {
  name: "api",
  userPoolId: apiClientUserPool.id,
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

const renewalClient = new aws.cognito.UserPoolClient("renewal", {
  name: "renewal",
  userPoolId: apiClientUserPool.id,
  explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
  readAttributes: ["custom:team"],
  writeAttributes: [],
});

const webClient = new aws.cognito.UserPoolClient("web", {
  name: "web",
  userPoolId: apiClientUserPool.id,
  explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  preventUserExistenceErrors: "ENABLED",
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["code"],
  allowedOauthScopes: ["email", "profile"],
  logoutUrls: [
    pulumi.interpolate`https://${tenant}.example.com/${apiClient.id}`,
  ],
  supportedIdentityProviders: ["COGNITO", "SignInWithApple", "Employees"],
  readAttributes: ["email", "name", "zoneinfo", "custom:team"],
});

const serviceClient = new aws.cognito.UserPoolClient("service", {
  name: "service",
  userPoolId: apiClientUserPool.id,
  generateSecret: true,
  explicitAuthFlows: [],
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["client_credentials"],
  allowedOauthScopes: ordersServer.scopeIdentifiers,
});

const rotatingClient = new aws.cognito.UserPoolClient("rotating", {
  name: "rotating",
  userPoolId: "us-east-1_AbCdEf123",
  explicitAuthFlows: ["ALLOW_USER_AUTH"],
  authSessionValidity: 10,
  allowedOauthFlowsUserPoolClient: true,
  refreshTokenRotation: {
    feature: "ENABLED",
  },
});

const unsaidClient = new aws.cognito.UserPoolClient("unsaid", {
  name: "unsaid",
  userPoolId: apiClientUserPool.id,
  explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
  authSessionValidity: sessionMinutes,
  enablePropagateAdditionalUserContextData: true,
  allowedOauthFlowsUserPoolClient: hosted,
  allowedOauthFlows: ["code"],
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

export const apiClientId = apiClient.id;
export const renewalClientId = renewalClient.id;
export const webClientId = webClient.id;
export const serviceClientId = serviceClient.id;
export const serviceClientSecret = serviceClient.clientSecret;
export const rotatingClientId = rotatingClient.id;
export const unsaidClientId = unsaidClient.id;
