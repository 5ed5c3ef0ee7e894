//! What a client will do, live, in sentences.

use super::words;
use crate::document::words::{and, duration, some};
use crate::document::{Client, Document, Partial, Reference, Value, shorten};
use crate::facts::Tools;
use crate::facts::{ClientFacts, Facts, Items, Known, Lifetime, default_texts};
use crate::schema::arg;
use crate::schema::{DefaultValue, field};

/// Sentences that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Stable, in kebab case.
    pub id: &'static str,
    pub title: &'static str,
    pub sentences: Vec<Sentence>,
}

/// One thing that the client will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The arguments that decide it, by path.
    pub arguments: Vec<&'static str>,
    /// It is so because nothing was said: AWS fills it in.
    pub default: bool,
    pub tone: Tone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// To be weighed.
    Caution,
}

/// What the client will do, live, with every default that AWS fills in.
pub fn summary(document: &Document, client: &Client) -> Vec<Section> {
    let facts = Facts::new(document, &Tools::default(), &[]);
    let c = ClientFacts::new(&facts, client);
    let mut sections = vec![
        Section { id: "known", title: "Available data", sentences: known(&c) },
        Section { id: "sign-in", title: "Sign-in", sentences: sign_in(&c) },
        Section { id: "grants", title: "Grants and scopes", sentences: grants(&c) },
        Section { id: "addresses", title: "Redirects", sentences: addresses(&c) },
        Section { id: "tokens", title: "Token lifetimes", sentences: tokens(&c) },
        Section { id: "leak", title: "If a token leaks", sentences: leak(&c) },
        Section { id: "attributes", title: "User attributes", sentences: attributes(&c) },
        Section { id: "needs", title: "What the app needs", sentences: needs(&c) },
    ];
    sections.retain(|section| !section.sentences.is_empty());
    sections
}

