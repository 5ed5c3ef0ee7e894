// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var environment = config.Get("environment") ?? "dev";
    var googleClientSecret = config.RequireSecret("googleClientSecret");

    var currentRegion = Aws.GetRegion.Invoke().Apply(it => it.Region);

    var usersPool = new Aws.Cognito.UserPool("users", new()
    {
        Name = $"users-{environment}",
        UserPoolTier = "ESSENTIALS",
        UsernameAttributes = new[]
        {
            "email",
        },
        AutoVerifiedAttributes = new[]
        {
            "email",
        },
        UsernameConfiguration = new Aws.Cognito.Inputs.UserPoolUsernameConfigurationArgs
        {
            CaseSensitive = false,
        },
        PasswordPolicy = new Aws.Cognito.Inputs.UserPoolPasswordPolicyArgs
        {
            MinimumLength = 12,
            RequireLowercase = true,
            RequireNumbers = true,
        },
        AccountRecoverySetting = new Aws.Cognito.Inputs.UserPoolAccountRecoverySettingArgs
        {
            RecoveryMechanisms = new[]
            {
                new Aws.Cognito.Inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs
                {
                    Name = "verified_email",
                    Priority = 1,
                },
                new Aws.Cognito.Inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs
                {
                    Name = "verified_phone_number",
                    Priority = 2,
                },
            },
        },
        AdminCreateUserConfig = new Aws.Cognito.Inputs.UserPoolAdminCreateUserConfigArgs
        {
            AllowAdminCreateUserOnly = true,
            InviteMessageTemplate = new Aws.Cognito.Inputs.UserPoolAdminCreateUserConfigInviteMessageTemplateArgs
            {
                EmailMessage = "{username}: {####}",
                EmailSubject = "Welcome",
                SmsMessage = "{username} {####}",
            },
        },
        Schemas = new[]
        {
            new Aws.Cognito.Inputs.UserPoolSchemaArgs
            {
                Name = "department",
                AttributeDataType = "String",
                Mutable = true,
                StringAttributeConstraints = new Aws.Cognito.Inputs.UserPoolSchemaStringAttributeConstraintsArgs
                {
                    MinLength = "0",
                    MaxLength = "64",
                },
            },
        },
        EmailConfiguration = new Aws.Cognito.Inputs.UserPoolEmailConfigurationArgs
        {
            EmailSendingAccount = "DEVELOPER",
            SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            FromEmailAddress = "a@example.com",
        },
        LambdaConfig = new Aws.Cognito.Inputs.UserPoolLambdaConfigArgs
        {
            CustomSmsSender = new Aws.Cognito.Inputs.UserPoolLambdaConfigCustomSmsSenderArgs
            {
                LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:g",
                LambdaVersion = "V1_0",
            },
            KmsKeyId = "arn:aws:kms:us-east-1:123456789012:key/k",
            PreSignUp = "arn:aws:lambda:us-east-1:123456789012:function:f",
        },
        Tags = new InputMap<string>
        {
            { "team", "identity" },
        },
    });

    var loginDomain = new Aws.Cognito.UserPoolDomain("login", new()
    {
        Domain = $"login-{environment}",
        UserPoolId = usersPool.Id,
        ManagedLoginVersion = 2,
    });

    var apiServer = new Aws.Cognito.ResourceServer("api", new()
    {
        Identifier = "https://api.example.com",
        Name = "API",
        UserPoolId = usersPool.Id,
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

    var googleProvider = new Aws.Cognito.IdentityProvider("google", new()
    {
        ProviderName = "Google",
        ProviderType = "Google",
        UserPoolId = usersPool.Id,
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

    var spaClient = new Aws.Cognito.UserPoolClient("spa", new()
    {
        Name = "spa",
        UserPoolId = usersPool.Id,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "code",
        },
        AllowedOauthScopes = new[]
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

    var machineClient = new Aws.Cognito.UserPoolClient("machine", new()
    {
        Name = "machine",
        UserPoolId = apiServer.UserPoolId,
        GenerateSecret = true,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOauthScopes = apiServer.ScopeIdentifiers,
    });

    return new Dictionary<string, object?>
    {
        ["spaClientId"] = spaClient.Id,
        ["machineClientId"] = machineClient.Id,
        ["machineClientSecret"] = machineClient.ClientSecret,
    };
});
