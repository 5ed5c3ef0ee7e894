//! The question that a first visit begins with.

use cognito_client_builder::presets::first_document;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::buttons::quiet;
use crate::app::parts::cards::cards;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// The question that a first visit begins with.
pub fn starters(page: Page) -> AnyView {
    // Not asked of a user who brought a document along; still there while the first fields are filled in.
    let first = first_document();
    let own =
        Memo::new(move |_| page.workspace.with_document(|now| now.clients.len() == 1 && now.rest() == first.rest()));
    view! {
        <section class="starters" aria-labelledby="starters-title" hidden=live::flag(move || !page.visit.asks.get() || !own.get())>
            <h3 id="starters-title">"What are you building?"</h3>
            <p>
                "Pick the closest match. You get a complete configuration to edit and copy. Nothing leaves your browser."
            </p>
            {cards(page)}
            <div class="starters-foot">
                {quiet(page, icons::DOWN, "Start from scratch", |_| true, |page| {
                    page.visit.asks.set(false);
                    browser::after(0, || browser::focus_first("#form"));
                })}
                {quiet(page, icons::OPEN, "Open configuration", |_| true, |page| page.shown.dialog.set(Some(Dialog::Open)))}
            </div>
        </section>
    }
    .into_any()
}
