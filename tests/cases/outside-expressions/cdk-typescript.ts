// Omitted: var.urls.default, var.none.default. A list parameter can't be empty or contain
// a comma.

import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const urls = new cdk.CfnParameter(this, "Urls", {
      type: "CommaDelimitedList",
    });

    const none = new cdk.CfnParameter(this, "None", {
      type: "CommaDelimitedList",
    });

    const lowerStage = new cdk.CfnParameter(this, "LowerStage", {
      type: "String",
      description: "In Terraform: lower(var.stage)",
    });

    const poolsStage = new cdk.CfnParameter(this, "PoolsStage", {
      type: "String",
      description: "In Terraform: var.pools[var.stage]",
    });

    const stageProd = new cdk.CfnParameter(this, "StageProd", {
      type: "String",
      description: 'In Terraform: var.stage == "prod"',
      allowedValues: ["true", "false"],
    });

    const host = new cdk.CfnParameter(this, "Host", {
      type: "String",
      description: "In Terraform: local.host",
      default: "app.example.com",
    });

    const joinStageHost = new cdk.CfnParameter(this, "JoinStageHost", {
      type: "String",
      description: 'In Terraform: join(".", [ var.stage, local.host ])',
    });

    const computed = new cdk.CfnParameter(this, "Computed", {
      type: "String",
      description: "In Terraform: local.computed",
    });

    const days = new cdk.CfnParameter(this, "Days", {
      type: "Number",
      description: "In Terraform: local.days",
      default: 30,
    });

    const concatEmailNone = new cdk.CfnParameter(this, "ConcatEmailNone", {
      type: "CommaDelimitedList",
      description: 'In Terraform: concat(["email"], var.none)',
    });

    // Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
    // evaluate this expression.
    const web = new cognito.CfnUserPoolClient(this, "WebClient", {
      clientName: `web-${lowerStage.valueAsString}`,
      userPoolId: poolsStage.valueAsString,
      generateSecret: stageProd.value,
      callbackUrLs: urls.valueAsList,
      logoutUrLs: [
        `https://${host.valueAsString}/out`,
        `https://${joinStageHost.valueAsString}/`,
      ],
      supportedIdentityProviders: ["COGNITO", computed.valueAsString],
      refreshTokenValidity: days.valueAsNumber,
      readAttributes: concatEmailNone.valueAsList,
      writeAttributes: none.valueAsList,
    });

    // Omitted: name. Only Terraform can evaluate this expression.
    // Omitted: for_each. Terraform only.
    // Omitted: lifecycle. Terraform only. RemovalPolicy.RETAIN is closest to prevent_destroy.
    const copies = new cognito.CfnUserPoolClient(this, "CopiesClient", {
      userPoolId: poolsStage.valueAsString,
    });

    copies.node.addDependency(web);

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.ref,
    });

    new cdk.CfnOutput(this, "CopiesClientId", {
      value: copies.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
