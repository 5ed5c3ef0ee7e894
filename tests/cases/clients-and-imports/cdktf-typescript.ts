// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const poolId = new TerraformVariable(this, "pool_id", {
      type: "any",
    });

    const clientId = new TerraformVariable(this, "client_id", {
      type: "any",
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: "us-east-1_AbCdEf123",
    });
    web.importFrom("us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko");

    const server = new CognitoUserPoolClient(this, "server", {
      name: "server",
      userPoolId: "us-east-1_AbCdEf123",
      generateSecret: true,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: ["api/read"],
    });
    server.importFrom("us-east-1_AbCdEf123/1example23456789");

    const webClient = new CognitoUserPoolClient(this, "web-client", {
      name: "web client",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const mobile = new CognitoUserPoolClient(this, "mobile", {
      name: "mobile",
      userPoolId: "us-east-1_AbCdEf123",
      logoutUrls: [`https://example.com/?client_id=${web.id}`],
    });

    const unknown = new CognitoUserPoolClient(this, "unknown", {
      name: "not yet known",
      userPoolId: "us-east-1_AbCdEf123",
    });

    const wrong = new CognitoUserPoolClient(this, "wrong", {
      name: "wrong",
      userPoolId: "us-east-1_AbCdEf123",
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    new TerraformOutput(this, "server_client_id", {
      value: server.id,
    });

    new TerraformOutput(this, "web_client_id2", {
      value: webClient.id,
    });

    new TerraformOutput(this, "mobile_client_id", {
      value: mobile.id,
    });

    new TerraformOutput(this, "unknown_client_id", {
      value: unknown.id,
    });

    new TerraformOutput(this, "wrong_client_id", {
      value: wrong.id,
    });

    this.addOverride("import", [
      {
        to: "aws_cognito_user_pool_client.mobile",
        id: "${var.pool_id}/${var.client_id}",
      },
      {
        to: "aws_cognito_user_pool.users",
        id: "us-east-1_AbCdEf123",
      },
    ]);
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