fn say(text: impl Into<String>, arguments: &[&'static str]) -> Sentence {
    Sentence { text: text.into(), arguments: arguments.to_vec(), default: false, tone: Tone::Plain }
}

impl Sentence {
    fn by_default(mut self, default: bool) -> Self {
        self.default = default;
        self
    }

    fn caution(mut self, caution: bool) -> Self {
        self.tone = if caution { Tone::Caution } else { Tone::Plain };
        self
    }
}

/// OAuth is on, off, or decided when applied.
fn oauth(c: &ClientFacts) -> Option<bool> {
    c.switch.or(false)
}

/// Serves users on a web page.
fn web(c: &ClientFacts) -> bool {
    oauth(c) != Some(false) && (c.redirects() || !c.grants.complete)
}

fn machine(c: &ClientFacts) -> bool {
    oauth(c) != Some(false) && c.is_machine()
}

/// A set whose elements aren't literally there.
fn computed(c: &ClientFacts, path: &str) -> String {
    match c.client.value(path) {
        Some(value @ (Value::Reference(_) | Value::Verbatim(_))) => {
            format!("the value of {} (known after apply)", words(&value))
        }
        _ => "values known after apply".to_owned(),
    }
}

/// That AWS has settings of the client that the document doesn't.
fn known(c: &ClientFacts) -> Vec<Sentence> {
    let what = match c.client.partial() {
        None => return Vec::new(),
        Some(Partial::Names) => "Only the name and the ID of this client are known, without its settings",
        Some(Partial::Settings) => "Only a part of this client is known",
    };
    let text = format!("{what}. This summary assumes that it has no other settings; the client at AWS may have some.");
    vec![say(text, &[]).caution(true)]
}

fn sign_in(c: &ClientFacts) -> Vec<Sentence> {
    let mut all = Vec::new();
    if machine(c) {
        all.push(say(
            "A service authenticates as itself, with client ID and secret. No user is involved.",
            &[arg::GRANTS],
        ));
    } else if web(c) {
        let providers: Vec<String> = c.providers.all.iter().map(|item| provider(c, &item.value)).collect();
        let who = match () {
            () if !providers.is_empty() => some(&providers, 6),
            () => computed(c, arg::PROVIDERS),
        };
        let none = c.providers.is_empty();
        let text = match none && c.providers.complete {
            true => "The sign-in page offers no way to sign in: no identity provider is set.".to_owned(),
            false => format!("Users sign in on the user pool's sign-in page with {who}."),
        };
        all.push(say(text, &[arg::SWITCH, arg::PROVIDERS]).caution(none));
    }
    if oauth(c).is_none() {
        all.push(say("Whether OAuth is on is known after apply.", &[arg::SWITCH]));
    } else if oauth(c) == Some(false) {
        all.push(
            say("No sign-in page: OAuth is off, so the app collects credentials itself.", &[arg::SWITCH])
                .by_default(!c.switch.given()),
        );
    }
    let flows: Vec<Flow> = match (c.auth.is_empty(), c.auth.all.is_empty()) {
        (true, _) => default_texts(arg::AUTH).iter().map(|flow| Flow::of(flow)).collect(),
        (_, false) => c.auth.all.iter().map(|item| Flow::of(&words(&item.value))).collect(),
        _ => vec![Flow { words: format!("with {}", computed(c, arg::AUTH)), begins: true, is_plain: false }],
    };
    let is_plain = flows.iter().any(|it| it.is_plain);
    let begins: Vec<String> = flows.into_iter().filter(|it| it.begins).map(|it| it.words).collect();
    let also = if web(c) || machine(c) { "also " } else { "" };
    if begins.is_empty() {
        all.push(
            say("No one can sign in through the API: no allowed authentication flow starts a session.", &[arg::AUTH])
                .caution(oauth(c) == Some(false)),
        );
    } else {
        all.push(
            say(format!("The API {also}lets users sign in {}.", and(&begins)), &[arg::AUTH])
                .by_default(c.auth.is_empty())
                .caution(is_plain),
        );
    }
    if !machine(c) {
        match c.existence.or("LEGACY") {
            Some("ENABLED") => all.push(say(
                "An unknown username gets the same error as a wrong password, so no one can find out who has an account.",
                &[arg::EXISTENCE],
            )),
            Some(_) => all.push(
                say("Anyone can find out who has an account.", &[arg::EXISTENCE])
                    .by_default(!c.existence.given())
                    .caution(true),
            ),
            None => {}
        }
        let session = match c.client.value(arg::SESSION) {
            Some(Value::Integer(minutes)) => Some(minutes),
            None if !c.is_set(arg::SESSION) => Some(3),
            _ => None,
        };
        if let Some(minutes) = session {
            all.push(
                say(
                    format!("Users have {minutes} minutes to answer each authentication challenge, such as a code."),
                    &[arg::SESSION],
                )
                .by_default(!c.is_set(arg::SESSION)),
            );
        }
    }
    all
}

/// A way to sign in through the API.
struct Flow {
    /// As the end of a sentence.
    words: String,
    /// Whether it begins a session, rather than renewing one.
    begins: bool,
    /// Whether the request has the password in it.
    is_plain: bool,
}

impl Flow {
    fn of(flow: &str) -> Self {
        let words = match flow {
            "ALLOW_REFRESH_TOKEN_AUTH" => "by refreshing tokens",
            "ALLOW_USER_AUTH" => "with their choice of password, passkey, or one-time code",
            "ALLOW_USER_SRP_AUTH" => "with an SRP password (never sent)",
            "ALLOW_CUSTOM_AUTH" | "CUSTOM_AUTH_FLOW_ONLY" => {
                "with custom challenges (if the pool has Lambda functions for them)"
            }
            "ALLOW_USER_PASSWORD_AUTH" | "USER_PASSWORD_AUTH" => "with a password sent in the request",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH" | "ADMIN_NO_SRP_AUTH" => {
                "with a password that a server with AWS credentials sends"
            }
            other => &format!("with {}", shorten(other)),
        };
        Flow {
            words: words.to_owned(),
            begins: flow != "ALLOW_REFRESH_TOKEN_AUTH",
            is_plain: matches!(flow, "ALLOW_USER_PASSWORD_AUTH" | "USER_PASSWORD_AUTH"),
        }
    }
}

