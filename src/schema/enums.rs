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
    /// A few words for a user.
    pub label: &'static str,
    /// What choosing it does, in one sentence. May be empty where the label says it all.
    pub meaning: &'static str,
    pub standing: Standing,
    /// The families whose lists lack the value. [`Family::Api`] represents the API's published model: the service may
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
    /// The best answer for most users.
    Recommended,
    /// Right where its purpose is wanted.
    Normal,
    /// For servers that hold AWS credentials, not for applications in a user's hands.
    ServerSide,
    /// An old name that still works.
    Legacy,
    /// Works, and weakens security.
    Insecure,
    /// So new that most tools don't know it.
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

const OLD_NAME: &str = "A legacy name. It can't be combined with ALLOW_ names.";

pub static EXPLICIT_AUTH_FLOWS: &[Choice] = &[
    Choice {
        since: "November 2024, in the Essentials and Plus feature plans",
        unknown_to: &[Family::Mineiros],
        ..Choice::new(
            "ALLOW_USER_AUTH",
            "Choice-based sign-in",
            "Users choose how to sign in: with a password, a passkey, or a one-time code.",
            Recommended,
        )
    },
    Choice::new(
        "ALLOW_USER_SRP_AUTH",
        "SRP password",
        "Users sign in with a password that is proven to AWS without being sent.",
        Recommended,
    ),
    Choice::new(
        "ALLOW_REFRESH_TOKEN_AUTH",
        "Refresh tokens",
        "The app refreshes tokens without asking the user again. Can't be combined with refresh token rotation.",
        Recommended,
    ),
    Choice::new(
        "ALLOW_CUSTOM_AUTH",
        "Custom authentication",
        "Lambda functions of the pool decide which challenges users get.",
        Normal,
    ),
    Choice::new(
        "ALLOW_USER_PASSWORD_AUTH",
        "Password without SRP",
        "The app sends the password to AWS. Use it only to migrate users from another directory.",
        Insecure,
    ),
    Choice::new(
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "Server-side password",
        "A server with AWS credentials sends the user's password to AWS.",
        ServerSide,
    ),
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_ADMIN_USER_PASSWORD_AUTH"),
        ..Choice::new("ADMIN_NO_SRP_AUTH", "Server-side password (legacy name)", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_CUSTOM_AUTH"),
        ..Choice::new("CUSTOM_AUTH_FLOW_ONLY", "Custom authentication (legacy name)", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: &[Family::CdkL2],
        replaced_by: Some("ALLOW_USER_PASSWORD_AUTH"),
        ..Choice::new("USER_PASSWORD_AUTH", "Password without SRP (legacy name)", OLD_NAME, Legacy)
    },
    Choice {
        unknown_to: INFRASTRUCTURE,
        since: "boto3 1.44.5",
        ..Choice::new(
            "ALLOW_TOKEN_EXCHANGE_DELEGATION",
            "Token exchange, delegation",
            "A service exchanges a user's token for one that names the service as acting for the user.",
            New,
        )
    },
    Choice {
        unknown_to: INFRASTRUCTURE,
        since: "boto3 1.44.5",
        ..Choice::new(
            "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
            "Token exchange, impersonation",
            "A service exchanges a user's token for one that represents only the user.",
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
            "A service gets tokens for itself through the API. Must be the only authentication flow, and requires a client secret.",
            DocumentedOnly,
        )
    },
];

pub static OAUTH_FLOWS: &[Choice] = &[
    Choice::new(
        "code",
        "Authorization code",
        "Users sign in on the sign-in page, and the app exchanges the code that it receives for tokens. Use it with PKCE.",
        Recommended,
    ),
    Choice::new(
        "implicit",
        "Implicit",
        "Tokens are returned in the callback URL, where they leak easily. OAuth 2.1 removes this grant.",
        Insecure,
    ),
    Choice::new(
        "client_credentials",
        "Client credentials",
        "A service authenticates as itself, without a user. Must be the only grant type, and requires a client secret.",
        Normal,
    ),
];

pub static USER_EXISTENCE: &[Choice] = &[
    Choice::new("ENABLED", "Enabled", "An unknown username gets the same error as a wrong password.", Recommended),
    Choice::new(
        "LEGACY",
        "Legacy",
        "An unknown username gets its own error, so anyone can find out who has an account.",
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
    Choice::new("ENABLED", "On", "Each refresh returns a new refresh token and invalidates the old one.", Recommended),
    Choice::new("DISABLED", "Off", "The first refresh token stays valid for its whole lifetime.", Normal),
];

/// Scopes of the authorization server itself; resource servers add their own.
pub static SCOPES: &[Choice] = &[
    Choice::new(
        "openid",
        "OpenID",
        "Issues an ID token. Requested alone, it includes all attributes that the client can read. Required by email, phone, and profile.",
        Recommended,
    ),
    Choice::new("email", "Email", "The user's email address, and whether it is verified.", Normal),
    Choice::new("phone", "Phone", "The user's phone number, and whether it is verified.", Normal),
    Choice::new(
        "profile",
        "Profile",
        "The user's profile, such as name and birth date, if the client can read it.",
        Normal,
    ),
    Choice::new(
        "aws.cognito.signin.user.admin",
        "User self-service API",
        "Lets the app change the user's attributes, password, devices, and MFA through the API.",
        Normal,
    ),
];

/// Identity providers whose names are fixed; SAML and OIDC providers are named by who adds them.
pub static IDENTITY_PROVIDERS: &[Choice] = &[
    Choice::new("COGNITO", "Users of this pool", "", Normal),
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
    attribute("preferred_username", "Preferred username", true),
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
