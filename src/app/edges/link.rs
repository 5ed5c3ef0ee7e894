//! Keeps the document and the fragment of the address together. Knows no control.

use cognito_client_builder::document::Document;
use cognito_client_builder::link;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address::{self, Fragment, hash};
use crate::app::edges::revision::Revision;
use crate::app::state::notices::Notices;
use crate::app::state::workspace::Workspace;

/// The longest fragment that is written, in characters. Chrome takes addresses of 2 MiB, Firefox of 1 MiB; a hundred
/// callback URLs and as many sign-out URLs of 1,024 random characters each need 210,000.
const MAX_FRAGMENT: usize = 1_000_000;

/// The largest document that is made into a link, in bytes of JSON: what `link` reads.
const MAX_DOCUMENT: usize = 16 << 20;

/// Marks the entries of the history whose fragment this program wrote: on a reload they are the user's own document,
/// not a link that was sent. The revision follows.
const OWN: &str = "own";

/// Marks the entries whose fragment came from elsewhere. The revision follows, too: what is in the storage may be later.
const SEEN: &str = "seen";

/// What a notice is about.
const DAMAGED: &str = "link";

const APPENDED: &str = "after-link";

const TOO_LONG: &str = "long-link";

/// The document of a link.
pub struct Linked {
    pub document: Document,
    /// This page wrote the link itself.
    pub own: bool,
    /// When it was read or written, if that was before this visit.
    pub revision: Option<Revision>,
}

/// What the address holds when the page is opened. A link that can't be read gives a notice.
pub fn read(notices: Notices) -> Option<Linked> {
    let hash = hash();
    let document = decode(&hash, notices)?;
    let (own, revision) = entry();
    Some(Linked { document, own, revision })
}

/// Keeps the fragment and the document together; copies are the same.
#[derive(Clone, Copy)]
pub struct Address(StoredValue<State>);

struct State {
    notices: Notices,
    /// The document that the fragment holds.
    document: Option<Document>,
    /// Of the document in the fragment and in the storage.
    revision: Revision,
    /// What was read from, or written into, the address last.
    hash: String,
    /// The place that the address points to, as it is written there: `at=callback_urls`, `rule=implicit-grant`.
    place: Option<String>,
    /// The user has seen a notice that there isn't a link.
    too_long: bool,
}

impl Address {
    /// `document` is what was read from the address, if anything was.
    pub fn new(document: Option<Document>, revision: Revision, notices: Notices) -> Self {
        let hash = hash();
        let place = Fragment::of(&hash).place();
        Address(StoredValue::new(State { notices, document, revision, hash, place, too_long: false }))
    }

    /// Begins a new revision.
    pub fn next(self) -> Revision {
        self.0.update_value(|state| state.revision = state.revision.next());
        self.0.with_value(|state| state.revision.clone())
    }

    /// Notes that the fragment came from elsewhere.
    pub fn mark_seen(self) {
        self.0.with_value(|state| address::replace(&format!("{SEEN} {}", state.revision.to_text()), None));
    }

    /// Writes the document into the fragment. `size` is about how long its JSON is.
    pub fn write(self, document: &Document, size: usize) {
        self.0.update_value(|state| state.write(document, size));
    }

    /// Opens what the address holds now, because the user went to another fragment.
    pub fn follow(self, workspace: Workspace) {
        let mut open = None;
        self.0.update_value(|state| {
            let hash = hash();
            if hash == state.hash {
                return;
            }
            let fragment = Fragment::of(&hash);
            state.place = fragment.place();
            if fragment.document.is_some() {
                let Some(document) = decode(&hash, state.notices) else { return };
                state.hash = hash;
                state.document = Some(document.clone());
                // Another entry of the history, or the way back to one.
                let (own, revision) = entry();
                state.revision = revision.unwrap_or_else(new_revision);
                if !own {
                    address::replace(&format!("{SEEN} {}", state.revision.to_text()), None);
                }
                open = Some(document);
            } else if let Some(document) = state.document.take() {
                // A place on the page: the document in the address stays.
                state.write_fragment(&document);
            }
        });
        if let Some(document) = open {
            workspace.open(document);
        }
    }
}

impl State {
    fn write(&mut self, document: &Document, size: usize) {
        if self.document.as_ref() == Some(document) {
            return;
        }
        if self.document.is_some() {
            self.place = None;
        }
        if size > MAX_DOCUMENT {
            self.drop_fragment(document);
        } else {
            self.write_fragment(document);
        }
    }

    fn write_fragment(&mut self, document: &Document) {
        let encoded = link::encode(document);
        if encoded.len() > MAX_FRAGMENT {
            self.drop_fragment(document);
            return;
        }
        let place = self.place.as_ref().map(|place| format!("&{place}")).unwrap_or_default();
        self.replace(document, format!("#d={encoded}{place}"));
        self.too_long = false;
        self.notices.clear(TOO_LONG);
    }

    fn drop_fragment(&mut self, document: &Document) {
        if !std::mem::replace(&mut self.too_long, true) {
            self.notices.say(
                TOO_LONG,
                "The configuration is too long for a link, so the URL doesn't contain it. Share the Terraform JSON instead.",
            );
        }
        let place =
            self.place.as_ref().map(|place| format!("#{}", place.trim_start_matches("at="))).unwrap_or_default();
        self.replace(document, place);
    }

    fn replace(&mut self, document: &Document, hash: String) {
        self.document = Some(document.clone());
        address::replace(&format!("{OWN} {}", self.revision.to_text()), Some(&hash));
        self.hash = hash;
    }
}

/// The first revision of an entry of the history.
pub fn new_revision() -> Revision {
    Revision::first(browser::random())
}

/// Whether this program wrote the fragment of the present entry of the history, and the revision.
fn entry() -> (bool, Option<Revision>) {
    let state = address::entry();
    let (mark, revision) = state.split_once(' ').unwrap_or((&state, ""));
    (mark == OWN, Revision::read(revision))
}

/// The document in a fragment, if there is one; a notice if it can't be read.
fn decode(hash: &str, notices: Notices) -> Option<Document> {
    match link::open(Fragment::of(hash).document?) {
        Ok(mut linked) => {
            notices.clear(DAMAGED);
            // The browser writes other characters than ASCII with percent signs.
            linked.appended = address::decoded(&linked.appended).unwrap_or(linked.appended);
            match linked.told() {
                Some(told) => notices.say(APPENDED, told),
                None => notices.clear(APPENDED),
            }
            Some(linked.document)
        }
        Err(error) => {
            notices.say(DAMAGED, format!("Couldn't open the link, so nothing was changed. {error}"));
            None
        }
    }
}
