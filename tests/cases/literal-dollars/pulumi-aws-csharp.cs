using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var tier = config.Get("tier") ?? "pro";

    var pool = new Aws.Cognito.UserPool("pool", new()
    {
        Name = "dollars",
        EmailVerificationSubject = $"100%{{x}} %{tier}",
        EmailVerificationMessage = $"${tier} {{####}}",
        SmsAuthenticationMessage = "${Price} {####}",
    });

    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "web",
        UserPoolId = pool.Id,
        CallbackUrls = new[]
        {
            $"https://a.example.com/${tier}",
            "https://b.example.com/x$$-${var.tier}",
            $"https://c.example.com/%{{x}}/{tier}",
            $"https://d.example.com/%{tier}",
            $"https://e.example.com/${{x}}/{tier}",
            $"https://f.example.com/{tier}{{x}}",
            "https://g.example.com/$5/100%/$$/%%/{0}/%s",
        },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.Id,
    };
});
