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
    unit("access_token", "Access token unit", "hours", || "The unit of access_token_validity."),
    unit("id_token", "ID token unit", "hours", || "The unit of id_token_validity."),
    unit("refresh_token", "Refresh token unit", "days", || "The unit of refresh_token_validity."),
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
        summary: || "Whether each renewal replaces the refresh token.",
        details: || "AWS CDK's UserPoolClient takes the grace period alone and turns rotation on.",
        ..Argument::DEFAULTS
    },
    Argument {
        key: "retry_grace_period_seconds",
        label: "Grace period",
        kind: Kind::Integer,
        names: Names { cdk_l2: Name::Is("refreshTokenRotationGracePeriod"), ..Names::NESTED }.not_mineiros(),
        checks: &[Check::new(Limit::Range { min: 0, max: 60 }, EVERYONE)],
        default: DefaultValue::new(Literal::Integer(0), "0 seconds"),
        summary: || "How long a replaced refresh token still works, for an application that lost the answer.",
        details: || "Write it in Terraform even when it is 0: without it, switching to DISABLED fails.",
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
        summary: || "How long an access token is valid: with it the application calls APIs in the user's name.",
        details: || {
            "5 minutes to 1 day, and no longer than the refresh token. Counted in hours unless \
            token_validity_units says otherwise: 60 is 60 hours, and refused. Services that only check the signature \
            accept a token until then, even a revoked one."
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
        summary: || "How long an ID token is valid: it tells the application who the user is.",
        details: || {
            "5 minutes to 1 day, and no longer than the refresh token. Counted in hours unless \
            token_validity_units says otherwise. client_credentials issues none."
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
        summary: || "How long users stay signed in: until then, the application renews tokens without asking them.",
        details: || {
            "1 hour to 3650 days. Counted in days unless token_validity_units says otherwise. The API takes 0 as \
            30 days; Terraform and CloudFormation refuse it. With rotation, a new refresh token lasts only as long as \
            the first one would have."
        },
        unit_argument: Some("token_validity_units.refresh_token"),
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "token_validity_units",
        label: "Lifetime units",
        kind: Kind::Block(|| UNITS),
        names: Names { cdk_l2: Name::No, ..Names::NONE },
        default: DefaultValue::words("hours, hours and days"),
        support: &[
            SINCE_UNITS,
            Support::no(Family::CdkL2, "UserPoolClient takes durations and writes them in minutes."),
        ],
        summary: || "The units in which the three token lifetimes are counted.",
        details: || {
            "In Terraform give all three or none: once the block is there, a lifetime whose unit is missing \
            counts as zero and the plan fails. Removing the block goes back to hours, hours and days, whatever \
            the numbers were meant to be."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "enable_token_revocation",
        label: "Token revocation",
        kind: Kind::Bool,
        default: DefaultValue::new(Literal::Bool(true), "on for new clients"),
        support: &[Support::since(Family::Terraform, "3.50.0")],
        summary: || "Whether the application can end a session early by making its refresh token invalid.",
        details: || {
            "Off, nothing ends a stolen session before the refresh token expires. On, tokens carry the claims \
            origin_jti and jti."
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
                "The module ignores it; without rotation, refreshing needs the flow ALLOW_REFRESH_TOKEN_AUTH.",
            ),
        ],
        summary: || "Makes each refresh token good for one renewal, so that a stolen one is soon worthless.",
        details: || {
            "Excludes ALLOW_REFRESH_TOKEN_AUTH, which also stands in the default of explicit_auth_flows: give \
            that list without it. Applications renew at the token endpoint or with GetTokensFromRefreshToken. Needs \
            the Essentials or Plus tier. To end it in Terraform, apply DISABLED before removing the block."
        },
        ..Argument::DEFAULTS
    },
];
