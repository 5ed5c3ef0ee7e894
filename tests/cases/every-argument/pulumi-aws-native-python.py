import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
# Where the application is.
domain = config.require("domain")
session_minutes = config.get_int("sessionMinutes", 5)
google_secret = config.require_secret("googleSecret")

users_pool = aws_native.cognito.UserPool(
    "users",
    user_pool_name="users",
)

google_provider = aws_native.cognito.UserPoolIdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=users_pool.user_pool_id,
    provider_details={
        "client_id": "id",
        "client_secret": google_secret,
        "authorize_scopes": "openid email",
    },
    attribute_mapping={
        "email": "email",
        "username": "sub",
    },
)

# Omitted: region. Pulumi's aws-native provider sets the Region.
web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name=f"web-{domain}",
    user_pool_id=users_pool.user_pool_id,
    generate_secret=True,
    explicit_auth_flows=["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
    auth_session_validity=session_minutes,
    prevent_user_existence_errors="ENABLED",
    enable_propagate_additional_user_context_data=True,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["code"],
    allowed_o_auth_scopes=[
        "openid",
        "email",
        "profile",
        "https://api.example.com/read",
    ],
    callback_urls=[
        f"https://{domain}/callback",
        "http://localhost:3000/callback",
        "myapp://callback",
    ],
    default_redirect_uri=f"https://{domain}/callback",
    logout_urls=[f"https://{domain}/"],
    supported_identity_providers=["COGNITO", google_provider.provider_name],
    access_token_validity=60,
    id_token_validity=60,
    refresh_token_validity=30,
    token_validity_units={
        "access_token": "minutes",
        "id_token": "minutes",
        "refresh_token": "days",
    },
    enable_token_revocation=True,
    refresh_token_rotation={
        "feature": "ENABLED",
        "retry_grace_period_seconds": 10,
    },
    read_attributes=["email", "custom:department"],
    write_attributes=["email"],
    analytics_configuration={
        "application_id": "0123456789abcdef0123456789abcdef",
        "external_id": "pinpoint",
        "role_arn": "arn:aws:iam::123456789012:role/pinpoint",
        "user_data_shared": False,
    },
    opts=pulumi.ResourceOptions(additional_secret_outputs=["client_secret"]),
)

pulumi.export("webClientId", web_client.client_id)
pulumi.export("webClientSecret", web_client.client_secret)
