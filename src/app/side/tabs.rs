//! The targets to choose from, as tabs.

use cognito_client_builder::targets::{TARGETS, Target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::icons::icon;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::pane::Pane;
use crate::app::state::shown::Item;

/// The targets to choose from, in the order of the picker.
fn offered(page: Page) -> Vec<&'static Target> {
    let asked = if page.embedded { address::query().targets } else { Vec::new() };
    let listed = |target: &&'static Target| asked.iter().any(|id| id == target.id);
    let some: Vec<_> = TARGETS.iter().copied().filter(listed).collect();
    if some.is_empty() { TARGETS.to_vec() } else { some }
}

fn tab_id(pane: Pane, target: &Target) -> String {
    pane.id(&format!("tab-{}", target.id))
}

/// The tabs of one family.
fn tabs(pane: Pane, family: &'static str, offered: &[&'static Target]) -> AnyView {
    let tab = |target: &'static Target| {
        let on = move || pane.target() == target.id;
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(pane, target)
                aria-controls=pane.id("panel")
                aria-selected=live::text(on)
                tabindex=live::text(move || if on() { "0" } else { "-1" })
                on:click=move |_| pane.choose(target.id)
                on:focus=move |_| browser::into_strip(&tab_id(pane, target))
            >
                {target.label}
            </button>
        }
    };
    let of_family = offered.iter().copied().filter(|target| target.group == family);
    view! { <div class="family" role="presentation">{of_family.map(tab).collect_view()}</div> }.into_any()
}

/// All targets, those of a family together.
pub fn targets(pane: Pane) -> AnyView {
    let page = pane.page;
    let offered = offered(page);
    let mut families: Vec<&'static str> = Vec::new();
    for target in &offered {
        if !families.contains(&target.group) {
            families.push(target.group);
        }
    }
    let families = families.into_iter().map(|family| tabs(pane, family, &offered)).collect_view();
    let all_offered = offered.clone();
    let all = move |_| {
        let item = |target: &&'static Target| {
            let id = target.id;
            Item::new(target.label, target.file_name, move || pane.choose(id)).under(target.group)
        };
        page.open_menu("All previews".to_owned(), all_offered.iter().map(item).collect());
    };
    // Whatever chose it, the tab of the target in view is in sight.
    live::effect(move || {
        let id = tab_id(pane, pane.now());
        browser::after(0, move || browser::into_strip(&id));
    });
    let all_tabs = format!("#{} [role=tab]", pane.name());
    view! {
        <div class="strip">
            <div
                class="tabs"
                role="tablist"
                aria-label="Targets"
                on:keydown=move |event| {
                    let key = event.key();
                    if matches!(key.as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                        event.prevent_default();
                        browser::move_focus(&all_tabs, &key);
                        browser::click_focused();
                    }
                }
            >
                {families}
            </div>
            <button type="button" class="tool" aria-label="All previews" title="All previews" aria-haspopup="menu" on:click=all>
                {icon(icons::CHEVRON)}
            </button>
        </div>
    }
    .into_any()
}
