import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
google_secret = config.require_secret("googleSecret")

pool = aws_native.cognito.UserPool(
    "pool",
    user_pool_name="pool",
)

google_provider = aws_native.cognito.UserPoolIdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=pool.user_pool_id,
    provider_details={
        "client_id": "id",
        "client_secret": google_secret,
        "authorize_scopes": "openid",
    },
)

api_server = aws_native.cognito.UserPoolResourceServer(
    "api",
    identifier="https://api.example.com",
    name="api",
    user_pool_id=pool.user_pool_id,
    scopes=[
        {
            "scope_name": "read",
            "scope_description": "Read",
        },
    ],
)

# Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
# Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name="web",
    user_pool_id=pool.user_pool_id,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["code"],
    allowed_o_auth_scopes=["openid", "https://api.example.com/read"],
    callback_urls=["https://app.example.com/callback"],
    supported_identity_providers=["COGNITO", "Google"],
    opts=pulumi.ResourceOptions(depends_on=[google_provider, api_server]),
)

mobile_client = aws_native.cognito.UserPoolClient(
    "mobile",
    client_name="mobile",
    user_pool_id=pool.user_pool_id,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["code"],
    allowed_o_auth_scopes=["openid"],
    callback_urls=[
        pulumi.Output.concat("https://app.example.com/", web_client.client_id),
    ],
)

pulumi.export("webClientId", web_client.client_id)
pulumi.export("mobileClientId", mobile_client.client_id)
