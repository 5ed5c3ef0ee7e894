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

        # Left out: token_validity_units.id_token. UserPoolClient takes a unit only as a part of a
        # lifetime.
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

        # Left out: explicit_auth_flows. UserPoolClient always adds a flow where a list is given.
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

        # Left out: explicit_auth_flows. UserPoolClient has no word for “ADMIN_NO_SRP_AUTH”.
        # Left out: auth_session_validity. UserPoolClient has to know how long it is.
        # Left out: enable_propagate_additional_user_context_data. UserPoolClient takes it only
        # for a client that is known to have a secret.
        # Left out: allowed_oauth_flows_user_pool_client. UserPoolClient has to know whether OAuth
        # is on; here it is off.
        # Left out: allowed_oauth_flows. UserPoolClient takes no settings of OAuth where it is
        # off.
        # Left out: callback_urls. UserPoolClient gives nothing but its ID, and that only to what
        # is declared after it.
        # Left out: access_token_validity. UserPoolClient refuses a token that outlives the
        # refresh token.
        # Left out: id_token_validity. UserPoolClient writes it in minutes, and takes only whole
        # ones.
        # Left out: refresh_token_rotation.feature,
        # refresh_token_rotation.retry_grace_period_seconds. UserPoolClient can do nothing but
        # turn rotation on.
        # Left out: read_attributes. UserPoolClient has no word for “sub”.
        # Left out: analytics_configuration. UserPoolClient takes constructs of the project and
        # the role in place of their names, and Pinpoint has ended.
        # Left out: token_validity_units.access_token, token_validity_units.id_token.
        # UserPoolClient takes a unit only as a part of a lifetime.
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
