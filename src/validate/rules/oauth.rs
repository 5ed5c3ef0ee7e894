//! The authorization server: grants, scopes, identity providers, the domain.

use serde_json::json;

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::supporting::{Addition, addable, declaration, scope};
use crate::document::words::{and, duration};
use crate::document::{Part, Reference, Value};
use crate::facts::{ClientFacts, Item, Items, Known, Pool, Server, default_texts};
use crate::schema::providers::PROVIDER_TYPES;
use crate::schema::{Pattern, arg};

const SERVERS: &str = guide!("cognito-user-pools-define-resource-servers");
const REFRESH_FLOW: &str = "ALLOW_REFRESH_TOKEN_AUTH";
const SERVER: &str = "aws_cognito_resource_server";
const CREDENTIALS: &str = "client_credentials";
const ADMIN: &str = "aws.cognito.signin.user.admin";
const SOCIAL: [&str; 5] = ["COGNITO", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple"];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "oauth-switched-off",
        number: "R30",
        title: "OAuth settings with OAuth off",
        arguments: &[arg::SWITCH, arg::GRANTS, arg::SCOPES, arg::CALLBACKS, arg::LOGOUTS],
        explanation: || "Grant types, scopes, and URLs take effect only if allowed_oauth_flows_user_pool_client is true. It defaults to false. AWS rejects or ignores them.",
        enforced_by: EnforcedBy::Tools("AWS on apply, or ignored without effect"),
        told: client(switched_off),
        example: || r#"{"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "oauth-incomplete",
        number: "R31",
        title: "OAuth on without grant types or scopes",
        arguments: &[arg::SWITCH, arg::GRANTS, arg::SCOPES],
        explanation: || "If OAuth is on, at least one grant type and one scope are required.",
        aws_says: || {
            Some(
                "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
            )
        },
        told: client(incomplete),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"callback_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "callback-missing",
        number: "R32",
        title: "code or implicit without a callback URL",
        arguments: &[arg::CALLBACKS, arg::GRANTS],
        explanation: || "Both grants redirect the user back to the app, so they require a callback URL.",
        aws_says: || Some("CallbackUrls can not be empty when code flow or implicit flow is selected"),
        told: client(callback_missing),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "provider-missing",
        number: "R33",
        severity: Severity::Warning,
        title: "No identity provider for code or implicit",
        arguments: &[arg::PROVIDERS, arg::GRANTS],
        explanation: || "AWS creates the client, but its sign-in page offers no way to sign in. COGNITO means the users of the pool.",
        enforced_by: SIGN_IN,
        sources: || &[CLIENTS],
        told: client(provider_missing),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-not-alone",
        number: "R34",
        title: "client_credentials with another grant type",
        arguments: &[arg::GRANTS],
        explanation: || "A client serves either users or a service. Create two clients.",
        aws_says: || Some("client_credentials flow can not be selected along with code flow or implicit flow."),
        told: client(not_alone),
        takes: || "AWS accepts client_credentials only alone. The other grant types need a client of their own.",
        example: || r#"{"allowed_oauth_flows":["client_credentials","code"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-without-secret",
        number: "R35",
        title: "client_credentials without a client secret",
        arguments: &[arg::SECRET, arg::GRANTS],
        explanation: || "The service authenticates with its secret, and generate_secret defaults to false. The secret is decided at creation: an existing client must be replaced.",
        aws_says: || Some("client_credentials flow can not be selected if client does not have a client secret."),
        told: client(without_secret),
        example: || r#"{"allowed_oauth_flows":["client_credentials"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-scopes",
        number: "R36",
        title: "client_credentials with user scopes",
        arguments: &[arg::SCOPES, arg::GRANTS],
        explanation: || "openid, email, phone, profile, and aws.cognito.signin.user.admin require a user, and this grant has no user. Use scopes of a resource server.",
        aws_says: || Some("openid is not supported with client_credentials flow"),
        sources: || &[SERVERS, thread!("hashicorp/terraform-provider-aws", "4984")],
        told: client(built_in_scopes),
        example: || r#"{"generate_secret":true,"allowed_oauth_flows":["client_credentials"],"allowed_oauth_scopes":["openid"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-unused",
        number: "R37",
        severity: Severity::Info,
        title: "Settings without effect for client_credentials",
        arguments: &[arg::CALLBACKS, arg::LOGOUTS, arg::DEFAULT, arg::PROVIDERS, arg::ID, arg::REFRESH],
        explanation: || "This grant redirects no user, and issues no ID or refresh tokens. AWS bills each token request.",
        enforced_by: NOTHING,
        sources: || &[CLIENTS],
        told: client(unused),
        example: || r#"{"generate_secret":true,"allowed_oauth_flows":["client_credentials"],"logout_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "implicit-grant",
        number: "R38",
        severity: Severity::Warning,
        title: "Implicit grant",
        arguments: &[arg::GRANTS],
        explanation: || "Tokens are returned in the URL, where browser history, logs, and scripts of other pages can read them. RFC 9700 advises against it, and OAuth 2.1 removes it. The authorization code grant with PKCE also works in browsers.",
        enforced_by: NOTHING,
        sources: || &[rfc9700!("2.1.2"), "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-1/"],
        risk: true,
        told: client(implicit),
        example: || r#"{"allowed_oauth_flows":["implicit"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "openid-missing",
        number: "R39",
        title: "email, phone, or profile without openid",
        arguments: &[arg::SCOPES],
        explanation: || "These scopes decide which claims the ID token has, and only openid issues one. According to AWS, apps can request them only together with openid.",
        enforced_by: EnforcedBy::Tools("AWS on apply, or when a user signs in"),
        sources: || &[guide!("cognito-user-pools-define-resource-servers"), API],
        told: client(openid_missing),
        example: || r#"{"allowed_oauth_scopes":["email"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "unknown-scope",
        number: "R40",
        title: "Unknown custom scope",
        arguments: &[arg::SCOPES],
        explanation: || "A scope is a built-in scope, or the identifier of a resource server of the same pool, a slash, and the scope's name. The resource server must exist first: use a reference.",
        aws_says: || Some("Invalid scope requested: ..."),
        sources: || &[SERVERS],
        told: client(unknown_scope),
        example: || r#"{"allowed_oauth_scopes":["openid","read"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "scope-format",
        number: "R41",
        title: "Malformed scope or too many scopes",
        arguments: &[arg::SCOPES],
        explanation: || "Up to 50 scopes. Each has 1 to 256 printable ASCII characters without spaces, double quotes, and backslashes.",
        enforced_by: SCHEMA_APPLY,
        example: || r#"{"allowed_oauth_scopes":["openid email"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "self-service-scope",
        number: "R42",
        severity: Severity::Warning,
        title: "aws.cognito.signin.user.admin scope",
        arguments: &[arg::SCOPES],
        explanation: || "An access token with this scope can change the user's attributes, password, and MFA through the API, even if it is stolen. Allow it only for apps that call those operations.",
        enforced_by: NOTHING,
        sources: || &[API, rfc9700!("2.3")],
        risk: true,
        told: client(self_service),
        example: || r#"{"allowed_oauth_scopes":["openid","aws.cognito.signin.user.admin"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "unknown-provider",
        number: "R52",
        title: "Unknown identity provider",
        arguments: &[arg::PROVIDERS],
        explanation: || "Use COGNITO, or the exact name of an identity provider of the pool. Facebook, Google, LoginWithAmazon, and SignInWithApple have fixed names. The identity provider must exist first: use a reference.",
        aws_says: || Some("The provider ... does not exist for User Pool ..."),
        told: client(unknown_provider),
        example: || r#"{"supported_identity_providers":["COGNITO","Google"]}"#,
        around: || POOL,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "pool-without-domain",
        number: "R53",
        severity: Severity::Warning,
        title: "No user pool domain",
        arguments: &[arg::SWITCH, arg::GRANTS],
        explanation: || "The user pool domain serves the sign-in page and the token endpoint. Without one, OAuth is on but can't be used.",
        enforced_by: SIGN_IN,
        sources: || &[guide!("cognito-user-pools-assign-domain")],
        told: client(no_domain),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"],"supported_identity_providers":["COGNITO"]}"#,
        around: || POOL,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "branding-missing",
        number: "R54",
        severity: Severity::Info,
        title: "Managed login needs a branding style",
        arguments: &[arg::SWITCH],
        explanation: || "Managed login shows no page for a client without a branding style, and clients created by tools have no style. The classic hosted UI needs none.",
        enforced_by: SIGN_IN,
        sources: || &[guide!("managed-login-branding")],
        told: client(branding),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"],"supported_identity_providers":["COGNITO"]}"#,
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users"}},"aws_cognito_user_pool_domain":{"d":{"domain":"shop","user_pool_id":"${aws_cognito_user_pool.pool.id}","managed_login_version":2}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "pkce",
        number: "R55",
        severity: Severity::Info,
        title: "PKCE for public clients",
        arguments: &[arg::GRANTS, arg::SECRET],
        explanation: || "Without a secret, only PKCE ties a code to the app that requested it. Cognito can't enforce PKCE: the app must send code_challenge with method S256.",
        enforced_by: NOTHING,
        sources: || &[rfc9700!("2.1.1"), guide!("using-pkce-in-authorization-code")],
        told: client(pkce),
        example: || r#"{"allowed_oauth_flows":["code"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "public-refresh-tokens",
        number: "R56",
        severity: Severity::Info,
        title: "Refresh tokens of public clients",
        arguments: &[arg::ROTATION, arg::SECRET],
        explanation: || "Anyone who has a refresh token of a public client can use it. Rotation makes each token valid for one refresh.",
        enforced_by: NOTHING,
        sources: || &[rfc9700!("2.2.2"), rfc9700!("4.14.2")],
        risk: true,
        told: client(public_refresh),
        example: || r#"{"allowed_oauth_flows":["code"]}"#,
        ..Rule::DEFAULTS
    },
];

