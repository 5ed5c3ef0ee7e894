//! Regular expressions. Go's and Rust's are both made after RE2 and differ in rare notations only.

use std::collections::BTreeMap;

use regex::{Captures, Regex, RegexBuilder};

use super::super::types::Type;
use super::super::value::Value;
use super::{BEYOND, Function, Gives, Run, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("regex", &[text("pattern"), text("string")], Gives::By(found_type), Run::Plain(regex)),
    Function::new(
        "regexall",
        &[text("pattern"), text("string")],
        Gives::By(|it| Ok(Type::list(found_type(it)?))),
        Run::Typed(regexall),
    ),
    Function::new("replace", &[text("str"), text("substr"), text("replace")], Gives::Text, Run::Plain(replace)),
];

/// What a compiled pattern may take, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

fn compiled(pattern: &str) -> Result<Regex, String> {
    let build = |pattern: &str| RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build();
    let wrong = |error: regex::Error| format!("invalid regexp pattern: {error}");
    // To Go, a brace that begins no count is a brace.
    build(pattern).or_else(|error| build(&with_braces(pattern)).map_err(|_| wrong(error)))
}

fn with_braces(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '\\']) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let taken = match behind.as_bytes() {
            [b'\\', ..] => 1 + behind[1..].chars().next().map_or(0, char::len_utf8),
            _ => {
                let inner = behind[1..].split_once('}').map_or("", |(inner, _)| inner);
                let counts = inner.starts_with(|c: char| c.is_ascii_digit())
                    && inner.bytes().all(|b| b.is_ascii_digit() || b == b',');
                if !counts && !out.ends_with("\\p") && !out.ends_with("\\P") {
                    out.push('\\');
                }
                1
            }
        };
        out.push_str(&behind[..taken]);
        rest = &behind[taken..];
    }
    out.push_str(rest);
    out
}

/// A text without groups, a tuple with unnamed ones, an object with named ones.
fn found_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_known() {
        return Ok(Type::Dynamic);
    }
    let pattern = compiled(string(arguments, 0))?;
    let names: Vec<Option<&str>> = pattern.capture_names().skip(1).collect();
    if names.is_empty() {
        return Ok(Type::String);
    }
    let named: Vec<&str> = names.iter().copied().flatten().collect();
    if named.is_empty() {
        return Ok(Type::Tuple(names.iter().map(|_| Type::String).collect()));
    }
    if named.len() != names.len() {
        return Err("invalid regexp pattern: cannot mix both named and unnamed capture groups".to_owned());
    }
    Ok(Type::object(named.into_iter().map(|it| (it.to_owned(), Type::String)).collect()))
}

fn found(pattern: &Regex, captures: &Captures) -> Value {
    let group = |it: Option<regex::Match>| match it {
        Some(it) => Value::text(it.as_str()),
        None => Value::null(Type::String),
    };
    let names: Vec<Option<&str>> = pattern.capture_names().skip(1).collect();
    if names.is_empty() {
        return group(captures.get(0));
    }
    let groups = captures.iter().skip(1).map(group);
    if names.iter().all(Option::is_none) {
        return Value::tuple(groups.collect());
    }
    let members: BTreeMap<String, Value> =
        names.into_iter().zip(groups).filter_map(|(name, value)| Some((name?.to_owned(), value))).collect();
    Value::object(members)
}

fn regex(arguments: &[Value]) -> Result<Value, String> {
    let pattern = compiled(string(arguments, 0))?;
    match pattern.captures(string(arguments, 1)) {
        Some(captures) => Ok(found(&pattern, &captures)),
        None => Err("pattern did not match any part of the given string".to_owned()),
    }
}

fn regexall(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let pattern = compiled(string(arguments, 0))?;
    let all = pattern.captures_iter(string(arguments, 1)).map(|it| found(&pattern, &it)).collect();
    Ok(Value::list(kind.element().cloned().unwrap_or(Type::String), all))
}

/// The longest text that comes of a replacement.
const LONGEST: usize = 4 << 20;

fn replace(arguments: &[Value]) -> Result<Value, String> {
    let (text, from, to) = (string(arguments, 0), string(arguments, 1), string(arguments, 2));
    let too_long = || Err(BEYOND.to_owned());
    if from.len() > 1 && from.starts_with('/') && from.ends_with('/') {
        let pattern = compiled(&from[1..from.len() - 1])?;
        let mut out = String::new();
        let mut last = 0;
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            out.push_str(&text[last..whole.start()]);
            captures.expand(to, &mut out);
            last = whole.end();
            if out.len() > LONGEST {
                return too_long();
            }
        }
        out.push_str(&text[last..]);
        return Ok(Value::text(out));
    }
    let times = if from.is_empty() { text.chars().count() + 1 } else { text.matches(from).count() };
    if times.saturating_mul(to.len()).saturating_add(text.len()) > LONGEST {
        return too_long();
    }
    Ok(Value::text(text.replace(from, to)))
}
