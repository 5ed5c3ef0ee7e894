// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const pool = new CognitoUserPool(this, "pool", {
      name: "users",
    });

    // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
    // Accepted risk wildcard-callback
    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: pool.id,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["implicit"],
      allowedOauthScopes: ["openid"],
      callbackUrls: ["https://app.example.org/callback"],
      supportedIdentityProviders: ["COGNITO"],
    });

    const other = new CognitoUserPoolClient(this, "other", {
      name: "other",
      userPoolId: pool.id,
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    new TerraformOutput(this, "other_client_id", {
      value: other.id,
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
