import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "web",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
    web.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    const server = new cognito.UserPoolClient(this, "ServerClient", {
      userPoolClientName: "server",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "ServerClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      generateSecret: true,
      oAuth: {
        flows: {
          clientCredentials: true,
        },
        scopes: [cognito.OAuthScope.custom("api/read")],
      },
      supportedIdentityProviders: [],
    });
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 1example23456789.
    server.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    const webClient = new cognito.UserPoolClient(this, "WebClient2", {
      userPoolClientName: "web client",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClient2UserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    // Omitted: logout_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
    const mobile = new cognito.UserPoolClient(this, "MobileClient", {
      userPoolClientName: "mobile",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "MobileClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    const unknown = new cognito.UserPoolClient(this, "UnknownClient", {
      userPoolClientName: "not yet known",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "UnknownClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    const wrong = new cognito.UserPoolClient(this, "WrongClient", {
      userPoolClientName: "wrong",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WrongClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });

    new cdk.CfnOutput(this, "ServerClientId", {
      value: server.userPoolClientId,
    });

    new cdk.CfnOutput(this, "WebClient2Id", {
      value: webClient.userPoolClientId,
    });

    new cdk.CfnOutput(this, "MobileClientId", {
      value: mobile.userPoolClientId,
    });

    new cdk.CfnOutput(this, "UnknownClientId", {
      value: unknown.userPoolClientId,
    });

    new cdk.CfnOutput(this, "WrongClientId", {
      value: wrong.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
