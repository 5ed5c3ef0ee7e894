//! Accepted risks: what a user has read and lives with, and why. They travel in the document, under Terraform's comment
//! key: `{"//": {"accepted": [{"client": "web", "rule": "implicit-grant", "note": "..."}]}}`.

use serde_json::{Value as Json, json};

use super::Document;

/// A finding that a user accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The client's label; empty for what concerns no client.
    pub client: String,
    /// The rule's id.
    pub rule: String,
    /// Why, in the user's words. May be empty.
    pub note: String,
}

const KIND: &str = "accepted";

/// All accepted risks, in the order in which they were accepted.
pub fn list(document: &Document) -> Vec<Acceptance> {
    let text = |entry: &Json, key: &str| entry.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    document
        .notes(KIND)
        .iter()
        .map(|entry| Acceptance { client: text(entry, "client"), rule: text(entry, "rule"), note: text(entry, "note") })
        .filter(|it| !it.rule.is_empty())
        .collect()
}

/// Accepts a rule's findings of a client, or changes the note.
pub fn accept(document: &Document, client: &str, rule: &str, note: &str) -> Document {
    let entry = json!({ "client": client, "rule": rule, "note": note });
    let mut all = document.notes(KIND).to_vec();
    match all.iter_mut().find(|it| is(it, client, rule)) {
        Some(old) => *old = entry,
        None => all.push(entry),
    }
    document.with_notes(KIND, all)
}

/// No longer accepts a rule's findings of a client.
pub fn withdraw(document: &Document, client: &str, rule: &str) -> Document {
    let all = document.notes(KIND).iter().filter(|it| !is(it, client, rule)).cloned().collect();
    document.with_notes(KIND, all)
}

fn is(entry: &Json, client: &str, rule: &str) -> bool {
    let text = |key| entry.get(key).and_then(Json::as_str).unwrap_or_default();
    text("client") == client && text("rule") == rule
}
