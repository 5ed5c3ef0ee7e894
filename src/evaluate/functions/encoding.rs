//! Base64, JSON, CSV, addresses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::types::Type;
use super::super::value::{Data, Value};
use super::{BEYOND, Function, Gives, Run, any, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("base64decode", &[text("str")], Gives::Text, Run::Plain(base64decode)),
    Function::new(
        "base64encode",
        &[text("str")],
        Gives::Text,
        Run::Plain(|it| Ok(Value::text(STANDARD.encode(string(it, 0))))),
    ),
    // Which bytes it gives depends on how the compressor searches.
    Function::new("base64gzip", &[text("str")], Gives::Text, Run::Impure),
    Function::new("csvdecode", &[text("str")], Gives::By(csv_type), Run::Plain(csv)),
    Function::new("jsondecode", &[text("str")], Gives::By(json_type), Run::Plain(jsondecode)).or_null(),
    Function::new("jsonencode", &[any("val").or_null().or_unknown().or_dynamic()], Gives::Text, Run::Plain(jsonencode)),
    Function::new("textdecodebase64", &[text("source"), text("encoding")], Gives::Text, Run::Plain(textdecode)),
    Function::new("textencodebase64", &[text("string"), text("encoding")], Gives::Text, Run::Plain(textencode)),
    Function::new("urlencode", &[text("str")], Gives::Text, Run::Plain(|it| Ok(Value::text(urlencode(string(it, 0)))))),
];

fn decoded(source: &str) -> Result<Vec<u8>, String> {
    // Line breaks in it count for nothing.
    let source: String = source.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    STANDARD.decode(source).map_err(|_| "failed to decode base64 data".to_owned())
}

fn base64decode(arguments: &[Value]) -> Result<Value, String> {
    match String::from_utf8(decoded(string(arguments, 0))?) {
        Ok(text) => Ok(Value::text(text)),
        Err(_) => Err("the result of decoding the provided string is not valid UTF-8".to_owned()),
    }
}

/// Names of the encodings that are computed here, as Terraform finds them.
fn is_utf16(name: &str) -> Result<bool, String> {
    match name.to_ascii_uppercase().as_str() {
        "UTF-16LE" => Ok(true),
        "UTF-16BE" => Ok(false),
        // Terraform knows some forty more.
        _ => Err(BEYOND.to_owned()),
    }
}

fn textencode(arguments: &[Value]) -> Result<Value, String> {
    let (text, name) = (string(arguments, 0), string(arguments, 1));
    if name.eq_ignore_ascii_case("UTF-8") {
        return Ok(Value::text(STANDARD.encode(text)));
    }
    let little = is_utf16(name)?;
    let bytes: Vec<u8> =
        text.encode_utf16().flat_map(|it| if little { it.to_le_bytes() } else { it.to_be_bytes() }).collect();
    Ok(Value::text(STANDARD.encode(bytes)))
}

fn textdecode(arguments: &[Value]) -> Result<Value, String> {
    let (bytes, name) = (decoded(string(arguments, 0))?, string(arguments, 1));
    // Terraform takes a replacement character for a mistake, also one that was encoded.
    let complete = |text: String| match text.contains(char::REPLACEMENT_CHARACTER) {
        true => Err(format!("the given string contains symbols that are not defined for {name}")),
        false => Ok(Value::text(text)),
    };
    if name.eq_ignore_ascii_case("UTF-8") {
        return complete(String::from_utf8_lossy(&bytes).into_owned());
    }
    let little = is_utf16(name)?;
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|it| {
            let pair = [it[0], it[1]];
            if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
        })
        .collect();
    if bytes.len() % 2 == 1 {
        return complete(char::REPLACEMENT_CHARACTER.to_string());
    }
    complete(String::from_utf16_lossy(&units))
}

/// As in a query: letters, digits and `-_.~` stay, a space is a plus.
fn urlencode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

fn parsed(arguments: &[Value]) -> Result<serde_json::Value, String> {
    serde_json::from_str(string(arguments, 0)).map_err(|error| error.to_string())
}

