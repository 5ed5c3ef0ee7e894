//! Where users may be sent.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::words::some;
use crate::document::{Part, Value, sort_by_key};
use crate::facts::{ClientFacts, Item, head};
use crate::schema::arg;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "plain-http",
        number: "R43",
        title: "http callback URL",
        arguments: URLS,
        explanation: || "AWS accepts http only for localhost, 127.0.0.1, and [::1], on any port. Elsewhere, anyone on the network could read the code or token.",
        aws_says: || Some("... cannot use the HTTP protocol."),
        told: client(plain_http),
        example: || r#"{"callback_urls":["http://app.example.com/callback"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "callback-fragment",
        number: "R44",
        title: "Fragment in a callback URL",
        arguments: &[arg::CALLBACKS, arg::DEFAULT],
        explanation: || "Browsers never send the part after # to a server, and OAuth forbids it in a redirect URI. Use a path instead of a hash route.",
        aws_says: || Some("... cannot use fragment"),
        told: client(fragment),
        example: || r##"{"callback_urls":["https://app.example.com/#/callback"]}"##,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "url-not-absolute",
        number: "R45",
        title: "URL isn't absolute, or is malformed",
        arguments: URLS,
        explanation: || "A URL needs a scheme (https, or an app's own as in myapp://callback). It has up to 1,024 characters, and no white space or control characters.",
        enforced_by: EnforcedBy::Tools("AWS on apply; length and characters by CloudFormation before deployment"),
        told: client(not_absolute),
        example: || r#"{"callback_urls":["app.example.com/callback"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "too-many-urls",
        number: "R46",
        title: "Too many URLs",
        arguments: &[arg::CALLBACKS, arg::LOGOUTS],
        explanation: || "The limit is 100 callback URLs and 100 sign-out URLs, and AWS doesn't raise it. Create a client for each environment.",
        enforced_by: EnforcedBy::Tools(
            "Terraform on plan; CloudFormation and cfn-lint before deployment; AWS on apply",
        ),
        aws_says: || Some("Member must have length less than or equal to 100"),
        sources: || &[guide!("quotas")],
        ..Rule::DEFAULTS
    },
    Rule {
        id: "default-redirect-not-listed",
        number: "R47",
        title: "Default redirect URI not among the callback URLs",
        arguments: &[arg::DEFAULT, arg::CALLBACKS],
        explanation: || "It must match one of the callback URLs exactly, including a trailing slash.",
        aws_says: || Some("The default redirect URI ... is not in the callback URIs list."),
        told: client(default_not_listed),
        example: || r#"{"callback_urls":["https://app.example.com/a"],"default_redirect_uri":"https://app.example.com/a/"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "default-redirect-unused",
        number: "R48",
        severity: Severity::Info,
        title: "Use of the default redirect URI",
        arguments: &[arg::DEFAULT, arg::PROVIDERS],
        explanation: || "According to AWS, the default replaces redirect_uri if a client has one identity provider. With more, requests should always specify redirect_uri.",
        enforced_by: NOTHING,
        told: client(default_unused),
        example: || r#"{"callback_urls":["https://a.example.com"],"default_redirect_uri":"https://a.example.com","supported_identity_providers":["COGNITO","Google"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "sign-out-fragment",
        number: "R49",
        severity: Severity::Warning,
        title: "Fragment in a sign-out URL",
        arguments: &[arg::LOGOUTS],
        explanation: || "Sign-out URLs follow the rules of callback URLs: https, absolute, no white space. AWS documents the ban on fragments only for callback URLs, so AWS may not reject one here.",
        enforced_by: EnforcedBy::Tools("AWS on apply, possibly"),
        told: client(sign_out_fragment),
        example: || r##"{"logout_urls":["https://app.example.com/#bye"]}"##,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "development-url",
        number: "R50",
        severity: Severity::Warning,
        title: "Development URLs in production",
        arguments: URLS,
        explanation: || "AWS accepts http on the user's own computer for testing. On a production client, any program on that computer can receive the codes of real users. Create a separate client for development.",
        enforced_by: NOTHING,
        sources: || &[API, rfc9700!("2.1")],
        risk: true,
        told: client(development),
        example: || r#"{"callback_urls":["https://app.example.com/cb","http://localhost:3000/cb"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "wildcard-url",
        number: "R51",
        severity: Severity::Warning,
        title: "Wildcards and near matches",
        arguments: &[arg::CALLBACKS, arg::LOGOUTS],
        explanation: || "A request must match a listed URL exactly. An asterisk matches only itself; a trailing slash, different case, or different query makes a different URL.",
        enforced_by: SIGN_IN,
        sources: || &[rfc9700!("4.1.3"), API],
        risk: true,
        told: client(wildcard),
        example: || r#"{"callback_urls":["https://*.example.com/callback"]}"#,
        ..Rule::DEFAULTS
    },
];

