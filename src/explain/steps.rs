//! What to do with a client next: addresses and commands for exactly this one, rightly escaped. What isn't known yet is
//! a word in capitals.

use super::summary::scope;
use super::words;
use crate::document::partial::COMMENT;
use crate::document::text::parse;
use crate::document::{Client, Document, Value};
use crate::emit::syntax::shell;
use crate::facts::Tools;
use crate::facts::{ClientFacts, Facts};
use crate::program::ImportId;
use crate::schema::arg;
use crate::schema::{Partition, field};

/// Something to open or to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Stable, in kebab case.
    pub id: &'static str,
    pub title: &'static str,
    /// What it does, and what to put in; whole sentences.
    pub text: String,
    /// What the code is: `"url"` or `"shell"`.
    pub language: &'static str,
    pub code: String,
    /// The words in capitals that must be replaced.
    pub placeholders: Vec<&'static str>,
}

const PLACEHOLDERS: [&str; 14] = [
    "YOUR_DOMAIN",
    "YOUR_REGION",
    "YOUR_CALLBACK_URL",
    "YOUR_SIGN_OUT_URL",
    "YOUR_SCOPE",
    "USER_POOL_ID",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "RANDOM_STATE",
    "CODE_CHALLENGE",
    "CODE_VERIFIER",
    "AUTHORIZATION_CODE",
    "REFRESH_TOKEN",
    "USER_NAME",
];

/// Addresses and commands for exactly this client.
pub fn next_steps(document: &Document, client: &Client) -> Vec<Step> {
    let facts = Facts::new(document, &Tools::default(), &[]);
    let c = ClientFacts::new(&facts, client);
    let plan = Plan::new(&c);
    let mut steps = Vec::new();
    if client.partial().is_some() {
        steps.push(plan.describe());
    }
    let oauth = c.switch.or(false) != Some(false);
    let code = oauth && (c.grants.has("code") || !c.grants.complete);
    let secret = c.secret.is(true);
    if secret || c.secret == crate::facts::Known::Unknown {
        steps.push(plan.secret());
    }
    if code {
        steps.push(pkce());
        steps.push(plan.authorize("code"));
        steps.push(plan.token());
    }
    if oauth && c.grants.has("implicit") {
        steps.push(plan.authorize("token"));
    }
    if oauth && c.grants.has("client_credentials") {
        steps.push(plan.machine());
    }
    if code {
        steps.push(plan.renew());
    }
    if oauth && c.redirects() {
        steps.push(plan.sign_out());
    }
    if !oauth {
        steps.extend(plan.api());
    }
    steps
}

/// What the steps are made from.
struct Plan<'c, 'f, 'a> {
    c: &'c ClientFacts<'f, 'a>,
    host: String,
    client_id: String,
    pool_id: String,
    callback: String,
    scopes: Vec<String>,
}

impl<'c, 'f, 'a> Plan<'c, 'f, 'a> {
    fn new(c: &'c ClientFacts<'f, 'a>) -> Self {
        let import = c.import_id.and_then(|id| ImportId::parse(id).ok());
        let literal = |path| c.client.value(path).and_then(|it| it.as_text().map(str::to_owned));
        let pool_id = import.as_ref().map(|it| it.user_pool_id.clone()).or_else(|| literal(arg::POOL));
        let region = c.region().filter(|region| is_host(region)).unwrap_or_else(|| "YOUR_REGION".to_owned());
        let partition = Partition::of_region(&region);
        let prefix_host = |prefix: &str| match partition {
            Some(partition) => partition.prefix_host(prefix, &region),
            None => Some(format!("{prefix}.auth.{region}.amazoncognito.com")),
        };
        let domain = c.pool.and_then(|pool| pool.domains.first());
        let host = match domain.and_then(|it| Some((it.domain.as_ref()?.as_text()?, it.custom))) {
            Some((domain, true)) if is_host(domain) => domain.to_owned(),
            Some((prefix, false)) if is_host(prefix) => prefix_host(prefix).unwrap_or_else(|| "YOUR_DOMAIN".to_owned()),
            _ => "YOUR_DOMAIN".to_owned(),
        };
        let first = c.default_redirect.as_ref().or(c.callbacks.all.first());
        Plan {
            c,
            host,
            client_id: import.map_or_else(|| "CLIENT_ID".to_owned(), |it| it.client_id),
            pool_id: pool_id.unwrap_or_else(|| "USER_POOL_ID".to_owned()),
            callback: known(first.map(|it| &it.value), "YOUR_CALLBACK_URL"),
            scopes: c
                .scopes
                .all
                .iter()
                .map(|it| scope(c, &it.value))
                .map(|it| if it.contains("${") || it.contains("%{") { "YOUR_SCOPE".to_owned() } else { it })
                .collect(),
        }
    }

    fn url(&self, path: &str, query: &[(&str, &str)]) -> String {
        let query: Vec<String> = query.iter().map(|(key, value)| format!("{key}={}", percent(value))).collect();
        format!("https://{}{path}?{}", self.host, query.join("&"))
    }

