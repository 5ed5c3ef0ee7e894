//! Heredocs as the quoted strings that they represent, by HashiCorp's rules (hcl v2.24.0, `hclsyntax`): where one ends,
//! what `<<-` takes from the beginning of its lines, and what `~` takes from the text around a sequence. The parser
//! reads all three by other rules, so it never sees a heredoc. Knows brackets, quotes and comments, and no grammar.

use std::borrow::Cow;
use std::ops::Range;

/// How deeply heredocs may be in each other's sequences. Each level is copied once more.
const MAX_NESTED: usize = 6;

/// How many heredocs that don't end are looked at; each costs a pass over the rest of the text.
const MAX_BROKEN: usize = 8;

/// A text without heredocs, with the places that its bytes had before.
#[derive(Debug)]
pub(crate) struct Plain<'a> {
    pub text: Cow<'a, str>,
    /// What was there before, where characters were replaced byte for byte.
    before: Option<&'a str>,
    /// In order. Empty where nothing was replaced.
    pieces: Vec<Piece>,
    /// Heredocs without a line that is the marker alone: where `<<` is now, and the marker.
    pub unclosed: Vec<(usize, String)>,
}

/// From here on, bytes are those at `old` and after, or represent what was there.
#[derive(Debug, Clone, Copy)]
struct Piece {
    new: usize,
    old: usize,
    /// Whether the bytes aren't those that were there.
    replaced: bool,
}

impl<'a> Plain<'a> {
    /// Reads HCL.
    pub fn code(text: &'a str) -> Self {
        Self::read(text, Frame::Code)
    }

    /// Reads a template in the notation of a JSON string.
    pub fn template(text: &'a str) -> Self {
        Self::read(text, Frame::Template)
    }

    fn read(text: &'a str, frame: Frame) -> Self {
        if !text.contains("<<") {
            return Plain { text: Cow::Borrowed(text), pieces: Vec::new(), unclosed: Vec::new(), before: None };
        }
        let mut reader =
            Reader { text, at: 0, frames: vec![frame], sinks: vec![Sink::default()], unclosed: Vec::new() };
        reader.run();
        let Reader { mut sinks, unclosed, .. } = reader;
        let Sink { out, mut pieces, .. } = sinks.swap_remove(0);
        if pieces.iter().all(|piece| !piece.replaced) {
            return Plain { text: Cow::Borrowed(text), pieces: Vec::new(), unclosed, before: None };
        }
        pieces.push(Piece { new: out.len(), old: text.len(), replaced: false });
        Plain { text: Cow::Owned(out), pieces, unclosed, before: None }
    }

    /// Says what the text was before characters were replaced in it: no place is inside of one of those.
    pub fn in_place_of(self, before: &'a str) -> Self {
        Plain { before: Some(before), ..self }
    }

    /// Where a byte of the text was before.
    pub fn place(&self, at: usize) -> usize {
        let at = self.mapped(at);
        self.before.map_or(at, |before| before.floor_char_boundary(at))
    }

    fn mapped(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.new <= at);
        let Some(piece) = index.checked_sub(1).map(|index| self.pieces[index]) else { return at };
        let next = self.pieces.get(index).map_or(usize::MAX, |next| next.old);
        match piece.replaced {
            true if at == piece.new => piece.old,
            true => next,
            false => (piece.old + at - piece.new).min(next),
        }
    }

    /// Where a range of the text was before.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.mapped(range.start);
        // Behind a heredoc's last quote, white space may have gone.
        let last = range.end.checked_sub(1).and_then(|at| self.pieces.binary_search_by_key(&at, |it| it.new).ok());
        let end = last.map(|index| self.pieces[index]).filter(|piece| piece.replaced).map(|piece| piece.old);
        let end = end.unwrap_or_else(|| self.mapped(range.end)).max(start);
        match self.before {
            Some(before) => before.floor_char_boundary(start)..before.ceil_char_boundary(end),
            None => start..end,
        }
    }

    /// Whether a heredoc was where this string begins.
    pub fn is_heredoc(&self, at: usize) -> bool {
        self.pieces.binary_search_by_key(&at, |piece| piece.new).is_ok_and(|index| self.pieces[index].replaced)
    }
}

