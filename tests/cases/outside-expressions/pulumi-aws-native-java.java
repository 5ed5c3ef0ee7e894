package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.core.TypeShape;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var urls = config.getObject("urls", TypeShape.list(String.class)).orElse(List.of(
            "https://a.example.com/?x=1,2",
            "https://b.example.com/"));
        var none = config.getObject("none", TypeShape.list(String.class)).orElse(List.of());
        // In Terraform: lower(var.stage)
        var lowerStage = config.require("lowerStage");
        // In Terraform: var.pools[var.stage]
        var poolsStage = config.require("poolsStage");
        // In Terraform: var.stage == "prod"
        var stageProd = config.requireBoolean("stageProd");
        // In Terraform: local.host
        var host = config.get("host").orElse("app.example.com");
        // In Terraform: join(".", [ var.stage, local.host ])
        var joinStageHost = config.require("joinStageHost");
        // In Terraform: local.computed
        var computed = config.require("computed");
        // In Terraform: local.days
        var days = config.getInteger("days").orElse(30);
        // In Terraform: concat(["email"], var.none)
        var concatEmailNone = config.requireObject("concatEmailNone", TypeShape.list(String.class));

        // Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
        // evaluate this expression.
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName(String.format("web-%s", lowerStage))
            .userPoolId(poolsStage)
            .generateSecret(stageProd)
            .callbackUrls(urls)
            .logoutUrls(
                String.format("https://%s/out", host),
                String.format("https://%s/", joinStageHost))
            .supportedIdentityProviders("COGNITO", computed)
            .refreshTokenValidity(days)
            .readAttributes(concatEmailNone)
            .writeAttributes(none)
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        // Omitted: name. Only Terraform can evaluate this expression.
        // Omitted: for_each. Terraform only.
        // Omitted: lifecycle. Not translated. Pulumi's resource options protect and ignoreChanges
        // are similar.
        var copiesClient = new UserPoolClient("copies", UserPoolClientArgs.builder()
            .userPoolId(poolsStage)
            .build(), CustomResourceOptions.builder()
            .dependsOn(webClient)
            .build());

        ctx.export("webClientId", webClient.clientId());
        ctx.export("copiesClientId", copiesClient.clientId());
    }
}
