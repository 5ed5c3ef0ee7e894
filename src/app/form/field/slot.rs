//! What a control knows of its argument, and what it may do with it.

use cognito_client_builder::schema::{Argument, Field, Literal};
use cognito_client_builder::validate::{Finding, Severity};
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::state::page::{Page, page};

/// What an argument says, in the three ways that are different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    LeftOut,
    Empty,
    Set,
}

impl State {
    pub fn of(json: Option<&Json>, is_block: bool) -> State {
        match json {
            None | Some(Json::Null) => State::LeftOut,
            _ if is_block => State::Set,
            Some(Json::String(text)) if text.is_empty() => State::Empty,
            Some(Json::Array(items)) if items.is_empty() => State::Empty,
            Some(_) => State::Set,
        }
    }

    pub const fn id(self) -> &'static str {
        match self {
            State::LeftOut => "left-out",
            State::Empty => "empty",
            State::Set => "set",
        }
    }
}

/// What a control needs to know of its argument. Copies are the same.
#[derive(Clone, Copy)]
pub struct Slot {
    pub page: Page,
    pub field: &'static Field,
    pub json: Signal<Option<Json>>,
    pub findings: Memo<Vec<Finding>>,
    /// The client for which the user chose to write an expression where a choice is usual.
    pub as_text: RwSignal<Option<usize>>,
}

impl Slot {
    pub fn new(field: &'static Field) -> Self {
        Slot::of(page(), field)
    }

    pub fn of(page: Page, field: &'static Field) -> Self {
        let at = page.checked.at(field.id);
        Slot {
            page,
            field,
            json: page.workspace.field(field.id),
            findings: Memo::new(move |_| at.with(|it| it.own.clone())),
            as_text: RwSignal::new(None),
        }
    }

    pub fn argument(self) -> &'static Argument {
        self.field.argument
    }

    /// The id of an element that belongs to this field.
    pub fn id(self, part: &str) -> String {
        format!("{part}-{}", self.field.path)
    }

    /// The name of a control for screen readers: what one sees, then Terraform's name.
    pub fn name(self, seen: &str) -> String {
        format!("{seen}, {}", self.field.path)
    }

    pub fn set(self, json: Option<Json>) {
        self.page.workspace.set(self.field.id, json);
    }

    /// Whether there is an error: a warning is about what is right.
    pub fn is_wrong(self) -> bool {
        self.findings.with(|all| all.iter().any(|finding| finding.severity == Severity::Error))
    }

    /// The ids of what describes the control: what it evaluates to, its help and its findings.
    pub fn described_by(self) -> String {
        format!("{} {} {}", self.id("effect"), self.id("foot"), self.id("findings"))
    }

    pub fn leave_out(self) {
        self.page.workspace.pause();
        self.as_text.set(None);
        self.set(None);
        self.page.workspace.pause();
        self.page.announce(format!("Unset {}", self.argument().label));
        // The button that was pressed goes.
        browser::focus_field(&self.field.path);
    }
}

/// Resets an argument to the preset.
pub fn back_to_preset(slot: Slot) {
    let id = slot.field.id;
    let was = slot.page.base.original.with_untracked(|it| it.as_ref().map(|(_, original)| original.get(id).cloned()));
    if let Some(was) = was {
        slot.page.workspace.pause();
        slot.as_text.set(None);
        slot.set(was);
        slot.page.workspace.pause();
        slot.page.announce(format!("Reset {} to the preset", slot.argument().label));
    }
}

/// The value that an argument has when it is omitted, as one of its choices.
pub fn default_texts(argument: &Argument) -> Vec<&'static str> {
    match argument.default.value {
        Some(Literal::Text(text)) => vec![text],
        Some(Literal::Texts(texts)) => texts.to_vec(),
        _ => Vec::new(),
    }
}
