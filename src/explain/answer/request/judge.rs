//! Holds each parameter of a request against a client: whether AWS accepts it, and if not, why and what to change.
//!
//! What the document doesn't say is not judged. No message has a secret, a code, or a token.

use serde_json::json;

use super::super::entries::{AUTHORIZE, LOGOUT, TOKEN, name};
use super::super::{Answer, Verdict};
use super::near::nearest;
use super::{Body, Endpoint, Given, Parameter, Request};
use crate::document::{Document, Part, Reference, Value, shorten, text};
use crate::facts::{ClientFacts, Facts, Items, Known};
use crate::schema::arg;
use crate::validate::{Edit, Fix};

/// The most clients that a request is held against.
const MOST_CLIENTS: usize = 200;

/// The answers for a request: what is rejected first. Without a label, the client that rejects least is meant.
pub(in super::super) fn judge(request: &Request, facts: &Facts, label: Option<&str>) -> Vec<Answer> {
    let clients = &facts.document.clients;
    if clients.is_empty() {
        return match Document::from_text(NOTHING_KNOWN) {
            Ok(document) => {
                let mut answers = judge(request, &Facts::new(&document, &facts.tools, &facts.families), None);
                answers.iter_mut().for_each(|answer| answer.client.clear());
                answers
            }
            Err(_) => Vec::new(),
        };
    }
    let wanted = |it: &str| label.is_none_or(|label| label == it);
    let mut candidates: Vec<&crate::document::Client> =
        clients.iter().map(|client| &**client).filter(|client| wanted(&client.label)).collect();
    if candidates.is_empty() {
        candidates = clients.iter().map(|client| &**client).collect();
    }
    let id = request.text("client_id").or(match &request.basic {
        Some(Given::Text(id)) => Some(id),
        _ => None,
    });
    let is_meant = |client: &&crate::document::Client| {
        facts.import_id(&client.label).and_then(|it| it.split_once('/')).is_some_and(|it| Some(it.1) == id)
    };
    if label.is_none()
        && let Some(client) = candidates.iter().copied().find(is_meant)
    {
        candidates = vec![client];
    }
    candidates.truncate(MOST_CLIENTS);
    let each = candidates.into_iter().map(|client| {
        let c = ClientFacts::new(facts, client);
        let mut judging = Judging { request, c: &c, answers: Vec::new() };
        judging.all();
        judging.answers
    });
    let rejected = |it: &Vec<Answer>| it.iter().filter(|it| it.verdict == Verdict::Rejected).count();
    let mut answers = each.min_by_key(rejected).unwrap_or_default();
    crate::document::sort_by_key(&mut answers, |it| match it.verdict {
        Verdict::Rejected => 0,
        Verdict::Accepted => 2,
        _ => 1,
    });
    answers
}

/// A client of which nothing is known, for requests without a document.
const NOTHING_KNOWN: &str = r#"{"resource":{"aws_cognito_user_pool_client":{"client":{
    "name":"client","user_pool_id":"${var.pool}","generate_secret":"${var.secret}",
    "allowed_oauth_flows_user_pool_client":"${var.oauth}","allowed_oauth_flows":"${var.grants}",
    "allowed_oauth_scopes":"${var.scopes}","callback_urls":"${var.callbacks}","logout_urls":"${var.logouts}",
    "supported_identity_providers":"${var.providers}","default_redirect_uri":"${var.default}"}}}}"#;

struct Judging<'j, 'f, 'a> {
    request: &'j Request,
    c: &'j ClientFacts<'f, 'a>,
    answers: Vec<Answer>,
}

/// What is known of whether a set has a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    Yes,
    No,
    Unknown,
}

