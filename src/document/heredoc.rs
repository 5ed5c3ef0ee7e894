//! Heredocs of HCL: where one ends, and what its text is. hcl-edit 0.10 ends one at a line that merely begins with the
//! marker, and takes away other indentation than Terraform does; what it reads of a heredoc is taken from the source
//! here.

use std::borrow::Cow;
use std::ops::Range;

/// A heredoc in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heredoc {
    start: usize,
    /// The lines between the markers.
    pub body: Range<usize>,
    /// Behind the closing marker; the end of the text where there is none.
    pub end: usize,
    marker: Range<usize>,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// The heredoc that begins with the `<<` at `at`. Its end is a line that holds the marker alone, white space aside.
pub(crate) fn at(text: &str, at: usize) -> Option<Heredoc> {
    let rest = text.get(at..)?.strip_prefix("<<")?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let line = rest.find('\n')?;
    let word = rest[..line].trim_end_matches('\r');
    if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') || !word.chars().all(is_word) {
        return None;
    }
    let begin = text.len() - rest.len();
    let marker = begin..begin + word.len();
    let start = begin + line + 1;
    let mut from = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim() == word {
            let indent = line.len() - line.trim_start().len();
            return Some(Heredoc { start: at, body: start..from, end: from + indent + word.len(), marker });
        }
        from += line.len();
    }
    Some(Heredoc { start: at, body: start..text.len(), end: text.len(), marker })
}

/// All heredocs of a text, the outer ones only. `template` says that the text is one, so that code is what stands between
/// `${` and `}`.
pub(crate) fn all(text: &str, template: bool) -> Vec<Heredoc> {
    enum Mode {
        Code,
        Text,
    }
    let mut found = Vec::new();
    if !text.contains("<<") {
        return found;
    }
    let bytes = text.as_bytes();
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let base = if template { Mode::Text } else { Mode::Code };
    let mut modes = vec![base];
    let mut index = 0;
    while index < bytes.len() {
        let (here, next) = (byte(index), byte(index + 1));
        index += match modes.last() {
            Some(Mode::Text) | None => match (here, next) {
                (b'$' | b'%', _) if next == here && byte(index + 2) == b'{' => 3,
                (b'$' | b'%', b'{') => {
                    modes.push(Mode::Code);
                    2
                }
                (b'\\', _) if modes.len() > 1 => 2,
                (b'"', _) if modes.len() > 1 => {
                    modes.pop();
                    1
                }
                // A quoted text ends with its line, closed or not.
                (b'\n', _) if modes.len() == 2 && !template => {
                    modes.pop();
                    1
                }
                _ => 1,
            },
            Some(Mode::Code) => match (here, next) {
                (b'#', _) | (b'/', b'/') => bytes[index..].iter().take_while(|it| **it != b'\n').count(),
                (b'/', b'*') => text[index + 2..].find("*/").map_or(bytes.len() - index, |end| end + 4),
                (b'"', _) => {
                    modes.push(Mode::Text);
                    1
                }
                (b'{', _) => {
                    modes.push(Mode::Code);
                    1
                }
                (b'}', _) => {
                    if modes.len() > 1 {
                        modes.pop();
                    }
                    1
                }
                (b'<', b'<') => match at(text, index) {
                    Some(heredoc) => {
                        let length = heredoc.end - index;
                        found.push(heredoc);
                        length.max(2)
                    }
                    None => 2,
                },
                _ => 1,
            },
        };
    }
    found
}

/// The text, byte for byte as long, in which no line of a heredoc begins with its marker but the last: for the parser.
/// What the heredocs hold is then read from the text itself.
pub(crate) fn masked(text: &str, template: bool) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    for heredoc in all(text, template) {
        let word = &text[heredoc.marker.clone()];
        let mut from = heredoc.body.start;
        for line in text[heredoc.body.clone()].split_inclusive('\n') {
            let start = from + line.len() - line.trim_start().len();
            from += line.len();
            if line.trim_start().starts_with(word) {
                let first = word.chars().next().unwrap_or('x');
                let other = if first == 'x' { "y" } else { "x" }.repeat(first.len_utf8());
                masked.to_mut().replace_range(start..start + other.len(), &other);
            }
        }
    }
    masked
}

/// A piece of a heredoc's text: one line of literal text at most, or what stands between `${` or `%{` and `}`.
enum Token<'t> {
    Text(String),
    Sequence { source: &'t str, strips_before: bool, strips_after: bool },
}

