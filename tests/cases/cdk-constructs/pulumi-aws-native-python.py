import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
hosted = config.get_bool("hosted", True)
session_minutes = config.get_int("sessionMinutes", 5)
tenant = config.require("tenant")

api_client_user_pool = aws_native.cognito.UserPool(
    "api_client_user",
    user_pool_name="users",
)

orders_server = aws_native.cognito.UserPoolResourceServer(
    "orders",
    identifier="orders",
    name="Orders",
    user_pool_id=api_client_user_pool.user_pool_id,
    scopes=[
        {
            "scope_name": "read",
            "scope_description": "Read orders",
        },
    ],
)

api_client = aws_native.cognito.UserPoolClient(
    "api",
    client_name="api",
    user_pool_id=api_client_user_pool.user_pool_id,
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

renewal_client = aws_native.cognito.UserPoolClient(
    "renewal",
    client_name="renewal",
    user_pool_id=api_client_user_pool.user_pool_id,
    explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
    read_attributes=["custom:team"],
    write_attributes=[],
)

web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name="web",
    user_pool_id=api_client_user_pool.user_pool_id,
    explicit_auth_flows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    prevent_user_existence_errors="ENABLED",
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["code"],
    allowed_o_auth_scopes=["email", "profile"],
    logout_urls=[
        pulumi.Output.concat("https://", tenant, ".example.com/", api_client.client_id),
    ],
    supported_identity_providers=["COGNITO", "SignInWithApple", "Employees"],
    read_attributes=["email", "name", "zoneinfo", "custom:team"],
)

service_client = aws_native.cognito.UserPoolClient(
    "service",
    client_name="service",
    user_pool_id=api_client_user_pool.user_pool_id,
    generate_secret=True,
    explicit_auth_flows=[],
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["client_credentials"],
    allowed_o_auth_scopes=[pulumi.Output.concat(orders_server.identifier, "/read")],
    opts=pulumi.ResourceOptions(additional_secret_outputs=["client_secret"]),
)

rotating_client = aws_native.cognito.UserPoolClient(
    "rotating",
    client_name="rotating",
    user_pool_id="us-east-1_AbCdEf123",
    explicit_auth_flows=["ALLOW_USER_AUTH"],
    auth_session_validity=10,
    allowed_o_auth_flows_user_pool_client=True,
    refresh_token_rotation={
        "feature": "ENABLED",
    },
)

unsaid_client = aws_native.cognito.UserPoolClient(
    "unsaid",
    client_name="unsaid",
    user_pool_id=api_client_user_pool.user_pool_id,
    explicit_auth_flows=["ADMIN_NO_SRP_AUTH"],
    auth_session_validity=session_minutes,
    enable_propagate_additional_user_context_data=True,
    allowed_o_auth_flows_user_pool_client=hosted,
    allowed_o_auth_flows=["code"],
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

pulumi.export("apiClientId", api_client.client_id)
pulumi.export("renewalClientId", renewal_client.client_id)
pulumi.export("webClientId", web_client.client_id)
pulumi.export("serviceClientId", service_client.client_id)
pulumi.export("serviceClientSecret", service_client.client_secret)
pulumi.export("rotatingClientId", rotating_client.client_id)
pulumi.export("unsaidClientId", unsaid_client.client_id)