fn is_built_in(scope: &str) -> bool {
    crate::schema::field(arg::SCOPES)
        .is_some_and(|field| (field.argument.suggestions)().iter().any(|choice| choice.value == scope))
}

/// Takes out everything that needs the switch.
fn oauth_off(c: &ClientFacts) -> Vec<Edit> {
    [arg::GRANTS, arg::SCOPES, arg::CALLBACKS, arg::DEFAULT, arg::LOGOUTS]
        .into_iter()
        .filter(|path| c.is_set(path))
        .map(Edit::Unset)
        .collect()
}

/// Values for the missing grant types, scopes, and callback URLs; `None` if only the user can decide.
fn completed(c: &ClientFacts) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if c.grants.is_empty() {
        edits.push(Edit::Set(arg::GRANTS, json!(["code"])));
    }
    if c.scopes.is_empty() {
        let scope = if c.is_machine() {
            let (server, scope) = machine_scope(c)?;
            edits.extend(server);
            scope
        } else {
            "openid".to_owned()
        };
        edits.push(Edit::Set(arg::SCOPES, json!([scope])));
    }
    if c.callbacks.is_empty() && (c.redirects() || c.grants.is_empty()) {
        edits.extend(callback(c));
    }
    Some(edits)
}

/// Adds the default redirect URI as a callback URL, or else a variable. A localhost URL would be deployed, and an
/// address that nobody owns could become somebody's.
fn callback(c: &ClientFacts) -> Vec<Edit> {
    if let Some(default) = c.default_redirect.as_ref().filter(|it| urls::is_sound(&it.value)) {
        return vec![Edit::Add(arg::CALLBACKS, default.raw.clone())];
    }
    let of_text =
        |name: &str| c.facts.document.variable(name).is_none_or(|it| it.get("type") == Some(&json!("string")));
    let name = ["callback_url", "app_callback_url"].into_iter().find(|name| of_text(name));
    name.map_or_else(Vec::new, |name| {
        vec![
            Edit::Declare(
                name.to_owned(),
                declaration("URL of the app that users return to after they sign in.", false),
            ),
            Edit::Add(arg::CALLBACKS, json!(format!("${{var.{name}}}"))),
        ]
    })
}

