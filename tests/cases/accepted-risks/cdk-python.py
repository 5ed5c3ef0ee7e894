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
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id=pool.ref,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["implicit"],
            allowed_o_auth_scopes=["openid"],
            callback_ur_ls=["https://app.example.org/callback"],
            supported_identity_providers=["COGNITO"],
        )

        other = cognito.CfnUserPoolClient(
            self,
            "OtherClient",
            client_name="other",
            user_pool_id=pool.ref,
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "OtherClientId",
            value=other.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