pub(super) const URLS: &[&str] = &[arg::CALLBACKS, arg::LOGOUTS, arg::DEFAULT];

/// The scheme of an absolute URI.
pub(super) fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

/// Whether it is an app's own scheme.
pub(super) fn is_private(scheme: &str) -> bool {
    !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http")
}

/// The host of an http or https URL, as far as `text` certainly has all of it.
fn host(text: &str, whole: bool) -> Option<&str> {
    let rest = strip(text, "http://").or_else(|| strip(text, "https://"))?;
    let end = rest.find(['/', '?', '#']);
    if end.is_none() && !whole {
        return None;
    }
    let authority = &rest[..end.unwrap_or(rest.len())];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(match host.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((inside, _)) => &host[..inside.len() + 2],
        None => host.split(':').next().unwrap_or_default(),
    })
}

fn strip<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// The hosts on which AWS takes http.
fn is_loopback(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|it| host.eq_ignore_ascii_case(it))
}

/// On the machine of anyone who opens it, or under a name that is for tests.
fn is_development(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    is_loopback(&host)
        || host == "0.0.0.0"
        || host.starts_with("127.")
        || [".localhost", ".test", ".local", ".invalid"].iter().any(|it| host.ends_with(it))
}

/// A literal URL on the user's own machine.
pub(super) fn is_local(url: &str) -> bool {
    host(url, true).is_some_and(is_development)
}

/// A URL and all arguments that contain it, so that it is reported and fixed once.
pub(super) struct Url<'a> {
    pub raw: &'a Json,
    pub value: &'a Value,
    pub at: Vec<(&'static str, usize)>,
}

impl Url<'_> {
    pub fn hit(&self, message: String) -> Hit {
        let mut at: Vec<&'static str> = self.at.iter().map(|it| it.0).collect();
        at.dedup();
        let hit = Hit::new(message).at(&at);
        match self.at.first() {
            Some((path, index)) if *path != arg::DEFAULT => hit.element(*index),
            _ => hit,
        }
    }

    /// Everything that puts `to` where this URL is.
    fn replace(&self, to: &str) -> Vec<Edit> {
        let to = Json::String(to.to_owned());
        let mut edits: Vec<Edit> = Vec::new();
        for (path, _) in &self.at {
            let edit = match *path {
                arg::DEFAULT => Edit::Set(arg::DEFAULT, to.clone()),
                path => Edit::Replace(path, self.raw.clone(), to.clone()),
            };
            if !edits.contains(&edit) {
                edits.push(edit);
            }
        }
        edits
    }

    fn shown(&self) -> String {
        quote(&crate::document::text::print(self.value))
    }

    pub fn source(&self) -> &str {
        self.raw.as_str().unwrap_or_default()
    }

    fn change(&self, client: &Client, to: &str) -> Fix {
        Fix::new(client, self.replace(to)).told(format!("Change {} to {}", shorten(self.source()), shorten(to)))
    }
}

