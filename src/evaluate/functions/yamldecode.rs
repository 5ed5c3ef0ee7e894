//! YAML to values, as go-cty-yaml 1.1 of Terraform 1.11 reads it: words as in YAML 1.1 (`yes`, `on`), numbers as in 1.2
//! (`012` is twelve, `0o14` is, too), dates as text in RFC 3339's notation, what is quoted or a block always as text.

use std::collections::{BTreeMap, HashMap};

use base64::Engine as _;
use granit_parser::{Event, Parser, ScalarStyle};
use num_bigint::BigInt;

use super::super::number::Number;
use super::super::types::Type;
use super::super::value::Value;
use super::{BEYOND, dates, string};

/// How deep values may nest, and how many there may be: an alias is a copy.
const DEEPEST: usize = 200;
const MOST: usize = 100_000;

pub(super) fn decoded_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_known() {
        return Ok(Type::Dynamic);
    }
    Ok(yamldecode(arguments)?.kind)
}

/// What is open: its items or members, and its anchors.
struct Open {
    anchors: Vec<usize>,
    inside: Inside,
}

enum Inside {
    Items(Vec<Value>),
    Members(BTreeMap<String, Value>, Option<Key>),
}

/// A key whose value comes next.
enum Key {
    Name(String),
    /// `<<`: the members of the value are members here.
    Merge,
}

pub(super) fn yamldecode(arguments: &[Value]) -> Result<Value, String> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    let source = string(arguments, 0);
    let spaces = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    // Terraform's parser rejects most tabs in front of a line; this one takes them.
    if source.lines().any(|line| line[..spaces(&line)].contains('\t')) {
        return Err(BEYOND.to_owned());
    }
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Value> = HashMap::new();
    let (mut root, mut documents, mut made) = (None, 0, 0);
    // The scalar that an anchor after it names.
    let mut last: Option<Value> = None;
    for event in Parser::new_from_str_with_options(source.strip_prefix('\u{feff}').unwrap_or(source), options) {
        // What this parser rejects, Terraform's may read.
        let (event, _) = event.map_err(|_| BEYOND.to_owned())?;
        let value = match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err("only a single document is allowed".to_owned());
                }
                continue;
            }
            Event::SequenceStart(_, _, tag) => {
                container(tag.as_deref(), "seq")?;
                begin(&mut open, Inside::Items(Vec::new()))?;
                last = None;
                continue;
            }
            Event::MappingStart(_, _, tag) => {
                container(tag.as_deref(), "map")?;
                begin(&mut open, Inside::Members(BTreeMap::new(), None))?;
                last = None;
                continue;
            }
            Event::Anchor(id, _) => {
                match (&last, open.last_mut()) {
                    (Some(value), _) => drop(anchors.insert(id, value.clone())),
                    (None, Some(it)) => it.anchors.push(id),
                    (None, None) => {}
                }
                continue;
            }
            Event::Scalar(text, style, _, tag) => {
                let quoted = style != ScalarStyle::Plain;
                let tag = tag.as_deref().map(full);
                if let Some(Open { inside: Inside::Members(_, key @ None), .. }) = open.last_mut() {
                    last = None;
                    *key = Some(if text == "<<" && tag.is_none() || tag.as_deref() == Some("merge") {
                        Key::Merge
                    } else {
                        Key::Name(name(scalar(&text, quoted, tag.as_deref())?)?)
                    });
                    continue;
                }
                let value = scalar(&text, quoted, tag.as_deref())?;
                last = Some(value.clone());
                value
            }
            Event::Alias(id) => {
                last = None;
                // Of what is open yet, or names a key, Terraform knows nothing either.
                anchors.get(&id).cloned().ok_or("reference to undefined anchor")?
            }
            Event::UnresolvedAlias(name) => return Err(format!("reference to undefined anchor \"{name}\"")),
            Event::SequenceEnd | Event::MappingEnd => {
                last = None;
                let Some(Open { anchors: names, inside }) = open.pop() else { continue };
                let value = match inside {
                    Inside::Items(items) => Value::tuple(items),
                    Inside::Members(members, _) => Value::object(members),
                };
                for name in names {
                    anchors.insert(name, value.clone());
                }
                value
            }
            _ => continue,
        };
        made += value.weight();
        if made > MOST * 4 || open.len() > DEEPEST {
            return Err(BEYOND.to_owned());
        }
        match open.last_mut().map(|it| &mut it.inside) {
            None => root = Some(value),
            Some(Inside::Items(items)) => items.push(value),
            Some(Inside::Members(members, key)) => match key.take() {
                Some(Key::Name(name)) => drop(members.insert(name, value)),
                Some(Key::Merge) => match (&value.kind, value.members()) {
                    (_, Some(merged)) => members.extend(merged.clone()),
                    // Later versions merge each mapping of a list.
                    (Type::Tuple(_), None) => return Err(BEYOND.to_owned()),
                    (kind, None) => return Err(format!("cannot merge {} into mapping", kind.friendly())),
                },
                None => return Err("only strings are allowed as mapping keys".to_owned()),
            },
        }
    }
    root.ok_or_else(|| "missing start of document".to_owned())
}

fn begin(open: &mut Vec<Open>, inside: Inside) -> Result<(), String> {
    if let Some(Open { inside: Inside::Members(_, None), .. }) = open.last() {
        return Err("only strings are allowed as mapping keys".to_owned());
    }
    if open.len() >= DEEPEST {
        return Err(BEYOND.to_owned());
    }
    open.push(Open { anchors: Vec::new(), inside });
    Ok(())
}

