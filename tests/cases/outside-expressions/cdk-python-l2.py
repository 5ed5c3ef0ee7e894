# Omitted: var.urls.default, var.none.default. A list parameter can't be empty or contain
# a comma.

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        lower_stage = cdk.CfnParameter(
            self,
            "LowerStage",
            type="String",
            description="In Terraform: lower(var.stage)",
        )

        pools_stage = cdk.CfnParameter(
            self,
            "PoolsStage",
            type="String",
            description="In Terraform: var.pools[var.stage]",
        )

        computed = cdk.CfnParameter(
            self,
            "Computed",
            type="String",
            description="In Terraform: local.computed",
        )

        # Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
        # evaluate this expression.
        # Omitted: generate_secret. UserPoolClient requires a literal true or false, not a value
        # known at deployment.
        # Omitted: callback_urls, logout_urls. UserPoolClient accepts OAuth settings only if OAuth
        # is on.
        # Omitted: refresh_token_validity. UserPoolClient requires a known lifetime.
        # Omitted: read_attributes, write_attributes. UserPoolClient requires known values, not
        # values known at deployment.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name=f"web-{lower_stage.value_as_string}",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                pools_stage.value_as_string,
            ),
            disable_o_auth=True,
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
                cognito.UserPoolClientIdentityProvider.custom(computed.value_as_string),
            ],
        )

        # Omitted: name. Only Terraform can evaluate this expression.
        # Omitted: for_each. Terraform only.
        # Omitted: lifecycle. Terraform only. RemovalPolicy.RETAIN is closest to prevent_destroy.
        copies = cognito.UserPoolClient(
            self,
            "CopiesClient",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "CopiesClientUserPool",
                pools_stage.value_as_string,
            ),
            disable_o_auth=True,
            supported_identity_providers=[],
        )

        copies.node.add_dependency(web)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "CopiesClientId",
            value=copies.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
