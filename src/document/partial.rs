//! Clients of which only a part is known: AWS has settings of them that the document doesn't. The note is in the
//! client's body under Terraform's own comment key, `{"//": {"partial": "names"}}`, so that it goes wherever the client
//! goes. It stays while a user fills in settings, since those that no one read are still missing.

use serde_json::{Map, Value as Json};

use super::Client;

/// Terraform's comment key, where a body has what Terraform has no argument for.
pub const COMMENT: &str = "//";

const KEY: &str = "partial";

/// How much of an existing client a document knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partial {
    /// Its name and IDs, as a list of clients has them.
    Names,
    /// Some of its settings.
    Settings,
}

impl Partial {
    const fn id(self) -> &'static str {
        match self {
            Partial::Names => "names",
            Partial::Settings => "settings",
        }
    }

    /// Notes it in a body.
    pub fn note(self, body: &mut Map<String, Json>) {
        comment(body).insert(KEY.to_owned(), Json::String(self.id().to_owned()));
    }
}

/// What a body has under the comment key, as an object; a user's own comment is kept in it.
pub fn comment(body: &mut Map<String, Json>) -> &mut Map<String, Json> {
    let slot = body.entry(COMMENT.to_owned()).or_insert_with(|| Json::Object(Map::new()));
    if !slot.is_object() {
        let own = slot.take();
        *slot = Json::Object(Map::from_iter([("comment".to_owned(), own)]));
    }
    match slot {
        Json::Object(comment) => comment,
        _ => unreachable!("made an object above"),
    }
}

impl Client {
    /// How much of the client is known, if not all.
    pub fn partial(&self) -> Option<Partial> {
        match self.extra.get(COMMENT)?.get(KEY)?.as_str()? {
            "names" => Some(Partial::Names),
            "settings" => Some(Partial::Settings),
            _ => None,
        }
    }

    /// The client without the note: what the document has is all there is.
    pub fn without_partial(mut self) -> Client {
        if let Some(Json::Object(comment)) = self.extra.get_mut(COMMENT) {
            comment.shift_remove(KEY);
            if comment.is_empty() {
                self.extra.shift_remove(COMMENT);
            }
        }
        self
    }
}
