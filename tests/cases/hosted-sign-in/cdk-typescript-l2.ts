// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const environment = new cdk.CfnParameter(this, "Environment", {
      type: "String",
      default: "dev",
    });

    const googleClientSecret = new cdk.CfnParameter(
      this,
      "GoogleClientSecret",
      {
        type: "String",
        noEcho: true,
      },
    );

    const users = new cognito.CfnUserPool(this, "UsersPool", {
      userPoolName: `users-${environment.valueAsString}`,
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

    const login = new cognito.CfnUserPoolDomain(this, "LoginDomain", {
      domain: `login-${environment.valueAsString}`,
      userPoolId: users.ref,
      managedLoginVersion: 2,
    });

    const api = new cognito.CfnUserPoolResourceServer(this, "ApiServer", {
      identifier: "https://api.example.com",
      name: "API",
      userPoolId: users.ref,
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

    const google = new cognito.CfnUserPoolIdentityProvider(
      this,
      "GoogleProvider",
      {
        providerName: "Google",
        providerType: "Google",
        userPoolId: users.ref,
        providerDetails: {
          client_id: "1234.apps.googleusercontent.com",
          client_secret: googleClientSecret.valueAsString,
          authorize_scopes: "openid email profile",
        },
        attributeMapping: {
          email: "email",
          username: "sub",
        },
      },
    );

    const spa = new cognito.UserPoolClient(this, "SpaClient", {
      userPoolClientName: "spa",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "SpaClientUserPool",
        users.ref,
      ),
      oAuth: {
        flows: {
          authorizationCodeGrant: true,
        },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
        callbackUrls: [
          `https://${login.ref}.auth.${cdk.Aws.REGION}.amazoncognito.com/callback`,
        ],
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        cognito.UserPoolClientIdentityProvider.custom(google.ref),
      ],
    });

    const machine = new cognito.UserPoolClient(this, "MachineClient", {
      userPoolClientName: "machine",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "MachineClientUserPool",
        users.ref,
      ),
      generateSecret: true,
      oAuth: {
        flows: {
          clientCredentials: true,
        },
        scopes: [
          cognito.OAuthScope.custom(`${api.ref}/read`),
          cognito.OAuthScope.custom(`${api.ref}/write`),
        ],
      },
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "SpaClientId", {
      value: spa.userPoolClientId,
    });

    new cdk.CfnOutput(this, "MachineClientId", {
      value: machine.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
