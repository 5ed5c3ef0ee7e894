//! What was changed since a base, and what each change does when it is applied.

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use cognito_client_builder::explain::{self, Change, Effect};
use cognito_client_builder::presets;
use cognito_client_builder::schema;
use cognito_client_builder::session::base::earlier;
use leptos::prelude::*;

use crate::app::parts::findings::{rule_link, to_argument};
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::in_words;
use crate::app::state::page::Page;

/// The report of changes.
pub fn changes(page: Page) -> AnyView {
    let base = Memo::new(move |_| base_of(page));
    let list = Memo::new(move |_| {
        let (_, before) = base.get()?;
        let now = page.workspace.client()?;
        Some(explain::changes(&before, &now))
    });
    let title = move || match base.get() {
        Some((name, _)) => format!("Compared with {name}"),
        None => "Nothing to compare this client with yet".to_owned(),
    };
    let nothing = move || list.with(|list| list.as_ref().is_some_and(Vec::is_empty));
    let replaced =
        Memo::new(move |_| list.with(|list| list.iter().flatten().filter(|it| it.effect == Effect::Replaces).count()));
    let rows = move || {
        let before = base.get_untracked().map(|(_, before)| before);
        list.get().into_iter().flatten().map(|it| row(page, it, before.clone())).collect_view()
    };
    view! {
        <header class="read-head">
            <p class="headline">{title}</p>
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| mark(page)>{icon(icons::PENCIL)} "Set baseline"</button>
                <button
                    type="button"
                    class="chip"
                    hidden=move || page.base.marked.with(Option::is_none)
                    on:click=move |_| page.base.marked.set(None)
                >
                    {icon(icons::UNDO)} "Clear baseline"
                </button>
            </div>
        </header>
        <p class="replaced" role="status" hidden=move || replaced.get() == 0>
            {icon(icons::REPLACE)}
            <span>"This change replaces the client: it gets a new ID and a new secret. Apps with the old ones stop working."</span>
        </p>
        <p class="none" hidden=move || !nothing()>"No changes"</p>
        <p class="none" hidden=move || base.with(Option::is_some)>
            "Start from a preset, open a configuration, or set a baseline. Changes then lists each difference and its effect."
        </p>
        <ul class="cards-list">{rows}</ul>
    }
    .into_any()
}

/// What the client on screen is compared with, by name: the marked point, else the opened files, else the preset.
fn base_of(page: Page) -> Option<(String, Arc<Client>)> {
    let selected = page.workspace.selected();
    let of = |before: &Document| page.workspace.with_document(|now| earlier(before, now, selected).cloned());
    let origin = page.workspace.origin();
    let marked = page.base.marked.with(|marked| {
        let (_, document) = marked.as_ref().filter(|(at, _)| *at == origin)?;
        Some(("the baseline".to_owned(), of(document)?))
    });
    let opened = || {
        let opened = page.base.files.get()?;
        Some((opened.name(), of(&opened.import.document)?))
    };
    let preset = || {
        let (id, client) = page.base.original.get()?;
        Some((format!("the preset {}", presets::preset(id)?.title), client))
    };
    marked.or_else(opened).or_else(preset)
}

/// From now on, changes are reported from here.
fn mark(page: Page) {
    let document = page.workspace.document_untracked();
    page.base.marked.set(Some((untrack(|| page.workspace.origin()), document)));
    page.say("Set the baseline");
}

fn row(page: Page, change: Change, before: Option<Arc<Client>>) -> AnyView {
    let (effect, word) = match &change.effect {
        Effect::InPlace => ("in-place", "update in place"),
        Effect::Replaces => ("replaces", "forces replacement"),
        Effect::ResetsToDefault { .. } => ("resets", "unset"),
        Effect::NoEffect => ("none", "no effect"),
    };
    let tools = match &change.effect {
        Effect::ResetsToDefault { terraform, api } => Some(view! {
            <dl class="tools-do">
                <div><dt>"Terraform"</dt><dd>{terraform.clone()}</dd></div>
                <div><dt>"API update"</dt><dd>"resets to: " {api.clone()}</dd></div>
            </dl>
        }),
        _ => None,
    };
    let path = change.argument.clone();
    let back = move |_| {
        let Some(field) = schema::field(&path) else { return };
        let was = before.as_ref().and_then(|before| before.get(field.id).cloned());
        page.workspace.pause();
        page.workspace.set(field.id, was);
        page.workspace.pause();
        page.say_undoable(format!("Reverted {}", field.argument.label));
    };
    view! {
        <li class="card-finding change" data-effect=effect>
            <h3 class="card-title">{to_argument(page, &change.argument)} <span class="badge" data-effect=effect>{word}</span></h3>
            <p class="from-to">
                <del><span class="off-screen">"was "</span>{in_words(change.from.as_ref())}</del>
                <span aria-hidden="true">" \u{2192} "</span>
                <ins><span class="off-screen">"is now "</span>{in_words(change.to.as_ref())}</ins>
            </p>
            <p>{change.sentence}</p>
            {tools}
            <div class="card-foot">
                <button type="button" class="quiet" aria-label=format!("Revert {}", change.argument) on:click=back>
                    {icon(icons::UNDO)} "Revert"
                </button>
                {change.rule.map(|rule| rule_link(page, rule))}
            </div>
        </li>
    }
    .into_any()
}