/// A scope that a service can have: of a resource server of the document, or of a new one.
fn machine_scope(c: &ClientFacts) -> Option<(Option<Edit>, String)> {
    if let Some(scope) = server_scope(c) {
        return Some((None, scope));
    }
    if c.pool.is_some_and(|pool| !pool.servers.is_empty()) {
        return None;
    }
    let server = Addition::new(c.facts.document, addable(SERVER)?, Some(c.pool_id()?));
    let scope = scope_reference(&server.label, "read");
    Some((Some(Edit::Create(server)), scope))
}

/// Adds a scope to a resource server, whose scopes are known.
fn add_scope(c: &ClientFacts, server: &Server, name: &str) -> Option<Edit> {
    const MOST: usize = 100;
    let known = server.scopes.as_ref().is_some_and(|it| it.len() < MOST) && is_scope_name(name);
    let body = c.facts.document.resource(SERVER, server.label).filter(|_| known)?;
    let mut scopes = match body.get("scope") {
        Some(Json::Array(blocks)) => blocks.clone(),
        None | Some(Json::Null) => Vec::new(),
        Some(block) => vec![block.clone()],
    };
    scopes.push(scope(name));
    Some(Edit::Resource(SERVER, server.label.to_owned(), "scope", Json::Array(scopes)))
}

/// What AWS accepts as the name of a scope.
fn is_scope_name(name: &str) -> bool {
    Pattern::ScopeName.matches(name) && name.len() <= 256
}

