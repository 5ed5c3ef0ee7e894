using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

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

    var pool = new Aws.Cognito.UserPool("pool", new()
    {
        Name = "users",
    });

    var apiServer = new Aws.Cognito.ResourceServer("api", new()
    {
        Identifier = "api",
        Name = "api",
        UserPoolId = pool.Id,
        Scopes = new[]
        {
            new Aws.Cognito.Inputs.ResourceServerScopeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read",
            },
            new Aws.Cognito.Inputs.ResourceServerScopeArgs
            {
                ScopeName = "write",
                ScopeDescription = "Write",
            },
        },
    });

    // Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
    // list, but a string is required.
    var m2mClient = new Aws.Cognito.UserPoolClient("m2m", new()
    {
        Name = "m2m",
        UserPoolId = pool.Id,
        GenerateSecret = true,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "client_credentials",
        },
    });

    var fitsClient = new Aws.Cognito.UserPoolClient("fits", new()
    {
        Name = flag,
        UserPoolId = pool.Id,
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
    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "shop",
        UserPoolId = pool.Id,
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
        ["m2mClientId"] = m2mClient.Id,
        ["m2mClientSecret"] = m2mClient.ClientSecret,
        ["fitsClientId"] = fitsClient.Id,
        ["webClientId"] = webClient.Id,
    };
});
