//! Error messages as text to search: whatever surrounds, wraps, colors, or encodes a sentence is removed.

use std::ops::Range;

/// The most bytes that are read of a pasted text: half from its beginning, half from its end.
pub(super) const MOST: usize = 256 * 1024;
/// The most letters that a placeholder stands for.
const GAP: usize = 400;

/// A pasted text, reduced to its ASCII letters and digits.
///
/// Wrapped lines, quotes, box drawing characters, terminal colors, and escapes of JSON, HTML, and URLs then make no
/// difference, not even inside a word.
pub(super) struct Message {
    /// Lower case, without `_`.
    letters: String,
    /// Whether something other than `_` stands before each letter.
    breaks: Vec<bool>,
    /// The text as it was pasted, within [`MOST`].
    pub text: String,
}

/// A sentence with `...` where names and values are.
pub(super) struct Pattern {
    parts: Vec<String>,
    /// Letters that the first `...` must not contain; may be empty.
    not: &'static str,
}

/// Where a pattern was found.
pub(super) struct Found {
    /// What stands in for each `...` between two parts, as letters.
    pub gaps: Vec<String>,
    /// How many letters of the pattern were found: longer is more specific.
    pub weight: usize,
}

impl Message {
    pub fn new(text: &str) -> Self {
        let text = bounded(text);
        let mut message = Message { letters: String::new(), breaks: Vec::new(), text: String::new() };
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut broken = true;
        while at < bytes.len() {
            let (length, letter) = next(&bytes[at..]);
            at += length;
            match letter {
                Some(b'_') => {}
                Some(letter) if letter.is_ascii_alphanumeric() => {
                    message.letters.push(char::from(letter.to_ascii_lowercase()));
                    message.breaks.push(std::mem::take(&mut broken));
                }
                _ => broken = true,
            }
        }
        message.text = text;
        message
    }

    /// Finds a pattern, as whole words.
    pub fn find(&self, pattern: &Pattern) -> Option<Found> {
        let (first, rest) = pattern.parts.split_first()?;
        let mut from = 0;
        'next: while let Some(start) = self.word(first, from..self.letters.len()) {
            from = start + 1;
            let mut end = start + first.len();
            let mut gaps = Vec::with_capacity(rest.len());
            for part in rest {
                let until = (end + GAP + part.len()).min(self.letters.len());
                let Some(at) = self.word(part, end..until) else { continue 'next };
                if gaps.is_empty() && !pattern.not.is_empty() && self.letters[end..at].contains(pattern.not) {
                    continue 'next;
                }
                gaps.push(self.letters[end..at].to_owned());
                end = at + part.len();
            }
            return Some(Found { gaps, weight: pattern.parts.iter().map(String::len).sum() });
        }
        None
    }

    /// Whether the text has these letters as whole words.
    pub fn has(&self, words: &str) -> bool {
        let letters = squeeze(words);
        !letters.is_empty() && self.word(&letters, 0..self.letters.len()).is_some()
    }

    /// Whether the text has exactly this, apart from capital letters.
    pub fn spells(&self, word: &str) -> bool {
        let word = word.as_bytes();
        self.text.as_bytes().windows(word.len()).any(|it| it.eq_ignore_ascii_case(word))
    }

    /// Whether the text has these letters anywhere.
    pub fn contains(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }

    fn word(&self, letters: &str, mut range: Range<usize>) -> Option<usize> {
        while let Some(at) = self.letters[range.clone()].find(letters).map(|at| range.start + at) {
            let end = at + letters.len();
            if self.breaks[at] && self.breaks.get(end).is_none_or(|it| *it) {
                return Some(at);
            }
            range.start = at + 1;
        }
        None
    }
}

impl Pattern {
    pub fn new(sentence: &str) -> Self {
        let parts = sentence.split("...").map(squeeze).filter(|part| !part.is_empty()).collect();
        Pattern { parts, not: "" }
    }

    /// The same, unless the first `...` contains these letters.
    pub fn unless(self, not: &'static str) -> Self {
        Pattern { not, ..self }
    }
}

/// The ASCII letters and digits of a text, in lower case.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The beginning and the end of a text that is too long.
pub(super) fn bounded(text: &str) -> String {
    if text.len() <= MOST {
        return text.to_owned();
    }
    let head = text.floor_char_boundary(MOST / 2);
    let tail = text.ceil_char_boundary(text.len() - MOST / 2);
    format!("{}\n{}", &text[..head], &text[tail..])
}

/// The next thing in a text: its length in bytes, and the letter that it stands for.
fn next(bytes: &[u8]) -> (usize, Option<u8>) {
    match bytes {
        // Terminal controls: `ESC [ 31 m`, `ESC ] 8 ; ; BEL`. A copied log may have lost the escape character.
        [0x1b, b'[', rest @ ..] => (2 + control(rest), None),
        [0x1b, b']', rest @ ..] => {
            let end = rest.iter().take(GAP).position(|it| matches!(it, 0x07 | 0x1b));
            (2 + end.map_or(0, |end| end + 1), None)
        }
        [b'[', rest @ ..] => {
            let digits = rest.iter().take_while(|it| it.is_ascii_digit() || **it == b';').count();
            if digits > 0 && rest.get(digits) == Some(&b'm') { (digits + 2, None) } else { (1, None) }
        }
        [b'\\', b'u', a, b, c, d, ..] if [a, b, c, d].iter().all(|it| it.is_ascii_hexdigit()) => (6, None),
        [b'\\', _, ..] => (2, None),
        [b'%', rest @ ..] => match (rest.first().copied().and_then(hex), rest.get(1).copied().and_then(hex)) {
            (Some(high), Some(low)) => (3, Some(high * 16 + low)),
            _ => (1, None),
        },
        [b'&', rest @ ..] => {
            let name = rest.iter().take(8).take_while(|it| it.is_ascii_alphanumeric() || **it == b'#').count();
            if name > 0 && rest.get(name) == Some(&b';') { (name + 2, None) } else { (1, None) }
        }
        [letter, ..] => (1, Some(*letter)),
        [] => (1, None),
    }
}

/// The length of a control sequence's parameters and its final byte.
fn control(bytes: &[u8]) -> usize {
    let parameters = bytes.iter().take(32).take_while(|it| matches!(it, 0x20..=0x3f)).count();
    parameters + usize::from(bytes.get(parameters).is_some_and(u8::is_ascii))
}

pub(super) fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok())
}
