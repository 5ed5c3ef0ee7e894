import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        tier = cdk.CfnParameter(
            self,
            "Tier",
            type="String",
            default="pro",
        )

        pool = cognito.CfnUserPool(
            self,
            "Pool",
            user_pool_name="dollars",
            email_verification_subject=f"100%{{x}} %{tier.value_as_string}",
            email_verification_message=f"${tier.value_as_string} {{####}}",
            sms_authentication_message="${Price} {####}",
        )

        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name="web",
            user_pool_id=pool.ref,
            callback_ur_ls=[
                f"https://a.example.com/${tier.value_as_string}",
                "https://b.example.com/x$$-${var.tier}",
                f"https://c.example.com/%{{x}}/{tier.value_as_string}",
                f"https://d.example.com/%{tier.value_as_string}",
                f"https://e.example.com/${{x}}/{tier.value_as_string}",
                f"https://f.example.com/{tier.value_as_string}{{x}}",
                "https://g.example.com/$5/100%/$$/%%/{0}/%s",
            ],
        )

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
