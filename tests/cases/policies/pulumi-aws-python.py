import pulumi
import pulumi_aws as aws

config = pulumi.Config()
x = config.require("x")
# In Terraform: data.aws_iam_policy_document.trust.json
trust_iam_policy_document_json = config.require("trustIamPolicyDocumentJson")

inline_role = aws.iam.Role(
    "inline",
    name="inline",
    assume_role_policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {
                        "Service": "cognito-idp.amazonaws.com",
                    },
                    "Action": "sts:AssumeRole",
                    "Condition": {},
                },
            ],
        },
    ),
    inline_policies=[
        {
            "name": "logs",
            "policy": pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [],
                },
            ),
        },
    ],
)

# Omitted: assume_role_policy. Only Terraform can evaluate this expression.
by_text_role = aws.iam.Role(
    "by_text",
    name="by-text",
)

# Omitted: assume_role_policy. Only Terraform can evaluate a part of this policy, and the
# policy means something else without it.
by_key_role = aws.iam.Role(
    "by_key",
    name="by-key",
)

no_json_role = aws.iam.Role(
    "no_json",
    name="no-json",
    assume_role_policy=f"{{ not json {x} }}",
)

reference_role = aws.iam.Role(
    "reference",
    name="reference",
    assume_role_policy=trust_iam_policy_document_json,
)

# Omitted: policy. Pulumi can't pass on such a large number exactly.
long_policy = aws.iam.RolePolicy(
    "long",
    name="long",
    role=inline_role.name,
)

odd_policy = aws.iam.RolePolicy(
    "odd",
    name="odd",
    role=inline_role.name,
    policy=pulumi.Output.json_dumps(
        {
            "Statement": [
                {
                    "Sid": "a${b}",
                    "Ratio": 0.25,
                    "Big": 1e3,
                    "Small": 1.5e-7,
                    "Flag": False,
                    "Nothing": [],
                    "Empty": {},
                    "Text": "no",
                    "Resource": inline_role.arn,
                    "a b": "~",
                },
            ],
        },
    ),
)

web_client = aws.cognito.UserPoolClient(
    "web",
    name="x",
    user_pool_id="us-east-1_AbCdEf123",
)

pulumi.export("webClientId", web_client.id)
