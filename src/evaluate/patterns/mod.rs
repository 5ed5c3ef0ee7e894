//! Regular expressions as Go's `regexp` has them, by which Terraform matches: the notation of RE2, `\w` and its like for
//! ASCII only, classes of Unicode 15, the leftmost match that prefers what is written first. No library for the browser
//! reads that notation, and those for others bring ten times the code.
//!
//! [`parse`] reads, [`program`] runs: all ways at once, so that the time is linear in pattern and text. Source: Go 1.23
//! (`regexp/syntax`), of which Terraform 1.11 is made.

mod parse;
mod program;
mod unicode;

use program::{Program, Slots};

/// Why a pattern isn't matched.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// Go rejects it.
    Invalid(String),
    /// It takes more than is computed here, or newer versions of Go read it.
    Beyond,
}

/// A compiled pattern.
pub struct Pattern {
    program: Program,
    /// The names of the groups, in order; `None` for one without a name.
    names: Vec<Option<String>>,
}

/// One match: where it is, and where its groups are.
pub struct Match {
    slots: Slots,
}

impl Match {
    /// The place of a group; the whole match is group 0.
    pub fn group(&self, index: usize) -> Option<(usize, usize)> {
        Some(((*self.slots.get(2 * index)?)?, (*self.slots.get(2 * index + 1)?)?))
    }

    fn place(&self) -> (usize, usize) {
        self.group(0).unwrap_or_default()
    }
}

impl Pattern {
    /// # Errors
    /// Where it isn't a pattern, or a larger one than is compiled here.
    pub fn new(source: &str) -> Result<Self, Failure> {
        let parsed = parse::parse(source)?;
        let program = Program::new(&parsed.node, parsed.names.len())?;
        Ok(Pattern { program, names: parsed.names })
    }

    pub fn names(&self) -> &[Option<String>] {
        &self.names
    }

    /// The first match from `from` on.
    ///
    /// # Errors
    /// [`Failure::Beyond`] where it takes too many steps.
    pub fn find(&self, text: &str, from: usize) -> Result<Option<Match>, Failure> {
        Ok(self.program.run(text, from)?.map(|slots| Match { slots }))
    }

    /// All matches, none empty right behind another one.
    ///
    /// # Errors
    /// As [`Pattern::find`].
    pub fn find_all(&self, text: &str) -> Result<Vec<Match>, Failure> {
        let mut all = Vec::new();
        let (mut from, mut before) = (0, None);
        while from <= text.len() {
            let Some(found) = self.find(text, from)? else { break };
            let (start, end) = found.place();
            let follows = end == from && before == Some(start);
            from = if end == from { after(text, from) } else { end };
            before = Some(end);
            if !follows {
                all.push(found);
            }
        }
        Ok(all)
    }

    /// The text with each match replaced; `$1`, `${1}` and `$name` represent groups. At most `longest` bytes.
    ///
    /// # Errors
    /// As [`Pattern::find`], and where the text gets longer.
    pub fn replace_all(&self, text: &str, with: &str, longest: usize) -> Result<String, Failure> {
        let mut out = String::new();
        let (mut from, mut last) = (0, 0);
        while from <= text.len() {
            let Some(found) = self.find(text, from)? else { break };
            let (start, end) = found.place();
            out.push_str(&text[last..start]);
            if end > last || start == 0 {
                self.expand(text, with, &found, &mut out);
            }
            if out.len() > longest {
                return Err(Failure::Beyond);
            }
            last = end;
            from = if after(text, from) > end { after(text, from) } else { end };
        }
        out.push_str(&text[last..]);
        Ok(out)
    }

    fn expand(&self, text: &str, with: &str, found: &Match, out: &mut String) {
        let mut rest = with;
        while let Some((before, behind)) = rest.split_once('$') {
            out.push_str(before);
            if let Some(more) = behind.strip_prefix('$') {
                out.push('$');
                rest = more;
                continue;
            }
            let braced = behind.strip_prefix('{');
            let inner = braced.unwrap_or(behind);
            let length = inner.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inner.len());
            let (name, more) = inner.split_at(length);
            let end = if braced.is_some() { more.strip_prefix('}') } else { Some(more) };
            let (false, Some(more)) = (name.is_empty(), end) else {
                out.push('$');
                rest = behind;
                continue;
            };
            rest = more;
            let is_number = name.bytes().all(|it| it.is_ascii_digit()) && (name == "0" || !name.starts_with('0'));
            let place = match name.parse::<usize>() {
                Ok(index) if is_number => found.group(index),
                _ => {
                    let named = self.names.iter().enumerate().filter(|(_, it)| it.as_deref() == Some(name));
                    named.filter_map(|(at, _)| found.group(at + 1)).next()
                }
            };
            if let Some((start, end)) = place {
                out.push_str(&text[start..end]);
            }
        }
        out.push_str(rest);
    }
}

/// Where the character behind `at` ends; behind the last one, one further.
fn after(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}
