# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_identity_provider import CognitoIdentityProvider
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import (
    CognitoUserPoolClient,
    CognitoUserPoolClientAnalyticsConfiguration,
    CognitoUserPoolClientRefreshTokenRotation,
    CognitoUserPoolClientTokenValidityUnits,
)
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        domain = TerraformVariable(
            self,
            "domain",
            type="string",
            description="Where the application is.",
        )

        session_minutes = TerraformVariable(
            self,
            "session_minutes",
            type="number",
            default=5,
        )

        google_secret = TerraformVariable(
            self,
            "google_secret",
            type="string",
            sensitive=True,
        )

        users = CognitoUserPool(
            self,
            "users",
            name="users",
        )

        google = CognitoIdentityProvider(
            self,
            "google",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=users.id,
            provider_details={
                "client_id": "id",
                "client_secret": google_secret.string_value,
                "authorize_scopes": "openid email",
            },
            attribute_mapping={
                "email": "email",
                "username": "sub",
            },
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name=f"web-{domain.string_value}",
            user_pool_id=users.id,
            generate_secret=True,
            region="eu-west-1",
            explicit_auth_flows=["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
            auth_session_validity=session_minutes.number_value,
            prevent_user_existence_errors="ENABLED",
            enable_propagate_additional_user_context_data=True,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=[
                "openid",
                "email",
                "profile",
                "https://api.example.com/read",
            ],
            callback_urls=[
                f"https://{domain.string_value}/callback",
                "http://localhost:3000/callback",
                "myapp://callback",
            ],
            default_redirect_uri=f"https://{domain.string_value}/callback",
            logout_urls=[f"https://{domain.string_value}/"],
            supported_identity_providers=["COGNITO", google.provider_name],
            access_token_validity=60,
            id_token_validity=60,
            refresh_token_validity=30,
            token_validity_units=[
                CognitoUserPoolClientTokenValidityUnits(
                    access_token="minutes",
                    id_token="minutes",
                    refresh_token="days",
                ),
            ],
            enable_token_revocation=True,
            refresh_token_rotation=[
                CognitoUserPoolClientRefreshTokenRotation(
                    feature="ENABLED",
                    retry_grace_period_seconds=10,
                ),
            ],
            read_attributes=["email", "custom:department"],
            write_attributes=["email"],
            analytics_configuration=[
                CognitoUserPoolClientAnalyticsConfiguration(
                    application_id="0123456789abcdef0123456789abcdef",
                    external_id="pinpoint",
                    role_arn="arn:aws:iam::123456789012:role/pinpoint",
                    user_data_shared=False,
                ),
            ],
        )
        web.import_from("us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko")

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        self.add_override(
            "variable.hide_users",
            {
                "type": "bool",
            },
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
