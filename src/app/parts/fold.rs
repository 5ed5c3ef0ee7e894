//! What few need, folded away under a line that names it. Knows no argument.

use leptos::prelude::*;

use crate::app::browser;

/// Contents behind `title`, in view while `open`. The user and find-in-page unfold and fold them, too.
pub fn fold(title: AnyView, open: RwSignal<bool>, contents: AnyView) -> AnyView {
    view! {
        <details class="folded" open=move || open.get() on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>{title}</summary>
            {contents}
        </details>
    }
    .into_any()
}
