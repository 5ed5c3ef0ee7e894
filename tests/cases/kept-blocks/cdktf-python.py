# Omitted: resource.aws_sns_topic.bad. The builder can't parse one of its expressions.

# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        aws = AwsProvider(self, "aws")
        aws.add_override("region", "us-east-1")

        aws2 = AwsProvider(
            self,
            "aws_2_alias",
            alias="west",
        )
        aws2.add_override("region", "us-west-2")
        aws2.add_override(
            "default_tags",
            {
                "tags": {
                    "a": "b",
                },
            },
        )

        stage = TerraformVariable(
            self,
            "stage",
            type="any",
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="x",
            user_pool_id="${local.pool}",
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        self.add_override(
            "terraform",
            {
                "required_version": ">= 1.5",
                "required_providers": {
                    "aws": {
                        "source": "hashicorp/aws",
                        "version": "~> 6.0",
                    },
                },
            },
        )

        self.add_override(
            "locals",
            {
                "domain": "${var.stage}.example.com",
                "names": ["a", "$${b}"],
                "map": {
                    "a b": "c",
                    "${var.stage}": 1,
                },
            },
        )

        self.add_override(
            "data",
            {
                "aws_region": {
                    "current": {},
                },
                "aws_ssm_parameter": {
                    "pool": {
                        "name": "/pool",
                        "provider": "aws.west",
                    },
                },
                "aws_iam_policy_document": {
                    "p": {
                        "statement": [
                            {
                                "actions": ["*"],
                            },
                        ],
                    },
                },
            },
        )

        self.add_override(
            "module",
            {
                "auth": {
                    "source": "./auth$${x}",
                    "version": "1.0",
                    "domain": "${local.domain}",
                    "tags": {
                        "a": "b",
                    },
                    "depends_on": ["aws_sns_topic.t"],
                },
            },
        )

        self.add_override(
            "resource.aws_sns_topic",
            {
                "t": {
                    "name": "t-${var.stage}",
                },
            },
        )

        self.add_override(
            "resource.aws_lambda_function",
            {
                "f": {
                    "function_name": "f",
                    "environment": {
                        "variables": {
                            "A": "b",
                        },
                    },
                },
            },
        )

        self.add_override(
            "output",
            {
                "id": {
                    "value": "${aws_cognito_user_pool_client.web.id}",
                    "description": "The ${literal} id",
                    "sensitive": False,
                    "depends_on": ["module.auth"],
                },
                "map": {
                    "value": {
                        "a": "${local.domain}",
                    },
                },
            },
        )

        self.add_override(
            "moved",
            [
                {
                    "from": "aws_cognito_user_pool_client.old",
                    "to": "aws_cognito_user_pool_client.web",
                },
            ],
        )

        self.add_override(
            "check",
            {
                "health": {
                    "data": {
                        "http": {
                            "h": {
                                "url": "https://example.com",
                            },
                        },
                    },
                },
            },
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
