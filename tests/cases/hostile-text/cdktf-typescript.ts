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

    const p = new CognitoUserPool(this, "p", {
      name: "p",
      tags: {
        "cost center": "a: b",
        no: "yes",
        "$${k}": "$${v}",
        größe: "😀",
        "a.b/c": '"',
        "": "empty",
        'x${ {a=1}["a"] }': "an equals sign in the key",
        k: "after it",
      },
    });

    const grE = new CognitoUserPoolClient(this, "größe-日本", {
      name: "\"'\\ $${x} %%{y}\u2028",
      userPoolId: "us-east-1_AbCdEf123",
      callbackUrls: [
        "no",
        "1e3",
        "~",
        "null",
        "True",
        "012",
        "1:30",
        "2001-01-01",
        "",
        ": a",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "\\n",
        "\n",
        "\t",
        "\u0000",
        "\u0085",
        "$${x}",
        "%%{x}",
        "$",
        "$$${",
        "$$",
        "%%%{ if true }",
        "a$",
        "$${!x}",
        "{{resolve:ssm:x}}",
        "#",
        "&a",
        "*a",
        "!Ref a",
        "|",
        "@",
        "=",
        "<<",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u202eabc",
        '${"\\u0604"}',
        "😀",
        "👩‍👩‍👧‍👦",
        "é",
        "é",
        "日本語",
        "שלום",
        "مرحبا",
        "`id`",
        "$(id)",
        "</script>",
        "file://x",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ],
      supportedIdentityProviders: ["no", "日本語 　"],
      readAttributes: ['custom:"$${a}"'],
      analyticsConfiguration: [
        {
          externalId: 'a\nb\r\n"$${c}" $$${d} \'',
        },
      ],
    });
    grE.overrideLogicalId("größe-日本");

    const true_ = new CognitoUserPoolClient(this, "true", {
      name: "no",
      userPoolId: "1e3",
    });

    new TerraformOutput(this, "gre_client_id", {
      value: grE.id,
    });

    new TerraformOutput(this, "true_client_id", {
      value: true_.id,
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
