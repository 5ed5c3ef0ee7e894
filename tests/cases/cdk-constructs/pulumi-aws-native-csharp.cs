using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var hosted = config.GetBoolean("hosted") ?? true;
    var sessionMinutes = config.GetInt32("sessionMinutes") ?? 5;
    var tenant = config.Require("tenant");

    var apiClientUserPool = new AwsNative.Cognito.UserPool("api_client_user", new()
    {
        UserPoolName = "users",
    });

    var ordersServer = new AwsNative.Cognito.UserPoolResourceServer("orders", new()
    {
        Identifier = "orders",
        Name = "Orders",
        UserPoolId = apiClientUserPool.UserPoolId,
        Scopes = new[]
        {
            new AwsNative.Cognito.Inputs.UserPoolResourceServerResourceServerScopeTypeArgs
            {
                ScopeName = "read",
                ScopeDescription = "Read orders",
            },
        },
    });

    var apiClient = new AwsNative.Cognito.UserPoolClient("api", new()
    {
        ClientName = "api",
        UserPoolId = apiClientUserPool.UserPoolId,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_SRP_AUTH",
        },
        AccessTokenValidity = 2,
        RefreshTokenValidity = 3600,
        TokenValidityUnits = new AwsNative.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "hours",
            IdToken = "minutes",
            RefreshToken = "minutes",
        },
        EnableTokenRevocation = true,
    });

    var renewalClient = new AwsNative.Cognito.UserPoolClient("renewal", new()
    {
        ClientName = "renewal",
        UserPoolId = apiClientUserPool.UserPoolId,
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

    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "web",
        UserPoolId = apiClientUserPool.UserPoolId,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
        },
        PreventUserExistenceErrors = "ENABLED",
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "code",
        },
        AllowedOAuthScopes = new[]
        {
            "email",
            "profile",
        },
        LogoutUrls = new InputList<string>
        {
            Output.Format($"https://{tenant}.example.com/{apiClient.ClientId}"),
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

    var serviceClient = new AwsNative.Cognito.UserPoolClient("service", new()
    {
        ClientName = "service",
        UserPoolId = apiClientUserPool.UserPoolId,
        GenerateSecret = true,
        ExplicitAuthFlows = new string[] { },
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOAuthScopes = new InputList<string>
        {
            Output.Format($"{ordersServer.Identifier}/read"),
        },
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    var rotatingClient = new AwsNative.Cognito.UserPoolClient("rotating", new()
    {
        ClientName = "rotating",
        UserPoolId = "us-east-1_AbCdEf123",
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_AUTH",
        },
        AuthSessionValidity = 10,
        AllowedOAuthFlowsUserPoolClient = true,
        RefreshTokenRotation = new AwsNative.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = AwsNative.Cognito.UserPoolClientRefreshTokenRotationFeature.Enabled,
        },
    });

    var unsaidClient = new AwsNative.Cognito.UserPoolClient("unsaid", new()
    {
        ClientName = "unsaid",
        UserPoolId = apiClientUserPool.UserPoolId,
        ExplicitAuthFlows = new[]
        {
            "ADMIN_NO_SRP_AUTH",
        },
        AuthSessionValidity = sessionMinutes,
        EnablePropagateAdditionalUserContextData = true,
        AllowedOAuthFlowsUserPoolClient = hosted,
        AllowedOAuthFlows = new[]
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
        TokenValidityUnits = new AwsNative.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "minutes",
            IdToken = "seconds",
            RefreshToken = "hours",
        },
        RefreshTokenRotation = new AwsNative.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = AwsNative.Cognito.UserPoolClientRefreshTokenRotationFeature.Disabled,
            RetryGracePeriodSeconds = 0,
        },
        ReadAttributes = new[]
        {
            "sub",
            "email",
        },
        AnalyticsConfiguration = new AwsNative.Cognito.Inputs.UserPoolClientAnalyticsConfigurationArgs
        {
            ApplicationArn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef",
        },
    });

    return new Dictionary<string, object?>
    {
        ["apiClientId"] = apiClient.ClientId,
        ["renewalClientId"] = renewalClient.ClientId,
        ["webClientId"] = webClient.ClientId,
        ["serviceClientId"] = serviceClient.ClientId,
        ["serviceClientSecret"] = serviceClient.ClientSecret,
        ["rotatingClientId"] = rotatingClient.ClientId,
        ["unsaidClientId"] = unsaidClient.ClientId,
    };
});
