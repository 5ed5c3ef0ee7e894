using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = "web",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var serverClient = new AwsNative.Cognito.UserPoolClient("server", new()
    {
        ClientName = "server",
        UserPoolId = "us-east-1_AbCdEf123",
        GenerateSecret = true,
        AllowedOAuthFlowsUserPoolClient = true,
        AllowedOAuthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOAuthScopes = new[]
        {
            "api/read",
        },
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    var webClient2 = new AwsNative.Cognito.UserPoolClient("web-client", new()
    {
        ClientName = "web client",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var mobileClient = new AwsNative.Cognito.UserPoolClient("mobile", new()
    {
        ClientName = "mobile",
        UserPoolId = "us-east-1_AbCdEf123",
        LogoutUrls = new InputList<string>
        {
            Output.Format($"https://example.com/?client_id={webClient.ClientId}"),
        },
    });

    var unknownClient = new AwsNative.Cognito.UserPoolClient("unknown", new()
    {
        ClientName = "not yet known",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var wrongClient = new AwsNative.Cognito.UserPoolClient("wrong", new()
    {
        ClientName = "wrong",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.ClientId,
        ["serverClientId"] = serverClient.ClientId,
        ["serverClientSecret"] = serverClient.ClientSecret,
        ["webClient2Id"] = webClient2.ClientId,
        ["mobileClientId"] = mobileClient.ClientId,
        ["unknownClientId"] = unknownClient.ClientId,
        ["wrongClientId"] = wrongClient.ClientId,
    };
});
