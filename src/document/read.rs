//! What a piece of Terraform JSON means where an argument of some kind is expected. Never fails as a whole: what can't
//! be read is a problem next to what can.

use serde_json::{Map, Value as Json};

use super::text;
use super::value::{Entry, Value};
use crate::schema::{Argument, Kind};

/// A value, and what of it could not be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// `None` when not set, or when nothing of it is of the right kind.
    pub value: Option<Value>,
    pub problems: Vec<Problem>,
}

/// Something that isn't of the kind that was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The element of the set or list, from 0.
    pub element: Option<usize>,
    /// A sentence for the user who typed it.
    pub message: String,
}

impl Reading {
    fn value(value: Value) -> Self {
        Reading { value: Some(value), problems: Vec::new() }
    }

    fn problem(message: String) -> Self {
        Reading { value: None, problems: vec![Problem { element: None, message }] }
    }

    fn wrong(expected: &str, json: &Json) -> Self {
        Self::problem(format!("The argument requires {expected}, not {}.", found(json)))
    }
}

/// What a JSON value is, in words with an article.
pub(super) fn found(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

/// Reads `json` as a value of `kind`. Terraform's own conversions hold: `"60"` is a number and `"true"` is a boolean
/// where one is expected, and a number is text where text is expected. `null` is the same as not set.
pub fn read(json: &Json, kind: &Kind) -> Reading {
    if json.is_null() {
        return Reading::default();
    }
    match kind {
        Kind::Text | Kind::Enum(_) => read_text(json),
        Kind::Bool => read_scalar(json, "true or false", |literal| match literal {
            Json::Bool(value) => Some(Value::Bool(*value)),
            Json::String(text) => match text.as_str() {
                "true" | "1" => Some(Value::Bool(true)),
                "false" | "0" => Some(Value::Bool(false)),
                _ => None,
            },
            _ => None,
        }),
        Kind::Integer => read_scalar(json, "a whole number", |literal| {
            let digits = match literal {
                Json::Number(number) => number.to_string(),
                Json::String(text) => text.clone(),
                _ => return None,
            };
            whole_number(&digits).map(Value::Integer)
        }),
        Kind::Set(_) | Kind::List => read_list(json),
        Kind::Map => read_map(json),
        Kind::Policy => read_policy(json),
        Kind::Block(arguments) => match json {
            Json::Object(inner) => read_block(inner, arguments()),
            // No block at all, in Terraform's JSON syntax as in states.
            Json::Array(blocks) if blocks.is_empty() => Reading::default(),
            Json::Array(blocks) => match blocks.as_slice() {
                [Json::Object(inner)] => read_block(inner, arguments()),
                _ => Reading::problem(format!("A block can occur only once; this is a list of {}.", blocks.len())),
            },
            _ => Reading::wrong("a block", json),
        },
        Kind::Blocks(arguments) => {
            let blocks: Vec<&Json> = match json {
                Json::Array(blocks) => blocks.iter().collect(),
                other => vec![other],
            };
            let mut reading = Reading::default();
            let mut values = Vec::new();
            for (index, block) in blocks.into_iter().enumerate() {
                match block {
                    Json::Object(inner) => {
                        let inner = read_block(inner, arguments());
                        reading.problems.extend(inner.problems);
                        if let Some(Value::Block(entries)) = inner.value {
                            values.push(entries);
                        }
                    }
                    other => reading.problems.push(Problem {
                        element: Some(index),
                        message: format!("A block is required, not {}.", found(other)),
                    }),
                }
            }
            reading.value = Some(Value::Blocks(values));
            reading
        }
    }
}

/// A whole number that fits 64 bits, in any notation that Terraform 1.11.4 makes a number of: `30`, `+30`, `030`, `30.0`,
/// `3e1`.
fn whole_number(text: &str) -> Option<i64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|_| exponent.len() < 8)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Where the point is once the exponent has moved it.
    let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
    let significant = digits.trim_start_matches('0').len();
    if significant == 0 {
        return Some(0);
    }
    let zeros = i64::try_from(digits.len() - significant).ok()?;
    let length = point - zeros;
    if !(1..=19).contains(&length) {
        return None;
    }
    let point = usize::try_from(point).ok()?;
    if point < digits.len() {
        if digits[point..].bytes().any(|byte| byte != b'0') {
            return None;
        }
        digits.truncate(point);
    }
    digits.extend(std::iter::repeat_n('0', point - digits.len()));
    let sign = if text.starts_with('-') { "-" } else { "" };
    format!("{sign}{digits}").parse().ok()
}

fn read_text(json: &Json) -> Reading {
    match json {
        Json::String(source) => match text::parse(source) {
            Ok(value @ (Value::Bool(_) | Value::Integer(_))) => Reading::value(Value::Text(text::print(&value))),
            Ok(value) => Reading::value(value),
            Err(message) => Reading::problem(message),
        },
        Json::Number(number) => Reading::value(Value::Text(number.to_string())),
        Json::Bool(value) => Reading::value(Value::Text(value.to_string())),
        _ => Reading::wrong("a string", json),
    }
}

