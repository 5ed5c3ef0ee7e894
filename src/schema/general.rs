//! Who the client is: its name, its pool, its secret.

use super::*;

const NO_PROVIDER: &str =
    "Terraform's AWS provider has no such argument: only the API stores a secret in Secrets Manager.";
const NO_RESOURCE: &str =
    "AWS::Cognito::UserPoolClient has no such property: only the API stores a secret in Secrets Manager.";

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "name",
        label: "Client name",
        rules: &[("", "client-name")],
        names: Names {
            cloudformation: Name::Is("ClientName"),
            cdk_l2: Name::Is("userPoolClientName"),
            mineiros_default: Name::No,
            ..Names::NONE
        },
        checks: &[
            Check::new(Limit::Length { min: 1, max: 128 }, EVERYONE),
            Check::new(Limit::Pattern(Pattern::ClientName), AWS),
        ],
        default: DefaultValue::words("a generated name, where the tool allows it"),
        required: &[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::Api, Family::AwsCli, Family::Mineiros],
        generated: true,
        summary: || "The name under which people find this client, for example in the AWS console.",
        details: || {
            "Only a label: applications use the client ID, which AWS generates. Terraform's plan lets most wrong \
            characters pass; AWS then refuses them."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "user_pool_id",
        label: "User pool",
        rules: &[("", "user-pool-id")],
        names: Names { mineiros: Name::No, ..Names::cdk_l2("userPool") },
        checks: &[
            Check::new(Limit::Length { min: 1, max: 55 }, AWS),
            Check::new(Limit::Pattern(Pattern::UserPoolId), AWS),
        ],
        replaces: true,
        required: &[
            Family::Terraform,
            Family::OpenTofu,
            Family::Cdktf,
            Family::CloudFormation,
            Family::PulumiAwsNative,
            Family::PulumiAws,
            Family::CdkL1,
            Family::CdkL2,
            Family::Api,
            Family::ApiUpdate,
            Family::AwsCli,
        ],
        support: &[Support::no(Family::Mineiros, "The module's clients always belong to the pool that it creates.")],
        summary: || "The user pool, a directory of users, that the application signs its users in with.",
        details: || {
            "Best given as a reference, so that the pool is created first. The ID of an existing pool looks like \
            eu-west-1_AbCdEf123. Changing it destroys the client and creates another one with a new client ID."
        },
        refers_to: Some(Referent::UserPool),
        ..Argument::DEFAULTS
    },
    Argument {
        key: "generate_secret",
        label: "Client secret",
        kind: Kind::Bool,
        names: Names { update: false, ..Names::NONE },
        default: DefaultValue::new(Literal::Bool(false), "no secret"),
        replaces: true,
        support: &[Support::no(Family::ApiUpdate, "It is decided when the client is created.")],
        summary: || "Whether AWS generates a password for the application itself, beside the passwords of its users.",
        details: || {
            "For code on a server only: whoever has a browser page or a mobile app has its secret too. It \
            cannot be changed: another value destroys the client and creates one with a new client ID. AWS \
            does not report it, so Terraform plans to replace an imported client that says true; leave it out \
            there. The secret also stands in Terraform's state."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "publish_secrets_in_aws_secrets_manager",
        label: "Secret in Secrets Manager",
        kind: Kind::Bool,
        names: Names { cloudformation: Name::Is("PublishSecretsInAWSSecretsManager"), api_only: true, ..Names::NONE },
        default: DefaultValue::new(Literal::Bool(false), "the secret is kept in Cognito"),
        support: &[
            Support::no(Family::Terraform, NO_PROVIDER),
            Support::no(Family::OpenTofu, NO_PROVIDER),
            Support::no(Family::Cdktf, NO_PROVIDER),
            Support::no(Family::CloudFormation, NO_RESOURCE),
            Support::no(Family::PulumiAwsNative, NO_RESOURCE),
            Support::no(Family::PulumiAws, NO_PROVIDER),
            Support::no(Family::CdkL1, NO_RESOURCE),
            Support::no(Family::CdkL2, NO_RESOURCE),
            Support::since(Family::AwsCli, "about 2.37"),
            Support::no(Family::Mineiros, NO_PROVIDER),
        ],
        summary: || "Whether AWS keeps the client secret in AWS Secrets Manager, and rotates it there.",
        details: || {
            "Requires a generated secret. AWS rotates the secret at once and then every 7 days, so the app must read it \
            from Secrets Manager. An update that does not mention this keeps it; false deletes the secret in Secrets \
            Manager at once. The AWS console turns it on for new clients. Only the API has it (boto3 since botocore \
            1.44.7); version 1 of the AWS CLI does not."
        },
        kept: true,
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "region",
        label: "Region",
        names: Names { cloudformation: Name::No, mineiros: Name::No, cli_global: Some("--region"), ..Names::NONE },
        default: DefaultValue::words("the provider's Region"),
        replaces: true,
        support: &[
            Support::since(Family::Terraform, "6.0.0"),
            Support::since(Family::OpenTofu, "6.0.0"),
            Support::since(Family::Cdktf, "21.0.0"),
            Support::no(Family::CloudFormation, "CloudFormation creates everything in the Region of the stack."),
            Support::no(Family::PulumiAwsNative, "Pulumi's aws-native takes the Region from its provider."),
            Support::since(Family::PulumiAws, "7.0.0"),
            Support::no(Family::CdkL1, "AWS CDK takes the Region from the stack's environment."),
            Support::no(Family::CdkL2, "AWS CDK takes the Region from the stack's environment."),
            Support::no(Family::AwsCli, "The AWS CLI takes the Region from its own --region."),
            Support::no(Family::Api, "Each Region has its own API address."),
            Support::no(Family::ApiUpdate, "Each Region has its own API address."),
            Support::no(Family::Mineiros, "The module takes the Region from the provider."),
        ],
        summary: || "The AWS Region of this client, where it is not the one that the provider is set to.",
        details: || {
            "Has to be the Region of the user pool. Needs version 6 of Terraform's AWS provider; earlier ones \
            do not know it."
        },
        rare: true,
        ..Argument::DEFAULTS
    },
];
