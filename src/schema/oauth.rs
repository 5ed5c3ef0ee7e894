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
        default: DefaultValue::new(Literal::Bool(false), "off: sign-in through the API only")
            .but(&[(Family::CdkL2, Literal::Bool(true))]),
        summary: || "Lets users sign in on a web page that AWS hosts, and the application get tokens by OAuth 2.0.",
        details: || {
            "The main switch of this group, despite its name: what the others say counts only while it is on, \
            and then grants and scopes have to be given. The pool needs a domain, too. AWS CDK's \
            UserPoolClient turns it on by itself."
        },
        always_returned: true,
        ..Argument::DEFAULTS
    },
    Argument {
        key: "allowed_oauth_flows",
        label: "OAuth grants",
        rules: &[("", "unknown-value")],
        kind: Kind::Set(Some(|| enums::OAUTH_FLOWS)),
        names: Names { cloudformation: Name::Is("AllowedOAuthFlows"), ..Names::cdk_l2("oAuth.flows") },
        checks: &[Check::new(Limit::Items { max: 3 }, EVERYONE)],
        default: DefaultValue::new(Literal::Texts(&[]), "none")
            .but(&[(Family::CdkL2, Literal::Texts(&["code", "implicit"]))]),
        summary: || "How the application gets its tokens: for a user who signs in, or for itself without a user.",
        details: || {
            "client_credentials has to stand alone; the others need a callback URL. Renewing tokens is not \
            listed: it comes with code."
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
        summary: || "What tokens of this client may be used for; the application asks for some of these.",
        details: || {
            "email, phone and profile need openid. A scope of your own is written as the identifier of its \
            resource server, a slash and its name, and has to exist before the client: refer to it."
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
        summary: || "The addresses of the application to which users may return after signing in.",
        details: || {
            "A request has to name one of them to the letter, so list every environment; there are no wildcards. \
            Use https, except for localhost, 127.0.0.1, [::1] and an app's own scheme such as myapp://callback."
        },
        ..Argument::DEFAULTS
    },
    Argument {
        key: "default_redirect_uri",
        label: "Default callback URL",
        rules: &[("", "url-not-absolute")],
        names: Names { cloudformation: Name::Is("DefaultRedirectURI"), ..Names::cdk_l2("oAuth.defaultRedirectUri") },
        checks: &[Check::new(ADDRESS, EVERYONE), Check::new(VISIBLE, AWS)],
        summary: || "The callback URL for requests that do not name one.",
        details: || "Has to be one of callback_urls, and counts only for a client with one identity provider.",
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
        summary: || "The addresses to which users may be sent after signing out.",
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
        summary: || "Where users may have their account: in the pool itself, at Google, at their company, and so on.",
        details: || {
            "Managed login needs at least one. Names are case-sensitive and have to exist in the pool: refer to \
            them. Without COGNITO, the pool's own users can still sign in through the API."
        },
        refers_to: Some(Referent::IdentityProvider),
        suggestions: || enums::IDENTITY_PROVIDERS,
        ..Argument::DEFAULTS
    },
];
