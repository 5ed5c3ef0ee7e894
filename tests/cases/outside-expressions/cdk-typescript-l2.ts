// Omitted: var.urls.default, var.none.default. A list parameter can't be empty or contain
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

    // Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
    // evaluate this expression.
    // Omitted: generate_secret. UserPoolClient requires a literal true or false, not a value
    // known at deployment.
    // Omitted: callback_urls, logout_urls. UserPoolClient accepts OAuth settings only if OAuth
    // is on.
    // Omitted: refresh_token_validity. UserPoolClient requires a known lifetime.
    // Omitted: read_attributes, write_attributes. UserPoolClient requires known values, not
    // values known at deployment.
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

    // Omitted: name. Only Terraform can evaluate this expression.
    // Omitted: for_each. Terraform only.
    // Omitted: lifecycle. Terraform only. RemovalPolicy.RETAIN is closest to prevent_destroy.
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
