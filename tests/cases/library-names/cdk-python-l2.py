import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        # Omitted: callback_urls. UserPoolClient accepts OAuth settings only if OAuth is on.
        # Omitted: read_attributes. UserPoolClient requires known values, not values known at
        # deployment.
        # Omitted: read_attributes. UserPoolClient doesn't support “a ”, “$  ”.
        backend = cognito.UserPoolClient(
            self,
            "BackendClient",
            user_pool_client_name="backend",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "BackendClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
            read_attributes=cognito.ClientAttributes(),
        )

        aws = cognito.UserPoolClient(
            self,
            "AwsClient",
            user_pool_client_name="aws",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "AwsClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        app_client = cognito.UserPoolClient(
            self,
            "UserPoolClient",
            user_pool_client_name="one",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "UserPoolClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        app_client2 = cognito.UserPoolClient(
            self,
            "UserPoolClient2",
            user_pool_client_name="two",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "UserPoolClient2UserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        n1 = cognito.UserPoolClient(
            self,
            "1Client",
            user_pool_client_name="three",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "1ClientUserPool",
                "us-east-1_AbCdEf123",
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        cdk.CfnOutput(
            self,
            "BackendClientId",
            value=backend.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "AwsClientId",
            value=aws.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "UserPoolClientId",
            value=app_client.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "UserPoolClient2Id",
            value=app_client2.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "1ClientId",
            value=n1.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
