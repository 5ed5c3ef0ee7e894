//! C#, as dotnet format leaves it alone: literals, names, and the layout of initializers.

use super::super::{Doc, Role};
use super::{camel_case, quote};

/// Words that can't name a variable, or had better not.
const RESERVED: &[&str] = &[
    "abstract",
    "as",
    "async",
    "await",
    "base",
    "bool",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "checked",
    "class",
    "const",
    "continue",
    "decimal",
    "default",
    "delegate",
    "do",
    "double",
    "dynamic",
    "else",
    "enum",
    "event",
    "explicit",
    "extern",
    "false",
    "finally",
    "fixed",
    "float",
    "for",
    "foreach",
    "goto",
    "if",
    "implicit",
    "in",
    "int",
    "interface",
    "internal",
    "is",
    "lock",
    "long",
    "namespace",
    "new",
    "null",
    "object",
    "operator",
    "out",
    "override",
    "params",
    "private",
    "protected",
    "public",
    "readonly",
    "record",
    "ref",
    "required",
    "return",
    "sbyte",
    "sealed",
    "short",
    "sizeof",
    "stackalloc",
    "static",
    "string",
    "struct",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "uint",
    "ulong",
    "unchecked",
    "unsafe",
    "ushort",
    "using",
    "var",
    "virtual",
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

/// An interpolated string; the parts come from [`part`] and [`interpolation`].
pub fn interpolated(parts: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::concat([Doc::fixed(Role::String, "$\""), Doc::concat(parts), Doc::fixed(Role::String, "\"")])
}

/// Literal text in an interpolated string.
pub fn part(text: &str) -> Doc {
    let mut inner = String::new();
    super::escape_into(&mut inner, text);
    Doc::text(Role::String, inner.replace('{', "{{").replace('}', "}}"))
}

/// A path of names in an interpolated string.
pub fn interpolation(path: Doc) -> Doc {
    Doc::concat([Doc::token("{"), path, Doc::token("}")])
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

/// The name of a type, method or property; what isn't an identifier becomes one.
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

/// `head`, and below it between braces an element a line.
pub fn initializer(head: Doc, elements: Vec<Doc>) -> Doc {
    if elements.is_empty() {
        return Doc::concat([head, Doc::token(" { }")]);
    }
    let lines = elements.into_iter().map(|element| Doc::concat([Doc::line(), element, Doc::token(",")]));
    Doc::concat([head, Doc::line(), Doc::token("{"), Doc::concat(lines).indent(4), Doc::line(), Doc::token("}")])
}
