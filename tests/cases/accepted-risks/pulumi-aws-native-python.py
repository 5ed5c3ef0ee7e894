import pulumi
import pulumi_aws_native as aws_native

pool = aws_native.cognito.UserPool(
    "pool",
    user_pool_name="users",
)

# Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback
web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name="web",
    user_pool_id=pool.user_pool_id,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["implicit"],
    allowed_o_auth_scopes=["openid"],
    callback_urls=["https://app.example.org/callback"],
    supported_identity_providers=["COGNITO"],
)

other_client = aws_native.cognito.UserPoolClient(
    "other",
    client_name="other",
    user_pool_id=pool.user_pool_id,
)

pulumi.export("webClientId", web_client.client_id)
pulumi.export("otherClientId", other_client.client_id)
