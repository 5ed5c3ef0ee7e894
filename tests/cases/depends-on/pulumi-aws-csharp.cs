using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var googleSecret = config.RequireSecret("googleSecret");

    var pool = new Aws.Cognito.UserPool("pool", new()
    {
        Name = "pool",
    });

    var googleProvider = new Aws.Cognito.IdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = pool.Id,
        ProviderDetails = new InputMap<string>
        {
            { "client_id", "id" },
            { "client_secret", googleSecret },
            { "authorize_scopes", "openid" },
        },
    });

    var apiServer = new Aws.Cognito.ResourceServer("api", new()
    {
        Identifier = "https://api.example.com",
        Name = "api",
        UserPoolId = pool.Id,
        Scopes = new[]
        {
            new Aws.Cognito.Inputs.ResourceServerScopeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read",
            },
        },
    });

    // Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
    // Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "web",
        UserPoolId = pool.Id,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        AllowedOauthScopes = new[]
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

    var mobileClient = new Aws.Cognito.UserPoolClient("mobile", new()
    {
        Name = "mobile",
        UserPoolId = pool.Id,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        AllowedOauthScopes = new[]
        {
            "openid",
        },
        CallbackUrls = new InputList<string>
        {
            Output.Format($"https://app.example.com/{webClient.Id}"),
        },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.Id,
        ["mobileClientId"] = mobileClient.Id,
    };
});
