//! PowerShell, any version, in a file of any encoding: words, comments, and JSON in here-strings.

use super::super::{Doc, Role};
use super::{comment_text, quote};

/// Text in single quotes. All quotes that PowerShell takes for single ones are doubled.
pub fn string(text: &str) -> Doc {
    let inner: String = text
        .chars()
        .flat_map(|c| {
            let quote = matches!(c, '\'' | '\u{2018}'..='\u{201b}');
            std::iter::repeat_n(c, if quote { 2 } else { 1 })
        })
        .collect();
    Doc::text(Role::String, format!("'{inner}'"))
}

/// A comment to the end of the line, with its `# `.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("# {}", comment_text(text)))
}

/// `$env:NAME`; the name comes from [`shell::variable_name`](super::shell::variable_name).
pub fn variable(name: &str) -> Doc {
    Doc::concat([Doc::token("$env:"), super::shell::variable(name)])
}

/// A part of a JSON string in a here-string. ASCII only: whatever encoding the script is read in, the JSON is right.
/// `expands` where the here-string is one in which PowerShell fills in values.
pub fn json_part(text: &str, expands: bool) -> Doc {
    let quoted = quote(text);
    let mut ascii = String::with_capacity(quoted.len());
    for c in quoted[1..quoted.len() - 1].chars() {
        match c {
            '$' | '`' if expands => ascii.extend(['`', c]),
            c if c.is_ascii() => ascii.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    ascii.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    Doc::text(Role::String, ascii)
}
