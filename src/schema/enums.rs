//! The values that AWS lists for an argument, and the ones worth offering where any text is allowed.
//!
//! Knows the values, not which argument takes them.

use super::Family;
use Standing::*;

/// One value out of a list.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// As AWS spells it.
    pub value: &'static str,
    /// A few words for a person.
    pub label: &'static str,
    /// What choosing it does, in one sentence. May be empty where the label says it all.
    pub meaning: &'static str,
    pub standing: Standing,
    /// The families whose lists lack the value. [`Family::Api`] stands for the API's published model: the service may
    /// accept more.
    pub unknown_to: &'static [Family],
    /// Since when and where it works, in words. May be empty.
    pub since: &'static str,
    /// The value to use instead.
    pub replaced_by: Option<&'static str>,
}

impl Choice {
    /// What an entry leaves unsaid.
    pub const DEFAULTS: Choice = Choice {
        value: "",
        label: "",
        meaning: "",
        standing: Standing::Normal,
        unknown_to: &[],
        since: "",
        replaced_by: None,
    };

    const fn new(value: &'static str, label: &'static str, meaning: &'static str, standing: Standing) -> Choice {
        Choice { value, label, meaning, standing, ..Choice::DEFAULTS }
    }
}

/// What to think of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The best answer for most people.
    Recommended,
    /// Right where its purpose is wanted.
    Normal,
    /// For servers that hold AWS credentials, not for applications in a user's hands.
    ServerSide,
    /// An old name that still works.
    Legacy,
    /// Works, and weakens security.
    Insecure,
    /// So new that most tools do not know it.
    New,
    /// Described by AWS, but in no list that a tool could check against.
    DocumentedOnly,
}

/// All but the API and what follows it.
const INFRASTRUCTURE: &[Family] = &[
    Family::Terraform,
    Family::OpenTofu,
    Family::Cdktf,
    Family::CloudFormation,
    Family::PulumiAwsNative,
    Family::PulumiAws,
    Family::CdkL1,
    Family::CdkL2,
    Family::Mineiros,
];

const OLD_NAME: &str = "An old name, which cannot stand beside the ALLOW_ names.";

