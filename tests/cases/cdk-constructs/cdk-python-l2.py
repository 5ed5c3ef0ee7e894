import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

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

        # Omitted: token_validity_units.id_token. UserPoolClient accepts a unit only as a part of
        # a lifetime.
        # UserPoolClient adds ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows.
        api = cognito.UserPoolClient(
            self,
            "ApiClient",
            user_pool_client_name="api",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "ApiClientUserPool2",
                api_client_user.ref,
            ),
            auth_flows=cognito.AuthFlow(user_srp=True),
            disable_o_auth=True,
            supported_identity_providers=[],
            access_token_validity=cdk.Duration.hours(2),
            refresh_token_validity=cdk.Duration.minutes(3600),
            enable_token_revocation=True,
        )

        renewal = cognito.UserPoolClient(
            self,
            "RenewalClient",
            user_pool_client_name="renewal",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "RenewalClientUserPool",
                api_client_user.ref,
            ),
            auth_flows=cognito.AuthFlow(user_srp=False),
            disable_o_auth=True,
            supported_identity_providers=[],
            read_attributes=cognito.ClientAttributes().with_custom_attributes(
                "custom:team",
            ),
            write_attributes=cognito.ClientAttributes(),
        )

        # UserPoolClient adds openid to AllowedOAuthScopes.
        # UserPoolClient adds https://example.com to CallbackURLs.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name="web",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                api_client_user.ref,
            ),
            auth_flows=cognito.AuthFlow(user_srp=True),
            prevent_user_existence_errors=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
                logout_urls=[
                    f"https://{tenant.value_as_string}.example.com/{api.user_pool_client_id}",
                ],
            ),
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
                cognito.UserPoolClientIdentityProvider.APPLE,
                cognito.UserPoolClientIdentityProvider.custom("Employees"),
            ],
            read_attributes=cognito.ClientAttributes()
            .with_standard_attributes(email=True, fullname=True, timezone=True)
            .with_custom_attributes("custom:team"),
        )

        # Omitted: explicit_auth_flows. UserPoolClient always adds a flow to a list.
        service = cognito.UserPoolClient(
            self,
            "ServiceClient",
            user_pool_client_name="service",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "ServiceClientUserPool",
                api_client_user.ref,
            ),
            generate_secret=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(client_credentials=True),
                scopes=[cognito.OAuthScope.custom(f"{orders.ref}/read")],
            ),
            supported_identity_providers=[],
        )

        rotating = cognito.UserPoolClient(
            self,
            "RotatingClient",
            user_pool_client_name="rotating",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "RotatingClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            auth_flows=cognito.AuthFlow(user=True),
            auth_session_validity=cdk.Duration.minutes(10),
            o_auth=cognito.OAuthSettings(flows=cognito.OAuthFlows(), scopes=[]),
            supported_identity_providers=[],
            refresh_token_rotation_grace_period=cdk.Duration.seconds(0),
        )

        # Omitted: explicit_auth_flows. UserPoolClient doesn't support “ADMIN_NO_SRP_AUTH”.
        # Omitted: auth_session_validity. UserPoolClient requires a known lifetime.
        # Omitted: enable_propagate_additional_user_context_data. UserPoolClient accepts it only
        # for a client with a known secret.
        # Omitted: allowed_oauth_flows_user_pool_client. UserPoolClient requires a literal value
        # for OAuth. The generated code turns OAuth off.
        # Omitted: allowed_oauth_flows. UserPoolClient accepts OAuth settings only if OAuth is on.
        # Omitted: callback_urls. UserPoolClient exports only its ID, and only to resources
        # declared after it.
        # Omitted: access_token_validity. UserPoolClient rejects a token that outlives the refresh
        # token.
        # Omitted: id_token_validity. UserPoolClient writes lifetimes in minutes, and accepts only
        # whole minutes.
        # Omitted: refresh_token_rotation.feature,
        # refresh_token_rotation.retry_grace_period_seconds. UserPoolClient can only turn rotation
        # on.
        # Omitted: read_attributes. UserPoolClient doesn't support “sub”.
        # Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
        # the role, not their names. Pinpoint has ended.
        # Omitted: token_validity_units.access_token, token_validity_units.id_token.
        # UserPoolClient accepts a unit only as a part of a lifetime.
        # UserPoolClient adds ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows.
        unsaid = cognito.UserPoolClient(
            self,
            "UnsaidClient",
            user_pool_client_name="unsaid",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "UnsaidClientUserPool",
                api_client_user.ref,
            ),
            auth_flows=cognito.AuthFlow(user_srp=False),
            disable_o_auth=True,
            supported_identity_providers=[],
            refresh_token_validity=cdk.Duration.hours(1),
            read_attributes=cognito.ClientAttributes().with_standard_attributes(
                email=True,
            ),
        )

        cdk.CfnOutput(
            self,
            "ApiClientId",
            value=api.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "RenewalClientId",
            value=renewal.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "ServiceClientId",
            value=service.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "RotatingClientId",
            value=rotating.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "UnsaidClientId",
            value=unsaid.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
