//! The buttons that are in many places: a function for each look, so that its code is there once. What they do is a
//! plain function, which costs a first visit nothing before it is called.

use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::MouseEvent;
use crate::app::parts::icons::icon;
use crate::app::parts::live;
use crate::app::state::page::Page;

/// An icon alone; `can` tells whether pressing it does something now.
pub fn tool(page: Page, path: &'static str, name: &'static str, can: fn(Page) -> bool, run: fn(Page)) -> AnyView {
    view! {
        <button
            type="button"
            class="tool"
            aria-label=name
            title=name
            aria-disabled=live::text(move || !can(page))
            on:click=move |_| run(page)
        >
            {icon(path)}
        </button>
    }
    .into_any()
}

/// Buttons that belong together: one tab stop, which arrow keys move.
pub fn bar(class: &'static str, name: &str, buttons: AnyView) -> AnyView {
    let name = name.to_owned();
    let node = NodeRef::<html::Div>::new();
    live::effect(move || {
        if let Some(node) = node.get() {
            browser::one_stop(&node);
        }
    });
    view! {
        <div
            node_ref=node
            class=class
            role="toolbar"
            aria-label=name
            on:focusin=|event| browser::keep_stop(&event)
            on:keydown=|event| {
                if browser::step_in_bar(&event) {
                    event.prevent_default();
                }
            }
        >
            {buttons}
        </div>
    }
    .into_any()
}

/// An icon and words, in the bar.
pub fn worded(page: Page, path: &'static str, name: &'static str, run: fn(Page)) -> AnyView {
    view! {
        <button type="button" class="worded" title=name on:click=move |_| run(page)>
            {icon(path)} <span>{name}</span>
        </button>
    }
    .into_any()
}

/// An icon and words, next to what they are about; only while `shown`.
pub fn quiet(page: Page, path: &'static str, words: &'static str, shown: fn(Page) -> bool, run: fn(Page)) -> AnyView {
    view! {
        <button type="button" class="quiet" hidden=live::flag(move || !shown(page)) on:click=move |_| run(page)>
            {icon(path)}
            {words}
        </button>
    }
    .into_any()
}

/// The way past what comes first, for the keyboard: the first thing on the page.
pub fn skip(page: Page, to: &'static str, words: &'static str, run: fn(Page)) -> AnyView {
    let go = move |event: MouseEvent| {
        event.prevent_default();
        run(page);
    };
    view! { <a class="skip" href=to on:click=go>{words}</a> }.into_any()
}

/// An icon alone, for what is on or off.
pub fn toggle(page: Page, path: &'static str, name: &'static str, on: fn(Page) -> bool, press: fn(Page)) -> AnyView {
    view! {
        <button
            type="button"
            class="tool"
            aria-label=name
            title=name
            aria-pressed=live::text(move || on(page))
            on:click=move |_| press(page)
        >
            {icon(path)}
        </button>
    }
    .into_any()
}
