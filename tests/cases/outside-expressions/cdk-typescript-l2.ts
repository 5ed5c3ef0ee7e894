// Left out: var.urls.default, var.none.default. A list parameter cannot be empty, or hold
// a comma.

import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const lowerStage = new cdk.CfnParameter(this, "LowerStage", {
      type: "String",
      description: "In Terraform: lower(var.stage)",
    });

    const poolsStage = new cdk.CfnParameter(this, "PoolsStage", {
      type: "String",
      description: "In Terraform: var.pools[var.stage]",
    });

    const computed = new cdk.CfnParameter(this, "Computed", {
      type: "String",
      description: "In Terraform: local.computed",
    });

    // Left out: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
    // evaluate this expression.
    // Left out: generate_secret. UserPoolClient takes true or false itself, not what only a
    // deployment knows.
    // Left out: callback_urls, logout_urls. UserPoolClient takes no settings of OAuth where it
    // is off.
    // Left out: refresh_token_validity. UserPoolClient has to know how long it is.
    // Left out: read_attributes, write_attributes. UserPoolClient takes values that are known,
    // not what only a deployment knows.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: `web-${lowerStage.valueAsString}`,
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        poolsStage.valueAsString,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        cognito.UserPoolClientIdentityProvider.custom(computed.valueAsString),
      ],
    });

    // Left out: name. Only Terraform can evaluate this expression.
    // Left out: for_each. This is written for Terraform only.
    // Left out: lifecycle. This is written for Terraform only; nearest to prevent_destroy is
    // RemovalPolicy.RETAIN.
    const copies = new cognito.UserPoolClient(this, "CopiesClient", {
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "CopiesClientUserPool",
        poolsStage.valueAsString,
      ),
      disableOAuth: true,
      supportedIdentityProviders: [],
    });

    copies.node.addDependency(web);

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });

    new cdk.CfnOutput(this, "CopiesClientId", {
      value: copies.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
