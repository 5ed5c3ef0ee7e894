//! What the changes of a client are compared with.

use std::sync::Arc;

use crate::document::{Client, Document};

/// The client of an earlier document that the one at `selected` was. A renamed client has the same place, and no other
/// client has its old label.
pub fn earlier<'a>(before: &'a Document, now: &Document, selected: usize) -> Option<&'a Arc<Client>> {
    let label = now.clients.get(selected).map_or("", |client| client.label.as_str());
    let same = before.clients.iter().find(|it| it.label == label);
    let taken = |label: &str| now.clients.iter().any(|it| it.label == label);
    same.or_else(|| before.clients.get(selected).filter(|it| !taken(&it.label)))
}
