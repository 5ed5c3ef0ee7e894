// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const environment = config.get("environment") ?? "dev";
const googleClientSecret = config.requireSecret("googleClientSecret");

const currentRegion = aws.getRegionOutput();

const usersPool = new aws.cognito.UserPool("users", {
  name: `users-${environment}`,
  userPoolTier: "ESSENTIALS",
  usernameAttributes: ["email"],
  autoVerifiedAttributes: ["email"],
  usernameConfiguration: {
    caseSensitive: false,
  },
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireNumbers: true,
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
  schemas: [
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
    fromEmailAddress: "a@example.com",
  },
  lambdaConfig: {
    customSmsSender: {
      lambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:g",
      lambdaVersion: "V1_0",
    },
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/k",
    preSignUp: "arn:aws:lambda:us-east-1:123456789012:function:f",
  },
  tags: {
    team: "identity",
  },
});

const loginDomain = new aws.cognito.UserPoolDomain("login", {
  domain: `login-${environment}`,
  userPoolId: usersPool.id,
  managedLoginVersion: 2,
});

const apiServer = new aws.cognito.ResourceServer("api", {
  identifier: "https://api.example.com",
  name: "API",
  userPoolId: usersPool.id,
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

const googleProvider = new aws.cognito.IdentityProvider("google", {
  providerName: "Google",
  providerType: "Google",
  userPoolId: usersPool.id,
  providerDetails: {
    client_id: "1234.apps.googleusercontent.com",
    client_secret: googleClientSecret,
    authorize_scopes: "openid email profile",
  },
  attributeMapping: {
    email: "email",
    username: "sub",
  },
});

const spaClient = new aws.cognito.UserPoolClient("spa", {
  name: "spa",
  userPoolId: usersPool.id,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["code"],
  allowedOauthScopes: ["openid", "email"],
  callbackUrls: [
    pulumi.interpolate`https://${loginDomain.domain}.auth.${currentRegion.region}.amazoncognito.com/callback`,
  ],
  supportedIdentityProviders: ["COGNITO", googleProvider.providerName],
});

const machineClient = new aws.cognito.UserPoolClient("machine", {
  name: "machine",
  userPoolId: apiServer.userPoolId,
  generateSecret: true,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["client_credentials"],
  allowedOauthScopes: apiServer.scopeIdentifiers,
});

export const spaClientId = spaClient.id;
export const machineClientId = machineClient.id;
export const machineClientSecret = machineClient.clientSecret;