/// The text with strings in the place of heredocs, where its places don't matter.
pub(crate) fn quoted(text: &str, template: bool) -> Cow<'_, str> {
    if template { Plain::template(text).text } else { Plain::code(text).text }
}

/// What is open.
enum Frame {
    Code,
    /// Text of a JSON string.
    Template,
    Quote,
    /// `${` or `%{` in a template, with the braces that are open in it.
    Sequence(usize),
    Heredoc(Box<Heredoc>),
}

struct Heredoc {
    /// Where `<<` is.
    start: usize,
    marker: String,
    indented: bool,
    at_line_start: bool,
    tokens: Vec<Token>,
    /// The last sequence ended with `~}`.
    trim_next: bool,
}

/// HashiCorp's scanner makes one literal of each line; what `~` takes away ends there.
enum Token {
    Literal { start: usize, text: String },
    Sequence(Sink),
}

/// Text that comes out.
#[derive(Default)]
struct Sink {
    out: String,
    pieces: Vec<Piece>,
    /// What comes before this place of the source is written.
    from: usize,
}

impl Sink {
    fn mark(&mut self, old: usize, replaced: bool) {
        let piece = Piece { new: self.out.len(), old, replaced };
        match self.pieces.last_mut() {
            Some(last) if last.new == piece.new => *last = piece,
            _ => self.pieces.push(piece),
        }
    }

    /// Writes the source up to a place as it is.
    fn copy(&mut self, text: &str, to: usize) {
        if self.from < to {
            self.mark(self.from, false);
            self.out.push_str(&text[self.from..to]);
        }
        self.from = to;
    }

