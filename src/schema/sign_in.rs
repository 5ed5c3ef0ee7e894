//! Sign-in through the user pools API.

use super::*;

const NOT_IN_MODULE: Support = Support::no(Family::Mineiros, "The module ignores this argument.");

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "explicit_auth_flows",
        label: "Authentication flows",
        kind: Kind::Set(Some(|| enums::EXPLICIT_AUTH_FLOWS)),
        names: Names::cdk_l2("authFlows"),
        default: DefaultValue::new(
            Literal::Texts(&["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]),
            "refresh tokens, SRP passwords, and custom challenges",
        ),
        summary: || "How the app signs users in through the API.",
        details: || {
            "For apps that call the user pools API. If not set, AWS allows refresh tokens, SRP passwords, and custom challenges. Removing the argument \
            from a Terraform configuration keeps the previous value. Legacy names without ALLOW_ can't be \
            combined with the new names. Managed login doesn't depend on this list."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "auth_session_validity",
        label: "Authentication flow session duration",
        rules: &[("", "session-validity")],
        kind: Kind::Integer,
        names: Names::NONE.not_mineiros(),
        checks: &[Check::new(Limit::Range { min: 3, max: 15 }, EVERYONE)],
        default: DefaultValue::new(Literal::Integer(3), "3 minutes"),
        support: &[Support::since(Family::Terraform, "about 4.37"), NOT_IN_MODULE],
        summary: || "How long a user has to answer a challenge.",
        details: || "For example, to enter a one-time code. This isn't a token lifetime, and isn't the one hour that managed login remembers a user.",
        unit: Some("minutes"),
        rare: true,
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "prevent_user_existence_errors",
        label: "Prevent user existence errors",
        kind: Kind::Enum(|| enums::USER_EXISTENCE),
        default: DefaultValue::new(Literal::Text("LEGACY"), "LEGACY: unknown usernames get their own error"),
        summary: || "Whether errors conceal which users exist.",
        details: || {
            "Concerns sign-in and password recovery. Defaults to LEGACY, although the AWS console suggests ENABLED. With ENABLED, code can't rely on \
            UserNotFoundException."
        },
        hardens: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "enable_propagate_additional_user_context_data",
        label: "Accept additional user context data",
        kind: Kind::Bool,
        names: Names::NONE.not_mineiros(),
        default: DefaultValue::new(Literal::Bool(false), "off"),
        support: &[Support::since(Family::Terraform, "about 4.17"), NOT_IN_MODULE],
        summary: || "Whether a server can send IP addresses and device data.",
        details: || "They are for threat protection. Requires a client secret. Has an effect only with threat protection (Plus feature plan).",
        rare: true,
        hardens: true,
        ..Argument::DEFAULTS
    },
];
