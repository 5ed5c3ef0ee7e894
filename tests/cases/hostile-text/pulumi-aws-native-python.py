import pulumi
import pulumi_aws_native as aws_native

# Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
p_pool = aws_native.cognito.UserPool(
    "p",
    user_pool_name="p",
    user_pool_tags={
        "cost center": "a: b",
        "no": "yes",
        "${k}": "${v}",
        "größe": "😀",
        "a.b/c": '"',
        "": "empty",
        "k": "after it",
    },
)

gr_e_client = aws_native.cognito.UserPoolClient(
    "größe-日本",
    client_name="\"'\\ ${x} %{y}\u2028",
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

true_client = aws_native.cognito.UserPoolClient(
    "true",
    client_name="no",
    user_pool_id="1e3",
)

pulumi.export("grEClientId", gr_e_client.client_id)
pulumi.export("trueClientId", true_client.client_id)
