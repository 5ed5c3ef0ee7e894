# Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
# only.

import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
environment = config.get("environment", "dev")
google_client_secret = config.require_secret("googleClientSecret")

current_region = aws_native.get_region_output()

users_pool = aws_native.cognito.UserPool(
    "users",
    user_pool_name=f"users-{environment}",
    user_pool_tier="ESSENTIALS",
    username_attributes=["email"],
    auto_verified_attributes=["email"],
    username_configuration={
        "case_sensitive": False,
    },
    policies={
        "password_policy": {
            "minimum_length": 12,
            "require_lowercase": True,
            "require_numbers": True,
        },
    },
    account_recovery_setting={
        "recovery_mechanisms": [
            {
                "name": "verified_email",
                "priority": 1,
            },
            {
                "name": "verified_phone_number",
                "priority": 2,
            },
        ],
    },
    admin_create_user_config={
        "allow_admin_create_user_only": True,
        "invite_message_template": {
            "email_message": "{username}: {####}",
            "email_subject": "Welcome",
            "sms_message": "{username} {####}",
        },
    },
    schema=[
        {
            "name": "department",
            "attribute_data_type": "String",
            "mutable": True,
            "string_attribute_constraints": {
                "min_length": "0",
                "max_length": "64",
            },
        },
    ],
    email_configuration={
        "email_sending_account": "DEVELOPER",
        "source_arn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "from": "a@example.com",
    },
    lambda_config={
        "custom_sms_sender": {
            "lambda_arn": "arn:aws:lambda:us-east-1:123456789012:function:g",
            "lambda_version": "V1_0",
        },
        "kms_key_id": "arn:aws:kms:us-east-1:123456789012:key/k",
        "pre_sign_up": "arn:aws:lambda:us-east-1:123456789012:function:f",
    },
    user_pool_tags={
        "team": "identity",
    },
)

login_domain = aws_native.cognito.UserPoolDomain(
    "login",
    domain=f"login-{environment}",
    user_pool_id=users_pool.user_pool_id,
    managed_login_version=2,
)

api_server = aws_native.cognito.UserPoolResourceServer(
    "api",
    identifier="https://api.example.com",
    name="API",
    user_pool_id=users_pool.user_pool_id,
    scopes=[
        {
            "scope_name": "read",
            "scope_description": "Read",
        },
        {
            "scope_name": "write",
            "scope_description": "Write",
        },
    ],
)

google_provider = aws_native.cognito.UserPoolIdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=users_pool.user_pool_id,
    provider_details={
        "client_id": "1234.apps.googleusercontent.com",
        "client_secret": google_client_secret,
        "authorize_scopes": "openid email profile",
    },
    attribute_mapping={
        "email": "email",
        "username": "sub",
    },
)

spa_client = aws_native.cognito.UserPoolClient(
    "spa",
    client_name="spa",
    user_pool_id=users_pool.user_pool_id,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["code"],
    allowed_o_auth_scopes=["openid", "email"],
    callback_urls=[
        pulumi.Output.concat(
            "https://",
            login_domain.domain,
            ".auth.",
            current_region.region,
            ".amazoncognito.com/callback",
        ),
    ],
    supported_identity_providers=["COGNITO", google_provider.provider_name],
)

machine_client = aws_native.cognito.UserPoolClient(
    "machine",
    client_name="machine",
    user_pool_id=users_pool.user_pool_id,
    generate_secret=True,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["client_credentials"],
    allowed_o_auth_scopes=[
        pulumi.Output.concat(api_server.identifier, "/read"),
        pulumi.Output.concat(api_server.identifier, "/write"),
    ],
    opts=pulumi.ResourceOptions(additional_secret_outputs=["client_secret"]),
)

pulumi.export("spaClientId", spa_client.client_id)
pulumi.export("machineClientId", machine_client.client_id)
pulumi.export("machineClientSecret", machine_client.client_secret)