/// Adds a resource server with one scope, and has the client use it in place of an entry.
fn add_server(c: &ClientFacts, item: &Item, identifier: &str, name: &str) -> Option<Fix> {
    let possible = is_scope_name(name) && Pattern::Scope.matches(identifier) && identifier.len() <= 256;
    let pool = c.pool_id().filter(|_| possible)?;
    let server = Addition::server(c.facts.document, identifier, name, Some(pool));
    let label = format!("Add resource server {} with scope {}", quote(identifier), quote(name));
    let scope = json!(scope_reference(&server.label, name));
    let edits = vec![Edit::Create(server), Edit::Replace(arg::SCOPES, item.raw.clone(), scope)];
    Some(Fix::new(c.client, edits).told(label))
}

/// Adds a scope to a resource server, and has the client use it in place of an entry.
fn extend_server(c: &ClientFacts, item: &Item, server: &Server, name: &str) -> Option<Fix> {
    let mut edits = vec![add_scope(c, server, name)?];
    let scope = json!(scope_reference(server.label, name));
    if scope != *item.raw {
        edits.push(Edit::Replace(arg::SCOPES, item.raw.clone(), scope));
    }
    let label = format!("Add scope {} to resource server \u{201c}{}\u{201d}", quote(name), server.label);
    Some(Fix::new(c.client, edits).told(label))
}

/// A scope of a resource server of the document, as a reference.
fn server_scope(c: &ClientFacts) -> Option<String> {
    let server = c.pool?.servers.iter().find(|server| server.scopes.as_ref().is_some_and(|it| !it.is_empty()))?;
    Some(scope_reference(server.label, server.scopes.as_ref()?.first()?))
}

fn scope_reference(server: &str, scope: &str) -> String {
    format!("${{aws_cognito_resource_server.{server}.identifier}}/{}", crate::document::text::escape(scope))
}

fn switched_off(c: &ClientFacts) -> Vec<Hit> {
    if c.switch.or(false) != Some(false) {
        return Vec::new();
    }
    let sets: [(&'static str, &Items); 4] = [
        (arg::GRANTS, &c.grants),
        (arg::SCOPES, &c.scopes),
        (arg::CALLBACKS, &c.callbacks),
        (arg::LOGOUTS, &c.logouts),
    ];
    let given: Vec<&'static str> = sets.iter().filter(|(_, set)| !set.all.is_empty()).map(|it| it.0).collect();
    if given.is_empty() {
        return Vec::new();
    }
    let how = if c.switch.given() { "is false" } else { "isn't set (default: false)" };
    let at: Vec<&'static str> = std::iter::once(arg::SWITCH).chain(given.iter().copied()).collect();
    let verb = if given.len() == 1 { "is" } else { "are" };
    let mut hit =
        Hit::new(format!("{} {verb} set, but allowed_oauth_flows_user_pool_client {how}.", and(&given))).at(&at);
    if let Some(edits) = completed(c) {
        hit = hit.fix(Fix::new(c.client, [vec![Edit::Set(arg::SWITCH, json!(true))], edits].concat()));
    }
    hit.fix(Fix::new(c.client, oauth_off(c))).one()
}

fn incomplete(c: &ClientFacts) -> Vec<Hit> {
    if !c.switch.is(true) {
        return Vec::new();
    }
    let missing: Vec<&'static str> = [(arg::GRANTS, &c.grants), (arg::SCOPES, &c.scopes)]
        .iter()
        .filter(|(_, set)| set.is_empty())
        .map(|it| it.0)
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let at: Vec<&'static str> = missing.iter().copied().chain([arg::SWITCH]).collect();
    let mut hit = Hit::new(format!("OAuth is on, but {} {verb} empty.", and(&missing))).at(&at);
    if let Some(edits) = completed(c) {
        hit = hit.fix(Fix::new(c.client, edits));
    }
    hit.fix(Fix::new(c.client, [vec![Edit::Set(arg::SWITCH, json!(false))], oauth_off(c)].concat())).one()
}

fn callback_missing(c: &ClientFacts) -> Vec<Hit> {
    if !c.redirects() || !c.callbacks.is_empty() {
        return Vec::new();
    }
    let grants: Vec<&str> = ["code", "implicit"].into_iter().filter(|it| c.grants.has(it)).collect();
    let verb = if grants.len() == 1 { "redirects" } else { "redirect" };
    let edits = callback(c);
    Hit::new(format!("{} {verb} users back to the app, but callback_urls is empty.", and(&grants)))
        .fix_if(!edits.is_empty(), || Fix::new(c.client, edits))
        .one()
}

fn provider_missing(c: &ClientFacts) -> Vec<Hit> {
    if !c.redirects() || !c.providers.is_empty() || c.switch.or(false) == Some(false) {
        return Vec::new();
    }
    Hit::new("The sign-in page offers no way to sign in: no identity provider is set, not even COGNITO.")
        .fix(Fix::new(c.client, vec![Edit::Set(arg::PROVIDERS, json!(["COGNITO"]))]))
        .one()
}

fn not_alone(c: &ClientFacts) -> Vec<Hit> {
    let others: Vec<&str> = ["code", "implicit"].into_iter().filter(|it| c.grants.has(it)).collect();
    if !c.grants.has(CREDENTIALS) || others.is_empty() {
        return Vec::new();
    }
    let alone = || Fix::new(c.client, others.iter().map(|it| Edit::Remove(arg::GRANTS, json!(it))).collect());
    let index = c.grants.texts().find(|it| it.1 == CREDENTIALS).map(|it| it.0);
    let mut hit = Hit::new(format!("client_credentials can't be combined with {}.", and(&others)))
        .fix(Fix::new(c.client, vec![Edit::Remove(arg::GRANTS, json!(CREDENTIALS))]))
        .fix_if(!c.scopes.texts().any(|(_, it)| is_built_in(it)), alone);
    hit.element = index;
    hit.one()
}

fn without_secret(c: &ClientFacts) -> Vec<Hit> {
    if !c.grants.has(CREDENTIALS) || !c.no_secret() {
        return Vec::new();
    }
    let how = if c.secret.given() { "is false" } else { "isn't set (default: false)" };
    Hit::new(format!("client_credentials requires a client secret, but generate_secret {how}."))
        .fix(Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(true))]))
        .fix_if(c.redirects(), || Fix::new(c.client, vec![Edit::Remove(arg::GRANTS, json!(CREDENTIALS))]))
        .one()
}

