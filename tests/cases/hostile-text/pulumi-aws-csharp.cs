using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    // Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
    var pPool = new Aws.Cognito.UserPool("p", new()
    {
        Name = "p",
        Tags = new InputMap<string>
        {
            { "cost center", "a: b" },
            { "no", "yes" },
            { "${k}", "${v}" },
            { "größe", "😀" },
            { "a.b/c", "\"" },
            { "", "empty" },
            { "k", "after it" },
        },
    });

    var grEClient = new Aws.Cognito.UserPoolClient("größe-日本", new()
    {
        Name = "\"'\\ ${x} %{y}\u2028",
        UserPoolId = "us-east-1_AbCdEf123",
        CallbackUrls = new[]
        {
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
            "\"",
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
        },
        SupportedIdentityProviders = new[]
        {
            "no",
            "日本語 　",
        },
        ReadAttributes = new[]
        {
            "custom:\"${a}\"",
        },
        AnalyticsConfiguration = new Aws.Cognito.Inputs.UserPoolClientAnalyticsConfigurationArgs
        {
            ExternalId = "a\nb\r\n\"${c}\" $${d} '",
        },
    });

    var trueClient = new Aws.Cognito.UserPoolClient("true", new()
    {
        Name = "no",
        UserPoolId = "1e3",
    });

    return new Dictionary<string, object?>
    {
        ["grEClientId"] = grEClient.Id,
        ["trueClientId"] = trueClient.Id,
    };
});