fn provider(c: &ClientFacts, value: &Value) -> String {
    match value {
        Value::Text(text) if text == "COGNITO" => "a user pool account".to_owned(),
        Value::Text(text) => shorten(&spaced(text)),
        Value::Reference(Reference::Resource { kind, name, .. }) if kind == "aws_cognito_identity_provider" => {
            let known = c.pool.and_then(|pool| pool.providers.iter().find(|it| it.label == name));
            match known.map(|it| it.name) {
                Some(Known::Is(name)) => shorten(&spaced(name)),
                _ => format!("the identity provider {name}"),
            }
        }
        other => words(other),
    }
}

/// `LoginWithAmazon` as users write it.
fn spaced(name: &str) -> String {
    match name {
        "LoginWithAmazon" => "Login with Amazon",
        "SignInWithApple" => "Sign in with Apple",
        other => other,
    }
    .to_owned()
}

fn grants(c: &ClientFacts) -> Vec<Sentence> {
    if oauth(c) == Some(false) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for item in &c.grants.all {
        let (text, caution) = match item.value.as_text() {
            Some("code") => (
                "Authorization code grant: the sign-in page redirects users back with a code, which the app exchanges for tokens.",
                false,
            ),
            Some("implicit") => {
                ("Implicit grant: tokens are returned in the callback URL, where they leak easily.", true)
            }
            Some("client_credentials") => (
                "Client credentials grant: the service gets tokens for itself, without a user. AWS bills each request.",
                false,
            ),
            _ => continue,
        };
        all.push(say(text, &[arg::GRANTS]).caution(caution));
    }
    if !c.grants.complete {
        all.push(say(format!("OAuth grant types: {}.", computed(c, arg::GRANTS)), &[arg::GRANTS]));
    }
    let scopes: Vec<String> = c.scopes.all.iter().map(|item| scope(c, &item.value)).collect();
    if !scopes.is_empty() {
        all.push(say(
            format!("The app can request {}. If it requests none, it gets all of them.", some(&scopes, 8)),
            &[arg::SCOPES],
        ));
    } else if !c.scopes.complete {
        all.push(say(format!("OAuth scopes: {}.", computed(c, arg::SCOPES)), &[arg::SCOPES]));
    }
    if c.scopes.has("aws.cognito.signin.user.admin") {
        all.push(
            say("Its tokens can change the user's own attributes, password, and MFA.", &[arg::SCOPES]).caution(true),
        );
    }
    all
}

/// A scope as it is in a request, as far as the document shows.
pub(super) fn scope(c: &ClientFacts, value: &Value) -> String {
    use crate::document::Part;
    if let Value::Template(parts) = value
        && let [Part::Reference(Reference::Resource { kind, name, attribute }), Part::Literal(rest)] = parts.as_slice()
        && kind == "aws_cognito_resource_server"
        && attribute == "identifier"
        && let Some(server) = c.pool.and_then(|pool| pool.servers.iter().find(|it| it.label == name))
        && let Known::Is(identifier) = server.identifier
    {
        return format!("{identifier}{rest}");
    }
    words(value)
}