impl Heredoc {
    /// The text in the notation of a template: lines without the indentation that `<<-` takes off, and without what strip
    /// markers take off. Both go by lines, as nowhere else in HCL. Tried with Terraform 1.11.
    pub fn template(&self, text: &str) -> String {
        let mut tokens = tokens(&text[self.body.clone()]);
        for index in 0..tokens.len() {
            let Token::Sequence { strips_before, strips_after, .. } = tokens[index] else { continue };
            if strips_before && let Some(Token::Text(before)) = index.checked_sub(1).and_then(|it| tokens.get_mut(it)) {
                before.truncate(before.trim_end().len());
            }
            if strips_after && let Some(Token::Text(after)) = tokens.get_mut(index + 1) {
                *after = after.trim_start().to_owned();
            }
        }
        if text[..self.marker.start].ends_with('-') {
            dedent(&mut tokens);
        }
        let written = tokens.into_iter().map(|token| match token {
            Token::Text(text) => text,
            Token::Sequence { source, strips_before, strips_after } => {
                let (open, inner) = source.split_at(2);
                let inner = inner.strip_suffix('}').unwrap_or(inner);
                let inner = if strips_before { &inner[1..] } else { inner };
                let inner = if strips_after { &inner[..inner.len() - 1] } else { inner };
                format!("{open}{inner}}}")
            }
        });
        written.collect()
    }
}

fn tokens(body: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let bytes = body.as_bytes();
    let (mut from, mut at) = (0, 0);
    let lines = |tokens: &mut Vec<Token>, text: &str| {
        tokens.extend(text.split_inclusive('\n').map(|line| Token::Text(line.to_owned())));
    };
    while at < bytes.len() {
        let sign = bytes[at];
        let begins = |at: usize| matches!(sign, b'$' | b'%') && bytes.get(at + 1) == Some(&b'{');
        if matches!(sign, b'$' | b'%') && bytes.get(at + 1) == Some(&sign) && bytes.get(at + 2) == Some(&b'{') {
            at += 3;
        } else if begins(at) {
            lines(&mut tokens, &body[from..at]);
            let end = sequence_end(body, at + 2);
            let source = &body[at..end];
            let inner = source[2..].strip_suffix('}').unwrap_or(&source[2..]);
            let strips_before = inner.starts_with('~');
            let strips_after = inner.len() > usize::from(strips_before) && inner.ends_with('~');
            tokens.push(Token::Sequence { source, strips_before, strips_after });
            (from, at) = (end, end);
        } else {
            at += 1;
        }
    }
    lines(&mut tokens, &body[from..]);
    tokens
}

/// Behind the brace that closes what is open at `at`; the end of the text where there is none.
fn sequence_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    // A brace, or a quote.
    let mut open = vec![b'}'];
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        at += 1;
        match (open.last(), byte) {
            (None, _) => break,
            (Some(b'"'), b'\\') => at += 1,
            (Some(b'"'), b'"') => drop(open.pop()),
            (Some(b'"'), b'$' | b'%') if next == Some(byte) => at += 1,
            (Some(b'"'), b'$' | b'%') if next == Some(&b'{') => {
                at += 1;
                open.push(b'}');
            }
            (Some(b'"'), _) => {}
            (_, b'"') => open.push(b'"'),
            (_, b'{') => open.push(b'}'),
            (_, b'}') => {
                open.pop();
                if open.is_empty() {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Takes the smallest indentation off every line. A line of white space only does not count, and keeps what it has.
fn dedent(tokens: &mut [Token]) {
    let mut smallest = usize::MAX;
    let mut indented = Vec::new();
    let mut begins = true;
    for (index, token) in tokens.iter().enumerate() {
        let text = if let Token::Text(text) = token { Some(text) } else { None };
        if begins {
            match text {
                Some(text) if text.trim_start().is_empty() && text.ends_with('\n') => {}
                Some(text) => {
                    smallest = smallest.min(text.chars().take_while(|c| c.is_whitespace()).count());
                    indented.push(index);
                }
                None => smallest = 0,
            }
        }
        begins = text.is_some_and(|it| it.ends_with('\n'));
    }
    for index in indented {
        if let Token::Text(text) = &mut tokens[index] {
            *text = text.chars().skip(smallest).collect();
        }
    }
}

/// The text with quoted templates in the place of heredocs, which mean the same on one line.
pub(crate) fn quoted(text: &str, template: bool) -> Cow<'_, str> {
    let heredocs = all(text, template);
    if heredocs.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for heredoc in heredocs {
        out.push_str(&text[from..heredoc.start]);
        out.push('"');
        let source = heredoc.template(text);
        for token in tokens(&source) {
            match token {
                Token::Sequence { source, .. } => out.push_str(source),
                Token::Text(text) => {
                    for c in text.chars() {
                        match c {
                            '"' | '\\' => out.extend(['\\', c]),
                            '\n' => out.push_str("\\n"),
                            '\r' => out.push_str("\\r"),
                            '\t' => out.push_str("\\t"),
                            c => out.push(c),
                        }
                    }
                }
            }
        }
        out.push('"');
        // The marker had to be alone on its line; what closes a call or list need not be.
        let rest = text[heredoc.end..].trim_start();
        from = if rest.starts_with([')', ',', ']']) { text.len() - rest.len() } else { heredoc.end };
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}
