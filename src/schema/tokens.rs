//! How long tokens last, and how they are renewed and revoked.

use super::*;

const DURATION: &[Enforcer] = &[Enforcer::Api, Enforcer::TerraformPlan];

/// Access and ID tokens.
const SHORT: &[Check] = &[
    Check::new(Limit::Range { min: 1, max: 86_400 }, AWS),
    Check::new(Limit::Duration { min: 300, max: 86_400 }, DURATION),
];

const SINCE_UNITS: Support = Support::since(Family::Terraform, "3.32.0");

const fn unit(key: &'static str, label: &'static str, default: &'static str, summary: Later<&'static str>) -> Argument {
    Argument {
        key,
        label,
        kind: Kind::Enum(|| enums::TIME_UNITS),
        names: Names::NESTED,
        default: DefaultValue::new(Literal::Text(default), default),
        summary,
        ..Argument::DEFAULTS
    }
}

static UNITS: &[Argument] = &[
    unit("access_token", "Access token unit", "hours", || "Unit of access_token_validity."),
    unit("id_token", "ID token unit", "hours", || "Unit of id_token_validity."),
    unit("refresh_token", "Refresh token unit", "days", || "Unit of refresh_token_validity."),
];

static ROTATION: &[Argument] = &[
    Argument {
        key: "feature",
        label: "Rotation",
        kind: Kind::Enum(|| enums::ROTATION_FEATURE),
        names: Names { native_type: Some("RefreshTokenRotationFeature"), ..Names::NESTED }.not_mineiros(),
        required: &[
            Family::Terraform,
            Family::OpenTofu,
            Family::Cdktf,
            Family::PulumiAws,
            Family::Api,
            Family::ApiUpdate,
            Family::AwsCli,
        ],
        summary: || "Whether each refresh replaces the refresh token.",
        details: || "The AWS CDK UserPoolClient construct takes only the grace period, and turns rotation on.",
        ..Argument::DEFAULTS
    },
    Argument {
        key: "retry_grace_period_seconds",
        label: "Retry grace period",
        kind: Kind::Integer,
        names: Names { cdk_l2: Name::Is("refreshTokenRotationGracePeriod"), ..Names::NESTED }.not_mineiros(),
        checks: &[Check::new(Limit::Range { min: 0, max: 60 }, EVERYONE)],
        default: DefaultValue::new(Literal::Integer(0), "0 seconds"),
        summary: || "How long a replaced refresh token still works, in case the app lost the response.",
        details: || "Set it in Terraform even if it is 0: without it, switching to DISABLED fails.",
        unit: Some("seconds"),
        ..Argument::DEFAULTS
    },
];

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "access_token_validity",
        label: "Access token lifetime",
        rules: &[("", "token-lifetime")],
        kind: Kind::Integer,
        checks: SHORT,
        default: DefaultValue::new(Literal::Integer(1), "1 hour"),
        support: &[SINCE_UNITS],
        summary: || "How long an access token is valid. The app uses it to call APIs for the user.",
        details: || {
            "5 minutes to 1 day, and no longer than the refresh token. In hours unless token_validity_units sets \
            another unit: 60 means 60 hours, and is rejected. Services that check only the signature accept a \
            token until it expires, even if it is revoked."
        },
        unit_argument: Some("token_validity_units.access_token"),
        ..Argument::DEFAULTS
    },
    Argument {
        key: "id_token_validity",
        label: "ID token lifetime",
        rules: &[("", "token-lifetime")],
        kind: Kind::Integer,
        checks: SHORT,
        default: DefaultValue::new(Literal::Integer(1), "1 hour"),
        support: &[SINCE_UNITS],
        summary: || "How long an ID token is valid. It tells the app who the user is.",
        details: || {
            "5 minutes to 1 day, and no longer than the refresh token. In hours unless token_validity_units sets \
            another unit. client_credentials issues no ID tokens."
        },
        unit_argument: Some("token_validity_units.id_token"),
        ..Argument::DEFAULTS
    },
    Argument {
        key: "refresh_token_validity",
        label: "Refresh token lifetime",
        rules: &[("zero", "refresh-token-zero"), ("", "refresh-token-lifetime")],
        kind: Kind::Integer,
        checks: &[
            Check::new(Limit::Range { min: 0, max: 315_360_000 }, &[Enforcer::Api]),
            Check::new(Limit::Range { min: 1, max: 315_360_000 }, &[Enforcer::CloudFormation]),
            Check::new(Limit::Duration { min: 3_600, max: 315_360_000 }, DURATION),
        ],
        default: DefaultValue::new(Literal::Integer(30), "30 days"),
        summary: || "How long users stay signed in.",
        details: || {
            "Until it expires, the app gets new tokens without asking the user. 1 hour to 3,650 days. In days unless token_validity_units sets another unit. The API treats 0 as 30 \
            days; Terraform and CloudFormation reject it. With rotation, a new refresh token expires when the \
            first one would have."
        },
        unit_argument: Some("token_validity_units.refresh_token"),
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "token_validity_units",
        label: "Token lifetime units",
        kind: Kind::Block(|| UNITS),
        names: Names { cdk_l2: Name::No, ..Names::NONE },
        default: DefaultValue::words("hours, hours, and days"),
        support: &[
            SINCE_UNITS,
            Support::no(Family::CdkL2, "UserPoolClient takes durations, and writes them in minutes."),
        ],
        summary: || "The units of the three token lifetimes.",
        details: || {
            "In Terraform, set all three or none: if the block exists, a lifetime without a unit counts as zero \
            and the plan fails. Removing the block resets the units to hours, hours, and days, without changing \
            the numbers."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "enable_token_revocation",
        label: "Token revocation",
        kind: Kind::Bool,
        default: DefaultValue::new(Literal::Bool(true), "on for new clients"),
        support: &[Support::since(Family::Terraform, "3.50.0")],
        summary: || "Whether the app can end a session early.",
        details: || {
            "It revokes the refresh token of the session. If off, nothing ends a stolen session before the refresh token expires. If on, tokens contain the \
            claims origin_jti and jti."
        },
        hardens: true,
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "refresh_token_rotation",
        label: "Refresh token rotation",
        rules: &[("", "rotation-fields")],
        kind: Kind::Block(|| ROTATION),
        names: Names::cdk_l2("refreshTokenRotationGracePeriod").not_mineiros(),
        default: DefaultValue::words("rotation off"),
        support: &[
            Support::since(Family::Terraform, "5.98.0"),
            Support::since(Family::OpenTofu, "5.98.0"),
            Support::since(Family::Cdktf, "19.64.0"),
            Support::since(Family::PulumiAwsNative, "1.28.0"),
            Support::since(Family::PulumiAws, "6.81.0"),
            Support::since(Family::CdkL1, "2.195.0"),
            Support::since(Family::CdkL2, "2.214.0"),
            Support::since(Family::Api, "April 2025"),
            Support::no(
                Family::Mineiros,
                "The module ignores this argument. Without rotation, refreshing tokens requires ALLOW_REFRESH_TOKEN_AUTH.",
            ),
        ],
        summary: || "Each refresh token works once.",
        details: || {
            "A stolen refresh token soon stops working. Can't be combined with ALLOW_REFRESH_TOKEN_AUTH, which is also in the default of \
            explicit_auth_flows: set that list without it. Apps refresh at the token endpoint or with \
            GetTokensFromRefreshToken. Requires the Essentials or Plus feature plan. To turn it off in \
            Terraform, apply DISABLED before you remove the block."
        },
        ..Argument::DEFAULTS
    },
];
