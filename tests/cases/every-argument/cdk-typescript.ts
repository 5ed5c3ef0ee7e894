import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const domain = new cdk.CfnParameter(this, "Domain", {
      type: "String",
      description: "Where the application is.",
    });

    const sessionMinutes = new cdk.CfnParameter(this, "SessionMinutes", {
      type: "Number",
      default: 5,
    });

    const googleSecret = new cdk.CfnParameter(this, "GoogleSecret", {
      type: "String",
      noEcho: true,
    });

    const users = new cognito.CfnUserPool(this, "UsersPool", {
      userPoolName: "users",
    });

    const google = new cognito.CfnUserPoolIdentityProvider(
      this,
      "GoogleProvider",
      {
        providerName: "Google",
        providerType: "Google",
        userPoolId: users.ref,
        providerDetails: {
          client_id: "id",
          client_secret: googleSecret.valueAsString,
          authorize_scopes: "openid email",
        },
        attributeMapping: {
          email: "email",
          username: "sub",
        },
      },
    );

    // Omitted: region. The environment of the AWS CDK stack sets the Region.
    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: `web-${domain.valueAsString}`,
      userPoolId: users.ref,
      generateSecret: true,
      explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
      authSessionValidity: sessionMinutes.valueAsNumber,
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
      callbackUrLs: [
        `https://${domain.valueAsString}/callback`,
        "http://localhost:3000/callback",
        "myapp://callback",
      ],
      defaultRedirectUri: `https://${domain.valueAsString}/callback`,
      logoutUrLs: [`https://${domain.valueAsString}/`],
      supportedIdentityProviders: ["COGNITO", google.ref],
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
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
    web.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