/// A tag without the prefix of YAML's own.
fn full(tag: &granit_parser::Tag) -> String {
    let whole = format!("{}{}", tag.handle(), tag.suffix());
    whole.strip_prefix("tag:yaml.org,2002:").map_or(whole.clone(), str::to_owned)
}

fn container(tag: Option<&granit_parser::Tag>, wanted: &str) -> Result<(), String> {
    match tag.map(full) {
        Some(tag) if tag != wanted => Err(format!("can't interpret this as {tag}")),
        _ => Ok(()),
    }
}

fn name(key: Value) -> Result<String, String> {
    let key = key.convert(&Type::String)?;
    key.as_text().map(str::to_owned).ok_or_else(|| "mapping key cannot be null".to_owned())
}

fn scalar(text: &str, quoted: bool, tag: Option<&str>) -> Result<Value, String> {
    let unsupported = |tag: &str| Err(format!("unsupported tag \"{tag}\""));
    let unreadable = |tag: &str| Err(format!("cannot parse \"{text}\" as {tag}"));
    if let Some(tag) = tag
        && !matches!(tag, "str" | "bool" | "int" | "float" | "null" | "timestamp" | "binary")
    {
        return unsupported(tag);
    }
    // By its first character a scalar may be more than text.
    let first = text.chars().next();
    let may_be_more = first.is_none_or(|c| "+-.0123456789yYnNtTfFoO~".contains(c));
    let mut number = matches!(tag, Some("int" | "float"));
    if may_be_more && !matches!(tag, Some("str" | "binary")) {
        if quoted {
            return Ok(Value::text(text));
        }
        if let Some(value) = word(text) {
            return Ok(value);
        }
        match first {
            Some('.') => {
                if tag.is_none() && matches!(text, ".nan" | ".NaN" | ".NAN") {
                    return Err("floating point NaN is not supported".to_owned());
                }
                if let Some(value) = decimal(text)? {
                    return Ok(value);
                }
            }
            Some('+' | '-' | '0'..='9') => {
                if matches!(tag, None | Some("timestamp"))
                    && let Some(moment) = dates::in_yaml(text)
                {
                    return Ok(Value::text(moment));
                }
                number |= is_number(text);
            }
            _ => {}
        }
    }
    if number {
        let plain = text.replace('_', "");
        return match decimal(&plain)? {
            Some(value) => Ok(value),
            None => prefixed(&plain).map_or_else(|| unreadable("a number"), |it| Ok(Value::number(it))),
        };
    }
    match tag {
        Some("binary") if base64::engine::general_purpose::STANDARD.decode(text.replace(['\r', '\n'], "")).is_err() => {
            unreadable("base64")
        }
        None | Some("str" | "binary") => Ok(Value::text(text)),
        Some("null") => Ok(Value::null(Type::Dynamic)),
        Some("timestamp") => dates::in_yaml(text).map_or_else(|| unreadable("a timestamp"), |it| Ok(Value::text(it))),
        Some("bool") => match word(text) {
            Some(value) if value.kind == Type::Bool => Ok(value),
            _ => unreadable("bool"),
        },
        Some(tag) => unsupported(tag),
    }
}

/// The words that mean something.
fn word(text: &str) -> Option<Value> {
    let infinite =
        |negative: bool| Number::from_f64(if negative { f64::NEG_INFINITY } else { f64::INFINITY }).map(Value::number);
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Some(Value::bool(true)),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Some(Value::bool(false))
        }
        "" | "~" | "null" | "Null" | "NULL" => Some(Value::null(Type::Dynamic)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => infinite(false),
        "-.inf" | "-.Inf" | "-.INF" => infinite(true),
        _ => None,
    }
}

fn decimal(text: &str) -> Result<Option<Value>, String> {
    Ok(Number::parse(text).map_err(|_| BEYOND.to_owned())?.map(Value::number))
}

/// A whole number in one of the notations of YAML 1.2, or a number with a point or an exponent.
fn is_number(text: &str) -> bool {
    let digits = |text: &str, base: u32| !text.is_empty() && text.chars().all(|c| c.is_digit(base));
    if let Some(rest) = text.strip_prefix("0o") {
        return digits(rest, 8);
    }
    if let Some(rest) = text.strip_prefix("0x") {
        return digits(rest, 16);
    }
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, power) = match text.split_once(['e', 'E']) {
        Some((number, power)) => (number, Some(power.strip_prefix(['+', '-']).unwrap_or(power))),
        None => (text, None),
    };
    let fits = match number.split_once('.') {
        Some((whole, fraction)) => {
            (whole.is_empty() || digits(whole, 10))
                && (fraction.is_empty() || digits(fraction, 10))
                && !(whole.is_empty() && fraction.is_empty())
        }
        None => digits(number, 10),
    };
    fits && power.is_none_or(|it| digits(it, 10))
}

/// A whole number of 64 bits in a notation of Go's: `0x1F`, `0o17`, `0b11`.
fn prefixed(text: &str) -> Option<Number> {
    let (negative, digits) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let base = match digits.get(..2)? {
        "0x" | "0X" => 16,
        "0o" | "0O" => 8,
        "0b" | "0B" => 2,
        _ => return None,
    };
    let digits = digits[2..].strip_prefix(['+', '-']).map_or(&digits[2..], |_| "");
    let magnitude = u64::from_str_radix(digits, base).ok()?;
    if text.starts_with('+') && magnitude > i64::MAX.unsigned_abs() || negative && magnitude > i64::MIN.unsigned_abs() {
        return None;
    }
    let number = BigInt::from(magnitude);
    Some(Number::from_big(if negative { -number } else { number }))
}
