//! The state of the page. Every change of the document goes through [`Workspace::change`]; undo and redo, autosave, the
//! link and what is on screen follow from it.
//!
//! One signal for each argument of the client on screen, made once, and none for the others: a thousand clients cost
//! nothing while typing. Knows no control and nothing of the browser.

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use cognito_client_builder::schema::{Family, Field, FieldId, fields};
use leptos::prelude::*;
use serde_json::Value as Json;

/// How many steps can be undone. A step shares with the next what did not change.
const MOST_STEPS: usize = 500;

/// A handle on the state; copies are the same state.
#[derive(Clone, Copy)]
pub struct Workspace {
    document: RwSignal<Document>,
    /// The index of the client on screen; meaningless while there is none.
    selected: RwSignal<usize>,
    fields: StoredValue<Vec<RwSignal<Option<Json>>>>,
    history: StoredValue<History>,
    /// How many steps there are to undo and to redo.
    steps: RwSignal<(usize, usize)>,
    /// Different for each document that was opened in place of another.
    origin: RwSignal<usize>,
    opened: StoredValue<usize>,
}

/// A moment to which undo or redo can go back.
#[derive(Clone)]
struct Moment {
    document: Document,
    selected: usize,
    origin: usize,
}

#[derive(Default)]
struct History {
    past: Vec<Moment>,
    future: Vec<Moment>,
    /// While it stays the same, changes join the step before: the letters of one word are one step.
    joins: Option<Join>,
}

/// What was changed last, while the person is still at it.
#[derive(Clone, PartialEq)]
struct Join {
    client: usize,
    field: FieldId,
}

impl Workspace {
    /// The state of a page that begins with `document`. Call it once, at the root.
    pub fn new(document: Document) -> Self {
        let first = document.clients.first().cloned();
        let signal = |id: FieldId| RwSignal::new(first.as_ref().and_then(|client| client.get(id).cloned()));
        Workspace {
            fields: StoredValue::new(fields().iter().map(|field| signal(field.id)).collect()),
            document: RwSignal::new(document),
            selected: RwSignal::new(0),
            history: StoredValue::new(History::default()),
            steps: RwSignal::new((0, 0)),
            origin: RwSignal::new(0),
            opened: StoredValue::new(0),
        }
    }

    /// The document; tracked.
    pub fn document(self) -> Document {
        self.document.get()
    }

