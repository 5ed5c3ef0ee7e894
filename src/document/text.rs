//! Text as typed to value and back: the notation of Terraform's JSON syntax, `${...}` for what is computed and `$${`
//! for the two characters themselves. Expressions are parsed by hcl-edit; nothing here evaluates one.

use std::borrow::Cow;

use hcl_edit::expr::{Expression, Traversal, TraversalOperator};
use hcl_edit::template::{Directive, Element, Template};
use hcl_edit::{Decorated, Ident, Span};

use super::heredoc::Plain;
use super::objects;
use super::value::{Part, Pseudo, Reference, Value};
use crate::schema::USER_POOL_CLIENT;

/// The longest text with an expression in it that is read, in bytes. AWS's longest limit is 131,072 characters, for an
/// external ID.
const MAX_TEMPLATE: usize = 1 << 18;

/// How deeply expressions may nest. Keeps hostile text from using up the parser's stack.
const MAX_DEPTH: usize = 20;

/// Parses a template.
///
/// # Errors
/// Returns a user-facing message if `${` or `%{` starts something that isn't an expression.
pub fn parse(text: &str) -> Result<Value, String> {
    if !text.contains("${") && !text.contains("%{") {
        return Ok(Value::Text(text.to_owned()));
    }
    if text.len() > MAX_TEMPLATE {
        return Err("This string is too long to contain expressions.".to_owned());
    }
    if let Some(reference) = plain_reference(text) {
        return Ok(Value::Reference(reference));
    }
    let plain = Plain::template(text);
    let text = &*plain.text;
    match depth(text) {
        None => {
            return Err(match plain.unclosed.first() {
                Some((_, marker)) => unclosed(marker),
                None => "The builder can't parse a heredoc (<<) in this expression.".to_owned(),
            });
        }
        // Nothing but the two characters themselves.
        Some(0) => return Ok(Value::Text(text.replace("$${", "${").replace("%%{", "%{"))),
        Some(depth) if depth > MAX_DEPTH => {
            return Err(format!("The expression is nested more than {MAX_DEPTH} levels deep."));
        }
        Some(_) => {}
    }
    let template: Template = objects::parse(text, true).map_err(|error| explain(text, &error))?;
    if let Some(Element::Interpolation(it)) = template.as_single_element() {
        if let Some(inner) = wrapped(&it.expr, text) {
            // "${...}" is what it wraps.
            return parse(&inner);
        }
        if let Some(value) = simple(&it.expr) {
            return Ok(value);
        }
    }
    let mut parts = Vec::new();
    let strips = ["${~", "%{~", "~}"].iter().any(|it| text.contains(it));
    for element in template.iter() {
        read_element(element, text, strips, &mut parts);
    }
    Ok(match (joined(parts), template.as_single_element()) {
        (Value::Template(parts), Some(Element::Interpolation(_))) => match parts.as_slice() {
            [Part::Verbatim(source)] => Value::Verbatim(bare(source)),
            _ => Value::Template(parts),
        },
        (value, _) => value,
    })
}

/// Makes one value of the parts of a text. Literals side by side become one, so that a `$` at the end of the first and
/// a `{` at the beginning of the second stay text.
pub fn joined(parts: impl IntoIterator<Item = Part>) -> Value {
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match (merged.last_mut(), part) {
            (_, Part::Literal(text) | Part::Verbatim(text)) if text.is_empty() => {}
            (Some(Part::Literal(before)), Part::Literal(text)) => before.push_str(&text),
            (_, part) => merged.push(part),
        }
    }
    match merged.as_mut_slice() {
        [] => Value::Text(String::new()),
        [Part::Literal(text)] => Value::Text(std::mem::take(text)),
        [Part::Reference(reference)] => Value::Reference(reference.clone()),
        _ => Value::Template(merged),
    }
}

/// Writes the parts of a text as a template. Literal parts stay text at every seam: all texts of the document that are
/// put together of parts are made here, and [`parse`] reads them back.
pub fn write(parts: impl IntoIterator<Item = Part>) -> String {
    print(&joined(parts))
}

