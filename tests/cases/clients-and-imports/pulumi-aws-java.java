package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.core.Output;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .name("web")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var serverClient = new UserPoolClient("server", UserPoolClientArgs.builder()
            .name("server")
            .userPoolId("us-east-1_AbCdEf123")
            .generateSecret(true)
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("client_credentials")
            .allowedOauthScopes("api/read")
            .build());

        var webClient2 = new UserPoolClient("web-client", UserPoolClientArgs.builder()
            .name("web client")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var mobileClient = new UserPoolClient("mobile", UserPoolClientArgs.builder()
            .name("mobile")
            .userPoolId("us-east-1_AbCdEf123")
            .logoutUrls(
                Output.all(Output.format("https://example.com/?client_id=%s", webClient.id())))
            .build());

        var unknownClient = new UserPoolClient("unknown", UserPoolClientArgs.builder()
            .name("not yet known")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        var wrongClient = new UserPoolClient("wrong", UserPoolClientArgs.builder()
            .name("wrong")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        ctx.export("webClientId", webClient.id());
        ctx.export("serverClientId", serverClient.id());
        ctx.export("serverClientSecret", serverClient.clientSecret());
        ctx.export("webClient2Id", webClient2.id());
        ctx.export("mobileClientId", mobileClient.id());
        ctx.export("unknownClientId", unknownClient.id());
        ctx.export("wrongClientId", wrongClient.id());
    }
}