    fn append(&mut self, other: &Sink) {
        let begin = self.out.len();
        self.pieces.pop_if(|last| last.new == begin);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { new: piece.new + begin, ..*piece }));
        self.out.push_str(&other.out);
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    frames: Vec<Frame>,
    /// One for the text, and one for each open sequence of a heredoc.
    sinks: Vec<Sink>,
    unclosed: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut broken = 0;
        loop {
            while self.at < self.text.len() {
                self.step();
            }
            let outer = self.frames.iter().position(|frame| matches!(frame, Frame::Heredoc(_)));
            let Some(outer) = outer else { break };
            // One that doesn't end, or a sequence in it that doesn't: it stays as it is.
            let Some(Frame::Heredoc(heredoc)) = self.frames.drain(outer..).next() else { break };
            self.sinks.truncate(1);
            let first_line = line_end(self.text, heredoc.start);
            match end_of(self.text, first_line, &heredoc.marker) {
                Some(end) => self.at = end,
                None => {
                    let sink = &self.sinks[0];
                    self.unclosed.push((sink.out.len() + heredoc.start - sink.from, heredoc.marker));
                    self.at = first_line;
                }
            }
            broken += 1;
            if broken == MAX_BROKEN {
                break;
            }
        }
        let (text, end) = (self.text, self.text.len());
        self.sinks[0].copy(text, end);
    }

    fn step(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        match self.frames.last_mut() {
            Some(Frame::Heredoc(_)) => self.heredoc(),
            Some(Frame::Quote | Frame::Template) => {
                let quoted = matches!(self.frames.last(), Some(Frame::Quote));
                match rest {
                    [sign @ (b'$' | b'%'), next, b'{', ..] if next == sign => self.at += 3,
                    [b'$' | b'%', b'{', ..] => {
                        self.at += 2;
                        self.frames.push(Frame::Sequence(0));
                    }
                    [b'\\', ..] if quoted => self.at += 2,
                    [b'"' | b'\n', ..] if quoted => {
                        // A quoted text ends with its line, closed or not.
                        self.at += 1;
                        self.frames.pop();
                    }
                    _ => self.at += 1,
                }
            }
            Some(Frame::Code | Frame::Sequence(_)) => match rest {
                [b'#', ..] | [b'/', b'/', ..] => self.at = line_end(self.text, self.at),
                [b'/', b'*', ..] => {
                    let end = self.text[self.at + 2..].find("*/");
                    self.at = end.map_or(self.text.len(), |end| self.at + end + 4);
                }
                [b'"', ..] => {
                    self.at += 1;
                    self.frames.push(Frame::Quote);
                }
                [b'<', b'<', ..] if self.sinks.len() <= MAX_NESTED => match opening(&self.text[self.at..]) {
                    Some((length, marker, indented)) => {
                        self.frames.push(Frame::Heredoc(Box::new(Heredoc {
                            start: self.at,
                            marker: marker.to_owned(),
                            indented,
                            at_line_start: true,
                            tokens: Vec::new(),
                            trim_next: false,
                        })));
                        self.at += length;
                    }
                    None => self.at += 2,
                },
                [b'{', ..] => {
                    if let Some(Frame::Sequence(braces)) = self.frames.last_mut() {
                        *braces += 1;
                    }
                    self.at += 1;
                }
                [b'~', b'}', ..] if matches!(self.frames.last(), Some(Frame::Sequence(0))) => self.sequence_end(2),
                [b'}', ..] => match self.frames.last_mut() {
                    Some(Frame::Sequence(0)) => self.sequence_end(1),
                    Some(Frame::Sequence(braces)) => {
                        *braces -= 1;
                        self.at += 1;
                    }
                    _ => self.at += 1,
                },
                _ => self.at += 1,
            },
            None => self.at = self.text.len(),
        }
    }

    /// A sequence ends; one of a heredoc becomes a token of it.
    fn sequence_end(&mut self, length: usize) {
        self.frames.pop();
        let (text, at) = (self.text, self.at);
        self.at += length;
        let Some(Frame::Heredoc(heredoc)) = self.frames.last_mut() else { return };
        let Some(mut sink) = self.sinks.pop() else { return };
        // What strips is done, and so goes.
        sink.copy(text, at);
        sink.from = at + length - 1;
        sink.copy(text, at + length);
        heredoc.tokens.push(Token::Sequence(sink));
        heredoc.trim_next = length == 2;
    }

    /// A token of a heredoc, or its end.
    fn heredoc(&mut self) {
        let Some(Frame::Heredoc(heredoc)) = self.frames.last_mut() else { return };
        let rest = &self.text[self.at..];
        let line = rest.split_inclusive('\n').next().filter(|_| heredoc.at_line_start).unwrap_or_default();
        if heredoc.at_line_start && line.trim() == heredoc.marker {
            let word = line.trim_end_matches([' ', '\t', '\r', '\n']);
            let end =
                self.at + if word.ends_with(&heredoc.marker) { word.len() } else { line.trim_end_matches('\n').len() };
            return self.heredoc_end(end);
        }
        let length = line_of_heredoc(rest);
        if length > 0 {
            let text = &rest[..length];
            let trimmed = if heredoc.trim_next { text.trim_start() } else { text };
            heredoc.trim_next = false;
            heredoc.tokens.push(Token::Literal { start: self.at, text: trimmed.to_owned() });
            heredoc.at_line_start = text.ends_with('\n');
            self.at += length;
            return;
        }
        // A sequence begins.
        heredoc.trim_next = false;
        heredoc.at_line_start = false;
        let strips = rest.as_bytes().get(2) == Some(&b'~');
        if strips && let Some(Token::Literal { text, .. }) = heredoc.tokens.last_mut() {
            text.truncate(text.trim_end().len());
        }
        let mut sink = Sink { from: self.at, ..Sink::default() };
        sink.copy(self.text, self.at + 2);
        sink.from += usize::from(strips);
        self.sinks.push(sink);
        self.at += 2 + usize::from(strips);
        self.frames.push(Frame::Sequence(0));
    }

    fn heredoc_end(&mut self, end: usize) {
        let Some(Frame::Heredoc(mut heredoc)) = self.frames.pop() else { return };
        if heredoc.indented {
            dedent(&mut heredoc.tokens);
        }
        let text = self.text;
        let Some(sink) = self.sinks.last_mut() else { return };
        sink.copy(text, heredoc.start);
        sink.mark(heredoc.start, true);
        write(&heredoc.tokens, sink);
        sink.mark(end, true);
        sink.out.push('"');
        // The marker had to be alone on its line; what closes a call or list need not be.
        let rest = text[end..].trim_start();
        sink.from = if rest.starts_with([')', ',', ']']) { text.len() - rest.len() } else { end };
        // What follows is another piece, also where nothing of it is copied.
        sink.mark(sink.from, false);
        self.at = end;
    }
}