    fn describe(&self) -> Step {
        let code = command(&[
            &["aws", "cognito-idp", "describe-user-pool-client"],
            &["--user-pool-id", &self.pool_id],
            &["--client-id", &self.client_id],
        ]);
        let text = "Only a part of this client was opened. Open the output of this command to get all settings. The output includes the client secret.";
        step("describe", "Get all settings", text, "shell", code)
    }

    fn secret(&self) -> Step {
        if self.c.managed_secret.is(true) {
            return self.managed_secret();
        }
        let code = command(&[
            &["aws", "cognito-idp", "describe-user-pool-client"],
            &["--user-pool-id", &self.pool_id],
            &["--client-id", &self.client_id],
            &["--query", "UserPoolClient.ClientSecret"],
            &["--output", "text"],
        ]);
        step(
            "secret",
            "Get the client secret",
            "Prints the client secret. Make sure that no one else sees it.",
            "shell",
            code,
        )
    }

    /// Secrets Manager has the secret; AWS answers with its ARN instead.
    fn managed_secret(&self) -> Step {
        let get = |id: String| {
            join(&[
                words_of(&["aws", "secretsmanager", "get-secret-value"]),
                vec!["--secret-id".to_owned(), id],
                words_of(&["--query", "SecretString"]),
                words_of(&["--output", "text"]),
            ])
        };
        let arn = self.c.client.extra.get(COMMENT).and_then(|it| it.get("ClientSecretArn")).and_then(|it| it.as_str());
        let code = match arn.and_then(|it| parse(it).ok()).as_ref().and_then(Value::as_text) {
            Some(arn) => get(word(arn)),
            None => {
                let find = command(&[
                    &["SECRET_ARN=$(aws", "cognito-idp", "describe-user-pool-client"],
                    &["--user-pool-id", &self.pool_id],
                    &["--client-id", &self.client_id],
                    &["--query", "UserPoolClient.ClientSecretArn"],
                    &["--output", "text"],
                ]);
                let find = find.replacen("'SECRET_ARN=$(aws'", "SECRET_ARN=$(aws", 1);
                format!("{})\n{}", find.trim_end(), get("\"$SECRET_ARN\"".to_owned()))
            }
        };
        let text = "Prints JSON: clientSecretValue is the client secret. Make sure that no one else sees it. AWS rotates it, so the app must read it from Secrets Manager.";
        step("secret", "Get the client secret", text, "shell", code)
    }

    fn authorize(&self, response: &'static str) -> Step {
        let scopes = self.scopes.join(" ");
        let mut query =
            vec![("response_type", response), ("client_id", &self.client_id), ("redirect_uri", &self.callback)];
        if !scopes.is_empty() {
            query.push(("scope", &scopes));
        }
        query.push(("state", "RANDOM_STATE"));
        if response == "code" {
            query.extend([("code_challenge_method", "S256"), ("code_challenge", "CODE_CHALLENGE")]);
        }
        let code = self.url("/oauth2/authorize", &query);
        if response == "token" {
            return step(
                "authorize-implicit",
                "Open the sign-in page (implicit grant)",
                "The tokens are returned after the # of the callback URL. Check that state matches the value you sent.",
                "url",
                code,
            );
        }
        step(
            "authorize",
            "Open the sign-in page",
            "The user returns to the callback URL with code and state in its query. Check that state matches the value you sent. The code is valid once, for 5 minutes.",
            "url",
            code,
        )
    }

    fn post(&self, data: &[(&str, &str)]) -> String {
        let endpoint = format!("https://{}/oauth2/token", self.host);
        let user = format!("{}:CLIENT_SECRET", self.client_id);
        let mut lines: Vec<Vec<String>> = vec![words_of(&["curl", "--request", "POST", &endpoint])];
        // With a secret, the client says who it is in the header; without, in the body.
        let secret = !self.c.no_secret();
        if secret {
            lines.push(words_of(&["--user", &user]));
        }
        for (key, value) in data.iter().filter(|(key, _)| !(secret && *key == "client_id")) {
            // The verifier is in the variable that the first step made.
            let data = match *value {
                "CODE_VERIFIER" => vec!["--data-urlencode".to_owned(), format!("\"{key}=$CODE_VERIFIER\"")],
                value => words_of(&["--data-urlencode", &format!("{key}={value}")]),
            };
            lines.push(data);
        }
        join(&lines)
    }

    fn token(&self) -> Step {
        let code = self.post(&[
            ("grant_type", "authorization_code"),
            ("client_id", &self.client_id),
            ("code", "AUTHORIZATION_CODE"),
            ("redirect_uri", &self.callback),
            ("code_verifier", "CODE_VERIFIER"),
        ]);
        let text = "Returns access, ID, and refresh tokens as JSON. redirect_uri must be the same as before.";
        step("token", "Exchange the code for tokens", text, "shell", code)
    }

    fn renew(&self) -> Step {
        let code = self.post(&[
            ("grant_type", "refresh_token"),
            ("client_id", &self.client_id),
            ("refresh_token", "REFRESH_TOKEN"),
        ]);
        let text = match self.c.rotation.is("ENABLED") {
            true => "Returns new tokens, including a new refresh token. Store that one and discard the old one.",
            false => "Returns a new access token and ID token. The refresh token stays the same.",
        };
        step("renew", "Refresh the tokens", text, "shell", code)
    }

