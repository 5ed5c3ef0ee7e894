//! Objects of HCL in which a key occurs twice. Terraform 1.11 uses the last value, and hcl-edit 0.10 reads no such
//! object: it gets the text with spaces in the place of the earlier items, so that all places in it stay as they were.
//! Knows brackets, quotes and comments, and no grammar; heredocs are strings by now.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::str::FromStr;

use hcl_edit::parser::Error;
use hcl_edit::structure::Body;

/// An item whose key comes again later in the same object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repeated {
    /// The bytes of the key.
    pub key: Range<usize>,
    /// The bytes of the item, with a comma behind it.
    pub item: Range<usize>,
}

/// Parses HCL or a template of it. Places are those in `text`.
///
/// # Errors
/// Those of the parser.
pub(crate) fn parse<T: FromStr<Err = Error>>(text: &str, template: bool) -> Result<T, Error> {
    let error = match text.parse() {
        Err(error) if is_of_key(&error) => error,
        parsed => return parsed,
    };
    let repeated = if template { of_template(text) } else { of_code(text) };
    if repeated.is_empty() { Err(error) } else { without(text, &repeated).parse() }
}

/// Whether the parser stopped at a key that occurs twice.
pub(crate) fn is_of_key(error: &Error) -> bool {
    error.message().contains("redefined object key")
}

/// The text with spaces in the place of items.
pub(crate) fn without<'a>(text: &'a str, repeated: &[Repeated]) -> Cow<'a, str> {
    if repeated.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for it in repeated {
        bytes[it.item.clone()].fill(b' ');
    }
    // Items begin and end at characters.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The repeated items of statements.
pub(crate) fn of_code(text: &str) -> Vec<Repeated> {
    read(text, Frame::Body { is_value: false })
}

/// The repeated items of a template in the notation of a JSON string.
pub(crate) fn of_template(text: &str) -> Vec<Repeated> {
    read(text, Frame::Template)
}

/// What is open.
enum Frame<'a> {
    /// A file, or the body of a block; whether the value of an argument has begun.
    Body {
        is_value: bool,
    },
    Object(Object<'a>),
    /// `(` or `[`, with the bracket that closes it.
    Bracket(u8),
    /// `${` or `%{`.
    Sequence,
    Quote,
    /// Text of a JSON string.
    Template,
}

#[derive(Default)]
struct Object<'a> {
    /// By their keys.
    items: HashMap<&'a str, Repeated>,
    /// Where the current item begins.
    start: Option<usize>,
    key: Option<Range<usize>>,
    /// Behind the last byte of the item that counts.
    end: usize,
    /// It begins with `for`: what comes isn't an item.
    is_for: bool,
}

impl<'a> Object<'a> {
    /// Something of an item is at `at`, up to `end`.
    fn touch(&mut self, text: &str, at: usize, end: usize) {
        if self.start.is_none() {
            self.start = Some(at);
            let rest = text[at..].strip_prefix("for");
            self.is_for |=
                self.items.is_empty() && rest.is_some_and(|it| it.starts_with([' ', '\t', '\n', '\r', '#', '/']));
        }
        self.end = end;
    }

    /// Ends the item; `behind` is where its comma ends.
    fn finish(&mut self, text: &'a str, behind: Option<usize>, repeated: &mut Vec<Repeated>) {
        let (start, key) = (self.start.take(), self.key.take());
        let (Some(start), Some(key)) = (start, key) else { return };
        if self.is_for {
            return;
        }
        let item = Repeated { key: key.clone(), item: start..behind.unwrap_or(self.end) };
        repeated.extend(self.items.insert(name(&text[key]), item));
    }
}

/// The key without its quotes: `a` and `"a"` are the same.
fn name(key: &str) -> &str {
    let inner = key.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.filter(|it| !it.contains(['"', '\\']) && !it.contains("${") && !it.contains("%{")).unwrap_or(key)
}

