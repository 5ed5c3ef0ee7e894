import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="users",
        )

        # Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
        # Accepted risk wildcard-callback
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
                flows=cognito.OAuthFlows(implicit_code_grant=True),
                scopes=[cognito.OAuthScope.OPENID],
                callback_urls=["https://app.example.org/callback"],
            ),
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
            ],
        )

        other = cognito.UserPoolClient(
            self,
            "OtherClient",
            user_pool_client_name="other",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "OtherClientUserPool",
                pool.ref,
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "OtherClientId",
            value=other.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