impl Judging<'_, '_, '_> {
    fn all(&mut self) {
        self.host();
        self.switch();
        match self.request.endpoint {
            Endpoint::Authorize => self.authorize(),
            Endpoint::Logout => self.logout(),
            Endpoint::Token => self.token(),
        }
        self.others();
    }

    fn add(&mut self, parameter: &str, verdict: Verdict, rule: &'static str, arguments: &[&str], message: String) {
        let word = match verdict {
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
            _ => "not checked",
        };
        self.answers.push(Answer {
            rule,
            title: format!("{parameter} {word}"),
            client: self.c.client.label.clone(),
            argument: arguments.first().map_or_else(String::new, |it| (*it).to_owned()),
            arguments: arguments.iter().map(|it| (*it).to_owned()).collect(),
            message,
            verdict,
            parameter: Some(parameter.to_owned()),
            difference: None,
            reference: Some(match self.request.endpoint {
                Endpoint::Authorize => AUTHORIZE,
                Endpoint::Logout => LOGOUT,
                Endpoint::Token => TOKEN,
            }),
            fixes: Vec::new(),
        });
    }

    fn accept(&mut self, parameter: &str, arguments: &[&str], message: impl Into<String>) {
        self.add(parameter, Verdict::Accepted, "request", arguments, message.into());
    }

    fn unknown(&mut self, parameter: &str, arguments: &[&str], message: impl Into<String>) {
        self.add(parameter, Verdict::Unknown, "request", arguments, message.into());
    }

    fn reject(&mut self, parameter: &str, rule: &'static str, arguments: &[&str], message: impl Into<String>) {
        self.add(parameter, Verdict::Rejected, rule, arguments, message.into());
    }

    /// A fix of the last answer.
    fn fix(&mut self, edits: Vec<Edit>) {
        let fix = Fix::new(self.c.client, edits);
        if let Some(answer) = self.answers.last_mut() {
            answer.fixes.push(fix);
        }
    }

    /// A fix of the last answer that decides about the secret.
    fn set_secret(&mut self, secret: bool) {
        let fix = Fix::new(self.c.client, vec![Edit::Set(arg::SECRET, json!(secret))]);
        if let Some(answer) = self.answers.last_mut() {
            answer.fixes.push(fix.note("forces replacement".to_owned()));
        }
    }

    fn host(&mut self) {
        if self.request.scheme.as_deref() == Some("http") {
            self.reject("host", "invalid-request", &[], "The endpoint accepts HTTPS only.");
        }
        let Some(host) = self.request.host.as_deref() else { return };
        if host.starts_with("cognito-idp.") {
            self.reject(
                "host",
                "invalid-request",
                &[],
                "This is the host of the user pools API. OAuth endpoints are on the user pool domain, such as https://PREFIX.auth.REGION.amazoncognito.com.",
            );
            return;
        }
        let Some(pool) = self.c.pool.filter(|pool| !pool.open && !pool.domains.is_empty()) else { return };
        let mut known = Vec::new();
        for domain in &pool.domains {
            let Some(Value::Text(text)) = &domain.domain else { return };
            let fits = match domain.custom {
                true => host.eq_ignore_ascii_case(text),
                false => host.starts_with(&format!("{}.auth", text.to_ascii_lowercase())),
            };
            if fits {
                self.accept(
                    "host",
                    &[],
                    format!("The host is the domain {} of user pool {}.", shorten(text), pool.label),
                );
                return;
            }
            known.push(shorten(text));
        }
        let message = format!(
            "User pool {} has the domain {}, but the request goes to another host.",
            pool.label,
            known.join(", ")
        );
        self.unknown("host", &[], message);
    }

    fn switch(&mut self) {
        match self.c.switch.or(false) {
            Some(false) if !self.c.facts.document.clients.is_empty() => {
                self.reject(
                    "client_id",
                    "oauth-not-enabled",
                    &[arg::SWITCH],
                    format!(
                        "OAuth is off for {}: allowed_oauth_flows_user_pool_client isn't true.",
                        self.c.client.label
                    ),
                );
                // Without grant types and scopes, AWS rejects the switch.
                if !self.c.grants.is_empty() && !self.c.scopes.is_empty() {
                    self.fix(vec![Edit::Set(arg::SWITCH, json!(true))]);
                }
            }
            _ => {}
        }
    }

    fn client_id(&mut self, required: bool) {
        let ours = self.c.import_id.and_then(|it| it.split_once('/')).map(|it| it.1);
        match (self.request.get("client_id"), ours) {
            (None, _) if required => {
                self.reject("client_id", "invalid-request", &[], "client_id is missing. The endpoint requires it.");
            }
            (None, _) => {}
            (Some(Given::Text(id)), _) if id.is_empty() => {
                self.reject("client_id", "invalid-request", &[], "client_id is empty.");
            }
            (Some(Given::Text(id)), Some(ours)) if id == ours => {
                self.accept("client_id", &[arg::IMPORT], "It is the ID of the imported client.");
            }
            (Some(Given::Text(_)), Some(ours)) => {
                let message =
                    format!("The imported client has the ID {}. The request is for another client.", shorten(ours));
                self.reject("client_id", "client-not-found", &[arg::IMPORT], message);
            }
            (Some(Given::Malformed), _) => self.malformed("client_id", &[]),
            (Some(_), _) => self.unknown(
                "client_id",
                &[],
                "AWS generates the client ID. Compare it with the client_id attribute of the deployed client.",
            ),
        }
    }

    fn malformed(&mut self, parameter: &str, arguments: &[&str]) {
        self.reject(
            parameter,
            "invalid-request",
            arguments,
            format!("The percent-encoding of {parameter} isn't valid UTF-8."),
        );
    }

    /// Whether a grant type is allowed.
    fn grant(&mut self, parameter: &str, grant: &'static str, value: &str) {
        let c = self.c;
        match listed(&c.grants, grant) {
            Listed::Yes => {
                self.accept(parameter, &[arg::GRANTS], format!("{} allows the grant type {grant}.", name(c.client)))
            }
            Listed::Unknown => self.unknown(
                parameter,
                &[arg::GRANTS],
                format!("It requires {grant} in allowed_oauth_flows, which this configuration computes."),
            ),
            Listed::No => {
                self.reject(
                    parameter,
                    "unauthorized-client",
                    &[arg::GRANTS],
                    format!("{value} requires the grant type {grant}, and allowed_oauth_flows doesn't contain it."),
                );
                let alone = grant == "client_credentials" || c.grants.has("client_credentials");
                if alone && !c.grants.is_empty() {
                    if let Some(answer) = self.answers.last_mut() {
                        answer
                            .message
                            .push_str(" client_credentials can't be combined with others: create a second client.");
                    }
                } else if !c.callbacks.is_empty() && !c.scopes.is_empty() && c.switch.or(false) != Some(false) {
                    // Otherwise AWS rejects the grant type.
                    self.fix(vec![Edit::Add(arg::GRANTS, json!(grant))]);
                }
            }
        }
    }

    fn authorize(&mut self) {
        self.client_id(true);
        match self.request.get("response_type") {
            None => self.reject(
                "response_type",
                "invalid-request",
                &[arg::GRANTS],
                "response_type is missing. Use response_type=code.",
            ),
            Some(Given::Text(kind)) => match kind.as_str() {
                "code" => self.grant("response_type", "code", "response_type=code"),
                "token" => self.grant("response_type", "implicit", "response_type=token"),
                other => self.reject(
                    "response_type",
                    "unsupported-response-type",
                    &[arg::GRANTS],
                    format!(
                        "Cognito supports code and token, in lower case, and not \u{201c}{}\u{201d}.",
                        shorten(other)
                    ),
                ),
            },
            Some(Given::Malformed) => self.malformed("response_type", &[arg::GRANTS]),
            Some(_) => self.unknown("response_type", &[arg::GRANTS], "The value is a variable."),
        }
        self.redirect_uri(true);
        self.scope();
        self.challenge();
        self.state();
        self.provider();
        if self.request.has("client_secret") {
            self.reject(
                "client_secret",
                "invalid-request",
                &[arg::SECRET],
                "Never send the secret in a URL: browsers and servers log it. Its value isn't kept or shown here.",
            );
        }
    }

    fn redirect_uri(&mut self, required: bool) {
        let c = self.c;
        match self.request.get("redirect_uri") {
            None if !required => {}
            None if c.default_redirect.is_some() && self.request.endpoint == Endpoint::Authorize => self.unknown(
                "redirect_uri",
                &[arg::DEFAULT],
                "redirect_uri is missing. default_redirect_uri takes its place only if the client has one identity provider.",
            ),
            None => self.reject("redirect_uri", "invalid-request", &[arg::CALLBACKS], "redirect_uri is missing. The request requires it."),
            Some(Given::Text(url)) => self.url("redirect_uri", arg::CALLBACKS, url.clone()),
            Some(Given::Malformed) => self.malformed("redirect_uri", &[arg::CALLBACKS]),
            Some(_) => self.unknown("redirect_uri", &[arg::CALLBACKS], "The value is a variable. It must match one of callback_urls exactly."),
        }
    }

    /// Whether a URL is one of the client's, exactly.
    fn url(&mut self, parameter: &'static str, path: &'static str, url: String) {
        let c = self.c;
        let items = if path == arg::LOGOUTS { &c.logouts } else { &c.callbacks };
        let rule = if path == arg::LOGOUTS { "sign-out-url-missing" } else { "redirect-mismatch" };
        match listed(items, &url) {
            Listed::Yes => {
                return self.accept(parameter, &[path], format!("{} is in {path}, letter by letter.", shorten(&url)));
            }
            Listed::Unknown => {
                let message =
                    format!("It must match one of {path} exactly, and this configuration computes some of them.");
                return self.unknown(parameter, &[path], message);
            }
            Listed::No => {}
        }
        let difference = nearest(&url, items.texts().map(|it| it.1));
        let why = match &difference {
            Some(difference) => difference.sentence(),
            None => format!("{} has none.", name(c.client)),
        };
        let mut message = format!("{} isn't in {path}. {why}", shorten(&url));
        if url.contains('#') && path == arg::CALLBACKS {
            message.push_str(" AWS rejects a fragment (#) in a redirect URI.");
        }
        self.reject(parameter, rule, &[path], message);
        if let Some(answer) = self.answers.last_mut() {
            answer.difference = difference;
        }
        if is_possible(&url, path) && items.all.len() < 100 && items.complete {
            self.fix(vec![Edit::Add(path, json!(text::escape(&url)))]);
        }
    }

    fn scope(&mut self) {
        let c = self.c;
        let requested = match self.request.get("scope") {
            None => {
                return self.accept(
                    "scope",
                    &[arg::SCOPES],
                    "scope is missing, so AWS uses every scope of allowed_oauth_scopes.",
                );
            }
            Some(Given::Text(text)) => text.clone(),
            Some(Given::Malformed) => return self.malformed("scope", &[arg::SCOPES]),
            Some(_) => {
                return self.unknown(
                    "scope",
                    &[arg::SCOPES],
                    "The value is a variable. Each scope must be in allowed_oauth_scopes.",
                );
            }
        };
        if requested.contains(',') && !requested.contains(' ') {
            return self.reject(
                "scope",
                "invalid-scope",
                &[arg::SCOPES],
                "The scopes are separated by commas. Separate them with spaces (+ or %20 in a URL).",
            );
        }
        let scopes: Vec<&str> = requested.split_whitespace().take(64).collect();
        let user = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
        if self.request.endpoint == Endpoint::Token
            && let Some(wrong) = scopes.iter().find(|it| user.contains(it))
        {
            let message = format!(
                "{wrong} is for users, and client_credentials has no user. Request scopes of a resource server."
            );
            return self.reject("scope", "invalid-scope", &[arg::SCOPES], message);
        }
        let missing: Vec<&str> = scopes.iter().copied().filter(|it| scope_listed(c, it) == Listed::No).collect();
        if !missing.is_empty() {
            let shown: Vec<String> = missing.iter().take(5).map(|it| shorten(it)).collect();
            let message = format!("allowed_oauth_scopes doesn't contain {}.", shown.join(", "));
            self.reject("scope", "invalid-scope", &[arg::SCOPES], message);
            if missing.iter().all(|it| is_scope(it) && (user.contains(it) || it.contains('/')))
                && !(c.is_machine() && missing.iter().any(|it| user.contains(it)))
                && c.scopes.all.len() + missing.len() <= 50
            {
                self.fix(missing.iter().map(|it| Edit::Add(arg::SCOPES, json!(text::escape(it)))).collect());
            }
            return;
        }
        let claims = scopes.iter().find(|it| matches!(**it, "email" | "phone" | "profile"));
        if let (Some(claims), false) = (claims, scopes.contains(&"openid")) {
            let message = format!("{claims} can be requested only together with openid. Add openid to the request.");
            return self.reject("scope", "invalid-scope", &[arg::SCOPES], message);
        }
        match scopes.iter().any(|it| scope_listed(c, it) == Listed::Unknown) {
            true => self.unknown(
                "scope",
                &[arg::SCOPES],
                "Each scope must be in allowed_oauth_scopes, and this configuration computes some of them.",
            ),
            false => self.accept("scope", &[arg::SCOPES], "Each scope is in allowed_oauth_scopes."),
        }
    }

    fn challenge(&mut self) {
        let code = self.request.text("response_type") == Some("code");
        let challenge = self.request.get("code_challenge");
        let method = self.request.get("code_challenge_method");
        match (challenge, method) {
            (None, None) => {
                if code && self.c.no_secret() {
                    self.accept(
                        "code_challenge",
                        &[arg::SECRET],
                        "code_challenge is missing. AWS accepts that, but a client without a secret needs PKCE: send code_challenge with the method S256.",
                    );
                }
            }
            (None, Some(_)) => self.reject("code_challenge", "invalid-request", &[], "code_challenge_method requires code_challenge."),
            (Some(_), None) => self.reject(
                "code_challenge_method",
                "invalid-request",
                &[],
                "code_challenge requires code_challenge_method=S256.",
            ),
            (Some(_), Some(Given::Text(method))) if method != "S256" => {
                let message = format!("Cognito supports only S256, in this spelling, and not \u{201c}{}\u{201d}.", shorten(method));
                self.reject("code_challenge_method", "invalid-request", &[], message);
            }
            (Some(Given::Malformed), Some(_)) => self.reject(
                "code_challenge",
                "invalid-request",
                &[],
                "With S256, code_challenge has 43 characters: letters, digits, - and _. This one can match no code_verifier. Its value isn't kept or shown here.",
            ),
            (Some(_), Some(Given::Text(_))) => self.accept(
                "code_challenge",
                &[],
                "PKCE with S256. The token request must send code_verifier. The value isn't kept or shown here.",
            ),
            (Some(_), Some(_)) => self.unknown("code_challenge_method", &[], "The value is a variable. Cognito supports only S256."),
        }
    }

    fn state(&mut self) {
        match self.request.has("state") {
            true => self.accept(
                "state",
                &[],
                "AWS returns it unchanged, and the app must compare it. The value isn't kept or shown here.",
            ),
            false => self.accept(
                "state",
                &[],
                "state is missing. AWS accepts that, but the app should send it to prevent cross-site request forgery.",
            ),
        }
        if self.request.has("nonce") {
            self.accept(
                "nonce",
                &[],
                "AWS adds it to the ID token, and the app must compare it. The value isn't kept or shown here.",
            );
        }
    }

    fn provider(&mut self) {
        let c = self.c;
        match self.request.get("identity_provider") {
            None => {}
            Some(Given::Text(provider)) => match provider_listed(c, provider) {
                Listed::Yes => self.accept(
                    "identity_provider",
                    &[arg::PROVIDERS],
                    format!("supported_identity_providers contains {}.", shorten(provider)),
                ),
                Listed::Unknown => self.unknown(
                    "identity_provider",
                    &[arg::PROVIDERS],
                    "It must be in supported_identity_providers, and this configuration computes some of them.",
                ),
                Listed::No => {
                    let cased = c.providers.texts().map(|it| it.1).find(|it| it.eq_ignore_ascii_case(provider));
                    let message = match cased {
                        Some(cased) => {
                            format!("Names of identity providers are case-sensitive: write {cased} in the request.")
                        }
                        None => format!("supported_identity_providers doesn't contain {}.", shorten(provider)),
                    };
                    self.reject("identity_provider", "provider-not-enabled", &[arg::PROVIDERS], message);
                    let in_pool = c.pool.and_then(|pool| pool.providers.iter().find(|it| it.name.is(provider)));
                    if let Some(found) = in_pool {
                        let reference = format!("${{aws_cognito_identity_provider.{}.provider_name}}", found.label);
                        self.fix(vec![Edit::Add(arg::PROVIDERS, json!(reference))]);
                    } else if cased.is_none() && (provider == "COGNITO" || c.pool.is_none_or(|pool| pool.open)) {
                        self.fix(vec![Edit::Add(arg::PROVIDERS, json!(text::escape(provider)))]);
                    }
                }
            },
            Some(Given::Malformed) => self.malformed("identity_provider", &[arg::PROVIDERS]),
            Some(_) => self.unknown(
                "identity_provider",
                &[arg::PROVIDERS],
                "The value is a variable. It must be in supported_identity_providers.",
            ),
        }
        if self.request.has("idp_identifier") {
            self.unknown(
                "idp_identifier",
                &[arg::PROVIDERS],
                "It must be in idp_identifiers of an identity provider that supported_identity_providers contains.",
            );
        }
    }

    fn logout(&mut self) {
        self.client_id(true);
        match self.request.get("logout_uri") {
            Some(Given::Text(url)) => self.url("logout_uri", arg::LOGOUTS, url.clone()),
            Some(Given::Malformed) => self.malformed("logout_uri", &[arg::LOGOUTS]),
            Some(_) => self.unknown(
                "logout_uri",
                &[arg::LOGOUTS],
                "The value is a variable. It must match one of logout_urls exactly.",
            ),
            None if self.request.has("redirect_uri") => {
                self.redirect_uri(true);
                if !self.request.has("response_type") {
                    self.reject(
                        "response_type",
                        "invalid-request",
                        &[arg::GRANTS],
                        "With redirect_uri, /logout also requires response_type and scope of the next sign-in.",
                    );
                }
            }
            None => {
                let message = match self.request.has("post_logout_redirect_uri") {
                    true => {
                        "Cognito ignores post_logout_redirect_uri. Send the same URL as logout_uri, and client_id with it."
                    }
                    false => {
                        "The request has neither logout_uri nor redirect_uri. Send logout_uri with a URL of logout_urls."
                    }
                };
                self.reject("logout_uri", "sign-out-url-missing", &[arg::LOGOUTS], message);
            }
        }
    }

    fn token(&mut self) {
        if self.request.get == Some(true) {
            self.reject("method", "invalid-request", &[], "The token endpoint accepts POST only.");
        }
        let body = match self.request.body {
            Body::Form | Body::Elsewhere => None,
            Body::Json => Some("JSON"),
            Body::Multipart => Some("multipart/form-data"),
        };
        if let Some(body) = body {
            let message =
                format!("The body is {body}. The token endpoint accepts application/x-www-form-urlencoded only.");
            self.reject("Content-Type", "invalid-request", &[], message);
        }
        let machine = match self.request.get("grant_type") {
            None if self.request.body == Body::Elsewhere => {
                return self.unknown(
                    "body",
                    &[],
                    "The body is in a file or a variable, so its parameters aren't checked.",
                );
            }
            None => {
                self.reject("grant_type", "invalid-request", &[arg::GRANTS], "grant_type is missing.");
                false
            }
            Some(Given::Text(kind)) => match kind.as_str() {
                "authorization_code" => {
                    self.grant("grant_type", "code", "grant_type=authorization_code");
                    self.secret_value("code", "The request must have the code. It works once, for 5 minutes.");
                    self.redirect_uri(true);
                    self.verifier();
                    false
                }
                "refresh_token" => {
                    self.refresh();
                    false
                }
                "client_credentials" => {
                    self.grant("grant_type", "client_credentials", "grant_type=client_credentials");
                    self.scope();
                    true
                }
                other => {
                    let message = format!(
                        "Cognito supports authorization_code, refresh_token, and client_credentials, and not \u{201c}{}\u{201d}.",
                        shorten(other)
                    );
                    self.reject("grant_type", "unsupported-grant-type", &[arg::GRANTS], message);
                    false
                }
            },
            Some(Given::Malformed) => {
                self.malformed("grant_type", &[arg::GRANTS]);
                false
            }
            Some(_) => {
                self.unknown("grant_type", &[arg::GRANTS], "The value is a variable.");
                false
            }
        };
        self.client_id(self.request.basic.is_none());
        self.secret(machine);
    }

    /// Whether a value that isn't kept was given.
    fn secret_value(&mut self, parameter: &'static str, missing: &str) {
        match self.request.has(parameter) {
            true => self.accept(parameter, &[], "It was given. Its value isn't kept or shown here."),
            false => self.reject(parameter, "invalid-request", &[], format!("{parameter} is missing. {missing}")),
        }
    }

    fn verifier(&mut self) {
        match self.request.has("code_verifier") {
            true => self.accept(
                "code_verifier",
                &[],
                "It must belong to the code_challenge of the authorize request. Its value isn't kept or shown here.",
            ),
            false => self.unknown(
                "code_verifier",
                &[],
                "code_verifier is missing. It is required if the authorize request had a code_challenge.",
            ),
        }
    }

    fn refresh(&mut self) {
        let c = self.c;
        let user = [listed(&c.grants, "code"), listed(&c.grants, "implicit")];
        match () {
            () if user.contains(&Listed::Yes) => {
                let how = if c.rotation.is("ENABLED") {
                    " The response has a new refresh token, which replaces this one."
                } else {
                    ""
                };
                self.accept(
                    "grant_type",
                    &[arg::GRANTS, arg::ROTATION],
                    format!("{} can refresh tokens.{how}", name(c.client)),
                );
            }
            () if user.contains(&Listed::Unknown) => {
                self.unknown("grant_type", &[arg::GRANTS], "Refreshing requires a client with the code grant type.")
            }
            () => {
                self.reject(
                    "grant_type",
                    "unauthorized-client",
                    &[arg::GRANTS],
                    format!("{} issues no refresh tokens: it doesn't allow the grant type code.", name(c.client)),
                );
            }
        }
        self.secret_value("refresh_token", "grant_type=refresh_token requires it.");
    }

    /// Whether the secret is given exactly if the client has one.
    fn secret(&mut self, machine: bool) {
        let c = self.c;
        let (header, body) = (self.request.basic.is_some(), self.request.has("client_secret"));
        let given = header || body;
        let parameter = if header { "Authorization" } else { "client_secret" };
        if self.request.basic == Some(Given::Malformed) {
            self.reject(
                "Authorization",
                "invalid-client",
                &[arg::SECRET],
                "The header isn't the Base64 form of client_id:client_secret. Its value isn't kept or shown here.",
            );
            return;
        }
        if let (Some(Given::Text(user)), Some(id)) = (&self.request.basic, self.request.text("client_id"))
            && user != id
        {
            self.reject(
                "Authorization",
                "invalid-client",
                &[arg::SECRET],
                "The client ID in the header isn't the client_id of the body.",
            );
            return;
        }
        match (c.secret, given) {
            (Known::Is(true), true) => self.accept(parameter, &[arg::SECRET], "The client has a secret, and the request has one. Its value isn't kept or shown here."),
            (Known::Is(true), false) => {
                self.reject(
                    parameter,
                    "invalid-client",
                    &[arg::SECRET],
                    format!("{} has a secret, and the request has none. Send it in the Authorization header, from a server only.", name(c.client)),
                );
                if !machine && !c.grants.has("client_credentials") && c.context_data.or(false) == Some(false) {
                    self.set_secret(false);
                }
            }
            (_, true) if c.no_secret() => {
                self.reject(
                    parameter,
                    "invalid-client",
                    &[arg::SECRET],
                    format!("{} has no secret, and the request has one. Remove it from the app. Its value isn't kept or shown here.", name(c.client)),
                );
                self.set_secret(true);
            }
            (_, false) if c.no_secret() && machine => {
                self.reject(parameter, "invalid-client", &[arg::SECRET], "client_credentials requires a client with a secret.");
                self.set_secret(true);
            }
            (_, false) if c.no_secret() => self.accept(parameter, &[arg::SECRET], "The client has no secret, and the request has none."),
            (_, true) => self.unknown(parameter, &[arg::SECRET], "The configuration doesn't say whether the client has a secret. The value isn't kept or shown here."),
            (_, false) => self.unknown(parameter, &[arg::SECRET], "The configuration doesn't say whether the client has a secret. If it has one, the request must send it."),
        }
    }

    /// Parameters that come twice.
    fn others(&mut self) {
        let mut seen: Vec<&str> = Vec::new();
        let mut twice: Vec<&str> = Vec::new();
        for Parameter { name, .. } in &self.request.parameters {
            match seen.contains(&name.as_str()) {
                true if !twice.contains(&name.as_str()) => twice.push(name),
                true => {}
                false => seen.push(name),
            }
        }
        let plain = |it: &&str| it.chars().all(|c| c.is_ascii_lowercase() || c == '_') && it.len() <= 40;
        for name in twice.into_iter().filter(plain).take(4) {
            self.unknown(
                name,
                &[],
                format!("{name} is given twice. OAuth forbids that, and only the first value was checked."),
            );
        }
    }
}

