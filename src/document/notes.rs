//! Notes on clients: what Terraform has no word for. They travel in the document under Terraform's own comment key, each
//! kind a list of objects that name their client: `{"//": {"presets": [{"client": "web", "preset": "server-web-app"}]}}`.
//!
//! Notes follow their client when it is renamed, copied or deleted. What else stands under the key is somebody's own.

use serde_json::{Map, Value as Json};

use super::Document;

const COMMENT: &str = "//";
const CLIENT: &str = "client";

impl Document {
    /// The notes of one kind, in order.
    pub fn notes(&self, kind: &str) -> &[Json] {
        let notes = self.rest.get(COMMENT).and_then(|it| it.get(kind)).and_then(Json::as_array);
        notes.map(Vec::as_slice).unwrap_or_default()
    }

    /// Replaces the notes of one kind; without any, the kind goes.
    pub fn with_notes(&self, kind: &str, notes: Vec<Json>) -> Document {
        if notes == self.notes(kind) {
            return self.clone();
        }
        let mut rest = Map::clone(&self.rest);
        let mut comment = match rest.shift_remove(COMMENT) {
            None | Some(Json::Null) => Map::new(),
            Some(Json::Object(comment)) => comment,
            // Somebody's own comment stays.
            Some(other) => Map::from_iter([("comment".to_owned(), other)]),
        };
        if notes.is_empty() {
            comment.shift_remove(kind);
        } else {
            comment.insert(kind.to_owned(), Json::Array(notes));
        }
        if !comment.is_empty() {
            rest.insert(COMMENT.to_owned(), Json::Object(comment));
        }
        self.with_rest(rest)
    }

    /// Without the notes on a client.
    pub(super) fn without_notes_on(&self, client: &str) -> Document {
        self.each_kind(|notes| notes.into_iter().filter(|note| !is_on(note, client)).collect())
    }

    /// With the notes on one client said of another one as well, or instead.
    pub(super) fn with_notes_on(&self, from: &str, to: &str, instead: bool) -> Document {
        self.each_kind(|notes| {
            let mut all = Vec::with_capacity(notes.len());
            for note in notes {
                if is_on(&note, from) {
                    let mut other = note.clone();
                    other[CLIENT] = Json::String(to.to_owned());
                    if !instead {
                        all.push(note);
                    }
                    all.push(other);
                } else {
                    all.push(note);
                }
            }
            all
        })
    }

    fn each_kind(&self, edit: impl Fn(Vec<Json>) -> Vec<Json>) -> Document {
        let Some(Json::Object(comment)) = self.rest.get(COMMENT) else { return self.clone() };
        let kinds: Vec<&String> = comment.keys().collect();
        kinds.into_iter().fold(self.clone(), |document, kind| {
            let notes = document.notes(kind).to_vec();
            // A list of anything else is no list of notes.
            if notes.iter().any(|note| note.get(CLIENT).is_some()) {
                document.with_notes(kind, edit(notes))
            } else {
                document
            }
        })
    }
}

/// Whether a note is on this client.
pub fn is_on(note: &Json, client: &str) -> bool {
    note.get(CLIENT).and_then(Json::as_str) == Some(client)
}
