// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoIdentityProvider } from "@cdktf/provider-aws/lib/cognito-identity-provider";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const domain = new TerraformVariable(this, "domain", {
      type: "string",
      description: "Where the application is.",
    });

    const sessionMinutes = new TerraformVariable(this, "session_minutes", {
      type: "number",
      default: 5,
    });

    const googleSecret = new TerraformVariable(this, "google_secret", {
      type: "string",
      sensitive: true,
    });

    const users = new CognitoUserPool(this, "users", {
      name: "users",
    });

    const google = new CognitoIdentityProvider(this, "google", {
      providerName: "Google",
      providerType: "Google",
      userPoolId: users.id,
      providerDetails: {
        client_id: "id",
        client_secret: googleSecret.stringValue,
        authorize_scopes: "openid email",
      },
      attributeMapping: {
        email: "email",
        username: "sub",
      },
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: `web-${domain.stringValue}`,
      userPoolId: users.id,
      generateSecret: true,
      region: "eu-west-1",
      explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
      authSessionValidity: sessionMinutes.numberValue,
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
        `https://${domain.stringValue}/callback`,
        "http://localhost:3000/callback",
        "myapp://callback",
      ],
      defaultRedirectUri: `https://${domain.stringValue}/callback`,
      logoutUrls: [`https://${domain.stringValue}/`],
      supportedIdentityProviders: ["COGNITO", google.providerName],
      accessTokenValidity: 60,
      idTokenValidity: 60,
      refreshTokenValidity: 30,
      tokenValidityUnits: [
        {
          accessToken: "minutes",
          idToken: "minutes",
          refreshToken: "days",
        },
      ],
      enableTokenRevocation: true,
      refreshTokenRotation: [
        {
          feature: "ENABLED",
          retryGracePeriodSeconds: 10,
        },
      ],
      readAttributes: ["email", "custom:department"],
      writeAttributes: ["email"],
      analyticsConfiguration: [
        {
          applicationId: "0123456789abcdef0123456789abcdef",
          externalId: "pinpoint",
          roleArn: "arn:aws:iam::123456789012:role/pinpoint",
          userDataShared: false,
        },
      ],
    });
    web.importFrom("us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko");

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    this.addOverride("variable.hide_users", {
      type: "bool",
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