fn addresses(c: &ClientFacts) -> Vec<Sentence> {
    if oauth(c) == Some(false) || machine(c) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let list = |items: &Items, path: &'static str| -> Option<String> {
        let texts: Vec<String> = items.all.iter().map(|item| brief(&words(&item.value))).collect();
        match (texts.is_empty(), items.complete) {
            (false, _) => Some(some(&texts, 5)),
            (true, false) => Some(computed(c, path)),
            (true, true) => None,
        }
    };
    match list(&c.callbacks, arg::CALLBACKS) {
        Some(urls) => all.push(say(
            format!("After sign-in: {urls}. The URL in a request must match one exactly."),
            &[arg::CALLBACKS],
        )),
        None => all.push(
            say("After sign-in: nowhere, because no callback URL is set.", &[arg::CALLBACKS]).caution(c.redirects()),
        ),
    }
    if let Some(default) = &c.default_redirect {
        all.push(say(format!("Requests without a redirect URI: {}.", brief(&words(&default.value))), &[arg::DEFAULT]));
    }
    match list(&c.logouts, arg::LOGOUTS) {
        Some(urls) => all.push(say(format!("After sign-out: {urls}."), &[arg::LOGOUTS])),
        None => all.push(
            say("After sign-out: only the sign-in page, because no sign-out URL is set.", &[arg::LOGOUTS])
                .by_default(!c.logouts.present),
        ),
    }
    all
}

/// An address, whole as long as it is of a usual length.
fn brief(url: &str) -> String {
    const MOST: usize = 100;
    match url.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", &url[..end]),
        None => url.to_owned(),
    }
}

/// How long a token lasts, in words.
fn lasts(token: &Lifetime) -> String {
    match token.seconds() {
        Some(seconds) => duration(seconds),
        None => "known after apply".to_owned(),
    }
}

fn up_to(token: &Lifetime) -> String {
    token.seconds().map_or_else(|| "until it expires".to_owned(), |seconds| format!("for up to {}", duration(seconds)))
}

fn tokens(c: &ClientFacts) -> Vec<Sentence> {
    let mut all = Vec::new();
    for token in c.lifetimes() {
        if machine(c) && token.path != arg::ACCESS {
            continue;
        }
        let what = match token.path {
            arg::ACCESS => "Access tokens, for API calls",
            arg::ID => "ID tokens, which identify the user",
            _ => "Refresh tokens, which keep users signed in",
        };
        let wrong = token.number.given() && token.seconds().is_some() && !token.in_range();
        all.push(
            say(
                format!("{what}: {}{}.", lasts(token), if wrong { ", which AWS rejects" } else { "" }),
                &[token.path, token.unit_path],
            )
            .by_default(!token.number.given())
            .caution(wrong),
        );
    }
    if machine(c) {
        all.push(say("No ID or refresh tokens: the service requests a new access token instead.", &[arg::GRANTS]));
        return all;
    }
    match c.rotation {
        Known::Is("ENABLED") => {
            let grace = match c.client.value(arg::GRACE) {
                Some(Value::Integer(0)) | None => "at once".to_owned(),
                Some(Value::Integer(seconds)) => format!("after {}", duration(seconds)),
                _ => "after the retry grace period".to_owned(),
            };
            all.push(say(format!("Each refresh returns a new refresh token and invalidates the old one {grace}. This doesn't extend the session."), &[arg::ROTATION]));
        }
        Known::Unknown => {}
        off => all.push(
            say("A refresh token stays the same for its whole lifetime.", &[arg::ROTATION])
                .by_default(off == Known::Absent),
        ),
    }
    all
}

fn leak(c: &ClientFacts) -> Vec<Sentence> {
    let mut all = Vec::new();
    let scopes = if c.scopes.has("aws.cognito.signin.user.admin") || oauth(c) == Some(false) {
        " It can read and change the user's own attributes, as far as the client can."
    } else {
        ""
    };
    let who = if machine(c) { "the service" } else { "the user" };
    all.push(say(
        format!("A stolen access token works for {who} {}, even after revocation if a service checks only the signature.{scopes}", up_to(&c.access)),
        &[arg::ACCESS, arg::SCOPES],
    ).caution(c.access.seconds().is_some_and(|it| it > 3600)));
    if machine(c) {
        all.push(say(
            "A stolen client secret works until the client is replaced or gets another secret.",
            &[arg::SECRET],
        ));
        return all;
    }
    let secret = c.secret.or(false);
    let public = secret == Some(false);
    let how = match (secret, c.rotation) {
        (Some(true), _) => format!("A stolen refresh token works only with the client secret, {}.", up_to(&c.refresh)),
        (_, Known::Is("ENABLED")) => "A stolen refresh token works until the next refresh. Then only one of its two holders has a valid token; the other must sign in again.".to_owned(),
        _ => format!("A stolen refresh token works for anyone, {}.", up_to(&c.refresh)),
    };
    all.push(say(how, &[arg::REFRESH, arg::ROTATION, arg::SECRET]).caution(public && !c.rotation.is("ENABLED")));
    match c.revocation.or(true) {
        Some(true) => all.push(
            say("Revoking its refresh token ends a session.", &[arg::REVOCATION]).by_default(!c.revocation.given()),
        ),
        Some(false) => all.push(
            say(
                "Nothing can end a session before its refresh token expires: token revocation is off.",
                &[arg::REVOCATION],
            )
            .caution(true),
        ),
        None => {}
    }
    all
}

