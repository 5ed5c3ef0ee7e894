package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.awsnative.cognito.UserPoolResourceServer;
import com.pulumi.awsnative.cognito.UserPoolResourceServerArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolResourceServerResourceServerScopeTypeArgs;
import com.pulumi.core.TypeShape;
import com.pulumi.resources.CustomResourceOptions;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var urls = config.requireObject("urls", TypeShape.list(String.class));
        var url = config.require("url");
        var flag = config.require("flag");
        var flows = config.requireObject("flows", TypeShape.list(String.class));
        var hours = config.requireInteger("hours");
        // In Terraform: local.home
        var home = config.get("home").orElse("https://app.example.com/");

        var pool = new UserPool("pool", UserPoolArgs.builder()
            .userPoolName("users")
            .build());

        var apiServer = new UserPoolResourceServer("api", UserPoolResourceServerArgs.builder()
            .identifier("api")
            .name("api")
            .userPoolId(pool.userPoolId())
            .scopes(
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build(),
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("write")
                    .scopeDescription("Write")
                    .build())
            .build());

        // Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
        // list, but a string is required.
        var m2mClient = new UserPoolClient("m2m", UserPoolClientArgs.builder()
            .clientName("m2m")
            .userPoolId(pool.userPoolId())
            .generateSecret(true)
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("client_credentials")
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        var fitsClient = new UserPoolClient("fits", UserPoolClientArgs.builder()
            .clientName(flag)
            .userPoolId(pool.userPoolId())
            .explicitAuthFlows(flows)
            .callbackUrls(urls)
            .logoutUrls(home, url)
            .accessTokenValidity(hours)
            .build());

        // Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
        // Omitted: callback_urls[1]. var.urls is a list, but a string is required.
        // Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
        // Omitted: logout_urls. var.url is a string, but a list of strings is required.
        // Omitted: access_token_validity. var.flag is a boolean, but a number is required.
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("shop")
            .userPoolId(pool.userPoolId())
            .callbackUrls("https://app.example.com/cb")
            .supportedIdentityProviders("COGNITO")
            .build());

        ctx.export("m2mClientId", m2mClient.clientId());
        ctx.export("m2mClientSecret", m2mClient.clientSecret());
        ctx.export("fitsClientId", fitsClient.clientId());
        ctx.export("webClientId", webClient.clientId());
    }
}
