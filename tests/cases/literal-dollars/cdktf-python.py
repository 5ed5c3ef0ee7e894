# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_user_pool import CognitoUserPool
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        tier = TerraformVariable(
            self,
            "tier",
            type="string",
            default="pro",
        )

        pool = CognitoUserPool(
            self,
            "pool",
            name="dollars",
            email_verification_subject="100%%{x} %${var.tier}",
            email_verification_message='${"$"}${var.tier} {####}',
            sms_authentication_message="$${Price} {####}",
        )

        web = CognitoUserPoolClient(
            self,
            "web",
            name="web",
            user_pool_id=pool.id,
            callback_urls=[
                'https://a.example.com/${"$"}${var.tier}',
                "https://b.example.com/x$$-$${var.tier}",
                "https://c.example.com/%%{x}/${var.tier}",
                f"https://d.example.com/%{tier.string_value}",
                "https://e.example.com/$${x}/${var.tier}",
                f"https://f.example.com/{tier.string_value}{{x}}",
                "https://g.example.com/$5/100%/$$/%%/{0}/%s",
            ],
        )

        TerraformOutput(
            self,
            "web_client_id",
            value=web.id,
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
