package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientAnalyticsConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientRefreshTokenRotationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientTokenValidityUnitsArgs;
import com.pulumi.core.Output;
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
            .name("users")
            .build());

        var ordersServer = new ResourceServer("orders", ResourceServerArgs.builder()
            .identifier("orders")
            .name("Orders")
            .userPoolId(apiClientUserPool.id())
            .scopes(
                ResourceServerScopeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read orders")
                    .build())
            .build());

        var apiClient = new UserPoolClient("api", UserPoolClientArgs.builder()
            .name("api")
            .userPoolId(apiClientUserPool.id())
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
            .name("renewal")
            .userPoolId(apiClientUserPool.id())
            .explicitAuthFlows("ALLOW_REFRESH_TOKEN_AUTH")
            .readAttributes("custom:team")
            .writeAttributes(List.of())
            .build());

        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .name("web")
            .userPoolId(apiClientUserPool.id())
            .explicitAuthFlows("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
            .preventUserExistenceErrors("ENABLED")
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("code")
            .allowedOauthScopes("email", "profile")
            .logoutUrls(
                Output.all(Output.format("https://%s.example.com/%s", tenant, apiClient.id())))
            .supportedIdentityProviders("COGNITO", "SignInWithApple", "Employees")
            .readAttributes("email", "name", "zoneinfo", "custom:team")
            .build());

        var serviceClient = new UserPoolClient("service", UserPoolClientArgs.builder()
            .name("service")
            .userPoolId(apiClientUserPool.id())
            .generateSecret(true)
            .explicitAuthFlows(List.of())
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("client_credentials")
            .allowedOauthScopes(ordersServer.scopeIdentifiers())
            .build());

        var rotatingClient = new UserPoolClient("rotating", UserPoolClientArgs.builder()
            .name("rotating")
            .userPoolId("us-east-1_AbCdEf123")
            .explicitAuthFlows("ALLOW_USER_AUTH")
            .authSessionValidity(10)
            .allowedOauthFlowsUserPoolClient(true)
            .refreshTokenRotation(
                UserPoolClientRefreshTokenRotationArgs.builder()
                    .feature("ENABLED")
                    .build())
            .build());

        var unsaidClient = new UserPoolClient("unsaid", UserPoolClientArgs.builder()
            .name("unsaid")
            .userPoolId(apiClientUserPool.id())
            .explicitAuthFlows("ADMIN_NO_SRP_AUTH")
            .authSessionValidity(sessionMinutes)
            .enablePropagateAdditionalUserContextData(true)
            .allowedOauthFlowsUserPoolClient(hosted)
            .allowedOauthFlows("code")
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
                    .feature("DISABLED")
                    .retryGracePeriodSeconds(0)
                    .build())
            .readAttributes("sub", "email")
            .analyticsConfiguration(
                UserPoolClientAnalyticsConfigurationArgs.builder()
                    .applicationArn(
                        "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef")
                    .build())
            .build());

        ctx.export("apiClientId", apiClient.id());
        ctx.export("renewalClientId", renewalClient.id());
        ctx.export("webClientId", webClient.id());
        ctx.export("serviceClientId", serviceClient.id());
        ctx.export("serviceClientSecret", serviceClient.clientSecret());
        ctx.export("rotatingClientId", rotatingClient.id());
        ctx.export("unsaidClientId", unsaidClient.id());
    }
}
