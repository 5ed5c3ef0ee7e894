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
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id=pool.ref,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["code"],
            allowed_o_auth_scopes=["openid", "https://api.example.com/read"],
            callback_ur_ls=["https://app.example.com/callback"],
            supported_identity_providers=["COGNITO", "Google"],
        )

        mobile = cognito.CfnUserPoolClient(
            self,
            "MobileClient",
            client_name="mobile",
            user_pool_id=pool.ref,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["code"],
            allowed_o_auth_scopes=["openid"],
            callback_ur_ls=[f"https://app.example.com/{web.ref}"],
        )

        web.node.add_dependency(google, api)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "MobileClientId",
            value=mobile.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
