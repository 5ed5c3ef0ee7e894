//! POSIX shells: words and comments.

use super::super::{Doc, Role};
use super::{comment_text, quote};

/// One word of a command, quoted where anything in it could mean something to the shell. A NUL, which no word can hold,
/// is omitted.
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

/// An option without a value, `--no-cli-pager`; anything but ASCII letters, digits and hyphens is omitted.
pub fn flag(name: &str) -> Doc {
    Doc::text(Role::Name, name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>())
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

/// A variable's name for a label: capitals, and none that a shell or the AWS CLI uses itself. Empty when the label has
/// no ASCII letter or digit.
pub fn variable_name(label: &str) -> String {
    const TAKEN: &[&str] = &[
        "CDPATH",
        "ENV",
        "EUID",
        "HOME",
        "HOSTNAME",
        "IFS",
        "LANG",
        "LINENO",
        "LOGNAME",
        "MAIL",
        "NLSPATH",
        "OLDPWD",
        "OPTARG",
        "OPTIND",
        "OS",
        "PATH",
        "PATHEXT",
        "PPID",
        "PWD",
        "RANDOM",
        "SECONDS",
        "SHELL",
        "SHELLOPTS",
        "SHLVL",
        "TEMP",
        "TERM",
        "TMP",
        "TMPDIR",
        "TZ",
        "UID",
        "USER",
        "USERNAME",
    ];
    const PREFIXES: &[&str] = &["AWS_", "BASH", "DYLD_", "LC_", "LD_", "PS", "PYTHON", "SYSTEM", "WIN"];
    let name = super::snake_case(label).to_ascii_uppercase();
    if TAKEN.contains(&name.as_str()) || PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
        format!("MY_{name}")
    } else {
        name
    }
}

/// A part of a JSON string in a here-document; `expands` where the shell fills in values there.
pub fn json_part(text: &str, expands: bool) -> Doc {
    let quoted = quote(text);
    let mut inner = String::with_capacity(quoted.len());
    for c in quoted[1..quoted.len() - 1].chars() {
        if expands && matches!(c, '\\' | '$' | '`') {
            inner.push('\\');
        }
        inner.push(c);
    }
    Doc::text(Role::String, inner)
}
