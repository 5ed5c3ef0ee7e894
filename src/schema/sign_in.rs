//! Sign-in through the user pools API.

use super::*;

const NOT_IN_MODULE: Support = Support::no(Family::Mineiros, "The module ignores it.");

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "explicit_auth_flows",
        label: "Authentication flows",
        kind: Kind::Set(Some(|| enums::EXPLICIT_AUTH_FLOWS)),
        names: Names::cdk_l2("authFlows"),
        default: DefaultValue::new(
            Literal::Texts(&["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]),
            "refresh tokens, passwords by SRP and custom challenges",
        ),
        summary: || "The ways in which an application may sign users in by calling the API itself.",
        details: || {
            "Left out does not mean none: it allows refresh tokens, passwords by SRP and custom challenges, and \
            taking it out of a Terraform configuration later keeps what was set. The old names without ALLOW_ \
            cannot stand beside the new ones. Managed login does not depend on this list."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "auth_session_validity",
        label: "Sign-in session",
        rules: &[("", "session-validity")],
        kind: Kind::Integer,
        names: Names::NONE.not_mineiros(),
        checks: &[Check::new(Limit::Range { min: 3, max: 15 }, EVERYONE)],
        default: DefaultValue::new(Literal::Integer(3), "3 minutes"),
        support: &[Support::since(Family::Terraform, "about 4.37"), NOT_IN_MODULE],
        summary: || "How long a user has to answer each question of a sign-in, such as a one-time code.",
        details: || "Not a token lifetime, and not the hour that managed login remembers a user.",
        unit: Some("minutes"),
        rare: true,
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "prevent_user_existence_errors",
        label: "Hide whether a user exists",
        kind: Kind::Enum(|| enums::USER_EXISTENCE),
        default: DefaultValue::new(Literal::Text("LEGACY"), "unknown users are revealed (LEGACY)"),
        summary: || "Whether sign-in and password recovery tell a stranger that a user name does not exist.",
        details: || {
            "Left out means LEGACY, although the AWS console proposes ENABLED. With ENABLED, code can no longer \
            rely on UserNotFoundException."
        },
        hardens: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "enable_propagate_additional_user_context_data",
        label: "Pass on user context",
        kind: Kind::Bool,
        names: Names::NONE.not_mineiros(),
        default: DefaultValue::new(Literal::Bool(false), "off"),
        support: &[Support::since(Family::Terraform, "about 4.17"), NOT_IN_MODULE],
        summary: || "Whether a server may report its user's IP address and device to threat protection.",
        details: || "Needs a client secret, and has an effect only with threat protection (Plus tier).",
        rare: true,
        hardens: true,
        ..Argument::DEFAULTS
    },
];
