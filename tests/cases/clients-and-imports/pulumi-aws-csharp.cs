using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;

return await Deployment.RunAsync(() =>
{
    var webClient = new Aws.Cognito.UserPoolClient("web", new()
    {
        Name = "web",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var serverClient = new Aws.Cognito.UserPoolClient("server", new()
    {
        Name = "server",
        UserPoolId = "us-east-1_AbCdEf123",
        GenerateSecret = true,
        AllowedOauthFlowsUserPoolClient = true,
        AllowedOauthFlows = new[]
        {
            "client_credentials",
        },
        AllowedOauthScopes = new[]
        {
            "api/read",
        },
    });

    var webClient2 = new Aws.Cognito.UserPoolClient("web-client", new()
    {
        Name = "web client",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var mobileClient = new Aws.Cognito.UserPoolClient("mobile", new()
    {
        Name = "mobile",
        UserPoolId = "us-east-1_AbCdEf123",
        LogoutUrls = new InputList<string>
        {
            Output.Format($"https://example.com/?client_id={webClient.Id}"),
        },
    });

    var unknownClient = new Aws.Cognito.UserPoolClient("unknown", new()
    {
        Name = "not yet known",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    var wrongClient = new Aws.Cognito.UserPoolClient("wrong", new()
    {
        Name = "wrong",
        UserPoolId = "us-east-1_AbCdEf123",
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.Id,
        ["serverClientId"] = serverClient.Id,
        ["serverClientSecret"] = serverClient.ClientSecret,
        ["webClient2Id"] = webClient2.Id,
        ["mobileClientId"] = mobileClient.Id,
        ["unknownClientId"] = unknownClient.Id,
        ["wrongClientId"] = wrongClient.Id,
    };
});
