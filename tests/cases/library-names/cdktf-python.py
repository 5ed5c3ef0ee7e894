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
        aws.add_override("region", "eu-west-1")

        domain = TerraformVariable(self, "domain")

        backend = CognitoUserPoolClient(
            self,
            "backend2",
            name="backend",
            user_pool_id="us-east-1_AbCdEf123",
            callback_urls=[
                f"https://{domain.string_value}/",
                "x$${${var.domain}",
                "%%{${var.domain}",
                "$${x}${var.domain}",
            ],
            read_attributes=[
                'a${"\\u0604"}',
                '${"$\\u0604"}${"\\r"}',
                '${var.domain}${"\\U000110bd"}',
            ],
        )
        backend.override_logical_id("backend")

        aws2 = CognitoUserPoolClient(
            self,
            "aws2",
            name="aws",
            user_pool_id="us-east-1_AbCdEf123",
        )
        aws2.override_logical_id("aws")

        app_client = CognitoUserPoolClient(
            self,
            "日本",
            name="one",
            user_pool_id="us-east-1_AbCdEf123",
        )
        app_client.override_logical_id("日本")

        app_client2 = CognitoUserPoolClient(
            self,
            "東京",
            name="two",
            user_pool_id="us-east-1_AbCdEf123",
        )
        app_client2.override_logical_id("東京")

        n1 = CognitoUserPoolClient(
            self,
            "é-1",
            name="three",
            user_pool_id="us-east-1_AbCdEf123",
        )
        n1.override_logical_id("é-1")

        TerraformOutput(
            self,
            "backend_client_id",
            value=backend.id,
        )

        TerraformOutput(
            self,
            "aws_client_id",
            value=aws2.id,
        )

        TerraformOutput(
            self,
            "client_id",
            value=app_client.id,
        )

        TerraformOutput(
            self,
            "client_id2",
            value=app_client2.id,
        )

        TerraformOutput(
            self,
            "client_id3",
            value=n1.id,
        )

        self.add_override(
            "terraform",
            {
                "backend": {
                    "s3": {
                        "bucket": "state",
                        "key": "clients",
                    },
                },
            },
        )

        self.add_override("terraform.backend.local", None)


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
