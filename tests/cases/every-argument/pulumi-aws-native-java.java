package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.awsnative.cognito.UserPoolIdentityProvider;
import com.pulumi.awsnative.cognito.UserPoolIdentityProviderArgs;
import com.pulumi.awsnative.cognito.enums.UserPoolClientRefreshTokenRotationFeature;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientAnalyticsConfigurationArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientRefreshTokenRotationArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientTokenValidityUnitsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        // Where the application is.
        var domain = config.require("domain");
        var sessionMinutes = config.getInteger("sessionMinutes").orElse(5);
        var googleSecret = config.requireSecret("googleSecret");

        var usersPool = new UserPool("users", UserPoolArgs.builder()
            .userPoolName("users")
            .build());

        var googleProvider = new UserPoolIdentityProvider("google", UserPoolIdentityProviderArgs.builder()
            .providerName("Google")
            .providerType("Google")
            .userPoolId(usersPool.userPoolId())
            .providerDetails(
                Output.all(
                    Output.of("id"),
                    googleSecret,
                    Output.of("openid email")).applyValue(values -> Map.ofEntries(
                    Map.entry("client_id", values.get(0)),
                    Map.entry("client_secret", values.get(1)),
                    Map.entry("authorize_scopes", values.get(2)))))
            .attributeMapping(
                Map.ofEntries(Map.entry("email", "email"), Map.entry("username", "sub")))
            .build());

        // Omitted: region. Pulumi's aws-native provider sets the Region.
        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName(String.format("web-%s", domain))
            .userPoolId(usersPool.userPoolId())
            .generateSecret(true)
            .explicitAuthFlows("ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH")
            .authSessionValidity(sessionMinutes)
            .preventUserExistenceErrors("ENABLED")
            .enablePropagateAdditionalUserContextData(true)
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("code")
            .allowedOAuthScopes("openid", "email", "profile", "https://api.example.com/read")
            .callbackUrls(
                String.format("https://%s/callback", domain),
                "http://localhost:3000/callback",
                "myapp://callback")
            .defaultRedirectUri(String.format("https://%s/callback", domain))
            .logoutUrls(String.format("https://%s/", domain))
            .supportedIdentityProviders(
                Output.all(Output.of("COGNITO"), googleProvider.providerName()))
            .accessTokenValidity(60)
            .idTokenValidity(60)
            .refreshTokenValidity(30)
            .tokenValidityUnits(
                UserPoolClientTokenValidityUnitsArgs.builder()
                    .accessToken("minutes")
                    .idToken("minutes")
                    .refreshToken("days")
                    .build())
            .enableTokenRevocation(true)
            .refreshTokenRotation(
                UserPoolClientRefreshTokenRotationArgs.builder()
                    .feature(UserPoolClientRefreshTokenRotationFeature.Enabled)
                    .retryGracePeriodSeconds(10)
                    .build())
            .readAttributes("email", "custom:department")
            .writeAttributes("email")
            .analyticsConfiguration(
                UserPoolClientAnalyticsConfigurationArgs.builder()
                    .applicationId("0123456789abcdef0123456789abcdef")
                    .externalId("pinpoint")
                    .roleArn("arn:aws:iam::123456789012:role/pinpoint")
                    .userDataShared(false)
                    .build())
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        ctx.export("webClientId", webClient.clientId());
        ctx.export("webClientSecret", webClient.clientSecret());
    }
}
