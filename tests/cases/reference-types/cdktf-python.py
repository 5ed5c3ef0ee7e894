# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_resource_server import (
    CognitoResourceServer,
    CognitoResourceServerScope,
)
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        urls = TerraformVariable(
            self,
            "urls",
            type="list(string)",
        )

        url = TerraformVariable(
            self,
            "url",
            type="string",
        )

        flag = TerraformVariable(
            self,
            "flag",
            type="bool",
        )

        flows = TerraformVariable(
            self,
            "flows",
            type="set(string)",
        )

        hours = TerraformVariable(
            self,
            "hours",
            type="string",
        )

        pool = CognitoUserPool(
            self,
            "pool",
            name="users",
        )

        api = CognitoResourceServer(
            self,
            "api",
            identifier="api",
            name="api",
            user_pool_id=pool.id,
            scope=[
                CognitoResourceServerScope(scope_name="read", scope_description="Read"),
                CognitoResourceServerScope(
                    scope_name="write",
                    scope_description="Write",
                ),
            ],
        )

        # Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
        # list, but a string is required.
        m2m = CognitoUserPoolClient(
            self,
            "m2m",
            name="m2m",
            user_pool_id=pool.id,
            generate_secret=True,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["client_credentials"],
        )

        fits = CognitoUserPoolClient(
            self,
            "fits",
            name=flag.string_value,
            user_pool_id=pool.id,
            explicit_auth_flows=flows.list_value,
            callback_urls=urls.list_value,
            logout_urls=["${local.home}", url.string_value],
            access_token_validity=hours.number_value,
        )

        # Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
        # Omitted: callback_urls[1]. var.urls is a list, but a string is required.
        # Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
        # Omitted: logout_urls. var.url is a string, but a list of strings is required.
        # Omitted: access_token_validity. var.flag is a boolean, but a number is required.
        web = CognitoUserPoolClient(
            self,
            "web",
            name="shop",
            user_pool_id=pool.id,
            callback_urls=["https://app.example.com/cb"],
            supported_identity_providers=["COGNITO"],
        )

        TerraformOutput(
            self,
            "m2m_client_id",
            value=m2m.id,
        )

        TerraformOutput(
            self,
            "fits_client_id",
            value=fits.id,
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        self.add_override(
            "locals",
            {
                "home": "https://app.example.com/",
                "paths": ["cb", "done"],
            },
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
