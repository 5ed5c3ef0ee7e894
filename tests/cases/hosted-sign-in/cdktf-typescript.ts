// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoIdentityProvider } from "@cdktf/provider-aws/lib/cognito-identity-provider";
import { CognitoResourceServer } from "@cdktf/provider-aws/lib/cognito-resource-server";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { CognitoUserPoolDomain } from "@cdktf/provider-aws/lib/cognito-user-pool-domain";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const environment = new TerraformVariable(this, "environment", {
      type: "string",
      default: "dev",
    });

    const googleClientSecret = new TerraformVariable(
      this,
      "google_client_secret",
      {
        type: "string",
        sensitive: true,
      },
    );

    const users = new CognitoUserPool(this, "users", {
      name: `users-${environment.stringValue}`,
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
        recoveryMechanism: [
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

    const login = new CognitoUserPoolDomain(this, "login", {
      domain: `login-${environment.stringValue}`,
      userPoolId: users.id,
      managedLoginVersion: 2,
    });

    const api = new CognitoResourceServer(this, "api", {
      identifier: "https://api.example.com",
      name: "API",
      userPoolId: users.id,
      scope: [
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

    const google = new CognitoIdentityProvider(this, "google", {
      providerName: "Google",
      providerType: "Google",
      userPoolId: users.id,
      providerDetails: {
        client_id: "1234.apps.googleusercontent.com",
        client_secret: googleClientSecret.stringValue,
        authorize_scopes: "openid email profile",
      },
      attributeMapping: {
        email: "email",
        username: "sub",
      },
    });

    const spa = new CognitoUserPoolClient(this, "spa", {
      name: "spa",
      userPoolId: users.id,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid", "email"],
      callbackUrls: [
        `https://${login.domain}.auth.\${data.aws_region.current.region}.amazoncognito.com/callback`,
      ],
      supportedIdentityProviders: ["COGNITO", google.providerName],
    });

    const machine = new CognitoUserPoolClient(this, "machine", {
      name: "machine",
      userPoolId: api.userPoolId,
      generateSecret: true,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: api.scopeIdentifiers,
    });

    new TerraformOutput(this, "spa_client_id", {
      value: spa.id,
    });

    new TerraformOutput(this, "machine_client_id", {
      value: machine.id,
    });

    this.addOverride("data", {
      aws_region: {
        current: {},
      },
    });

    this.addOverride("output", {
      client_id: {
        value: "${aws_cognito_user_pool_client.spa.id}",
      },
      client_secret: {
        value: "${aws_cognito_user_pool_client.machine.client_secret}",
        sensitive: true,
      },
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
