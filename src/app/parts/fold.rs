//! What few need, folded away under a line that names it. Knows no argument.

use leptos::prelude::*;

use crate::app::browser;

/// Contents behind `title`, in view while `open`. The user and find-in-page unfold and fold them, too. It is part of a
/// field, which is one tab stop: arrow keys get here.
pub fn fold(title: AnyView, open: RwSignal<bool>, contents: AnyView) -> AnyView {
    view! {
        <details class="folded" open=move || open.get() on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary tabindex="-1">{title}</summary>
            {contents}
        </details>
    }
    .into_any()
}