/// hclsyntax's `flushHeredocTemplateParts`: lines of white space only neither count nor change.
fn dedent(tokens: &mut [Token]) {
    let mut least = usize::MAX;
    let mut begins = true;
    let mut first = vec![false; tokens.len()];
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal { text, .. } => {
                let blank = text.trim_start().is_empty() && text.ends_with('\n');
                if begins && !blank {
                    first[index] = true;
                    least = least.min(text.chars().take_while(|c| c.is_whitespace()).count());
                }
                begins = text.ends_with('\n');
            }
            Token::Sequence(_) => {
                least = if begins { 0 } else { least };
                begins = false;
            }
        }
    }
    for (token, _) in tokens.iter_mut().zip(first).filter(|(_, first)| *first) {
        let Token::Literal { text, .. } = token else { continue };
        let width = text.chars().take(least).map(char::len_utf8).sum::<usize>();
        text.drain(..width);
    }
}

/// Writes the tokens as a quoted string, but for its last quote.
fn write(tokens: &[Token], sink: &mut Sink) {
    sink.out.push('"');
    let is_empty = |token: &Token| matches!(token, Token::Literal { text, .. } if text.is_empty());
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal { start, text } if !text.is_empty() => {
                sink.mark(*start, true);
                let next = tokens[index + 1..].iter().find(|it| !is_empty(it));
                // A sign that came to be right before a sequence would make text of it.
                let wall = match next {
                    Some(Token::Sequence(_)) => text.trim_end_matches(['$', '%']).len(),
                    _ => text.len(),
                };
                for c in text[..wall].chars() {
                    match c {
                        '\n' => sink.out.push_str("\\n"),
                        '\r' => sink.out.push_str("\\r"),
                        '"' | '\\' => sink.out.extend(['\\', c]),
                        c => sink.out.push(c),
                    }
                }
                if wall < text.len() {
                    sink.out.push_str("${\"");
                    sink.out.push_str(&text[wall..]);
                    sink.out.push_str("\"}");
                }
            }
            Token::Literal { .. } => {}
            Token::Sequence(inner) => {
                sink.append(inner);
                sink.mark(inner.from, true);
            }
        }
    }
    // A heredoc is text; a string that is one sequence is what the sequence gives.
    let mut said = tokens.iter().filter(|it| !is_empty(it));
    if let (Some(Token::Sequence(only)), None) = (said.next(), said.next())
        && only.out.starts_with('$')
    {
        sink.out.push_str("${\"\"}");
    }
}

/// The line with `<<` and a marker: its length, the marker, and whether it begins with `<<-`.
pub(crate) fn opening(text: &str) -> Option<(usize, &str, bool)> {
    let rest = text.strip_prefix("<<")?;
    let (rest, indented) = match rest.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let line = rest.split_inclusive('\n').next()?;
    let marker = line.strip_suffix('\n')?;
    let marker = marker.strip_suffix('\r').unwrap_or(marker);
    super::text::is_identifier(marker).then(|| (text.len() - rest.len() + line.len(), marker, indented))
}

/// The length of the literal text that comes next in a heredoc: to the end of its line, or to where a sequence begins.
pub(crate) fn line_of_heredoc(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        match (byte, bytes.get(length + 1), bytes.get(length + 2)) {
            (b'$' | b'%', Some(next), Some(b'{')) if next == byte => length += 3,
            (b'$' | b'%', Some(b'{'), _) => break,
            (b'\n', ..) => return length + 1,
            _ => length += 1,
        }
    }
    length
}

/// The end of the first line from there on that is the marker alone.
pub(crate) fn end_of(text: &str, from: usize, marker: &str) -> Option<usize> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim() == marker {
            return Some(at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
