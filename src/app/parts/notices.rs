//! Notices that belong to no argument: a link that couldn't be read, a document that can't be saved.

use leptos::prelude::*;

use crate::app::parts::live;
use crate::app::state::notices::{Notice, Notices};

/// Shows the notices, the first one first.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices: Notices = expect_context();
    let show = move |Notice { about, number, message, text }: Notice| {
        let id = format!("notice-{number}");
        let offered = text.map(|text| {
            view! {
                <textarea id=id.clone() readonly rows="6" spellcheck="false" autocomplete="off" aria-label="The text" prop:value=text></textarea>
                <button type="button" data-copy=id>"Copy the text"</button>
                <span role="status"></span>
            }
        });
        view! {
            <div class="notice" role="alert" data-notice=about>
                <p>{message}</p>
                {offered}
                <button type="button" on:click=move |_| notices.clear(about)>"Dismiss"</button>
            </div>
        }
    };
    let any = Memo::new(move |_| notices.0.with(|list| !list.is_empty()));
    let list = live::view(move || {
        match any.get() {
        true => view! {
            <For each=move || notices.0.get() key=|notice| (notice.about, notice.number, notice.message.clone()) children=show />
        }.into_any(),
        false => ().into_any(),
    }
    });
    view! { <section class="notices" aria-label="Notices">{list}</section> }
}
