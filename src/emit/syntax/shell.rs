//! POSIX shells: words and comments.

use super::super::{Doc, Role};
use super::comment_text;

/// One word of a command, quoted where anything in it could mean something to the shell. A NUL, which no word can
/// hold, is left out.
pub fn word(text: &str) -> Doc {
    let plain = !text.is_empty()
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | ','));
    if plain {
        return Doc::text(Role::String, text.to_owned());
    }
    let inner = text.replace('\0', "").replace('\'', "'\\''");
    Doc::text(Role::String, format!("'{inner}'"))
}

/// A comment to the end of the line, with its `# `.
pub fn comment(text: &str) -> Doc {
    Doc::text(Role::Comment, format!("# {}", comment_text(text)))
}

/// The name of a shell variable: letters, digits and underscores; anything else becomes an underscore.
pub fn variable(text: &str) -> Doc {
    let name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    Doc::text(Role::Reference, name)
}
