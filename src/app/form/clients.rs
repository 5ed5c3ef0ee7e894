//! The clients of the document: which one is on screen, and what can be done with it.

use cognito_client_builder::schema::USER_POOL_CLIENT;
use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::buttons::quiet;
use crate::app::parts::icons::{self, icon};
use crate::app::parts::live;
use crate::app::parts::menu::Item;
use crate::app::state::page::{Dialog, Page};

/// How many clients there are; tracked.
pub fn count(page: Page) -> usize {
    page.workspace.with_document(|document| document.clients.len())
}

/// The label of the client on screen; tracked.
pub fn label(page: Page) -> String {
    page.workspace.client().map(|client| client.label.clone()).unwrap_or_default()
}

/// Deletes the client on screen; undo brings it back.
pub fn delete(page: Page) {
    let label = untrack(|| label(page));
    let left = page.workspace.document_untracked().mentions(USER_POOL_CLIENT.terraform, &label);
    page.workspace.delete();
    let now = match untrack(|| self::label(page)) {
        now if now.is_empty() => "no client is left".to_owned(),
        now => format!("{now} is on screen"),
    };
    page.say_undoable(format!("{label} deleted; {now}{}", still_named(&left)));
}

/// Who still refers to what was deleted, as the end of a sentence.
pub fn still_named(left: &[String]) -> String {
    match left {
        [] => String::new(),
        [one] => format!(". {one} still refers to it"),
        [one, more @ ..] => format!(". {one} and {} more still refer to it", more.len()),
    }
}

pub fn add(page: Page) {
    page.workspace.add("client");
    page.go("name");
}

/// The button in the bar that opens the list of clients.
pub fn switcher(page: Page) -> AnyView {
    let label = Memo::new(move |_| label(page));
    let count = Memo::new(move |_| count(page));
    let place = live::text(move || match count.get() {
        0 => "no clients".to_owned(),
        1 => String::new(),
        count => format!("{} of {count}", page.workspace.selected() + 1),
    });
    view! {
        <button
            type="button"
            class="switcher"
            aria-haspopup="dialog"
            on:click=move |_| page.dialog.set(Some(Dialog::Clients))
        >
            {icon(icons::LAYERS)} <span class="off-screen">"Clients: "</span> <span class="switcher-label">{live::text(move || label.get())}</span>
            <span class="switcher-place">{place}</span> {icon(icons::CHEVRON)}
        </button>
    }
    .into_any()
}

/// The client on screen: its label, to be changed in place, and the actions.
pub fn heading(page: Page) -> AnyView {
    let label = Memo::new(move |_| label(page));
    let renaming = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let input = NodeRef::<html::Input>::new();
    let finish = move |keep: bool| {
        if !renaming.get_untracked() {
            return;
        }
        if let (true, Some(input)) = (keep, input.get_untracked())
            && let Err(message) = page.workspace.rename(&input.value())
        {
            refused.set(Some(message));
            return;
        }
        refused.set(None);
        renaming.set(false);
        browser::after(0, || browser::focus_first("#rename"));
    };
    let title = live::view(move || {
        if renaming.get() {
            view! {
                <input
                    node_ref=input
                    id="rename-input"
                    class="input rename"
                    type="text"
                    aria-label="Label of the client"
                    aria-describedby="rename-error"
                    aria-invalid=move || refused.get().is_some().to_string()
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    value=label.get_untracked()
                    on:keydown=move |event| {
                        match event.key().as_str() {
                            "Enter" => finish(true),
                            "Escape" => finish(false),
                            _ => {}
                        }
                    }
                    on:blur=move |_| finish(true)
                />
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    id="rename"
                    class="rename-button"
                    title="Rename"
                    on:click=move |_| {
                        renaming.set(true);
                        browser::after(0, || browser::select_input("rename-input"));
                    }
                >
                    <span class="off-screen">"Rename "</span>
                    {live::text(move || label.get())}
                    {icon(icons::PENCIL)}
                </button>
            }
            .into_any()
        }
    });
    let there: fn(Page) -> bool = |page| count(page) > 0;
    view! {
        <header class="client">
            <div class="client-name" hidden=live::flag(move || !there(page))>
                <h2 id="client-title">
                    <span class="client-kind">"User pool client "</span>
                </h2>
                {title}
            </div>
            <h2 class="no-client" hidden=live::flag(move || there(page))>"No client in this document"</h2>
            <div class="client-tools">
                {quiet(page, icons::DUPLICATE, "Duplicate", there, |page| {
                    page.workspace.duplicate();
                    page.say_undoable("Client duplicated");
                })}
                {quiet(page, icons::TRASH, "Delete", there, delete)}
                {quiet(page, icons::PLUS, "Add client", |_| true, add)}
            </div>
            <p class="rename-error" id="rename-error" aria-live="polite">{live::text(move || refused.get().unwrap_or_default())}</p>
        </header>
    }
    .into_any()
}

/// The actions on clients, for the palette.
pub fn actions(page: Page) -> Vec<Item> {
    vec![
        Item::new("Add a client", "client", move || add(page)),
        Item::new("Duplicate this client", "client", move || page.workspace.duplicate()),
        Item::new("Delete this client", "client", move || delete(page)),
        Item::new("Switch to another client\u{2026}", "client", move || page.dialog.set(Some(Dialog::Clients))),
    ]
}
