//! The history of the document as signals. Every change of the document goes through here; undo and redo, autosave, the
//! link and what is on screen follow from it.
//!
//! One signal for each argument of the client on screen, made once, and none for the others: a thousand clients cost
//! nothing while typing. Decides nothing: see [`History`].

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use cognito_client_builder::schema::{FieldId, fields};
use cognito_client_builder::session::History;
use leptos::prelude::*;
use serde_json::Value as Json;

/// A handle on the state; copies are the same state.
#[derive(Clone, Copy)]
pub struct Workspace {
    history: StoredValue<History>,
    document: RwSignal<Arc<Document>>,
    selected: RwSignal<usize>,
    fields: StoredValue<Vec<RwSignal<Option<Json>>>>,
    /// How many steps there are to undo and to redo.
    steps: RwSignal<(usize, usize)>,
    origin: RwSignal<usize>,
}

impl Workspace {
    /// The state of a page that begins with `document`. Call it once, at the root.
    pub fn new(document: Document) -> Self {
        let first = document.clients.first().cloned();
        let signal = |id: FieldId| RwSignal::new(first.as_ref().and_then(|client| client.get(id).cloned()));
        let history = History::new(document);
        Workspace {
            fields: StoredValue::new(fields().iter().map(|field| signal(field.id)).collect()),
            document: RwSignal::new(history.document().clone()),
            history: StoredValue::new(history),
            selected: RwSignal::new(0),
            steps: RwSignal::new((0, 0)),
            origin: RwSignal::new(0),
        }
    }

    /// The document; tracked.
    pub fn document(self) -> Arc<Document> {
        self.document.get()
    }

    /// The document, read in place; tracked.
    pub fn with_document<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with(|document| read(document))
    }

    pub fn document_untracked(self) -> Arc<Document> {
        self.document.get_untracked()
    }

    /// The index of the client on screen; tracked.
    pub fn selected(self) -> usize {
        self.selected.get()
    }

    /// The client on screen; tracked.
    pub fn client(self) -> Option<Arc<Client>> {
        let selected = self.selected.get();
        self.document.with(|document| document.clients.get(selected).cloned())
    }

    /// What the client on screen says for an argument; the signal changes when, and only when, that does.
    pub fn field(self, field: FieldId) -> Signal<Option<Json>> {
        self.fields.with_value(|fields| fields[field.0].into())
    }

    /// Sets or removes an argument of the client on screen. Changes of one argument in a row are one step until
    /// [`Workspace::pause`].
    pub fn set(self, field: FieldId, json: Option<Json>) {
        self.step(|history| history.set(field, json));
    }

    /// Ends the step: the next change is one of its own. Called when a control loses the focus.
    pub fn pause(self) {
        self.history.update_value(History::pause);
    }

    /// Changes the document. A change that changes nothing isn't a step.
    pub fn change(self, edit: impl FnOnce(&mut Document)) {
        self.step(|history| history.change(edit));
    }

    /// Shows another client.
    pub fn select(self, index: usize) {
        self.step(|history| history.select(index));
    }

    /// Adds a client and shows it.
    pub fn add(self, wanted: &str) {
        self.step(|history| history.add(wanted));
    }

    /// Adds a copy of the client on screen after it and shows it.
    pub fn duplicate(self) {
        self.step(History::duplicate);
    }

    /// Deletes the client on screen, and shows its neighbor.
    pub fn delete(self) {
        self.step(History::delete);
    }

    /// Renames the selected client.
    ///
    /// # Errors
    /// Returns a user-facing message if `label` is invalid or taken.
    pub fn rename(self, label: &str) -> Result<(), String> {
        self.step(|history| history.rename(label))
    }

    /// Replaces everything, as one step that can be undone. Returns the origin of what is on screen from then on.
    pub fn open(self, document: Document) -> usize {
        self.step(|history| history.open(document))
    }

    /// Which opened document the one on screen comes from; undo goes back to that of another. Tracked.
    pub fn origin(self) -> usize {
        self.origin.get()
    }

    pub fn undo(self) {
        self.step(History::undo);
    }

    pub fn redo(self) {
        self.step(History::redo);
    }

    /// Whether there is something to undo, and to redo; tracked.
    pub fn can_undo(self) -> bool {
        self.steps.get().0 > 0
    }

    pub fn can_redo(self) -> bool {
        self.steps.get().1 > 0
    }

    /// Takes a step and puts what came of it on screen; signals whose value stays the same are left alone.
    fn step<T>(self, take: impl FnOnce(&mut History) -> T) -> T {
        let given = take(&mut self.history.write_value());
        let (client, selected, origin, steps, document) = self.history.with_value(|history| {
            let document = history.document().clone();
            (history.client().cloned(), history.selected(), history.origin(), history.steps(), document)
        });
        batch_fields(self.fields, client.as_deref());
        change(self.steps, steps);
        change(self.selected, selected);
        change(self.origin, origin);
        if self.document.with_untracked(|now| !Arc::ptr_eq(now, &document)) {
            self.document.set(document);
        }
        given
    }
}

fn change<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

fn batch_fields(signals: StoredValue<Vec<RwSignal<Option<Json>>>>, client: Option<&Client>) {
    signals.with_value(|signals| {
        for (field, signal) in fields().iter().zip(signals) {
            let json = client.and_then(|client| client.get(field.id));
            if signal.with_untracked(|current| current.as_ref() != json) {
                signal.set(json.cloned());
            }
        }
    });
}
