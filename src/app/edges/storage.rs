//! The autosave: the document in the browser's storage, found again on return.
//!
//! Every tab writes the same place, and the one that wrote last wins; it writes the whole text at once, so the text is
//! always one tab's. What another tab writes isn't looked at while this one runs: nothing changes under a user's hands.
//! start.js reads the same text when the program doesn't load.

use std::cell::Cell;

use cognito_client_builder::document::Document;

use crate::app::browser;
use crate::app::edges::revision::Revision;
use crate::app::state::notices::Notices;

/// The index of the client on screen, the revision, a line break, and the document. The number is the form's version; a
/// text without a revision was written by an earlier page.
const DOCUMENT: &str = "cognito-client-builder/document/1";

/// Before a time: what stood in [`DOCUMENT`] then and could not be read. Never deleted.
const UNREADABLE: &str = "cognito-client-builder/unreadable/";

/// What a notice is about.
const SAVING: &str = "saving";
const UNREAD: &str = "unreadable";

thread_local! {
    /// Nothing is written: it would destroy what could be neither read nor set aside.
    static BLOCKED: Cell<bool> = const { Cell::new(false) };
    /// The user has seen a notice that nothing is saved. Once is enough.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// What was on screen.
pub struct Stored {
    pub document: Document,
    pub selected: usize,
    pub revision: Option<Revision>,
}

/// What was saved last. Text that can't be read is set aside, with a notice that offers it.
pub fn restore(notices: Notices) -> Option<Stored> {
    let text = browser::stored(DOCUMENT)?;
    match read(&text) {
        Ok(stored) => Some(stored),
        Err(error) => {
            set_aside(&text);
            notices.offer(
                UNREAD,
                format!("Couldn't read the configuration saved in this browser, so it is kept separately. {error} Copy it if you need it."),
                text,
            );
            None
        }
    }
}

/// Saves the document, given as text.
pub fn save(selected: usize, revision: &Revision, document: &str, notices: Notices) {
    if BLOCKED.get() {
        return;
    }
    let text = format!("{selected} {}\n{document}", revision.to_text());
    let saved = browser::store(DOCUMENT, Some(&text));
    if saved {
        TOLD.set(false);
        notices.clear(SAVING);
    } else if !TOLD.replace(true) {
        notices.say(
            SAVING,
            "Your work isn't saved: this browser's storage is full or off. Copy this page's URL or the generated code before you close it.",
        );
    }
}

fn read(text: &str) -> Result<Stored, String> {
    let (first, document) = text.split_once('\n').ok_or("The beginning is missing.")?;
    let (selected, revision) = first.split_once(' ').unwrap_or((first, ""));
    let selected = selected.parse().map_err(|_| "The beginning is damaged.")?;
    Ok(Stored { document: Document::from_text(document)?, selected, revision: Revision::read(revision) })
}

/// Moves the text, since there may be no room for it twice.
fn set_aside(text: &str) {
    let key = format!("{UNREADABLE}{}", browser::now());
    let moved = browser::store(DOCUMENT, None) && browser::store(&key, Some(text));
    if !moved {
        BLOCKED.set(true);
        browser::store(DOCUMENT, Some(text));
    }
}

#[cfg(test)]
mod tests {
    use super::{Revision, read};

    #[test]
    fn what_was_saved_is_read() {
        let stored = read("3\n{\"//\":\"line\\nbreak\"}").unwrap();
        assert_eq!(stored.selected, 3);
        assert_eq!(stored.document.to_json().to_string(), "{\"//\":\"line\\nbreak\"}");
        assert_eq!(stored.revision, None);
        let stored = read("3 a1 7\n{}").unwrap();
        assert_eq!((stored.selected, stored.revision), (3, Revision::read("a1 7")));
        // What isn't a revision counts for nothing, and loses no document.
        assert_eq!(read("3 <b> -7\n{}").unwrap().revision, None);
    }

    #[test]
    fn what_was_not_is_refused() {
        for text in ["", "{}", "\n{}", "-1\n{}", "0\n", "0\n[]", "0\n{", "99999999999999999999999\n{}"] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
