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
    // Omitted: auth_session_validity. UserPoolClient requires a known lifetime.
    // Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
    // the role, not their names. Pinpoint has ended.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: `web-${domain.valueAsString}`,
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        users.ref,
      ),
      generateSecret: true,
      authFlows: {
        user: true,
        userSrp: true,
      },
      preventUserExistenceErrors: true,
      enablePropagateAdditionalUserContextData: true,
      oAuth: {
        flows: {
          authorizationCodeGrant: true,
        },
        scopes: [
          cognito.OAuthScope.OPENID,
          cognito.OAuthScope.EMAIL,
          cognito.OAuthScope.PROFILE,
          cognito.OAuthScope.custom("https://api.example.com/read"),
        ],
        callbackUrls: [
          `https://${domain.valueAsString}/callback`,
          "http://localhost:3000/callback",
          "myapp://callback",
        ],
        defaultRedirectUri: `https://${domain.valueAsString}/callback`,
        logoutUrls: [`https://${domain.valueAsString}/`],
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        cognito.UserPoolClientIdentityProvider.custom(google.ref),
      ],
      accessTokenValidity: cdk.Duration.minutes(60),
      idTokenValidity: cdk.Duration.minutes(60),
      refreshTokenValidity: cdk.Duration.days(30),
      enableTokenRevocation: true,
      refreshTokenRotationGracePeriod: cdk.Duration.seconds(10),
      readAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({
          email: true,
        })
        .withCustomAttributes("custom:department"),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
      }),
    });
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
    web.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
