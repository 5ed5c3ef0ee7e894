//! HCL, as `terraform fmt` leaves it alone: literals, templates and names.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::super::{Doc, Role};
use super::{comment_text, escape_into, hcl_format, json};
use crate::document::objects;

/// The line width that lists keep to.
pub const WIDTH: usize = 80;

/// A quoted string without expressions.
pub fn string(text: &str) -> Doc {
    Doc::concat([Doc::fixed(Role::String, "\""), string_part(text), Doc::fixed(Role::String, "\"")])
}

/// A quoted template; the parts come from [`string_part`] and [`interpolation`].
pub fn template(parts: impl IntoIterator<Item = Doc>) -> Doc {
    let quote = Doc::fixed(Role::String, "\"");
    Doc::concat([quote.clone(), Doc::concat(parts), quote])
}

/// Literal text inside quotes.
pub fn string_part(text: &str) -> Doc {
    let mut inner = String::new();
    escape_into(&mut inner, &crate::document::text::escape(text));
    Doc::text(Role::String, inner)
}

/// An expression inside a quoted template, from a reference's own parts.
pub fn interpolation(expression: Doc) -> Doc {
    Doc::concat([Doc::token("${"), expression, Doc::token("}")])
}

/// An expression, as it was written.
///
/// Anything that doesn't parse as one whole expression becomes a string, so that nothing else can get in.
pub fn expression(source: &str) -> Doc {
    let simple = source.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if simple && source.split('.').all(crate::document::text::is_identifier) {
        return Doc::text(Role::Reference, source.to_owned());
    }
    if !crate::document::text::is_shallow(source) {
        return string(source);
    }
    let Some(lines) = hcl_format::expression(source) else { return string(source) };
    let parsed = objects::parse::<hcl_edit::structure::Body>(&format!("x = {}\n", lines.join("\n")), false);
    let single = parsed.is_ok_and(|body| body.len() == 1 && body.iter().next().is_some_and(|it| it.is_attribute()));
    if single { whole(lines) } else { string(source) }
}

/// `${...}` or `%{...}` inside a quoted template, as it was written. The caller got it from parsing the template.
pub fn raw_part(source: &str) -> Doc {
    match hcl_format::template(source) {
        Some(lines) => whole(lines),
        None => Doc::text(Role::Reference, source.to_owned()),
    }
}

/// Whether an equals sign is in an expression of a template. As a key `terraform fmt` aligns it with no other.
pub fn has_equals(source: &str) -> bool {
    hcl_format::has_equals(source)
}

/// A text with the white space that `terraform fmt` gives it, where the text before the change had it: as a whole, or
/// block by block. Blocks are known by their first lines; those that did not change stay as they are.
pub(crate) fn formatted_as(before: &str, after: String) -> String {
    if hcl_format::file(before).is_some_and(|it| it == before) {
        return hcl_format::file(&after).unwrap_or(after);
    }
    let first_line = |block: &str| block.find('\n').unwrap_or(block.len());
    let old: HashSet<&str> = blocks(before).collect();
    let is_clean = |block: &&&str| hcl_format::file(block).is_some_and(|it| it == **block);
    let (clean, others): (Vec<&str>, Vec<&str>) = old.iter().partition(is_clean);
    // Several blocks may begin with the same line, as those of locals do.
    let others: HashSet<&str> = others.into_iter().map(|it| &it[..first_line(it)]).collect();
    let clean: HashSet<&str> = clean.into_iter().map(|it| &it[..first_line(it)]).collect();
    let mut text = String::with_capacity(after.len());
    for block in blocks(&after) {
        let first = &block[..first_line(block)];
        let changed = !old.contains(block) && clean.contains(first) && !others.contains(first);
        match hcl_format::file(block).filter(|_| changed) {
            Some(formatted) => text.push_str(&formatted),
            None => text.push_str(block),
        }
    }
    text
}

/// A text in pieces: blocks from a line that begins one to a brace at the beginning of a line, and what is between.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut length = 0;
        let mut inside = false;
        for line in rest.split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic()) && line.trim_end().ends_with('{');
            if begins && length > 0 && !inside {
                break;
            }
            inside |= begins;
            length += line.len();
            if inside && line.starts_with('}') {
                break;
            }
        }
        let (block, after) = rest.split_at(length);
        rest = after;
        (!block.is_empty()).then_some(block)
    })
}

fn whole(lines: Vec<String>) -> Doc {
    Doc::join(lines.into_iter().map(|line| Doc::text(Role::Reference, line)), &Doc::line())
}

/// A path such as `aws_cognito_user_pool.pool.id`, as `document::text` read it.
pub fn path(source: &str) -> Doc {
    expression(source)
}

/// The name of an argument or block; what isn't an identifier becomes one.
pub fn identifier(text: &str) -> Doc {
    Doc::text(Role::Name, sanitized(text))
}

/// A key of an object expression: bare where it is an identifier, else quoted.
pub fn key(text: &str) -> Doc {
    let bare = crate::document::text::is_identifier(text) && !matches!(text, "true" | "false" | "null" | "for");
    match bare && text.chars().all(is_one_column) {
        true => Doc::text(Role::Name, text.to_owned()),
        false => {
            // Equals signs are aligned by what a reader sees as one character, and who knows that of every script?
            let mut inner = String::new();
            for c in crate::document::text::escape(text).chars() {
                if is_one_column(c) {
                    escape_into(&mut inner, c.encode_utf8(&mut [0; 4]));
                } else if u32::from(c) > 0xffff {
                    let _ = write!(inner, "\\U{:08x}", u32::from(c));
                } else {
                    let _ = write!(inner, "\\u{:04x}", u32::from(c));
                }
            }
            Doc::text(Role::String, format!("\"{inner}\""))
        }
    }
}

/// Whether the character is one by itself for sure, whatever is next to it.
fn is_one_column(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}')
        || matches!(c, '\u{1e00}'..='\u{1fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}')
        || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation, which is HCL's too.
pub fn number(value: &serde_json::Number) -> Doc {
    json::number(value)
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "true" } else { "false" })
}

/// A comment to the end of the line.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("# {}", comment_text(text)))
}

fn sanitized(text: &str) -> String {
    if crate::document::text::is_identifier(text) {
        return text.to_owned();
    }
    let mut name: String =
        text.chars().map(|c| if c == '_' || c == '-' || c.is_alphanumeric() { c } else { '_' }).collect();
    if !crate::document::text::is_identifier(&name) {
        name.insert(0, '_');
    }
    name
}