    fn machine(&self) -> Step {
        // What mentions a user isn't given to a service.
        let of_a_user = field(arg::SCOPES).map_or(&[][..], |field| (field.argument.suggestions)());
        let own = |scope: &&String| !of_a_user.iter().any(|choice| choice.value == scope.as_str());
        let scopes = self.scopes.iter().filter(own).cloned().collect::<Vec<_>>().join(" ");
        let mut data = vec![("grant_type", "client_credentials"), ("client_id", self.client_id.as_str())];
        if !scopes.is_empty() {
            data.push(("scope", &scopes));
        }
        let text = "Returns an access token as JSON. AWS bills each request, so reuse the token until it expires.";
        step("token-machine", "Get a token for the service", text, "shell", self.post(&data))
    }

    fn sign_out(&self) -> Step {
        let url = known(self.c.logouts.all.first().map(|it| &it.value), "YOUR_SIGN_OUT_URL");
        let (text, code) = match self.c.logouts.is_empty() {
            // Without a sign-out URL only the way back to the sign-in page is left.
            true => (
                "No sign-out URL is set, so this ends the session of the sign-in page and shows that page again.",
                self.url(
                    "/logout",
                    &[
                        ("client_id", &self.client_id),
                        ("redirect_uri", &self.callback),
                        ("response_type", if self.c.grants.has("code") { "code" } else { "token" }),
                    ],
                ),
            ),
            false => (
                "Ends the session of the sign-in page and redirects the user. It doesn't revoke tokens.",
                self.url("/logout", &[("client_id", &self.client_id), ("logout_uri", &url)]),
            ),
        };
        step("sign-out", "Sign out", text, "url", code)
    }

    /// Sign-in through the API, as far as a command can.
    fn api(&self) -> Option<Step> {
        let direct = ["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"].iter().any(|it| self.c.auth.has(it));
        let choice = self.c.auth.has("ALLOW_USER_AUTH");
        if !direct && !choice {
            return None;
        }
        let (flow, parameters) = match direct {
            true => ("USER_PASSWORD_AUTH", r#"{"USERNAME":"USER_NAME","PASSWORD":"PASSWORD"}"#),
            false => ("USER_AUTH", r#"{"USERNAME":"USER_NAME"}"#),
        };
        let code = command(&[
            &["aws", "cognito-idp", "initiate-auth"],
            &["--auth-flow", flow],
            &["--client-id", &self.client_id],
            &["--auth-parameters", parameters],
        ]);
        let text = match self.c.secret.is(true) {
            true => "Signs a user in through the API. This client has a secret, so add SECRET_HASH to the parameters.",
            false => "Signs a user in through the API.",
        };
        Some(step("api-sign-in", "Sign in through the API", text, "shell", code))
    }
}

fn pkce() -> Step {
    let code = "CODE_VERIFIER=$(openssl rand -hex 32)\nCODE_CHALLENGE=$(printf %s \"$CODE_VERIFIER\" | openssl dgst -sha256 -binary | openssl base64 | tr '+/' '-_' | tr -d '=')\n";
    let mut step = step(
        "pkce",
        "Create a code verifier and its challenge",
        "Use a new pair for each sign-in. The challenge goes to the sign-in page, the verifier with the code.",
        "shell",
        code.to_owned(),
    );
    step.placeholders.clear();
    step
}

fn step(id: &'static str, title: &'static str, text: &str, language: &'static str, code: String) -> Step {
    let placeholders = PLACEHOLDERS.into_iter().filter(|word| code.contains(word)).collect();
    Step { id, title, text: text.to_owned(), language, code, placeholders }
}

/// A literal, or the placeholder.
fn known(value: Option<&Value>, placeholder: &str) -> String {
    match value {
        Some(value @ Value::Text(text)) if !text.is_empty() => words(value),
        _ => placeholder.to_owned(),
    }
}

/// Letters, digits, dots and hyphens: nothing that could break out of the host of an address.
fn is_host(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

/// RFC 3986: everything but the unreserved characters.
fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}

fn word(text: &str) -> String {
    let lines = crate::emit::render(&shell::word(text), usize::MAX >> 1);
    let line = |line: &crate::emit::Line| line.spans.iter().map(|span| &*span.text).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn words_of(all: &[&str]) -> Vec<String> {
    // An option is a word that begins with a hyphen on purpose.
    all.iter()
        .map(|text| {
            let option = text
                .strip_prefix("--")
                .is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
            if option { (*text).to_owned() } else { word(text) }
        })
        .collect()
}

fn command(lines: &[&[&str]]) -> String {
    join(&lines.iter().map(|line| words_of(line)).collect::<Vec<_>>())
}

/// One option a line.
fn join(lines: &[Vec<String>]) -> String {
    lines.iter().map(|line| line.join(" ")).collect::<Vec<_>>().join(" \\\n  ") + "\n"
}
