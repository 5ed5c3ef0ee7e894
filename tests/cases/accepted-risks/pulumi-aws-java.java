package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var pool = new UserPool("pool", UserPoolArgs.builder()
            .name("users")
            .build());

        // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
        // Accepted risk wildcard-callback
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .name("web")
            .userPoolId(pool.id())
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("implicit")
            .allowedOauthScopes("openid")
            .callbackUrls("https://app.example.org/callback")
            .supportedIdentityProviders("COGNITO")
            .build());

        var otherClient = new UserPoolClient("other", UserPoolClientArgs.builder()
            .name("other")
            .userPoolId(pool.id())
            .build());

        ctx.export("webClientId", webClient.id());
        ctx.export("otherClientId", otherClient.id());
    }
}
