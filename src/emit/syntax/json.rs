//! JSON: literals and punctuation.

use std::fmt::Write as _;

use super::super::{Doc, Role};
use super::{is_prepended, quote};

/// A string literal.
pub fn string(text: &str) -> Doc {
    Doc::text(Role::String, literal(text))
}

/// A key of an object.
pub fn key(text: &str) -> Doc {
    Doc::text(Role::Name, literal(text))
}

/// Characters that take the quote after them with them are escaped; beyond U+FFFF only JSON has an escape that all parsers
/// know.
fn literal(text: &str) -> String {
    let quoted = quote(text);
    if !quoted.contains(is_prepended) {
        return quoted;
    }
    let mut escaped = String::with_capacity(quoted.len() + 8);
    for c in quoted.chars() {
        if is_prepended(c) {
            for half in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{half:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A value as it is in the same file, on one line.
pub fn source(text: &str) -> Doc {
    Doc::text(Role::Reference, text.replace(['\r', '\n'], " "))
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in the digits that it was read in. serde_json 1.0.154 puts a plus before an exponent that has no sign.
pub fn number(value: &serde_json::Number) -> Doc {
    Doc::text(Role::Number, value.to_string().replace("e+", "e"))
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "true" } else { "false" })
}

/// Any JSON, laid out one member a line; empty objects and lists on one line.
pub fn value(json: &serde_json::Value) -> Doc {
    use serde_json::Value as Json;
    match json {
        Json::Null => Doc::fixed(Role::Constant, "null"),
        Json::Bool(value) => boolean(*value),
        Json::Number(value) => number(value),
        Json::String(text) => string(text),
        Json::Array(items) => list(items.iter().map(value)),
        Json::Object(items) => object(items.iter().map(|(name, item)| (key(name), value(item)))),
    }
}

/// On one line where it fits and holds no object.
pub fn list(items: impl IntoIterator<Item = Doc>) -> Doc {
    wrap("[", items.into_iter().collect(), "]").group()
}

/// Keys come from [`key`].
pub fn object(members: impl IntoIterator<Item = (Doc, Doc)>) -> Doc {
    let members: Vec<Doc> = members.into_iter().map(|(key, value)| member(key, value)).collect();
    let broken = if members.is_empty() { Doc::nil() } else { Doc::broken() };
    Doc::concat([wrap("{", members, "}"), broken])
}

/// `key: value`, without a comma.
pub fn member(key: Doc, value: Doc) -> Doc {
    Doc::concat([key, Doc::token(": "), value])
}

fn wrap(open: &'static str, items: Vec<Doc>, close: &'static str) -> Doc {
    if items.is_empty() {
        return Doc::concat([Doc::token(open), Doc::token(close)]);
    }
    let separator = Doc::concat([Doc::token(","), Doc::soft_line()]);
    Doc::concat([
        Doc::token(open),
        Doc::concat([Doc::soft_break(), Doc::join(items, &separator)]).indent(2),
        Doc::soft_break(),
        Doc::token(close),
    ])
}