/// Writes a value of text kind the way [`parse`] reads it.
///
/// Only texts, references, templates and verbatim expressions have such a notation; for others this is their literal.
pub fn print(value: &Value) -> String {
    match value {
        Value::Text(text) => escape(text),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Decimal(value) => value.clone(),
        Value::Reference(reference) => format!("${{{}}}", reference.terraform()),
        Value::Template(parts) => {
            let mut template = String::new();
            let mut parts = parts.iter().peekable();
            while let Some(part) = parts.next() {
                match part {
                    Part::Literal(first) => {
                        let mut literal = Cow::Borrowed(first.as_str());
                        while let Some(Part::Literal(more)) = parts.next_if(|it| matches!(it, Part::Literal(_))) {
                            literal.to_mut().push_str(more);
                        }
                        let (text, wall) = literal.split_at(before_sequence(&literal, parts.peek().copied()));
                        template.push_str(&escape(text));
                        if !wall.is_empty() {
                            template.push_str(&format!("${{\"{wall}\"}}"));
                        }
                    }
                    Part::Reference(reference) => template.push_str(&format!("${{{}}}", reference.terraform())),
                    Part::Verbatim(source) => template.push_str(source),
                }
            }
            template
        }
        Value::Verbatim(source) => format!("${{{source}}}"),
        Value::List(_) | Value::Map(_) | Value::Block(_) | Value::Blocks(_) => String::new(),
    }
}

/// Where the signs at the end of a literal part begin that would turn the `${` or `%{` after it into text: they must
/// are in an expression of their own.
pub(crate) fn before_sequence(text: &str, next: Option<&Part>) -> usize {
    let sign = match next {
        Some(Part::Reference(_)) => '$',
        Some(Part::Verbatim(source)) if source.starts_with("${") => '$',
        Some(Part::Verbatim(source)) if source.starts_with("%{") => '%',
        _ => return text.len(),
    };
    text.trim_end_matches(sign).len()
}

/// Doubles what would begin an expression.
pub fn escape(text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    text.replace("${", "$${").replace("%{", "%%{")
}

/// Reads the escapes of a quoted string. hcl-edit 0.10 leaves them as they are within directives.
pub(crate) fn unescape(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('\\') {
        return text.into();
    }
    // What is text already must not begin an expression again.
    match format!("\"{}\"", escape(text)).parse::<Expression>() {
        Ok(Expression::String(value)) => value.value().clone().into(),
        _ => text.into(),
    }
}

/// Reads a bare expression such as `var.domain`, as HCL has it outside of quotes.
pub fn parse_expression(source: &str) -> Result<Value, String> {
    parse(&format!("${{{source}}}"))
}

/// The address of a resource in an argument that holds one, such as an item of `depends_on`: without `${` and `}`, and
/// without the prefix `resource.`, which changes nothing.
pub fn address(source: &str) -> &str {
    let bare = source.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(source).trim();
    bare.strip_prefix("resource.").unwrap_or(bare)
}

/// The label in a traversal that begins with a client's address.
pub(crate) fn client_label(traversal: &Traversal) -> Option<&Decorated<Ident>> {
    let Expression::Variable(root) = &traversal.expr else { return None };
    let mut names = traversal.operators.iter().map_while(|it| match it.value() {
        TraversalOperator::GetAttr(name) => Some(name),
        _ => None,
    });
    let kind = if root.as_str() == "resource" { names.next()?.as_str() } else { root.as_str() };
    if kind == USER_POOL_CLIENT.terraform { names.next() } else { None }
}

/// Whether a bare expression that was read before is a constant, such as `null` or `1.50`: it represents nothing else.
pub(crate) fn is_constant(source: &str) -> bool {
    let Ok(template) = objects::parse::<Template>(&format!("${{{source}}}"), true) else { return false };
    let Some(Element::Interpolation(it)) = template.as_single_element() else { return false };
    matches!(it.expr, Expression::Null(_) | Expression::Bool(_) | Expression::Number(_) | Expression::String(_))
}

