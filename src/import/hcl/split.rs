//! Where statements of HCL begin and end, also in text that no parser takes: so that one slip doesn't hide everything
//! else, and so that a long file is parsed in pieces. Knows strings, comments and brackets, heredocs as far as no
//! string took their place, and nothing of what they mean; reading is hcl-edit's.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::document::heredoc::{end_of, opening};
use crate::schema::terraform;

/// A statement: an attribute or a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub span: Range<usize>,
    /// The braces of a block, as far as they are there.
    pub braces: Option<Range<usize>>,
    /// How deeply brackets nest.
    pub depth: usize,
}

enum Mode {
    /// Inside brackets; the closing one.
    Code(u8),
    Quoted,
}

/// The statements in `range`. `top` says that it is a whole file.
pub fn statements(text: &str, range: Range<usize>, top: bool) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut at = range.start;
    let lines = Lines { text: &text[..range.end], from: range.start, last: OnceCell::new() };
    while let Some(start) = skip(text, at, range.end) {
        let statement = statement(&lines, start, top);
        at = statement.span.end.max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        found.push(statement);
    }
    found
}

/// The next byte that is neither space nor comment.
fn skip(text: &str, mut at: usize, end: usize) -> Option<usize> {
    while at < end {
        let rest = &text[at..end];
        let c = rest.chars().next()?;
        if c.is_whitespace() || c == '\u{feff}' {
            at += c.len_utf8();
        } else if let Some(comment) = comment(rest) {
            at += comment;
        } else {
            return Some(at);
        }
    }
    None
}

/// The length of a comment at the beginning of the text, without the line break at its end.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with('#') || text.starts_with("//") {
        Some(text.find('\n').unwrap_or(text.len()))
    } else {
        let inside = text.strip_prefix("/*")?;
        Some(inside.find("*/").map_or(text.len(), |end| end + 4))
    }
}

/// A text whose lines end heredocs.
struct Lines<'a> {
    text: &'a str,
    from: usize,
    /// Where a line with that word alone comes last. Thousands of heredocs that don't end are reported so at once.
    last: OnceCell<HashMap<&'a str, usize>>,
}

impl Lines<'_> {
    /// The end of a heredoc that begins at a place, or of the text where no line is its marker; and whether one is.
    fn heredoc(&self, at: usize) -> Option<(usize, bool)> {
        let (length, marker, _) = opening(&self.text[at..])?;
        let last = self.last.get_or_init(|| {
            let mut start = self.from;
            let lines = self.text[self.from..].split_inclusive('\n').map(|line| {
                start += line.len();
                (line.trim(), start - line.len())
            });
            lines.collect()
        });
        let ends = last.get(marker).is_some_and(|line| *line >= at + length);
        let end = ends.then(|| end_of(self.text, at + length, marker)).flatten();
        Some((end.unwrap_or(self.text.len()), end.is_some()))
    }
}

fn statement(lines: &Lines, start: usize, top: bool) -> Statement {
    let (text, end) = (lines.text, lines.text.len());
    let bytes = text.as_bytes();
    let mut modes: Vec<Mode> = Vec::new();
    let mut at = start;
    let mut braces = None::<Range<usize>>;
    let mut header = true;
    let mut depth = 0;
    while at < end {
        let byte = bytes[at];
        if let Some(Mode::Quoted) = modes.last() {
            match byte {
                b'\\' => at += 1,
                b'"' => drop(modes.pop()),
                b'$' | b'%' if bytes.get(at + 1) == Some(&byte) && bytes.get(at + 2) == Some(&b'{') => at += 2,
                b'$' | b'%' if bytes.get(at + 1) == Some(&b'{') => {
                    at += 1;
                    modes.push(Mode::Code(b'}'));
                    depth = depth.max(modes.len());
                }
                // A quoted text ends with its line, closed or not.
                b'\n' => {
                    while matches!(modes.last(), Some(Mode::Quoted)) {
                        modes.pop();
                    }
                    continue;
                }
                _ => {}
            }
            at += 1;
            continue;
        }
        match byte {
            b'#' | b'/' => {
                if let Some(length) = comment(&text[at..end]) {
                    at += length;
                    continue;
                }
            }
            b'"' => modes.push(Mode::Quoted),
            b'=' => header = false,
            b'<' => {
                if let Some((end, closed)) = lines.heredoc(at) {
                    // One that doesn't end goes no further than to the next block.
                    at = if closed || !top { end } else { at + 2 };
                    continue;
                }
            }
            b'(' | b'[' | b'{' => {
                if modes.is_empty() && byte == b'{' && header {
                    braces = Some(at..end);
                }
                modes.push(Mode::Code(match byte {
                    b'(' => b')',
                    b'[' => b']',
                    _ => b'}',
                }));
                depth = depth.max(modes.len());
            }
            b')' | b']' | b'}' => {
                // Closes what it fits, and what was forgotten inside of that.
                match modes.iter().rposition(|mode| matches!(mode, Mode::Code(close) if *close == byte)) {
                    Some(open) => modes.truncate(open),
                    // Belongs to nothing here.
                    None if modes.is_empty() => return Statement { span: start..at + 1, braces, depth },
                    None => {}
                }
                if modes.is_empty()
                    && let Some(braces) = &mut braces
                {
                    braces.end = at + 1;
                    return Statement { span: start..at + 1, braces: Some(braces.clone()), depth };
                }
            }
            b'\n' => {
                if modes.is_empty() {
                    return Statement { span: start..at, braces, depth };
                }
                if matches!(modes.last(), Some(Mode::Code(b']' | b')'))) && begins_statement(&text[at + 1..end]) {
                    while matches!(modes.last(), Some(Mode::Code(b']' | b')') | Mode::Quoted)) {
                        modes.pop();
                    }
                    if modes.is_empty() {
                        return Statement { span: start..at, braces, depth };
                    }
                }
                if top && begins_block(&text[at + 1..end]) {
                    return Statement { span: start..at, braces: braces.map(|it| it.start..at), depth };
                }
            }
            _ => {}
        }
        at += 1;
    }
    Statement { span: start..end, braces, depth }
}

/// Whether a block begins here that can only are at the top of a file. It ends whatever wasn't closed before.
fn begins_block(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    let end = line.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(line.len());
    terraform::block(&line[..end]).is_some() && line.ends_with('{') && !line.contains('=')
}

/// Whether the next line looks like an argument: inside of a list or call, something wasn't closed then.
fn begins_statement(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_start();
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(line.len());
    let rest = line[end..].trim_start();
    end > 0 && rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")
}
