//! Reads a request out of a pasted text: a URL, a curl command, code that calls `fetch`, raw HTTP, or a form body.

use base64::Engine as _;

use super::{Body, Endpoint, Given, Parameter, Request};

/// Longer texts are no request; in bytes.
const MOST: usize = 64 * 1024;
/// The most parameters that are read.
const MOST_PARAMETERS: usize = 64;
/// The most characters of a value that are read.
const MOST_VALUE: usize = 4096;

/// Parameters whose values are never kept.
const HIDDEN: &[&str] = &[
    "client_secret",
    "code",
    "code_verifier",
    "code_challenge",
    "refresh_token",
    "access_token",
    "id_token",
    "id_token_hint",
    "state",
    "nonce",
    "password",
    "username",
    "login_hint",
    "assertion",
    "client_assertion",
    "token",
    "session",
    "request",
];

/// Parameters that are looked for in code and in JSON.
const KNOWN: &[&str] = &[
    "grant_type",
    "client_id",
    "client_secret",
    "code",
    "redirect_uri",
    "code_verifier",
    "refresh_token",
    "scope",
    "username",
    "password",
];

/// The request in a text; `None` if it has none.
pub(in super::super) fn parse(text: &str) -> Option<Request> {
    let text = text.trim();
    if text.len() > MOST {
        return None;
    }
    let text = text.replace("&amp;", "&").replace("\\u0026", "&");
    let text = text.as_str();
    if let Some(request) = front_channel(text) {
        return Some(request);
    }
    let calls = text.contains("/oauth2/token") && text.contains("curl");
    if !calls && !text.contains("grant_type") {
        return None;
    }
    // An error such as `unsupported_grant_type` is no request.
    Some(token(text)).filter(|request| calls || request.has("grant_type"))
}

/// A URL of `/oauth2/authorize`, `/login`, or `/logout`.
fn front_channel(text: &str) -> Option<Request> {
    let paths =
        [("/oauth2/authorize", Endpoint::Authorize), ("/login", Endpoint::Authorize), ("/logout", Endpoint::Logout)];
    let (at, path, endpoint) = paths
        .into_iter()
        .filter_map(|(path, endpoint)| Some((query_after(text, path)?, path, endpoint)))
        .min_by_key(|it| it.0)?;
    let (scheme, host) = origin(&text[..at]);
    let query = query(&text[at + path.len()..]);
    let parameters = form(&query);
    let ours =
        |it: &Parameter| matches!(it.name.as_str(), "client_id" | "response_type" | "redirect_uri" | "logout_uri");
    // Any website has a `/login`.
    let is_request = path == "/oauth2/authorize"
        || parameters.iter().any(ours)
        || host.as_deref().is_some_and(|host| host.contains(".amazoncognito."));
    is_request.then_some(Request { endpoint, scheme, host, parameters, basic: None, body: Body::Form, get: None })
}

/// Where `path` stands with a query after it.
fn query_after(text: &str, path: &str) -> Option<usize> {
    text.match_indices(path).map(|it| it.0).find(|at| {
        let rest = &text[at + path.len()..];
        rest.starts_with('?')
            || rest.starts_with("/?")
            || (path == "/oauth2/authorize" && at + path.len() == text.len())
    })
}

/// The scheme and the host that a text ends with.
fn origin(before: &str) -> (Option<String>, Option<String>) {
    let start = before.rfind(|c: char| c.is_whitespace() || "\"'`<>()=".contains(c)).map_or(0, |at| at + 1);
    // A character that is no ASCII may be longer than one byte.
    let Some((scheme, rest)) = before.get(start..).and_then(|it| it.split_once("://")) else { return (None, None) };
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || ".-:+".contains(c)) && text.len() < 256;
    if !plain(scheme) || !plain(host) || host.is_empty() {
        return (None, None);
    }
    (Some(scheme.to_ascii_lowercase()), Some(host.to_ascii_lowercase()))
}

/// The query after a path. Documentation and scripts break the line after `?` and `&`.
fn query(rest: &str) -> String {
    let rest = rest.trim_start_matches('/').trim_start_matches('?');
    let mut out = String::new();
    let mut after_separator = true;
    for c in rest.chars() {
        match c {
            '\\' | '^' | '`' if after_separator => {}
            c if c.is_whitespace() && after_separator => {}
            c if c.is_whitespace() || "\"'<>`\\".contains(c) && !matches!(c, '<' | '>') => break,
            '#' => break,
            c => {
                after_separator = c == '&';
                out.push(c);
            }
        }
    }
    out
}

/// A form: `a=b&c=d`, percent-encoded.
fn form(text: &str) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for pair in text.split('&').filter(|it| !it.is_empty()).take(MOST_PARAMETERS) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if let Some(name) = decode(name.trim()).filter(|it| !it.is_empty()) {
            parameters.push(Parameter { value: given(&name, value, true), name: name.chars().take(64).collect() });
        }
    }
    parameters
}

