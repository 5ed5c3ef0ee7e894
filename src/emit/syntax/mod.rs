//! One language each: the only way by which a user's text gets into a [`super::Doc`].

pub mod csharp;
pub mod go;
pub mod hcl;
mod hcl_format;
pub mod java;
pub mod json;
pub mod powershell;
pub mod python;
pub mod shell;
pub mod typescript;
pub mod yaml;

use std::fmt::Write as _;

use super::Doc;

/// What the text of a target is.
#[derive(Debug)]
pub struct Language {
    /// As editors and Markdown name it. Stable: in scripts.
    pub id: &'static str,
    /// What the names of its files end with, without the dot.
    pub extension: &'static str,
    /// A line comment; `None` where there aren't comments.
    pub comment: Option<fn(&str) -> Doc>,
    /// The width that groups keep to, in columns: that of the language's formatter, or a habit where it has none.
    pub width: usize,
    /// Whether its formatter indents with tabs.
    pub tabs: bool,
}

const PLAIN: Language = Language { id: "", extension: "", comment: None, width: 80, tabs: false };

pub static HCL: Language = Language { id: "hcl", extension: "tf", comment: Some(hcl::comment), ..PLAIN };
pub static JSON: Language = Language { id: "json", extension: "json", ..PLAIN };
pub static YAML: Language = Language { id: "yaml", extension: "yaml", comment: Some(yaml::comment), ..PLAIN };
pub static PYTHON: Language =
    Language { id: "python", extension: "py", comment: Some(python::comment), width: python::WIDTH, ..PLAIN };
pub static TYPESCRIPT: Language =
    Language { id: "typescript", extension: "ts", comment: Some(typescript::comment), ..PLAIN };
pub static GO: Language = Language { id: "go", extension: "go", comment: Some(go::comment), tabs: true, ..PLAIN };
pub static CSHARP: Language = Language { id: "csharp", extension: "cs", comment: Some(csharp::comment), ..PLAIN };
pub static JAVA: Language =
    Language { id: "java", extension: "java", comment: Some(java::comment), width: java::WIDTH, ..PLAIN };
pub static SHELL: Language = Language { id: "shell", extension: "sh", comment: Some(shell::comment), ..PLAIN };
pub static POWERSHELL: Language =
    Language { id: "powershell", extension: "ps1", comment: Some(powershell::comment), ..PLAIN };

/// `text` between double quotes, in the notation that HCL, JSON, YAML, Python, TypeScript, Java, Go and C# share:
/// two-character escapes for backslash, quote, line feed, carriage return and tab; four-digit ones for control
/// characters and for what is invisible or turns the direction of writing; everything else as it is.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    escape_into(&mut quoted, text);
    quoted.push('"');
    quoted
}

/// The same in the quotes that need fewer escapes, double ones where both need as many.
pub(super) fn sparing_quote(text: &str) -> String {
    let quote = if prefers_single(text) { '\'' } else { '"' };
    format!("{quote}{}{quote}", escape_for(quote, text))
}

pub(super) fn prefers_single(text: &str) -> bool {
    text.matches('"').count() > text.matches('\'').count()
}

pub(super) fn escape_for(quote: char, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_between(&mut out, quote, text);
    out
}

pub(super) fn escape_into(out: &mut String, text: &str) {
    escape_between(out, '"', text);
}

fn escape_between(out: &mut String, quote: char, text: &str) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if must_show(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Characters that Unicode puts before what they count belong to it: HashiCorp's JSON parser misses the quote after one.
pub fn is_prepended(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{d4e}')
        || matches!(c, '\u{110bd}' | '\u{110cd}' | '\u{111c2}' | '\u{111c3}' | '\u{113d1}' | '\u{1193f}' | '\u{11941}')
        || matches!(c, '\u{11a3a}' | '\u{11a84}'..='\u{11a89}' | '\u{11d46}' | '\u{11f02}')
}

/// Characters that would be invisible, break a line, or turn the direction of the text around them.
pub(super) fn must_show(c: char) -> bool {
    c.is_control()
        || is_prepended(c) && c <= '\u{ffff}'
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Text for a line comment: nothing in it can end the comment.
pub(super) fn comment_text(text: &str) -> String {
    text.chars().map(|c| if must_show(c) { ' ' } else { c }).collect()
}

/// The words of a name in lower case, ASCII letters and digits only: `my-APIClient` is my, api, client.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for (index, c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            inside = false;
            continue;
        }
        let before = index.checked_sub(1).map(|it| chars[it]);
        let begins = c.is_ascii_uppercase()
            && (before.is_some_and(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
                || before.is_some_and(|it| it.is_ascii_uppercase())
                    && chars.get(index + 1).is_some_and(char::is_ascii_lowercase));
        if begins || !inside {
            words.push(String::new());
        }
        inside = true;
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words
}

/// `my-pool` to `myPool`: ASCII letters and digits, no digit first. Empty when nothing of the name is left.
pub fn camel_case(text: &str) -> String {
    let pascal = pascal_case(text);
    let lower = pascal.chars().take(1).map(|c| c.to_ascii_lowercase()).chain(pascal.chars().skip(1)).collect();
    not_a_digit_first(lower)
}

/// `my-pool` to `MyPool`.
pub fn pascal_case(text: &str) -> String {
    let word = |word: &String| word[..1].to_ascii_uppercase() + &word[1..];
    not_a_digit_first(words(text).iter().map(word).collect())
}

/// `myPool` to `my_pool`.
pub fn snake_case(text: &str) -> String {
    not_a_digit_first(words(text).join("_"))
}

fn not_a_digit_first(name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("n{name}") } else { name }
}

/// Whether a text is an identifier in every language: ASCII letters, digits and underscores, no digit first.
fn is_ascii_identifier(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `text`, if it is an identifier; else something that is. A last resort: who asks for a name has made it before.
fn ascii_identifier(text: &str) -> String {
    if is_ascii_identifier(text) {
        return text.to_owned();
    }
    let name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if is_ascii_identifier(&name) { name } else { format!("_{name}") }
}
