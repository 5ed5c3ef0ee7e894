//! A list that was joined into one text: several values in one entry of a set.

use serde_json::{Value as Json, json};

use super::super::fix::{Edit, Fix};
use super::urls::{URLS, Url, scheme, urls};
use super::*;
use crate::document::text::print;
use crate::document::words::some;
use crate::document::{Part, Value};
use crate::facts::{ClientFacts, Items, Known, is_standard};
use crate::schema::arg;
use crate::schema::{Choice, Kind};

pub(super) static RULES: &[Rule] = &[Rule {
    id: "joined-values",
    severity: Severity::Warning,
    title: "Several values in one entry",
    arguments: &[
        arg::CALLBACKS,
        arg::LOGOUTS,
        arg::DEFAULT,
        arg::SCOPES,
        arg::GRANTS,
        arg::AUTH,
        arg::PROVIDERS,
        arg::READ,
        arg::WRITE,
    ],
    explanation: || "No tool splits an entry at a comma, semicolon, vertical bar, space, or line break. The whole entry counts as one value, and no request matches it.",
    enforced_by: SIGN_IN,
    sources: || &[API, guide!("cognito-user-pools-configuring-app-integration")],
    told: client(joined),
    example: || r#"{"allowed_oauth_flows_user_pool_client":true,"allowed_oauth_flows":["code"],"allowed_oauth_scopes":["openid,email"],"callback_urls":["https://a.example.com/cb,https://b.example.com/cb"],"supported_identity_providers":["COGNITO"]}"#,
    ..Rule::DEFAULTS
}];

/// The rules that find the same entry as one value that nothing knows.
const ABOUT_ONE_VALUE: &[&str] = &[
    "unknown-value",
    "scope-format",
    "unknown-scope",
    "unknown-provider",
    "unknown-readable-attribute",
    "not-writable",
    "custom-attribute-prefix",
    "url-not-absolute",
];

/// Keeps one finding of each joined entry: where another rule finds that one, with the message and fixes of this rule.
pub(in super::super) fn absorb(findings: &mut Vec<Finding>) {
    let joined: Vec<Finding> = findings.extract_if(.., |it| it.rule == RULES[0].id).collect();
    for found in joined {
        let mut told = false;
        for other in findings.iter_mut().filter(|it| ABOUT_ONE_VALUE.contains(&it.rule)) {
            if other.argument == found.argument && other.element == found.element {
                if !found.fixes.is_empty() {
                    other.fixes.clone_from(&found.fixes);
                }
                if !std::mem::replace(&mut told, true) {
                    other.message.clone_from(&found.message);
                }
            }
        }
        if !told {
            findings.push(found);
        }
    }
}

