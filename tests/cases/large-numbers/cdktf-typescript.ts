// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    // Omitted: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
    // JavaScript, which runs the library, can't represent all digits of this number.
    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: "us-east-1_AbCdEf123",
      accessTokenValidity: 9007199254740992,
      refreshTokenRotation: [
        {
          feature: "ENABLED",
        },
      ],
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
