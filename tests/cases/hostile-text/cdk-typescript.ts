import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    // Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
    const p = new cognito.CfnUserPool(this, "PPool", {
      userPoolName: "p",
      userPoolTags: {
        "cost center": "a: b",
        no: "yes",
        "${k}": "${v}",
        größe: "😀",
        "a.b/c": '"',
        "": "empty",
        k: "after it",
      },
    });

    const grE = new cognito.CfnUserPoolClient(this, "GrEClient", {
      clientName: "\"'\\ ${x} %{y}\u2028",
      userPoolId: "us-east-1_AbCdEf123",
      callbackUrLs: [
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
        "${x}",
        "%{x}",
        "$",
        "$${",
        "$$",
        "%%{ if true }",
        "a$",
        "${!x}",
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
        "\u0604",
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
      readAttributes: ['custom:"${a}"'],
      analyticsConfiguration: {
        externalId: 'a\nb\r\n"${c}" $${d} \'',
      },
    });

    const true_ = new cognito.CfnUserPoolClient(this, "TrueClient", {
      clientName: "no",
      userPoolId: "1e3",
    });

    new cdk.CfnOutput(this, "GrEClientId", {
      value: grE.ref,
    });

    new cdk.CfnOutput(this, "TrueClientId", {
      value: true_.ref,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
