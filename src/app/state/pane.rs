//! One of the two places for a generated text: the target in it, and its text.

use cognito_client_builder::document::words::plural;
use cognito_client_builder::targets::{Generated, TARGETS, Target, VARIANTS, target};
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::state::page::Page;
use crate::app::state::previews::{Previews, Text};

/// One of the two places for a text. Copies are the same.
#[derive(Clone, Copy)]
pub struct Pane {
    pub page: Page,
    second: bool,
}

impl Pane {
    pub fn first(page: Page) -> Self {
        Pane { page, second: false }
    }

    pub fn second(page: Page) -> Self {
        Pane { page, second: true }
    }

    pub fn is_first(self) -> bool {
        !self.second
    }

    /// The targets to choose from, in the order of the picker.
    pub fn offered(self) -> Vec<&'static Target> {
        let asked = if self.page.embedded { address::query().targets } else { Vec::new() };
        let listed = |target: &&'static Target| asked.iter().any(|id| id == target.id);
        let some: Vec<_> = TARGETS.iter().copied().filter(listed).collect();
        if some.is_empty() { TARGETS.to_vec() } else { some }
    }

    /// In ids of elements.
    pub fn name(self) -> &'static str {
        if self.second { "second" } else { "preview" }
    }

    pub fn id(self, part: &str) -> String {
        format!("{}-{part}", self.name())
    }

    /// The id of the target in view; tracked.
    pub fn target(self) -> &'static str {
        let previews = self.page.previews;
        if self.second { previews.second.get().unwrap_or(TARGETS[0].id) } else { previews.target.get() }
    }

    /// Shows a target here. What is in the other place changes places with it.
    pub fn choose(self, id: &'static str) {
        let Previews { target, second, .. } = self.page.previews;
        let (first, other) = (target.get_untracked(), second.get_untracked());
        if self.second {
            if let (true, Some(other)) = (first == id, other) {
                target.set(other);
            }
            second.set(Some(id));
        } else {
            if other == Some(id) {
                second.set(Some(first));
            }
            target.set(id);
        }
    }

    /// The target in view, in the variant that was chosen; tracked.
    pub fn now(self) -> &'static Target {
        let id = self.target();
        let other = self.page.previews.alternatives.with(|all| all.contains(&id));
        let variant = VARIANTS.iter().find(|variant| other && variant.of == id).map(|variant| variant.target);
        variant.or_else(|| target(id)).unwrap_or(TARGETS[0])
    }

    fn shown(self) -> Text {
        self.page.previews.texts[usize::from(self.second)]
    }

    /// Keeps what is on screen, to be copied.
    pub fn keep(self, generated: Option<Generated>) {
        self.shown().generated.set_value(generated);
    }

    pub fn is_copied(self) -> bool {
        self.shown().copied.get()
    }

    /// The text on screen; empty where none is in view.
    pub fn text(self) -> String {
        let generated = self.shown().generated;
        generated.with_value(|generated| generated.as_ref().map(Generated::text)).unwrap_or_default()
    }

    /// Downloads the text.
    pub fn save(self) {
        browser::download(untrack(move || self.now()).file_name, &self.text());
    }

    /// Copies the text, where one is in view.
    pub fn copy(self) {
        let Text { generated, copied } = self.shown();
        if generated.with_value(Option::is_none) {
            return;
        }
        let page = self.page;
        browser::copy(self.text(), move |done| {
            if done {
                copied.set(true);
                let name = untrack(move || self.now()).file_name;
                page.say(match untrack(move || page.count(Severity::Error)) {
                    0 => format!("Copied {name}"),
                    errors => format!("Copied {name}, with {}", plural(errors as i64, "error")),
                });
                browser::after(2_000, move || copied.set(false));
            } else {
                browser::select_text(&self.id("text"));
                page.say("Couldn't copy. The text is selected: copy it with the keyboard.");
            }
        });
    }
}
