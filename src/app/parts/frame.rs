//! The box around what a dialog has in it.

use leptos::prelude::*;

use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::page::Page;

pub fn frame(page: Page, title: &str, body: AnyView) -> AnyView {
    view! {
        <div class="dialog-box">
            <header class="dialog-head">
                <h2 id="dialog-title">{title.to_owned()}</h2>
                <button type="button" class="tool" aria-label="Close" on:click=move |_| page.shown.dialog.set(None)>
                    {icon(icons::CLOSE)}
                </button>
            </header>
            {body}
        </div>
    }
    .into_any()
}
