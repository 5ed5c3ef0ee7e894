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
        # Omitted: auth_session_validity. UserPoolClient requires a known lifetime.
        # Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
        # the role, not their names. Pinpoint has ended.
        web = cognito.UserPoolClient(
            self,
            "WebClient",
            user_pool_client_name=f"web-{domain.value_as_string}",
            user_pool=cognito.UserPool.from_user_pool_id(
                self,
                "WebClientUserPool",
                users.ref,
            ),
            generate_secret=True,
            auth_flows=cognito.AuthFlow(user=True, user_srp=True),
            prevent_user_existence_errors=True,
            enable_propagate_additional_user_context_data=True,
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[
                    cognito.OAuthScope.OPENID,
                    cognito.OAuthScope.EMAIL,
                    cognito.OAuthScope.PROFILE,
                    cognito.OAuthScope.custom("https://api.example.com/read"),
                ],
                callback_urls=[
                    f"https://{domain.value_as_string}/callback",
                    "http://localhost:3000/callback",
                    "myapp://callback",
                ],
                default_redirect_uri=f"https://{domain.value_as_string}/callback",
                logout_urls=[f"https://{domain.value_as_string}/"],
            ),
            supported_identity_providers=[
                cognito.UserPoolClientIdentityProvider.COGNITO,
                cognito.UserPoolClientIdentityProvider.custom(google.ref),
            ],
            access_token_validity=cdk.Duration.minutes(60),
            id_token_validity=cdk.Duration.minutes(60),
            refresh_token_validity=cdk.Duration.days(30),
            enable_token_revocation=True,
            refresh_token_rotation_grace_period=cdk.Duration.seconds(10),
            read_attributes=cognito.ClientAttributes()
            .with_standard_attributes(email=True)
            .with_custom_attributes("custom:department"),
            write_attributes=cognito.ClientAttributes().with_standard_attributes(
                email=True,
            ),
        )
        # To import the existing client, run cdk import UserPoolClients and enter
        # UserPoolId us-east-1_AbCdEf123 and ClientId 3ho4ek12345678909nh3fmhpko.
        web.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

        cdk.CfnOutput(
            self,
            "WebClientId",
            value=web.user_pool_client_id,
        )


app = cdk.App()
UserPoolClientsStack(app, "UserPoolClients")
app.synth()
