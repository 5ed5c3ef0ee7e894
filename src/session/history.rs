//! The document with every step to it: undo and redo. Knows no signal and no control.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::document::{Client, Document};
use crate::schema::{Family, Field, FieldId, fields};

/// How many steps can be undone. A step shares with the next what did not change.
const MOST_STEPS: usize = 500;

/// A state of the document to which undo or redo can go back.
#[derive(Debug, Clone)]
struct Snapshot {
    document: Arc<Document>,
    selected: usize,
    origin: usize,
}

/// The document, the client on screen, and what can be undone and redone.
#[derive(Debug)]
pub struct History {
    now: Snapshot,
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    /// While it stays the same, changes join the step before: the letters of one word are one step.
    joins: Option<Join>,
    opened: usize,
}

/// What is being changed, as long as the user is at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    pub client: usize,
    pub field: FieldId,
}

impl History {
    pub fn new(document: Document) -> Self {
        let now = Snapshot { document: Arc::new(document), selected: 0, origin: 0 };
        History { now, past: Vec::new(), future: Vec::new(), joins: None, opened: 0 }
    }

    /// The document; the same pointer as long as nothing in it changes.
    pub fn document(&self) -> &Arc<Document> {
        &self.now.document
    }

    /// The index of the client on screen; 0 while there is none.
    pub fn selected(&self) -> usize {
        self.now.selected
    }

    pub fn client(&self) -> Option<&Arc<Client>> {
        self.now.document.clients.get(self.now.selected)
    }

    /// Which opened document the one on screen comes from; undo goes back to that of another.
    pub fn origin(&self) -> usize {
        self.now.origin
    }

    /// How many steps there are to undo and to redo.
    pub fn steps(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }

    /// Ends the step: the next change is one of its own.
    pub fn pause(&mut self) {
        self.joins = None;
    }

    /// Sets or removes an argument of the client on screen. Changes of one argument in a row are one step until
    /// [`History::pause`].
    pub fn set(&mut self, field: FieldId, json: Option<Json>) {
        let client = self.now.selected;
        self.changed(client, Some(Join { client, field }), |document| {
            if let Some(client) = document.clients.get_mut(client) {
                Arc::make_mut(client).set(field, json);
            }
        });
    }

    /// Changes the document, as one step. A change that changes nothing isn't a step.
    pub fn change(&mut self, edit: impl FnOnce(&mut Document)) {
        self.changed(self.now.selected, None, edit);
    }

    /// Changes the document and shows the client at `select`, as one step.
    pub fn change_and_select(&mut self, select: usize, edit: impl FnOnce(&mut Document)) {
        if !self.changed(select, None, edit) {
            self.select(select);
        }
    }

    fn changed(&mut self, select: usize, join: Option<Join>, edit: impl FnOnce(&mut Document)) -> bool {
        let mut document = Document::clone(&self.now.document);
        edit(&mut document);
        if document == *self.now.document {
            return false;
        }
        self.step_to(document, select, self.now.origin, join);
        true
    }

    fn step_to(&mut self, document: Document, selected: usize, origin: usize, join: Option<Join>) {
        let now = Snapshot { document: Arc::new(document), selected, origin };
        let before = std::mem::replace(&mut self.now, now);
        if join.is_none() || self.joins != join {
            self.past.push(before);
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        self.joins = join;
        self.future.clear();
        self.clamp();
    }

    fn clamp(&mut self) {
        self.now.selected = self.now.selected.min(self.now.document.clients.len().saturating_sub(1));
    }

    /// Shows another client. This isn't a step.
    pub fn select(&mut self, index: usize) {
        self.pause();
        self.now.selected = index;
        self.clamp();
    }

    /// Adds a client and shows it. It has what every client must have: what that refers to is what the client on screen
    /// refers to, and what is a name is its label.
    pub fn add(&mut self, wanted: &str) {
        let other = self.client().cloned();
        self.change_and_select(self.now.document.clients.len(), |document| {
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

    /// Adds a copy of the client on screen after it and shows it. An import ID isn't copied: it names one client.
    pub fn duplicate(&mut self) {
        let at = self.now.selected;
        self.change_and_select(at + 1, |document| document.duplicate(at));
    }

    /// Deletes the client on screen, and shows its neighbor.
    pub fn delete(&mut self) {
        let at = self.now.selected;
        let last = self.now.document.clients.len().saturating_sub(2);
        self.change_and_select(at.min(last), |document| document.delete(at));
    }

    /// Renames the client on screen.
    ///
    /// # Errors
    /// Returns a user-facing message when the label can't be used.
    pub fn rename(&mut self, label: &str) -> Result<(), String> {
        let Some(client) = self.client() else { return Ok(()) };
        let renamed = self.now.document.rename(&client.label, label)?;
        self.change(|document| *document = renamed);
        Ok(())
    }

    /// Replaces everything, as one step. Returns the origin of what is on screen from then on.
    pub fn open(&mut self, document: Document) -> usize {
        self.opened += 1;
        if document == *self.now.document {
            self.now = Snapshot { document: self.now.document.clone(), selected: 0, origin: self.opened };
        } else {
            self.step_to(document, 0, self.opened, None);
        }
        self.opened
    }

    pub fn undo(&mut self) {
        if let Some(then) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, then));
        }
        self.shown();
    }

    pub fn redo(&mut self) {
        if let Some(then) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, then));
        }
        self.shown();
    }

    fn shown(&mut self) {
        self.joins = None;
        self.clamp();
    }
}