/// Whether a set has a text, as far as it is known.
fn listed(items: &Items, text: &str) -> Listed {
    match () {
        () if items.has(text) => Listed::Yes,
        () if items.complete => Listed::No,
        () => Listed::Unknown,
    }
}

/// Whether the client allows a scope. A reference to a resource server of the document is known.
fn scope_listed(c: &ClientFacts, scope: &str) -> Listed {
    let resolve = |kind: &str, label: &str| {
        let server = c.pool?.servers.iter().find(|it| it.label == label)?;
        match server.identifier {
            Known::Is(identifier) if kind == "aws_cognito_resource_server" => Some(identifier),
            _ => None,
        }
    };
    resolved(c, arg::SCOPES, &c.scopes, scope, &resolve)
}

/// Whether the client has an identity provider. A reference to one of the document is known.
fn provider_listed(c: &ClientFacts, provider: &str) -> Listed {
    let resolve = |kind: &str, label: &str| {
        let found = c.pool?.providers.iter().find(|it| it.label == label)?;
        match found.name {
            Known::Is(name) if kind == "aws_cognito_identity_provider" => Some(name),
            _ => None,
        }
    };
    resolved(c, arg::PROVIDERS, &c.providers, provider, &resolve)
}

/// Whether a set has a text, if references stand for what `resolve` says.
fn resolved<'p>(
    c: &ClientFacts,
    path: &str,
    items: &Items,
    text: &str,
    resolve: &dyn Fn(&str, &str) -> Option<&'p str>,
) -> Listed {
    let known = |value: &Value| match value {
        Value::Text(text) => Some(text.clone()),
        Value::Reference(Reference::Resource { kind, name, .. }) => resolve(kind, name).map(str::to_owned),
        Value::Template(parts) => match parts.as_slice() {
            [Part::Reference(Reference::Resource { kind, name, .. }), Part::Literal(rest)] => {
                Some(format!("{}{rest}", resolve(kind, name)?))
            }
            _ => None,
        },
        _ => None,
    };
    let values: Vec<Option<String>> = items.all.iter().map(|it| known(&it.value)).collect();
    match () {
        () if values.iter().flatten().any(|it| it == text) => Listed::Yes,
        () if values.iter().all(Option::is_some) && readable(c, path, items) => Listed::No,
        () => Listed::Unknown,
    }
}

/// Whether every element of a set was read, computed or not.
fn readable(c: &ClientFacts, path: &str, items: &Items) -> bool {
    c.raw(path).and_then(serde_json::Value::as_array).map_or(items.complete, |it| it.len() == items.all.len())
}

/// Whether AWS accepts this URL in a list of the client.
fn is_possible(url: &str, path: &str) -> bool {
    let local = ["http://localhost", "http://127.0.0.1", "http://[::1]"]
        .iter()
        .any(|it| url.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/', '?'])));
    let scheme = url.split_once("://").map_or("", |it| it.0);
    !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && (scheme != "http" || local)
        && !(url.contains('#') && path == arg::CALLBACKS)
        && !url.contains('*')
        && url.len() <= 1024
        && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn is_scope(text: &str) -> bool {
    !text.is_empty() && text.len() <= 256 && text.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '\\')
}
