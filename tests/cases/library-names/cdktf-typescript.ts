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
    aws.addOverride("region", "eu-west-1");

    const domain = new TerraformVariable(this, "domain", {});

    const backend = new CognitoUserPoolClient(this, "backend2", {
      name: "backend",
      userPoolId: "us-east-1_AbCdEf123",
      callbackUrls: [
        `https://${domain.stringValue}/`,
        "x$${${var.domain}",
        "%%{${var.domain}",
        "$${x}${var.domain}",
      ],
      readAttributes: [
        'a${"\\u0604"}',
        '${"$\\u0604"}${"\\r"}',
        '${var.domain}${"\\U000110bd"}',
      ],
    });
    backend.overrideLogicalId("backend");

    const aws2 = new CognitoUserPoolClient(this, "aws2", {
      name: "aws",
      userPoolId: "us-east-1_AbCdEf123",
    });
    aws2.overrideLogicalId("aws");

    const appClient = new CognitoUserPoolClient(this, "日本", {
      name: "one",
      userPoolId: "us-east-1_AbCdEf123",
    });
    appClient.overrideLogicalId("日本");

    const appClient2 = new CognitoUserPoolClient(this, "東京", {
      name: "two",
      userPoolId: "us-east-1_AbCdEf123",
    });
    appClient2.overrideLogicalId("東京");

    const n1 = new CognitoUserPoolClient(this, "é-1", {
      name: "three",
      userPoolId: "us-east-1_AbCdEf123",
    });
    n1.overrideLogicalId("é-1");

    new TerraformOutput(this, "backend_client_id", {
      value: backend.id,
    });

    new TerraformOutput(this, "aws_client_id", {
      value: aws2.id,
    });

    new TerraformOutput(this, "client_id", {
      value: appClient.id,
    });

    new TerraformOutput(this, "client_id2", {
      value: appClient2.id,
    });

    new TerraformOutput(this, "client_id3", {
      value: n1.id,
    });

    this.addOverride("terraform", {
      backend: {
        s3: {
          bucket: "state",
          key: "clients",
        },
      },
    });

    this.addOverride("terraform.backend.local", undefined);
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
