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

    // Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "web",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        pool.ref,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
