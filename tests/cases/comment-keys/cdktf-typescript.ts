// Omitted: urls. Terraform doesn't support this block in a configuration.

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

    const one = new CognitoUserPoolClient(this, "one", {
      name: "one",
      userPoolId: "us-east-1_AbCdEf123",
      accessTokenValidity: 30,
      tokenValidityUnits: [
        {
          accessToken: "minutes",
        },
      ],
    });
    one.addOverride("lifecycle", {
      "//": "keep this client",
      prevent_destroy: true,
    });

    new TerraformOutput(this, "one_client_id", {
      value: one.id,
    });

    this.addOverride("resource.terraform_data", {
      run: {
        input: {
          "//": "a key",
        },
        provisioner: {
          "local-exec": {
            "//": "nothing",
            command: "true",
          },
        },
      },
    });

    this.addOverride("data", {
      terraform_remote_state: {
        "//": "among names",
        net: {
          "//": "body",
          backend: "local",
          "not a name": 1,
        },
      },
    });

    this.addOverride("output", {
      "//": "among names",
    });

    this.addOverride("check", {});
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
