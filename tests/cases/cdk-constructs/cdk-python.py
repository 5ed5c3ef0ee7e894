import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        hosted = cdk.CfnParameter(
            self,
            "Hosted",
            type="String",
            allowed_values=["true", "false"],
            default="true",
        )

        session_minutes = cdk.CfnParameter(
            self,
            "SessionMinutes",
            type="Number",
            default=5,
        )

        tenant = cdk.CfnParameter(
            self,
            "Tenant",
            type="String",
        )

        api_client_user = cognito.CfnUserPool(
            self,
            "ApiClientUserPool",
            user_pool_name="users",
        )

        orders = cognito.CfnUserPoolResourceServer(
            self,
            "OrdersServer",
            identifier="orders",
            name="Orders",
            user_pool_id=api_client_user.ref,
            scopes=[
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="read",
                    scope_description="Read orders",
                ),
            ],
        )

        api = cognito.CfnUserPoolClient(
            self,
            "ApiClient",
            client_name="api",
            user_pool_id=api_client_user.ref,
            explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
            access_token_validity=2,
            refresh_token_validity=3600,
            token_validity_units=cognito.CfnUserPoolClient.TokenValidityUnitsProperty(
                access_token="hours",
                id_token="minutes",
                refresh_token="minutes",
            ),
            enable_token_revocation=True,
        )

        renewal = cognito.CfnUserPoolClient(
            self,
            "RenewalClient",
            client_name="renewal",
            user_pool_id=api_client_user.ref,
            explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
            read_attributes=["custom:team"],
            write_attributes=[],
        )

        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id=api_client_user.ref,
            explicit_auth_flows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            prevent_user_existence_errors="ENABLED",
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["code"],
            allowed_o_auth_scopes=["email", "profile"],
            logout_ur_ls=[f"https://{tenant.value_as_string}.example.com/{api.ref}"],
            supported_identity_providers=["COGNITO", "SignInWithApple", "Employees"],
            read_attributes=["email", "name", "zoneinfo", "custom:team"],
        )

        service = cognito.CfnUserPoolClient(
            self,
            "ServiceClient",
            client_name="service",
            user_pool_id=api_client_user.ref,
            generate_secret=True,
            explicit_auth_flows=[],
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["client_credentials"],
            allowed_o_auth_scopes=[f"{orders.ref}/read"],
        )

        rotating = cognito.CfnUserPoolClient(
            self,
            "RotatingClient",
            client_name="rotating",
            user_pool_id="us-east-1_AbCdEf123",
            explicit_auth_flows=["ALLOW_USER_AUTH"],
            auth_session_validity=10,
            allowed_o_auth_flows_user_pool_client=True,
            refresh_token_rotation=cognito.CfnUserPoolClient.RefreshTokenRotationProperty(
                feature="ENABLED",
            ),
        )

        unsaid = cognito.CfnUserPoolClient(
            self,
            "UnsaidClient",
            client_name="unsaid",
            user_pool_id=api_client_user.ref,
            explicit_auth_flows=["ADMIN_NO_SRP_AUTH"],
            auth_session_validity=session_minutes.value_as_number,
            enable_propagate_additional_user_context_data=True,
            allowed_o_auth_flows_user_pool_client=hosted.value,
            allowed_o_auth_flows=["code"],
            callback_ur_ls=[f"https://example.com/{api.attr_client_secret}"],
            access_token_validity=90,
            id_token_validity=330,
            refresh_token_validity=1,
            token_validity_units=cognito.CfnUserPoolClient.TokenValidityUnitsProperty(
                access_token="minutes",
                id_token="seconds",
                refresh_token="hours",
            ),
            refresh_token_rotation=cognito.CfnUserPoolClient.RefreshTokenRotationProperty(
                feature="DISABLED",
                retry_grace_period_seconds=0,
            ),
            read_attributes=["sub", "email"],
            analytics_configuration=cognito.CfnUserPoolClient.AnalyticsConfigurationProperty(
                application_arn="arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
            ),
        )

        cdk.CfnOutput(
            self,
            "ApiClientId",
            value=api.ref,
        )

        cdk.CfnOutput(
            self,
            "RenewalClientId",
            value=renewal.ref,
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "ServiceClientId",
            value=service.ref,
        )

        cdk.CfnOutput(
            self,
            "RotatingClientId",
            value=rotating.ref,
        )

        cdk.CfnOutput(
            self,
            "UnsaidClientId",
            value=unsaid.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
