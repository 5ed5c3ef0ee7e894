# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
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

        # Omitted: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
        # JavaScript, which runs the library, can't represent all digits of this number.
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
