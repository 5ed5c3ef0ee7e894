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
        var config = ctx.config();
        var tier = config.get("tier").orElse("pro");

        var pool = new UserPool("pool", UserPoolArgs.builder()
            .userPoolName("dollars")
            .emailVerificationSubject(String.format("100%%{x} %%%s", tier))
            .emailVerificationMessage(String.format("$%s {####}", tier))
            .smsAuthenticationMessage("${Price} {####}")
            .build());

        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("web")
            .userPoolId(pool.userPoolId())
            .callbackUrls(
                String.format("https://a.example.com/$%s", tier),
                "https://b.example.com/x$$-${var.tier}",
                String.format("https://c.example.com/%%{x}/%s", tier),
                String.format("https://d.example.com/%%%s", tier),
                String.format("https://e.example.com/${x}/%s", tier),
                String.format("https://f.example.com/%s{x}", tier),
                "https://g.example.com/$5/100%/$$/%%/{0}/%s")
            .build());

        ctx.export("webClientId", webClient.clientId());
    }
}
