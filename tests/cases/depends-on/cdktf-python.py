# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_identity_provider import CognitoIdentityProvider
from cdktf_cdktf_provider_aws.cognito_resource_server import (
    CognitoResourceServer,
    CognitoResourceServerScope,
)
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        google_secret = TerraformVariable(
            self,
            "google_secret",
            type="string",
            sensitive=True,
        )

        pool = CognitoUserPool(
            self,
            "pool",
            name="pool",
        )

        google = CognitoIdentityProvider(
            self,
            "google",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=pool.id,
            provider_details={
                "client_id": "id",
                "client_secret": google_secret.string_value,
                "authorize_scopes": "openid",
            },
        )

        api = CognitoResourceServer(
            self,
            "api",
            identifier="https://api.example.com",
            name="api",
            user_pool_id=pool.id,
            scope=[
                CognitoResourceServerScope(scope_name="read", scope_description="Read"),
            ],
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id=pool.id,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=["openid", "https://api.example.com/read"],
            callback_urls=["https://app.example.com/callback"],
            supported_identity_providers=["COGNITO", "Google"],
        )
        web.add_override(
            "depends_on",
            [
                "aws_cognito_user_pool.pool",
                "aws_cognito_identity_provider.google",
                "aws_cognito_resource_server.api",
                "aws_cognito_user_pool_client.web",
                "aws_cognito_user_pool_domain.elsewhere",
            ],
        )

        mobile = CognitoUserPoolClient(
            self,
            "mobile",
            name="mobile",
            user_pool_id=pool.id,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=["openid"],
            callback_urls=[f"https://app.example.com/{web.id}"],
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        TerraformOutput(
            self,
            "mobile_client_id",
            value=mobile.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
