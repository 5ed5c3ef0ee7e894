package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.awsnative.cognito.UserPoolIdentityProvider;
import com.pulumi.awsnative.cognito.UserPoolIdentityProviderArgs;
import com.pulumi.awsnative.cognito.UserPoolResourceServer;
import com.pulumi.awsnative.cognito.UserPoolResourceServerArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolResourceServerResourceServerScopeTypeArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var googleSecret = config.requireSecret("googleSecret");

        var pool = new UserPool("pool", UserPoolArgs.builder()
            .userPoolName("pool")
            .build());

        var googleProvider = new UserPoolIdentityProvider("google", UserPoolIdentityProviderArgs.builder()
            .providerName("Google")
            .providerType("Google")
            .userPoolId(pool.userPoolId())
            .providerDetails(
                Output.all(
                    Output.of("id"),
                    googleSecret,
                    Output.of("openid")).applyValue(values -> Map.ofEntries(
                    Map.entry("client_id", values.get(0)),
                    Map.entry("client_secret", values.get(1)),
                    Map.entry("authorize_scopes", values.get(2)))))
            .build());

        var apiServer = new UserPoolResourceServer("api", UserPoolResourceServerArgs.builder()
            .identifier("https://api.example.com")
            .name("api")
            .userPoolId(pool.userPoolId())
            .scopes(
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build())
            .build());

        // Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
        // Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("web")
            .userPoolId(pool.userPoolId())
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("code")
            .allowedOAuthScopes("openid", "https://api.example.com/read")
            .callbackUrls("https://app.example.com/callback")
            .supportedIdentityProviders("COGNITO", "Google")
            .build(), CustomResourceOptions.builder()
            .dependsOn(googleProvider, apiServer)
            .build());

        var mobileClient = new UserPoolClient("mobile", UserPoolClientArgs.builder()
            .clientName("mobile")
            .userPoolId(pool.userPoolId())
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("code")
            .allowedOAuthScopes("openid")
            .callbackUrls(
                Output.all(Output.format("https://app.example.com/%s", webClient.clientId())))
            .build());

        ctx.export("webClientId", webClient.clientId());
        ctx.export("mobileClientId", mobileClient.clientId());
    }
}
