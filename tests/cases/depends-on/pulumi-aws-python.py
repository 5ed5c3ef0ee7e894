import pulumi
import pulumi_aws as aws

config = pulumi.Config()
google_secret = config.require_secret("googleSecret")

pool = aws.cognito.UserPool(
    "pool",
    name="pool",
)

google_provider = aws.cognito.IdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=pool.id,
    provider_details={
        "client_id": "id",
        "client_secret": google_secret,
        "authorize_scopes": "openid",
    },
)

api_server = aws.cognito.ResourceServer(
    "api",
    identifier="https://api.example.com",
    name="api",
    user_pool_id=pool.id,
    scopes=[
        {
            "scope_name": "read",
            "scope_description": "Read",
        },
    ],
)

# Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
# Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
web_client = aws.cognito.UserPoolClient(
    "web",
    name="web",
    user_pool_id=pool.id,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["code"],
    allowed_oauth_scopes=["openid", "https://api.example.com/read"],
    callback_urls=["https://app.example.com/callback"],
    supported_identity_providers=["COGNITO", "Google"],
    opts=pulumi.ResourceOptions(depends_on=[google_provider, api_server]),
)

mobile_client = aws.cognito.UserPoolClient(
    "mobile",
    name="mobile",
    user_pool_id=pool.id,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["code"],
    allowed_oauth_scopes=["openid"],
    callback_urls=[pulumi.Output.concat("https://app.example.com/", web_client.id)],
)

pulumi.export("webClientId", web_client.id)
pulumi.export("mobileClientId", mobile_client.id)
