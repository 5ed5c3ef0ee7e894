// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var environment = config.Get("environment") ?? "dev";
    var googleClientSecret = config.RequireSecret("googleClientSecret");

    var currentRegion = AwsNative.GetRegion.Invoke().Apply(it => it.Region);

    var usersPool = new AwsNative.Cognito.UserPool("users", new()
    {
        UserPoolName = $"users-{environment}",
        UserPoolTier = AwsNative.Cognito.UserPoolTier.Essentials,
        UsernameAttributes = new[]
        {
            "email",
        },
        AutoVerifiedAttributes = new[]
        {
            "email",
        },
        UsernameConfiguration = new AwsNative.Cognito.Inputs.UserPoolUsernameConfigurationArgs
        {
            CaseSensitive = false,
        },
        Policies = new AwsNative.Cognito.Inputs.UserPoolPoliciesArgs
        {
            PasswordPolicy = new AwsNative.Cognito.Inputs.UserPoolPasswordPolicyArgs
            {
                MinimumLength = 12,
                RequireLowercase = true,
                RequireNumbers = true,
            },
        },
        AccountRecoverySetting = new AwsNative.Cognito.Inputs.UserPoolAccountRecoverySettingArgs
        {
            RecoveryMechanisms = new[]
            {
                new AwsNative.Cognito.Inputs.UserPoolRecoveryOptionArgs
                {
                    Name = "verified_email",
                    Priority = 1,
                },
                new AwsNative.Cognito.Inputs.UserPoolRecoveryOptionArgs
                {
                    Name = "verified_phone_number",
                    Priority = 2,
                },
            },
        },
        AdminCreateUserConfig = new AwsNative.Cognito.Inputs.UserPoolAdminCreateUserConfigArgs
        {
            AllowAdminCreateUserOnly = true,
            InviteMessageTemplate = new AwsNative.Cognito.Inputs.UserPoolInviteMessageTemplateArgs
            {
                EmailMessage = "{username}: {####}",
                EmailSubject = "Welcome",
                SmsMessage = "{username} {####}",
            },
        },
        Schema = new[]
        {
            new AwsNative.Cognito.Inputs.UserPoolSchemaAttributeArgs
            {
                Name = "department",
                AttributeDataType = "String",
                Mutable = true,
                StringAttributeConstraints = new AwsNative.Cognito.Inputs.UserPoolStringAttributeConstraintsArgs
                {
                    MinLength = "0",
                    MaxLength = "64",
                },
            },
        },
        EmailConfiguration = new AwsNative.Cognito.Inputs.UserPoolEmailConfigurationArgs
        {
            EmailSendingAccount = "DEVELOPER",
            SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            From = "a@example.com",
        },
        LambdaConfig = new AwsNative.Cognito.Inputs.UserPoolLambdaConfigArgs
        {
            CustomSmsSender = new AwsNative.Cognito.Inputs.UserPoolCustomSmsSenderArgs
            {
                LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:g",
                LambdaVersion = "V1_0",
            },
            KmsKeyId = "arn:aws:kms:us-east-1:123456789012:key/k",
            PreSignUp = "arn:aws:lambda:us-east-1:123456789012:function:f",
        },
        UserPoolTags = new InputMap<string>
        {
            { "team", "identity" },
        },
    });

    var loginDomain = new AwsNative.Cognito.UserPoolDomain("login", new()
    {
        Domain = $"login-{environment}",
        UserPoolId = usersPool.UserPoolId,
        ManagedLoginVersion = 2,
    });

    var apiServer = new AwsNative.Cognito.UserPoolResourceServer("api", new()
    {
        Identifier = "https://api.example.com",
        Name = "API",
        UserPoolId = usersPool.UserPoolId,
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

    var googleProvider = new AwsNative.Cognito.UserPoolIdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = usersPool.UserPoolId,
        ProviderDetails = new InputMap<string>
        {
            { "client_id", "1234.apps.googleusercontent.com" },
            { "client_secret", googleClientSecret },
            { "authorize_scopes", "openid email profile" },
        },
        AttributeMapping = new InputMap<string>
        {
            { "email", "email" },
            { "username", "sub" },
        },
    });

    var spaClient = new AwsNative.Cognito.UserPoolClient("spa", new()
    {
        ClientName = "spa",
        UserPoolId = usersPool.UserPoolId,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "code",
        },
        AllowedOAuthScopes = new[]
        {
            "openid",
            "email",
        },
        CallbackUrls = new InputList<string>
        {
            Output.Format($"https://{loginDomain.Domain}.auth.{currentRegion}.amazoncognito.com/callback"),
        },
        SupportedIdentityProviders = new InputList<string>
        {
            "COGNITO",
            googleProvider.ProviderName,
        },
    });

    var machineClient = new AwsNative.Cognito.UserPoolClient("machine", new()
    {
        ClientName = "machine",
        UserPoolId = usersPool.UserPoolId,
        GenerateSecret = true,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOAuthScopes = new InputList<string>
        {
            Output.Format($"{apiServer.Identifier}/read"),
            Output.Format($"{apiServer.Identifier}/write"),
        },
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    return new Dictionary<string, object?>
    {
        ["spaClientId"] = spaClient.ClientId,
        ["machineClientId"] = machineClient.ClientId,
        ["machineClientSecret"] = machineClient.ClientSecret,
    };
});
