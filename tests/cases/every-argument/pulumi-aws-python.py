import pulumi
import pulumi_aws as aws

config = pulumi.Config()
# Where the application is.
domain = config.require("domain")
session_minutes = config.get_int("sessionMinutes", 5)
google_secret = config.require_secret("googleSecret")

users_pool = aws.cognito.UserPool(
    "users",
    name="users",
)

google_provider = aws.cognito.IdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=users_pool.id,
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

web_client = aws.cognito.UserPoolClient(
    "web",
    name=f"web-{domain}",
    user_pool_id=users_pool.id,
    generate_secret=True,
    region="eu-west-1",
    explicit_auth_flows=["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
    auth_session_validity=session_minutes,
    prevent_user_existence_errors="ENABLED",
    enable_propagate_additional_user_context_data=True,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["code"],
    allowed_oauth_scopes=["openid", "email", "profile", "https://api.example.com/read"],
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
)

pulumi.export("webClientId", web_client.id)
pulumi.export("webClientSecret", web_client.client_secret)
