import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        # Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
        p = cognito.CfnUserPool(
            self,
            "PPool",
            user_pool_name="p",
            user_pool_tags={
                "cost center": "a: b",
                "no": "yes",
                "${k}": "${v}",
                "größe": "😀",
                "a.b/c": '"',
                "": "empty",
                "k": "after it",
            },
        )

        gr_e = cognito.CfnUserPoolClient(
            self,
            "GrEClient",
            client_name="\"'\\ ${x} %{y}\u2028",
            user_pool_id="us-east-1_AbCdEf123",
            callback_ur_ls=[
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
                "${x}",
                "%{x}",
                "$",
                "$${",
                "$$",
                "%%{ if true }",
                "a$",
                "${!x}",
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
                "\u0604",
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
            read_attributes=['custom:"${a}"'],
            analytics_configuration=cognito.CfnUserPoolClient.AnalyticsConfigurationProperty(
                external_id='a\nb\r\n"${c}" $${d} \'',
            ),
        )

        true = cognito.CfnUserPoolClient(
            self,
            "TrueClient",
            client_name="no",
            user_pool_id="1e3",
        )

        cdk.CfnOutput(
            self,
            "GrEClientId",
            value=gr_e.ref,
        )

        cdk.CfnOutput(
            self,
            "TrueClientId",
            value=true.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
