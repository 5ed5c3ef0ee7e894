package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.core.TypeShape;

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
            .name("users")
            .build());

        var apiServer = new ResourceServer("api", ResourceServerArgs.builder()
            .identifier("api")
            .name("api")
            .userPoolId(pool.id())
            .scopes(
                ResourceServerScopeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build(),
                ResourceServerScopeArgs.builder()
                    .scopeName("write")
                    .scopeDescription("Write")
                    .build())
            .build());

        // Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
        // list, but a string is required.
        var m2mClient = new UserPoolClient("m2m", UserPoolClientArgs.builder()
            .name("m2m")
            .userPoolId(pool.id())
            .generateSecret(true)
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("client_credentials")
            .build());

        var fitsClient = new UserPoolClient("fits", UserPoolClientArgs.builder()
            .name(flag)
            .userPoolId(pool.id())
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
            .name("shop")
            .userPoolId(pool.id())
            .callbackUrls("https://app.example.com/cb")
            .supportedIdentityProviders("COGNITO")
            .build());

        ctx.export("m2mClientId", m2mClient.id());
        ctx.export("m2mClientSecret", m2mClient.clientSecret());
        ctx.export("fitsClientId", fitsClient.id());
        ctx.export("webClientId", webClient.id());
    }
}
