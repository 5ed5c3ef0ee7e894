import pulumi
import pulumi_aws as aws

pool = aws.cognito.UserPool(
    "pool",
    name="users",
)

# Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback
web_client = aws.cognito.UserPoolClient(
    "web",
    name="web",
    user_pool_id=pool.id,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["implicit"],
    allowed_oauth_scopes=["openid"],
    callback_urls=["https://app.example.org/callback"],
    supported_identity_providers=["COGNITO"],
)

other_client = aws.cognito.UserPoolClient(
    "other",
    name="other",
    user_pool_id=pool.id,
)

pulumi.export("webClientId", web_client.id)
pulumi.export("otherClientId", other_client.id)
