//! The presets as cards.

use cognito_client_builder::presets::{PRESETS, Preset};
use leptos::prelude::*;

use crate::app::parts::icons::picture;
use crate::app::state::page::Page;

/// The presets as cards: what users build, then examples. `press` takes the one that was pressed.
pub fn cards(page: Page, press: fn(Page, &'static Preset)) -> AnyView {
    let card = move |preset: &'static Preset| {
        view! {
            <button type="button" class="card" on:click=move |_| press(page, preset)>
                {picture(preset.picture)} <strong>{preset.title}</strong> <span>{preset.summary}</span>
            </button>
        }
        .into_any()
    };
    let (examples, usual): (Vec<&Preset>, Vec<&Preset>) = PRESETS.iter().partition(|preset| preset.example);
    view! {
        <div class="cards">{usual.into_iter().map(card).collect_view()}</div>
        <p class="cards-title">"Examples from the Terraform provider documentation"</p>
        <div class="cards small">{examples.into_iter().map(card).collect_view()}</div>
    }
    .into_any()
}
