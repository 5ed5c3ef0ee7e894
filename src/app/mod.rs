//! THE ONLY LEPTOS: the form, the previews, the dialogs. Loops over the tables; knows no argument and no target by name.

pub mod address;
mod announcer;
mod browser;
mod clients;
mod dialogs;
pub mod edges;
pub mod failure;
mod field;
mod findings;
mod form;
mod icons;
mod menu;
pub mod notices;
mod origin;
mod page;
mod palette;
mod preview;
mod resources;
pub mod script;
pub mod storage;
mod toolbar;
pub mod workspace;

use cognito_client_builder::document::Document;
use leptos::ev;
use leptos::prelude::*;
use serde_json::json;

use page::{Dialog, Half, Page, Toast};
use workspace::Workspace;

/// What somebody sees who has no document yet: the least that can be applied without a warning.
pub fn first_document() -> Document {
    let first = json!({
        "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "pool" } },
            "aws_cognito_user_pool_client": {
                "web": {
                    "name": "web",
                    "user_pool_id": "${aws_cognito_user_pool.pool.id}",
                    "prevent_user_existence_errors": "ENABLED",
                },
            },
        },
    });
    Document::from_json(&first).unwrap_or_else(|_| Document::new("web"))
}

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let workspace: Workspace = expect_context();
    let page = Page::new(workspace);
    provide_context(page);
    browser::remove("first-paint");
    browser::show_theme(address::query().theme.map(str::to_owned).or_else(browser::theme).as_deref());
    let keys = window_event_listener(ev::keydown, move |event| shortcut(page, &event));
    on_cleanup(move || keys.remove());
    let go = move || {
        if let Some(path) = address::at() {
            browser::after(0, move || page.go(&path));
        }
    };
    go();
    // Somebody followed a link to an argument.
    let places = window_event_listener(ev::hashchange, move |_| go());
    on_cleanup(move || places.remove());
    Effect::new(move |_| {
        let now = page.workspace.document();
        let stale = |toast: &Toast| toast.undo.as_ref().is_some_and(|undo| *undo != now);
        if page.toast.with_untracked(|toast| toast.as_ref().is_some_and(stale)) {
            page.toast.set(None);
        }
    });
    Effect::new(move |_| {
        let label = page.workspace.client().map(|client| client.label.clone());
        browser::title(label.as_deref());
    });
    view! {
        {toolbar::toolbar(page)}
        <main class="halves-room" data-half=move || if page.half.get() == Half::Form { "form" } else { "preview" }>
            {form::contents(page)} {form::form(page)} {preview::previews(page)} {menu::host(page)}
        </main>
        {preview::halves(page)}
        {dialogs::host(page)}
        {toasts(page)} {announcer::announcer(page)}
    }
}

/// Keys that work everywhere.
fn shortcut(page: Page, event: &web_sys::KeyboardEvent) {
    let command = if browser::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let typing = browser::in_text_box(event);
    // With Alt, a Mac types another character: there the key counts, not the letter.
    let key = event.key().to_lowercase();
    let single = page.single_keys.get_untracked() && !command && !event.alt_key();
    if browser::in_dialog() {
        return;
    }
    match key.as_str() {
        "z" if command && !typing && event.shift_key() => page.redo(),
        "z" if command && !typing => page.undo(),
        "y" if command && !typing => page.redo(),
        "k" if command => page.dialog.set(Some(Dialog::Palette)),
        "/" if single && !typing => page.dialog.set(Some(Dialog::Palette)),
        "?" if single && !typing => page.dialog.set(Some(Dialog::Keys)),
        _ if event.alt_key() && !command => match event.code().as_str() {
            "KeyN" => page.next_problem(),
            "KeyC" => browser::click("#preview .copy"),
            _ => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Messages that go away by themselves.
fn toasts(page: Page) -> AnyView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || {
                page.toast
                    .get()
                    .map(|toast| {
                        let undoes = toast.undo.is_some();
                        view! {
                            <div class="toast">
                                <span>{toast.text}</span>
                                {undoes
                                    .then(|| {
                                        view! {
                                            <button
                                                type="button"
                                                on:click=move |_| {
                                                    page.toast.set(None);
                                                    page.undo();
                                                    browser::focus_first("#form");
                                                }
                                            >
                                                "Undo"
                                            </button>
                                        }
                                    })}
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