/// Whether everything in it is a template or can be one: what Terraform's JSON syntax demands of every text.
pub fn is_readable(json: &serde_json::Value) -> bool {
    use serde_json::Value as Json;
    match json {
        Json::String(source) => parse(source).is_ok(),
        Json::Array(items) => items.iter().all(is_readable),
        Json::Object(items) => items.iter().all(|(key, item)| key == "//" || parse(key).is_ok() && is_readable(item)),
        Json::Null | Json::Bool(_) | Json::Number(_) => true,
    }
}

/// Whether a bare expression may be given to the parser: one that nests deeply would use up the stack.
pub(crate) fn is_shallow(source: &str) -> bool {
    depth(&format!("${{{source}}}")).is_some_and(|depth| depth <= MAX_DEPTH + 2)
}

/// Whether Terraform takes `text` as the name of a resource or variable.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c == '-' || c.is_alphanumeric())
}

/// How deeply the parser would have to go down: brackets, strings in expressions, directives, and the operators that are
/// before what they work on. 0 where no expression begins; `None` where a heredoc makes it impossible to say.
fn depth(text: &str) -> Option<usize> {
    /// What is open, and the conditions that wait for their other side in it.
    enum Open {
        Quote,
        Bracket(usize),
    }
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let (mut open, mut directives, mut conditions, mut signs) = (Vec::new(), 0_usize, 0, 0);
    let (mut deepest, mut index) = (0, 0);
    while index < bytes.len() {
        let (byte, next) = (bytes[index], at(index + 1));
        index += 1;
        match open.last_mut() {
            None | Some(Open::Quote) => match (byte, next) {
                (b'$' | b'%', _) if next == byte && at(index + 1) == b'{' => index += 2,
                (b'$' | b'%', b'{') => {
                    index += 1;
                    open.push(Open::Bracket(0));
                    if byte == b'%' {
                        let word = text[index..].trim_start_matches('~').trim_start();
                        if word.starts_with("end") {
                            directives = directives.saturating_sub(1);
                        } else if !word.starts_with("else") {
                            directives += 1;
                        }
                    }
                }
                (b'\\', _) if !open.is_empty() => index += 1,
                (b'"', _) => drop(open.pop()),
                _ => {}
            },
            Some(Open::Bracket(waiting)) => match (byte, next) {
                (b'#', _) | (b'/', b'/') => index += bytes[index..].iter().take_while(|it| **it != b'\n').count(),
                (b'/', b'*') => index = text[index + 1..].find("*/").map_or(bytes.len(), |end| index + 1 + end + 2),
                (b'<', b'<') => return None,
                (b'"', _) => open.push(Open::Quote),
                (b'(' | b'[' | b'{', _) => open.push(Open::Bracket(0)),
                (b')' | b']' | b'}', _) => {
                    conditions -= *waiting;
                    open.pop();
                    signs = 0;
                }
                (b'?', _) => {
                    *waiting += 1;
                    conditions += 1;
                }
                (b',', _) => conditions -= std::mem::take(waiting),
                (b'!' | b'-', _) => signs += 1,
                (byte, _) if byte.is_ascii_alphanumeric() => signs = 0,
                _ => {}
            },
        }
        deepest = deepest.max(open.len() + 2 * directives + conditions + signs);
    }
    Some(deepest)
}

/// What is wrong with a heredoc that no line ends.
pub(crate) fn unclosed(marker: &str) -> String {
    format!("The heredoc <<{marker} isn't closed. Write {marker} alone on the line after its text.")
}

/// What to say of a text that the parser stopped in with this message, where Terraform reads on: a number beyond those
/// that the parser reads, or a key that occurs twice.
pub(crate) fn only_terraform_reads(text: &str, message: &str) -> Option<String> {
    if message.contains("redefined object key") {
        let message = "The builder can't parse an object with a duplicate key. Terraform uses the last value.";
        return Some(message.to_owned());
    }
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[at..];
        let bytes = number.as_bytes();
        let is_part = |at: usize| {
            let signs = matches!(bytes[at], b'+' | b'-') && at > 0 && matches!(bytes[at - 1], b'e' | b'E');
            bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'.' | b'_') || signs
        };
        let end = (0..bytes.len()).find(|at| !is_part(*at)).unwrap_or(bytes.len());
        let word = rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if !word && number[..end].parse::<f64>().is_ok_and(f64::is_infinite) {
            let shown: String = number[..end].chars().take(20).collect();
            let more = if end > 20 { "…" } else { "" };
            return Some(format!(
                "{shown}{more} is larger than the builder supports (1.8e308). Terraform can compute with it."
            ));
        }
        rest = &number[end..];
    }
    None
}