    /// The document, read in place; tracked.
    pub fn with_document<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with(read)
    }

    pub fn document_untracked(self) -> Document {
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

    pub fn client_untracked(self) -> Option<Arc<Client>> {
        let selected = self.selected.get_untracked();
        self.document.with_untracked(|document| document.clients.get(selected).cloned())
    }

    /// What the client on screen says for an argument; the signal changes when, and only when, that does.
    pub fn field(self, field: FieldId) -> Signal<Option<Json>> {
        self.fields.with_value(|fields| fields[field.0].into())
    }

    /// Sets or leaves out an argument of the client on screen. Changes of one argument in a row are one step until
    /// [`Workspace::pause`].
    pub fn set(self, field: FieldId, json: Option<Json>) {
        let client = self.selected.get_untracked();
        self.change_joined(Some(Join { client, field }), |document| {
            if let Some(client) = document.clients.get_mut(client) {
                Arc::make_mut(client).set(field, json);
            }
        });
    }

    /// Ends the step: the next change is one of its own. Called when a control loses the focus.
    pub fn pause(self) {
        self.history.update_value(|history| history.joins = None);
    }

    /// Changes the document: the one place through which everything goes. A change that changes nothing is no step.
    pub fn change(self, edit: impl FnOnce(&mut Document)) {
        self.change_joined(None, edit);
    }

    /// Changes the document and shows the client at `select`, as one step.
    pub fn change_and_select(self, select: usize, edit: impl FnOnce(&mut Document)) {
        let before = self.moment();
        let mut document = before.document.clone();
        edit(&mut document);
        if document == before.document {
            self.select(select);
            return;
        }
        let origin = before.origin;
        self.record(before, None);
        self.show(Moment { document, selected: select, origin });
    }

    fn change_joined(self, join: Option<Join>, edit: impl FnOnce(&mut Document)) {
        let before = self.moment();
        let mut document = before.document.clone();
        edit(&mut document);
        if document == before.document {
            return;
        }
        let (selected, origin) = (before.selected, before.origin);
        self.record(before, join);
        self.show(Moment { document, selected, origin });
    }

    /// Shows another client.
    pub fn select(self, index: usize) {
        self.pause();
        self.show(Moment { selected: index, ..self.moment() });
    }

    /// Adds a client and shows it. It says what every client has to: what that refers to is what the client on screen
    /// refers to, and what is a name is its label.
    pub fn add(self, wanted: &str) {
        let at = self.document.with_untracked(|document| document.clients.len());
        let other = self.client_untracked();
        self.change_and_select(at, |document| {
            let mut client = Client::new(&document.free_label(wanted));
            let required =
                |field: &&Field| field.argument.required.contains(&Family::Terraform) && field.parent.is_none();
            for field in fields().iter().filter(required) {
                let json = match field.argument.refers_to {
                    Some(_) => other.as_ref().and_then(|other| other.get(field.id).cloned()),
                    None => Some(Json::String(client.label.replace('_', "-"))),
                };
                client.set(field.id, json);
            }
            document.clients.push(Arc::new(client));
        });
    }

    /// Adds a copy of the client on screen after it and shows it. An import ID is not copied: it names one client.
    pub fn duplicate(self) {
        let at = self.selected.get_untracked();
        self.change_and_select(at + 1, |document| document.duplicate(at));
    }

    /// Deletes the client on screen, and shows its neighbour.
    pub fn delete(self) {
        let at = self.selected.get_untracked();
        let last = self.document.with_untracked(|document| document.clients.len().saturating_sub(2));
        self.change_and_select(at.min(last), |document| document.delete(at));
    }

    /// Renames the client on screen. Fails with a sentence when the label cannot be used.
    pub fn rename(self, label: &str) -> Result<(), String> {
        let Some(client) = self.client_untracked() else { return Ok(()) };
        let renamed = self.document.with_untracked(|document| document.rename(&client.label, label))?;
        self.change(|document| *document = renamed);
        Ok(())
    }

    /// Replaces everything, as one step that can be undone. Returns the origin of what is on screen from then on.
    pub fn open(self, document: Document) -> usize {
        let before = self.moment();
        if document != before.document {
            self.record(before, None);
        }
        self.opened.update_value(|opened| *opened += 1);
        let origin = self.opened.get_value();
        self.show(Moment { document, selected: 0, origin });
        origin
    }

    /// Which opened document the one on screen comes from; undo goes back to that of another. Tracked.
    pub fn origin(self) -> usize {
        self.origin.get()
    }

    pub fn undo(self) {
        self.step(|history| &mut history.past, |history| &mut history.future);
    }

    pub fn redo(self) {
        self.step(|history| &mut history.future, |history| &mut history.past);
    }

    /// Whether there is something to undo, and to redo; tracked.
    pub fn can_undo(self) -> bool {
        self.steps.get().0 > 0
    }

    pub fn can_redo(self) -> bool {
        self.steps.get().1 > 0
    }

    fn step(self, from: impl Fn(&mut History) -> &mut Vec<Moment>, to: impl Fn(&mut History) -> &mut Vec<Moment>) {
        let now = self.moment();
        let mut then = None;
        self.history.update_value(|history| {
            then = from(history).pop();
            if then.is_some() {
                to(history).push(now);
            }
            history.joins = None;
        });
        if let Some(moment) = then {
            self.count();
            self.show(moment);
        }
    }

    fn moment(self) -> Moment {
        Moment {
            document: self.document.get_untracked(),
            selected: self.selected.get_untracked(),
            origin: self.origin.get_untracked(),
        }
    }

    fn record(self, before: Moment, join: Option<Join>) {
        self.history.update_value(|history| {
            if join.is_none() || history.joins != join {
                history.past.push(before);
                if history.past.len() > MOST_STEPS {
                    history.past.remove(0);
                }
            }
            history.joins = join;
            history.future.clear();
        });
        self.count();
    }

    fn count(self) {
        let steps = self.history.with_value(|history| (history.past.len(), history.future.len()));
        if self.steps.get_untracked() != steps {
            self.steps.set(steps);
        }
    }

    /// Puts a moment on screen; signals whose value stays the same are left alone.
    fn show(self, moment: Moment) {
        let selected = moment.selected.min(moment.document.clients.len().saturating_sub(1));
        let client = moment.document.clients.get(selected).cloned();
        batch_fields(self.fields, client.as_deref());
        if self.selected.get_untracked() != selected {
            self.selected.set(selected);
        }
        if self.origin.get_untracked() != moment.origin {
            self.origin.set(moment.origin);
        }
        if self.document.with_untracked(|document| *document != moment.document) {
            self.document.set(moment.document);
        }
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