fn json_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_known() {
        return Ok(Type::Dynamic);
    }
    Ok(Value::from_json(&parsed(arguments)?).kind)
}

fn jsondecode(arguments: &[Value]) -> Result<Value, String> {
    Ok(Value::from_json(&parsed(arguments)?))
}

fn jsonencode(arguments: &[Value]) -> Result<Value, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Value::pending(Type::String));
    }
    if arguments[0].holds_infinity() {
        return Err("an infinite number has no JSON".to_owned());
    }
    let mut out = String::new();
    write_json(&arguments[0], &mut out);
    Ok(Value::text(out))
}

/// JSON as Terraform writes it: without spaces, names sorted, `<`, `>` and `&` escaped.
pub(super) fn write_json(value: &Value, out: &mut String) {
    match &value.data {
        Data::Null | Data::Unknown { .. } => out.push_str("null"),
        Data::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
        Data::Number(number) => out.push_str(&number.text()),
        Data::Text(text) => quoted(text, out),
        Data::Items(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write_json(item, out);
            }
            out.push(']');
        }
        Data::Members(members) => {
            out.push('{');
            for (at, (name, item)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                quoted(name, out);
                out.push(':');
                write_json(item, out);
            }
            out.push('}');
        }
    }
}

/// A text in JSON's quotes; what HTML reads as tags is escaped.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The names of the columns, and the rows.
fn rows(source: &str) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    let mut all = records(source)?.into_iter();
    let header = all.next().ok_or("missing header line")?;
    let mut names = header.clone();
    names.sort();
    if let Some(twice) = names.windows(2).find(|it| it[0] == it[1]) {
        return Err(format!("duplicate column name \"{}\"", twice[0]));
    }
    let rows: Vec<Vec<String>> = all.collect();
    if rows.iter().any(|it| it.len() != header.len()) {
        return Err("wrong number of fields".to_owned());
    }
    Ok((header, rows))
}

fn records(source: &str) -> Result<Vec<Vec<String>>, String> {
    let source = source.replace("\r\n", "\n");
    let mut records = Vec::new();
    let mut chars = source.chars().peekable();
    while chars.peek().is_some() {
        if chars.peek() == Some(&'\n') {
            chars.next();
            continue;
        }
        let mut record = Vec::new();
        loop {
            let mut field = String::new();
            if chars.peek() == Some(&'"') {
                chars.next();
                loop {
                    match chars.next() {
                        Some('"') if chars.peek() == Some(&'"') => {
                            chars.next();
                            field.push('"');
                        }
                        Some('"') => break,
                        Some(c) => field.push(c),
                        None => return Err("extraneous or missing \" in quoted-field".to_owned()),
                    }
                }
                if !matches!(chars.peek(), None | Some(',' | '\n')) {
                    return Err("extraneous or missing \" in quoted-field".to_owned());
                }
            } else {
                while let Some(c) = chars.next_if(|c| !matches!(c, ',' | '\n')) {
                    if c == '"' {
                        return Err("bare \" in non-quoted-field".to_owned());
                    }
                    field.push(c);
                }
            }
            record.push(field);
            if chars.next() != Some(',') {
                break;
            }
        }
        records.push(record);
    }
    Ok(records)
}

fn row_type(names: &[String]) -> Type {
    Type::object(names.iter().map(|it| (it.clone(), Type::String)).collect())
}

fn csv_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_known() {
        return Ok(Type::Dynamic);
    }
    Ok(Type::list(row_type(&rows(string(arguments, 0))?.0)))
}

fn csv(arguments: &[Value]) -> Result<Value, String> {
    let (names, rows) = rows(string(arguments, 0))?;
    let rows = rows.into_iter().map(|row| {
        let members: BTreeMap<String, Value> = names.iter().cloned().zip(row.into_iter().map(Value::text)).collect();
        Value::object(members)
    });
    Ok(Value::list(row_type(&names), rows.collect()))
}
