import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const domain = new cdk.CfnParameter(this, "Domain", {
      type: "String",
    });

    const backend = new cognito.CfnUserPoolClient(this, "BackendClient", {
      clientName: "backend",
      userPoolId: "us-east-1_AbCdEf123",
      callbackUrLs: [
        `https://${domain.valueAsString}/`,
        `x\${${domain.valueAsString}`,
        `%{${domain.valueAsString}`,
        `\${x}${domain.valueAsString}`,
      ],
      readAttributes: ["a\u0604", "$\u0604\r", `${domain.valueAsString}𑂽`],
    });

    const aws = new cognito.CfnUserPoolClient(this, "AwsClient", {
      clientName: "aws",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const appClient = new cognito.CfnUserPoolClient(this, "UserPoolClient", {
      clientName: "one",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const appClient2 = new cognito.CfnUserPoolClient(this, "UserPoolClient2", {
      clientName: "two",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const n1 = new cognito.CfnUserPoolClient(this, "1Client", {
      clientName: "three",
      userPoolId: "us-east-1_AbCdEf123",
    });

    new cdk.CfnOutput(this, "BackendClientId", {
      value: backend.ref,
    });

    new cdk.CfnOutput(this, "AwsClientId", {
      value: aws.ref,
    });

    new cdk.CfnOutput(this, "UserPoolClientId", {
      value: appClient.ref,
    });

    new cdk.CfnOutput(this, "UserPoolClient2Id", {
      value: appClient2.ref,
    });

    new cdk.CfnOutput(this, "1ClientId", {
      value: n1.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