fn joined(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = joined_urls(c);
    let choice = |path: &'static str| move |text: &str| known_choice(path, text);
    let sets: [(&'static str, &Items, &dyn Fn(&str) -> Option<String>, bool); 6] = [
        (arg::AUTH, &c.auth, &choice(arg::AUTH), true),
        (arg::GRANTS, &c.grants, &choice(arg::GRANTS), true),
        (arg::SCOPES, &c.scopes, &|text| is_scope(text).then(|| text.to_owned()), false),
        (arg::PROVIDERS, &c.providers, &|text| is_provider(c, text).then(|| text.to_owned()), false),
        (arg::READ, &c.read, &|text| is_attribute(text).then(|| text.to_owned()), false),
        (arg::WRITE, &c.write, &|text| is_attribute(text).then(|| text.to_owned()), false),
    ];
    for (path, items, known, closed) in sets {
        for item in &items.all {
            let Some(source) = item.raw.as_str() else { continue };
            let (pieces, separators) = split(&item.value);
            // A provider may be named like this, and so may a scope.
            let whole = item.value.as_text().is_some_and(|text| is_declared(c, path, text));
            if separators.is_empty() || pieces.is_empty() || whole {
                continue;
            }
            let space = separators.contains(char::is_whitespace);
            let texts: Vec<Option<&str>> = pieces.iter().map(Value::as_text).collect();
            let all_known = texts.iter().all(|text| text.is_none_or(|text| known(text).is_some()));
            let certain = closed || space && path != arg::PROVIDERS;
            // White space around a single value: its own check removes it.
            if !(certain || all_known) || pieces.len() == 1 && separators.trim().is_empty() {
                continue;
            }
            let values: Vec<String> = pieces
                .iter()
                .zip(texts)
                .map(|(piece, text)| text.and_then(known).unwrap_or_else(|| print(piece)))
                .collect();
            let edits = in_place(path, item.raw, &values);
            hits.push(
                Hit::new(message(source, &values, "It counts as one value."))
                    .at(&[path])
                    .element(item.index)
                    .fix(Fix::new(c.client, edits).told(label(source, &values))),
            );
        }
    }
    hits
}

fn joined_urls(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for url in urls(c, URLS) {
        let Some(pieces) = split_urls(url.value) else { continue };
        let values: Vec<String> = pieces.iter().map(print).collect();
        let source = url.source();
        let fix = Fix::new(c.client, edits_of(&url, &values)).told(label(source, &values));
        let message = message(source, &values, "A request must match all of it, so sign-in fails.");
        hits.push(url.hit(message).fix(fix));
    }
    hits
}

fn edits_of(url: &Url, values: &[String]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (path, _) in &url.at {
        let more = match *path {
            // It takes one address.
            arg::DEFAULT => values.first().map(|first| Edit::Set(arg::DEFAULT, json!(first))).into_iter().collect(),
            path => in_place(path, url.raw, values),
        };
        edits.extend(more.into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>());
    }
    edits
}

/// The first value in place of the entry, the others after the rest; what is there already isn't added.
fn in_place(path: &'static str, raw: &Json, values: &[String]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (index, value) in values.iter().enumerate() {
        edits.push(match index {
            0 => Edit::Replace(path, raw.clone(), json!(value)),
            _ => Edit::Add(path, json!(value)),
        });
    }
    edits
}

fn message(source: &str, values: &[String], consequence: &str) -> String {
    const SHOWN: usize = 3;
    if values.len() == 1 {
        return format!("{} starts or ends with a separator. {consequence}", quote(source));
    }
    let shown: Vec<String> = values.iter().map(|it| quote(it)).collect();
    format!("This entry contains {} values: {}. {consequence}", values.len(), some(&shown, SHOWN))
}

