//! Types of identity providers: the keys that AWS requires in `provider_details`, and values to start with.
//!
//! From the API reference of `CreateIdentityProvider`, which lists the keys and the scopes for each type. Neither the Terraform
//! provider nor the CloudFormation schema checks them: both declare a map of strings.

use super::Start;

/// A type of identity provider.
#[derive(Debug, PartialEq)]
pub struct ProviderType {
    /// The value of `provider_type`. A social provider has it as its name as well.
    pub id: &'static str,
    /// What users call it.
    pub label: &'static str,
    /// The label of its resource, and the beginning of its variables' names.
    pub word: &'static str,
    /// Whether its name is its type: a pool has only one provider of that type.
    pub social: bool,
    pub details: &'static [Detail],
    /// User pool attributes, each with the provider's attribute that fills it in.
    pub mapping: &'static [(&'static str, &'static str)],
}

/// A key of `provider_details`.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Detail {
    pub key: &'static str,
    pub label: &'static str,
    pub required: Required,
    pub start: Start,
}

/// Whether AWS requires a key.
#[derive(Debug, PartialEq, Clone, Copy)]
pub enum Required {
    Yes,
    No,
    /// Only if this other key isn't set.
    Unless(&'static str),
}

impl ProviderType {
    pub fn detail(&self, key: &str) -> Option<&'static Detail> {
        self.details.iter().find(|detail| detail.key == key)
    }
}

/// The type with this value of `provider_type`.
pub fn provider_type(id: &str) -> Option<&'static ProviderType> {
    PROVIDER_TYPES.iter().find(|it| it.id == id)
}

const fn variable(key: &'static str, label: &'static str, description: &'static str) -> Detail {
    Detail { key, label, required: Required::Yes, start: Start::Variable { name: key, description, sensitive: false } }
}

const fn secret(key: &'static str, label: &'static str, description: &'static str) -> Detail {
    Detail { key, label, required: Required::Yes, start: Start::Variable { name: key, description, sensitive: true } }
}

const fn scopes(start: &'static str) -> Detail {
    Detail { key: "authorize_scopes", label: "Scopes", required: Required::Yes, start: Start::Text(start) }
}

const fn optional(key: &'static str, label: &'static str) -> Detail {
    Detail { key, label, required: Required::No, start: Start::Nothing }
}

/// Social providers first, in the order of the AWS console.
pub static PROVIDER_TYPES: &[ProviderType] = &[
    ProviderType {
        id: "Google",
        label: "Google",
        word: "google",
        social: true,
        details: &[
            variable("client_id", "Client ID", "Client ID from the Google API console."),
            secret("client_secret", "Client secret", "Client secret from the Google API console."),
            scopes("email profile openid"),
        ],
        mapping: &[("email", "email"), ("username", "sub")],
    },
    ProviderType {
        id: "Facebook",
        label: "Facebook",
        word: "facebook",
        social: true,
        details: &[
            variable("client_id", "App ID", "App ID from Meta for Developers."),
            secret("client_secret", "App secret", "App secret from Meta for Developers."),
            scopes("public_profile, email"),
            optional("api_version", "API version"),
        ],
        mapping: &[("email", "email"), ("username", "id")],
    },
    ProviderType {
        id: "LoginWithAmazon",
        label: "Login with Amazon",
        word: "amazon",
        social: true,
        details: &[
            variable("client_id", "Client ID", "Client ID of the Login with Amazon security profile."),
            secret("client_secret", "Client secret", "Client secret of the Login with Amazon security profile."),
            scopes("profile postal_code"),
        ],
        mapping: &[("email", "email"), ("username", "user_id")],
    },
    ProviderType {
        id: "SignInWithApple",
        label: "Sign in with Apple",
        word: "apple",
        social: true,
        details: &[
            variable("client_id", "Services ID", "Services ID from the Apple developer account."),
            variable("team_id", "Team ID", "Team ID from the Apple developer account."),
            variable("key_id", "Key ID", "ID of the Sign in with Apple key."),
            secret("private_key", "Private key", "Content of the key's .p8 file, without its first and last lines."),
            scopes("email name"),
        ],
        mapping: &[("email", "email"), ("username", "sub")],
    },
    ProviderType {
        id: "OIDC",
        label: "OpenID Connect",
        word: "oidc",
        social: false,
        details: &[
            Detail {
                key: "oidc_issuer",
                label: "Issuer URL",
                required: Required::Yes,
                start: Start::Variable {
                    name: "issuer",
                    description: "Issuer URL of the OpenID Connect provider, starting with https://.",
                    sensitive: false,
                },
            },
            variable("client_id", "Client ID", "Client ID that the OpenID Connect provider issued."),
            secret("client_secret", "Client secret", "Client secret that the OpenID Connect provider issued."),
            Detail {
                key: "attributes_request_method",
                label: "Attributes request method",
                required: Required::Yes,
                start: Start::Text("GET"),
            },
            scopes("openid email profile"),
            optional("authorize_url", "Authorization endpoint"),
            optional("token_url", "Token endpoint"),
            optional("attributes_url", "User info endpoint"),
            optional("jwks_uri", "JWKS endpoint"),
        ],
        mapping: &[("email", "email"), ("username", "sub")],
    },
    ProviderType {
        id: "SAML",
        label: "SAML",
        word: "saml",
        social: false,
        details: &[
            Detail {
                key: "MetadataURL",
                label: "Metadata URL",
                required: Required::Unless("MetadataFile"),
                start: Start::Variable {
                    name: "metadata_url",
                    description: "URL of the SAML provider's metadata document.",
                    sensitive: false,
                },
            },
            optional("MetadataFile", "Metadata document"),
            optional("IDPSignout", "Sign-out flow"),
            optional("IDPInit", "IdP-initiated sign-in"),
            optional("RequestSigningAlgorithm", "Request signing algorithm"),
            optional("EncryptedResponses", "Encrypted assertions"),
        ],
        mapping: &[("email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")],
    },
];
