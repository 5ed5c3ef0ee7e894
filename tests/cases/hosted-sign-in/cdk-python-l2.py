# Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
# only.

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        environment = cdk.CfnParameter(
            self,
            "Environment",
            type="String",
            default="dev",
        )

        google_client_secret = cdk.CfnParameter(
            self,
            "GoogleClientSecret",
            type="String",
            no_echo=True,
        )

        users = cognito.CfnUserPool(
            self,
            "UsersPool",
            user_pool_name=f"users-{environment.value_as_string}",
            user_pool_tier="ESSENTIALS",
            username_attributes=["email"],
            auto_verified_attributes=["email"],
            username_configuration=cognito.CfnUserPool.UsernameConfigurationProperty(
                case_sensitive=False,
            ),
            policies=cognito.CfnUserPool.PoliciesProperty(
                password_policy=cognito.CfnUserPool.PasswordPolicyProperty(
                    minimum_length=12,
                    require_lowercase=True,
                    require_numbers=True,
                ),
            ),
            account_recovery_setting=cognito.CfnUserPool.AccountRecoverySettingProperty(
                recovery_mechanisms=[
                    cognito.CfnUserPool.RecoveryOptionProperty(
                        name="verified_email",
                        priority=1,
                    ),
                    cognito.CfnUserPool.RecoveryOptionProperty(
                        name="verified_phone_number",
                        priority=2,
                    ),
                ],
            ),
            admin_create_user_config=cognito.CfnUserPool.AdminCreateUserConfigProperty(
                allow_admin_create_user_only=True,
                invite_message_template=cognito.CfnUserPool.InviteMessageTemplateProperty(
                    email_message="{username}: {####}",
                    email_subject="Welcome",
                    sms_message="{username} {####}",
                ),
            ),
            schema=[
                cognito.CfnUserPool.SchemaAttributeProperty(
                    name="department",
                    attribute_data_type="String",
                    mutable=True,
                    string_attribute_constraints=cognito.CfnUserPool.StringAttributeConstraintsProperty(
                        min_length="0",
                        max_length="64",
                    ),
                ),
            ],
            email_configuration=cognito.CfnUserPool.EmailConfigurationProperty(
                email_sending_account="DEVELOPER",
                source_arn="arn:aws:ses:us-east-1:123456789012:identity/example.com",
                from_="a@example.com",
            ),
            lambda_config=cognito.CfnUserPool.LambdaConfigProperty(
                custom_sms_sender=cognito.CfnUserPool.CustomSMSSenderProperty(
                    lambda_arn="arn:aws:lambda:us-east-1:123456789012:function:g",
                    lambda_version="V1_0",
                ),
                kms_key_id="arn:aws:kms:us-east-1:123456789012:key/k",
                pre_sign_up="arn:aws:lambda:us-east-1:123456789012:function:f",
            ),
            user_pool_tags={
                "team": "identity",
            },
        )

        login = cognito.CfnUserPoolDomain(
            self,
            "LoginDomain",
            domain=f"login-{environment.value_as_string}",
            user_pool_id=users.ref,
            managed_login_version=2,
        )

        api = cognito.CfnUserPoolResourceServer(
            self,
            "ApiServer",
            identifier="https://api.example.com",
            name="API",
            user_pool_id=users.ref,
            scopes=[
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="read",
                    scope_description="Read",
                ),
                cognito.CfnUserPoolResourceServer.ResourceServerScopeTypeProperty(
                    scope_name="write",
                    scope_description="Write",
                ),
            ],
        )

        google = cognito.CfnUserPoolIdentityProvider(
            self,
            "GoogleProvider",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=users.ref,
            provider_details={
                "client_id": "1234.apps.googleusercontent.com",
                "client_secret": google_client_secret.value_as_string,
                "authorize_scopes": "openid email profile",
            },
            attribute_mapping={
                "email": "email",
                "username": "sub",
            },
        )

        spa = cognito.UserPoolClient(
            self,
            "SpaClient",
            user_pool_client_name="spa",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "SpaClientUserPool",
                users.ref,
            ),
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
                callback_urls=[
                    f"https://{login.ref}.auth.{cdk.Aws.REGION}.amazoncognito.com/callback",
                ],
            ),
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
                cognito.UserPoolClientIdentityProvider.custom(google.ref),
            ],
        )

        machine = cognito.UserPoolClient(
            self,
            "MachineClient",
            user_pool_client_name="machine",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "MachineClientUserPool",
                users.ref,
            ),
            generate_secret=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(client_credentials=True),
                scopes=[
                    cognito.OAuthScope.custom(f"{api.ref}/read"),
                    cognito.OAuthScope.custom(f"{api.ref}/write"),
                ],
            ),
            supported_identity_providers=[],
        )

        cdk.CfnOutput(
            self,
            "SpaClientId",
            value=spa.user_pool_client_id,
        )

        cdk.CfnOutput(
            self,
            "MachineClientId",
            value=machine.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
