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
            "all standard attributes, email_verified, and phone_number_verified; no custom attributes added later",
        ),
        summary: || "The user attributes that the app can read, and can find in ID tokens.",
        details: || {
            "Write a custom attribute as custom: and its name. One that is added to the pool later isn't readable \
            automatically. oidc:profile covers 13 profile attributes."
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
        summary: || "The user attributes that the app can set and change.",
        details: || {
            "Must include every attribute that the pool requires at sign-up or that an identity provider fills \
            in. AWS sets sub, email_verified, and phone_number_verified itself."
        },
        suggestions: || enums::WRITABLE,
        beside: Some("read_attributes"),
        ..Argument::DEFAULTS
    },
];
