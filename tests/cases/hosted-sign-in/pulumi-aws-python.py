# Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
# only.

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
environment = config.get("environment", "dev")
google_client_secret = config.require_secret("googleClientSecret")

current_region = aws.get_region_output()

users_pool = aws.cognito.UserPool(
    "users",
    name=f"users-{environment}",
    user_pool_tier="ESSENTIALS",
    username_attributes=["email"],
    auto_verified_attributes=["email"],
    username_configuration={
        "case_sensitive": False,
    },
    password_policy={
        "minimum_length": 12,
        "require_lowercase": True,
        "require_numbers": True,
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
    schemas=[
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
        "from_email_address": "a@example.com",
    },
    lambda_config={
        "custom_sms_sender": {
            "lambda_arn": "arn:aws:lambda:us-east-1:123456789012:function:g",
            "lambda_version": "V1_0",
        },
        "kms_key_id": "arn:aws:kms:us-east-1:123456789012:key/k",
        "pre_sign_up": "arn:aws:lambda:us-east-1:123456789012:function:f",
    },
    tags={
        "team": "identity",
    },
)

login_domain = aws.cognito.UserPoolDomain(
    "login",
    domain=f"login-{environment}",
    user_pool_id=users_pool.id,
    managed_login_version=2,
)

api_server = aws.cognito.ResourceServer(
    "api",
    identifier="https://api.example.com",
    name="API",
    user_pool_id=users_pool.id,
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

google_provider = aws.cognito.IdentityProvider(
    "google",
    provider_name="Google",
    provider_type="Google",
    user_pool_id=users_pool.id,
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

spa_client = aws.cognito.UserPoolClient(
    "spa",
    name="spa",
    user_pool_id=users_pool.id,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["code"],
    allowed_oauth_scopes=["openid", "email"],
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

machine_client = aws.cognito.UserPoolClient(
    "machine",
    name="machine",
    user_pool_id=api_server.user_pool_id,
    generate_secret=True,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["client_credentials"],
    allowed_oauth_scopes=api_server.scope_identifiers,
)

pulumi.export("spaClientId", spa_client.id)
pulumi.export("machineClientId", machine_client.id)
pulumi.export("machineClientSecret", machine_client.client_secret)
