# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        pool = CognitoUserPool(
            self,
            "pool",
            name="users",
        )

        # Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
        # Accepted risk wildcard-callback
        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id=pool.id,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["implicit"],
            allowed_oauth_scopes=["openid"],
            callback_urls=["https://app.example.org/callback"],
            supported_identity_providers=["COGNITO"],
        )

        other = CognitoUserPoolClient(
            self,
            "other",
            name="other",
            user_pool_id=pool.id,
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        TerraformOutput(
            self,
            "other_client_id",
            value=other.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
