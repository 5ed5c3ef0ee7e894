//! The authorization server: grants, scopes, addresses, identity providers.

use super::*;

/// What a limit of a URL is reported by.
const URL_RULES: &[(&str, &str)] = &[("item-count", "too-many-urls"), ("", "url-not-absolute")];

const ADDRESS: Limit = Limit::Length { min: 1, max: 1024 };
const VISIBLE: Limit = Limit::Pattern(Pattern::Visible);

const ADDRESSES: &[Check] = &[
    Check::new(Limit::Items { max: 100 }, EVERYONE),
    Check::new(Limit::Each(&ADDRESS), EVERYONE),
    Check::new(Limit::Each(&VISIBLE), AWS),
];

pub(super) static ARGUMENTS: &[Argument] = &[
    Argument {
        key: "allowed_oauth_flows_user_pool_client",
        label: "OAuth 2.0",
        kind: Kind::Bool,
        names: Names { cloudformation: Name::Is("AllowedOAuthFlowsUserPoolClient"), ..Names::cdk_l2("disableOAuth") },
        default: DefaultValue::new(Literal::Bool(false), "off: users sign in through the API only")
            .but(&[(Family::CdkL2, Literal::Bool(true))]),
        summary: || "Turns on managed login and OAuth tokens.",
        details: || {
            "The main switch of this section, despite its name. The other settings take effect only if it is on, \
            and grant types and scopes are then required. Every grant type needs it. The user pool also needs a \
            domain. The AWS CDK UserPoolClient construct turns it on by default."
        },
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "allowed_oauth_flows",
        label: "OAuth grant types",
        rules: &[("", "unknown-value")],
        kind: Kind::Set(Some(|| enums::OAUTH_FLOWS)),
        names: Names { cloudformation: Name::Is("AllowedOAuthFlows"), ..Names::cdk_l2("oAuth.flows") },
        checks: &[Check::new(Limit::Items { max: 3 }, EVERYONE)],
        default: DefaultValue::new(Literal::Texts(&[]), "none")
            .but(&[(Family::CdkL2, Literal::Texts(&["code", "implicit"]))]),
        summary: || "How the app gets tokens.",
        details: || {
            "code and implicit are for a user who signs in, client_credentials for the app itself, without a user. \
            client_credentials can't be combined with others; the others require a callback URL. Refreshing \
            tokens isn't listed: it comes with code."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "allowed_oauth_scopes",
        label: "OAuth scopes",
        rules: &[("", "scope-format")],
        kind: Kind::Set(None),
        names: Names { cloudformation: Name::Is("AllowedOAuthScopes"), ..Names::cdk_l2("oAuth.scopes") },
        checks: &[
            Check::new(Limit::Items { max: 50 }, EVERYONE),
            Check::new(Limit::Each(&Limit::Length { min: 1, max: 256 }), AWS),
            Check::new(Limit::Each(&Limit::Pattern(Pattern::Scope)), AWS),
        ],
        default: DefaultValue::new(Literal::Texts(&[]), "none").but(&[(
            Family::CdkL2,
            Literal::Texts(&["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"]),
        )]),
        summary: || "What the app's tokens can be used for.",
        details: || {
            "The app can request these scopes and no others. email, phone, and profile require openid. A custom scope is the identifier of its resource server, a \
            slash, and its name. It must exist before the client, so use a reference."
        },
        refers_to: Some(Referent::ResourceServerScope),
        suggestions: || enums::SCOPES,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "callback_urls",
        label: "Callback URLs",
        rules: URL_RULES,
        kind: Kind::Set(None),
        names: Names { cloudformation: Name::Is("CallbackURLs"), ..Names::cdk_l2("oAuth.callbackUrls") },
        checks: ADDRESSES,
        default: DefaultValue::new(Literal::Texts(&[]), "none")
            .but(&[(Family::CdkL2, Literal::Texts(&["https://example.com"]))]),
        summary: || "The app's URLs that users can return to after sign-in.",
        details: || {
            "A request must match one of them exactly, so list every environment; wildcards aren't supported. Use \
            https, except for localhost, 127.0.0.1, [::1], and custom schemes such as myapp://callback."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "default_redirect_uri",
        label: "Default redirect URI",
        rules: &[("", "url-not-absolute")],
        names: Names { cloudformation: Name::Is("DefaultRedirectURI"), ..Names::cdk_l2("oAuth.defaultRedirectUri") },
        checks: &[Check::new(ADDRESS, EVERYONE), Check::new(VISIBLE, AWS)],
        summary: || "For requests without a callback URL.",
        details: || "Must be one of callback_urls. Used only if the client has one identity provider.",
        rare: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "logout_urls",
        label: "Sign-out URLs",
        rules: URL_RULES,
        kind: Kind::Set(None),
        names: Names { cloudformation: Name::Is("LogoutURLs"), ..Names::cdk_l2("oAuth.logoutUrls") },
        checks: ADDRESSES,
        default: DefaultValue::new(Literal::Texts(&[]), "none"),
        summary: || "The URLs that users can be redirected to after sign-out.",
        details: || "They follow the rules of callback URLs.",
        ..Argument::DEFAULTS
    },
    Argument {
        key: "supported_identity_providers",
        label: "Identity providers",
        rules: &[("", "unknown-provider")],
        kind: Kind::Set(None),
        checks: &[
            Check::new(Limit::Each(&Limit::Length { min: 1, max: 32 }), EVERYONE),
            Check::new(Limit::Each(&Limit::Pattern(Pattern::VisibleOrSpace)), AWS),
        ],
        default: DefaultValue::new(Literal::Texts(&[]), "none"),
        summary: || "Where users can have their account.",
        details: || {
            "The user pool, Google, a company's directory, and so on. Managed login requires at least one. Names are case-sensitive and must exist in the pool: use \
            references. Without COGNITO, users of the pool can still sign in through the API."
        },
        refers_to: Some(Referent::IdentityProvider),
        suggestions: || enums::IDENTITY_PROVIDERS,
        ..Argument::DEFAULTS
    },
];
