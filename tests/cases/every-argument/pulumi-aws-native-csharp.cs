using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    // Where the application is.
    var domain = config.Require("domain");
    var sessionMinutes = config.GetInt32("sessionMinutes") ?? 5;
    var googleSecret = config.RequireSecret("googleSecret");

    var usersPool = new AwsNative.Cognito.UserPool("users", new()
    {
        UserPoolName = "users",
    });

    var googleProvider = new AwsNative.Cognito.UserPoolIdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = usersPool.UserPoolId,
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

    // Omitted: region. Pulumi's aws-native provider sets the Region.
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = $"web-{domain}",
        UserPoolId = usersPool.UserPoolId,
        GenerateSecret = true,
        ExplicitAuthFlows = new[]
        {
            "ALLOW_USER_AUTH",
            "ALLOW_USER_SRP_AUTH",
        },
        AuthSessionValidity = sessionMinutes,
        PreventUserExistenceErrors = "ENABLED",
        EnablePropagateAdditionalUserContextData = true,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "code",
        },
        AllowedOAuthScopes = new[]
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
        TokenValidityUnits = new AwsNative.Cognito.Inputs.UserPoolClientTokenValidityUnitsArgs
        {
            AccessToken = "minutes",
            IdToken = "minutes",
            RefreshToken = "days",
        },
        EnableTokenRevocation = true,
        RefreshTokenRotation = new AwsNative.Cognito.Inputs.UserPoolClientRefreshTokenRotationArgs
        {
            Feature = AwsNative.Cognito.UserPoolClientRefreshTokenRotationFeature.Enabled,
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
        AnalyticsConfiguration = new AwsNative.Cognito.Inputs.UserPoolClientAnalyticsConfigurationArgs
        {
            ApplicationId = "0123456789abcdef0123456789abcdef",
            ExternalId = "pinpoint",
            RoleArn = "arn:aws:iam::123456789012:role/pinpoint",
            UserDataShared = false,
        },
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.ClientId,
        ["webClientSecret"] = webClient.ClientSecret,
    };
});
