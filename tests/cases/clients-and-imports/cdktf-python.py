# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        pool_id = TerraformVariable(
            self,
            "pool_id",
            type="any",
        )

        client_id = TerraformVariable(
            self,
            "client_id",
            type="any",
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id="us-east-1_AbCdEf123",
        )
        web.import_from("us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko")

        server = CognitoUserPoolClient(
            self,
            "server",
            name="server",
            user_pool_id="us-east-1_AbCdEf123",
            generate_secret=True,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["client_credentials"],
            allowed_oauth_scopes=["api/read"],
        )
        server.import_from("us-east-1_AbCdEf123/1example23456789")

        web_client = CognitoUserPoolClient(
            self,
            "web-client",
            name="web client",
            user_pool_id="us-east-1_AbCdEf123",
        )

        mobile = CognitoUserPoolClient(
            self,
            "mobile",
            name="mobile",
            user_pool_id="us-east-1_AbCdEf123",
            logout_urls=[f"https://example.com/?client_id={web.id}"],
        )

        unknown = CognitoUserPoolClient(
            self,
            "unknown",
            name="not yet known",
            user_pool_id="us-east-1_AbCdEf123",
        )

        wrong = CognitoUserPoolClient(
            self,
            "wrong",
            name="wrong",
            user_pool_id="us-east-1_AbCdEf123",
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        TerraformOutput(
            self,
            "server_client_id",
            value=server.id,
        )

        TerraformOutput(
            self,
            "web_client_id2",
            value=web_client.id,
        )

        TerraformOutput(
            self,
            "mobile_client_id",
            value=mobile.id,
        )

        TerraformOutput(
            self,
            "unknown_client_id",
            value=unknown.id,
        )

        TerraformOutput(
            self,
            "wrong_client_id",
            value=wrong.id,
        )

        self.add_override(
            "import",
            [
                {
                    "to": "aws_cognito_user_pool_client.mobile",
                    "id": "${var.pool_id}/${var.client_id}",
                },
                {
                    "to": "aws_cognito_user_pool.users",
                    "id": "us-east-1_AbCdEf123",
                },
            ],
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
