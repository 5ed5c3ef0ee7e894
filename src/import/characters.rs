//! Characters that look like those of a notation and are others: curly quotes, spaces that are none, full-width signs,
//! dashes. Text that was copied from a page or a chat has them. Found outside of quoted strings and comments only:
//! inside they are text.

use std::ops::Range;

use crate::document::heredoc::{end_of, opening};

/// The most characters of a file that are found.
const MAX_FOUND: usize = 10_000;

/// The notation around the characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Hcl,
    Json,
    Yaml,
}

impl Notation {
    /// Who rejects such a character.
    const fn reader(self) -> &'static str {
        match self {
            Notation::Hcl => "Terraform",
            Notation::Json => "JSON",
            Notation::Yaml => "YAML",
        }
    }
}

/// One kind of character, its name, and what to write instead.
struct Kind {
    chars: Range<u32>,
    name: &'static str,
    instead: &'static str,
}

const fn kind(first: u32, last: u32, name: &'static str, instead: &'static str) -> Kind {
    Kind { chars: first..last + 1, name, instead }
}

const KINDS: &[Kind] = &[
    kind(0x85, 0x85, "a next-line character", "\n"),
    kind(0xa0, 0xa0, "a no-break space", " "),
    kind(0xab, 0xab, "an angle quote", "\""),
    kind(0xad, 0xad, "a soft hyphen", ""),
    kind(0xbb, 0xbb, "an angle quote", "\""),
    kind(0x2000, 0x200a, "a typographic space", " "),
    kind(0x200b, 0x200d, "a zero-width character", ""),
    kind(0x200e, 0x200f, "an invisible direction mark", ""),
    kind(0x2010, 0x2015, "a typographic dash", "-"),
    kind(0x2018, 0x201f, "a curly quote", "\""),
    kind(0x2028, 0x2028, "a line separator", "\n"),
    kind(0x2029, 0x2029, "a paragraph separator", "\n"),
    kind(0x202a, 0x202e, "an invisible direction mark", ""),
    kind(0x202f, 0x202f, "a narrow no-break space", " "),
    kind(0x2032, 0x2036, "a prime", "\""),
    kind(0x205f, 0x205f, "a typographic space", " "),
    kind(0x2060, 0x2060, "a zero-width character", ""),
    kind(0x2066, 0x2069, "an invisible direction mark", ""),
    kind(0x2212, 0x2212, "a minus sign for formulas", "-"),
    kind(0x3000, 0x3000, "an ideographic space", " "),
    kind(0xfeff, 0xfeff, "a byte order mark", ""),
    kind(0xff02, 0xff02, "a full-width quote", "\""),
    kind(0xff07, 0xff07, "a full-width quote", "\""),
];

/// Every full-width sign, by the place of its narrow one in ASCII.
const FULL_WIDTH: u32 = 0xfee0;

/// The name of the character, and what to write instead.
fn known(c: char) -> Option<(&'static str, &'static str)> {
    const NARROW: &str =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    if c.is_ascii() {
        return None;
    }
    if let Some(kind) = KINDS.iter().find(|kind| kind.chars.contains(&u32::from(c))) {
        return Some((kind.name, kind.instead));
    }
    let at = u32::from(c).checked_sub(FULL_WIDTH + 0x21).filter(|at| *at < 0x5e)? as usize;
    let narrow = &NARROW[at..=at];
    // Letters and digits may be part of a name.
    (!narrow.as_bytes()[0].is_ascii_alphanumeric()).then_some(("a full-width sign", narrow))
}

fn is_quote(c: char) -> bool {
    known(c).is_some_and(|(_, instead)| instead == "\"")
}

/// A character at a place.
#[derive(Debug, Clone, Copy)]
struct Found {
    at: usize,
    c: char,
    /// A quote before its text.
    opens: bool,
    /// Goes, and is between two characters of a word: what is read has two words.
    splits: bool,
}

/// What a text has of them.
pub(super) struct Characters {
    notation: Notation,
    found: Vec<Found>,
}

