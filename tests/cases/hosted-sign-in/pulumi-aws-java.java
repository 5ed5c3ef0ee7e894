// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.cognito.IdentityProvider;
import com.pulumi.aws.cognito.IdentityProviderArgs;
import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigInviteMessageTemplateArgs;
import com.pulumi.aws.cognito.inputs.UserPoolEmailConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigCustomSmsSenderArgs;
import com.pulumi.aws.cognito.inputs.UserPoolPasswordPolicyArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaStringAttributeConstraintsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUsernameConfigurationArgs;
import com.pulumi.core.Output;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var environment = config.get("environment").orElse("dev");
        var googleClientSecret = config.requireSecret("googleClientSecret");

        var currentRegion = AwsFunctions.getRegion().applyValue(it -> it.region());

        var usersPool = new UserPool("users", UserPoolArgs.builder()
            .name(String.format("users-%s", environment))
            .userPoolTier("ESSENTIALS")
            .usernameAttributes("email")
            .autoVerifiedAttributes("email")
            .usernameConfiguration(
                UserPoolUsernameConfigurationArgs.builder()
                    .caseSensitive(false)
                    .build())
            .passwordPolicy(
                UserPoolPasswordPolicyArgs.builder()
                    .minimumLength(12)
                    .requireLowercase(true)
                    .requireNumbers(true)
                    .build())
            .accountRecoverySetting(
                UserPoolAccountRecoverySettingArgs.builder()
                    .recoveryMechanisms(
                        UserPoolAccountRecoverySettingRecoveryMechanismArgs.builder()
                            .name("verified_email")
                            .priority(1)
                            .build(),
                        UserPoolAccountRecoverySettingRecoveryMechanismArgs.builder()
                            .name("verified_phone_number")
                            .priority(2)
                            .build())
                    .build())
            .adminCreateUserConfig(
                UserPoolAdminCreateUserConfigArgs.builder()
                    .allowAdminCreateUserOnly(true)
                    .inviteMessageTemplate(
                        UserPoolAdminCreateUserConfigInviteMessageTemplateArgs.builder()
                            .emailMessage("{username}: {####}")
                            .emailSubject("Welcome")
                            .smsMessage("{username} {####}")
                            .build())
                    .build())
            .schemas(
                UserPoolSchemaArgs.builder()
                    .name("department")
                    .attributeDataType("String")
                    .mutable(true)
                    .stringAttributeConstraints(
                        UserPoolSchemaStringAttributeConstraintsArgs.builder()
                            .minLength("0")
                            .maxLength("64")
                            .build())
                    .build())
            .emailConfiguration(
                UserPoolEmailConfigurationArgs.builder()
                    .emailSendingAccount("DEVELOPER")
                    .sourceArn("arn:aws:ses:us-east-1:123456789012:identity/example.com")
                    .fromEmailAddress("a@example.com")
                    .build())
            .lambdaConfig(
                UserPoolLambdaConfigArgs.builder()
                    .customSmsSender(
                        UserPoolLambdaConfigCustomSmsSenderArgs.builder()
                            .lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:g")
                            .lambdaVersion("V1_0")
                            .build())
                    .kmsKeyId("arn:aws:kms:us-east-1:123456789012:key/k")
                    .preSignUp("arn:aws:lambda:us-east-1:123456789012:function:f")
                    .build())
            .tags(Map.ofEntries(Map.entry("team", "identity")))
            .build());

        var loginDomain = new UserPoolDomain("login", UserPoolDomainArgs.builder()
            .domain(String.format("login-%s", environment))
            .userPoolId(usersPool.id())
            .managedLoginVersion(2)
            .build());

        var apiServer = new ResourceServer("api", ResourceServerArgs.builder()
            .identifier("https://api.example.com")
            .name("API")
            .userPoolId(usersPool.id())
            .scopes(
                ResourceServerScopeArgs.builder()
                    .scopeName("read")
                    .scopeDescription("Read")
                    .build(),
                ResourceServerScopeArgs.builder()
                    .scopeName("write")
                    .scopeDescription("Write")
                    .build())
            .build());

        var googleProvider = new IdentityProvider("google", IdentityProviderArgs.builder()
            .providerName("Google")
            .providerType("Google")
            .userPoolId(usersPool.id())
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
            .name("spa")
            .userPoolId(usersPool.id())
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("code")
            .allowedOauthScopes("openid", "email")
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
            .name("machine")
            .userPoolId(apiServer.userPoolId())
            .generateSecret(true)
            .allowedOauthFlowsUserPoolClient(true)
            .allowedOauthFlows("client_credentials")
            .allowedOauthScopes(apiServer.scopeIdentifiers())
            .build());

        ctx.export("spaClientId", spaClient.id());
        ctx.export("machineClientId", machineClient.id());
        ctx.export("machineClientSecret", machineClient.clientSecret());
    }
}
