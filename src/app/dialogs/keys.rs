//! The keyboard shortcuts.

use leptos::prelude::*;

use crate::app::browser;
use crate::app::state::page::Page;

pub fn keys(page: Page) -> AnyView {
    let command = if browser::is_mac() { "\u{2318}" } else { "Ctrl" };
    let rows = [
        (format!("{command} K"), "Find an argument, target, client, or command"),
        ("/".to_owned(), "The same, if no text box has the focus"),
        (format!("{command} Z"), "Undo, if no text box has the focus"),
        (format!("{command} Shift Z"), "Redo"),
        ("Tab".to_owned(), "Go to the next field"),
        ("\u{2191} \u{2193}".to_owned(), "Go to the next control of a field"),
        ("Alt N".to_owned(), "Go to the next problem"),
        ("Alt C".to_owned(), "Copy the preview"),
        ("?".to_owned(), "Keyboard shortcuts, if no text box has the focus"),
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
                prop:checked=move || page.settings.single_keys.get()
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    page.settings.single_keys.set(on);
                    browser::keep_single_keys(on);
                }
            />
            <span>"Shortcuts of a single key (/ and ?)"</span>
        </label>
    }
    .into_any()
}
