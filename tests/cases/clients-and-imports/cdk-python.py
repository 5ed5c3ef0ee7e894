import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id="us-east-1_AbCdEf123",
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
        web.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        server = cognito.CfnUserPoolClient(
            self,
            "ServerClient",
            client_name="server",
            user_pool_id="us-east-1_AbCdEf123",
            generate_secret=True,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["client_credentials"],
            allowed_o_auth_scopes=["api/read"],
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 1example23456789.
        server.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        web_client = cognito.CfnUserPoolClient(
            self,
            "WebClient2",
            client_name="web client",
            user_pool_id="us-east-1_AbCdEf123",
        )

        mobile = cognito.CfnUserPoolClient(
            self,
            "MobileClient",
            client_name="mobile",
            user_pool_id="us-east-1_AbCdEf123",
            logout_ur_ls=[f"https://example.com/?client_id={web.ref}"],
        )

        unknown = cognito.CfnUserPoolClient(
            self,
            "UnknownClient",
            client_name="not yet known",
            user_pool_id="us-east-1_AbCdEf123",
        )

        wrong = cognito.CfnUserPoolClient(
            self,
            "WrongClient",
            client_name="wrong",
            user_pool_id="us-east-1_AbCdEf123",
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "ServerClientId",
            value=server.ref,
        )

        cdk.CfnOutput(
            self,
            "WebClient2Id",
            value=web_client.ref,
        )

        cdk.CfnOutput(
            self,
            "MobileClientId",
            value=mobile.ref,
        )

        cdk.CfnOutput(
            self,
            "UnknownClientId",
            value=unknown.ref,
        )

        cdk.CfnOutput(
            self,
            "WrongClientId",
            value=wrong.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
