using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var googleSecret = config.RequireSecret("googleSecret");

    var pool = new AwsNative.Cognito.UserPool("pool", new()
    {
        UserPoolName = "pool",
    });

    var googleProvider = new AwsNative.Cognito.UserPoolIdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = pool.UserPoolId,
        ProviderDetails = new InputMap<string>
        {
            { "client_id", "id" },
            { "client_secret", googleSecret },
            { "authorize_scopes", "openid" },
        },
    });

    var apiServer = new AwsNative.Cognito.UserPoolResourceServer("api", new()
    {
        Identifier = "https://api.example.com",
        Name = "api",
        UserPoolId = pool.UserPoolId,
        Scopes = new[]
        {
            new AwsNative.Cognito.Inputs.UserPoolResourceServerResourceServerScopeTypeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read",
            },
        },
    });

    // Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
    // Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "web",
        UserPoolId = pool.UserPoolId,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "code",
        },
        AllowedOAuthScopes = new[]
        {
            "openid",
            "https://api.example.com/read",
        },
        CallbackUrls = new[]
        {
            "https://app.example.com/callback",
        },
        SupportedIdentityProviders = new[]
        {
            "COGNITO",
            "Google",
        },
    }, new CustomResourceOptions
    {
        DependsOn = { googleProvider, apiServer },
    });

    var mobileClient = new AwsNative.Cognito.UserPoolClient("mobile", new()
    {
        ClientName = "mobile",
        UserPoolId = pool.UserPoolId,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "code",
        },
        AllowedOAuthScopes = new[]
        {
            "openid",
        },
        CallbackUrls = new InputList<string>
        {
            Output.Format($"https://app.example.com/{webClient.ClientId}"),
        },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.ClientId,
        ["mobileClientId"] = mobileClient.ClientId,
    };
});