fn built_in_scopes(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_machine() {
        return Vec::new();
    }
    let wrong: Vec<(usize, &str)> = c.scopes.texts().filter(|(_, it)| is_built_in(it)).collect();
    let Some((index, _)) = wrong.first() else { return Vec::new() };
    let mut names: Vec<&str> = wrong.iter().map(|it| it.1).collect();
    names.dedup();
    let remove = || names.iter().map(|it| Edit::Remove(arg::SCOPES, json!(it))).collect::<Vec<_>>();
    let mut hit = Hit::new(format!(
        "{} {} a user, and client_credentials has none.",
        and(&names),
        if names.len() == 1 { "requires" } else { "require" }
    ))
    .element(*index);
    if c.scopes.leaves(is_built_in) {
        hit = hit.fix(Fix::new(c.client, remove()));
    } else if let Some((server, scope)) = machine_scope(c) {
        let add = server.into_iter().chain([Edit::Add(arg::SCOPES, json!(scope))]);
        hit = hit.fix(Fix::new(c.client, add.chain(remove()).collect()));
    }
    let openid = c.scopes.has("openid") || !c.scopes.texts().any(|(_, it)| matches!(it, "email" | "phone" | "profile"));
    hit.fix_if(!c.callbacks.is_empty() && openid, || {
        Fix::new(c.client, vec![Edit::Replace(arg::GRANTS, json!(CREDENTIALS), json!("code"))])
    })
    .one()
}

fn unused(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_machine() {
        return Vec::new();
    }
    let all = [arg::CALLBACKS, arg::LOGOUTS, arg::DEFAULT, arg::PROVIDERS, arg::ID, arg::REFRESH];
    let set: Vec<&'static str> = all.into_iter().filter(|path| c.is_set(path)).collect();
    if set.is_empty() {
        return Vec::new();
    }
    let verb = if set.len() == 1 { "has" } else { "have" };
    // Without a refresh token's lifetime its default counts, and others may be longer.
    let possible = c.access.in_range() || !c.access.number.given();
    Hit::new(format!(
        "{} {verb} no effect: client_credentials alone has no user, no ID token, and no refresh token.",
        and(&set)
    ))
    .at(&set)
    .fix_if(possible, || Fix::new(c.client, set.iter().copied().map(Edit::Unset).collect()))
    .one()
}

fn implicit(c: &ClientFacts) -> Vec<Hit> {
    let Some((index, _)) = c.grants.texts().find(|it| it.1 == "implicit") else { return Vec::new() };
    let edit = match c.grants.has("code") {
        true => Edit::Remove(arg::GRANTS, json!("implicit")),
        false => Edit::Replace(arg::GRANTS, json!("implicit"), json!("code")),
    };
    Hit::new("The implicit grant returns tokens in the callback URL, where they leak easily.")
        .element(index)
        .fix(Fix::new(c.client, vec![edit]))
        .one()
}

