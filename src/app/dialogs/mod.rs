//! The dialogs, one at a time.

mod accept;
mod answer;
mod coverage;
mod fix_all;
mod keys;
mod open;
mod palette;
mod project;
mod resource;
mod rest;
mod rules;
mod tools;
mod variable;

use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::cards::cards;
use crate::app::parts::frame::frame;
use crate::app::parts::live;
use crate::app::state::page::Page;
use crate::app::state::pane::Pane;
use crate::app::state::shown::Dialog;

/// Where dialogs appear.
#[inline(never)] // Keep out of the first-load chunk.
pub fn host(page: Page) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    live::effect(move || {
        let open = page.shown.dialog.with(Option::is_some);
        let Some(node) = node.get() else { return };
        if open && !node.open() {
            let _ = node.show_modal();
        } else if !open && node.open() {
            node.close();
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            aria-labelledby="dialog-title"
            on:close=move |_| page.shown.dialog.set(None)
            on:click=move |event| {
                // The veil is the dialog itself; what is in it is in a box.
                if browser::is_its_own_target(&event) {
                    page.shown.dialog.set(None);
                }
            }
        >
            {live::view(move || match page.shown.dialog.get() {
                Some(dialog) => content(page, dialog),
                None => ().into_any(),
            })}
        </dialog>
    }
    .into_any()
}

#[inline(never)] // Keep out of the first-load chunk.
fn content(page: Page, dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Presets => frame(page, "What are you building?", presets(page)),
        Dialog::Open => frame(page, "Open configuration", open::dialog(page)),
        Dialog::Rest => frame(page, "Edit supporting resources as JSON", rest::rest(page)),
        Dialog::Variable(insert, of) => frame(page, "New variable", variable::variable(page, insert, of)),
        Dialog::EditVariable(name) => variable::editor(page, &name),
        Dialog::Resource(kind, label) => resource::editor(page, &kind, &label),
        Dialog::Answer(text) => frame(page, "Error message or request", answer::answer(page, text)),
        Dialog::Keys => frame(page, "Keyboard shortcuts", keys::keys(page)),
        Dialog::Rules => rules::all(page),
        Dialog::Rule(id) => rules::one(page, id),
        Dialog::Accept(client, id, field) => accept::accept(page, client, id, field),
        Dialog::FixAll => fix_all::fix_all(page),
        Dialog::Tools => tools::dialog(page),
        Dialog::Coverage => coverage::dialog(page),
        Dialog::Project(id) => project::project(page, id),
        Dialog::Palette => palette::everything(page),
        Dialog::Clients => palette::clients(page),
        Dialog::Targets { second } => palette::targets(if second { Pane::second(page) } else { Pane::first(page) }),
    }
}

/// The presets, to begin with or for a further client.
fn presets(page: Page) -> AnyView {
    let further = RwSignal::new(false);
    let choice = move |seen: &'static str, value: bool| {
        view! {
            <label class="segment">
                <input type="radio" name="further" prop:checked=live::flag(move || further.get() == value) on:change=move |_| further.set(value) />
                <span>{seen}</span>
            </label>
        }
        .into_any()
    };
    let there = untrack(|| page.clients() > 0);
    view! {
        {there.then(|| {
            view! {
                <div class="segments" role="radiogroup" aria-label="What the preset does">
                    {choice("Replace the configuration", false)} {choice("Add a client", true)}
                </div>
            }
        })}
        <p>
            {live::text(move || match further.get() {
                true => "Adds a client for the same user pool, with what it refers to. You can undo this.",
                false => "The preset replaces your configuration. You can undo this.",
            })}
        </p>
        {live::view(move || cards(page, if further.get() { Page::start_beside } else { Page::start }))}
    }
    .into_any()
}
