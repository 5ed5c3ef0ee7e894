//! The authorization server: grants, scopes, identity providers, the domain.

use serde_json::json;

use super::super::fix::{Edit, Fix, and};
use super::*;
use crate::document::{Part, Reference, Value};
use crate::facts::{ClientFacts, Items, Known, Pool, default_texts, duration};
use crate::schema::arg;

const SERVERS: &str = guide!("cognito-user-pools-define-resource-servers");
const REFRESH_FLOW: &str = "ALLOW_REFRESH_TOKEN_AUTH";
const CREDENTIALS: &str = "client_credentials";
const ADMIN: &str = "aws.cognito.signin.user.admin";
const SOCIAL: [&str; 5] = ["COGNITO", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple"];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "oauth-switched-off",
        number: "R30",
        title: "OAuth settings while the main switch is off",
        arguments: &[arg::SWITCH, arg::GRANTS, arg::SCOPES, arg::CALLBACKS, arg::LOGOUTS],
        explanation: || "Grants, scopes and addresses count only while allowed_oauth_flows_user_pool_client is true, and left out it is false. AWS refuses or ignores them.",
        enforced_by: EnforcedBy::Tools("AWS, when the change is applied; or nobody, and it has no effect"),
        told: client(switched_off),
        example: || r#"{"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "oauth-incomplete",
        number: "R31",
        title: "Switch on without grants or scopes",
        arguments: &[arg::SWITCH, arg::GRANTS, arg::SCOPES],
        explanation: || "While OAuth is on, at least one grant and one scope have to be given.",
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
        title: "code or implicit without callback URL",
        arguments: &[arg::CALLBACKS, arg::GRANTS],
        explanation: || "Both grants send the user back to the application, so they need an address.",
        aws_says: || Some("CallbackUrls can not be empty when code flow or implicit flow is selected"),
        told: client(callback_missing),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "provider-missing",
        number: "R33",
        severity: Severity::Warning,
        title: "code or implicit without identity provider",
        arguments: &[arg::PROVIDERS, arg::GRANTS],
        explanation: || "The client can be created, but the sign-in page then offers nobody to sign in with. COGNITO stands for the pool's own users.",
        enforced_by: SIGN_IN,
        sources: || &[CLIENTS],
        told: client(provider_missing),
        example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid"],"callback_urls":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-not-alone",
        number: "R34",
        title: "client_credentials combined with another grant",
        arguments: &[arg::GRANTS],
        explanation: || "A client serves users or a machine. Make two.",
        aws_says: || Some("client_credentials flow can not be selected along with code flow or implicit flow."),
        told: client(not_alone),
        example: || r#"{"allowed_oauth_flows":["client_credentials","code"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-without-secret",
        number: "R35",
        title: "client_credentials without secret",
        arguments: &[arg::SECRET, arg::GRANTS],
        explanation: || "The machine proves itself with the secret, and left out there is none. It is decided when the client is created: for an existing one, another client has to be made.",
        aws_says: || Some("client_credentials flow can not be selected if client does not have a client secret."),
        told: client(without_secret),
        example: || r#"{"allowed_oauth_flows":["client_credentials"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-credentials-scopes",
        number: "R36",
        title: "client_credentials with built-in scopes",
        arguments: &[arg::SCOPES, arg::GRANTS],
        explanation: || "openid, email, phone, profile and aws.cognito.signin.user.admin speak of a user, and here is none. Only scopes of a resource server are possible.",
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
        explanation: || "No user is sent anywhere, and neither ID nor refresh tokens are issued. AWS bills each request for a token.",
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
        explanation: || "Tokens arrive in an address, from where they reach histories, logs and other pages' scripts. The security practice for OAuth tells clients not to use it, and OAuth 2.1 drops it. The code grant with PKCE works in browsers, too.",
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
        title: "email, phone or profile without openid",
        arguments: &[arg::SCOPES],
        explanation: || "These scopes say what goes into the ID token, and only openid issues one. AWS documents that they can be asked for only together with it.",
        enforced_by: EnforcedBy::Tools("AWS, when the change is applied or when a user signs in"),
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
        explanation: || "A scope is one of the five built-in ones, or the identifier of a resource server of the same pool, a slash and the scope's name. The resource server has to be there first: refer to it instead of typing its identifier.",
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
        explanation: || "50 scopes at most; each 1 to 256 visible ASCII characters without spaces, double quotes and backslashes.",
        enforced_by: SCHEMA_APPLY,
        example: || r#"{"allowed_oauth_scopes":["openid email"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "self-service-scope",
        number: "R42",
        severity: Severity::Warning,
        title: "Self-service scope",
        arguments: &[arg::SCOPES],
        explanation: || "An access token with aws.cognito.signin.user.admin can change the user's attributes, password and MFA through the API, also in the hands of somebody who stole it. Allow it only to applications that call those operations.",
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
        explanation: || "COGNITO, or the exact name of a provider of the pool; Facebook, Google, LoginWithAmazon and SignInWithApple are always called so. The provider has to be there first: refer to it instead of typing its name.",
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
        title: "No domain on the pool",
        arguments: &[arg::SWITCH, arg::GRANTS],
        explanation: || "Sign-in page and token endpoint live on the pool's domain. Without one, OAuth is switched on and cannot be used.",
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
        explanation: || "A domain with managed login shows no page to a client that has no style assigned, and clients made by tools have none. The classic hosted UI needs no style.",
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
        explanation: || "Without a secret only PKCE ties a code to the application that asked for it. Cognito cannot be told to insist on it: the application has to send code_challenge, with method S256.",
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
        explanation: || "A refresh token of a client without a secret is of use to whoever holds it. Rotation makes each good for one renewal.",
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

/// What the missing grants and scopes could be; `None` where nobody but the person can say.
fn completed(c: &ClientFacts) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if c.grants.is_empty() {
        if c.callbacks.is_empty() {
            return None;
        }
        edits.push(Edit::Set(arg::GRANTS, json!(["code"])));
    }
    if c.scopes.is_empty() {
        edits
            .push(Edit::Set(arg::SCOPES, json!([if c.is_machine() { server_scope(c)? } else { "openid".to_owned() }])));
    }
    Some(edits)
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
    let how = if c.switch.given() { "false" } else { "left out, which means false" };
    let at: Vec<&'static str> = std::iter::once(arg::SWITCH).chain(given.iter().copied()).collect();
    let verb = if given.len() == 1 { "says" } else { "say" };
    let mut hit =
        Hit::new(format!("{} {verb} something, but allowed_oauth_flows_user_pool_client is {how}.", and(&given)))
            .at(&at);
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
    let mut hit = Hit::new(format!(
        "{} sends users back to the application, and callback_urls does not say where.",
        and(&grants)
    ));
    if let Some(default) = &c.default_redirect {
        hit = hit.fix_if(urls::is_sound(&default.value), || {
            Fix::new(c.client, vec![Edit::Add(arg::CALLBACKS, default.raw.clone())])
        });
    }
    hit.one()
}