fn read<'a>(text: &'a str, outer: Frame<'a>) -> Vec<Repeated> {
    let bytes = text.as_bytes();
    let (mut frames, mut repeated, mut at) = (vec![outer], Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let Some(top) = frames.last_mut() else { return Vec::new() };
        if let Frame::Quote | Frame::Template = top {
            let is_quote = matches!(top, Frame::Quote);
            match byte {
                b'$' | b'%' if next == byte && bytes.get(at + 2) == Some(&b'{') => at += 3,
                b'$' | b'%' if next == b'{' => {
                    at += 2;
                    frames.push(Frame::Sequence);
                }
                b'\\' if is_quote => at += 2,
                b'"' | b'\n' if is_quote => {
                    // A quoted text ends with its line, closed or not.
                    at += usize::from(byte == b'"');
                    frames.pop();
                    touch(&mut frames, text, at - 1, at);
                }
                _ => at += 1,
            }
            continue;
        }
        let start = at;
        at += 1;
        match byte {
            b'#' => at = line_end(text, at),
            b'/' if next == b'/' => at = line_end(text, at),
            b'/' if next == b'*' => at = text[start + 2..].find("*/").map_or(text.len(), |end| start + end + 4),
            b'\n' => match top {
                Frame::Body { is_value } => *is_value = false,
                Frame::Object(object) => object.finish(text, None, &mut repeated),
                _ => {}
            },
            b',' => {
                if let Frame::Object(object) = top {
                    object.finish(text, Some(at), &mut repeated);
                }
            }
            b'=' if matches!(next, b'=' | b'>') => at += 1,
            b'!' | b'<' | b'>' if next == b'=' => at += 1,
            b'=' | b':' => match top {
                Frame::Body { is_value } => *is_value = true,
                Frame::Object(object) if object.key.is_none() => {
                    object.key = object.start.map(|start| start..object.end);
                }
                _ => {}
            },
            b'"' => {
                touch(&mut frames, text, start, at);
                frames.push(Frame::Quote);
            }
            b'(' | b'[' | b'{' => {
                let is_body = byte == b'{' && matches!(top, Frame::Body { is_value: false });
                touch(&mut frames, text, start, at);
                frames.push(match byte {
                    b'(' => Frame::Bracket(b')'),
                    b'[' => Frame::Bracket(b']'),
                    _ if is_body => Frame::Body { is_value: false },
                    _ => Frame::Object(Object::default()),
                });
            }
            b')' | b']' | b'}' => {
                let closed = match top {
                    Frame::Object(object) if byte == b'}' => {
                        object.finish(text, None, &mut repeated);
                        true
                    }
                    Frame::Body { .. } | Frame::Sequence => byte == b'}',
                    Frame::Bracket(close) => *close == byte,
                    _ => false,
                };
                frames.pop();
                // What doesn't close is nothing that the parser reads.
                if !closed || frames.is_empty() {
                    return Vec::new();
                }
                touch(&mut frames, text, start, at);
            }
            _ if byte.is_ascii_whitespace() => {}
            _ => touch(&mut frames, text, start, at),
        }
    }
    repeated
}

/// Something that counts is at `at`, in an object or not.
fn touch(frames: &mut [Frame], text: &str, at: usize, end: usize) {
    if let Some(Frame::Object(object)) = frames.last_mut() {
        object.touch(text, at, end);
    }
}

/// Where the line ends, before its break.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The earlier items as bodies that the parser reads, with how far behind their places those of `text` are.
pub(crate) fn earlier(text: &str, repeated: &[Repeated]) -> Vec<(Body, usize)> {
    const BEFORE: &str = "x={";
    let body = |it: &Repeated| {
        let body = parse(&format!("{BEFORE}{}}}\n", &text[it.item.clone()]), false).ok()?;
        Some((body, it.item.start.checked_sub(BEFORE.len())?))
    };
    repeated.iter().filter_map(body).collect()
}
