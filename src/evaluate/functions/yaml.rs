//! YAML.

use super::super::types::Type;
use super::super::value::{Data, Value};
use super::encoding::{write_json, write_quoted};
use super::{Function, Gives, Run, any, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("yamldecode", &[text("src")], Gives::By(|_| Ok(Type::Dynamic)), Run::Impure).or_null(),
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
    let mut out = String::new();
    write(&arguments[0], 0, &mut out);
    // A scalar without quotes needs an end.
    if matches!(arguments[0].data, Data::Null | Data::Bool(_) | Data::Number(_)) {
        out.push_str("...\n");
    }
    Ok(Value::text(out))
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
                write_quoted(name, false, &mut key);
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
                        write(item, depth, out);
                    }
                }
            }
        }
        Data::Items(_) => out.push_str("[]\n"),
        Data::Members(_) => out.push_str("{}\n"),
        Data::Text(text) if text.contains('\n') => block(text, depth, out),
        Data::Text(text) => {
            write_quoted(text, false, out);
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

/// A text of several lines, each as it is, where YAML can say it so.
fn block(text: &str, depth: usize, out: &mut String) {
    let plain = |c: char| c == '\n' || !c.is_control() && !matches!(c, '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let lines = text.split('\n');
    let spaced = text.starts_with(' ') || lines.clone().any(|it| it.ends_with(' '));
    if !text.chars().all(plain) || spaced || text.starts_with('\n') {
        write_quoted(text, false, out);
        out.push('\n');
        return;
    }
    let body = text.trim_end_matches('\n');
    out.push_str(match text.len() - body.len() {
        0 => "|-\n",
        1 => "|\n",
        _ => "|+\n",
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
