//! YAML.

use super::super::types::Type;
use super::super::value::{Data, Value};
use super::encoding::write_json;
use super::yamldecode::{decoded_type, yamldecode};
use super::{BEYOND, Function, Gives, Run, any, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("yamldecode", &[text("src")], Gives::By(decoded_type), Run::Plain(yamldecode)).or_null(),
    Function::new(
        "yamlencode",
        &[any("value").or_null().or_unknown().or_dynamic()],
        Gives::Text,
        Run::Plain(yamlencode),
    ),
];

fn yamlencode(arguments: &[Value]) -> Result<Value, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Value::pending(Type::String));
    }
    if has_long_key(&arguments[0]) {
        return Err(BEYOND.to_owned());
    }
    let mut out = String::new();
    write(&arguments[0], 0, &mut out);
    // A scalar without quotes needs an end.
    if matches!(arguments[0].data, Data::Null | Data::Bool(_) | Data::Number(_)) {
        out.push_str("...\n");
    }
    Ok(Value::text(out))
}

/// Whether a key is one that YAML has in another notation, behind a question mark.
fn has_long_key(value: &Value) -> bool {
    match &value.data {
        Data::Items(items) => items.iter().any(has_long_key),
        Data::Members(members) => {
            members.iter().any(|(name, it)| name.len() > 128 || name.contains('\n') || has_long_key(it))
        }
        _ => false,
    }
}

/// Whether libyaml shows a character as it is.
fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{fffd}') && !matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}')
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        let short = match c {
            '"' | '\\' => Some(c),
            '\0' => Some('0'),
            '\u{7}' => Some('a'),
            '\u{8}' => Some('b'),
            '\t' => Some('t'),
            '\n' => Some('n'),
            '\u{b}' => Some('v'),
            '\u{c}' => Some('f'),
            '\r' => Some('r'),
            '\u{1b}' => Some('e'),
            '\u{85}' => Some('N'),
            '\u{2028}' => Some('L'),
            '\u{2029}' => Some('P'),
            _ => None,
        };
        match (short, u32::from(c)) {
            (Some(short), _) => out.extend(['\\', short]),
            _ if is_printable(c) => out.push(c),
            (_, code @ ..=0xff) => out.push_str(&format!("\\x{code:02X}")),
            (_, code @ ..=0xffff) => out.push_str(&format!("\\u{code:04X}")),
            (_, code) => out.push_str(&format!("\\U{code:08X}")),
        }
    }
    out.push('"');
}

/// A value and the end of its line.
fn write(value: &Value, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    match &value.data {
        Data::Items(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&format!("{pad}- "));
                inner(item, depth + 1, out);
            }
        }
        Data::Members(members) if !members.is_empty() => {
            for (name, item) in members {
                let mut key = String::new();
                quoted(name, &mut key);
                out.push_str(&format!("{pad}{key}:"));
                match &item.data {
                    Data::Items(items) if !items.is_empty() => {
                        out.push('\n');
                        write(item, depth, out);
                    }
                    Data::Members(members) if !members.is_empty() => {
                        out.push('\n');
                        write(item, depth + 1, out);
                    }
                    _ => {
                        out.push(' ');
                        write(item, depth + 1, out);
                    }
                }
            }
        }
        Data::Items(_) => out.push_str("[]\n"),
        Data::Members(_) => out.push_str("{}\n"),
        Data::Text(text) if text.contains('\n') => block(text, depth, out),
        Data::Text(text) => {
            quoted(text, out);
            out.push('\n');
        }
        _ => {
            write_json(value, out);
            out.push('\n');
        }
    }
}

fn inner(item: &Value, depth: usize, out: &mut String) {
    let mut text = String::new();
    write(item, depth, &mut text);
    out.push_str(text.trim_start_matches(' '));
}

/// A text of several lines, each as it is, where YAML supports it so.
fn block(text: &str, depth: usize, out: &mut String) {
    let plain = |c: char| c == '\n' || is_printable(c);
    let lines = text.split('\n');
    let spaced = lines.clone().any(|it| it.ends_with(' '));
    if !text.chars().all(plain) || spaced {
        quoted(text, out);
        out.push('\n');
        return;
    }
    let body = text.trim_end_matches('\n');
    out.push('|');
    if text.starts_with([' ', '\n']) {
        // How far it is indented would not be seen.
        out.push('2');
    }
    out.push_str(match text.len() - body.len() {
        0 => "-\n",
        1 if !body.is_empty() => "\n",
        _ => "+\n",
    });
    let pad = "  ".repeat(depth.max(1));
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            out.push_str(&pad);
        }
        out.push_str(line);
        out.push('\n');
    }
}
