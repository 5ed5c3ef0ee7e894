// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
const environment = config.get("environment") ?? "dev";
const googleClientSecret = config.requireSecret("googleClientSecret");

const currentRegion = awsNative.getRegionOutput();

const usersPool = new awsNative.cognito.UserPool("users", {
  userPoolName: `users-${environment}`,
  userPoolTier: "ESSENTIALS",
  usernameAttributes: ["email"],
  autoVerifiedAttributes: ["email"],
  usernameConfiguration: {
    caseSensitive: false,
  },
  policies: {
    passwordPolicy: {
      minimumLength: 12,
      requireLowercase: true,
      requireNumbers: true,
    },
  },
  accountRecoverySetting: {
    recoveryMechanisms: [
      {
        name: "verified_email",
        priority: 1,
      },
      {
        name: "verified_phone_number",
        priority: 2,
      },
    ],
  },
  adminCreateUserConfig: {
    allowAdminCreateUserOnly: true,
    inviteMessageTemplate: {
      emailMessage: "{username}: {####}",
      emailSubject: "Welcome",
      smsMessage: "{username} {####}",
    },
  },
  schema: [
    {
      name: "department",
      attributeDataType: "String",
      mutable: true,
      stringAttributeConstraints: {
        minLength: "0",
        maxLength: "64",
      },
    },
  ],
  emailConfiguration: {
    emailSendingAccount: "DEVELOPER",
    sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
    from: "a@example.com",
  },
  lambdaConfig: {
    customSmsSender: {
      lambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:g",
      lambdaVersion: "V1_0",
    },
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/k",
    preSignUp: "arn:aws:lambda:us-east-1:123456789012:function:f",
  },
  userPoolTags: {
    team: "identity",
  },
});

const loginDomain = new awsNative.cognito.UserPoolDomain("login", {
  domain: `login-${environment}`,
  userPoolId: usersPool.userPoolId,
  managedLoginVersion: 2,
});

const apiServer = new awsNative.cognito.UserPoolResourceServer("api", {
  identifier: "https://api.example.com",
  name: "API",
  userPoolId: usersPool.userPoolId,
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

const googleProvider = new awsNative.cognito.UserPoolIdentityProvider(
  "google",
  {
    providerName: "Google",
    providerType: "Google",
    userPoolId: usersPool.userPoolId,
    providerDetails: {
      client_id: "1234.apps.googleusercontent.com",
      client_secret: googleClientSecret,
      authorize_scopes: "openid email profile",
    },
    attributeMapping: {
      email: "email",
      username: "sub",
    },
  },
);

const spaClient = new awsNative.cognito.UserPoolClient("spa", {
  clientName: "spa",
  userPoolId: usersPool.userPoolId,
  allowedOAuthFlowsUserPoolClient: true,
  allowedOAuthFlows: ["code"],
  allowedOAuthScopes: ["openid", "email"],
  callbackUrls: [
    pulumi.interpolate`https://${loginDomain.domain}.auth.${currentRegion.region}.amazoncognito.com/callback`,
  ],
  supportedIdentityProviders: ["COGNITO", googleProvider.providerName],
});

const machineClient = new awsNative.cognito.UserPoolClient(
  "machine",
  {
    clientName: "machine",
    userPoolId: usersPool.userPoolId,
    generateSecret: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["client_credentials"],
    allowedOAuthScopes: [
      pulumi.interpolate`${apiServer.identifier}/read`,
      pulumi.interpolate`${apiServer.identifier}/write`,
    ],
  },
  { additionalSecretOutputs: ["clientSecret"] },
);

export const spaClientId = spaClient.clientId;
export const machineClientId = machineClient.clientId;
export const machineClientSecret = machineClient.clientSecret;
