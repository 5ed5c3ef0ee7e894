# CDK for Terraform was archived on 10 December 2025.
# CDK Terrain (cdktn) goes on with the same classes.
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cognito_user_pool_client import (
    CognitoUserPoolClient,
    CognitoUserPoolClientRefreshTokenRotation,
)
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        # Left out: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
        # JavaScript, in which the library runs, has no number as large with all its digits.
        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id="us-east-1_AbCdEf123",
            access_token_validity=9007199254740992,
            refresh_token_rotation=[
                CognitoUserPoolClientRefreshTokenRotation(feature="ENABLED"),
            ],
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
