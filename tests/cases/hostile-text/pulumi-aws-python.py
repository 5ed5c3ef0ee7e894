import pulumi
import pulumi_aws as aws

# Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
p_pool = aws.cognito.UserPool(
    "p",
    name="p",
    tags={
        "cost center": "a: b",
        "no": "yes",
        "${k}": "${v}",
        "größe": "😀",
        "a.b/c": '"',
        "": "empty",
        "k": "after it",
    },
)

gr_e_client = aws.cognito.UserPoolClient(
    "größe-日本",
    name="\"'\\ ${x} %{y}\u2028",
    user_pool_id="us-east-1_AbCdEf123",
    callback_urls=[
        "no",
        "1e3",
        "~",
        "null",
        "True",
        "012",
        "1:30",
        "2001-01-01",
        "",
        ": a",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "\\n",
        "\n",
        "\t",
        "\u0000",
        "\u0085",
        "${x}",
        "%{x}",
        "$",
        "$${",
        "$$",
        "%%{ if true }",
        "a$",
        "${!x}",
        "{{resolve:ssm:x}}",
        "#",
        "&a",
        "*a",
        "!Ref a",
        "|",
        "@",
        "=",
        "<<",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u202eabc",
        "\u0604",
        "😀",
        "👩‍👩‍👧‍👦",
        "é",
        "é",
        "日本語",
        "שלום",
        "مرحبا",
        "`id`",
        "$(id)",
        "</script>",
        "file://x",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ],
    supported_identity_providers=["no", "日本語 　"],
    read_attributes=['custom:"${a}"'],
    analytics_configuration={
        "external_id": 'a\nb\r\n"${c}" $${d} \'',
    },
)

true_client = aws.cognito.UserPoolClient(
    "true",
    name="no",
    user_pool_id="1e3",
)

pulumi.export("grEClientId", gr_e_client.id)
pulumi.export("trueClientId", true_client.id)
