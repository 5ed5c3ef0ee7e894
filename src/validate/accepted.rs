//! Accepted risks: what a person has read and lives with, and why. They travel in the document, under Terraform's comment
//! key: `{"//": {"accepted": [{"client": "web", "rule": "implicit-grant", "note": "..."}]}}`.

use serde_json::{Map, Value as Json, json};

use crate::document::Document;

/// A finding that a person accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The client's label; empty for what concerns no client.
    pub client: String,
    /// The rule's id.
    pub rule: String,
    /// Why, in the person's words. May be empty.
    pub note: String,
}

const COMMENT: &str = "//";
const KEY: &str = "accepted";

/// All accepted risks, in the order in which they were accepted.
pub fn list(document: &Document) -> Vec<Acceptance> {
    let text = |entry: &Json, key: &str| entry.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    entries(document)
        .iter()
        .map(|entry| Acceptance { client: text(entry, "client"), rule: text(entry, "rule"), note: text(entry, "note") })
        .filter(|it| !it.rule.is_empty())
        .collect()
}

/// Accepts a rule's findings of a client, or changes the note.
pub fn accept(document: &Document, client: &str, rule: &str, note: &str) -> Document {
    let entry = json!({ "client": client, "rule": rule, "note": note });
    let mut all = entries(document).to_vec();
    match all.iter_mut().find(|it| is(it, client, rule)) {
        Some(old) => *old = entry,
        None => all.push(entry),
    }
    with_entries(document, all)
}

/// No longer accepts a rule's findings of a client.
pub fn withdraw(document: &Document, client: &str, rule: &str) -> Document {
    let all = entries(document).iter().filter(|it| !is(it, client, rule)).cloned().collect();
    with_entries(document, all)
}

/// Carries what was accepted of a client over to its new label.
pub fn rename(document: &Document, from: &str, to: &str) -> Document {
    let mut all = entries(document).to_vec();
    for entry in &mut all {
        if entry.get("client").and_then(Json::as_str) == Some(from) {
            entry["client"] = Json::String(to.to_owned());
        }
    }
    with_entries(document, all)
}

fn is(entry: &Json, client: &str, rule: &str) -> bool {
    let text = |key| entry.get(key).and_then(Json::as_str).unwrap_or_default();
    text("client") == client && text("rule") == rule
}

fn entries(document: &Document) -> &[Json] {
    let all = document.rest().get(COMMENT).and_then(|it| it.get(KEY)).and_then(Json::as_array);
    all.map(Vec::as_slice).unwrap_or_default()
}

fn with_entries(document: &Document, all: Vec<Json>) -> Document {
    if all == entries(document) {
        return document.clone();
    }
    let mut rest = Map::clone(document.rest());
    let mut comment = match rest.shift_remove(COMMENT) {
        None | Some(Json::Null) => Map::new(),
        Some(Json::Object(comment)) => comment,
        // Somebody's own comment stays.
        Some(other) => Map::from_iter([("comment".to_owned(), other)]),
    };
    if all.is_empty() {
        comment.shift_remove(KEY);
    } else {
        comment.insert(KEY.to_owned(), Json::Array(all));
    }
    if !comment.is_empty() {
        rest.insert(COMMENT.to_owned(), Json::Object(comment));
    }
    document.with_rest(rest)
}
