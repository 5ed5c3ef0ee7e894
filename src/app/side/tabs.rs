//! The targets to choose from, as tabs.

use cognito_client_builder::targets::Target;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::icons::icon;
use crate::app::parts::{icons, live};
use crate::app::state::pane::Pane;
use crate::app::state::shown::Dialog;

fn tab_id(pane: Pane, target: &Target) -> String {
    pane.id(&format!("tab-{}", target.id))
}

/// Some tabs that belong together.
fn tabs(pane: Pane, of: &[&'static Target]) -> AnyView {
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
    view! { <div class="family" role="presentation">{of.iter().copied().map(tab).collect_view()}</div> }.into_any()
}

/// All targets: those that were used last, then the others, those of a family together; and the list of all.
pub fn targets(pane: Pane) -> AnyView {
    let page = pane.page;
    let offered = pane.offered();
    let strip = live::view(move || {
        let recent = if page.embedded { Vec::new() } else { page.previews.recent.get() };
        let is_recent = |target: &&'static Target| recent.contains(&target.id);
        let first: Vec<_> = recent.iter().filter_map(|id| offered.iter().copied().find(|it| it.id == *id)).collect();
        let mut groups = if first.is_empty() { Vec::new() } else { vec![first] };
        for target in offered.iter().copied().filter(|it| !is_recent(it)) {
            match groups.iter_mut().skip(usize::from(!recent.is_empty())).find(|it| it[0].group == target.group) {
                Some(group) => group.push(target),
                None => groups.push(vec![target]),
            }
        }
        groups.into_iter().map(|group| tabs(pane, &group)).collect_view().into_any()
    });
    let all = move |_| page.shown.dialog.set(Some(Dialog::Targets { second: !pane.is_first() }));
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
                {strip}
            </div>
            <button type="button" class="worded picker" aria-label="All previews" aria-haspopup="dialog" on:click=all>
                "All" {icon(icons::CHEVRON)}
            </button>
        </div>
    }
    .into_any()
}
