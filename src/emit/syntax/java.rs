//! Java, in the habit of Pulumi's own examples: literals, names, and the layout of calls.

use super::super::{Doc, Role};
use super::{camel_case, quote};

/// The line width that calls keep to.
pub const WIDTH: usize = 100;

/// Words that can't name a variable.
const RESERVED: &[&str] = &[
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "for",
    "goto",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "record",
    "return",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "transient",
    "true",
    "try",
    "var",
    "void",
    "volatile",
    "while",
    "yield",
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

/// A format string: literal text, with `%s` where a part is `None`.
pub fn format(parts: impl IntoIterator<Item = Option<String>>) -> Doc {
    let part = |part: Option<String>| part.map_or_else(|| "%s".to_owned(), |text| text.replace('%', "%%"));
    string(&parts.into_iter().map(part).collect::<String>())
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

/// The name of a type, method or package; what isn't an identifier becomes one.
pub fn name(text: &str) -> Doc {
    Doc::text(Role::Name, super::ascii_identifier(text))
}

/// A variable that is read.
pub fn reference(text: &str) -> Doc {
    Doc::text(Role::Reference, super::ascii_identifier(text))
}

/// `// text`, to the end of the line. Java reads `\u` even there, as the beginning of an escape.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("// {}", super::comment_text(text).replace('\\', "/")).trim_end().to_owned())
}

/// `head(arguments)` on one line where it fits, else an argument a line.
pub fn call(head: Doc, arguments: Vec<Doc>) -> Doc {
    if arguments.is_empty() {
        return Doc::concat([head, Doc::token("()")]);
    }
    let separator = Doc::concat([Doc::token(","), Doc::soft_line()]);
    let inner = Doc::concat([Doc::soft_break(), Doc::join(arguments, &separator)]).indent(4);
    Doc::concat([head, Doc::token("("), inner, Doc::token(")")]).group()
}

/// `head.builder()` and below it a call a line, ending in `.build()`.
pub fn builder(head: Doc, calls: Vec<Doc>) -> Doc {
    let calls = calls.into_iter().chain([Doc::token("build()")]);
    let lines = calls.map(|call| Doc::concat([Doc::line(), Doc::token("."), call]));
    Doc::concat([head, Doc::token(".builder()"), Doc::concat(lines).indent(4)])
}
