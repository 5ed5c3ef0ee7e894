import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        # Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
        p = cognito.CfnUserPool(
            self,
            "PPool",
            user_pool_name="p",
            user_pool_tags={
                "cost center": "a: b",
                "no": "yes",
                "${k}": "${v}",
                "größe": "😀",
                "a.b/c": '"',
                "": "empty",
                "k": "after it",
            },
        )

        # Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
        # Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
        # the role, not their names. Pinpoint has ended.
        gr_e = cognito.UserPoolClient(
            self,
            "GrEClient",
            user_pool_client_name="\"'\\ ${x} %{y}\u2028",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "GrEClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.custom("no"),
                cognito.UserPoolClientIdentityProvider.custom("日本語 　"),
            ],
            read_attributes=cognito.ClientAttributes().with_custom_attributes(
                'custom:"${a}"',
            ),
        )

        true = cognito.UserPoolClient(
            self,
            "TrueClient",
            user_pool_client_name="no",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "TrueClientUserPool",
                "1e3",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        cdk.CfnOutput(
            self,
            "GrEClientId",
            value=gr_e.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "TrueClientId",
            value=true.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
