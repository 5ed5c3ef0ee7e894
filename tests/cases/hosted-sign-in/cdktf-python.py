# CDK for Terraform was archived on December 10, 2025.
# CDK Terrain (cdktn) continues with the same classes.
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.cognito_identity_provider import CognitoIdentityProvider
from cdktf_cdktf_provider_aws.cognito_resource_server import (
    CognitoResourceServer,
    CognitoResourceServerScope,
)
from cdktf_cdktf_provider_aws.cognito_user_pool import (
    CognitoUserPool,
    CognitoUserPoolAccountRecoverySetting,
    CognitoUserPoolAccountRecoverySettingRecoveryMechanism,
    CognitoUserPoolAdminCreateUserConfig,
    CognitoUserPoolAdminCreateUserConfigInviteMessageTemplate,
    CognitoUserPoolEmailConfiguration,
    CognitoUserPoolLambdaConfig,
    CognitoUserPoolLambdaConfigCustomSmsSender,
    CognitoUserPoolPasswordPolicy,
    CognitoUserPoolSchema,
    CognitoUserPoolSchemaStringAttributeConstraints,
    CognitoUserPoolUsernameConfiguration,
)
from cdktf_cdktf_provider_aws.cognito_user_pool_client import CognitoUserPoolClient
from cdktf_cdktf_provider_aws.cognito_user_pool_domain import CognitoUserPoolDomain
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct


class UserPoolClients(TerraformStack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        AwsProvider(self, "aws")

        environment = TerraformVariable(
            self,
            "environment",
            type="string",
            default="dev",
        )

        google_client_secret = TerraformVariable(
            self,
            "google_client_secret",
            type="string",
            sensitive=True,
        )

        users = CognitoUserPool(
            self,
            "users",
            name=f"users-{environment.string_value}",
            user_pool_tier="ESSENTIALS",
            username_attributes=["email"],
            auto_verified_attributes=["email"],
            username_configuration=CognitoUserPoolUsernameConfiguration(
                case_sensitive=False,
            ),
            password_policy=CognitoUserPoolPasswordPolicy(
                minimum_length=12,
                require_lowercase=True,
                require_numbers=True,
            ),
            account_recovery_setting=CognitoUserPoolAccountRecoverySetting(
                recovery_mechanism=[
                    CognitoUserPoolAccountRecoverySettingRecoveryMechanism(
                        name="verified_email",
                        priority=1,
                    ),
                    CognitoUserPoolAccountRecoverySettingRecoveryMechanism(
                        name="verified_phone_number",
                        priority=2,
                    ),
                ],
            ),
            admin_create_user_config=CognitoUserPoolAdminCreateUserConfig(
                allow_admin_create_user_only=True,
                invite_message_template=CognitoUserPoolAdminCreateUserConfigInviteMessageTemplate(
                    email_message="{username}: {####}",
                    email_subject="Welcome",
                    sms_message="{username} {####}",
                ),
            ),
            schema=[
                CognitoUserPoolSchema(
                    name="department",
                    attribute_data_type="String",
                    mutable=True,
                    string_attribute_constraints=CognitoUserPoolSchemaStringAttributeConstraints(
                        min_length="0",
                        max_length="64",
                    ),
                ),
            ],
            email_configuration=CognitoUserPoolEmailConfiguration(
                email_sending_account="DEVELOPER",
                source_arn="arn:aws:ses:us-east-1:123456789012:identity/example.com",
                from_email_address="a@example.com",
            ),
            lambda_config=CognitoUserPoolLambdaConfig(
                custom_sms_sender=CognitoUserPoolLambdaConfigCustomSmsSender(
                    lambda_arn="arn:aws:lambda:us-east-1:123456789012:function:g",
                    lambda_version="V1_0",
                ),
                kms_key_id="arn:aws:kms:us-east-1:123456789012:key/k",
                pre_sign_up="arn:aws:lambda:us-east-1:123456789012:function:f",
            ),
            tags={
                "team": "identity",
            },
        )

        login = CognitoUserPoolDomain(
            self,
            "login",
            domain=f"login-{environment.string_value}",
            user_pool_id=users.id,
            managed_login_version=2,
        )

        api = CognitoResourceServer(
            self,
            "api",
            identifier="https://api.example.com",
            name="API",
            user_pool_id=users.id,
            scope=[
                CognitoResourceServerScope(scope_name="read", scope_description="Read"),
                CognitoResourceServerScope(
                    scope_name="write",
                    scope_description="Write",
                ),
            ],
        )

        google = CognitoIdentityProvider(
            self,
            "google",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=users.id,
            provider_details={
                "client_id": "1234.apps.googleusercontent.com",
                "client_secret": google_client_secret.string_value,
                "authorize_scopes": "openid email profile",
            },
            attribute_mapping={
                "email": "email",
                "username": "sub",
            },
        )

        spa = CognitoUserPoolClient(
            self,
            "spa",
            name="spa",
            user_pool_id=users.id,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=["openid", "email"],
            callback_urls=[
                f"https://{login.domain}.auth.${{data.aws_region.current.region}}.amazoncognito.com/callback",
            ],
            supported_identity_providers=["COGNITO", google.provider_name],
        )

        machine = CognitoUserPoolClient(
            self,
            "machine",
            name="machine",
            user_pool_id=api.user_pool_id,
            generate_secret=True,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["client_credentials"],
            allowed_oauth_scopes=api.scope_identifiers,
        )

        TerraformOutput(
            self,
            "spa_client_id",
            value=spa.id,
        )

        TerraformOutput(
            self,
            "machine_client_id",
            value=machine.id,
        )

        self.add_override(
            "data",
            {
                "aws_region": {
                    "current": {},
                },
            },
        )

        self.add_override(
            "output",
            {
                "client_id": {
                    "value": "${aws_cognito_user_pool_client.spa.id}",
                },
                "client_secret": {
                    "value": "${aws_cognito_user_pool_client.machine.client_secret}",
                    "sensitive": True,
                },
            },
        )


app = App()
UserPoolClients(app, "user-pool-clients")
app.synth()
