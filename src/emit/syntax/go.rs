//! Go, as gofmt leaves it alone: literals, names, and the layout of composite literals.

use super::super::{Doc, Line, Role};
use super::{camel_case, quote};

/// Words that can't name a variable, or had better not.
const RESERVED: &[&str] = &[
    "any",
    "append",
    "bool",
    "break",
    "byte",
    "case",
    "chan",
    "const",
    "continue",
    "copy",
    "default",
    "defer",
    "delete",
    "else",
    "error",
    "fallthrough",
    "false",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "int",
    "interface",
    "len",
    "make",
    "map",
    "max",
    "min",
    "new",
    "nil",
    "package",
    "panic",
    "print",
    "range",
    "return",
    "rune",
    "select",
    "string",
    "struct",
    "switch",
    "true",
    "type",
    "var",
];

/// A variable's name for a label: camelCase, ASCII, not reserved. May be empty when the label has no ASCII letter or
/// digit; may equal another label's.
pub fn variable(label: &str) -> String {
    let name = camel_case(label);
    if RESERVED.contains(&name.as_str()) { format!("{name}Value") } else { name }
}

pub fn string(text: &str) -> Doc {
    Doc::text(Role::String, quote(text))
}

/// A format string for `Sprintf`: literal text, and verbs such as `%s` between.
pub fn format(parts: impl IntoIterator<Item = Result<String, &'static str>>) -> Doc {
    let text: String = parts
        .into_iter()
        .map(|part| match part {
            Ok(text) => text.replace('%', "%%"),
            Err(verb) => verb.to_owned(),
        })
        .collect();
    string(&text)
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation.
pub fn number(value: &serde_json::Number) -> Doc {
    Doc::text(Role::Number, value.to_string().to_lowercase())
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "true" } else { "false" })
}

/// The name of a type, function or field; what isn't an identifier becomes one.
pub fn name(text: &str) -> Doc {
    Doc::text(Role::Name, super::ascii_identifier(text))
}

/// A variable that is read.
pub fn reference(text: &str) -> Doc {
    Doc::text(Role::Reference, super::ascii_identifier(text))
}

/// `// text`, to the end of the line.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("// {}", super::comment_text(text)).trim_end().to_owned())
}

/// `head{elements}`, an element a line.
pub fn list(head: Doc, elements: Vec<Doc>) -> Doc {
    if elements.is_empty() {
        return Doc::concat([head, Doc::token("{}")]);
    }
    let lines = elements.into_iter().map(|element| Doc::concat([Doc::line(), element, Doc::token(",")]));
    Doc::concat([head, Doc::token("{"), Doc::concat(lines).indent(4), Doc::line(), Doc::token("}")])
}

/// `head{key: value}`, a pair a line, the values aligned as gofmt does: within a run of pairs that each fit on a line.
pub fn pairs(head: Doc, pairs: Vec<(Doc, Doc)>) -> Doc {
    if pairs.is_empty() {
        return Doc::concat([head, Doc::token("{}")]);
    }
    let mut lines: Vec<Doc> = Vec::new();
    let mut run: Vec<(Doc, Doc)> = Vec::new();
    // gofmt's own measure of which keys are too different in length to be aligned (go/printer, exprList).
    let (mut before, mut logarithms, mut count) = (0, 0.0, 0);
    let alone = pairs.len() == 1;
    for (key, value) in pairs {
        let size = if value.flat_width().is_some() { bytes(&key) } else { 0 };
        let mut joins = false;
        if before > 0 && size > 0 {
            joins = count == 0 || before <= 40 && size <= 40 || {
                let ratio = size as f64 / (logarithms / f64::from(count)).exp();
                2.5 * ratio > 1.0 && ratio < 2.5
            };
        }
        if !joins {
            lines.extend((!run.is_empty()).then(|| Doc::columns(std::mem::take(&mut run))));
            (logarithms, count) = (0.0, 0);
        }
        if size > 0 {
            logarithms += (size as f64).ln();
            count += 1;
        }
        before = size;
        let key = Doc::concat([key, Doc::token(":"), Doc::fixed(Role::Plain, " ")]);
        let value = Doc::concat([value, Doc::token(",")]);
        if size > 0 && !alone { run.push((key, value)) } else { lines.push(Doc::concat([key, value])) }
    }
    lines.extend((!run.is_empty()).then(|| Doc::columns(run)));
    let lines = lines.into_iter().map(|line| Doc::concat([Doc::line(), line]));
    Doc::concat([head, Doc::token("{"), Doc::concat(lines).indent(4), Doc::line(), Doc::token("}")])
}

/// gofmt counts bytes.
fn bytes(doc: &Doc) -> usize {
    match &doc.0 {
        super::super::Node::Text(_, text) => text.len(),
        super::super::Node::Concat(docs) => docs.iter().map(bytes).sum(),
        super::super::Node::Field(_, doc) => bytes(doc),
        _ => doc.flat_width().unwrap_or(0),
    }
}

/// Turns four spaces at the beginning of a line into a tab.
pub fn indent_with_tabs(lines: &mut [Line]) {
    for span in lines.iter_mut().filter_map(|line| line.spans.first_mut()) {
        let spaces = span.text.len() - span.text.trim_start_matches(' ').len();
        if span.role == Role::Plain && spaces >= 4 {
            span.text = "\t".repeat(spaces / 4) + &span.text[spaces..];
        }
    }
}
