package myproject;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.inputs.RoleInlinePolicyArgs;
import com.pulumi.core.Output;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var config = ctx.config();
        var x = config.require("x");
        // In Terraform: data.aws_iam_policy_document.trust.json
        var trustIamPolicyDocumentJson = config.require("trustIamPolicyDocumentJson");

        var inlineRole = new Role("inline", RoleArgs.builder()
            .name("inline")
            .assumeRolePolicy(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cognito-idp.amazonaws.com\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{}}]}")
            .inlinePolicies(
                RoleInlinePolicyArgs.builder()
                    .name("logs")
                    .policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}")
                    .build())
            .build());

        // Omitted: assume_role_policy. Only Terraform can evaluate this expression.
        var byTextRole = new Role("by_text", RoleArgs.builder()
            .name("by-text")
            .build());

        // Omitted: assume_role_policy. Only Terraform can evaluate a part of this policy, and the
        // policy means something else without it.
        var byKeyRole = new Role("by_key", RoleArgs.builder()
            .name("by-key")
            .build());

        var noJsonRole = new Role("no_json", RoleArgs.builder()
            .name("no-json")
            .assumeRolePolicy(String.format("{ not json %s }", x))
            .build());

        var referenceRole = new Role("reference", RoleArgs.builder()
            .name("reference")
            .assumeRolePolicy(trustIamPolicyDocumentJson)
            .build());

        // Omitted: policy. Pulumi can't pass on such a large number exactly.
        var longPolicy = new RolePolicy("long", RolePolicyArgs.builder()
            .name("long")
            .role(inlineRole.name())
            .build());

        var oddPolicy = new RolePolicy("odd", RolePolicyArgs.builder()
            .name("odd")
            .role(inlineRole.name())
            .policy(
                Output.format(
                    "{\"Statement\":[{\"Sid\":\"a${b}\",\"Ratio\":0.25,\"Big\":1e+3,\"Small\":1.5e-7,\"Flag\":false,\"Nothing\":[],\"Empty\":{},\"Text\":\"no\",\"Resource\":\"%s\",\"a b\":\"~\"}]}",
                    inlineRole.arn()))
            .build());

        var webClient = new UserPoolClient("web", UserPoolClientArgs.builder()
            .name("x")
            .userPoolId("us-east-1_AbCdEf123")
            .build());

        ctx.export("webClientId", webClient.id());
    }
}
