import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        tier = cdk.CfnParameter(
            self,
            "Tier",
            type="String",
            default="pro",
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="dollars",
            email_verification_subject=f"100%{{x}} %{tier.value_as_string}",
            email_verification_message=f"${tier.value_as_string} {{####}}",
            sms_authentication_message="${Price} {####}",
        )

        # Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name="web",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
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


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
