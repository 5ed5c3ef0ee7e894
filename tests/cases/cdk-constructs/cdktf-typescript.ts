// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoResourceServer } from "@cdktf/provider-aws/lib/cognito-resource-server";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const hosted = new TerraformVariable(this, "hosted", {
      type: "bool",
      default: true,
    });

    const sessionMinutes = new TerraformVariable(this, "session_minutes", {
      type: "number",
      default: 5,
    });

    const tenant = new TerraformVariable(this, "tenant", {
      type: "string",
    });

    const apiClientUser = new CognitoUserPool(this, "api_client_user", {
      name: "users",
    });

    const orders = new CognitoResourceServer(this, "orders", {
      identifier: "orders",
      name: "Orders",
      userPoolId: apiClientUser.id,
      scope: [
        {
          scopeName: "read",
          scopeDescription: "Read orders",
        },
      ],
    });

    const api = new CognitoUserPoolClient(this, "api", {
      name: "api",
      userPoolId: apiClientUser.id,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      accessTokenValidity: 2,
      refreshTokenValidity: 3600,
      tokenValidityUnits: [
        {
          accessToken: "hours",
          idToken: "minutes",
          refreshToken: "minutes",
        },
      ],
      enableTokenRevocation: true,
    });

    const renewal = new CognitoUserPoolClient(this, "renewal", {
      name: "renewal",
      userPoolId: apiClientUser.id,
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      readAttributes: ["custom:team"],
      writeAttributes: [],
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: apiClientUser.id,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      preventUserExistenceErrors: "ENABLED",
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["email", "profile"],
      logoutUrls: [`https://${tenant.stringValue}.example.com/${api.id}`],
      supportedIdentityProviders: ["COGNITO", "SignInWithApple", "Employees"],
      readAttributes: ["email", "name", "zoneinfo", "custom:team"],
    });

    const service = new CognitoUserPoolClient(this, "service", {
      name: "service",
      userPoolId: apiClientUser.id,
      generateSecret: true,
      explicitAuthFlows: [],
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: orders.scopeIdentifiers,
    });

    const rotating = new CognitoUserPoolClient(this, "rotating", {
      name: "rotating",
      userPoolId: "us-east-1_AbCdEf123",
      explicitAuthFlows: ["ALLOW_USER_AUTH"],
      authSessionValidity: 10,
      allowedOauthFlowsUserPoolClient: true,
      refreshTokenRotation: [
        {
          feature: "ENABLED",
        },
      ],
    });

    const unsaid = new CognitoUserPoolClient(this, "unsaid", {
      name: "unsaid",
      userPoolId: apiClientUser.id,
      explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
      authSessionValidity: sessionMinutes.numberValue,
      enablePropagateAdditionalUserContextData: true,
      allowedOauthFlowsUserPoolClient: hosted.booleanValue,
      allowedOauthFlows: ["code"],
      callbackUrls: [`https://example.com/${api.clientSecret}`],
      accessTokenValidity: 90,
      idTokenValidity: 330,
      refreshTokenValidity: 1,
      tokenValidityUnits: [
        {
          accessToken: "minutes",
          idToken: "seconds",
          refreshToken: "hours",
        },
      ],
      refreshTokenRotation: [
        {
          feature: "DISABLED",
          retryGracePeriodSeconds: 0,
        },
      ],
      readAttributes: ["sub", "email"],
      analyticsConfiguration: [
        {
          applicationArn:
            "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
        },
      ],
    });

    new TerraformOutput(this, "api_client_id", {
      value: api.id,
    });

    new TerraformOutput(this, "renewal_client_id", {
      value: renewal.id,
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    new TerraformOutput(this, "service_client_id", {
      value: service.id,
    });

    new TerraformOutput(this, "rotating_client_id", {
      value: rotating.id,
    });

    new TerraformOutput(this, "unsaid_client_id", {
      value: unsaid.id,
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
