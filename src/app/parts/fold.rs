//! What few need, folded away under a line that names it. Knows no argument.

use leptos::prelude::*;

/// Contents behind `title`. They unfold by themselves when `wanted` becomes true, and never fold by themselves: somebody
/// may be in them.
pub fn fold(class: &'static str, title: AnyView, wanted: Memo<bool>, contents: AnyView) -> AnyView {
    let open = RwSignal::new(wanted.get_untracked());
    Effect::new(move |_| {
        if wanted.get() {
            open.set(true);
        }
    });
    view! {
        <details class=class open=move || open.get()>
            <summary>{title}</summary>
            {contents}
        </details>
    }
    .into_any()
}
