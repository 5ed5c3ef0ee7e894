//! One language each: the only way by which a person's text gets into a [`Doc`](super::Doc).

pub mod hcl;
pub mod json;
pub mod shell;
pub mod yaml;

use std::fmt::Write as _;

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

pub(super) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if must_show(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Characters that would be invisible, break a line, or turn the direction of the text around them.
pub(super) fn must_show(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Text for a line comment: nothing in it can end the comment.
pub(super) fn comment_text(text: &str) -> String {
    text.chars().map(|c| if must_show(c) { ' ' } else { c }).collect()
}
