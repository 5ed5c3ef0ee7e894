package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.IdentityProvider;
import com.pulumi.aws.cognito.IdentityProviderArgs;
import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
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
            .name("pool")
            .build());

        var googleProvider = new IdentityProvider("google", IdentityProviderArgs.builder()
            .providerName("Google")
            .providerType("Google")
            .userPoolId(pool.id())
            .providerDetails(
                Output.all(
                    Output.of("id"),
                    googleSecret,
                    Output.of("openid")).applyValue(values -> Map.ofEntries(
                    Map.entry("client_id", values.get(0)),
                    Map.entry("client_secret", values.get(1)),
                    Map.entry("authorize_scopes", values.get(2)))))
            .build());

        var apiServer = new ResourceServer("api", ResourceServerArgs.builder()
            .identifier("https://api.example.com")
            .name("api")
            .userPoolId(pool.id())
            .scopes(
                ResourceServerScopeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build())
            .build());

        // Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
        // Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .name("web")
            .userPoolId(pool.id())
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("code")
            .allowedOauthScopes("openid", "https://api.example.com/read")
            .callbackUrls("https://app.example.com/callback")
            .supportedIdentityProviders("COGNITO", "Google")
            .build(), CustomResourceOptions.builder()
            .dependsOn(googleProvider, apiServer)
            .build());

        var mobileClient = new UserPoolClient("mobile", UserPoolClientArgs.builder()
            .name("mobile")
            .userPoolId(pool.id())
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("code")
            .allowedOauthScopes("openid")
            .callbackUrls(Output.all(Output.format("https://app.example.com/%s", webClient.id())))
            .build());

        ctx.export("webClientId", webClient.id());
        ctx.export("mobileClientId", mobileClient.id());
    }
}
