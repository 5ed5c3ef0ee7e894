package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("web")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var serverClient = new UserPoolClient("server", UserPoolClientArgs.builder()
            .clientName("server")
            .userPoolId("us-east-1_AbCdEf123")
            .generateSecret(true)
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("client_credentials")
            .allowedOAuthScopes("api/read")
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        var webClient2 = new UserPoolClient("web-client", UserPoolClientArgs.builder()
            .clientName("web client")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var mobileClient = new UserPoolClient("mobile", UserPoolClientArgs.builder()
            .clientName("mobile")
            .userPoolId("us-east-1_AbCdEf123")
            .logoutUrls(
                Output.all(
                    Output.format("https://example.com/?client_id=%s", webClient.clientId())))
            .build());

        var unknownClient = new UserPoolClient("unknown", UserPoolClientArgs.builder()
            .clientName("not yet known")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var wrongClient = new UserPoolClient("wrong", UserPoolClientArgs.builder()
            .clientName("wrong")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        ctx.export("webClientId", webClient.clientId());
        ctx.export("serverClientId", serverClient.clientId());
        ctx.export("serverClientSecret", serverClient.clientSecret());
        ctx.export("webClient2Id", webClient2.clientId());
        ctx.export("mobileClientId", mobileClient.clientId());
        ctx.export("unknownClientId", unknownClient.clientId());
        ctx.export("wrongClientId", wrongClient.clientId());
    }
}
