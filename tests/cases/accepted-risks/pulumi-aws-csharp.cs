using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var pool = new Aws.Cognito.UserPool("pool", new()
    {
        Name = "users",
    });

    // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
    // Accepted risk wildcard-callback
    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "web",
        UserPoolId = pool.Id,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "implicit",
        },
        AllowedOauthScopes = new[]
        {
            "openid",
        },
        CallbackUrls = new[]
        {
            "https://app.example.org/callback",
        },
        SupportedIdentityProviders = new[]
        {
            "COGNITO",
        },
    });

    var otherClient = new Aws.Cognito.UserPoolClient("other", new()
    {
        Name = "other",
        UserPoolId = pool.Id,
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.Id,
        ["otherClientId"] = otherClient.Id,
    };
});