fn provider_missing(c: &ClientFacts) -> Vec<Hit> {
    if !c.redirects() || !c.providers.is_empty() || c.switch.or(false) == Some(false) {
        return Vec::new();
    }
    Hit::new(
        "The sign-in page has nobody to offer: no identity provider is given, not even the pool\u{2019}s own users.",
    )
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
    let mut hit = Hit::new(format!("client_credentials has to be the only grant; here is {} as well.", and(&others)))
        .fix(Fix::new(c.client, vec![Edit::Remove(arg::GRANTS, json!(CREDENTIALS))]))
        .fix_if(!c.scopes.texts().any(|(_, it)| is_built_in(it)), alone);
    hit.element = index;
    hit.one()
}

fn without_secret(c: &ClientFacts) -> Vec<Hit> {
    if !c.grants.has(CREDENTIALS) || !c.no_secret() {
        return Vec::new();
    }
    let how = if c.secret.given() { "false" } else { "left out" };
    Hit::new(format!("client_credentials needs a client with a secret, and generate_secret is {how}."))
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
        "{} {} for users, and client_credentials has none.",
        and(&names),
        if names.len() == 1 { "is" } else { "are" }
    ))
    .element(*index);
    if c.scopes.leaves(is_built_in) {
        hit = hit.fix(Fix::new(c.client, remove()));
    } else if let Some(scope) = server_scope(c) {
        hit = hit.fix(Fix::new(c.client, [remove(), vec![Edit::Add(arg::SCOPES, json!(scope))]].concat()));
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
        "{} {verb} no effect: with client_credentials alone there is no user, no ID token and no refresh token.",
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
    Hit::new("The implicit grant hands tokens over in the address of the callback, where they leak.")
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
    let verb = if names.len() == 1 { "needs" } else { "need" };
    Hit::new(format!("{} {verb} openid, which is not among the scopes.", and(&names)))
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
                            "{} is no scope: it is neither built in nor a resource server\u{2019}s identifier, a slash and a name.",
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
                        }
                        hits.push(hit);
                    }
                    Some((identifier, name)) => {
                        let Some(pool) = c.pool else { continue };
                        let server = pool.servers.iter().find(|server| server.identifier.is(identifier));
                        match server {
                            Some(server) if server.scopes.as_ref().is_some_and(|it| !it.contains(&name)) => {
                                hits.push(missing(
                                    hit,
                                    replace,
                                    server.label,
                                    server.scopes.as_deref().unwrap_or_default(),
                                    name,
                                ));
                            }
                            Some(server) => {
                                if !c.depends_on(&format!("aws_cognito_resource_server.{}", server.label)) {
                                    hits.push(
                                    hit(format!("{} is typed as text, so no tool knows that the resource server {} has to come first.", quote(scope), server.label))
                                        .severity(Severity::Warning)
                                        .fix(replace(scope_reference(server.label, name))),
                                );
                                }
                            }
                            None if pool.open || pool.servers.iter().any(|it| it.identifier == Known::Unknown) => {}
                            None => hits.push(hit(format!(
                                "{}: the pool \u{201c}{}\u{201d} has no resource server with the identifier {}.",
                                quote(scope),
                                pool.label,
                                quote(identifier)
                            ))),
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
                if let (Some(name), Some(scopes)) = (rest.strip_prefix('/'), server.and_then(|it| it.scopes.as_deref()))
                    && !scopes.contains(&name)
                {
                    hits.push(missing(hit, replace, label, scopes, name));
                }
            }
            _ => {}
        }
    }
    hits
}

