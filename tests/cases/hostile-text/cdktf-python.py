# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import (
    CognitoUserPoolClient,
    CognitoUserPoolClientAnalyticsConfiguration,
)
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        p = CognitoUserPool(
            self,
            "p",
            name="p",
            tags={
                "cost center": "a: b",
                "no": "yes",
                "$${k}": "$${v}",
                "größe": "😀",
                "a.b/c": '"',
                "": "empty",
                'x${ {a=1}["a"] }': "an equals sign in the key",
                "k": "after it",
            },
        )

        gr_e = CognitoUserPoolClient(
            self,
            "größe-日本",
            name="\"'\\ $${x} %%{y}\u2028",
            user_pool_id="us-east-1_AbCdEf123",
            callback_urls=[
                "no",
                "1e3",
                "~",
                "null",
                "True",
                "012",
                "1:30",
                "2001-01-01",
                "",
                ": a",
                "- a",
                "a: b",
                "a #b",
                "'",
                '"',
                "\\",
                "\\n",
                "\n",
                "\t",
                "\u0000",
                "\u0085",
                "$${x}",
                "%%{x}",
                "$",
                "$$${",
                "$$",
                "%%%{ if true }",
                "a$",
                "$${!x}",
                "{{resolve:ssm:x}}",
                "#",
                "&a",
                "*a",
                "!Ref a",
                "|",
                "@",
                "=",
                "<<",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\u202eabc",
                '${"\\u0604"}',
                "😀",
                "👩‍👩‍👧‍👦",
                "é",
                "é",
                "日本語",
                "שלום",
                "مرحبا",
                "`id`",
                "$(id)",
                "</script>",
                "file://x",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            ],
            supported_identity_providers=["no", "日本語 　"],
            read_attributes=['custom:"$${a}"'],
            analytics_configuration=[
                CognitoUserPoolClientAnalyticsConfiguration(
                    external_id='a\nb\r\n"$${c}" $$${d} \'',
                ),
            ],
        )
        gr_e.override_logical_id("größe-日本")

        true = CognitoUserPoolClient(
            self,
            "true",
            name="no",
            user_pool_id="1e3",
        )

        TerraformOutput(
            self,
            "gre_client_id",
            value=gr_e.id,
        )

        TerraformOutput(
            self,
            "true_client_id",
            value=true.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
