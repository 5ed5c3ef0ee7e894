import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct


class UserPoolClientsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        domain = cdk.CfnParameter(
            self,
            "Domain",
            type="String",
            description="Where the application is.",
        )

        session_minutes = cdk.CfnParameter(
            self,
            "SessionMinutes",
            type="Number",
            default=5,
        )

        google_secret = cdk.CfnParameter(
            self,
            "GoogleSecret",
            type="String",
            no_echo=True,
        )

        users = cognito.CfnUserPool(
            self,
            "UsersPool",
            user_pool_name="users",
        )

        google = cognito.CfnUserPoolIdentityProvider(
            self,
            "GoogleProvider",
            provider_name="Google",
            provider_type="Google",
            user_pool_id=users.ref,
            provider_details={
                "client_id": "id",
                "client_secret": google_secret.value_as_string,
                "authorize_scopes": "openid email",
            },
            attribute_mapping={
                "email": "email",
                "username": "sub",
            },
        )

        # Omitted: region. The environment of the AWS CDK stack sets the Region.
        web = cognito.CfnUserPoolClient(
            self,
            "WebClient",
            client_name=f"web-{domain.value_as_string}",
            user_pool_id=users.ref,
            generate_secret=True,
            explicit_auth_flows=["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
            auth_session_validity=session_minutes.value_as_number,
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
            callback_ur_ls=[
                f"https://{domain.value_as_string}/callback",
                "http://localhost:3000/callback",
                "myapp://callback",
            ],
            default_redirect_uri=f"https://{domain.value_as_string}/callback",
            logout_ur_ls=[f"https://{domain.value_as_string}/"],
            supported_identity_providers=["COGNITO", google.ref],
            access_token_validity=60,
            id_token_validity=60,
            refresh_token_validity=30,
            token_validity_units=cognito.CfnUserPoolClient.TokenValidityUnitsProperty(
                access_token="minutes",
                id_token="minutes",
                refresh_token="days",
            ),
            enable_token_revocation=True,
            refresh_token_rotation=cognito.CfnUserPoolClient.RefreshTokenRotationProperty(
                feature="ENABLED",
                retry_grace_period_seconds=10,
            ),
            read_attributes=["email", "custom:department"],
            write_attributes=["email"],
            analytics_configuration=cognito.CfnUserPoolClient.AnalyticsConfigurationProperty(
                application_id="0123456789abcdef0123456789abcdef",
                external_id="pinpoint",
                role_arn="arn:aws:iam::123456789012:role/pinpoint",
                user_data_shared=False,
            ),
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
        web.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.ref,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
