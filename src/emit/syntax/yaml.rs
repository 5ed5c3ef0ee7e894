//! YAML, read alike by versions 1.1 and 1.2: scalars that stay what they are.

use super::super::{Doc, Role};
use super::{comment_text, quote};

/// A string: plain where no reader can take it for anything else, else double-quoted.
pub fn string(text: &str) -> Doc {
    if is_plain(text) { Doc::text(Role::String, text.to_owned()) } else { quoted(text) }
}

/// A string in single quotes; `None` if it holds something that requires double quotes.
pub fn single_quoted(text: &str) -> Option<Doc> {
    let sayable = !text.chars().any(super::must_show);
    sayable.then(|| Doc::text(Role::String, format!("'{}'", text.replace('\'', "''"))))
}

/// A text with `${...}` in it, as `Fn::Sub` takes it, without quotes; `None` where a reader could take it for anything
/// else. Not for lists and mappings in brackets, where braces mean something.
pub fn plain_substituted(text: &str) -> Option<Doc> {
    let bare = text.replace("${", "a").replace('}', "a");
    (is_plain(&bare) && !text.starts_with('}')).then(|| Doc::text(Role::String, text.to_owned()))
}

/// A value as it is in the same file, on one line.
pub fn source(text: &str) -> Doc {
    Doc::text(Role::Reference, text.replace(['\r', '\n'], " "))
}

/// A string in double quotes.
pub fn quoted(text: &str) -> Doc {
    Doc::text(Role::String, quote(text))
}

/// A key of a mapping.
pub fn key(text: &str) -> Doc {
    Doc::text(Role::Name, if is_plain(text) { text.to_owned() } else { quote(text) })
}

/// The name that `!Ref` or `!GetAtt` refers to.
pub fn name(text: &str) -> Doc {
    Doc::text(Role::Reference, if is_plain(text) { text.to_owned() } else { quote(text) })
}

/// A text in which `${...}` refers, as in Pulumi YAML: literal text, and paths of names made of letters and digits.
/// Plain where no reader can take it for anything else.
pub fn interpolated<'a>(parts: impl IntoIterator<Item = Result<&'a str, &'a str>>) -> Doc {
    let mut text = String::new();
    let mut plain = true;
    let mut alone = 0;
    for part in parts {
        alone += 1;
        match part {
            Ok(literal) => {
                plain &= literal.chars().all(|c| c.is_ascii_alphanumeric() || "_-./:@+".contains(c))
                    && (!text.is_empty() || literal.starts_with(|c: char| c.is_ascii_alphabetic()));
                text.push_str(&literal.replace('$', "$$"));
            }
            Err(path) => {
                alone -= 1;
                text.push_str("${");
                text.push_str(path);
                text.push('}');
            }
        }
    }
    if alone == 0 {
        return Doc::text(Role::Reference, text);
    }
    Doc::text(Role::String, if plain && !text.ends_with(':') { text } else { quote(&text) })
}

pub fn integer(value: i64) -> Doc {
    Doc::text(Role::Number, value.to_string())
}

/// A number in JSON's notation. YAML 1.1 wants a point and a sign where there is an exponent.
pub fn decimal(value: &str) -> Doc {
    let number = match value.split_once(['e', 'E']) {
        None => value.to_owned(),
        Some((digits, exponent)) => {
            let point = if digits.contains('.') { "" } else { ".0" };
            let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
            format!("{digits}{point}e{sign}{exponent}")
        }
    };
    Doc::text(Role::Number, number)
}

pub fn boolean(value: bool) -> Doc {
    Doc::fixed(Role::Constant, if value { "true" } else { "false" })
}

pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("# {}", comment_text(text)))
}

/// Letters first, then what no YAML version gives a meaning in the middle of a word. Narrow on purpose: a quote too
/// many does no harm.
fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    if !chars.next().is_some_and(|c| c.is_ascii_alphabetic()) || text.ends_with([':', ' ']) || text.contains(": ") {
        return false;
    }
    if !chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | '+' | ' ')) {
        return false;
    }
    let word = text.to_ascii_lowercase();
    !matches!(word.as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null")
}