/// The URLs of some arguments, equal ones together.
pub(super) fn urls<'a>(c: &'a ClientFacts, paths: &[&'static str]) -> Vec<Url<'a>> {
    let mut urls: Vec<Url> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut add = |path: &'static str, item: &'a Item| {
        let Some(source) = item.raw.as_str() else { return };
        let index = *known.entry(source).or_insert_with(|| {
            urls.push(Url { raw: item.raw, value: &item.value, at: Vec::new() });
            urls.len() - 1
        });
        urls[index].at.push((path, item.index));
    };
    for path in paths {
        match *path {
            arg::CALLBACKS => c.callbacks.all.iter().for_each(|item| add(path, item)),
            arg::LOGOUTS => c.logouts.all.iter().for_each(|item| add(path, item)),
            _ => c.default_redirect.iter().for_each(|item| add(path, item)),
        }
    }
    urls
}

/// Changes a URL wherever it is.
pub(super) fn change(c: &ClientFacts, from: &str, to: &str) -> Option<Fix> {
    urls(c, URLS).iter().find(|url| url.source() == from).map(|url| url.change(c.client, to))
}

/// Whether nothing but its being there is wrong with a URL, as far as one can see.
pub(super) fn is_sound(value: &Value) -> bool {
    let (text, whole) = head(value);
    !(whole && text.is_empty()) && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Whether callback URLs can be given at all: with OAuth off, the first one would be a mistake of its own.
pub(super) fn may_have_callbacks(c: &ClientFacts) -> bool {
    let given = [&c.grants, &c.scopes, &c.callbacks, &c.logouts].iter().any(|set| !set.all.is_empty());
    given || c.switch.or(false) != Some(false)
}

fn plain_http(c: &ClientFacts) -> Vec<Hit> {
    urls(c, URLS)
        .iter()
        .filter_map(|url| {
            let (text, whole) = head(url.value);
            strip(text, "http://")?;
            let host = host(text, whole)?;
            if is_loopback(host) || host.is_empty() {
                return None;
            }
            let mut hit =
                url.hit(format!("{} uses http. AWS accepts it only for localhost, 127.0.0.1, and [::1].", url.shown()));
            if let Some(rest) = strip(url.source(), "http://") {
                hit = hit.fix(url.change(c.client, &format!("https://{rest}")));
            }
            Some(hit)
        })
        .collect()
}

/// Whether any literal part has this character.
fn has(value: &Value, wanted: char) -> bool {
    match value {
        Value::Text(text) => text.contains(wanted),
        Value::Template(parts) => parts.iter().any(|it| matches!(it, Part::Literal(text) if text.contains(wanted))),
        _ => false,
    }
}

fn fragments(c: &ClientFacts, here: impl Fn(&'static str) -> bool, says: &str) -> Vec<Hit> {
    let callback = |url: &Url| url.at.iter().any(|(at, _)| *at != arg::LOGOUTS);
    let wanted = here(arg::CALLBACKS);
    urls(c, URLS)
        .iter()
        .filter(|url| has(url.value, '#') && callback(url) == wanted)
        .map(|url| {
            let mut hit = url.hit(format!("{} has a fragment (the part from #){says}", url.shown()));
            hit.at.retain(|at| here(at));
            if let (Value::Text(_), Some((kept, _))) = (url.value, url.source().split_once('#'))
                && scheme(kept).is_some()
                && !kept.ends_with("//")
            {
                hit = hit.fix(url.change(c.client, kept));
            }
            hit
        })
        .collect()
}

fn fragment(c: &ClientFacts) -> Vec<Hit> {
    fragments(c, |at| at != arg::LOGOUTS, ". AWS rejects it in callback URLs.")
}

/// One that is a callback as well is reported there, and fixed together.
fn sign_out_fragment(c: &ClientFacts) -> Vec<Hit> {
    fragments(c, |at| at == arg::LOGOUTS, ". AWS forbids it in callback URLs, and probably here.")
}

fn not_absolute(c: &ClientFacts) -> Vec<Hit> {
    urls(c, URLS)
        .iter()
        .filter_map(|url| {
            let (text, whole) = head(url.value);
            // Empty, or with white space: a check of its own says so.
            if text.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
                return None;
            }
            if let Some(slip) = slip(text, whole).filter(|slip| url.source().starts_with(&text[..slip.end])) {
                let fixed = format!("{}{}", slip.scheme, &url.source()[slip.end..]);
                let hit = url.hit(format!("{} {}.", url.shown(), slip.what)).fix(url.change(c.client, &fixed));
                return Some(if scheme(text).is_some() {
                    hit.severity(Severity::Warning).enforced(SIGN_IN)
                } else {
                    hit
                });
            }
            let port = text.split_once(':').filter(|(host, rest)| {
                rest.starts_with(|c: char| c.is_ascii_digit()) && (*host == "localhost" || host.contains('.'))
            });
            if port.is_some() {
                let http = text.starts_with("localhost") || text.starts_with("127.");
                let fixed = format!("{}://{}", if http { "http" } else { "https" }, url.source());
                return Some(
                    url.hit(format!(
                        "{} has no scheme such as https://. AWS would read the part before the colon as the scheme.",
                        url.shown()
                    ))
                    .severity(Severity::Warning)
                    .enforced(SIGN_IN)
                    .fix(url.change(c.client, &fixed)),
                );
            }
            let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
            match end {
                None if !whole => return None,
                Some(at) if text[at..].starts_with(':') && scheme(text).is_some() => {
                    // https:// and nothing more.
                    if !(whole && (host(text, true) == Some(""))) {
                        return None;
                    }
                    return Some(url.hit(format!("{} has no host.", url.shown())));
                }
                _ => {}
            }
            let mut hit =
                url.hit(format!("{} isn't an absolute URL. Start it with a scheme such as https://.", url.shown()));
            let first = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
            if first.contains('.') && first.starts_with(|c: char| c.is_ascii_alphanumeric()) && !first.ends_with('.') {
                hit = hit.fix(url.change(c.client, &format!("https://{}", url.source())));
            } else if let Some(rest) = text.strip_prefix("//").filter(|rest| rest.contains('.') && whole) {
                hit = hit.fix(url.change(c.client, &format!("https://{rest}")));
            }
            Some(hit)
        })
        .collect()
}

/// A scheme that was written twice, or with other signs than `://` after it.
struct Slip {
    /// Where the host begins.
    end: usize,
    /// What should be before the host.
    scheme: String,
    what: &'static str,
}

fn slip(text: &str, whole: bool) -> Option<Slip> {
    let begins = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') || rest.is_empty() && !whole;
    let web = |text: &str| ["https", "http"].into_iter().find(|it| strip(text, it).is_some());
    let Some(outer) = web(text).filter(|it| text[it.len()..].starts_with([':', '/', '\\'])) else {
        // An app's own scheme.
        let prefix = format!("{}://", scheme(text)?);
        let rest = text.strip_prefix(&prefix)?.strip_prefix(&prefix)?;
        return Some(Slip { end: text.len() - rest.len(), scheme: prefix, what: "has its scheme twice" });
    };
    let after = &text[outer.len()..];
    let colon = after.strip_prefix(':');
    let rest = colon.unwrap_or(after).trim_start_matches(['/', '\\']);
    let signs = &text[outer.len()..text.len() - rest.len()];
    let inner = web(rest).and_then(|inner| Some((inner, rest[inner.len()..].strip_prefix("://")?)));
    if let Some((inner, host_on)) = inner.filter(|(_, host_on)| begins(host_on)) {
        let local = host(rest, whole).is_some_and(is_loopback);
        let scheme = if local || inner == outer { inner } else { "https" };
        let end = text.len() - host_on.len();
        return Some(Slip { end, scheme: format!("{scheme}://"), what: "has its scheme twice" });
    }
    // http:3000 may be a host and its port.
    let port = signs == ":" && !rest.starts_with(|c: char| c.is_alphabetic());
    let wrong = signs != "://" && begins(rest) && !port && (colon.is_some() || signs.len() > 1);
    wrong.then(|| Slip {
        end: text.len() - rest.len(),
        scheme: format!("{outer}://"),
        what: "doesn't have :// after its scheme",
    })
}

fn default_not_listed(c: &ClientFacts) -> Vec<Hit> {
    let Some(default) = &c.default_redirect else { return Vec::new() };
    let listed = c.callbacks.contains(&default.value);
    // A value that is computed may equal anything, except where there is nothing.
    let known = c.callbacks.is_empty() || matches!(default.value, Value::Text(_)) && c.callbacks.complete;
    let empty = matches!(&default.value, Value::Text(text) if text.is_empty());
    if listed || !known || empty {
        return Vec::new();
    }
    let message = format!(
        "{} doesn't match a callback URL{}.",
        quote(&crate::document::text::print(&default.value)),
        if c.callbacks.is_empty() { ": the list is empty" } else { " exactly" }
    );
    let near = c.callbacks.all.iter().find(|item| match (&item.value, &default.value) {
        (Value::Text(a), Value::Text(b)) => near_form(a) == near_form(b),
        _ => false,
    });
    let mut hit = Hit::new(message);
    if let Some(near) = near {
        hit = hit.fix(Fix::new(c.client, vec![Edit::Set(arg::DEFAULT, near.raw.clone())]));
    }
    let list = c.raw(arg::CALLBACKS).is_none_or(|it| it.is_array() || it.is_null());
    let possible = list && c.callbacks.all.len() < 100 && is_sound(&default.value) && may_have_callbacks(c);
    hit.fix_if(possible, || Fix::new(c.client, vec![Edit::Add(arg::CALLBACKS, default.raw.clone())]))
        .fix(Fix::new(c.client, vec![Edit::Unset(arg::DEFAULT)]))
        .one()
}

fn default_unused(c: &ClientFacts) -> Vec<Hit> {
    if c.default_redirect.is_none() || c.providers.all.len() < 2 {
        return Vec::new();
    }
    Hit::new(format!(
        "default_redirect_uri is used only with one identity provider. This client has {}.",
        c.providers.all.len()
    ))
    .one()
}

fn development(c: &ClientFacts) -> Vec<Hit> {
    let all = urls(c, URLS);
    let local = |url: &&Url| {
        let (text, whole) = head(url.value);
        host(text, whole).is_some_and(is_development)
    };
    let (local, other): (Vec<&Url>, Vec<&Url>) = all.iter().partition(local);
    let name = c.client.value(arg::NAME);
    let production =
        name.as_ref().and_then(Value::as_text).is_some_and(|name| name.to_ascii_lowercase().contains("prod"));
    if local.is_empty() || (other.is_empty() && !production) {
        return Vec::new();
    }
    let shown: Vec<String> = local.iter().map(|url| url.shown()).collect();
    let message = format!(
        "{} {} for development, and this client also serves real users.",
        some(&shown, 3),
        if local.len() == 1 { "is" } else { "are" },
    );
    let mut at: Vec<&'static str> = local.iter().flat_map(|url| url.at.iter().map(|it| it.0)).collect();
    sort_by_key(&mut at, |path| URLS.iter().position(|it| it == path));
    at.dedup();
    let gone: Vec<&Json> = local.iter().map(|url| url.raw).collect();
    let keeps = |items: &crate::facts::Items| !items.complete || items.all.iter().any(|it| !gone.contains(&it.raw));
    // A callback must be left, and so has the default.
    let possible = (keeps(&c.callbacks) || !at.contains(&arg::CALLBACKS)) && !at.contains(&arg::DEFAULT);
    let edits = || {
        let of = |path: &'static str, items: &crate::facts::Items| {
            let here = items.all.iter().filter(|it| gone.contains(&it.raw));
            here.map(|it| Edit::Remove(path, it.raw.clone())).collect::<Vec<_>>()
        };
        [of(arg::CALLBACKS, &c.callbacks), of(arg::LOGOUTS, &c.logouts)].concat()
    };
    let mut hit = Hit::new(message).at(&at).fix_if(possible, || Fix::new(c.client, edits()));
    hit.element = local.first().and_then(|url| url.at.first()).filter(|it| it.0 != arg::DEFAULT).map(|it| it.1);
    hit.one()
}

/// A URL without what users overlook.
fn near_form(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase()
}

fn wildcard(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for url in urls(c, &[arg::CALLBACKS, arg::LOGOUTS]) {
        if has(url.value, '*') {
            let callback = url.at.iter().any(|it| it.0 == arg::CALLBACKS);
            let last = callback && !c.callbacks.leaves(|it| it == url.value.as_text().unwrap_or_default());
            let default = c.default_redirect.as_ref().is_some_and(|it| it.value == *url.value);
            let edits = || {
                let mut edits: Vec<Edit> = Vec::new();
                for (path, _) in &url.at {
                    let edit = Edit::Remove(path, url.raw.clone());
                    if !edits.contains(&edit) {
                        edits.push(edit);
                    }
                }
                edits
            };
            let hit = url
                .hit(format!("{} contains an asterisk. It matches only itself, so no real URL matches.", url.shown()));
            hits.push(hit.fix_if(!last && !default, || Fix::new(c.client, edits())));
        }
    }
    for (path, set) in [(arg::CALLBACKS, &c.callbacks), (arg::LOGOUTS, &c.logouts)] {
        let mut forms: BTreeMap<String, &str> = BTreeMap::new();
        for (index, text) in set.texts() {
            match forms.get(&near_form(text)) {
                Some(first) if *first != text => {
                    hits.push(
                        Hit::new(format!(
                            "{} and {} are different URLs. A request must match one of them exactly.",
                            quote(first),
                            quote(text)
                        ))
                        .at(&[path])
                        .element(index),
                    );
                }
                Some(_) => {}
                None => drop(forms.insert(near_form(text), text)),
            }
        }
    }
    hits
}
