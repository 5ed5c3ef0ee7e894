//! The address bar: the document in the fragment, the view in the query.
//!
//! The fragment is `d=`, what `link` makes of the document, and perhaps `&at=` with the path of an argument to go to:
//! `#d=2LgkVuqtWKi1KVbJSSs5PSVWqBQA&at=callback_urls`. A fragment without `d=` is such a path alone
//! (`#callback_urls`), and becomes the second form once there is a document to tell of. The path is forgotten when the
//! document changes: it is where the person came in, not where they are. `#rule=implicit-grant` is the address of a rule,
//! alone or after a document.
//!
//! The fragment of the present entry of the history is replaced, never an entry added, so Back leaves the page.

use cognito_client_builder::document::Document;
use cognito_client_builder::link;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

use crate::app::edges::revision::Revision;
use crate::app::parts::notices::Notices;
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

/// What the query says about the view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The ids after `target=`, in order. Whether there are such targets is not known here.
    pub targets: Vec<String>,
    /// `embed=1`: the page stands in a part of another one.
    pub embed: bool,
    /// The paths after `fields=`, in order. Whether there are such arguments is not known here.
    pub fields: Vec<String>,
    /// What stands after `preset=`. Whether there is such a preset is not known here.
    pub preset: Option<String>,
    /// What stands after `theme=`: `light`, `dark` or `auto`.
    pub theme: Option<&'static str>,
    /// What stands after `view=`. Whether there is such a view is not known here.
    pub view: Option<String>,
}

/// Reads the query.
pub fn query() -> Query {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return Query::default() };
    let list = |name: &str| parameters.get(name).unwrap_or_default();
    let theme = list("theme");
    let words = |name: &str| -> Vec<String> {
        list(name).split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    Query {
        targets: words("target"),
        embed: list("embed") == "1",
        fields: words("fields"),
        preset: parameters.get("preset"),
        view: parameters.get("view"),
        theme: ["light", "dark", "auto"].into_iter().find(|known| *known == theme),
    }
}

/// The path of the argument that the address points to, as written there.
pub fn at() -> Option<String> {
    Fragment::of(&hash()).at.map(str::to_owned)
}

/// The id of the rule that the address points to, as written there.
pub fn asked_rule() -> Option<String> {
    Fragment::of(&hash()).rule.map(str::to_owned)
}

/// The address of a rule.
pub fn rule(id: &str) -> String {
    format!("{}#rule={id}", page())
}

/// The address of an argument in the page. Whole, since what begins with # is taken for a way past the navigation.
pub fn argument(path: &str) -> String {
    format!("{}#{path}", page())
}

/// The address of the page, without a fragment.
fn page() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The whole address under which the document opens. It may be longer than some programs take.
pub fn link(document: &Document) -> String {
    format!("{}#d={}", page(), link::encode(document))
}

/// The address under which the document opens in a page of its own.
pub fn link_to_page(document: &Document) -> String {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    format!("{}{}#d={}", part(web_sys::Location::origin), part(web_sys::Location::pathname), link::encode(document))
}

/// Whether the address holds a document, be it a damaged one.
pub fn is_link() -> bool {
    Fragment::of(&hash()).document.is_some()
}

/// The document of a link.
pub struct Linked {
    pub document: Document,
    /// This page wrote the link itself.
    pub own: bool,
    /// When it was read or written, if that was before this visit.
    pub revision: Option<Revision>,
}

/// What the address holds when the page is opened. A link that cannot be read gives a notice.
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
    /// The person was told that there is no link.
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
        self.0.with_value(|state| mark(&format!("{SEEN} {}", state.revision.to_text()), None));
    }

    /// Writes the document into the fragment. `size` is about how long its JSON is.
    pub fn write(self, document: &Document, size: usize) {
        self.0.update_value(|state| state.write(document, size));
    }

    /// Opens what the address holds now, because the person went to another fragment.
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
                    mark(&format!("{SEEN} {}", state.revision.to_text()), None);
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
                "The document is too long for a link, so the address does not hold it. Pass on the Terraform JSON instead.",
            );
        }
        let place =
            self.place.as_ref().map(|place| format!("#{}", place.trim_start_matches("at="))).unwrap_or_default();
        self.replace(document, place);
    }

    fn replace(&mut self, document: &Document, hash: String) {
        self.document = Some(document.clone());
        let Some(window) = window() else { return };
        let location = window.location();
        let page = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
        mark(&format!("{OWN} {}", self.revision.to_text()), Some(&format!("{page}{hash}")));
        self.hash = hash;
    }
}

