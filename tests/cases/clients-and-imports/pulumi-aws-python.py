import pulumi
import pulumi_aws as aws

web_client = aws.cognito.UserPoolClient(
    "web",
    name="web",
    user_pool_id="us-east-1_AbCdEf123",
)

server_client = aws.cognito.UserPoolClient(
    "server",
    name="server",
    user_pool_id="us-east-1_AbCdEf123",
    generate_secret=True,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["client_credentials"],
    allowed_oauth_scopes=["api/read"],
)

web_client2 = aws.cognito.UserPoolClient(
    "web-client",
    name="web client",
    user_pool_id="us-east-1_AbCdEf123",
)

mobile_client = aws.cognito.UserPoolClient(
    "mobile",
    name="mobile",
    user_pool_id="us-east-1_AbCdEf123",
    logout_urls=[
        pulumi.Output.concat("https://example.com/?client_id=", web_client.id),
    ],
)

unknown_client = aws.cognito.UserPoolClient(
    "unknown",
    name="not yet known",
    user_pool_id="us-east-1_AbCdEf123",
)

wrong_client = aws.cognito.UserPoolClient(
    "wrong",
    name="wrong",
    user_pool_id="us-east-1_AbCdEf123",
)

pulumi.export("webClientId", web_client.id)
pulumi.export("serverClientId", server_client.id)
pulumi.export("serverClientSecret", server_client.client_secret)
pulumi.export("webClient2Id", web_client2.id)
pulumi.export("mobileClientId", mobile_client.id)
pulumi.export("unknownClientId", unknown_client.id)
pulumi.export("wrongClientId", wrong_client.id)
