//! The clients of the document: which one is on screen, and what can be done with it.

use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::buttons::{bar, tool};
use crate::app::parts::icons::icon;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// The button in the bar that opens the list of clients.
pub fn switcher(page: Page) -> AnyView {
    let label = Memo::new(move |_| page.label());
    let count = Memo::new(move |_| page.clients());
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
            on:click=move |_| page.shown.dialog.set(Some(Dialog::Clients))
        >
            {icon(icons::LAYERS)} <span class="off-screen">"Clients: "</span> <span class="switcher-label">{live::text(move || label.get())}</span>
            <span class="switcher-place">{place}</span> {icon(icons::CHEVRON)}
        </button>
    }
    .into_any()
}

/// The client on screen: its label, to be changed in place, and the actions.
pub fn heading(page: Page) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let there: fn(Page) -> bool = |page| page.clients() > 0;
    view! {
        <header class="client">
            <div class="client-name" hidden=live::flag(move || !there(page))>
                <h2 id="client-title">
                    <span class="off-screen">"App client "</span>
                </h2>
                {name(page, refused)}
            </div>
            <h2 class="no-client" hidden=live::flag(move || there(page))>"No client in this configuration"</h2>
            {bar("client-tools", "Client", view! {
                {tool(page, icons::DUPLICATE, "Duplicate", there, Page::duplicate_client)}
                {tool(page, icons::TRASH, "Delete", there, Page::delete_client)}
                {tool(page, icons::PLUS, "Add client", |_| true, Page::add_client)}
            }
            .into_any())}
            <p class="rename-error" id="rename-error" aria-live="polite">{live::text(move || refused.get().unwrap_or_default())}</p>
        </header>
    }
    .into_any()
}

/// The label: a button, and a box while it is changed.
fn name(page: Page, refused: RwSignal<Option<String>>) -> AnyView {
    let label = Memo::new(move |_| page.label());
    let renaming = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let finish = move |keep: bool| {
        if !renaming.get_untracked() {
            return;
        }
        if let (true, Some(input)) = (keep, input.get_untracked())
            && let Err(message) = page.workspace.rename(&input.value())
        {
            // What is meant is kept as far as a label can say it: typed once more, Enter takes it.
            let close = page.workspace.document_untracked().free_label(input.value().trim());
            refused.set(Some(format!("{message} Press Enter for {close}.")));
            input.set_value(&close);
            browser::select_input("rename-input");
            return;
        }
        refused.set(None);
        renaming.set(false);
        browser::after(0, || browser::focus_first("#rename"));
    };
    let start = move |_| {
        renaming.set(true);
        browser::after(0, || browser::select_input("rename-input"));
    };
    live::view(move || {
        if renaming.get() {
            view! {
                <input
                    node_ref=input
                    id="rename-input"
                    class="input rename"
                    type="text"
                    aria-label="Client label"
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
                <button type="button" id="rename" class="rename-button" title="Rename" on:click=start>
                    <span class="off-screen">"Rename "</span>
                    <span class="rename-label">{live::text(move || label.get())}</span>
                    {icon(icons::PENCIL)}
                </button>
            }
            .into_any()
        }
    })
}