fn explain(text: &str, error: &hcl_edit::parser::Error) -> String {
    if let Some(message) = only_terraform_reads(text, error.message()) {
        return message;
    }
    let message = error.message().trim().replace('\n', " ");
    let column = error.location().column();
    let open = text.matches("${").count() + text.matches("%{").count() > text.matches('}').count();
    if open {
        return "An expression that starts with ${ has no closing }. For the characters themselves, write $${."
            .to_owned();
    }
    format!(
        "The part between ${{ and }} isn't a Terraform expression (column {column}: {message}). For the characters themselves, write $${{."
    )
}

fn slice(text: &str, element: &impl Span) -> String {
    element.span().and_then(|span| text.get(span)).unwrap_or_default().to_owned()
}

fn bare(source: &str) -> String {
    // Strip markers take white space from the text around, and alone there is none.
    let inner = source.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')).unwrap_or(source);
    let inner = inner.strip_prefix('~').unwrap_or(inner);
    inner.strip_suffix('~').unwrap_or(inner).trim().to_owned()
}

/// `strips` is whether the text has strip markers.
fn read_element(element: &Element, text: &str, strips: bool, parts: &mut Vec<Part>) {
    match element {
        Element::Literal(literal) => parts.push(Part::Literal(literal.to_string())),
        Element::Interpolation(interpolation) => {
            let source = slice(text, interpolation);
            // A strip marker changes the text around the expression, so it stays as written.
            let stripped = source.starts_with("${~") || source.ends_with("~}");
            match (stripped, &interpolation.expr) {
                (false, Expression::Traversal(traversal)) => parts.push(match reference(traversal, text) {
                    Some(reference) => Part::Reference(reference),
                    None => Part::Verbatim(source),
                }),
                // White space of a constant is safe from strip markers only as long as it is one.
                (false, expression) => parts.push(match constant_text(expression) {
                    Some(literal) if !strips || literal.trim() == literal => Part::Literal(literal),
                    _ => Part::Verbatim(source),
                }),
                _ => parts.push(Part::Verbatim(source)),
            }
        }
        Element::Directive(directive) => {
            // What is literal text inside the directive is text; the rest stays as written.
            let mut literals = Vec::new();
            collect_literals(directive, &mut literals);
            let Some(span) = directive.span() else { return };
            let mut position = span.start;
            for (range, literal) in literals {
                parts.push(Part::Verbatim(text.get(position..range.start).unwrap_or_default().to_owned()));
                parts.push(Part::Literal(literal));
                position = range.end;
            }
            parts.push(Part::Verbatim(text.get(position..span.end).unwrap_or_default().to_owned()));
        }
    }
}

/// The literal texts inside of a directive with their places, as they are written.
pub(crate) fn collect_literals(directive: &Directive, literals: &mut Vec<(std::ops::Range<usize>, String)>) {
    let mut read = |template: &Template| {
        for element in template.iter() {
            match element {
                Element::Literal(literal) => {
                    if let Some(span) = literal.span() {
                        literals.push((span, literal.to_string()));
                    }
                }
                Element::Directive(inner) => collect_literals(inner, literals),
                Element::Interpolation(_) => {}
            }
        }
    };
    match directive {
        Directive::If(directive) => {
            read(&directive.if_expr.template);
            if let Some(otherwise) = &directive.else_expr {
                read(&otherwise.template);
            }
        }
        Directive::For(directive) => read(&directive.for_expr.template),
    }
}