fn attributes(c: &ClientFacts) -> Vec<Sentence> {
    if machine(c) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (path, items, verb) in [(arg::READ, &c.read, "read"), (arg::WRITE, &c.write, "set and change")] {
        let default: &DefaultValue = match field(path) {
            Some(field) => &field.argument.default,
            None => continue,
        };
        let names: Vec<String> = items.all.iter().map(|item| shorten(&words(&item.value))).collect();
        let text = match (items.is_empty(), names.is_empty()) {
            (true, _) => format!("The app can {verb} {}.", default.effective),
            (_, false) => format!("The app can {verb} {}.", some(&names, 10)),
            _ => format!("The app can {verb} {}.", computed(c, path)),
        };
        all.push(say(text, &[path]).by_default(items.is_empty()));
    }
    all
}

fn needs(c: &ClientFacts) -> Vec<Sentence> {
    let mut all = vec![say("Its client ID, which AWS generates and which isn't secret.", &[])];
    match c.secret.or(false) {
        Some(true) => {
            all.push(say(
                "Its client secret, stored on a server. Never send it to a browser or mobile device.",
                &[arg::SECRET],
            ));
            if c.managed_secret.is(true) {
                all.push(say(
                    "Access to AWS Secrets Manager, which stores the secret. AWS rotates it there, every 7 days by default.",
                    &[arg::MANAGED_SECRET],
                ));
            }
            if !machine(c) && !c.auth.only("ALLOW_REFRESH_TOKEN_AUTH") {
                all.push(say(
                    "A SECRET_HASH for API calls, made of username, client ID, and secret.",
                    &[arg::SECRET, arg::AUTH],
                ));
            }
        }
        Some(false) => {
            all.push(
                say("No client secret: the app can run on its users' devices.", &[arg::SECRET])
                    .by_default(!c.secret.given()),
            );
            if oauth(c) != Some(false) && c.grants.has("code") {
                all.push(say(
                    "PKCE: the app sends a code challenge (S256) with each sign-in, and the verifier with the code.",
                    &[arg::GRANTS, arg::SECRET],
                ));
            }
            all.push(say(
                "A client without a secret can't use client credentials, additional user context data, or client tokens.",
                &[arg::SECRET],
            ));
        }
        None => all.push(say("Perhaps a client secret: known after apply.", &[arg::SECRET])),
    }
    if oauth(c) != Some(false) {
        let text = match c.pool.map(|pool| !pool.domains.is_empty()) {
            Some(true) => "The user pool domain, which this configuration declares.",
            _ => {
                "A user pool domain, which serves the sign-in page and the token endpoint. This configuration declares none."
            }
        };
        all.push(say(text, &[]));
    }
    if c.context_data.is(true) {
        all.push(say(
            "The app can send the user's IP address and device data. It has an effect only with threat protection.",
            &[arg::CONTEXT],
        ));
    }
    if c.is_set(arg::ANALYTICS) {
        all.push(
            say(
                "Its analytics configuration uses Amazon Pinpoint, which ended on October 30, 2026.",
                &[arg::ANALYTICS],
            )
            .caution(true),
        );
    }
    all
}