fn openid_missing(c: &ClientFacts) -> Vec<Hit> {
    let needs: Vec<(usize, &str)> =
        c.scopes.texts().filter(|(_, it)| matches!(*it, "email" | "phone" | "profile")).collect();
    if needs.is_empty() || !c.scopes.lacks("openid") || c.is_machine() {
        return Vec::new();
    }
    let mut names: Vec<&str> = needs.iter().map(|it| it.1).collect();
    names.dedup();
    let verb = if names.len() == 1 { "requires" } else { "require" };
    Hit::new(format!("{} {verb} openid, which isn't in the list.", and(&names)))
        .element(needs[0].0)
        .fix_if(c.scopes.all.len() < 50, || Fix::new(c.client, vec![Edit::Add(arg::SCOPES, json!("openid"))]))
        .one()
}

fn unknown_scope(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &c.scopes.all {
        let replace = |to: String| Fix::new(c.client, vec![Edit::Replace(arg::SCOPES, item.raw.clone(), json!(to))]);
        let hit = |message: String| Hit::new(message).element(item.index);
        match &item.value {
            Value::Text(scope) if is_built_in(scope) || scope.is_empty() => {}
            Value::Text(scope) => {
                match scope.rsplit_once('/').filter(|(id, name)| !id.is_empty() && !name.is_empty()) {
                    None => {
                        let mut hit = hit(format!(
                            "{} isn't a scope: use a built-in scope, or a resource server's identifier, a slash, and a scope name.",
                            quote(scope)
                        ));
                        let field = crate::schema::field(arg::SCOPES);
                        let built_in = field.and_then(|it| {
                            (it.argument.suggestions)().iter().find(|it| it.value.eq_ignore_ascii_case(scope.trim()))
                        });
                        if let Some(choice) = built_in {
                            hit = hit.fix_if(!c.is_machine(), || replace(choice.value.to_owned()));
                        } else if let Some(server) = c.pool.and_then(|pool| declares(pool, scope)) {
                            hit = hit.fix(replace(scope_reference(server, scope)));
                        } else if let Some(near) = near_scope(c, scope) {
                            hit = hit.fix(replace(near.to_owned()));
                        } else {
                            let servers = c.pool.map(|pool| pool.servers.as_slice()).unwrap_or_default();
                            match servers {
                                [] => hit.fixes.extend(add_server(c, item, "api", scope)),
                                some => hit
                                    .fixes
                                    .extend(some.iter().take(3).filter_map(|it| extend_server(c, item, it, scope))),
                            }
                        }
                        hits.push(hit);
                    }
                    Some((identifier, name)) => {
                        let Some(pool) = c.pool else { continue };
                        let server = pool.servers.iter().find(|server| server.identifier.is(identifier));
                        match server {
                            Some(server) if server.scopes.as_ref().is_some_and(|it| !it.contains(&name)) => {
                                hits.push(missing(c, item, hit, replace, server, name));
                            }
                            Some(server) => {
                                if !c.depends_on(&format!("aws_cognito_resource_server.{}", server.label)) {
                                    hits.push(
                                    hit(format!("{} is plain text, so tools don't create the resource server \u{201c}{}\u{201d} first. Use a reference.", quote(scope), server.label))
                                        .severity(Severity::Warning)
                                        .fix(replace(scope_reference(server.label, name))),
                                );
                                }
                            }
                            None if pool.open || pool.servers.iter().any(|it| it.identifier == Known::Unknown) => {}
                            None => {
                                let mut hit = hit(format!(
                                    "{}: user pool \u{201c}{}\u{201d} has no resource server with the identifier {}.",
                                    quote(scope),
                                    pool.label,
                                    quote(identifier)
                                ));
                                hit.fixes.extend(add_server(c, item, identifier, name));
                                hits.push(hit);
                            }
                        }
                    }
                }
            }
            // ${aws_cognito_resource_server.api.identifier}/name
            Value::Template(parts) => {
                let [Part::Reference(Reference::Resource { kind, name: label, attribute }), Part::Literal(rest)] =
                    parts.as_slice()
                else {
                    continue;
                };
                if kind != "aws_cognito_resource_server" || attribute != "identifier" {
                    continue;
                }
                let server = c.pool.and_then(|pool| pool.servers.iter().find(|server| server.label == label));
                if let (Some(name), Some(server)) = (rest.strip_prefix('/'), server)
                    && server.scopes.as_ref().is_some_and(|it| !it.contains(&name))
                {
                    hits.push(missing(c, item, hit, replace, server, name));
                }
            }
            _ => {}
        }
    }
    hits
}

/// A built-in scope that is a letter or two away.
fn near_scope(c: &ClientFacts, scope: &str) -> Option<&'static str> {
    let field = crate::schema::field(arg::SCOPES).filter(|_| !c.is_machine())?;
    nearest_of(scope, (field.argument.suggestions)().iter(), |it| it.value).map(|it| it.value)
}

