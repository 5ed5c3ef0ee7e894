import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
// Where the application is.
const domain = config.require("domain");
const sessionMinutes = config.getNumber("sessionMinutes") ?? 5;
const googleSecret = config.requireSecret("googleSecret");

const usersPool = new aws.cognito.UserPool("users", {
  name: "users",
});

const googleProvider = new aws.cognito.IdentityProvider("google", {
  providerName: "Google",
  providerType: "Google",
  userPoolId: usersPool.id,
  providerDetails: {
    client_id: "id",
    client_secret: googleSecret,
    authorize_scopes: "openid email",
  },
  attributeMapping: {
    email: "email",
    username: "sub",
  },
});

const webClient = new aws.cognito.UserPoolClient("web", {
  name: `web-${domain}`,
  userPoolId: usersPool.id,
  generateSecret: true,
  region: "eu-west-1",
  explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
  authSessionValidity: sessionMinutes,
  preventUserExistenceErrors: "ENABLED",
  enablePropagateAdditionalUserContextData: true,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["code"],
  allowedOauthScopes: [
    "openid",
    "email",
    "profile",
    "https://api.example.com/read",
  ],
  callbackUrls: [
    `https://${domain}/callback`,
    "http://localhost:3000/callback",
    "myapp://callback",
  ],
  defaultRedirectUri: `https://${domain}/callback`,
  logoutUrls: [`https://${domain}/`],
  supportedIdentityProviders: ["COGNITO", googleProvider.providerName],
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 30,
  tokenValidityUnits: {
    accessToken: "minutes",
    idToken: "minutes",
    refreshToken: "days",
  },
  enableTokenRevocation: true,
  refreshTokenRotation: {
    feature: "ENABLED",
    retryGracePeriodSeconds: 10,
  },
  readAttributes: ["email", "custom:department"],
  writeAttributes: ["email"],
  analyticsConfiguration: {
    applicationId: "0123456789abcdef0123456789abcdef",
    externalId: "pinpoint",
    roleArn: "arn:aws:iam::123456789012:role/pinpoint",
    userDataShared: false,
  },
});

export const webClientId = webClient.id;
export const webClientSecret = webClient.clientSecret;
