import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        # Omitted: id_token_validity, refresh_token_rotation.retry_grace_period_seconds.
        # JavaScript, which runs the library, can't represent all digits of this number.
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id="us-east-1_AbCdEf123",
            access_token_validity=9007199254740992,
            refresh_token_rotation=cognito.CfnUserPoolClient.RefreshTokenRotationProperty(
                feature="ENABLED",
            ),
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