fn missing(
    c: &ClientFacts,
    item: &Item,
    hit: impl Fn(String) -> Hit,
    replace: impl Fn(String) -> Fix,
    server: &Server,
    name: &str,
) -> Hit {
    let scopes = server.scopes.as_deref().unwrap_or_default();
    let list: Vec<&str> = scopes.iter().copied().take(5).collect();
    let has = if list.is_empty() { "none".to_owned() } else { and(&list) };
    let hit = hit(format!(
        "Resource server \u{201c}{}\u{201d} has no scope {}. Its scopes: {}.",
        server.label,
        quote(name),
        shorten(&has)
    ));
    let hit = extend_server(c, item, server, name).into_iter().fold(hit, Hit::fix);
    match scopes {
        [only] => hit.fix(replace(scope_reference(server.label, only))),
        _ => hit,
    }
}

/// The resource server that has a scope of this name.
fn declares<'a>(pool: &Pool<'a>, scope: &str) -> Option<&'a str> {
    pool.servers.iter().find(|it| it.scopes.as_ref().is_some_and(|it| it.contains(&scope))).map(|it| it.label)
}

fn self_service(c: &ClientFacts) -> Vec<Hit> {
    let Some((index, _)) = c.scopes.texts().find(|it| it.1 == ADMIN).filter(|_| !c.is_machine()) else {
        return Vec::new();
    };
    let edit = match c.scopes.leaves(|it| it == ADMIN) {
        true => Edit::Remove(arg::SCOPES, json!(ADMIN)),
        false => Edit::Replace(arg::SCOPES, json!(ADMIN), json!("openid")),
    };
    Hit::new("Tokens with aws.cognito.signin.user.admin can change the user's attributes, password, and MFA.")
        .element(index)
        .fix(Fix::new(c.client, vec![edit]))
        .one()
}

fn unknown_provider(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &c.providers.all {
        let Some(name) = item.value.as_text().filter(|it| !it.is_empty() && *it != "COGNITO") else { continue };
        let replace = |to: &str| Fix::new(c.client, vec![Edit::Replace(arg::PROVIDERS, item.raw.clone(), json!(to))]);
        let hit = |message: String| Hit::new(message).element(item.index);
        let cased = SOCIAL.iter().find(|it| it.eq_ignore_ascii_case(name.trim()) && **it != name);
        if let Some(provider) = c.pool.and_then(|pool| pool.providers.iter().find(|it| it.name.is(name))) {
            if !c.depends_on(&format!("aws_cognito_identity_provider.{}", provider.label)) {
                hits.push(
                    hit(format!(
                        "{} is plain text, so tools don't create the identity provider \u{201c}{}\u{201d} first. Use a reference.",
                        quote(name),
                        provider.label
                    ))
                    .severity(Severity::Warning)
                    .fix(replace(&format!("${{aws_cognito_identity_provider.{}.provider_name}}", provider.label))),
                );
            }
            continue;
        }
        let closed = c.pool.filter(|pool| !pool.open && !pool.providers.iter().any(|it| it.name == Known::Unknown));
        let message = match closed {
            Some(pool) => {
                format!("{} isn't an identity provider of user pool \u{201c}{}\u{201d}.", quote(name), pool.label)
            }
            None if cased.is_some() => {
                format!(
                    "{} matches only an identity provider with exactly this name: names are case-sensitive.",
                    quote(name)
                )
            }
            None => continue,
        };
        let mut hit = hit(message).severity(if closed.is_some() { Severity::Error } else { Severity::Warning });
        // A social provider in the right spelling is still missing from the pool.
        if let Some(cased) = cased.filter(|it| closed.is_none() || **it == "COGNITO") {
            hit = hit.fix(replace(cased));
        } else if let Some(pool) = closed {
            hit.fixes.extend(pool.providers.iter().find_map(|it| match it.name {
                Known::Is(own) if own.eq_ignore_ascii_case(name.trim()) => {
                    Some(replace(&format!("${{aws_cognito_identity_provider.{}.provider_name}}", it.label)))
                }
                _ => None,
            }));
            if hit.fixes.is_empty() {
                hit.fixes.extend(add_providers(c, pool, item, name.trim()));
            }
        }
        let gone = closed.is_some() && cased.is_none_or(|it| *it != "COGNITO") && c.providers.all.len() > 1;
        hits.push(hit.fix_if(gone, || Fix::new(c.client, vec![Edit::Remove(arg::PROVIDERS, item.raw.clone())])));
    }
    hits
}

