//! What the application may read and write of a user.

use super::*;

const NAMES: &[Check] = &[Check::new(Limit::Each(&Limit::Length { min: 1, max: 2048 }), AWS)];

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "read_attributes",
        label: "Readable attributes",
        rules: &[("", "attribute-name-length")],
        kind: Kind::Set(None),
        checks: NAMES,
        default: DefaultValue::words(
            "all standard attributes, email_verified and phone_number_verified; no custom ones added later",
        ),
        summary: || "What the application may read about its users, and may find in their ID tokens.",
        details: || {
            "A custom attribute is written as custom: and its name, and one that is added to the pool later is not \
            readable by itself. oidc:profile stands for thirteen profile attributes."
        },
        suggestions: || enums::READABLE,
        beside: Some("write_attributes"),
        ..Argument::DEFAULTS
    },
    Argument {
        key: "write_attributes",
        label: "Writable attributes",
        rules: &[("", "attribute-name-length")],
        kind: Kind::Set(None),
        checks: NAMES,
        default: DefaultValue::words("all standard attributes"),
        summary: || "What the application may set and change about its users.",
        details: || {
            "Has to contain all attributes that the pool requires at sign-up, and all that an identity provider \
            fills in. AWS sets sub, email_verified and phone_number_verified itself."
        },
        suggestions: || enums::WRITABLE,
        beside: Some("read_attributes"),
        ..Argument::DEFAULTS
    },
];
