using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var pool = new AwsNative.Cognito.UserPool("pool", new()
    {
        UserPoolName = "users",
    });

    // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
    // Accepted risk wildcard-callback
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "web",
        UserPoolId = pool.UserPoolId,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "implicit",
        },
        AllowedOAuthScopes = new[]
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

    var otherClient = new AwsNative.Cognito.UserPoolClient("other", new()
    {
        ClientName = "other",
        UserPoolId = pool.UserPoolId,
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.ClientId,
        ["otherClientId"] = otherClient.ClientId,
    };
});