/// A value, without what must not be kept.
fn given(name: &str, value: &str, encoded: bool) -> Given {
    let value: String = value.chars().take(MOST_VALUE).collect();
    let value = value.trim();
    if HIDDEN.contains(&name) {
        return match name {
            // How long it is, and which characters it has, is all that counts.
            "code_challenge" if !is_challenge(value) && !is_variable(value) => Given::Malformed,
            _ => Given::Hidden,
        };
    }
    if is_variable(value) {
        return Given::Variable;
    }
    match encoded {
        true => decode(value).map_or(Given::Malformed, Given::Text),
        false => Given::Text(value.to_owned()),
    }
}

/// Whether a text can be the Base64url form of a SHA-256 hash.
fn is_challenge(text: &str) -> bool {
    let text = text.trim_end_matches("%3D").trim_end_matches('=');
    text.len() == 43 && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// Whether a text stands for a value that is filled in later: `$ID`, `${id}`, `<id>`, `{{id}}`, `YOUR_ID`, `***`.
fn is_variable(text: &str) -> bool {
    let upper = |text: &str| text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    text.contains("${")
        || text.contains("{{")
        || text.starts_with(['$', '<', '{', '['])
            && text.ends_with(|c: char| c.is_ascii_alphanumeric() || "_>}]".contains(c))
        || text.len() > 2 && text.starts_with('%') && text.ends_with('%')
        || text.contains("%3C") && text.contains("%3E")
        || text.contains('<') && text.contains('>')
        || text.len() > 2 && text.chars().all(|c| "*x.".contains(c.to_ascii_lowercase()))
        || text.contains("your_")
        || text.contains("YOUR_")
        || text.contains("your-")
        || text.contains('_') && text.len() > 3 && upper(text)
}

/// Decodes a form value; `None` if the bytes aren't text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [] => break,
            [b'+', tail @ ..] => {
                bytes.push(b' ');
                rest = tail;
            }
            [b'%', high, low, tail @ ..] => {
                let (high, low) = (super::super::message::hex(*high)?, super::super::message::hex(*low)?);
                bytes.push(high * 16 + low);
                rest = tail;
            }
            [b'%', ..] => return None,
            [byte, tail @ ..] => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// A call of the token endpoint.
fn token(text: &str) -> Request {
    let mut request = Request {
        endpoint: Endpoint::Token,
        scheme: None,
        host: None,
        parameters: Vec::new(),
        basic: None,
        body: Body::Form,
        get: None,
    };
    if let Some(at) = text.find("/oauth2/token") {
        (request.scheme, request.host) = origin(&text[..at]);
        if text[at..].starts_with("/oauth2/token?") {
            request.parameters = form(&query(&text[at + "/oauth2/token".len()..]));
        }
    }
    match text.find("curl") {
        Some(at) => curl(&text[at..], &mut request),
        None => code(text, &mut request),
    }
    request.parameters.truncate(MOST_PARAMETERS);
    request
}

/// A curl command.
fn curl(text: &str, request: &mut Request) {
    let words = words(text);
    let mut words = words.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let (option, mut value) = match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => (option, Some(value)),
            _ => (word, None),
        };
        // `-d` and its value may be one word.
        let short = ["-d", "-u", "-H", "-X", "-F"].into_iter().find(|it| option.len() > 2 && option.starts_with(it));
        let option = match short {
            Some(short) if !option.starts_with("--") => {
                value = word.get(2..);
                short
            }
            _ => option,
        };
        let takes = matches!(
            option,
            "-d" | "--data"
                | "--data-raw"
                | "--data-binary"
                | "--data-ascii"
                | "--data-urlencode"
                | "-F"
                | "--form"
                | "--json"
                | "-u"
                | "--user"
                | "-H"
                | "--header"
                | "-X"
                | "--request"
        );
        if takes && value.is_none() {
            value = words.next();
        }
        let value = value.unwrap_or_default();
        match option {
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => body(value, request),
            "--data-urlencode" => {
                let (name, value) = value.split_once('=').unwrap_or((value, ""));
                if !name.is_empty() {
                    request.parameters.push(Parameter { value: given(name, value, false), name: clipped(name) });
                }
            }
            "-F" | "--form" => {
                request.body = Body::Multipart;
                let (name, value) = value.split_once('=').unwrap_or((value, ""));
                request.parameters.push(Parameter { value: given(name, value, false), name: clipped(name) });
            }
            "--json" => body(value, request),
            "-u" | "--user" => request.basic = Some(user(value.split(':').next().unwrap_or_default())),
            "-H" | "--header" => header(value, request),
            "-X" | "--request" => request.get = Some(value.eq_ignore_ascii_case("GET")),
            "-G" | "--get" => request.get = Some(true),
            _ => {}
        }
    }
}

fn clipped(name: &str) -> String {
    name.chars().take(64).collect()
}

/// A body as it is sent.
fn body(text: &str, request: &mut Request) {
    let text = text.trim();
    if text.starts_with(['@', '$']) {
        request.body = Body::Elsewhere;
    } else if text.starts_with('{') {
        request.body = Body::Json;
        code(text, request);
    } else {
        request.parameters.extend(form(&text.split_whitespace().collect::<String>()));
    }
}

