import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const tier = new cdk.CfnParameter(this, "Tier", {
      type: "String",
      default: "pro",
    });

    const pool = new cognito.CfnUserPool(this, "Pool", {
      userPoolName: "dollars",
      emailVerificationSubject: `100%{x} %${tier.valueAsString}`,
      emailVerificationMessage: `$${tier.valueAsString} {####}`,
      smsAuthenticationMessage: "${Price} {####}",
    });

    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: "web",
      userPoolId: pool.ref,
      callbackUrLs: [
        `https://a.example.com/$${tier.valueAsString}`,
        "https://b.example.com/x$$-${var.tier}",
        `https://c.example.com/%{x}/${tier.valueAsString}`,
        `https://d.example.com/%${tier.valueAsString}`,
        `https://e.example.com/\${x}/${tier.valueAsString}`,
        `https://f.example.com/${tier.valueAsString}{x}`,
        "https://g.example.com/$5/100%/$$/%%/{0}/%s",
      ],
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