/// Text for some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pub span: Range<usize>,
    pub text: String,
}

impl Characters {
    pub fn of(text: &str, notation: Notation) -> Self {
        let mut found = Vec::new();
        if !text.is_ascii() && text.chars().any(|c| known(c).is_some()) {
            match notation {
                Notation::Yaml => yaml(text, &mut found),
                _ => code(text, notation, &mut found),
            }
        }
        found.sort_by_key(|it: &Found| it.at);
        found.dedup_by_key(|it| it.at);
        found.truncate(MAX_FOUND);
        let is_word = |c: Option<char>| c.is_some_and(|c| c == '_' || c.is_alphanumeric());
        for it in &mut found {
            it.splits = known(it.c).is_some_and(|(_, instead)| instead.is_empty())
                && is_word(text[..it.at].chars().next_back())
                && is_word(text[it.at + it.c.len_utf8()..].chars().next());
        }
        Characters { notation, found }
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The text with what it is meant to have, as many bytes long: every other byte stays where it is.
    pub fn replaced(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for it in &self.found {
            let Some((_, instead)) = known(it.c) else { continue };
            out.push_str(&text[from..it.at]);
            let room = " ".repeat(it.c.len_utf8() - instead.len());
            // Room in a string would be part of its text.
            let (before, after) = if it.opens { (room.as_str(), "") } else { ("", room.as_str()) };
            out.extend([before, instead, after]);
            from = it.at + it.c.len_utf8();
        }
        out.push_str(&text[from..]);
        out
    }

    /// For each kind of character: where it is first, a sentence, and what to put in all its places.
    pub fn told(&self, is_read: bool) -> Vec<(usize, String, Vec<Replacement>)> {
        let mut kinds: Vec<((&str, &str), Vec<&Found>)> = Vec::new();
        for it in &self.found {
            let Some(kind) = known(it.c) else { continue };
            match kinds.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, places)) => places.push(it),
                None => kinds.push((kind, vec![it])),
            }
        }
        kinds
            .into_iter()
            .map(|((name, instead), places)| {
                let c = places[0].c;
                let what = match instead {
                    "" => "Delete it.".to_owned(),
                    " " => "Use a plain space instead.".to_owned(),
                    "\n" => "Use a line break instead.".to_owned(),
                    "\"" => "Use a straight quote (\") instead.".to_owned(),
                    sign => format!("Use {sign} instead."),
                };
                let why = match self.notation {
                    // A loader may well take it, as text.
                    Notation::Yaml => "YAML reads it as text.".to_owned(),
                    other => format!("{} rejects it outside strings.", other.reader()),
                };
                let often = match places.len() {
                    1 => String::new(),
                    count => format!(" The file has {count} of them."),
                };
                let read = if is_read && !places.iter().any(|it| it.splits) {
                    " The builder reads it as if it were correct."
                } else {
                    ""
                };
                let message = format!("This is {name} (U+{:04X}). {why} {what}{often}{read}", u32::from(c));
                let replacements = places
                    .iter()
                    .map(|it| Replacement { span: it.at..it.at + it.c.len_utf8(), text: instead.to_owned() })
                    .collect();
                (places[0].at, message, replacements)
            })
            .collect()
    }
}