/// The first revision of an entry of the history.
pub fn new_revision() -> Revision {
    Revision::first(js_sys::Math::random())
}

/// Whether this program wrote the fragment of the present entry of the history, and the revision.
fn entry() -> (bool, Option<Revision>) {
    let state = window().and_then(|window| window.history().ok()?.state().ok()?.as_string()).unwrap_or_default();
    let (mark, revision) = state.split_once(' ').unwrap_or((&state, ""));
    (mark == OWN, Revision::read(revision))
}

/// Sets the state of the present entry of the history, and its address if there is one.
fn mark(state: &str, address: Option<&str>) {
    let Some(Ok(history)) = window().map(|window| window.history()) else { return };
    // Rejected in a frame without an address of its own, where no link is read.
    let _ = history.replace_state_with_url(&JsValue::from_str(state), "", address);
}

fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The document in a fragment, if there is one; a notice if it cannot be read.
fn decode(hash: &str, notices: Notices) -> Option<Document> {
    match link::open(Fragment::of(hash).document?) {
        Ok(mut linked) => {
            notices.clear(DAMAGED);
            // The browser writes other characters than ASCII with percent signs.
            let appended = js_sys::decode_uri_component(&linked.appended).ok().and_then(|text| text.as_string());
            linked.appended = appended.unwrap_or(linked.appended);
            match linked.told() {
                Some(told) => notices.say(APPENDED, told),
                None => notices.clear(APPENDED),
            }
            Some(linked.document)
        }
        Err(error) => {
            notices.say(DAMAGED, format!("The link could not be opened, so nothing was changed. {error}"));
            None
        }
    }
}

/// A fragment taken apart.
#[derive(Debug, PartialEq, Eq, Default)]
struct Fragment<'a> {
    /// What follows `d=`, with text that does not belong to it.
    document: Option<&'a str>,
    at: Option<&'a str>,
    rule: Option<&'a str>,
}

impl<'a> Fragment<'a> {
    fn of(hash: &'a str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let part = |name: &str| hash.split('&').find_map(|part| part.strip_prefix(name));
        let begin = if hash.starts_with("d=") { Some(2) } else { hash.find("&d=").map(|at| at + 3) };
        let document = begin.map(|begin| {
            let rest = &hash[begin..];
            let end = ["&at=", "&rule="].iter().filter_map(|key| rest.find(key)).min();
            &rest[..end.unwrap_or(rest.len())]
        });
        let rule = part("rule=").filter(|rule| !rule.is_empty());
        let at = if document.is_some() || rule.is_some() { part("at=") } else { Some(hash) };
        Fragment { document, at: at.filter(|at| !at.is_empty()), rule }
    }

    /// The place beside the document, as it is written there.
    fn place(&self) -> Option<String> {
        let at = self.at.map(|at| format!("at={at}"));
        at.or_else(|| self.rule.map(|rule| format!("rule={rule}")))
    }
}

#[cfg(test)]
mod tests {
    use super::Fragment;

    #[test]
    fn fragments_are_taken_apart() {
        let of = |hash| {
            let Fragment { document, at, .. } = Fragment::of(hash);
            (document, at)
        };
        assert_eq!(of(""), (None, None));
        assert_eq!(of("#"), (None, None));
        assert_eq!(of("#callback_urls"), (None, Some("callback_urls")));
        assert_eq!(of("#d=1abc"), (Some("1abc"), None));
        assert_eq!(of("#d="), (Some(""), None));
        assert_eq!(of("#d=1abc&at="), (Some("1abc"), None));
        assert_eq!(
            of("#d=1a-_c&at=token_validity_units.id_token"),
            (Some("1a-_c"), Some("token_validity_units.id_token"))
        );
        assert_eq!(of("#at=name&d=1"), (Some("1"), Some("name")));
        assert_eq!(of("#d=1abc&utm_source=chat&at=name"), (Some("1abc&utm_source=chat"), Some("name")));
        assert_eq!(of("#d=1abc).%20And"), (Some("1abc).%20And"), None));
        assert_eq!(
            Fragment::of("#rule=implicit-grant"),
            Fragment { rule: Some("implicit-grant"), ..Fragment::default() }
        );
        assert_eq!(of("#rule=implicit-grant&d=1"), (Some("1"), None));
    }
}
