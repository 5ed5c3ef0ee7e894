// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const tier = new TerraformVariable(this, "tier", {
      type: "string",
      default: "pro",
    });

    const pool = new CognitoUserPool(this, "pool", {
      name: "dollars",
      emailVerificationSubject: "100%%{x} %${var.tier}",
      emailVerificationMessage: '${"$"}${var.tier} {####}',
      smsAuthenticationMessage: "$${Price} {####}",
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: pool.id,
      callbackUrls: [
        'https://a.example.com/${"$"}${var.tier}',
        "https://b.example.com/x$$-$${var.tier}",
        "https://c.example.com/%%{x}/${var.tier}",
        `https://d.example.com/%${tier.stringValue}`,
        "https://e.example.com/$${x}/${var.tier}",
        `https://f.example.com/${tier.stringValue}{x}`,
        "https://g.example.com/$5/100%/$$/%%/{0}/%s",
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
