import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        google_secret = cdk.CfnParameter(
            self,
            "GoogleSecret",
            type="String",
            no_echo=True,
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="pool",
        )

        google = cognito.CfnUserPoolIdentityProvider(
            self,
            "GoogleProvider",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=pool.ref,
            provider_details={
                "client_id": "id",
                "client_secret": google_secret.value_as_string,
                "authorize_scopes": "openid",
            },
        )

        api = cognito.CfnUserPoolResourceServer(
            self,
            "ApiServer",
            identifier="https://api.example.com",
            name="api",
            user_pool_id=pool.ref,
            scopes=[
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="read",
                    scope_description="Read",
                ),
            ],
        )

        # Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
        # Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name="web",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                pool.ref,
            ),
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[
                    cognito.OAuthScope.OPENID,
                    cognito.OAuthScope.custom("https://api.example.com/read"),
                ],
                callback_urls=["https://app.example.com/callback"],
            ),
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
                cognito.UserPoolClientIdentityProvider.GOOGLE,
            ],
        )

        mobile = cognito.UserPoolClient(
            self,
            "MobileClient",
            user_pool_client_name="mobile",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "MobileClientUserPool",
                pool.ref,
            ),
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[cognito.OAuthScope.OPENID],
                callback_urls=[f"https://app.example.com/{web.user_pool_client_id}"],
            ),
            supported_identity_providers=[],
        )

        web.node.add_dependency(google, api)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "MobileClientId",
            value=mobile.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
