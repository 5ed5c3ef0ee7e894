//! Values written in HCL: templates with their escapes, lists and objects as `terraform fmt` lays them out, and Terraform JSON,
//! whose strings are templates, as expressions.

use serde_json::Value as Json;

use crate::document::{Part, Value, structure, text};
use crate::emit::syntax::hcl;
use crate::emit::{Doc, Role};
use crate::schema::Kind;

/// Attributes with their equals signs aligned as `terraform fmt` does: within a run of ones with name and value on a line.
pub fn attributes(rows: Vec<(Doc, Doc)>) -> Option<Doc> {
    if rows.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    let mut run: Vec<(Doc, Doc)> = Vec::new();
    let flush = |run: &mut Vec<(Doc, Doc)>, lines: &mut Vec<Doc>| {
        if !run.is_empty() {
            lines.push(Doc::columns(std::mem::take(run)));
        }
    };
    for (name, value) in rows {
        let single = name.flat_width().is_some() && value.flat_width().is_some();
        let equals = Doc::concat([Doc::token(" = "), value]);
        if single {
            run.push((name, equals));
        } else {
            flush(&mut run, &mut lines);
            lines.push(Doc::concat([name, equals]));
        }
    }
    flush(&mut run, &mut lines);
    Some(Doc::join(lines, &Doc::line()))
}

/// A list on one line where it is short, else an element a line.
pub fn list(items: Vec<Doc>) -> Doc {
    const SHORT: usize = 60;
    let flat = Doc::concat([Doc::token("["), Doc::join(items.iter().cloned(), &Doc::token(", ")), Doc::token("]")]);
    if items.len() < 2 && flat.flat_width().is_some() || flat.flat_width().is_some_and(|width| width <= SHORT) {
        return flat;
    }
    let lines = items.into_iter().map(|item| Doc::concat([Doc::line(), item, Doc::token(",")]));
    Doc::concat([Doc::token("["), Doc::concat(lines).indent(2), Doc::line(), Doc::token("]")])
}

pub fn object(members: Vec<(Doc, Doc)>) -> Doc {
    match attributes(members) {
        None => Doc::token("{}"),
        Some(lines) => {
            Doc::concat([Doc::token("{"), Doc::concat([Doc::line(), lines]).indent(2), Doc::line(), Doc::token("}")])
        }
    }
}

pub fn written(value: &Value, kind: &Kind) -> Doc {
    match value {
        Value::List(_) | Value::Map(_) if matches!(kind, Kind::Policy) => Doc::concat([
            Doc::fixed(Role::Keyword, "jsonencode"),
            Doc::token("("),
            written(value, &Kind::Text),
            Doc::token(")"),
        ]),
        Value::Bool(value) => hcl::boolean(*value),
        Value::Integer(value) => hcl::integer(*value),
        Value::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => hcl::number(&number),
            _ => hcl::string(digits),
        },
        Value::Text(text) => hcl::string(text),
        Value::List(items) => list(items.iter().map(|item| written(item, &Kind::Text)).collect()),
        Value::Map(items) => {
            object(items.iter().map(|(key, item)| (template_key(key), written(item, &Kind::Text))).collect())
        }
        Value::Reference(reference) => hcl::path(&reference.terraform()),
        Value::Template(parts) => template(parts),
        Value::Verbatim(source) => hcl::expression(source),
        // Only arguments hold blocks, and those are laid out as blocks.
        Value::Block(_) | Value::Blocks(_) => Doc::nil(),
    }
}

pub fn template(parts: &[Part]) -> Doc {
    let strips = |part: Option<&Part>, marker: fn(&str) -> bool| match part {
        Some(Part::Verbatim(source)) => marker(source),
        _ => false,
    };
    hcl::template(parts.iter().enumerate().map(|(index, part)| match part {
        Part::Literal(text) => {
            let next = parts.get(index + 1);
            let before = strips(index.checked_sub(1).and_then(|it| parts.get(it)), |source| source.ends_with("~}"));
            let after = strips(next, |source| source.get(1..3) == Some("{~"));
            match text.contains('\n') && (before || after) {
                true => stripped(text, before, after, next),
                false => literal_part(text, next),
            }
        }
        Part::Reference(reference) => hcl::interpolation(hcl::path(&reference.terraform())),
        Part::Verbatim(source) => hcl::raw_part(source),
    }))
}