fn header(text: &str, request: &mut Request) {
    let Some((name, value)) = text.split_once(':') else { return };
    let value = value.trim();
    if name.trim().eq_ignore_ascii_case("authorization") {
        request.basic = Some(basic(value));
    } else if name.trim().eq_ignore_ascii_case("content-type") {
        content_type(value, request);
    }
}

fn content_type(value: &str, request: &mut Request) {
    let value = value.to_ascii_lowercase();
    if value.contains("application/json") {
        request.body = Body::Json;
    } else if value.contains("multipart/form-data") {
        request.body = Body::Multipart;
    }
}

/// The client ID of an `Authorization` header; the secret isn't kept.
fn basic(value: &str) -> Given {
    let encoded = match value.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("basic") => value[5..].trim(),
        _ => return Given::Variable,
    };
    let engine = base64::engine::general_purpose::STANDARD;
    let decoded = engine.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    match decoded.as_deref().and_then(|it| it.split_once(':')) {
        Some((id, _)) => user(id),
        // `"Basic " + token`
        None if encoded.is_empty() => Given::Variable,
        None if is_variable(encoded) || !encoded.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)) => {
            Given::Variable
        }
        None => Given::Malformed,
    }
}

/// A client ID, if it looks like one.
fn user(id: &str) -> Given {
    let id = id.trim();
    if is_variable(id) || id.is_empty() || id.len() > 128 {
        return Given::Variable;
    }
    match id.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c)) {
        true => Given::Text(id.to_owned()),
        false => Given::Variable,
    }
}

/// The words of a shell command, without quotes. Line continuations of any shell separate words.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some('\''), '\'') => quote = None,
            (Some('\''), c) => word.get_or_insert_default().push(c),
            (Some('"'), '"') => quote = None,
            (_, '\\') => match characters.next() {
                Some('\n' | '\r') | None => words.extend(word.take()),
                Some(c) => word.get_or_insert_default().push(c),
            },
            (None, '`' | '^') if characters.peek().is_none_or(|it| matches!(it, '\n' | '\r')) => {}
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Raw HTTP, a form body, or code: wherever the name of a parameter is followed by its value.
fn code(text: &str, request: &mut Request) {
    let text = &text.replace("\\\"", "\"");
    let lower = text.to_ascii_lowercase();
    let header = lower.match_indices("authorization").find_map(|(at, name)| {
        let rest = text[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
        rest.strip_prefix([':', '=', ','])
    });
    if let Some(rest) = header {
        let rest = rest.trim_start_matches(['"', '\'', ' ', '`']);
        let end = rest.find(['"', '\'', '\n', '\r', '`', ',', '}']).unwrap_or(rest.len());
        request.basic = Some(basic(&rest[..end]));
    }
    if let Some(at) = lower.find("content-type") {
        let end = lower[at..].find('\n').map_or(lower.len(), |end| at + end);
        content_type(&lower[at..end.min(lower.ceil_char_boundary(at + 80).min(lower.len()))], request);
    }
    if text.starts_with('{') && !text.contains("=") {
        request.body = Body::Json;
    }
    for name in KNOWN {
        if request.has(name) {
            continue;
        }
        if let Some(value) = named_value(text, name) {
            request.parameters.push(Parameter { name: (*name).to_owned(), value });
        }
    }
}

/// The value after the first `name=`, `name:`, or `"name", ` in a text.
fn named_value(text: &str, name: &str) -> Option<Given> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '.';
    for (at, _) in text.match_indices(name) {
        if text[..at].ends_with(is_name) {
            continue;
        }
        let rest = text[at + name.len()..].trim_start_matches(['"', '\'']);
        // An error page says `code` in other ways.
        let rest = rest.trim_start();
        let Some(sign) = rest.chars().next().filter(|c| matches!(c, '=' | ':' | ',')) else { continue };
        let rest = rest[1..].trim_start_matches(['=', '>']).trim_start();
        // `name = "value"`, but not `"...&name=" + value`.
        let inside = text[..at].ends_with(['&', '?', '"', '\'', '`']);
        if sign == '=' && (inside || !rest.starts_with(['"', '\''])) {
            let end =
                rest.find(|c: char| c.is_whitespace() || "&\"'`,;)}".contains(c) && c != '}').unwrap_or(rest.len());
            let value = &rest[..end];
            // `"code=" + code`: the value comes from somewhere else.
            let later = value.is_empty() || value.contains("${") || value.starts_with('{');
            return Some(if later && !HIDDEN.contains(&name) { Given::Variable } else { given(name, value, true) });
        }
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        return Some(match quote {
            Some(quote) => {
                let inner = &rest[1..];
                given(name, &inner[..inner.find(quote).unwrap_or(inner.len())], false)
            }
            None if HIDDEN.contains(&name) => Given::Hidden,
            None => Given::Variable,
        });
    }
    None
}
