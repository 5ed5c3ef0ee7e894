//! Which of two copies of a document is newer: the one in the address or the one in the storage.
//!
//! A page that is left writes both, but a reload goes to the address as it was before. Each copy therefore has an id of
//! the entry of the history that it began with, and a number that grows. Copies with different ids aren't compared:
//! each tab, and each entry, keeps its own document.

/// The longest id and the largest number that are read; whatever else may be there wasn't written here.
const MOST_LETTERS: usize = 16;
const MOST_NUMBER: u64 = 1 << 53;

/// The state of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    id: String,
    number: u64,
}

impl Revision {
    /// The first one of an entry; `random` is between 0 and 1.
    pub fn first(random: f64) -> Revision {
        Revision { id: format!("{:x}", (random * MOST_NUMBER as f64) as u64), number: 0 }
    }

    /// Reads what [`Revision::to_text`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Revision> {
        let (id, number) = text.split_once(' ')?;
        let is_id = (1..=MOST_LETTERS).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let number = number.parse().ok().filter(|number| *number < MOST_NUMBER)?;
        is_id.then(|| Revision { id: id.to_owned(), number })
    }

    pub fn to_text(&self) -> String {
        format!("{} {}", self.id, self.number)
    }

    pub fn next(&self) -> Revision {
        Revision { id: self.id.clone(), number: (self.number + 1).min(MOST_NUMBER - 1) }
    }

    /// Whether it is a later state of the same entry.
    pub fn follows(&self, other: &Revision) -> bool {
        self.id == other.id && self.number > other.number
    }
}

#[cfg(test)]
mod tests {
    use super::Revision;

    #[test]
    fn revisions_of_an_entry_are_in_order() {
        let first = Revision::first(0.7);
        let next = first.next();
        assert!(next.follows(&first) && !first.follows(&next) && !first.follows(&first));
        assert!(!Revision::first(0.3).next().follows(&first));
        assert_eq!(Revision::read(&next.to_text()), Some(next));
        assert_eq!(Revision::read(&Revision::first(0.999_999_999).to_text()), Some(Revision::first(0.999_999_999)));
    }

    #[test]
    fn what_was_not_written_here_is_none() {
        for text in [
            "",
            " ",
            "a",
            "a ",
            " 1",
            "a -1",
            "a 1.5",
            "a 99999999999999999999",
            "a 9007199254740992",
            "a 1 2",
            "\u{fc} 1",
            "aaaaaaaaaaaaaaaaa 1",
            "own a 1",
        ] {
            assert_eq!(Revision::read(text), None, "{text:?}");
        }
        let last = Revision::read("a 9007199254740991").unwrap();
        assert_eq!(last.next(), last);
    }
}
