//! TypeScript, as prettier leaves it alone: literals, templates, names, and the layout of lists, objects and calls.

use std::fmt::Write as _;

use super::super::{Doc, Role};
use super::{camel_case, must_show, sparing_quote};

/// The line width that everything keeps to.
pub const WIDTH: usize = 80;

/// Words that can't name a variable.
const RESERVED: &[&str] = &[
    "any",
    "arguments",
    "as",
    "async",
    "await",
    "boolean",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "module",
    "namespace",
    "never",
    "new",
    "null",
    "number",
    "of",
    "package",
    "private",
    "protected",
    "public",
    "require",
    "return",
    "set",
    "static",
    "string",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "true",
    "try",
    "type",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Whether a word has a meaning of its own.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// A variable's name for a label: camelCase, ASCII, not reserved. May be empty when the label has no ASCII letter or
/// digit; may equal another label's.
pub fn variable(label: &str) -> String {
    let name = camel_case(label);
    if is_reserved(&name) { format!("{name}_") } else { name }
}

/// A string in the quotes that need fewer escapes.
pub fn string(text: &str) -> Doc {
    Doc::text(Role::String, sparing_quote(text))
}

/// A template literal; the parts come from [`template_part`] and [`interpolation`].
pub fn template(parts: impl IntoIterator<Item = Doc>) -> Doc {
    let quote = Doc::fixed(Role::String, "`");
    Doc::concat([quote.clone(), Doc::concat(parts), quote])
}

/// Literal text in a template literal. Two in a row must be one.
pub fn template_part(text: &str) -> Doc {
    let mut inner = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => inner.push_str("\\\\"),
            '`' => inner.push_str("\\`"),
            '$' if chars.peek() == Some(&'{') => inner.push_str("\\$"),
            '\n' => inner.push_str("\\n"),
            '\r' => inner.push_str("\\r"),
            '\t' => inner.push_str("\\t"),
            c if must_show(c) => {
                let _ = write!(inner, "\\u{:04x}", u32::from(c));
            }
            c => inner.push(c),
        }
    }
    Doc::text(Role::String, inner)
}

/// An expression in a template literal.
pub fn interpolation(expression: Doc) -> Doc {
    Doc::concat([Doc::token("${"), expression, Doc::token("}")])
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation, as prettier writes it.
pub fn number(value: &serde_json::Number) -> Doc {
    Doc::text(Role::Number, value.to_string().to_lowercase().replace("e+", "e"))
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "true" } else { "false" })
}

/// The name of a variable, function or property; what isn't an identifier becomes one.
pub fn name(text: &str) -> Doc {
    Doc::text(Role::Name, super::ascii_identifier(text))
}

/// A variable that is read.
pub fn reference(text: &str) -> Doc {
    Doc::text(Role::Reference, super::ascii_identifier(text))
}

/// A key of an object: bare where it may be.
pub fn key(text: &str) -> Doc {
    // Letters that are letters of a name in every version of the language; any other key is quoted.
    let letter = |c: char| {
        c.is_ascii_alphabetic()
            || matches!(c, '_' | '$' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{21f}'
                | '\u{388}'..='\u{38a}' | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}' | '\u{400}'..='\u{481}'
                | '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{3041}'..='\u{3096}'
                | '\u{2126}' | '\u{212a}'..='\u{212d}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fa5}' | '\u{ac00}'..='\u{d7a3}')
    };
    let bare = text.starts_with(letter) && text.chars().all(|c| letter(c) || c.is_ascii_digit());
    Doc::text(Role::Name, if bare { text.to_owned() } else { sparing_quote(text) })
}

/// `// text`, to the end of the line.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("// {}", super::comment_text(text)).trim_end().to_owned())
}

/// A list: on one line where it fits.
pub fn list(items: impl IntoIterator<Item = Doc>) -> Doc {
    wrap("[", items.into_iter().collect(), "]").group()
}

/// A list of objects, lists or calls that each take several lines: an element a line.
pub fn long_list(items: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::concat([wrap("[", items.into_iter().collect(), "]"), Doc::broken()])
}

/// An object, a member a line. Members come from [`member`] and [`short_member`].
pub fn object(members: impl IntoIterator<Item = Doc>) -> Doc {
    let members: Vec<Doc> = members.into_iter().collect();
    let broken = if members.is_empty() { Doc::nil() } else { Doc::broken() };
    Doc::concat([wrap("{", members, "}"), broken])
}

/// An object on one line where it fits; in prettier's eyes one that begins on its first line.
pub fn short_object(members: impl IntoIterator<Item = Doc>) -> Doc {
    let members: Vec<Doc> = members.into_iter().collect();
    if members.is_empty() {
        return Doc::token("{}");
    }
    let separator = Doc::concat([Doc::token(","), Doc::soft_line()]);
    Doc::concat([
        Doc::token("{"),
        Doc::concat([Doc::soft_line(), Doc::join(members, &separator), Doc::if_broken(",")]).indent(2),
        Doc::soft_line(),
        Doc::token("}"),
    ])
    .group()
}

/// `key: value`, where the value is a list, an object, a call, a template, a number or a word.
pub fn member(key: Doc, value: Doc) -> Doc {
    Doc::concat([key, Doc::token(": "), value])
}

/// `key: value`, where the value is a [`string`] or a path such as `pool.id`: on a line of its own where it doesn't fit
/// and the key is long enough for that to help.
pub fn short_member(key: Doc, value: Doc) -> Doc {
    if key.flat_width().is_some_and(|width| width < 5) {
        return member(key, value);
    }
    Doc::concat([key, Doc::token(":"), Doc::concat([Doc::soft_line(), value]).indent(2)]).group()
}

/// `head(arguments)` on one line where it fits, else an argument a line.
pub fn call(head: Doc, arguments: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::concat([head, wrap("(", arguments.into_iter().collect(), ")")]).group()
}

/// `head(arguments, last)`, where `last` is an [`object`] or a [`long_list`] that begins on the line of the call where
/// that fits. No other argument may be one.
pub fn call_with(head: Doc, arguments: Vec<Doc>, last: Doc) -> Doc {
    let separator = Doc::token(", ");
    let mut all = arguments.clone();
    all.push(last.clone());
    let hugged = Doc::concat([head.clone(), Doc::token("("), Doc::join(all.clone(), &separator), Doc::token(")")]);
    hugged.or(Doc::concat([head, wrap("(", all, ")"), Doc::broken()]))
}

/// The same with an argument a line in any case: what prettier does where two arguments are objects.
pub fn long_call(head: Doc, arguments: Vec<Doc>) -> Doc {
    Doc::concat([head, wrap("(", arguments, ")"), Doc::broken()])
}

fn wrap(open: &'static str, items: Vec<Doc>, close: &'static str) -> Doc {
    if items.is_empty() {
        return Doc::concat([Doc::token(open), Doc::token(close)]);
    }
    let separator = Doc::concat([Doc::token(","), Doc::soft_line()]);
    Doc::concat([
        Doc::token(open),
        Doc::concat([Doc::soft_break(), Doc::join(items, &separator), Doc::if_broken(",")]).indent(2),
        Doc::soft_break(),
        Doc::token(close),
    ])
}
