// Omitted: resource.aws_sns_topic.bad. The builder can't parse one of its expressions.

// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const aws = new AwsProvider(this, "aws");
    aws.addOverride("region", "us-east-1");

    const aws2 = new AwsProvider(this, "aws_2_alias", {
      alias: "west",
    });
    aws2.addOverride("region", "us-west-2");
    aws2.addOverride("default_tags", {
      tags: {
        a: "b",
      },
    });

    const stage = new TerraformVariable(this, "stage", {
      type: "any",
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "x",
      userPoolId: "${local.pool}",
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    this.addOverride("terraform", {
      required_version: ">= 1.5",
      required_providers: {
        aws: {
          source: "hashicorp/aws",
          version: "~> 6.0",
        },
      },
    });

    this.addOverride("locals", {
      domain: "${var.stage}.example.com",
      names: ["a", "$${b}"],
      map: {
        "a b": "c",
        "${var.stage}": 1,
      },
    });

    this.addOverride("data", {
      aws_region: {
        current: {},
      },
      aws_ssm_parameter: {
        pool: {
          name: "/pool",
          provider: "aws.west",
        },
      },
      aws_iam_policy_document: {
        p: {
          statement: [
            {
              actions: ["*"],
            },
          ],
        },
      },
    });

    this.addOverride("module", {
      auth: {
        source: "./auth$${x}",
        version: "1.0",
        domain: "${local.domain}",
        tags: {
          a: "b",
        },
        depends_on: ["aws_sns_topic.t"],
      },
    });

    this.addOverride("resource.aws_sns_topic", {
      t: {
        name: "t-${var.stage}",
      },
    });

    this.addOverride("resource.aws_lambda_function", {
      f: {
        function_name: "f",
        environment: {
          variables: {
            A: "b",
          },
        },
      },
    });

    this.addOverride("output", {
      id: {
        value: "${aws_cognito_user_pool_client.web.id}",
        description: "The ${literal} id",
        sensitive: false,
        depends_on: ["module.auth"],
      },
      map: {
        value: {
          a: "${local.domain}",
        },
      },
    });

    this.addOverride("moved", [
      {
        from: "aws_cognito_user_pool_client.old",
        to: "aws_cognito_user_pool_client.web",
      },
    ]);

    this.addOverride("check", {
      health: {
        data: {
          http: {
            h: {
              url: "https://example.com",
            },
          },
        },
      },
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