fn label(source: &str, values: &[String]) -> String {
    match values {
        [one] => format!("Change {} to {}", shorten(source), shorten(one)),
        _ => format!("Split {} into {} values", shorten(source), values.len()),
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|') || c.is_whitespace()
}

/// The pieces of a value without empty ones, and the separators between and around them.
fn split(value: &Value) -> (Vec<Value>, String) {
    let mut separators = String::new();
    let mut pieces: Vec<Vec<Part>> = vec![Vec::new()];
    for part in parts(value) {
        let Part::Literal(text) = part else {
            pieces.extend(pieces.is_empty().then(Vec::new));
            if let Some(last) = pieces.last_mut() {
                last.push(part.clone());
            }
            continue;
        };
        for (index, piece) in text.split(is_separator).enumerate() {
            if index > 0 {
                pieces.push(Vec::new());
            }
            if let Some(last) = pieces.last_mut().filter(|_| !piece.is_empty()) {
                last.push(Part::Literal(piece.to_owned()));
            }
        }
        separators.extend(text.chars().filter(|c| is_separator(*c)));
    }
    (pieces.into_iter().filter_map(whole).collect(), separators)
}

/// The URLs that a text holds, where these are several, or one with a stray comma; `None` where all is one URL. A comma
/// is a part of many good URLs: only one right before another scheme, or at an end, separates.
fn split_urls(value: &Value) -> Option<Vec<Value>> {
    let parts = parts(value);
    let mut pieces: Vec<Vec<Part>> = vec![Vec::new()];
    let (mut stray, mut query) = (false, false);
    for (index, part) in parts.iter().enumerate() {
        let Part::Literal(text) = part else {
            pieces.last_mut()?.push(part.clone());
            continue;
        };
        let mut rest = text.as_str();
        while let Some(at) = rest.find(is_separator) {
            let end = rest[at..].find(|c: char| !is_separator(c)).map_or(rest.len(), |length| at + length);
            let run = &rest[at..end];
            let first = index == 0 && rest.len() == text.len() && at == 0;
            let last = index + 1 == parts.len() && end == rest.len();
            query |= rest[..at].contains('?');
            let before_scheme = scheme(&rest[end..]).is_some_and(|it| rest[end + it.len()..].starts_with("://"))
                && (!query || run.contains(char::is_whitespace));
            if !(first || last || before_scheme) {
                push(&mut pieces, &rest[..end]);
                rest = &rest[end..];
                continue;
            }
            push(&mut pieces, &rest[..at]);
            stray |= run.contains([',', ';', '|']);
            if before_scheme && !first {
                pieces.push(Vec::new());
                query = false;
            }
            rest = &rest[end..];
        }
        query |= rest.contains('?');
        push(&mut pieces, rest);
    }
    let pieces: Vec<Value> = pieces.into_iter().filter_map(whole).collect();
    (pieces.len() > 1 || stray && pieces.len() == 1).then_some(pieces)
}

fn push(pieces: &mut [Vec<Part>], text: &str) {
    let Some(last) = pieces.last_mut().filter(|_| !text.is_empty()) else { return };
    match last.last_mut() {
        Some(Part::Literal(before)) => before.push_str(text),
        _ => last.push(Part::Literal(text.to_owned())),
    }
}

fn parts(value: &Value) -> Vec<Part> {
    match value {
        Value::Text(text) => vec![Part::Literal(text.clone())],
        Value::Template(parts) => parts.clone(),
        _ => Vec::new(),
    }
}

/// Parts as a value; `None` where there are none.
fn whole(mut parts: Vec<Part>) -> Option<Value> {
    Some(match (parts.len(), parts.pop()?) {
        (1, Part::Literal(text)) => Value::Text(text),
        (1, Part::Reference(reference)) => Value::Reference(reference),
        (_, last) => {
            parts.push(last);
            Value::Template(parts)
        }
    })
}

fn known_choice(path: &str, text: &str) -> Option<String> {
    let choices: &[Choice] = match field(path)?.argument.kind {
        Kind::Set(Some(choices)) => choices(),
        _ => &[],
    };
    choices.iter().find(|it| it.value.eq_ignore_ascii_case(text)).map(|it| it.value.to_owned())
}

/// A scope of AWS, or one that names its resource server.
fn is_scope(text: &str) -> bool {
    matches!(text, "openid" | "email" | "phone" | "profile" | "aws.cognito.signin.user.admin")
        || text.split_once('/').is_some_and(|(server, scope)| !server.is_empty() && !scope.is_empty())
}

fn is_attribute(text: &str) -> bool {
    is_standard(text) || text == "oidc:profile" || text.starts_with("custom:") || text.starts_with("dev:custom:")
}

fn is_provider(c: &ClientFacts, text: &str) -> bool {
    matches!(text, "COGNITO" | "Facebook" | "Google" | "LoginWithAmazon" | "SignInWithApple")
        || is_declared(c, arg::PROVIDERS, text)
}

/// Whether the document declares something of this name.
fn is_declared(c: &ClientFacts, path: &str, text: &str) -> bool {
    let Some(pool) = c.pool else { return false };
    match path {
        arg::PROVIDERS => pool.providers.iter().any(|it| it.name.is(text)),
        arg::SCOPES => pool.servers.iter().any(|it| {
            let Known::Is(identifier) = it.identifier else { return false };
            let scope = text.strip_prefix(identifier).and_then(|rest| rest.strip_prefix('/'));
            scope.is_some_and(|scope| it.scopes.as_ref().is_some_and(|all| all.contains(&scope)))
        }),
        arg::READ | arg::WRITE => text.strip_prefix("custom:").is_some_and(|own| pool.has_custom(own) == Some(true)),
        _ => false,
    }
}
