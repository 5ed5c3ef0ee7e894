package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.awsnative.cognito.UserPoolResourceServer;
import com.pulumi.awsnative.cognito.UserPoolResourceServerArgs;
import com.pulumi.awsnative.cognito.enums.UserPoolClientRefreshTokenRotationFeature;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientAnalyticsConfigurationArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientRefreshTokenRotationArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolClientTokenValidityUnitsArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolResourceServerResourceServerScopeTypeArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var hosted = config.getBoolean("hosted").orElse(true);
        var sessionMinutes = config.getInteger("sessionMinutes").orElse(5);
        var tenant = config.require("tenant");

        var apiClientUserPool = new UserPool("api_client_user", UserPoolArgs.builder()
            .userPoolName("users")
            .build());

        var ordersServer = new UserPoolResourceServer("orders", UserPoolResourceServerArgs.builder()
            .identifier("orders")
            .name("Orders")
            .userPoolId(apiClientUserPool.userPoolId())
            .scopes(
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read orders")
                    .build())
            .build());

        var apiClient = new UserPoolClient("api", UserPoolClientArgs.builder()
            .clientName("api")
            .userPoolId(apiClientUserPool.userPoolId())
            .explicitAuthFlows("ALLOW_USER_SRP_AUTH")
            .accessTokenValidity(2)
            .refreshTokenValidity(3600)
            .tokenValidityUnits(
                UserPoolClientTokenValidityUnitsArgs.builder()
                    .accessToken("hours")
                    .idToken("minutes")
                    .refreshToken("minutes")
                    .build())
            .enableTokenRevocation(true)
            .build());

        var renewalClient = new UserPoolClient("renewal", UserPoolClientArgs.builder()
            .clientName("renewal")
            .userPoolId(apiClientUserPool.userPoolId())
            .explicitAuthFlows("ALLOW_REFRESH_TOKEN_AUTH")
            .readAttributes("custom:team")
            .writeAttributes(List.of())
            .build());

        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .clientName("web")
            .userPoolId(apiClientUserPool.userPoolId())
            .explicitAuthFlows("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
            .preventUserExistenceErrors("ENABLED")
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("code")
            .allowedOAuthScopes("email", "profile")
            .logoutUrls(
                Output.all(
                    Output.format("https://%s.example.com/%s", tenant, apiClient.clientId())))
            .supportedIdentityProviders("COGNITO", "SignInWithApple", "Employees")
            .readAttributes("email", "name", "zoneinfo", "custom:team")
            .build());

        var serviceClient = new UserPoolClient("service", UserPoolClientArgs.builder()
            .clientName("service")
            .userPoolId(apiClientUserPool.userPoolId())
            .generateSecret(true)
            .explicitAuthFlows(List.of())
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("client_credentials")
            .allowedOAuthScopes(Output.all(Output.format("%s/read", ordersServer.identifier())))
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        var rotatingClient = new UserPoolClient("rotating", UserPoolClientArgs.builder()
            .clientName("rotating")
            .userPoolId("us-east-1_AbCdEf123")
            .explicitAuthFlows("ALLOW_USER_AUTH")
            .authSessionValidity(10)
            .allowedOAuthFlowsUserPoolClient(true)
            .refreshTokenRotation(
                UserPoolClientRefreshTokenRotationArgs.builder()
                    .feature(UserPoolClientRefreshTokenRotationFeature.Enabled)
                    .build())
            .build());

        var unsaidClient = new UserPoolClient("unsaid", UserPoolClientArgs.builder()
            .clientName("unsaid")
            .userPoolId(apiClientUserPool.userPoolId())
            .explicitAuthFlows("ADMIN_NO_SRP_AUTH")
            .authSessionValidity(sessionMinutes)
            .enablePropagateAdditionalUserContextData(true)
            .allowedOAuthFlowsUserPoolClient(hosted)
            .allowedOAuthFlows("code")
            .callbackUrls(
                Output.all(Output.format("https://example.com/%s", apiClient.clientSecret())))
            .accessTokenValidity(90)
            .idTokenValidity(330)
            .refreshTokenValidity(1)
            .tokenValidityUnits(
                UserPoolClientTokenValidityUnitsArgs.builder()
                    .accessToken("minutes")
                    .idToken("seconds")
                    .refreshToken("hours")
                    .build())
            .refreshTokenRotation(
                UserPoolClientRefreshTokenRotationArgs.builder()
                    .feature(UserPoolClientRefreshTokenRotationFeature.Disabled)
                    .retryGracePeriodSeconds(0)
                    .build())
            .readAttributes("sub", "email")
            .analyticsConfiguration(
                UserPoolClientAnalyticsConfigurationArgs.builder()
                    .applicationArn(
                        "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef")
                    .build())
            .build());

        ctx.export("apiClientId", apiClient.clientId());
        ctx.export("renewalClientId", renewalClient.clientId());
        ctx.export("webClientId", webClient.clientId());
        ctx.export("serviceClientId", serviceClient.clientId());
        ctx.export("serviceClientSecret", serviceClient.clientSecret());
        ctx.export("rotatingClientId", rotatingClient.clientId());
        ctx.export("unsaidClientId", unsaidClient.clientId());
    }
}