/// HCL and JSON.
fn code(text: &str, notation: Notation, found: &mut Vec<Found>) {
    enum Mode {
        Code(usize),
        Quote(usize),
    }
    let hcl = notation == Notation::Hcl;
    let mut modes = vec![Mode::Code(0)];
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if found.len() >= MAX_FOUND {
            return;
        }
        let nested = modes.len() > 1;
        match modes.last_mut() {
            Some(Mode::Quote(open)) => match c {
                '\\' => at += 1 + rest[1..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8),
                '"' => {
                    modes.pop();
                    at += 1;
                }
                '\n' => {
                    // Opened straight, and closed by a curly quote.
                    let line = text[*open..at].trim_end_matches([' ', '\t', '\r', ',', ']', ')', '}']);
                    if let Some(last) = line.chars().next_back().filter(|c| is_quote(*c)) {
                        found.push(Found {
                            at: *open + line.len() - last.len_utf8(),
                            c: last,
                            opens: false,
                            splits: false,
                        });
                    }
                    modes.pop();
                }
                '$' | '%' if hcl && rest[1..].starts_with(c) && rest[2..].starts_with('{') => at += 3,
                '$' | '%' if hcl && rest[1..].starts_with('{') => {
                    modes.push(Mode::Code(0));
                    at += 2;
                }
                c => at += c.len_utf8(),
            },
            Some(Mode::Code(braces)) => match c {
                '#' if hcl => at = line_end(at),
                '/' if hcl && rest.starts_with("//") => at = line_end(at),
                '/' if hcl && rest.starts_with("/*") => {
                    at = rest[2..].find("*/").map_or(text.len(), |end| at + end + 4);
                }
                '<' if hcl && rest.starts_with("<<") => match opening(rest) {
                    Some((length, marker, _)) => match end_of(text, at + length, marker) {
                        Some(end) => at = end,
                        // Where it ends is anybody's guess.
                        None => return,
                    },
                    None => at += 2,
                },
                '"' => {
                    modes.push(Mode::Quote(at));
                    at += 1;
                }
                '{' => {
                    *braces += 1;
                    at += 1;
                }
                '}' if *braces == 0 && nested => {
                    modes.pop();
                    at += 1;
                }
                '}' => {
                    *braces = braces.saturating_sub(1);
                    at += 1;
                }
                c if is_quote(c) => {
                    let inside = at + c.len_utf8();
                    let line = &text[inside..line_end(at)];
                    let end = line.find(|c| c == '"' || is_quote(c));
                    let closing = end.and_then(|end| Some((inside + end, line[end..].chars().next()?)));
                    found.push(Found { at, c, opens: closing.is_some(), splits: false });
                    match closing {
                        Some((end, '"')) => at = end + 1,
                        Some((end, c)) => {
                            found.push(Found { at: end, c, opens: false, splits: false });
                            at = end + c.len_utf8();
                        }
                        None => at = inside,
                    }
                }
                c => {
                    if known(c).is_some() {
                        found.push(Found { at, c, opens: false, splits: false });
                    }
                    at += c.len_utf8();
                }
            },
            None => return,
        }
    }
}

/// YAML takes nearly every character as text. Told are those that begin or end what isn't in quotes, those in the
/// indentation, and those that can't be seen.
fn yaml(text: &str, found: &mut Vec<Found>) {
    let mut from = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut block: Option<usize> = None;
    for line in text[from..].split_inclusive('\n') {
        let start = from;
        from += line.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        // The lines of a block scalar are text.
        if block.is_some_and(|outer| indent > outer || line.trim().is_empty()) {
            continue;
        }
        let line = line.trim_end_matches(['\n', '\r']);
        block = line.trim_end().ends_with(['|', '>', '-', '+']).then_some(indent).filter(|_| {
            let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
            last.starts_with(['|', '>'])
        });
        if line.trim_start().starts_with('#') || line.contains(['"', '\'']) {
            continue;
        }
        let content = line.split(" #").next().unwrap_or_default();
        let leads = |at: usize| {
            let before = content[..at].trim_start_matches([' ', '-']);
            before.is_empty() || before.chars().all(|c| known(c).is_some()) || before.trim_end().ends_with(':')
        };
        for (at, c) in content.char_indices() {
            let Some((name, instead)) = known(c) else { continue };
            let ends = content[at + c.len_utf8()..].chars().all(|c| c == ' ' || known(c).is_some());
            let invisible = instead.is_empty();
            let sign = name == "a full-width sign" && instead == ":" && !content.contains(": ");
            let told = invisible || sign || matches!(instead, "\"" | " ") && (leads(at) || ends);
            let dash = instead == "-" && leads(at) && content[at + c.len_utf8()..].starts_with(' ');
            if (told || dash) && found.len() < MAX_FOUND {
                found.push(Found { at: start + at, c, opens: false, splits: false });
            }
        }
    }
}
