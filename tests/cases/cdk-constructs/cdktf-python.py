# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_resource_server import (
    CognitoResourceServer,
    CognitoResourceServerScope,
)
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

        hosted = TerraformVariable(
            self,
            "hosted",
            type="bool",
            default=True,
        )

        session_minutes = TerraformVariable(
            self,
            "session_minutes",
            type="number",
            default=5,
        )

        tenant = TerraformVariable(
            self,
            "tenant",
            type="string",
        )

        api_client_user = CognitoUserPool(
            self,
            "api_client_user",
            name="users",
        )

        orders = CognitoResourceServer(
            self,
            "orders",
            identifier="orders",
            name="Orders",
            user_pool_id=api_client_user.id,
            scope=[
                CognitoResourceServerScope(
                    scope_name="read",
                    scope_description="Read orders",
                ),
            ],
        )

        api = CognitoUserPoolClient(
            self,
            "api",
            name="api",
            user_pool_id=api_client_user.id,
            explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
            access_token_validity=2,
            refresh_token_validity=3600,
            token_validity_units=[
                CognitoUserPoolClientTokenValidityUnits(
                    access_token="hours",
                    id_token="minutes",
                    refresh_token="minutes",
                ),
            ],
            enable_token_revocation=True,
        )

        renewal = CognitoUserPoolClient(
            self,
            "renewal",
            name="renewal",
            user_pool_id=api_client_user.id,
            explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
            read_attributes=["custom:team"],
            write_attributes=[],
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id=api_client_user.id,
            explicit_auth_flows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            prevent_user_existence_errors="ENABLED",
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=["email", "profile"],
            logout_urls=[f"https://{tenant.string_value}.example.com/{api.id}"],
            supported_identity_providers=["COGNITO", "SignInWithApple", "Employees"],
            read_attributes=["email", "name", "zoneinfo", "custom:team"],
        )

        service = CognitoUserPoolClient(
            self,
            "service",
            name="service",
            user_pool_id=api_client_user.id,
            generate_secret=True,
            explicit_auth_flows=[],
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["client_credentials"],
            allowed_oauth_scopes=orders.scope_identifiers,
        )

        rotating = CognitoUserPoolClient(
            self,
            "rotating",
            name="rotating",
            user_pool_id="us-east-1_AbCdEf123",
            explicit_auth_flows=["ALLOW_USER_AUTH"],
            auth_session_validity=10,
            allowed_oauth_flows_user_pool_client=True,
            refresh_token_rotation=[
                CognitoUserPoolClientRefreshTokenRotation(feature="ENABLED"),
            ],
        )

        unsaid = CognitoUserPoolClient(
            self,
            "unsaid",
            name="unsaid",
            user_pool_id=api_client_user.id,
            explicit_auth_flows=["ADMIN_NO_SRP_AUTH"],
            auth_session_validity=session_minutes.number_value,
            enable_propagate_additional_user_context_data=True,
            allowed_oauth_flows_user_pool_client=hosted.boolean_value,
            allowed_oauth_flows=["code"],
            callback_urls=[f"https://example.com/{api.client_secret}"],
            access_token_validity=90,
            id_token_validity=330,
            refresh_token_validity=1,
            token_validity_units=[
                CognitoUserPoolClientTokenValidityUnits(
                    access_token="minutes",
                    id_token="seconds",
                    refresh_token="hours",
                ),
            ],
            refresh_token_rotation=[
                CognitoUserPoolClientRefreshTokenRotation(
                    feature="DISABLED",
                    retry_grace_period_seconds=0,
                ),
            ],
            read_attributes=["sub", "email"],
            analytics_configuration=[
                CognitoUserPoolClientAnalyticsConfiguration(
                    application_arn="arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
                ),
            ],
        )

        TerraformOutput(
            self,
            "api_client_id",
            value=api.id,
        )

        TerraformOutput(
            self,
            "renewal_client_id",
            value=renewal.id,
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        TerraformOutput(
            self,
            "service_client_id",
            value=service.id,
        )

        TerraformOutput(
            self,
            "rotating_client_id",
            value=rotating.id,
        )

        TerraformOutput(
            self,
            "unsaid_client_id",
            value=unsaid.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
