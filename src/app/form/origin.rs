//! The preset that the client on screen was started from, and which arguments differ from it since.

use cognito_client_builder::presets;
use cognito_client_builder::schema::FieldId;
use leptos::prelude::*;

use crate::app::browser::address;
use crate::app::form::field::slot::{Slot, back_to_preset};
use crate::app::parts::icons::icon;
use crate::app::parts::words::in_words;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// A line under the client's name; nothing where the client wasn't started from a preset.
pub fn line(page: Page) -> AnyView {
    let there = Memo::new(move |_| page.base.original.with(Option::is_some));
    live::view(move || if there.get() { details(page) } else { ().into_any() })
}

#[inline(never)] // Keep out of the first-load chunk.
fn details(page: Page) -> AnyView {
    let differs = Memo::new(move |_| {
        let client = page.workspace.client();
        page.base.original.with(|original| match (original, client) {
            (Some((_, original)), Some(client)) => presets::differences(&client, original),
            _ => Vec::new(),
        })
    });
    let title = Memo::new(move |_| page.preset().map(|preset| preset.title));
    let count = move || match differs.with(Vec::len) {
        0 => "unchanged".to_owned(),
        1 => "1 argument differs".to_owned(),
        count => format!("{count} arguments differ"),
    };
    let rows = move || differs.get().into_iter().map(|id| row(page, id)).collect_view();
    view! {
        <div class="origin">
            <details class="origin-details">
                <summary>
                    {icon(icons::SPARK)} <span>"From "{move || title.get().unwrap_or_default()}</span>
                    <span class="origin-count">{count}</span>
                </summary>
                <div>
                    <ul>{rows}</ul>
                    <p class="none" hidden=move || differs.with(|all| !all.is_empty())>
                        "Every argument matches the preset."
                    </p>
                    <button type="button" class="quiet" on:click=move |_| page.shown.dialog.set(Some(Dialog::Presets))>
                        "Other preset\u{2026}"
                    </button>
                </div>
            </details>
        </div>
    }
    .into_any()
}

fn row(page: Page, id: FieldId) -> AnyView {
    let slot = Slot::of(page, id.get());
    let path = id.get().path.as_str();
    let was = page
        .base
        .original
        .with_untracked(|original| original.as_ref().map(|(_, client)| in_words(client.get(id))).unwrap_or_default());
    view! {
        <li>
            <a
                href=address::argument(path)
                on:click=move |event| {
                    event.prevent_default();
                    page.go(path);
                }
            >
                <code>{path}</code>
            </a>
            <span>"preset: " {was}</span>
            <button type="button" class="quiet" aria-label=slot.name("Reset to preset") on:click=move |_| back_to_preset(slot)>
                "Reset"
            </button>
        </li>
    }
    .into_any()
}
