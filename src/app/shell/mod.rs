//! The page as a whole: the bar, both halves, dialogs, and keys that work everywhere.

mod halves;
mod toolbar;

use std::sync::Arc;

use cognito_client_builder::import::SourceFile;
use leptos::ev;
use leptos::prelude::*;

use crate::app::browser::files::Chosen;
use crate::app::browser::{KeyboardEvent, address};
use crate::app::parts::{announcer, hint, live, menu};
use crate::app::state::opening;
use crate::app::state::page::Page;
use crate::app::state::shown::{Dialog, Half, Toast};
use crate::app::state::workspace::Workspace;
use crate::app::{browser, dialogs, form, side};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let workspace: Workspace = expect_context();
    let page = Page::new(workspace);
    provide_context(page);
    browser::remove("first-paint");
    if page.embedded {
        browser::mark("data-embed");
    }
    browser::show_theme(address::query().theme.map(str::to_owned).or_else(browser::theme).as_deref());
    let keys = window_event_listener(ev::keydown, move |event| shortcut(page, &event));
    on_cleanup(move || keys.remove());
    let go = move || {
        if let Some(path) = address::at() {
            browser::after(0, move || page.go(&path));
        }
    };
    let rule = move || {
        if let Some(id) = address::asked_rule() {
            page.shown.dialog.set(Some(Dialog::linked_rule(&id)));
        }
    };
    go();
    rule();
    // A user followed a link to an argument or a rule.
    let places = window_event_listener(ev::hashchange, move |_| {
        go();
        rule();
    });
    on_cleanup(move || places.remove());
    // start.js tells it, when the part of the program is there that a user needs then.
    let begin = window_event_listener_untyped("begin", move |_| page.visit.begun.set(true));
    on_cleanup(move || begin.remove());
    live::effect(move || {
        if page.visit.stands.get() {
            files(page);
        }
    });
    live::effect(move || {
        let now = page.workspace.document();
        let stale = |toast: &Toast| toast.undo.as_ref().is_some_and(|undo| !Arc::ptr_eq(undo, &now));
        if page.shown.toast.with_untracked(|toast| toast.as_ref().is_some_and(stale)) {
            page.shown.toast.set(None);
        }
    });
    live::effect(move || {
        let label = page.workspace.client().map(|client| client.label.clone());
        browser::title(label.as_deref());
    });
    view! {
        {toolbar::toolbar(page)}
        <main class="halves-room" data-half=live::text(move || if page.shown.half.get() == Half::Form { "form" } else { "preview" })>
            {form::contents(page)} {form::form(page)} {side::side(page)} {live::later(page, menu::host)}
        </main>
        {halves::halves(page)}
        {live::later(page, dialogs::host)}
        {live::later(page, toasts)} {live::later(page, hint::host)} {live::later(page, announcer::announcer)}
    }
}

/// Files that are dropped anywhere, and text that is pasted next to every box.
#[inline(never)] // Keep out of the first-load chunk.
fn files(page: Page) {
    let over = window_event_listener(ev::dragover, move |event| {
        if browser::files::is_dragged(&event) {
            event.prevent_default();
            browser::mark_dropping(true);
        }
    });
    let left = window_event_listener(ev::dragleave, move |_| browser::mark_dropping(false));
    let drop = window_event_listener(ev::drop, move |event| {
        browser::mark_dropping(false);
        if browser::files::is_dragged(&event) {
            event.prevent_default();
            browser::files::dropped(&event, move |files| opening::receive(page, files));
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if browser::in_text_box(&event) || browser::in_dialog() {
            return;
        }
        if let Some(text) = browser::pasted(&event).filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            opening::receive(page, Chosen::of(vec![SourceFile::new("", text)]));
        }
    });
    on_cleanup(move || {
        over.remove();
        left.remove();
        drop.remove();
        paste.remove();
    });
}

/// Keys that work everywhere.
fn shortcut(page: Page, event: &KeyboardEvent) {
    let key = event.key().to_lowercase();
    // Most keys are letters of a text: nothing is asked of the page for them.
    if !(event.ctrl_key() || event.meta_key() || event.alt_key() || matches!(key.as_str(), "/" | "?")) {
        return;
    }
    let command = if browser::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let typing = browser::in_text_box(event);
    let single = page.settings.single_keys.get_untracked() && !command && !event.alt_key();
    if browser::in_dialog() {
        return;
    }
    match key.as_str() {
        "z" if command && !typing && event.shift_key() => page.redo(),
        "z" if command && !typing => page.undo(),
        "y" if command && !typing => page.redo(),
        "k" if command => page.shown.dialog.set(Some(Dialog::Palette)),
        "/" if single && !typing => page.shown.dialog.set(Some(Dialog::Palette)),
        "?" if single && !typing => page.shown.dialog.set(Some(Dialog::Keys)),
        // With Alt, a Mac types another character: there the key counts, not the letter.
        _ if event.alt_key() && !command => match event.code().as_str() {
            "KeyN" => page.next_problem(),
            "KeyC" => page.copy_preview(),
            _ => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Messages that go away by themselves.
#[inline(never)] // Keep out of the first-load chunk.
fn toasts(page: Page) -> AnyView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || {
                page.shown.toast
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
                                                    page.shown.toast.set(None);
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