/// What a constant puts into the text around it. Numbers only where Terraform writes them as they are written.
fn constant_text(expression: &Expression) -> Option<String> {
    match expression {
        Expression::Parenthesis(inner) => constant_text(inner.inner()),
        _ => match simple(expression)? {
            Value::Text(text) => Some(text),
            other => Some(print(&other)),
        },
    }
}

/// The one interpolation that a quoted template consists of.
fn wrapped(expression: &Expression, text: &str) -> Option<String> {
    let Expression::StringTemplate(template) = expression else { return None };
    let mut elements = template.iter();
    match (elements.next(), elements.next()) {
        (Some(Element::Interpolation(it)), None) => Some(slice(text, it)),
        _ => None,
    }
}

/// A literal that a user wrapped in `${}`.
fn simple(expression: &Expression) -> Option<Value> {
    match expression {
        Expression::Bool(value) => Some(Value::Bool(*value.value())),
        Expression::Number(number) => number.value().as_i64().map(Value::Integer),
        Expression::String(text) => Some(Value::Text(text.to_string())),
        _ => None,
    }
}

/// A reference and nothing else, by names alone. Most expressions are one; the parser need not even be loaded for it.
fn plain_reference(text: &str) -> Option<Reference> {
    let source = text.strip_prefix("${")?.strip_suffix('}')?;
    let is_name = |it: &str| {
        it.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && it.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_' || c == b'-')
    };
    let names: Vec<&str> = source.split('.').collect();
    let (root, attributes) = names.split_first()?;
    if matches!(*root, "true" | "false" | "null") || !names.iter().all(|it| is_name(it)) {
        return None;
    }
    denoted(root, attributes, true, source)
}

fn reference(traversal: &Traversal, text: &str) -> Option<Reference> {
    let Expression::Variable(root) = &traversal.expr else { return None };
    let mut attributes = Vec::new();
    let mut plain = true;
    for operator in &traversal.operators {
        match operator.value() {
            TraversalOperator::GetAttr(name) => attributes.push(name.as_str()),
            TraversalOperator::Index(Expression::Number(_) | Expression::String(_)) => plain = false,
            _ => return None,
        }
    }
    denoted(root.as_str(), &attributes, plain, &slice(text, traversal))
}

/// What a path of names refers to; `source` is how it was written, `plain` that it has no index.
fn denoted(root: &str, attributes: &[&str], plain: bool, source: &str) -> Option<Reference> {
    if root == "resource" {
        // A prefix that changes nothing: `resource.TYPE.NAME` is `TYPE.NAME`.
        let (kind, attributes) = attributes.split_first()?;
        let source = source.trim_start().strip_prefix(root)?.trim_start().strip_prefix('.')?;
        return denoted_without_prefix(kind, attributes, plain, source);
    }
    denoted_without_prefix(root, attributes, plain, source)
}

fn denoted_without_prefix(root: &str, attributes: &[&str], plain: bool, source: &str) -> Option<Reference> {
    // These mean something only where they are.
    if matches!(root, "each" | "count" | "self" | "path" | "terraform") || attributes.is_empty() {
        return None;
    }
    let external = || {
        // Comments and line breaks inside a path would change its meaning elsewhere.
        let tidy = !source.contains(['#', '\n', '\r']) && !source.contains("/*") && !source.contains("//");
        tidy.then(|| Reference::External(source.trim().to_owned()))
    };
    if !plain {
        return external();
    }
    match (root, attributes) {
        ("var", [name]) => Some(Reference::Variable((*name).to_owned())),
        ("var" | "local" | "module", _) => external(),
        ("data", path) => {
            let pseudo = match path {
                ["aws_region", _, "region" | "name" | "id"] => Pseudo::Region,
                ["aws_caller_identity", _, "account_id" | "id"] => Pseudo::AccountId,
                ["aws_partition", _, "partition" | "id"] => Pseudo::Partition,
                _ => return external(),
            };
            Some(Reference::Pseudo(pseudo, format!("data.{}", path.join("."))))
        }
        (kind, [name, attribute]) => Some(Reference::Resource {
            kind: kind.to_owned(),
            name: (*name).to_owned(),
            attribute: (*attribute).to_owned(),
        }),
        _ => external(),
    }
}
