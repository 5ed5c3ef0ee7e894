//! HCL, as `terraform fmt` leaves it alone: literals, templates and names.

use super::super::{Doc, Role};
use super::{comment_text, escape_into};

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
/// Anything that does not parse as one whole expression becomes a string, so that nothing else can get in.
pub fn expression(source: &str) -> Doc {
    let simple = source.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if simple && source.split('.').all(crate::document::text::is_identifier) {
        return Doc::text(Role::Reference, source.to_owned());
    }
    if !crate::document::text::is_shallow(source) {
        return string(source);
    }
    // Inside parentheses line breaks mean nothing, and a comment at the end cannot reach what follows.
    let alone = !source.contains(['\n', '#']) && !source.contains("//") && !source.contains("/*");
    let source = if alone { source.to_owned() } else { format!("({source}\n)") };
    let parsed = format!("x = {source}\n").parse::<hcl_edit::structure::Body>();
    let single = parsed.is_ok_and(|body| body.len() == 1 && body.iter().next().is_some_and(|it| it.is_attribute()));
    if single { Doc::text(Role::Reference, source) } else { string(&source) }
}

/// `${...}` or `%{...}` inside a quoted template, as it was written. The caller got it from parsing the template.
pub fn raw_part(source: &str) -> Doc {
    Doc::text(Role::Reference, source.to_owned())
}

/// A path such as `aws_cognito_user_pool.pool.id`, as `document::text` read it.
pub fn path(source: &str) -> Doc {
    expression(source)
}

/// The name of an argument or block; what is not an identifier becomes one.
pub fn identifier(text: &str) -> Doc {
    Doc::text(Role::Name, sanitized(text))
}

/// A key of an object expression: bare where it is an identifier, else quoted.
pub fn key(text: &str) -> Doc {
    let bare = crate::document::text::is_identifier(text) && !matches!(text, "true" | "false" | "null" | "for");
    if bare { Doc::text(Role::Name, text.to_owned()) } else { string(text) }
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation, which is HCL's too.
pub fn number(value: &serde_json::Number) -> Doc {
    Doc::text(Role::Number, value.to_string())
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
