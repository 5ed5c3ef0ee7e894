import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Left out: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
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

    // Left out: callback_urls. UserPoolClient takes no settings of OAuth where it is off.
    // Left out: analytics_configuration. UserPoolClient takes constructs of the project and
    // the role in place of their names, and Pinpoint has ended.
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
