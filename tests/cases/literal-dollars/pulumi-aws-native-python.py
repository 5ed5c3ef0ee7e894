import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
tier = config.get("tier", "pro")

pool = aws_native.cognito.UserPool(
    "pool",
    user_pool_name="dollars",
    email_verification_subject=f"100%{{x}} %{tier}",
    email_verification_message=f"${tier} {{####}}",
    sms_authentication_message="${Price} {####}",
)

web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name="web",
    user_pool_id=pool.user_pool_id,
    callback_urls=[
        f"https://a.example.com/${tier}",
        "https://b.example.com/x$$-${var.tier}",
        f"https://c.example.com/%{{x}}/{tier}",
        f"https://d.example.com/%{tier}",
        f"https://e.example.com/${{x}}/{tier}",
        f"https://f.example.com/{tier}{{x}}",
        "https://g.example.com/$5/100%/$$/%%/{0}/%s",
    ],
)

pulumi.export("webClientId", web_client.client_id)
