import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const hosted = new cdk.CfnParameter(this, "Hosted", {
      type: "String",
      allowedValues: ["true", "false"],
      default: "true",
    });

    const sessionMinutes = new cdk.CfnParameter(this, "SessionMinutes", {
      type: "Number",
      default: 5,
    });

    const tenant = new cdk.CfnParameter(this, "Tenant", {
      type: "String",
    });

    const apiClientUser = new cognito.CfnUserPool(this, "ApiClientUserPool", {
      userPoolName: "users",
    });

    const orders = new cognito.CfnUserPoolResourceServer(this, "OrdersServer", {
      identifier: "orders",
      name: "Orders",
      userPoolId: apiClientUser.ref,
      scopes: [
        {
          scopeName: "read",
          scopeDescription: "Read orders",
        },
      ],
    });

    const api = new cognito.CfnUserPoolClient(this, "ApiClient", {
      clientName: "api",
      userPoolId: apiClientUser.ref,
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

    const renewal = new cognito.CfnUserPoolClient(this, "RenewalClient", {
      clientName: "renewal",
      userPoolId: apiClientUser.ref,
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      readAttributes: ["custom:team"],
      writeAttributes: [],
    });

    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "web",
      userPoolId: apiClientUser.ref,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      preventUserExistenceErrors: "ENABLED",
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["code"],
      allowedOAuthScopes: ["email", "profile"],
      logoutUrLs: [`https://${tenant.valueAsString}.example.com/${api.ref}`],
      supportedIdentityProviders: ["COGNITO", "SignInWithApple", "Employees"],
      readAttributes: ["email", "name", "zoneinfo", "custom:team"],
    });

    const service = new cognito.CfnUserPoolClient(this, "ServiceClient", {
      clientName: "service",
      userPoolId: apiClientUser.ref,
      generateSecret: true,
      explicitAuthFlows: [],
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["client_credentials"],
      allowedOAuthScopes: [`${orders.ref}/read`],
    });

    const rotating = new cognito.CfnUserPoolClient(this, "RotatingClient", {
      clientName: "rotating",
      userPoolId: "us-east-1_AbCdEf123",
      explicitAuthFlows: ["ALLOW_USER_AUTH"],
      authSessionValidity: 10,
      allowedOAuthFlowsUserPoolClient: true,
      refreshTokenRotation: {
        feature: "ENABLED",
      },
    });

    const unsaid = new cognito.CfnUserPoolClient(this, "UnsaidClient", {
      clientName: "unsaid",
      userPoolId: apiClientUser.ref,
      explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
      authSessionValidity: sessionMinutes.valueAsNumber,
      enablePropagateAdditionalUserContextData: true,
      allowedOAuthFlowsUserPoolClient: hosted.value,
      allowedOAuthFlows: ["code"],
      callbackUrLs: [`https://example.com/${api.attrClientSecret}`],
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

    new cdk.CfnOutput(this, "ApiClientId", {
      value: api.ref,
    });

    new cdk.CfnOutput(this, "RenewalClientId", {
      value: renewal.ref,
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });

    new cdk.CfnOutput(this, "ServiceClientId", {
      value: service.ref,
    });

    new cdk.CfnOutput(this, "RotatingClientId", {
      value: rotating.ref,
    });

    new cdk.CfnOutput(this, "UnsaidClientId", {
      value: unsaid.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
