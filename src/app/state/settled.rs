//! The document as the last frame showed it: what is derived from a change follows the frame that shows the change.

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::state::workspace::Workspace;

/// A handle on the document that derived state follows; copies are the same.
///
/// A change inside a client arrives after the next frame, so that neither the box nor the text waits for findings.
/// Another document, client on screen or number of clients arrives at once.
#[derive(Clone, Copy)]
pub struct Settled {
    workspace: Workspace,
    state: RwSignal<State>,
    /// Whether a change has not arrived.
    waits: StoredValue<bool>,
}

struct State {
    document: Arc<Document>,
    selected: usize,
    origin: usize,
}

impl State {
    fn of(workspace: Workspace) -> State {
        let document = workspace.document_untracked();
        State { document, selected: untrack(|| workspace.selected()), origin: untrack(|| workspace.origin()) }
    }

    fn is(&self, other: &State) -> bool {
        let place = |state: &State| (state.selected, state.origin);
        Arc::ptr_eq(&self.document, &other.document) && place(self) == place(other)
    }
}

impl Settled {
    pub fn new(workspace: Workspace) -> Self {
        let settled = Settled { workspace, state: RwSignal::new(State::of(workspace)), waits: StoredValue::new(false) };
        Effect::new(move |_| settled.follow());
        settled
    }

    fn follow(self) {
        let Settled { workspace, state, waits } = self;
        let (selected, origin) = (workspace.selected(), workspace.origin());
        let count = workspace.with_document(|document| document.clients.len());
        let same = state.with_untracked(|state| {
            state.selected == selected && state.origin == origin && state.document.clients.len() == count
        });
        if !same {
            state.set(State::of(workspace));
        } else if !waits.get_value() {
            waits.set_value(true);
            browser::after_frame(move || self.arrive());
        }
    }

    /// Takes in a change that waits for its frame: to be called before anything is done with what is derived from it.
    pub fn arrive(self) {
        self.waits.set_value(false);
        let now = State::of(self.workspace);
        if self.state.with_untracked(|state| !state.is(&now)) {
            self.state.set(now);
        }
    }

    /// Reads the document; tracked.
    pub fn with_document<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.state.with(|state| read(&state.document))
    }

    /// Reads the document and the client on screen, if there is one; tracked.
    pub fn with_client<T>(self, read: impl FnOnce(&Document, &Client) -> T) -> Option<T> {
        self.state.with(|state| Some(read(&state.document, state.document.clients.get(state.selected)?)))
    }
}
