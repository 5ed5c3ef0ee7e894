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

        url = cdk.CfnParameter(
            self,
            "Url",
            type="String",
        )

        flag = cdk.CfnParameter(
            self,
            "Flag",
            type="String",
        )

        flows = cdk.CfnParameter(
            self,
            "Flows",
            type="CommaDelimitedList",
        )

        hours = cdk.CfnParameter(
            self,
            "Hours",
            type="Number",
        )

        home = cdk.CfnParameter(
            self,
            "Home",
            type="String",
            description="In Terraform: local.home",
            default="https://app.example.com/",
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="users",
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
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="write",
                    scope_description="Write",
                ),
            ],
        )

        # Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
        # list, but a string is required.
        m2m = cognito.CfnUserPoolClient(
            self,
            "M2mClient",
            client_name="m2m",
            user_pool_id=pool.ref,
            generate_secret=True,
            allowed_o_auth_flows_user_pool_client=True,
            allowed_o_auth_flows=["client_credentials"],
        )

        fits = cognito.CfnUserPoolClient(
            self,
            "FitsClient",
            client_name=flag.value_as_string,
            user_pool_id=pool.ref,
            explicit_auth_flows=flows.value_as_list,
            callback_ur_ls=urls.value_as_list,
            logout_ur_ls=[home.value_as_string, url.value_as_string],
            access_token_validity=hours.value_as_number,
        )

        # Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
        # Omitted: callback_urls[1]. var.urls is a list, but a string is required.
        # Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
        # Omitted: logout_urls. var.url is a string, but a list of strings is required.
        # Omitted: access_token_validity. var.flag is a boolean, but a number is required.
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="shop",
            user_pool_id=pool.ref,
            callback_ur_ls=["https://app.example.com/cb"],
            supported_identity_providers=["COGNITO"],
        )

        cdk.CfnOutput(
            self,
            "M2mClientId",
            value=m2m.ref,
        )

        cdk.CfnOutput(
            self,
            "FitsClientId",
            value=fits.ref,
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
