// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awsnative.AwsnativeFunctions;
import com.pulumi.awsnative.cognito.UserPool;
import com.pulumi.awsnative.cognito.UserPoolArgs;
import com.pulumi.awsnative.cognito.UserPoolClient;
import com.pulumi.awsnative.cognito.UserPoolClientArgs;
import com.pulumi.awsnative.cognito.UserPoolDomain;
import com.pulumi.awsnative.cognito.UserPoolDomainArgs;
import com.pulumi.awsnative.cognito.UserPoolIdentityProvider;
import com.pulumi.awsnative.cognito.UserPoolIdentityProviderArgs;
import com.pulumi.awsnative.cognito.UserPoolResourceServer;
import com.pulumi.awsnative.cognito.UserPoolResourceServerArgs;
import com.pulumi.awsnative.cognito.enums.UserPoolTier;
import com.pulumi.awsnative.cognito.inputs.UserPoolAccountRecoverySettingArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolCustomSmsSenderArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolEmailConfigurationArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolInviteMessageTemplateArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolPasswordPolicyArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolPoliciesArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolRecoveryOptionArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolResourceServerResourceServerScopeTypeArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolSchemaAttributeArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolStringAttributeConstraintsArgs;
import com.pulumi.awsnative.cognito.inputs.UserPoolUsernameConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var environment = config.get("environment").orElse("dev");
        var googleClientSecret = config.requireSecret("googleClientSecret");

        var currentRegion = AwsnativeFunctions.getRegion().applyValue(it -> it.region());

        var usersPool = new UserPool("users", UserPoolArgs.builder()
            .userPoolName(String.format("users-%s", environment))
            .userPoolTier(UserPoolTier.Essentials)
            .usernameAttributes("email")
            .autoVerifiedAttributes("email")
            .usernameConfiguration(
                UserPoolUsernameConfigurationArgs.builder()
                    .caseSensitive(false)
                    .build())
            .policies(
                UserPoolPoliciesArgs.builder()
                    .passwordPolicy(
                        UserPoolPasswordPolicyArgs.builder()
                            .minimumLength(12)
                            .requireLowercase(true)
                            .requireNumbers(true)
                            .build())
                    .build())
            .accountRecoverySetting(
                UserPoolAccountRecoverySettingArgs.builder()
                    .recoveryMechanisms(
                        UserPoolRecoveryOptionArgs.builder()
                            .name("verified_email")
                            .priority(1)
                            .build(),
                        UserPoolRecoveryOptionArgs.builder()
                            .name("verified_phone_number")
                            .priority(2)
                            .build())
                    .build())
            .adminCreateUserConfig(
                UserPoolAdminCreateUserConfigArgs.builder()
                    .allowAdminCreateUserOnly(true)
                    .inviteMessageTemplate(
                        UserPoolInviteMessageTemplateArgs.builder()
                            .emailMessage("{username}: {####}")
                            .emailSubject("Welcome")
                            .smsMessage("{username} {####}")
                            .build())
                    .build())
            .schema(
                UserPoolSchemaAttributeArgs.builder()
                    .name("department")
                    .attributeDataType("String")
                    .mutable(true)
                    .stringAttributeConstraints(
                        UserPoolStringAttributeConstraintsArgs.builder()
                            .minLength("0")
                            .maxLength("64")
                            .build())
                    .build())
            .emailConfiguration(
                UserPoolEmailConfigurationArgs.builder()
                    .emailSendingAccount("DEVELOPER")
                    .sourceArn("arn:aws:ses:us-east-1:123456789012:identity/example.com")
                    .from("a@example.com")
                    .build())
            .lambdaConfig(
                UserPoolLambdaConfigArgs.builder()
                    .customSmsSender(
                        UserPoolCustomSmsSenderArgs.builder()
                            .lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:g")
                            .lambdaVersion("V1_0")
                            .build())
                    .kmsKeyId("arn:aws:kms:us-east-1:123456789012:key/k")
                    .preSignUp("arn:aws:lambda:us-east-1:123456789012:function:f")
                    .build())
            .userPoolTags(Map.ofEntries(Map.entry("team", "identity")))
            .build());

        var loginDomain = new UserPoolDomain("login", UserPoolDomainArgs.builder()
            .domain(String.format("login-%s", environment))
            .userPoolId(usersPool.userPoolId())
            .managedLoginVersion(2)
            .build());

        var apiServer = new UserPoolResourceServer("api", UserPoolResourceServerArgs.builder()
            .identifier("https://api.example.com")
            .name("API")
            .userPoolId(usersPool.userPoolId())
            .scopes(
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build(),
                UserPoolResourceServerResourceServerScopeTypeArgs.builder()
                    .scopeName("write")
                    .scopeDescription("Write")
                    .build())
            .build());

        var googleProvider = new UserPoolIdentityProvider("google", UserPoolIdentityProviderArgs.builder()
            .providerName("Google")
            .providerType("Google")
            .userPoolId(usersPool.userPoolId())
            .providerDetails(
                Output.all(
                    Output.of("1234.apps.googleusercontent.com"),
                    googleClientSecret,
                    Output.of("openid email profile")).applyValue(values -> Map.ofEntries(
                    Map.entry("client_id", values.get(0)),
                    Map.entry("client_secret", values.get(1)),
                    Map.entry("authorize_scopes", values.get(2)))))
            .attributeMapping(
                Map.ofEntries(Map.entry("email", "email"), Map.entry("username", "sub")))
            .build());

        var spaClient = new UserPoolClient("spa", UserPoolClientArgs.builder()
            .clientName("spa")
            .userPoolId(usersPool.userPoolId())
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("code")
            .allowedOAuthScopes("openid", "email")
            .callbackUrls(
                Output.all(
                    Output.format(
                        "https://%s.auth.%s.amazoncognito.com/callback",
                        loginDomain.domain(),
                        currentRegion)))
            .supportedIdentityProviders(
                Output.all(Output.of("COGNITO"), googleProvider.providerName()))
            .build());

        var machineClient = new UserPoolClient("machine", UserPoolClientArgs.builder()
            .clientName("machine")
            .userPoolId(usersPool.userPoolId())
            .generateSecret(true)
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows("client_credentials")
            .allowedOAuthScopes(
                Output.all(
                    Output.format("%s/read", apiServer.identifier()),
                    Output.format("%s/write", apiServer.identifier())))
            .build(), CustomResourceOptions.builder()
            .additionalSecretOutputs("clientSecret")
            .build());

        ctx.export("spaClientId", spaClient.clientId());
        ctx.export("machineClientId", machineClient.clientId());
        ctx.export("machineClientSecret", machineClient.clientSecret());
    }
}
