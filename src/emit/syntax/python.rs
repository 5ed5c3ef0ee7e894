//! Python, as black leaves it alone: literals, names, and the layout of lists, dictionaries and calls.

use super::super::{Doc, Role};
use super::{snake_case, sparing_quote};

/// The line width that everything keeps to.
pub const WIDTH: usize = 88;

/// Words that can't name anything.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Words that had better not name a variable.
const TAKEN: &[&str] = &["bool", "case", "dict", "id", "int", "list", "match", "object", "print", "set", "str", "type"];

/// Whether a word has a meaning of its own.
pub fn is_reserved(word: &str) -> bool {
    KEYWORDS.contains(&word) || TAKEN.contains(&word)
}

/// A variable's name for a label: snake_case, ASCII, not reserved. May be empty when the label has no ASCII letter or
/// digit; may equal another label's.
pub fn variable(label: &str) -> String {
    let name = snake_case(label);
    if is_reserved(&name) { format!("{name}_") } else { name }
}

/// A string in the quotes that need fewer escapes.
pub fn string(text: &str) -> Doc {
    Doc::text(Role::String, sparing_quote(text))
}

/// An f-string. `None` represents the expression of the same index; expressions hold no quotes.
pub fn f_string(parts: impl IntoIterator<Item = Result<String, Doc>>) -> Doc {
    let parts: Vec<_> = parts.into_iter().collect();
    let literal: String = parts.iter().filter_map(|part| part.as_ref().ok().map(String::as_str)).collect();
    let quote = if super::prefers_single(&literal) { '\'' } else { '"' };
    let mut docs = vec![Doc::fixed(Role::String, if quote == '"' { "f\"" } else { "f'" })];
    for part in parts {
        docs.push(match part {
            Ok(text) => {
                let escaped = super::escape_for(quote, &text);
                Doc::text(Role::String, escaped.replace('{', "{{").replace('}', "}}"))
            }
            Err(expression) => Doc::concat([Doc::token("{"), expression, Doc::token("}")]),
        });
    }
    docs.push(Doc::fixed(Role::String, if quote == '"' { "\"" } else { "'" }));
    Doc::concat(docs)
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation, as black writes it.
pub fn number(value: &serde_json::Number) -> Doc {
    Doc::text(Role::Number, value.to_string().to_lowercase().replace("e+", "e"))
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "True" } else { "False" })
}

/// The name of a variable, function or argument; what isn't an identifier becomes one.
pub fn name(text: &str) -> Doc {
    Doc::text(Role::Name, super::ascii_identifier(text))
}

/// A parameter of a library that was generated: a keyword has an underscore after it.
pub fn parameter(text: &str) -> Doc {
    let name = super::ascii_identifier(text);
    let keyword = KEYWORDS.contains(&name.as_str());
    Doc::text(Role::Name, if keyword { format!("{name}_") } else { name })
}

/// A variable that is read.
pub fn reference(text: &str) -> Doc {
    Doc::text(Role::Reference, super::ascii_identifier(text))
}

/// `# text`, to the end of the line.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("# {}", super::comment_text(text)).trim_end().to_owned())
}

/// A list: on one line where it fits.
pub fn list(items: impl IntoIterator<Item = Doc>) -> Doc {
    wrap("[", items.into_iter().collect(), "]").group()
}

/// A list with an element a line.
pub fn long_list(items: impl IntoIterator<Item = Doc>) -> Doc {
    long("[", items.into_iter().collect(), "]")
}

/// A dictionary with an item a line. Items come from [`item`].
pub fn dictionary(items: impl IntoIterator<Item = Doc>) -> Doc {
    long("{", items.into_iter().collect(), "}")
}

/// `key: value`; the key is a string.
pub fn item(key: &str, value: Doc) -> Doc {
    Doc::concat([Doc::text(Role::Name, sparing_quote(key)), Doc::token(": "), value])
}

/// `name=value`.
pub fn argument(name: Doc, value: Doc) -> Doc {
    Doc::concat([name, Doc::token("="), value])
}

/// `head(arguments)` on one line where it fits, else an argument a line.
pub fn call(head: Doc, arguments: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::concat([head, wrap("(", arguments.into_iter().collect(), ")").group()])
}

/// `head(arguments)`, an argument a line.
pub fn long_call(head: Doc, arguments: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::concat([head, long("(", arguments.into_iter().collect(), ")")])
}

fn long(open: &'static str, items: Vec<Doc>, close: &'static str) -> Doc {
    let broken = if items.is_empty() { Doc::nil() } else { Doc::broken() };
    Doc::concat([wrap(open, items, close), broken])
}

fn wrap(open: &'static str, items: Vec<Doc>, close: &'static str) -> Doc {
    if items.is_empty() {
        return Doc::concat([Doc::token(open), Doc::token(close)]);
    }
    let separator = Doc::concat([Doc::token(","), Doc::soft_line()]);
    Doc::concat([
        Doc::token(open),
        Doc::concat([Doc::soft_break(), Doc::join(items, &separator), Doc::if_broken(",")]).indent(4),
        Doc::soft_break(),
        Doc::token(close),
    ])
}
