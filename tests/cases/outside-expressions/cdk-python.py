# Omitted: var.urls.default, var.none.default. A list parameter can't be empty or contain
# a comma.

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        urls = cdk.CfnParameter(
            self,
            "Urls",
            type="CommaDelimitedList",
        )

        none = cdk.CfnParameter(
            self,
            "None",
            type="CommaDelimitedList",
        )

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

        stage_prod = cdk.CfnParameter(
            self,
            "StageProd",
            type="String",
            description='In Terraform: var.stage == "prod"',
            allowed_values=["true", "false"],
        )

        host = cdk.CfnParameter(
            self,
            "Host",
            type="String",
            description="In Terraform: local.host",
            default="app.example.com",
        )

        join_stage_host = cdk.CfnParameter(
            self,
            "JoinStageHost",
            type="String",
            description='In Terraform: join(".", [ var.stage, local.host ])',
        )

        computed = cdk.CfnParameter(
            self,
            "Computed",
            type="String",
            description="In Terraform: local.computed",
        )

        days = cdk.CfnParameter(
            self,
            "Days",
            type="Number",
            description="In Terraform: local.days",
            default=30,
        )

        concat_email_none = cdk.CfnParameter(
            self,
            "ConcatEmailNone",
            type="CommaDelimitedList",
            description='In Terraform: concat(["email"], var.none)',
        )

        # Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
        # evaluate this expression.
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name=f"web-{lower_stage.value_as_string}",
            user_pool_id=pools_stage.value_as_string,
            generate_secret=stage_prod.value,
            callback_ur_ls=urls.value_as_list,
            logout_ur_ls=[
                f"https://{host.value_as_string}/out",
                f"https://{join_stage_host.value_as_string}/",
            ],
            supported_identity_providers=["COGNITO", computed.value_as_string],
            refresh_token_validity=days.value_as_number,
            read_attributes=concat_email_none.value_as_list,
            write_attributes=none.value_as_list,
        )

        # Omitted: name. Only Terraform can evaluate this expression.
        # Omitted: for_each. Terraform only.
        # Omitted: lifecycle. Terraform only. RemovalPolicy.RETAIN is closest to prevent_destroy.
        copies = cognito.CfnUserPoolClient(
            self,
            "CopiesClient",
            user_pool_id=pools_stage.value_as_string,
        )

        copies.node.add_dependency(web)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )

        cdk.CfnOutput(
            self,
            "CopiesClientId",
            value=copies.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
