import pulumi
import pulumi_aws_native as aws_native

config = pulumi.Config()
urls = config.get_object(
    "urls",
    ["https://a.example.com/?x=1,2", "https://b.example.com/"],
)
none = config.get_object("none", [])
# In Terraform: lower(var.stage)
lower_stage = config.require("lowerStage")
# In Terraform: var.pools[var.stage]
pools_stage = config.require("poolsStage")
# In Terraform: var.stage == "prod"
stage_prod = config.require_bool("stageProd")
# In Terraform: local.host
host = config.get("host", "app.example.com")
# In Terraform: join(".", [ var.stage, local.host ])
join_stage_host = config.require("joinStageHost")
# In Terraform: local.computed
computed = config.require("computed")
# In Terraform: local.days
days = config.get_int("days", 30)
# In Terraform: concat(["email"], var.none)
concat_email_none = config.require_object("concatEmailNone")

# Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
# evaluate this expression.
web_client = aws_native.cognito.UserPoolClient(
    "web",
    client_name=f"web-{lower_stage}",
    user_pool_id=pools_stage,
    generate_secret=stage_prod,
    callback_urls=urls,
    logout_urls=[f"https://{host}/out", f"https://{join_stage_host}/"],
    supported_identity_providers=["COGNITO", computed],
    refresh_token_validity=days,
    read_attributes=concat_email_none,
    write_attributes=none,
    opts=pulumi.ResourceOptions(additional_secret_outputs=["client_secret"]),
)

# Omitted: name. Only Terraform can evaluate this expression.
# Omitted: for_each. Terraform only.
# Omitted: lifecycle. Not translated. Pulumi's resource options protect and ignoreChanges
# are similar.
copies_client = aws_native.cognito.UserPoolClient(
    "copies",
    user_pool_id=pools_stage,
    opts=pulumi.ResourceOptions(depends_on=[web_client]),
)

pulumi.export("webClientId", web_client.client_id)
pulumi.export("copiesClientId", copies_client.client_id)
