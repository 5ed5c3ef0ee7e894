using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var tier = config.Get("tier") ?? "pro";

    var pool = new AwsNative.Cognito.UserPool("pool", new()
    {
        UserPoolName = "dollars",
        EmailVerificationSubject = $"100%{{x}} %{tier}",
        EmailVerificationMessage = $"${tier} {{####}}",
        SmsAuthenticationMessage = "${Price} {####}",
    });

    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "web",
        UserPoolId = pool.UserPoolId,
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
        ["webClientId"] = webClient.ClientId,
    };
});
