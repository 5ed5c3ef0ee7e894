// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import {
  App,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const stage = new TerraformVariable(this, "stage", {
      type: "string",
    });

    const pools = new TerraformVariable(this, "pools", {
      type: "map(string)",
    });

    const urls = new TerraformVariable(this, "urls", {
      type: "list(string)",
      default: ["https://a.example.com/?x=1,2", "https://b.example.com/"],
    });

    const none = new TerraformVariable(this, "none", {
      type: "list(string)",
      default: [],
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "web-${lower(var.stage)}",
      userPoolId: "${var.pools[var.stage]}",
      generateSecret: Token.asAny('${var.stage == "prod"}'),
      callbackUrls: urls.listValue,
      defaultRedirectUri: "${null /* none */}",
      logoutUrls: [
        "https://${local.host}/out",
        'https://${join(".", [\n  var.stage,\n  local.host\n])}/',
      ],
      supportedIdentityProviders: ["COGNITO", "${local.computed}", "${1.50}"],
      refreshTokenValidity: Token.asNumber("${local.days}"),
      readAttributes: Token.asList('${concat(["email"], var.none)}'),
      writeAttributes: none.listValue,
    });

    const copies = new CognitoUserPoolClient(this, "copies", {
      name: "${each.key}",
      userPoolId: "${var.pools[var.stage]}",
    });
    copies.addOverride("for_each", '${toset(["a", "b"])}');
    copies.addOverride("depends_on", ["aws_cognito_user_pool_client.web"]);
    copies.addOverride("lifecycle", {
      prevent_destroy: true,
      ignore_changes: ["callback_urls"],
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    this.addOverride("locals", {
      host: "app.example.com",
      days: 30,
      computed: "${lower(var.stage)}",
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
