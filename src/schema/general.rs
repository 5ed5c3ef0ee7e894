//! Who the client is: its name, its pool, its secret.

use super::*;

const NO_PROVIDER: &str =
    "The Terraform AWS provider doesn't have this argument. Only the API can store a secret in Secrets Manager.";
const NO_RESOURCE: &str =
    "AWS::Cognito::UserPoolClient doesn't have this property. Only the API can store a secret in Secrets Manager.";

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
        default: DefaultValue::words("a generated name, if the tool allows it"),
        required: &[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::Api, Family::AwsCli, Family::Mineiros],
        generated: true,
        summary: || "Display name, as in the AWS console.",
        details: || {
            "A label only: apps use the client ID, which AWS generates. Terraform's plan accepts most invalid \
            characters; AWS then rejects them."
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
        support: &[Support::no(
            Family::Mineiros,
            "The module's clients always belong to the pool that the module creates.",
        )],
        summary: || "The user pool that the app signs users in to.",
        details: || {
            "Use a reference, so that the pool is created first. The ID of an existing pool looks like \
            eu-west-1_AbCdEf123. Changing it replaces the client, and the new one has a new client ID."
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
        support: &[Support::no(Family::ApiUpdate, "AWS decides this when it creates the client.")],
        summary: || "Whether the app has a secret.",
        details: || {
            "AWS generates it; it has nothing to do with user passwords. For server-side code only: anyone who has a browser page or mobile app \
            also has its secret. You can't change it later: another value forces replacement, with a new client \
            ID. AWS doesn't report this value, so Terraform plans to replace an imported client that sets it to \
            true: don't set it for imported clients. The secret is also stored in the Terraform state."
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
        summary: || "Whether AWS rotates it in Secrets Manager.",
        details: || {
            "AWS keeps the secret in AWS Secrets Manager. Requires a generated secret. AWS rotates it at once and then every 7 days, so the app must \
            read it from Secrets Manager. An update that omits this argument keeps it; false deletes the secret \
            in Secrets Manager at once. The AWS console turns it on for new clients. Only the API has it (boto3 \
            with botocore 1.44.7 or later); version 1 of the AWS CLI doesn't."
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
            Support::no(Family::CloudFormation, "CloudFormation creates all resources in the Region of the stack."),
            Support::no(Family::PulumiAwsNative, "Pulumi's aws-native provider sets the Region."),
            Support::since(Family::PulumiAws, "7.0.0"),
            Support::no(Family::CdkL1, "The environment of the AWS CDK stack sets the Region."),
            Support::no(Family::CdkL2, "The environment of the AWS CDK stack sets the Region."),
            Support::no(Family::AwsCli, "The --region option of the AWS CLI sets the Region."),
            Support::no(Family::Api, "Each Region has its own API endpoint."),
            Support::no(Family::ApiUpdate, "Each Region has its own API endpoint."),
            Support::no(Family::Mineiros, "The provider of the module sets the Region."),
        ],
        summary: || "The AWS Region, if not the provider's.",
        details: || {
            "Must be the user pool's Region. Requires version 6 of the Terraform AWS provider; earlier versions \
            don't support it."
        },
        rare: true,
        ..Argument::DEFAULTS
    },
];
