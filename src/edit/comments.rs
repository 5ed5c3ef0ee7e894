//! Comments next to a lifetime that state the one that was there before: `access_token_validity = 48 # 48 hours`. They
//! are changed with it, and a note says so; every other comment stays.

use std::ops::Range;

use super::patch::{Comments, Patch};
use super::{Editor, Origin, Subject};
use crate::dialects::Notation;
use crate::document::{Client, Value};
use crate::schema::{Field, Kind, Literal, field, fields, seconds_per};

/// A number and its unit in effect.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Lifetime {
    number: i64,
    unit: &'static str,
}

impl Lifetime {
    /// The lifetime that a client has, where it says one; a unit that isn't set has its default.
    fn of(client: &Client, number: &Field, unit: &Field) -> Option<Self> {
        let Value::Integer(number) = client.read(number.id).value? else { return None };
        let name = match client.read(unit.id).value {
            Some(value) => value.as_text()?.to_owned(),
            None if client.is_set(unit.id) => return None,
            None => match unit.argument.default.value? {
                Literal::Text(name) => name.to_owned(),
                _ => return None,
            },
        };
        let Kind::Enum(choices) = unit.argument.kind else { return None };
        let unit = choices().iter().find(|it| it.value == name)?.value;
        seconds_per(unit).map(|_| Lifetime { number, unit })
    }

    fn words(self) -> String {
        match self.number {
            1 => format!("1 {}", self.unit.trim_end_matches('s')),
            number => format!("{number} {}", self.unit),
        }
    }
}

impl Editor<'_> {
    /// Brings the comments next to changed lifetimes up to date.
    pub(super) fn lifetime_comments(&mut self, origin: &Origin, subject: Subject, old: &Client, new: &Client) {
        for number in fields() {
            let Some(unit) = number.argument.unit_argument.and_then(field) else { continue };
            let lifetimes = (Lifetime::of(old, number, unit), Lifetime::of(new, number, unit));
            let (Some(before), Some(after)) = lifetimes else { continue };
            if before == after {
                continue;
            }
            let places = origin.arguments.iter().filter(|it| it.path == number.path || it.path == unit.path);
            for place in places {
                let Some(comment) = self.comment_after(origin.file, place.value.end) else { continue };
                let text = &self.text(origin.file)[comment.clone()];
                let Some(rewritten) = restate(text, before, after) else { continue };
                if self.patches[origin.file].touches(&comment) {
                    continue;
                }
                self.patches[origin.file].replace(comment, rewritten);
                let (before, after) = (before.words(), after.words());
                let message = format!("Changed {before} to {after} in the comment next to it.");
                self.note(subject, &place.path, origin.file, message);
            }
        }
    }

    /// The comment that follows a value on its line, a comma between them or not.
    fn comment_after(&self, file: usize, at: usize) -> Option<Range<usize>> {
        let comments = match self.notation(file) {
            Some(Notation::Hcl) => Comments::Hcl,
            _ if self.is_yaml(file) => Comments::Yaml,
            _ => Comments::Json,
        };
        comments.after(self.text(file), at)
    }
}

/// A comment with the new lifetime in place of the old one; `None` where it doesn't state the old one.
fn restate(comment: &str, before: Lifetime, after: Lifetime) -> Option<String> {
    let number = before.number.to_string();
    let mut result = String::new();
    let (mut at, mut changed) = (0, false);
    while let Some(found) = comment[at..].find(&number).map(|it| at + it) {
        let end = found + number.len();
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '-');
        let apart = !comment[..found].ends_with(joined);
        let rest = &comment[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '-']).len();
        let word = &rest[gap..];
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        if apart && gap <= 1 && is_unit(&word[..length], before.unit) {
            let long = &word[..length];
            result.push_str(&comment[at..found]);
            result.push_str(&match gap == 1 && rest.starts_with(' ') && long.len() > 3 {
                true => after.words(),
                // 48h and 48-hour keep their form.
                false if before.unit == after.unit => format!("{}{}", after.number, &rest[..gap + length]),
                false => after.words(),
            });
            at = end + gap + length;
            changed = true;
        } else {
            result.push_str(&comment[at..end]);
            at = end;
        }
    }
    result.push_str(&comment[at..]);
    changed.then_some(result)
}

/// Whether a word names the unit: `hours`, `hour`, `hrs`, `h`.
fn is_unit(word: &str, unit: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let short: &[&str] = match unit {
        "seconds" => &["s", "sec", "secs"],
        "minutes" => &["m", "min", "mins"],
        "hours" => &["h", "hr", "hrs"],
        _ => &["d"],
    };
    word == unit || word == unit.trim_end_matches('s') || short.contains(&word.as_str())
}

impl Patch {
    /// Whether something in this place is replaced already.
    fn touches(&self, place: &Range<usize>) -> bool {
        self.places().any(|it| it.start < place.end && place.start < it.end)
    }
}
