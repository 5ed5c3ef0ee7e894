import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
    const p = new cognito.CfnUserPool(this, "PPool", {
      userPoolName: "p",
      userPoolTags: {
        "cost center": "a: b",
        no: "yes",
        "${k}": "${v}",
        größe: "😀",
        "a.b/c": '"',
        "": "empty",
        k: "after it",
      },
    });

    // Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
    // Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
    // the role, not their names. Pinpoint has ended.
    const grE = new cognito.UserPoolClient(this, "GrEClient", {
      userPoolClientName: "\"'\\ ${x} %{y}\u2028",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "GrEClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.custom("no"),
        cognito.UserPoolClientIdentityProvider.custom("日本語 　"),
      ],
      readAttributes: new cognito.ClientAttributes().withCustomAttributes(
        'custom:"${a}"',
      ),
    });

    const true_ = new cognito.UserPoolClient(this, "TrueClient", {
      userPoolClientName: "no",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "TrueClientUserPool",
        "1e3",
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    new cdk.CfnOutput(this, "GrEClientId", {
      value: grE.userPoolClientId,
    });

    new cdk.CfnOutput(this, "TrueClientId", {
      value: true_.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
