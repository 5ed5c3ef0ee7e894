using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var hosted = config.GetBoolean("hosted") ?? true;
    var sessionMinutes = config.GetInt32("sessionMinutes") ?? 5;
    var tenant = config.Require("tenant");

    var apiClientUserPool = new Aws.Cognito.UserPool("api_client_user", new()
    {
        Name = "users",
    });

    var ordersServer = new Aws.Cognito.ResourceServer("orders", new()
    {
        Identifier = "orders",
        Name = "Orders",
        UserPoolId = apiClientUserPool.Id,
        Scopes = new[]
        {
            new Aws.Cognito.Inputs.ResourceServerScopeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read orders",
            },
        },
    });

    var apiClient = new Aws.Cognito.UserPoolClient("api", new()
    {
        Name = "api",
        UserPoolId = apiClientUserPool.Id,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_SRP_AUTH",
        },
        AccessTokenValidity = 2,
        RefreshTokenValidity = 3600,
        TokenValidityUnits = new Aws.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "hours",
            IdToken = "minutes",
            RefreshToken = "minutes",
        },
        EnableTokenRevocation = true,
    });

    var renewalClient = new Aws.Cognito.UserPoolClient("renewal", new()
    {
        Name = "renewal",
        UserPoolId = apiClientUserPool.Id,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_REFRESH_TOKEN_AUTH",
        },
        ReadAttributes = new[]
        {
            "custom:team",
        },
        WriteAttributes = new string[] { },
    });

    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "web",
        UserPoolId = apiClientUserPool.Id,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
        },
        PreventUserExistenceErrors = "ENABLED",
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        AllowedOauthScopes = new[]
        {
            "email",
            "profile",
        },
        LogoutUrls = new InputList<string>
        {
            Output.Format($"https://{tenant}.example.com/{apiClient.Id}"),
        },
        SupportedIdentityProviders = new[]
        {
            "COGNITO",
            "SignInWithApple",
            "Employees",
        },
        ReadAttributes = new[]
        {
            "email",
            "name",
            "zoneinfo",
            "custom:team",
        },
    });

    var serviceClient = new Aws.Cognito.UserPoolClient("service", new()
    {
        Name = "service",
        UserPoolId = apiClientUserPool.Id,
        GenerateSecret = true,
        ExplicitAuthFlows = new string[] { },
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOauthScopes = ordersServer.ScopeIdentifiers,
    });

    var rotatingClient = new Aws.Cognito.UserPoolClient("rotating", new()
    {
        Name = "rotating",
        UserPoolId = "us-east-1_AbCdEf123",
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_AUTH",
        },
        AuthSessionValidity = 10,
        AllowedOauthFlowsUserPoolClient = true,
        RefreshTokenRotation = new Aws.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = "ENABLED",
        },
    });

    var unsaidClient = new Aws.Cognito.UserPoolClient("unsaid", new()
    {
        Name = "unsaid",
        UserPoolId = apiClientUserPool.Id,
        ExplicitAuthFlows = new[]
        {
            "ADMIN_NO_SRP_AUTH",
        },
        AuthSessionValidity = sessionMinutes,
        EnablePropagateAdditionalUserContextData = true,
        AllowedOauthFlowsUserPoolClient = hosted,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        CallbackUrls = new InputList<string>
        {
            Output.Format($"https://example.com/{apiClient.ClientSecret}"),
        },
        AccessTokenValidity = 90,
        IdTokenValidity = 330,
        RefreshTokenValidity = 1,
        TokenValidityUnits = new Aws.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "minutes",
            IdToken = "seconds",
            RefreshToken = "hours",
        },
        RefreshTokenRotation = new Aws.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = "DISABLED",
            RetryGracePeriodSeconds = 0,
        },
        ReadAttributes = new[]
        {
            "sub",
            "email",
        },
        AnalyticsConfiguration = new Aws.Cognito.Inputs.UserPoolClientAnalyticsConfigurationArgs
        {
            ApplicationArn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
        },
    });

    return new Dictionary<string, object?>
    {
        ["apiClientId"] = apiClient.Id,
        ["renewalClientId"] = renewalClient.Id,
        ["webClientId"] = webClient.Id,
        ["serviceClientId"] = serviceClient.Id,
        ["serviceClientSecret"] = serviceClient.ClientSecret,
        ["rotatingClientId"] = rotatingClient.Id,
        ["unsaidClientId"] = unsaidClient.Id,
    };
});