fn read_scalar(json: &Json, expected: &str, literal: impl Fn(&Json) -> Option<Value>) -> Reading {
    if let Some(value) = literal(json) {
        return Reading::value(value);
    }
    let Json::String(source) = json else { return Reading::wrong(expected, json) };
    match text::parse(source) {
        Ok(Value::Text(plain)) => match literal(&Json::String(plain.clone())) {
            Some(value) => Reading::value(value),
            None if plain.trim().is_empty() => Reading::problem(format!("Empty; the argument requires {expected}.")),
            None => Reading::problem(format!("\u{201c}{}\u{201d} isn't {expected}.", shorten(&plain))),
        },
        // Of text and references together Terraform makes text, and converts that; no one can know it before.
        Ok(value @ (Value::Reference(_) | Value::Verbatim(_) | Value::Template(_))) => Reading::value(value),
        Ok(value) => match (literal(&Json::String(text::print(&value))), value) {
            (Some(value), _) => Reading::value(value),
            (None, value) => Reading::problem(format!("{} isn't {expected}.", text::print(&value))),
        },
        Err(message) => Reading::problem(message),
    }
}

fn read_list(json: &Json) -> Reading {
    match json {
        Json::Array(items) => {
            let mut values = Vec::with_capacity(items.len());
            let mut problems = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let reading = match item {
                    Json::Null => Reading::problem("This element is null; a string is required.".to_owned()),
                    item => read_text(item),
                };
                values.extend(reading.value);
                problems
                    .extend(reading.problems.into_iter().map(|problem| Problem { element: Some(index), ..problem }));
            }
            // Of elements that are all wrong nothing is left; an empty list would say something else.
            let value = (items.is_empty() || !values.is_empty()).then_some(Value::List(values));
            Reading { value, problems }
        }
        Json::String(source) => match text::parse(source) {
            Ok(value @ (Value::Reference(_) | Value::Verbatim(_))) => Reading::value(value),
            Ok(_) => Reading::wrong("a list, or one expression such as ${var.urls} that evaluates to a list", json),
            Err(message) => Reading::problem(message),
        },
        _ => Reading::wrong("a list", json),
    }
}

fn read_map(json: &Json) -> Reading {
    match json {
        Json::Object(items) => {
            let mut reading = Reading::default();
            let mut values = Vec::new();
            for (key, item) in items {
                let mut inner = read_text(item);
                // A key is a template, too.
                if let Err(message) = text::parse(key) {
                    inner = Reading::problem(message);
                }
                values.extend(inner.value.map(|value| (key.clone(), value)));
                reading.problems.extend(
                    inner.problems.into_iter().map(|it| Problem { message: format!("{key}: {}", it.message), ..it }),
                );
            }
            reading.value = Some(Value::Map(values));
            reading
        }
        Json::String(source) => match text::parse(source) {
            Ok(value @ (Value::Reference(_) | Value::Verbatim(_))) => Reading::value(value),
            Ok(_) => Reading::wrong("an object", json),
            Err(message) => Reading::problem(message),
        },
        _ => Reading::wrong("an object", json),
    }
}

/// A policy is text that holds JSON, with templates inside its strings; or any other text.
fn read_policy(json: &Json) -> Reading {
    let Json::String(source) = json else { return Reading::wrong("a policy as a JSON string", json) };
    match serde_json::from_str::<Json>(source) {
        // Terraform reads the whole text as one template first, the quotes and backslashes of JSON included.
        Ok(policy @ Json::Object(_)) if text::parse(source).is_ok() => match structure(&policy) {
            Some(value) => Reading::value(value),
            None => read_text(json),
        },
        _ => read_text(json),
    }
}

/// JSON whose strings are templates, as a value; `None` where it holds something that has no value here.
pub(crate) fn structure(json: &Json) -> Option<Value> {
    Some(match json {
        Json::Null => return None,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match number.as_i64() {
            Some(integer) => Value::Integer(integer),
            None => Value::Decimal(number.to_string()),
        },
        Json::String(source) => text::parse(source).ok()?,
        Json::Array(items) => Value::List(items.iter().map(structure).collect::<Option<_>>()?),
        Json::Object(items) => {
            Value::Map(items.iter().map(|(key, item)| Some((key.clone(), structure(item)?))).collect::<Option<_>>()?)
        }
    })
}

fn read_block(inner: &Map<String, Json>, arguments: &'static [Argument]) -> Reading {
    let mut reading = Reading::default();
    let mut entries = Vec::new();
    for argument in arguments {
        let Some(json) = inner.get(argument.key) else { continue };
        let inner = read(json, &argument.kind);
        entries.extend(inner.value.map(|value| Entry { argument, value }));
        reading.problems.extend(
            inner.problems.into_iter().map(|it| Problem { message: format!("{}: {}", argument.key, it.message), ..it }),
        );
    }
    reading.value = Some(Value::Block(entries));
    reading
}

/// The beginning of a text, for a message.
pub(crate) fn shorten(text: &str) -> String {
    const MOST: usize = 40;
    // Most texts are short, and need not be looked at.
    let end = if text.len() > MOST { text.char_indices().nth(MOST) } else { None };
    end.map_or_else(|| text.to_owned(), |(end, _)| format!("{}\u{2026}", &text[..end]))
}
