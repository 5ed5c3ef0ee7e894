package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var pool = new UserPool("pool", UserPoolArgs.builder()
            .userPoolName("users")
            .build());

        // Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
        // Accepted risk wildcard-callback
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("web")
            .userPoolId(pool.userPoolId())
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("implicit")
            .allowedOAuthScopes("openid")
            .callbackUrls("https://app.example.org/callback")
            .supportedIdentityProviders("COGNITO")
            .build());

        var otherClient = new UserPoolClient("other", UserPoolClientArgs.builder()
            .clientName("other")
            .userPoolId(pool.userPoolId())
            .build());

        ctx.export("webClientId", webClient.clientId());
        ctx.export("otherClientId", otherClient.clientId());
    }
}
