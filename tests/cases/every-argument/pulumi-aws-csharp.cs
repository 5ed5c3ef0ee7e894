using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    // Where the application is.
    var domain = config.Require("domain");
    var sessionMinutes = config.GetInt32("sessionMinutes") ?? 5;
    var googleSecret = config.RequireSecret("googleSecret");

    var usersPool = new Aws.Cognito.UserPool("users", new()
    {
        Name = "users",
    });

    var googleProvider = new Aws.Cognito.IdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = usersPool.Id,
        ProviderDetails = new InputMap<string>
        {
            { "client_id", "id" },
            { "client_secret", googleSecret },
            { "authorize_scopes", "openid email" },
        },
        AttributeMapping = new InputMap<string>
        {
            { "email", "email" },
            { "username", "sub" },
        },
    });

    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = $"web-{domain}",
        UserPoolId = usersPool.Id,
        GenerateSecret = true,
        Region = "eu-west-1",
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_AUTH",
            "ALLOW_USER_SRP_AUTH",
        },
        AuthSessionValidity = sessionMinutes,
        PreventUserExistenceErrors = "ENABLED",
        EnablePropagateAdditionalUserContextData = true,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        AllowedOauthScopes = new[]
        {
            "openid",
            "email",
            "profile",
            "https://api.example.com/read",
        },
        CallbackUrls = new[]
        {
            $"https://{domain}/callback",
            "http://localhost:3000/callback",
            "myapp://callback",
        },
        DefaultRedirectUri = $"https://{domain}/callback",
        LogoutUrls = new[]
        {
            $"https://{domain}/",
        },
        SupportedIdentityProviders = new InputList<string>
        {
            "COGNITO",
            googleProvider.ProviderName,
        },
        AccessTokenValidity = 60,
        IdTokenValidity = 60,
        RefreshTokenValidity = 30,
        TokenValidityUnits = new Aws.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "minutes",
            IdToken = "minutes",
            RefreshToken = "days",
        },
        EnableTokenRevocation = true,
        RefreshTokenRotation = new Aws.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = "ENABLED",
            RetryGracePeriodSeconds = 10,
        },
        ReadAttributes = new[]
        {
            "email",
            "custom:department",
        },
        WriteAttributes = new[]
        {
            "email",
        },
        AnalyticsConfiguration = new Aws.Cognito.Inputs.UserPoolClientAnalyticsConfigurationArgs
        {
            ApplicationId = "0123456789abcdef0123456789abcdef",
            ExternalId = "pinpoint",
            RoleArn = "arn:aws:iam::123456789012:role/pinpoint",
            UserDataShared = false,
        },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.Id,
        ["webClientSecret"] = webClient.ClientSecret,
    };
});
