//! The dialogs, one at a time.

pub mod coverage;
pub mod open;
pub mod palette;
pub mod rules;
pub mod tools;

use cognito_client_builder::document::{Document, text};
use cognito_client_builder::presets::{PRESETS, Preset};
use leptos::html;
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::form::field::references::declare_variable;
use crate::app::form::resources;
use crate::app::parts::buttons::quiet;
use crate::app::parts::icons::{self, icon, picture};
use crate::app::parts::live;
use crate::app::side::{preview, review};
use crate::app::state::page::{Dialog, Page};

/// Where dialogs appear.
#[inline(never)] // No part of a first visit.
pub fn host(page: Page) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    live::effect(move || {
        let open = page.dialog.with(Option::is_some);
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
            on:close=move |_| page.dialog.set(None)
            on:click=move |event| {
                // The veil is the dialog itself; what is in it is in a box.
                if browser::is_its_own_target(&event) {
                    page.dialog.set(None);
                }
            }
        >
            {live::view(move || match page.dialog.get() {
                Some(dialog) => content(page, dialog),
                None => ().into_any(),
            })}
        </dialog>
    }
    .into_any()
}

#[inline(never)] // No part of a first visit.
fn content(page: Page, dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Presets => frame(page, "What are you building?", presets(page)),
        Dialog::Open => frame(page, "Open what you have", open::dialog(page)),
        Dialog::Rest => frame(page, "Everything else in the document", rest(page)),
        Dialog::Variable(insert, of) => frame(page, "New variable", variable(page, insert, of)),
        Dialog::Resource(kind, label) => resources::editor(page, &kind, &label),
        Dialog::Keys => frame(page, "Keyboard shortcuts", keys(page)),
        Dialog::Rules => rules::all(page),
        Dialog::Rule(id) => rules::one(page, id),
        Dialog::Accept(client, id, field) => review::accept(page, client, id, field),
        Dialog::Repair => review::repair(page),
        Dialog::Tools => tools::dialog(page),
        Dialog::Coverage => coverage::dialog(page),
        Dialog::Project(id) => preview::project(page, id),
        Dialog::Palette => palette::everything(page),
        Dialog::Clients => palette::clients(page),
    }
}

pub fn frame(page: Page, title: &str, body: AnyView) -> AnyView {
    view! {
        <div class="dialog-box">
            <header class="dialog-head">
                <h2 id="dialog-title">{title.to_owned()}</h2>
                <button type="button" class="tool" aria-label="Close" on:click=move |_| page.dialog.set(None)>
                    {icon(icons::CLOSE)}
                </button>
            </header>
            {body}
        </div>
    }
    .into_any()
}

/// Starts from a preset; undo brings back what was there.
pub fn start(page: Page, preset: &'static Preset) {
    page.open(preset.document(), format!("Started from {}", preset.title));
    browser::after(0, browser::scroll_up);
}

/// The presets as cards: what people build, then examples.
fn cards(page: Page) -> AnyView {
    let card = move |preset: &'static Preset| {
        view! {
            <button type="button" class="card" on:click=move |_| start(page, preset)>
                {picture(preset.picture)} <strong>{preset.title}</strong> <span>{preset.summary}</span>
            </button>
        }
        .into_any()
    };
    let (examples, usual): (Vec<&Preset>, Vec<&Preset>) = PRESETS.iter().partition(|preset| preset.example);
    view! {
        <div class="cards">{usual.into_iter().map(card).collect_view()}</div>
        <p class="cards-title">"Examples that the Terraform provider documents"</p>
        <div class="cards small">{examples.into_iter().map(card).collect_view()}</div>
    }
    .into_any()
}

fn presets(page: Page) -> AnyView {
    view! {
        <p>"Each is a whole document with all that it needs. It takes the place of what is on screen; undo brings that back."</p>
        {cards(page)}
    }
    .into_any()
}

/// The question that a first visit begins with.
pub fn starters(page: Page) -> AnyView {
    // Not asked of somebody who brought a document along; still there while the first fields are filled in.
    let first = crate::app::shell::first_document();
    let own =
        Memo::new(move |_| page.workspace.with_document(|now| now.clients.len() == 1 && now.rest() == first.rest()));
    view! {
        <section class="starters" aria-labelledby="starters-title" hidden=live::flag(move || !page.asks.get() || !own.get())>
            <h3 id="starters-title">"What are you building?"</h3>
            <p>
                "Pick the nearest: you get a complete configuration to change and copy. Everything stays in this browser."
            </p>
            {cards(page)}
            <div class="starters-foot">
                {quiet(page, icons::DOWN, "None of these: fill in the form", |_| true, |page| {
                    page.asks.set(false);
                    browser::after(0, || browser::focus_first("#form"));
                })}
                {quiet(page, icons::OPEN, "Open what I have", |_| true, |page| page.dialog.set(Some(Dialog::Open)))}
            </div>
        </section>
    }
    .into_any()
}

