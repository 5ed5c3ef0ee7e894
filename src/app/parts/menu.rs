//! The one menu: a list of actions next to the button that opened it.

use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::live;
use crate::app::state::page::Page;
use crate::app::state::shown::Menu;

/// Where the menu appears.
#[inline(never)] // Keep out of the first-load chunk.
pub fn host(page: Page) -> AnyView {
    live::view(move || match page.shown.menu.get() {
        Some(menu) => open(page, menu),
        None => ().into_any(),
    })
}

#[inline(never)] // Keep out of the first-load chunk.
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
