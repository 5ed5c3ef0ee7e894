import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        domain = cdk.CfnParameter(
            self,
            "Domain",
            type="String",
        )

        backend = cognito.CfnUserPoolClient(
            self,
            "BackendClient",
            client_name="backend",
            user_pool_id="us-east-1_AbCdEf123",
            callback_ur_ls=[
                f"https://{domain.value_as_string}/",
                f"x${{{domain.value_as_string}",
                f"%{{{domain.value_as_string}",
                f"${{x}}{domain.value_as_string}",
            ],
            read_attributes=["a\u0604", "$\u0604\r", f"{domain.value_as_string}𑂽"],
        )

        aws = cognito.CfnUserPoolClient(
            self,
            "AwsClient",
            client_name="aws",
            user_pool_id="us-east-1_AbCdEf123",
        )

        app_client = cognito.CfnUserPoolClient(
            self,
            "UserPoolClient",
            client_name="one",
            user_pool_id="us-east-1_AbCdEf123",
        )

        app_client2 = cognito.CfnUserPoolClient(
            self,
            "UserPoolClient2",
            client_name="two",
            user_pool_id="us-east-1_AbCdEf123",
        )

        n1 = cognito.CfnUserPoolClient(
            self,
            "1Client",
            client_name="three",
            user_pool_id="us-east-1_AbCdEf123",
        )

        cdk.CfnOutput(
            self,
            "BackendClientId",
            value=backend.ref,
        )

        cdk.CfnOutput(
            self,
            "AwsClientId",
            value=aws.ref,
        )

        cdk.CfnOutput(
            self,
            "UserPoolClientId",
            value=app_client.ref,
        )

        cdk.CfnOutput(
            self,
            "UserPoolClient2Id",
            value=app_client2.ref,
        )

        cdk.CfnOutput(
            self,
            "1ClientId",
            value=n1.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
