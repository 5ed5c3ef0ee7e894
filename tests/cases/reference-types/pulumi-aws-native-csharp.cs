using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var urls = config.RequireObject<string[]>("urls");
    var url = config.Require("url");
    var flag = config.Require("flag");
    var flows = config.RequireObject<string[]>("flows");
    var hours = config.RequireInt32("hours");
    // In Terraform: local.home
    var home = config.Get("home") ?? "https://app.example.com/";

    var pool = new AwsNative.Cognito.UserPool("pool", new()
    {
        UserPoolName = "users",
    });

    var apiServer = new AwsNative.Cognito.UserPoolResourceServer("api", new()
    {
        Identifier = "api",
        Name = "api",
        UserPoolId = pool.UserPoolId,
        Scopes = new[]
        {
            new AwsNative.Cognito.Inputs.UserPoolResourceServerResourceServerScopeTypeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read",
            },
            new AwsNative.Cognito.Inputs.UserPoolResourceServerResourceServerScopeTypeArgs
            {
                ScopeName = "write",
                ScopeDescription = "Write",
            },
        },
    });

    // Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
    // list, but a string is required.
    var m2mClient = new AwsNative.Cognito.UserPoolClient("m2m", new()
    {
        ClientName = "m2m",
        UserPoolId = pool.UserPoolId,
        GenerateSecret = true,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "client_credentials",
        },
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    var fitsClient = new AwsNative.Cognito.UserPoolClient("fits", new()
    {
        ClientName = flag,
        UserPoolId = pool.UserPoolId,
        ExplicitAuthFlows = flows,
        CallbackUrls = urls,
        LogoutUrls = new[]
        {
            home,
            url,
        },
        AccessTokenValidity = hours,
    });

    // Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
    // Omitted: callback_urls[1]. var.urls is a list, but a string is required.
    // Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
    // Omitted: logout_urls. var.url is a string, but a list of strings is required.
    // Omitted: access_token_validity. var.flag is a boolean, but a number is required.
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "shop",
        UserPoolId = pool.UserPoolId,
        CallbackUrls = new[]
        {
            "https://app.example.com/cb",
        },
        SupportedIdentityProviders = new[]
        {
            "COGNITO",
        },
    });

    return new Dictionary<string, object?>
    {
        ["m2mClientId"] = m2mClient.ClientId,
        ["m2mClientSecret"] = m2mClient.ClientSecret,
        ["fitsClientId"] = fitsClient.ClientId,
        ["webClientId"] = webClient.ClientId,
    };
});
