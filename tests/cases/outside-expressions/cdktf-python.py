# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        stage = TerraformVariable(
            self,
            "stage",
            type="string",
        )

        pools = TerraformVariable(
            self,
            "pools",
            type="map(string)",
        )

        urls = TerraformVariable(
            self,
            "urls",
            type="list(string)",
            default=["https://a.example.com/?x=1,2", "https://b.example.com/"],
        )

        none = TerraformVariable(
            self,
            "none",
            type="list(string)",
            default=[],
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="web-${lower(var.stage)}",
            user_pool_id="${var.pools[var.stage]}",
            generate_secret=Token.as_any('${var.stage == "prod"}'),
            callback_urls=urls.list_value,
            default_redirect_uri="${null /* none */}",
            logout_urls=[
                "https://${local.host}/out",
                'https://${join(".", [\n  var.stage,\n  local.host\n])}/',
            ],
            supported_identity_providers=["COGNITO", "${local.computed}", "${1.50}"],
            refresh_token_validity=Token.as_number("${local.days}"),
            read_attributes=Token.as_list('${concat(["email"], var.none)}'),
            write_attributes=none.list_value,
        )

        copies = CognitoUserPoolClient(
            self,
            "copies",
            name="${each.key}",
            user_pool_id="${var.pools[var.stage]}",
        )
        copies.add_override("for_each", '${toset(["a", "b"])}')
        copies.add_override("depends_on", ["aws_cognito_user_pool_client.web"])
        copies.add_override(
            "lifecycle",
            {
                "prevent_destroy": True,
                "ignore_changes": ["callback_urls"],
            },
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )

        self.add_override(
            "locals",
            {
                "host": "app.example.com",
                "days": 30,
                "computed": "${lower(var.stage)}",
            },
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
