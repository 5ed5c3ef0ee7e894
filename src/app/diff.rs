//! The files that were opened beside what they would be with what was changed since.

use leptos::prelude::*;

use super::page::Page;

/// The files, and what was changed in them.
pub fn view(page: Page) -> AnyView {
    let texts = move || {
        page.pasted.get().map(|pasted| {
            (0..pasted.files.len()).map(|at| view! { <pre class="example">{pasted.hidden(at)}</pre> }).collect_view()
        })
    };
    view! { {texts} }.into_any()
}
