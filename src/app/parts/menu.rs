//! The one menu: a list of actions beside the button that opened it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::live;
use crate::app::state::page::Page;

#[derive(Clone)]
pub struct Menu {
    /// What it is about, for screen readers.
    pub label: String,
    pub items: Vec<Item>,
    /// Where the button is, in the window: left, top, right, bottom.
    pub beside: [f64; 4],
}

#[derive(Clone)]
pub struct Item {
    pub label: String,
    /// Said in a lighter voice.
    pub hint: String,
    /// A heading above this item and those after it.
    pub heading: &'static str,
    /// Outlives the list that it stands in.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Item {
    pub fn new(label: impl Into<String>, hint: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Item { label: label.into(), hint: hint.into(), heading: "", run: Arc::new(run) }
    }

    pub fn under(mut self, heading: &'static str) -> Self {
        self.heading = heading;
        self
    }
}

impl Page {
    /// Opens a menu beside the element that has the focus: the button that was pressed.
    pub fn open_menu(self, label: String, items: Vec<Item>) {
        browser::remember_focus();
        self.menu.set(Some(Menu { label, items, beside: browser::focus_rectangle() }));
        browser::after(0, || browser::focus_first("#menu [role=menuitem]"));
    }

    fn close_menu(self) {
        if self.menu.with_untracked(Option::is_some) {
            self.menu.set(None);
            browser::restore_focus();
        }
    }
}

/// Where the menu appears.
#[inline(never)] // No part of a first visit.
pub fn host(page: Page) -> AnyView {
    live::view(move || match page.menu.get() {
        Some(menu) => open(page, menu),
        None => ().into_any(),
    })
}

#[inline(never)] // No part of a first visit.
fn open(page: Page, menu: Menu) -> AnyView {
    let [left, top, right, bottom] = menu.beside;
    let (width, height) = browser::window_size();
    // Under the button where there is room, else above; never beyond the edge.
    let below = height - bottom > 280.0 || bottom < height - top;
    let x = if right > 320.0 { px((width - right).max(8.0)) } else { "auto".to_owned() };
    let start = if right > 320.0 { "auto".to_owned() } else { px(left.max(8.0)) };
    let room = if below { height - bottom } else { top } - 20.0;
    let mut heading = "";
    let items = menu
        .items
        .into_iter()
        .map(|item| {
            let title = (item.heading != heading && !item.heading.is_empty())
                .then(|| view! { <div class="menu-heading" role="presentation">{item.heading}</div> });
            heading = item.heading;
            let run = item.run;
            view! {
                {title}
                <button
                    type="button"
                    role="menuitem"
                    class="menu-item"
                    tabindex="-1"
                    on:click=move |_| {
                        page.close_menu();
                        run();
                    }
                >
                    <span>{item.label}</span>
                    <small>{item.hint}</small>
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="menu-veil" on:click=move |_| page.close_menu()></div>
        <div
            id="menu"
            class="menu"
            role="menu"
            aria-label=menu.label
            style:right=x
            style:left=start
            style:top=if below { px(bottom + 4.0) } else { "auto".to_owned() }
            style:bottom=if below { "auto".to_owned() } else { px(height - top + 4.0) }
            style:max-height=px(room)
            on:keydown=move |event| {
                match event.key().as_str() {
                    "Escape" | "Tab" => {
                        event.prevent_default();
                        event.stop_propagation();
                        page.close_menu();
                    }
                    "ArrowDown" | "ArrowUp" | "Home" | "End" => {
                        event.prevent_default();
                        browser::move_focus("#menu [role=menuitem]", &event.key());
                    }
                    _ => {}
                }
            }
        >
            {items}
        </div>
    }
    .into_any()
}

/// In whole pixels: writing fractions would take 10 KB of code.
fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
