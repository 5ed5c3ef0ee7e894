import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        elsewhere_user_pool_0_id = cdk.CfnParameter(
            self,
            "ElsewhereUserPool0Id",
            type="String",
            description="In Terraform: aws_cognito_user_pool.elsewhere[0].id",
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="people",
        )

        api = cognito.CfnUserPoolResourceServer(
            self,
            "ApiServer",
            identifier="api",
            name="api",
            user_pool_id=pool.ref,
            scopes=[
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="read",
                    scope_description="Read",
                ),
            ],
        )

        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id=pool.ref,
            logout_ur_ls=[f"https://{pool.ref}.example.com"],
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId eu-west-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
        web.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        m2m = cognito.CfnUserPoolClient(
            self,
            "M2mClient",
            client_name="m2m",
            user_pool_id=elsewhere_user_pool_0_id.value_as_string,
            generate_secret=True,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["client_credentials"],
            allowed_o_auth_scopes=[f"{api.ref}/read"],
        )

        m2m.node.add_dependency(web)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "M2mClientId",
            value=m2m.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
