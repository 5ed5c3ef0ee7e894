import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "web",
      userPoolId: "us-east-1_AbCdEf123",
    });
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
    web.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    const server = new cognito.CfnUserPoolClient(this, "ServerClient", {
      clientName: "server",
      userPoolId: "us-east-1_AbCdEf123",
      generateSecret: true,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["client_credentials"],
      allowedOAuthScopes: ["api/read"],
    });
    // To import the existing client, run cdk import UserPoolClients and enter
    // UserPoolId us-east-1_AbCdEf123 and ClientId 1example23456789.
    server.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);

    const webClient = new cognito.CfnUserPoolClient(this, "WebClient2", {
      clientName: "web client",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const mobile = new cognito.CfnUserPoolClient(this, "MobileClient", {
      clientName: "mobile",
      userPoolId: "us-east-1_AbCdEf123",
      logoutUrLs: [`https://example.com/?client_id=${web.ref}`],
    });

    const unknown = new cognito.CfnUserPoolClient(this, "UnknownClient", {
      clientName: "not yet known",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const wrong = new cognito.CfnUserPoolClient(this, "WrongClient", {
      clientName: "wrong",
      userPoolId: "us-east-1_AbCdEf123",
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });

    new cdk.CfnOutput(this, "ServerClientId", {
      value: server.ref,
    });

    new cdk.CfnOutput(this, "WebClient2Id", {
      value: webClient.ref,
    });

    new cdk.CfnOutput(this, "MobileClientId", {
      value: mobile.ref,
    });

    new cdk.CfnOutput(this, "UnknownClientId", {
      value: unknown.ref,
    });

    new cdk.CfnOutput(this, "WrongClientId", {
      value: wrong.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
