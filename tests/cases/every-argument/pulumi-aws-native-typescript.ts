import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
// Where the application is.
const domain = config.require("domain");
const sessionMinutes = config.getNumber("sessionMinutes") ?? 5;
const googleSecret = config.requireSecret("googleSecret");

const usersPool = new awsNative.cognito.UserPool("users", {
  userPoolName: "users",
});

const googleProvider = new awsNative.cognito.UserPoolIdentityProvider(
  "google",
  {
    providerName: "Google",
    providerType: "Google",
    userPoolId: usersPool.userPoolId,
    providerDetails: {
      client_id: "id",
      client_secret: googleSecret,
      authorize_scopes: "openid email",
    },
    attributeMapping: {
      email: "email",
      username: "sub",
    },
  },
);

// Omitted: region. Pulumi's aws-native provider sets the Region.
const webClient = new awsNative.cognito.UserPoolClient(
  "web",
  {
    clientName: `web-${domain}`,
    userPoolId: usersPool.userPoolId,
    generateSecret: true,
    explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
    authSessionValidity: sessionMinutes,
    preventUserExistenceErrors: "ENABLED",
    enablePropagateAdditionalUserContextData: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["code"],
    allowedOAuthScopes: [
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
  },
  { additionalSecretOutputs: ["clientSecret"] },
);

export const webClientId = webClient.clientId;
export const webClientSecret = webClient.clientSecret;