fn missing(
    hit: impl Fn(String) -> Hit,
    replace: impl Fn(String) -> Fix,
    server: &str,
    scopes: &[&str],
    name: &str,
) -> Hit {
    let list: Vec<&str> = scopes.iter().copied().take(5).collect();
    let has = if list.is_empty() { "none".to_owned() } else { and(&list) };
    let hit = hit(format!("The resource server {server} has no scope {}. It has {}.", quote(name), shorten(&has)));
    match scopes {
        [only] => hit.fix(replace(scope_reference(server, only))),
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
    Hit::new("Tokens with aws.cognito.signin.user.admin can change the user\u{2019}s attributes, password and MFA.")
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
                        "{} is typed as text, so no tool knows that the identity provider {} has to come first.",
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
            Some(pool) => format!("{} is no identity provider of the pool {}.", quote(name), pool.label),
            None if cased.is_some() => {
                format!("{} is spelled otherwise, unless a provider of your own is called so.", quote(name))
            }
            None => continue,
        };
        let mut hit = hit(message).severity(if closed.is_some() { Severity::Error } else { Severity::Warning });
        // A social provider in the right spelling is still missing from the pool.
        if let Some(cased) = cased.filter(|it| closed.is_none() || **it == "COGNITO") {
            hit = hit.fix(replace(cased));
        }
        let gone = closed.is_some() && cased.is_none() && c.providers.all.len() > 1;
        hits.push(hit.fix_if(gone, || Fix::new(c.client, vec![Edit::Remove(arg::PROVIDERS, item.raw.clone())])));
    }
    hits
}

fn no_domain(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool.filter(|pool| !pool.open && pool.domains.is_empty()) else { return Vec::new() };
    if !c.switch.is(true) {
        return Vec::new();
    }
    Hit::new(format!(
        "OAuth is on, and the pool {} has no domain in this document: there is no sign-in page and no token endpoint.",
        pool.label
    ))
    .one()
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
    Hit::new("The domain shows managed login, and no style is assigned to this client: its sign-in page stays empty until one is.").one()
}

fn pkce(c: &ClientFacts) -> Vec<Hit> {
    if !c.grants.has("code") || !c.no_secret() {
        return Vec::new();
    }
    Hit::new("This client has no secret, so the application has to send code_challenge with each sign-in: nothing at AWS insists on it.").one()
}

fn public_refresh(c: &ClientFacts) -> Vec<Hit> {
    let off = matches!(c.rotation, Known::Absent | Known::Is("DISABLED"));
    let lite = c.pool.is_some_and(|pool| pool.tier.is("LITE"));
    if !c.grants.has("code") || !c.no_secret() || !off || lite {
        return Vec::new();
    }
    let days = c.refresh.seconds().map_or_else(|| "for long".to_owned(), |it| format!("for {}", duration(it)));
    Hit::new(format!("A stolen refresh token of this client works {days}; with rotation, only until the next renewal."))
        .fix_if(c.auth.complete, || {
            let mut edits = vec![Edit::Set(arg::FEATURE, json!("ENABLED")), Edit::Set(arg::GRACE, json!(10))];
            if c.auth.is_empty() {
                let flows: Vec<&str> =
                    default_texts(arg::AUTH).iter().copied().filter(|it| *it != REFRESH_FLOW).collect();
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
