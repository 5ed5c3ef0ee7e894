import pulumi
import pulumi_aws as aws

config = pulumi.Config()
hosted = config.get_bool("hosted", True)
session_minutes = config.get_int("sessionMinutes", 5)
tenant = config.require("tenant")

api_client_user_pool = aws.cognito.UserPool(
    "api_client_user",
    name="users",
)

orders_server = aws.cognito.ResourceServer(
    "orders",
    identifier="orders",
    name="Orders",
    user_pool_id=api_client_user_pool.id,
    scopes=[
        {
            "scope_name": "read",
            "scope_description": "Read orders",
        },
    ],
)

api_client = aws.cognito.UserPoolClient(
    "api",
    name="api",
    user_pool_id=api_client_user_pool.id,
    explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
    access_token_validity=2,
    refresh_token_validity=3600,
    token_validity_units={
        "access_token": "hours",
        "id_token": "minutes",
        "refresh_token": "minutes",
    },
    enable_token_revocation=True,
)

renewal_client = aws.cognito.UserPoolClient(
    "renewal",
    name="renewal",
    user_pool_id=api_client_user_pool.id,
    explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
    read_attributes=["custom:team"],
    write_attributes=[],
)

web_client = aws.cognito.UserPoolClient(
    "web",
    name="web",
    user_pool_id=api_client_user_pool.id,
    explicit_auth_flows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    prevent_user_existence_errors="ENABLED",
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["code"],
    allowed_oauth_scopes=["email", "profile"],
    logout_urls=[
        pulumi.Output.concat("https://", tenant, ".example.com/", api_client.id),
    ],
    supported_identity_providers=["COGNITO", "SignInWithApple", "Employees"],
    read_attributes=["email", "name", "zoneinfo", "custom:team"],
)

service_client = aws.cognito.UserPoolClient(
    "service",
    name="service",
    user_pool_id=api_client_user_pool.id,
    generate_secret=True,
    explicit_auth_flows=[],
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["client_credentials"],
    allowed_oauth_scopes=orders_server.scope_identifiers,
)

rotating_client = aws.cognito.UserPoolClient(
    "rotating",
    name="rotating",
    user_pool_id="us-east-1_AbCdEf123",
    explicit_auth_flows=["ALLOW_USER_AUTH"],
    auth_session_validity=10,
    allowed_oauth_flows_user_pool_client=True,
    refresh_token_rotation={
        "feature": "ENABLED",
    },
)

unsaid_client = aws.cognito.UserPoolClient(
    "unsaid",
    name="unsaid",
    user_pool_id=api_client_user_pool.id,
    explicit_auth_flows=["ADMIN_NO_SRP_AUTH"],
    auth_session_validity=session_minutes,
    enable_propagate_additional_user_context_data=True,
    allowed_oauth_flows_user_pool_client=hosted,
    allowed_oauth_flows=["code"],
    callback_urls=[
        pulumi.Output.concat("https://example.com/", api_client.client_secret),
    ],
    access_token_validity=90,
    id_token_validity=330,
    refresh_token_validity=1,
    token_validity_units={
        "access_token": "minutes",
        "id_token": "seconds",
        "refresh_token": "hours",
    },
    refresh_token_rotation={
        "feature": "DISABLED",
        "retry_grace_period_seconds": 0,
    },
    read_attributes=["sub", "email"],
    analytics_configuration={
        "application_arn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
    },
)

pulumi.export("apiClientId", api_client.id)
pulumi.export("renewalClientId", renewal_client.id)
pulumi.export("webClientId", web_client.id)
pulumi.export("serviceClientId", service_client.id)
pulumi.export("serviceClientSecret", service_client.client_secret)
pulumi.export("rotatingClientId", rotating_client.id)
pulumi.export("unsaidClientId", unsaid_client.id)
