import pulumi
import pulumi_aws_native as aws_native

web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name="web",
    user_pool_id="us-east-1_AbCdEf123",
)

server_client = aws_native.cognito.UserPoolClient(
    "server",
    client_name="server",
    user_pool_id="us-east-1_AbCdEf123",
    generate_secret=True,
    allowed_o_auth_flows_user_pool_client=True,
    allowed_o_auth_flows=["client_credentials"],
    allowed_o_auth_scopes=["api/read"],
    opts=pulumi.ResourceOptions(additional_secret_outputs=["client_secret"]),
)

web_client2 = aws_native.cognito.UserPoolClient(
    "web-client",
    client_name="web client",
    user_pool_id="us-east-1_AbCdEf123",
)

mobile_client = aws_native.cognito.UserPoolClient(
    "mobile",
    client_name="mobile",
    user_pool_id="us-east-1_AbCdEf123",
    logout_urls=[
        pulumi.Output.concat("https://example.com/?client_id=", web_client.client_id),
    ],
)

unknown_client = aws_native.cognito.UserPoolClient(
    "unknown",
    client_name="not yet known",
    user_pool_id="us-east-1_AbCdEf123",
)

wrong_client = aws_native.cognito.UserPoolClient(
    "wrong",
    client_name="wrong",
    user_pool_id="us-east-1_AbCdEf123",
)

pulumi.export("webClientId", web_client.client_id)
pulumi.export("serverClientId", server_client.client_id)
pulumi.export("serverClientSecret", server_client.client_secret)
pulumi.export("webClient2Id", web_client2.client_id)
pulumi.export("mobileClientId", mobile_client.client_id)
pulumi.export("unknownClientId", unknown_client.client_id)
pulumi.export("wrongClientId", wrong_client.client_id)
