//! Syntax of the Serverless Framework's variables: `${self:custom.domain}`, `${opt:stage, 'dev'}`,
//! `${file(resources/pool.yml)}`. Facts: `lib/configuration/variables/parse.js` of serverless 3.40.0, which is the same in
//! osls 4.3.1.

use crate::document::shorten;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(String),
    /// A variable with `${` and `}`.
    Variable(&'a str),
}

/// The pieces of a text as Serverless reads it: `\${` is the text `${`, and dollar signs right before a variable go.
pub fn scan(text: &str) -> Vec<Piece<'_>> {
    #[derive(Clone, Copy)]
    enum State {
        Out,
        Escape,
        EscapeDollar,
        /// After a dollar sign; where the first of them is.
        Dollar(usize),
    }
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut done = 0;
    let mut state = State::Out;
    // Where the backslashes begin.
    let mut escape: Option<usize> = None;
    // Braces of others that are open, in which a backslash escapes nothing.
    let mut foreign = 0_usize;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let after_escapes = |backslashes: usize| "\\".repeat(backslashes / 2);
        match (state, byte) {
            (State::Dollar(start), b'{') => {
                if let Some(from) = escape.take() {
                    literal.push_str(&text[done..from]);
                    literal.push_str(&after_escapes(start - from));
                    done = start;
                }
                state = State::Out;
                if let Some(end) = variable_end(text, at + 1) {
                    literal.push_str(&text[done..start]);
                    if !literal.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut literal)));
                    }
                    pieces.push(Piece::Variable(&text[at - 1..=end]));
                    done = end + 1;
                    at = end;
                } else {
                    foreign += 1;
                }
            }
            (State::Dollar(_), b'$') => escape = None,
            (State::Dollar(_), _) => {
                escape = None;
                state = State::Out;
            }
            (State::EscapeDollar, b'{') => {
                if let Some(from) = escape.take() {
                    literal.push_str(&text[done..from]);
                    literal.push_str(&after_escapes(at - 1 - from));
                    literal.push('$');
                    done = at;
                }
                state = State::Out;
            }
            (State::EscapeDollar, b'\\') => {
                escape = Some(at);
                state = State::Escape;
            }
            (State::EscapeDollar, b'$') => {
                escape = None;
                state = State::Dollar(at);
            }
            (State::EscapeDollar, _) => {
                escape = None;
                state = State::Out;
            }
            (State::Escape, b'$') => state = State::EscapeDollar,
            (State::Escape, _) => {
                if byte != b'\\' {
                    escape = None;
                }
                state = State::Out;
            }
            (State::Out, b'}') if foreign > 0 => foreign -= 1,
            (State::Out, b'\\') if foreign == 0 => {
                escape = escape.or(Some(at));
                state = State::Escape;
            }
            (State::Out, b'$') => state = State::Dollar(at),
            (State::Out, _) => escape = None,
        }
        at += 1;
    }
    literal.push_str(&text[done..]);
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    pieces
}

/// The closing brace of a variable whose name begins here; `None` where it is none of Serverless'.
fn variable_end(text: &str, start: usize) -> Option<usize> {
    is_serverless(&text[start..]).then_some(())?;
    Some(start + closing(&text[start..])?)
}

/// Whether the inside of `${...}` is a variable of Serverless: `self:`, `env:`, `file(...)`. CloudFormation's own names
/// have no single colon after a word in lower case.
pub fn is_serverless(inside: &str) -> bool {
    let name = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(inside.len());
    // Two colons, with spaces between or not, are CloudFormation's.
    let is_address = |rest: &str| !rest.trim_start_matches(' ').starts_with(':');
    let rest = &inside[name..];
    let begins = rest.starts_with('(') || rest.strip_prefix(':').is_some_and(is_address);
    inside.starts_with(|c: char| c.is_ascii_lowercase()) && begins
}

/// Why Serverless rejects a text, where it does so for the syntax of its variables.
pub fn fault(text: &str) -> Option<String> {
    for piece in scan(text) {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(variable) => {
                // In quotes it is text.
                let plain = !variable.contains(['\'', '"']);
                let nested = variable[2..].match_indices("${").map(|(at, _)| &variable[at + 2..]);
                if let Some(other) = nested.into_iter().find(|it| plain && !is_serverless(&it[2..])) {
                    let end = other.find('}').map_or(other.len(), |at| at + 1);
                    return Some(format!(
                        "Serverless rejects {}: {} in it isn't a Serverless variable. Build the string with Fn::Join.",
                        shorten(variable),
                        shorten(&other[..end])
                    ));
                }
            }
        }
    }
    let open = text.match_indices("${").map(|(at, _)| at).find(|at| {
        let escaped = text[..*at].ends_with('\\');
        !escaped && is_serverless(&text[at + 2..]) && closing(&text[at + 2..]).is_none()
    })?;
    Some(format!(
        "Serverless rejects {}: the variable isn't closed. Add the brace, or write \\${{ for the two characters.",
        shorten(&text[open..])
    ))
}

/// Text written so that [`scan`] gives it back.
pub fn escaped(text: &str) -> String {
    let mut result = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices("${") {
        let backslashes = text[done..at].len() - text[done..at].trim_end_matches('\\').len();
        result.push_str(&text[done..at]);
        result.push_str(&"\\".repeat(backslashes + usize::from(variable_end(text, at + 2).is_some())));
        done = at;
    }
    result.push_str(&text[done..]);
    result
}

/// Whether a text has a variable that no other tool has; `env:` is PowerShell's as well.
pub fn is_sure(text: &str) -> bool {
    const SURE: &[&str] = &[
        "self:",
        "opt:",
        "sls:",
        "file(",
        "param:",
        "cf:",
        "cf(",
        "cf.",
        "ssm:",
        "ssm(",
        "ssm.",
        "aws:",
        "s3:",
        "s3(",
        "terraform:",
        "strToBool(",
    ];
    text.contains('{') && text.match_indices("${").any(|(at, _)| SURE.iter().any(|it| text[at + 2..].starts_with(it)))
}

/// The byte of the brace that closes what was opened before the text.
pub fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The sources of a variable, which are tried one after the other: `opt:stage, 'dev'`.
pub fn sources(inside: &str) -> Vec<&str> {
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    let mut all = Vec::new();
    for (at, byte) in inside.bytes().enumerate() {
        match (byte, quote) {
            (b'\'' | b'"', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (_, Some(_)) => {}
            (b'{' | b'(', None) => depth += 1,
            (b'}' | b')', None) => depth = depth.saturating_sub(1),
            (b',', None) if depth == 0 => {
                all.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(inside[start..].trim());
    all
}

/// `file(path):address`.
pub fn file_source(source: &str) -> Option<(&str, &str)> {
    let (path, rest) = source.strip_prefix("file(")?.split_once(')')?;
    Some((path.trim(), rest.strip_prefix(':').unwrap_or_default()))
}

/// The inside of a text that is one variable and nothing else.
pub fn whole(text: &str) -> Option<&str> {
    match scan(text).as_slice() {
        [Piece::Variable(variable)] => Some(inside(variable)),
        _ => None,
    }
}

/// The text between `${` and `}`.
pub fn inside(variable: &str) -> &str {
    variable.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(variable)
}

/// The text of a literal in quotes.
pub fn quoted(source: &str) -> Option<&str> {
    let inner = source.strip_prefix('\'').and_then(|it| it.strip_suffix('\''));
    inner.or_else(|| source.strip_prefix('"').and_then(|it| it.strip_suffix('"')).filter(|it| !it.contains('\\')))
}
