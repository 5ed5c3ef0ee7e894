//! What is in the document other than the clients: a list, what can be added to it, and an editor for each resource in
//! the table.

use cognito_client_builder::document::supporting::{ADDABLE, add_resource};
use cognito_client_builder::schema::resource_kind;
use leptos::prelude::*;

use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::commands::still_named;
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// One line of the list: a resource by type and label, or something else by its name.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Thing {
    name: String,
    what: String,
    resource: Option<(String, String)>,
}

/// What is in the document other than the clients, and what can be added to it.
#[inline(never)] // Keep out of the first-load chunk.
pub fn contents(page: Page) -> AnyView {
    let list = Memo::new(move |_| {
        page.workspace.with_document(|document| {
            let resources = document.resources().map(|(kind, label, _)| {
                let known = resource_kind(kind);
                Thing {
                    name: format!("{kind}.{label}"),
                    what: known.map_or("other resource", |kind| kind.label).to_owned(),
                    resource: known.map(|_| (kind.to_owned(), label.to_owned())),
                }
            });
            let other = |name: String, what: &str| Thing { name, what: what.to_owned(), resource: None };
            let variables = document.variables().map(|(name, _)| other(format!("var.{name}"), "variable"));
            let kept =
                document.rest().keys().filter(|key| !matches!(key.as_str(), "resource" | "variable" | "import" | "//"));
            let kept = kept.map(|key| other(key.clone(), "kept as written"));
            resources.chain(variables).chain(kept).collect::<Vec<_>>()
        })
    });
    let adds = ADDABLE
        .iter()
        .map(|resource| {
            let add = move |_| {
                let mut label = String::new();
                page.workspace.change(|document| label = add_resource(document, resource));
                page.say_undoable(format!("Added a {}", resource.label));
                page.shown.dialog.set(Some(Dialog::Resource(resource.kind.to_owned(), label)));
            };
            view! {
                <button type="button" class="chip" on:click=add>
                    {icon(icons::PLUS)} "Add a " {resource.label}
                </button>
            }
        })
        .collect_view();
    view! {
        <ul class="things">
            <For each=move || list.get() key=Thing::clone children=move |thing| row(page, thing) />
        </ul>
        <p class="none" hidden=move || !list.with(Vec::is_empty)>"No supporting resources."</p>
        <div class="chips">
            {adds}
            <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Rest))>
                {icon(icons::PENCIL)} "Edit as JSON\u{2026}"
            </button>
        </div>
    }
    .into_any()
}

fn row(page: Page, thing: Thing) -> AnyView {
    let Thing { name, what, resource } = thing;
    let buttons = resource.map(|(kind, label)| {
        let (edited, deleted) = ((kind.clone(), label.clone()), name.clone());
        view! {
            <button
                type="button"
                class="quiet"
                aria-label=format!("Edit {name}")
                on:click=move |_| page.shown.dialog.set(Some(Dialog::Resource(edited.0.clone(), edited.1.clone())))
            >
                {icon(icons::PENCIL)} "Edit"
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=format!("Delete {name}")
                on:click=move |_| {
                    let left = page.workspace.document_untracked().mentions(&kind, &label);
                    page.workspace.change(|document| *document = document.with_resource(&kind, &label, None));
                    page.say_undoable(format!("Deleted {deleted}{}", still_named(&left)));
                }
            >
                {icon(icons::TRASH)} "Delete"
            </button>
        }
    });
    view! { <li><code>{name.clone()}</code> <span>{what}</span> {buttons}</li> }.into_any()
}
