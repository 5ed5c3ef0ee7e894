//! Amazon Pinpoint, for clients that still name it.

use super::*;

const ARN: &[Check] =
    &[Check::new(Limit::Length { min: 20, max: 2048 }, AWS), Check::new(Limit::Pattern(Pattern::Arn), AWS)];

const fn names(cdk_l2: &'static str) -> Names {
    Names { nested: true, ..Names::cdk_l2(cdk_l2) }.not_mineiros()
}

static CONFIGURATION: &[Argument] = &[
    Argument {
        key: "application_arn",
        label: "Project ARN",
        names: names("application"),
        checks: ARN,
        summary: || "The ARN of the Pinpoint project.",
        details: || "Can't be combined with application_id, external_id, or role_arn: AWS uses its own role.",
        refers_to: Some(Referent::PinpointArn),
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "application_id",
        label: "Project ID",
        names: names("applicationId"),
        checks: &[Check::new(Limit::Pattern(Pattern::Hexadecimal), AWS)],
        summary: || "The ID of the Pinpoint project. Requires external_id and role_arn.",
        refers_to: Some(Referent::PinpointApp),
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "external_id",
        label: "External ID",
        names: names("externalId"),
        checks: &[Check::new(Limit::Length { min: 0, max: 131_072 }, AWS)],
        summary: || "The external ID that the role's trust policy expects from Cognito.",
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "role_arn",
        label: "Role ARN",
        names: names("role"),
        checks: ARN,
        default: DefaultValue::words("none; with application_arn, a role that AWS owns"),
        summary: || "The IAM role that Cognito uses to send events to the project.",
        refers_to: Some(Referent::IamRole),
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "user_data_shared",
        label: "Share user data",
        kind: Kind::Bool,
        names: names("shareUserData"),
        default: DefaultValue::new(Literal::Bool(false), "no user data"),
        summary: || "Whether events include user data.",
        rare: true,
        ..Argument::DEFAULTS
    },
];

pub(super) static ARGUMENTS: &[Argument] = &[Argument {
    key: "analytics_configuration",
    label: "Amazon Pinpoint",
    rules: &[("", "analytics-format")],
    kind: Kind::Block(|| CONFIGURATION),
    names: Names::cdk_l2("analytics").not_mineiros(),
    default: DefaultValue::words("no analytics"),
    support: &[Support::no(Family::Mineiros, "The module documents this argument, but ignores it.")],
    summary: || "Sends sign-in events to Amazon Pinpoint, which ended on October 30, 2026.",
    details: || "Useful only to describe a client that still has it.",
    rare: true,
    ..Argument::DEFAULTS
}];
