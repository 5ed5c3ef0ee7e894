//! What is open or in view: halves, views, dialogs, menus, messages. How they are drawn isn't known here.

use std::sync::Arc;

use cognito_client_builder::document::Document;
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::validate::rule;
use leptos::prelude::*;

use crate::app::browser::address;

/// What is open or in view. Copies are the same.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Which half is in view where there is room for one.
    pub half: RwSignal<Half>,
    /// What the half next to the form shows.
    pub view: RwSignal<View>,
    pub dialog: RwSignal<Option<Dialog>>,
    pub menu: RwSignal<Option<Menu>>,
    pub toast: RwSignal<Option<Toast>>,
    /// What a screen reader announces.
    pub announcement: RwSignal<String>,
}

impl Shown {
    pub fn new() -> Self {
        Shown {
            half: RwSignal::new(Half::Form),
            view: RwSignal::new(View::first()),
            dialog: RwSignal::new(None),
            menu: RwSignal::new(None),
            toast: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Form,
    Preview,
}

/// What the half shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The previews.
    Code,
    Review,
    Summary,
    Changes,
    /// The files that were opened, with what was changed since.
    Files,
}

impl View {
    /// The opened files first, where there are any: they are what a user brought along.
    pub const ALL: [View; 5] = [View::Files, View::Code, View::Review, View::Summary, View::Changes];

    /// Stable: in addresses.
    const fn id(self) -> &'static str {
        match self {
            View::Code => "code",
            View::Review => "review",
            View::Summary => "summary",
            View::Changes => "changes",
            View::Files => "files",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            View::Code => "Code",
            View::Review => "Review",
            View::Summary => "Summary",
            View::Changes => "Changes",
            View::Files => "Files",
        }
    }

    /// The view that the address asks for, else the previews.
    pub fn first() -> View {
        let asked = address::query().view;
        View::ALL.into_iter().find(|view| asked.as_deref() == Some(view.id())).unwrap_or(View::Code)
    }

    /// What can be gone to from anywhere.
    pub fn to_read() -> [View; 3] {
        [View::Review, View::Summary, View::Changes]
    }
}

#[derive(Clone)]
pub enum Dialog {
    /// "What are you building?"
    Presets,
    /// A document is pasted.
    Open,
    /// What isn't a client, as JSON.
    Rest,
    /// A supporting resource, by type and label.
    Resource(String, String),
    /// A variable of a type is declared, and its reference handed on.
    Variable(Callback<String>, &'static str),
    /// A variable, by name; a new one without a name.
    EditVariable(String),
    /// Everything that can be gone to, found by typing.
    Palette,
    /// The clients, found by typing.
    Clients,
    /// The targets, found by typing, for the first or the second place.
    Targets {
        second: bool,
    },
    /// What a pasted error message or request is about; the text is kept as long as the dialog is open.
    Answer(String),
    Keys,
    /// All rules.
    Rules,
    /// One rule, by its id; there may be no such rule.
    Rule(&'static str),
    /// A rule's findings of a client are accepted; then the focus goes to the field.
    Accept(String, &'static str, Option<FieldId>),
    /// All errors are fixed.
    FixAll,
    /// The versions of the tools.
    Tools,
    /// Which tool supports which argument.
    Coverage,
    /// The files that are needed next to a target's text, by its id.
    Project(&'static str),
}

impl Dialog {
    /// The rule that an address names.
    pub fn linked_rule(id: &str) -> Dialog {
        Dialog::Rule(rule(id).map_or("", |rule| rule.id))
    }
}

/// A message that goes away by itself.
#[derive(Clone, PartialEq)]
pub struct Toast {
    pub text: String,
    /// The document that undo reverts. Once it is another, the message goes: undo would revert something else.
    pub undo: Option<Arc<Document>>,
    /// Different for each, so that the same words twice are two messages.
    pub number: usize,
}

#[derive(Clone)]
pub struct Menu {
    /// What it is about, for screen readers.
    pub label: String,
    pub items: Vec<Item>,
    /// Where the button is, in the window: left, top, right, bottom.
    pub beside: [f64; 4],
}

#[derive(Clone)]
pub struct Item {
    pub label: String,
    /// Said in a lighter voice.
    pub hint: String,
    /// A heading above this item and those after it.
    pub heading: &'static str,
    /// Outlives the list that it is in.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Item {
    pub fn new(label: impl Into<String>, hint: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Item { label: label.into(), hint: hint.into(), heading: "", run: Arc::new(run) }
    }

    pub fn under(mut self, heading: &'static str) -> Self {
        self.heading = heading;
        self
    }
}