/// Literal text, and what comes after it.
pub fn literal_part(text: &str, next: Option<&Part>) -> Doc {
    let (text, wall) = text.split_at(text::before_sequence(text, next));
    if wall.is_empty() {
        return hcl::string_part(text);
    }
    Doc::concat([hcl::string_part(text), hcl::interpolation(hcl::string(wall))])
}

/// Literal text next to a strip marker. In JSON the marker takes white space up to the end of a line only, since a line
/// break is one there; in a quoted text it would take the escaped line breaks as well.
pub fn stripped(text: &str, before: bool, after: bool, next: Option<&Part>) -> Doc {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if before && let Some(first) = lines.first_mut() {
        *first = first.trim_start();
    }
    if after && let Some(last) = lines.last_mut() {
        *last = last.trim_end();
    }
    let rest = lines.concat();
    let wall = |needed: bool| if needed { hcl::raw_part("${\"\"}") } else { Doc::nil() };
    Doc::concat([
        wall(before && rest.starts_with(char::is_whitespace)),
        literal_part(&rest, next),
        wall(after && rest.ends_with(char::is_whitespace)),
    ])
}

/// A key of a map, which is a template in Terraform JSON.
pub fn template_key(source: &str) -> Doc {
    let key = template_key_text(source);
    if hcl::has_equals(source) { Doc::concat([Doc::broken(), key]) } else { key }
}

pub fn template_key_text(source: &str) -> Doc {
    match text::parse(source) {
        Ok(Value::Text(text)) => hcl::key(&text),
        Ok(Value::Reference(reference)) => template(&[Part::Reference(reference)]),
        Ok(Value::Template(parts)) => template(&parts),
        Ok(Value::Verbatim(inner)) => template(&[Part::Verbatim(format!("${{{inner}}}"))]),
        Ok(other) => hcl::key(&text::print(&other)),
        Err(_) => hcl::key(source),
    }
}

/// Terraform JSON, whose strings are templates, as an HCL expression; `None` for what has no value here.
pub fn json_value(json: &Json) -> Option<Doc> {
    match json {
        Json::Null => Some(Doc::fixed(Role::Constant, "null")),
        Json::Array(items) => Some(list(items.iter().filter_map(json_value).collect())),
        Json::Object(items) => {
            Some(object(items.iter().filter_map(|(key, item)| Some((template_key(key), json_value(item)?))).collect()))
        }
        scalar => structure(scalar).map(|value| written(&value, &Kind::Text)),
    }
}

/// An address, a type or a keyword, or a list or object of them.
pub fn bare_value(json: &Json) -> Option<Doc> {
    Some(match json {
        Json::String(source) => hcl::expression(bare(source)),
        Json::Array(items) => list(items.iter().filter_map(bare_value).collect()),
        Json::Object(items) => {
            object(items.iter().filter_map(|(key, item)| Some((hcl::key(key), bare_value(item)?))).collect())
        }
        other => return json_value(other),
    })
}

pub fn bare(expression: &str) -> &str {
    expression.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(expression)
}

/// JSON as a literal: nothing in it is a template.
pub fn literal(json: &Json) -> Doc {
    match json {
        Json::Null => Doc::fixed(Role::Constant, "null"),
        Json::Bool(value) => hcl::boolean(*value),
        Json::Number(number) => hcl::number(number),
        Json::String(text) => hcl::string(text),
        Json::Array(items) => list(items.iter().map(literal).collect()),
        Json::Object(items) => object(items.iter().map(|(key, item)| (hcl::key(key), literal(item))).collect()),
    }
}