/// Adds the provider that a name stands for to the pool: of its type, or of one that can have any name.
fn add_providers(c: &ClientFacts, pool: &Pool, item: &Item, name: &str) -> Vec<Fix> {
    const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;
    let social = PROVIDER_TYPES.iter().find(|it| it.social && it.id.eq_ignore_ascii_case(name));
    let possible = social.is_some() || LENGTH.contains(&name.chars().count()) && Pattern::ProviderName.matches(name);
    let Some(pool_id) = c.pool_id().filter(|_| possible) else { return Vec::new() };
    let types = PROVIDER_TYPES.iter().filter(|it| social.map_or(!it.social, |social| *it == social));
    types
        .map(|of| {
            let name = if of.social { of.id } else { name };
            let provider = Addition::provider(c.facts.document, of, name, Some(pool_id));
            let what = if of.social { of.label.to_owned() } else { format!("{} as {}", quote(name), of.label) };
            let label = format!(
                "Add {what} to user pool \u{201c}{}\u{201d}, with {}",
                pool.label,
                provider.variables_in_words()
            );
            let reference = json!(provider.reference("provider_name"));
            let mut edits = vec![Edit::Create(provider), Edit::Replace(arg::PROVIDERS, item.raw.clone(), reference)];
            // Sign-in writes the attributes that are mapped.
            if c.write.present && !c.write.all.is_empty() && c.write.lacks("email") {
                edits.push(Edit::Add(arg::WRITE, json!("email")));
            }
            Fix::new(c.client, edits).told(label)
        })
        .collect()
}

fn no_domain(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool.filter(|pool| !pool.open && pool.domains.is_empty()) else { return Vec::new() };
    if !c.switch.is(true) {
        return Vec::new();
    }
    let mut hit = Hit::new(format!(
        "OAuth is on, but user pool \u{201c}{}\u{201d} has no domain in this configuration. It serves no sign-in page and no token endpoint.",
        pool.label
    ));
    let addition = addable("aws_cognito_user_pool_domain")
        .zip(c.pool_id())
        .map(|(what, id)| Addition::new(c.facts.document, what, Some(id)));
    if let Some(addition) = addition {
        let label =
            format!("Add a domain to user pool \u{201c}{}\u{201d}, with {}", pool.label, addition.variables_in_words());
        hit = hit.fix(Fix::new(c.client, vec![Edit::Create(addition)]).told(label));
    }
    hit.one()
}

fn branding(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool else { return Vec::new() };
    if !c.switch.is(true) || !c.redirects() || !pool.domains.iter().any(|it| it.managed_login) {
        return Vec::new();
    }
    let address = format!("aws_cognito_user_pool_client.{}.", c.client.label);
    let styled = c.facts.document.resources().any(|(kind, _, body)| {
        kind == "aws_cognito_managed_login_branding"
            && body
                .get("client_id")
                .and_then(Json::as_str)
                .is_none_or(|it| it.contains(&address) || !it.contains("aws_cognito_user_pool_client."))
    });
    if styled {
        return Vec::new();
    }
    Hit::new("The domain uses managed login, but this client has no branding style. Its sign-in page stays empty until it has one.").one()
}

fn pkce(c: &ClientFacts) -> Vec<Hit> {
    if !c.grants.has("code") || !c.no_secret() {
        return Vec::new();
    }
    Hit::new(
        "This client has no secret, so the app must send code_challenge with each sign-in. AWS doesn't enforce it.",
    )
    .one()
}

fn public_refresh(c: &ClientFacts) -> Vec<Hit> {
    let off = matches!(c.rotation, Known::Absent | Known::Is("DISABLED"));
    let lite = c.pool.is_some_and(|pool| pool.tier.is("LITE"));
    if !c.grants.has("code") || !c.no_secret() || !off || lite {
        return Vec::new();
    }
    let days = c.refresh.seconds().map_or_else(|| "until it expires".to_owned(), |it| format!("for {}", duration(it)));
    Hit::new(format!(
        "A stolen refresh token of this client works {days}. With rotation, it works only until the next refresh."
    ))
    .fix_if(c.auth.complete, || {
        let mut edits = vec![Edit::Set(arg::FEATURE, json!("ENABLED")), Edit::Set(arg::GRACE, json!(10))];
        if c.auth.is_empty() {
            let flows: Vec<&str> = default_texts(arg::AUTH).iter().copied().filter(|it| *it != REFRESH_FLOW).collect();
            edits.push(Edit::Set(arg::AUTH, json!(flows)));
        } else if c.auth.leaves(|it| it == REFRESH_FLOW) {
            edits.extend(c.auth.has(REFRESH_FLOW).then(|| Edit::Remove(arg::AUTH, json!(REFRESH_FLOW))));
        } else {
            edits.push(Edit::Replace(arg::AUTH, json!(REFRESH_FLOW), json!("ALLOW_USER_SRP_AUTH")));
        }
        Fix::new(c.client, edits)
    })
    .one()
}
