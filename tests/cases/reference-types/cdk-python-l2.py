import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        flag = cdk.CfnParameter(
            self,
            "Flag",
            type="String",
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="users",
        )

        api = cognito.CfnUserPoolResourceServer(
            self,
            "ApiServer",
            identifier="api",
            name="api",
            user_pool_id=pool.ref,
            scopes=[
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="read",
                    scope_description="Read",
                ),
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="write",
                    scope_description="Write",
                ),
            ],
        )

        # Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
        # list, but a string is required.
        m2m = cognito.UserPoolClient(
            self,
            "M2mClient",
            user_pool_client_name="m2m",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "M2mClientUserPool",
                pool.ref,
            ),
            generate_secret=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(client_credentials=True),
                scopes=[],
            ),
            supported_identity_providers=[],
        )

        # Omitted: explicit_auth_flows. UserPoolClient requires known values, not values known at
        # deployment.
        # Omitted: callback_urls, logout_urls. UserPoolClient accepts OAuth settings only if OAuth
        # is on.
        # Omitted: access_token_validity. UserPoolClient requires a known lifetime.
        fits = cognito.UserPoolClient(
            self,
            "FitsClient",
            user_pool_client_name=flag.value_as_string,
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "FitsClientUserPool",
                pool.ref,
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        # Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
        # Omitted: callback_urls[1]. var.urls is a list, but a string is required.
        # Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
        # Omitted: logout_urls. var.url is a string, but a list of strings is required.
        # Omitted: access_token_validity. var.flag is a boolean, but a number is required.
        # Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name="shop",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                pool.ref,
            ),
            disable_o_auth=True,
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
            ],
        )

        cdk.CfnOutput(
            self,
            "M2mClientId",
            value=m2m.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "FitsClientId",
            value=fits.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
