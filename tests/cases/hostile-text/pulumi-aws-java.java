package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientAnalyticsConfigurationArgs;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        // Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
        var pPool = new UserPool("p", UserPoolArgs.builder()
            .name("p")
            .tags(
                Map.ofEntries(
                    Map.entry("cost center", "a: b"),
                    Map.entry("no", "yes"),
                    Map.entry("${k}", "${v}"),
                    Map.entry("größe", "😀"),
                    Map.entry("a.b/c", "\""),
                    Map.entry("", "empty"),
                    Map.entry("k", "after it")))
            .build());

        var grEClient = new UserPoolClient("größe-日本", UserPoolClientArgs.builder()
            .name("\"'\\ ${x} %{y}\u2028")
            .userPoolId("us-east-1_AbCdEf123")
            .callbackUrls(
                "no",
                "1e3",
                "~",
                "null",
                "True",
                "012",
                "1:30",
                "2001-01-01",
                "",
                ": a",
                "- a",
                "a: b",
                "a #b",
                "'",
                "\"",
                "\\",
                "\\n",
                "\n",
                "\t",
                "\u0000",
                "\u0085",
                "${x}",
                "%{x}",
                "$",
                "$${",
                "$$",
                "%%{ if true }",
                "a$",
                "${!x}",
                "{{resolve:ssm:x}}",
                "#",
                "&a",
                "*a",
                "!Ref a",
                "|",
                "@",
                "=",
                "<<",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\u202eabc",
                "\u0604",
                "😀",
                "👩‍👩‍👧‍👦",
                "é",
                "é",
                "日本語",
                "שלום",
                "مرحبا",
                "`id`",
                "$(id)",
                "</script>",
                "file://x",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
            .supportedIdentityProviders("no", "日本語 　")
            .readAttributes("custom:\"${a}\"")
            .analyticsConfiguration(
                UserPoolClientAnalyticsConfigurationArgs.builder()
                    .externalId("a\nb\r\n\"${c}\" $${d} '")
                    .build())
            .build());

        var trueClient = new UserPoolClient("true", UserPoolClientArgs.builder()
            .name("no")
            .userPoolId("1e3")
            .build());

        ctx.export("grEClientId", grEClient.id());
        ctx.export("trueClientId", trueClient.id());
    }
}
