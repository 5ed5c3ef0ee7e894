//! What is in the document other than the clients: a list, what can be added to it, and an editor for each resource in
//! the table.

use cognito_client_builder::document::supporting::{ADDABLE, add_resource};
use cognito_client_builder::schema::resource_kind;
use leptos::prelude::*;

use crate::app::parts::buttons::bar;
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
    of: Of,
}

/// What it is, to be edited and deleted.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Of {
    /// A resource, by type and label.
    Resource(String, String),
    Variable(String),
    Other,
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
                    of: known.map_or(Of::Other, |_| Of::Resource(kind.to_owned(), label.to_owned())),
                }
            });
            let thing = |name: String, what: &str, of: Of| Thing { name, what: what.to_owned(), of };
            let variables = document
                .variables()
                .map(|(name, _)| thing(format!("var.{name}"), "variable", Of::Variable(name.to_owned())));
            let kept =
                document.rest().keys().filter(|key| !matches!(key.as_str(), "resource" | "variable" | "import" | "//"));
            let kept = kept.map(|key| thing(key.clone(), "kept as written", Of::Other));
            resources.chain(variables).chain(kept).collect::<Vec<_>>()
        })
    });
    let adds = ADDABLE
        .iter()
        .map(|resource| {
            let add = move |_| {
                let mut label = String::new();
                page.workspace.change(|document| label = add_resource(document, resource));
                page.say_undoable(format!("Added {}", resource.label));
                page.shown.dialog.set(Some(Dialog::Resource(resource.kind.to_owned(), label)));
            };
            view! {
                <button type="button" class="chip" on:click=add>
                    {icon(icons::PLUS)} "Add " {resource.label}
                </button>
            }
        })
        .collect_view();
    view! {
        <ul class="things">
            <For each=move || list.get() key=Thing::clone children=move |thing| row(page, thing) />
        </ul>
        <p class="none" hidden=move || !list.with(Vec::is_empty)>"No supporting resources."</p>
        {bar("chips", "Add", view! {
            {adds}
            <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::EditVariable(String::new())))>
                {icon(icons::PLUS)} "Add variable"
            </button>
            <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Rest))>
                {icon(icons::PENCIL)} "Edit as JSON\u{2026}"
            </button>
        }
        .into_any())}
    }
    .into_any()
}

fn row(page: Page, thing: Thing) -> AnyView {
    let Thing { name, what, of } = thing;
    let deleted = name.clone();
    let dialog = match &of {
        Of::Resource(kind, label) => Some(Dialog::Resource(kind.clone(), label.clone())),
        Of::Variable(name) => Some(Dialog::EditVariable(name.clone())),
        Of::Other => None,
    };
    let delete = move |_| {
        let document = page.workspace.document_untracked();
        let (left, without) = match &of {
            Of::Resource(kind, label) => (document.mentions(kind, label), document.with_resource(kind, label, None)),
            Of::Variable(name) => (document.mentions_of(&format!("var.{name}")), document.with_variable(name, None)),
            Of::Other => return,
        };
        page.workspace.change(|document| *document = without);
        page.say_undoable(format!("Deleted {deleted}{}", still_named(&left)));
    };
    let buttons = dialog.map(|dialog| {
        let buttons = view! {
            <button
                type="button"
                class="quiet"
                aria-label=format!("Edit {name}")
                on:click=move |_| page.shown.dialog.set(Some(dialog.clone()))
            >
                {icon(icons::PENCIL)} "Edit"
            </button>
            <button type="button" class="quiet" aria-label=format!("Delete {name}") on:click=delete>
                {icon(icons::TRASH)} "Delete"
            </button>
        };
        bar("tools", &name, buttons.into_any())
    });
    view! { <li><code>{name.clone()}</code> <span>{what}</span> {buttons}</li> }.into_any()
}