/// A text area whose text is taken over when it can be read; else it stays, and why is said beside it.
fn editor(
    label: &'static str,
    value: String,
    button: &'static str,
    apply: Callback<String, Result<(), String>>,
) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let area = NodeRef::<html::Textarea>::new();
    view! {
        <label class="editor">
            <span>{label}</span>
            <textarea
                node_ref=area
                class="input"
                rows="14"
                autofocus
                spellcheck="false"
                autocomplete="off"
                aria-describedby="editor-error"
                aria-invalid=move || refused.get().is_some().to_string()
                prop:value=value
            ></textarea>
        </label>
        <p class="error" id="editor-error" role="alert">{move || refused.get()}</p>
        <div class="dialog-foot">
            <button
                type="button"
                class="primary"
                on:click=move |_| {
                    let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
                    refused.set(apply.run(text).err());
                }
            >
                {button}
            </button>
        </div>
    }
    .into_any()
}

fn rest(page: Page) -> AnyView {
    let now = page.workspace.document_untracked();
    let text = serde_json::to_string_pretty(&Json::Object(now.rest().as_ref().clone())).unwrap_or_default();
    let apply = Callback::new(move |text: String| {
        let document = Document::from_text(&text)?;
        if !document.clients.is_empty() {
            return Err("User pool clients are edited in the form. Use Open for a document with clients.".to_owned());
        }
        let rest = document.rest().as_ref().clone();
        page.workspace.change(|now| *now = now.with_rest(rest));
        page.dialog.set(None);
        page.say_undoable("Changed");
        Ok(())
    });
    view! {
        <p>
            "All that is not a user pool client: resources that clients refer to, variables, imports, and what this page does not know and keeps as it is."
        </p>
        {editor("Terraform JSON", text, "Apply", apply)}
    }
    .into_any()
}

fn variable(page: Page, insert: Callback<String>, of: &'static str) -> AnyView {
    let refused = RwSignal::new(None::<&'static str>);
    let input = NodeRef::<html::Input>::new();
    let done = move || {
        let name = input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        if !text::is_identifier(&name) {
            refused.set(Some(
                "A name begins with a letter or underscore and has only letters, digits, underscores and hyphens.",
            ));
            return;
        }
        page.dialog.set(None);
        page.workspace.change(|document| declare_variable(document, &name, of));
        insert.run(format!("${{var.{name}}}"));
    };
    view! {
        <p>"A value that is given when the configuration is applied: a Terraform variable, a CloudFormation parameter. Its type: " <code>{of}</code></p>
        <label class="ask">
            <span>"Name"</span>
            <input
                node_ref=input
                class="input"
                type="text"
                placeholder="domain"
                autofocus
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="variable-error"
                aria-invalid=move || refused.get().is_some().to_string()
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        done();
                    }
                }
            />
        </label>
        <p class="error" id="variable-error" role="alert">{move || refused.get()}</p>
        <div class="dialog-foot">
            <button type="button" class="primary" on:click=move |_| done()>"Declare and insert"</button>
        </div>
    }
    .into_any()
}

fn keys(page: Page) -> AnyView {
    let command = if browser::is_mac() { "\u{2318}" } else { "Ctrl" };
    let rows = [
        (format!("{command} K"), "Find an argument, a target, a client or a command"),
        ("/".to_owned(), "The same, when no text box has the focus"),
        (format!("{command} Z"), "Undo, when no text box has the focus"),
        (format!("{command} Shift Z"), "Redo"),
        ("Alt N".to_owned(), "Go to the next problem"),
        ("Alt C".to_owned(), "Copy the preview"),
        ("?".to_owned(), "This list, when no text box has the focus"),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, what)| view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr> })
        .collect_view();
    view! {
        <table class="keys"><tbody>{rows}</tbody></table>
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || page.single_keys.get()
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    page.single_keys.set(on);
                    browser::keep_single_keys(on);
                }
            />
            <span>"Shortcuts of a single key (/ and ?)"</span>
        </label>
    }
    .into_any()
}
