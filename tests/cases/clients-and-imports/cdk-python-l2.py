import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name="web",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
        web.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        server = cognito.UserPoolClient(
            self,
            "ServerClient",
            user_pool_client_name="server",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "ServerClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            generate_secret=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(client_credentials=True),
                scopes=[cognito.OAuthScope.custom("api/read")],
            ),
            supported_identity_providers=[],
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 1example23456789.
        server.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        web_client = cognito.UserPoolClient(
            self,
            "WebClient2",
            user_pool_client_name="web client",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClient2UserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        # Omitted: logout_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
        mobile = cognito.UserPoolClient(
            self,
            "MobileClient",
            user_pool_client_name="mobile",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "MobileClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        unknown = cognito.UserPoolClient(
            self,
            "UnknownClient",
            user_pool_client_name="not yet known",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "UnknownClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        wrong = cognito.UserPoolClient(
            self,
            "WrongClient",
            user_pool_client_name="wrong",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WrongClientUserPool",
                "us-east-1_AbCdEf123",
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
            "ServerClientId",
            value=server.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "WebClient2Id",
            value=web_client.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "MobileClientId",
            value=mobile.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "UnknownClientId",
            value=unknown.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "WrongClientId",
            value=wrong.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
