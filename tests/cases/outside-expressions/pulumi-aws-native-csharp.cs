using System.Collections.Generic;
using Pulumi;
using AwsNative = Pulumi.AwsNative;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var urls = config.GetObject<string[]>("urls") ?? new[]
    {
        "https://a.example.com/?x=1,2",
        "https://b.example.com/",
    };
    var none = config.GetObject<string[]>("none") ?? new string[] { };
    // In Terraform: lower(var.stage)
    var lowerStage = config.Require("lowerStage");
    // In Terraform: var.pools[var.stage]
    var poolsStage = config.Require("poolsStage");
    // In Terraform: var.stage == "prod"
    var stageProd = config.RequireBoolean("stageProd");
    // In Terraform: local.host
    var host = config.Get("host") ?? "app.example.com";
    // In Terraform: join(".", [ var.stage, local.host ])
    var joinStageHost = config.Require("joinStageHost");
    // In Terraform: local.computed
    var computed = config.Require("computed");
    // In Terraform: local.days
    var days = config.GetInt32("days") ?? 30;
    // In Terraform: concat(["email"], var.none)
    var concatEmailNone = config.RequireObject<string[]>("concatEmailNone");

    // Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
    // evaluate this expression.
    var webClient = new AwsNative.Cognito.UserPoolClient("web", new()
    {
        ClientName = $"web-{lowerStage}",
        UserPoolId = poolsStage,
        GenerateSecret = stageProd,
        CallbackUrls = urls,
        LogoutUrls = new[]
        {
            $"https://{host}/out",
            $"https://{joinStageHost}/",
        },
        SupportedIdentityProviders = new[]
        {
            "COGNITO",
            computed,
        },
        RefreshTokenValidity = days,
        ReadAttributes = concatEmailNone,
        WriteAttributes = none,
    }, new CustomResourceOptions
    {
        AdditionalSecretOutputs = { "clientSecret" },
    });

    // Omitted: name. Only Terraform can evaluate this expression.
    // Omitted: for_each. Terraform only.
    // Omitted: lifecycle. Not translated. Pulumi's resource options protect and ignoreChanges
    // are similar.
    var copiesClient = new AwsNative.Cognito.UserPoolClient("copies", new()
    {
        UserPoolId = poolsStage,
    }, new CustomResourceOptions
    {
        DependsOn = { webClient },
    });

    return new Dictionary<string, object?>
    {
        ["webClientId"] = webClient.ClientId,
        ["copiesClientId"] = copiesClient.ClientId,
    };
});
