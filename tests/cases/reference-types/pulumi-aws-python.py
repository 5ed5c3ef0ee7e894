import pulumi
import pulumi_aws as aws

config = pulumi.Config()
urls = config.require_object("urls")
url = config.require("url")
flag = config.require("flag")
flows = config.require_object("flows")
hours = config.require_int("hours")
# In Terraform: local.home
home = config.get("home", "https://app.example.com/")

pool = aws.cognito.UserPool(
    "pool",
    name="users",
)

api_server = aws.cognito.ResourceServer(
    "api",
    identifier="api",
    name="api",
    user_pool_id=pool.id,
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

# Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
# list, but a string is required.
m2m_client = aws.cognito.UserPoolClient(
    "m2m",
    name="m2m",
    user_pool_id=pool.id,
    generate_secret=True,
    allowed_oauth_flows_user_pool_client=True,
    allowed_oauth_flows=["client_credentials"],
)

fits_client = aws.cognito.UserPoolClient(
    "fits",
    name=flag,
    user_pool_id=pool.id,
    explicit_auth_flows=flows,
    callback_urls=urls,
    logout_urls=[home, url],
    access_token_validity=hours,
)

# Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
# Omitted: callback_urls[1]. var.urls is a list, but a string is required.
# Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
# Omitted: logout_urls. var.url is a string, but a list of strings is required.
# Omitted: access_token_validity. var.flag is a boolean, but a number is required.
web_client = aws.cognito.UserPoolClient(
    "web",
    name="shop",
    user_pool_id=pool.id,
    callback_urls=["https://app.example.com/cb"],
    supported_identity_providers=["COGNITO"],
)

pulumi.export("m2mClientId", m2m_client.id)
pulumi.export("m2mClientSecret", m2m_client.client_secret)
pulumi.export("fitsClientId", fits_client.id)
pulumi.export("webClientId", web_client.id)