pub static EXPLICIT_AUTH_FLOWS: &[Choice] = &[
    Choice {
        since: "November 2024, in the Essentials and Plus tiers",
        unknown_to: &[Family::Mineiros],
        ..Choice::new(
            "ALLOW_USER_AUTH",
            "User's choice",
            "Users choose how to sign in: with a password, a passkey or a one-time code.",
            Recommended,
        )
    },
    Choice::new(
        "ALLOW_USER_SRP_AUTH",
        "Password by SRP",
        "Users sign in with a password that is proven to AWS without being sent.",
        Recommended,
    ),
    Choice::new(
        "ALLOW_REFRESH_TOKEN_AUTH",
        "Refresh tokens",
        "The application renews tokens without asking the user again; excluded by refresh token rotation.",
        Recommended,
    ),
    Choice::new(
        "ALLOW_CUSTOM_AUTH",
        "Custom challenges",
        "Lambda functions of the pool decide what users are asked.",
        Normal,
    ),
    Choice::new(
        "ALLOW_USER_PASSWORD_AUTH",
        "Password in the request",
        "The application sends the password itself to AWS; needed only to migrate users from another directory.",
        Insecure,
    ),
    Choice::new(
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "Password from a server",
        "A server with AWS credentials sends the user's password to AWS.",
        ServerSide,
    ),
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_ADMIN_USER_PASSWORD_AUTH"),
        ..Choice::new("ADMIN_NO_SRP_AUTH", "Password from a server, old name", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_CUSTOM_AUTH"),
        ..Choice::new("CUSTOM_AUTH_FLOW_ONLY", "Custom challenges, old name", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_USER_PASSWORD_AUTH"),
        ..Choice::new("USER_PASSWORD_AUTH", "Password in the request, old name", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: INFRASTRUCTURE,
        since: "boto3 1.44.5",
        ..Choice::new(
            "ALLOW_TOKEN_EXCHANGE_DELEGATION",
            "Token exchange, delegation",
            "A service trades a user's token for one that names the service as acting for the user.",
            New,
        )
    },
    Choice {
        unknown_to: INFRASTRUCTURE,
        since: "boto3 1.44.5",
        ..Choice::new(
            "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
            "Token exchange, impersonation",
            "A service trades a user's token for another one that stands for the user alone.",
            New,
        )
    },
    Choice {
        unknown_to: &[
            Family::Api,
            Family::Terraform,
            Family::OpenTofu,
            Family::Cdktf,
            Family::CloudFormation,
            Family::PulumiAwsNative,
            Family::PulumiAws,
            Family::CdkL1,
            Family::CdkL2,
            Family::Mineiros,
        ],
        ..Choice::new(
            "ALLOW_CLIENT_TOKEN_AUTH",
            "Client tokens",
            "A service gets tokens for itself through the API; has to be the only flow and needs a secret.",
            DocumentedOnly,
        )
    },
];

pub static OAUTH_FLOWS: &[Choice] = &[
    Choice::new(
        "code",
        "Authorization code",
        "Users sign in on a web page and the application trades the code it receives for tokens; use it with PKCE.",
        Recommended,
    ),
    Choice::new(
        "implicit",
        "Implicit",
        "Tokens arrive in the address of the callback, where they leak easily; dropped from OAuth 2.1.",
        Insecure,
    ),
    Choice::new(
        "client_credentials",
        "Client credentials",
        "A service signs in as itself, without a user; has to be the only grant and needs a secret.",
        Normal,
    ),
];

pub static USER_EXISTENCE: &[Choice] = &[
    Choice::new("ENABLED", "Hide", "An unknown user name is answered like a wrong password.", Recommended),
    Choice::new(
        "LEGACY",
        "Reveal",
        "An unknown user name gets an error of its own, so anyone can find out who has an account.",
        Insecure,
    ),
];

pub static TIME_UNITS: &[Choice] = &[
    Choice::new("seconds", "Seconds", "", Normal),
    Choice::new("minutes", "Minutes", "", Normal),
    Choice::new("hours", "Hours", "", Normal),
    Choice::new("days", "Days", "", Normal),
];

/// The length of one of [`TIME_UNITS`].
pub fn seconds_per(unit: &str) -> Option<i64> {
    match unit {
        "seconds" => Some(1),
        "minutes" => Some(60),
        "hours" => Some(3_600),
        "days" => Some(86_400),
        _ => None,
    }
}

pub static ROTATION_FEATURE: &[Choice] = &[
    Choice::new("ENABLED", "On", "Each renewal returns a new refresh token and retires the old one.", Recommended),
    Choice::new("DISABLED", "Off", "The first refresh token is kept for its whole lifetime.", Normal),
];

/// Scopes of the authorization server itself; resource servers add their own.
pub static SCOPES: &[Choice] = &[
    Choice::new(
        "openid",
        "OpenID",
        "Issues an ID token, with all attributes that the client may read if asked for alone; email, phone and profile need it.",
        Recommended,
    ),
    Choice::new("email", "Email", "The user's email address, and whether it is verified.", Normal),
    Choice::new("phone", "Phone", "The user's phone number, and whether it is verified.", Normal),
    Choice::new(
        "profile",
        "Profile",
        "The user's profile, such as name and birth date, as far as the client may read it.",
        Normal,
    ),
    Choice::new(
        "aws.cognito.signin.user.admin",
        "Own account",
        "Lets the application change the user's own attributes, password, devices and MFA through the API.",
        Normal,
    ),
];

/// Identity providers whose names are fixed; SAML and OIDC providers are named by who adds them.
pub static IDENTITY_PROVIDERS: &[Choice] = &[
    Choice::new("COGNITO", "The pool's own users", "", Normal),
    Choice::new("Facebook", "Facebook", "", Normal),
    Choice::new("Google", "Google", "", Normal),
    Choice::new("LoginWithAmazon", "Login with Amazon", "", Normal),
    Choice::new("SignInWithApple", "Sign in with Apple", "", Normal),
];

/// A user attribute that every pool has.
#[derive(Debug, Clone, Copy)]
pub struct StandardAttribute {
    pub name: &'static str,
    pub label: &'static str,
    /// Whether a client may be allowed to write it. Every one can be read.
    pub writable: bool,
}

const fn attribute(name: &'static str, label: &'static str, writable: bool) -> StandardAttribute {
    StandardAttribute { name, label, writable }
}

pub static STANDARD_ATTRIBUTES: &[StandardAttribute] = &ATTRIBUTES;

const ATTRIBUTES: [StandardAttribute; 20] = [
    attribute("address", "Postal address", true),
    attribute("birthdate", "Birth date", true),
    attribute("email", "Email address", true),
    attribute("family_name", "Family name", true),
    attribute("gender", "Gender", true),
    attribute("given_name", "Given name", true),
    attribute("locale", "Locale", true),
    attribute("middle_name", "Middle name", true),
    attribute("name", "Full name", true),
    attribute("nickname", "Nickname", true),
    attribute("phone_number", "Phone number", true),
    attribute("picture", "Picture", true),
    attribute("preferred_username", "Preferred user name", true),
    attribute("profile", "Profile page", true),
    attribute("sub", "User ID", false),
    attribute("updated_at", "Time of last update", true),
    attribute("website", "Website", true),
    attribute("zoneinfo", "Time zone", true),
    attribute("email_verified", "Email address verified", false),
    attribute("phone_number_verified", "Phone number verified", false),
];

/// What a client can be allowed to read: every standard attribute.
pub static READABLE: &[Choice] = &attribute_choices::<20>(false);

/// What a client can be allowed to write.
pub static WRITABLE: &[Choice] = &attribute_choices::<17>(true);

const fn attribute_choices<const N: usize>(writable: bool) -> [Choice; N] {
    let mut choices = [Choice::DEFAULTS; N];
    let (mut from, mut to) = (0, 0);
    while from < ATTRIBUTES.len() {
        let attribute = ATTRIBUTES[from];
        if attribute.writable || !writable {
            choices[to] = Choice::new(attribute.name, attribute.label, "", Normal);
            to += 1;
        }
        from += 1;
    }
    assert!(to == N);
    choices
}
