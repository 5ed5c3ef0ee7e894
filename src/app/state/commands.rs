//! Commands: what a button, a shortcut and the palette can all do.

use cognito_client_builder::document::words::some;
use cognito_client_builder::presets::Preset;
use cognito_client_builder::schema::USER_POOL_CLIENT;
use cognito_client_builder::targets::{TARGETS, Target, target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::state::page::Page;
use crate::app::state::pane::Pane;
use crate::app::state::shown::{Half, Item, Menu, View};

/// The group under the form: its id, title and summary.
pub const SECTION: (&str, &str, &str) =
    ("rest", "Supporting resources", "Resources that the clients refer to, variables, and any other configuration.");

impl Page {
    /// How many clients there are; tracked.
    pub fn clients(self) -> usize {
        self.workspace.with_document(|document| document.clients.len())
    }

    /// The label of the client on screen; tracked.
    pub fn label(self) -> String {
        self.workspace.client().map(|client| client.label.clone()).unwrap_or_default()
    }

    /// Adds a copy of the client on screen, and goes to what most likely differs: its name.
    pub fn duplicate_client(self) {
        let original = untrack(|| self.label());
        self.workspace.duplicate();
        self.say_undoable(format!("Duplicated {original}. Showing {}", untrack(|| self.label())));
        self.go("name");
    }

    pub fn add_client(self) {
        self.workspace.add("client");
        self.go("name");
    }

    /// Deletes the client on screen; undo brings it back.
    pub fn delete_client(self) {
        let label = untrack(|| self.label());
        let left = self.workspace.document_untracked().mentions(USER_POOL_CLIENT.terraform, &label);
        self.workspace.delete();
        let now = match untrack(|| self.label()) {
            now if now.is_empty() => "No client is left".to_owned(),
            now => format!("Showing {now}"),
        };
        self.say_undoable(format!("Deleted {label}. {now}{}", still_named(&left)));
    }

    /// Starts from a preset; undo brings back what was there.
    pub fn start(self, preset: &'static Preset) {
        self.open(preset.document(), format!("Started from {}", preset.title));
        browser::after(0, browser::scroll_up);
    }

    /// Adds the client of a preset, and goes to what most likely differs: its name.
    pub fn start_beside(self, preset: &'static Preset) {
        let beside = untrack(|| self.workspace.selected());
        let (document, place) = preset.beside(&self.workspace.document_untracked(), beside);
        self.workspace.change(|now| *now = document);
        self.workspace.select(place);
        self.shown.dialog.set(None);
        self.say_undoable(format!("Added {}, from {}", untrack(|| self.label()), preset.title));
        // After the dialog has given the focus back.
        browser::after(0, move || self.go("name"));
    }

    /// Light, dark, as the system: in turn.
    pub fn next_theme(self) {
        let next = match self.settings.theme.get_untracked().as_deref() {
            None => Some("light"),
            Some("light") => Some("dark"),
            _ => None,
        };
        browser::keep_theme(next);
        browser::show_theme(next);
        self.say(match next {
            Some("light") => "Light theme",
            Some(_) => "Dark theme",
            None => "System theme",
        });
        self.settings.theme.set(next.map(str::to_owned));
    }

    /// Copies the link to the document.
    pub fn share(self) {
        let link = address::link(&self.workspace.document_untracked());
        browser::copy(link, move |done| {
            self.say(if done {
                "Link copied. It contains the whole configuration; no server stores it."
            } else {
                "Couldn't copy. Copy this page's URL instead: it is the link."
            });
        });
    }

    /// Brings a section into view, and the focus to its heading.
    pub fn go_to_section(self, id: &'static str) {
        self.visit.begun.set(true);
        self.shown.half.set(Half::Form);
        browser::after(0, move || {
            browser::focus_first(&format!("#group-{id} h3"));
            browser::scroll_to(&format!("group-{id}"));
        });
    }

    /// Shows a view, and puts the focus there.
    pub fn show_view(self, view: View) {
        self.shown.view.set(view);
        self.shown.half.set(Half::Preview);
        browser::after(0, || browser::focus_first("#side-view, #preview .code"));
    }

    /// Shows a target in the preview, and the preview where there is room for one half.
    pub fn show_target(self, target: &'static Target) {
        self.previews.target.set(target.id);
        self.shown.view.set(View::Code);
        self.shown.half.set(Half::Preview);
        self.announce(format!("Preview: {}", target.label));
        browser::after(0, || browser::focus_first("#preview .code"));
    }

    /// Shows a second preview, or no longer.
    pub fn split(self) {
        let second = self.previews.second;
        let now = second.get_untracked();
        second.set(if now.is_some() { None } else { Some(other(self.previews.target.get_untracked())) });
    }

    pub fn wrap_lines(self) {
        self.previews.look.wrap.update(|on| *on = !*on);
    }

    pub fn number_lines(self) {
        self.previews.look.numbers.update(|on| *on = !*on);
    }

    /// Copies the text of the first preview, where one is in view.
    pub fn copy_preview(self) {
        Pane::first(self).copy();
    }

    /// Opens a menu next to the element that has the focus: the button that was pressed.
    pub fn open_menu(self, label: String, items: Vec<Item>) {
        browser::remember_focus();
        self.shown.menu.set(Some(Menu { label, items, beside: browser::focus_rectangle() }));
        browser::after(0, || browser::focus_first("#menu [role=menuitem]"));
    }

    pub fn close_menu(self) {
        if self.shown.menu.with_untracked(Option::is_some) {
            self.shown.menu.set(None);
            browser::restore_focus();
        }
    }
}

/// The target that goes best next to this one: the first of another family.
fn other(id: &str) -> &'static str {
    let family = target(id).map_or("", |target| target.group);
    TARGETS.iter().find(|target| target.group != family).map_or(TARGETS[0].id, |target| target.id)
}

/// Who still refers to what was deleted, as the end of a sentence.
pub fn still_named(left: &[String]) -> String {
    match left {
        [] => String::new(),
        left => format!(". References remain in {}", some(left, 2)),
    }
}
