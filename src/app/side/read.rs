//! What was read of the files that were opened, at the head of the review.

use std::sync::Arc;

use cognito_client_builder::import::Format;
use leptos::prelude::*;

use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::opened::{Found, Pasted};
use crate::app::state::opening;
use crate::app::state::page::Page;
use crate::app::state::shown::{Dialog, View};

/// The most findings that are shown.
const MOST_FINDINGS: usize = 200;

/// What was read, at the head of the review.
pub fn told(page: Page) -> AnyView {
    view! { {move || page.base.pasted.get().map(|pasted| told_of(page, &pasted))} }.into_any()
}

fn told_of(page: Page, pasted: &Arc<Pasted>) -> AnyView {
    let files: Vec<String> = pasted
        .formats
        .iter()
        .enumerate()
        .take(8)
        .map(|(at, format)| format!("{} ({})", pasted.file_name(at), format.map_or("not read", Format::label)))
        .collect();
    let more = pasted.files.len().saturating_sub(files.len());
    let mut list = files.join(", ");
    if more > 0 {
        list.push_str(&format!(" and {more} more"));
    }
    let secret = pasted.has_secrets().then(|| {
        view! {
            <p class="finding" data-severity="warning">
                {icon(icons::WARNING)}
                <span>"There was a client secret in it. It was taken out: it is in no document, no link and no storage of this page. Wherever the text came from still has it."</span>
            </p>
        }
    });
    let known = (!pasted.known.is_empty()).then(|| {
        let rows = pasted
            .known
            .iter()
            .take(MOST_FINDINGS)
            .map(|(reference, value, by)| view! { <li><code>{reference.clone()}</code> " is " <code>{value.clone()}</code> <span class="said-by">" (" {by.clone()} ")"</span></li> })
            .collect_view();
        view! { <details class="known"><summary>"What the files say of variables"</summary><ul>{rows}</ul></details> }
    });
    let count = pasted.findings.len() + pasted.notes.len();
    // What could not be read comes first.
    let rank = |found: &&Found| ["error", "warning"].iter().position(|it| *it == found.severity).unwrap_or(2);
    let mut ordered: Vec<&Found> = pasted.findings.iter().collect();
    ordered.sort_by_key(rank);
    let rows = ordered.into_iter().take(MOST_FINDINGS).map(|found| finding(page, pasted, found)).collect_view();
    let notes = pasted.notes.iter().map(|note| view! { <li><p>{note.clone()}</p></li> }.into_any()).collect_view();
    let findings = (count > 0).then(|| {
        let open = count <= 5 || !pasted.notes.is_empty() || pasted.findings.iter().any(|it| it.severity != "info");
        view! {
            <details class="known" open=open>
                <summary>{if count == 1 { "1 thing to know about the text".to_owned() } else { format!("{count} things to know about the text") }}</summary>
                <ul class="found-list">{notes}{rows}</ul>
            </details>
        }
    });
    view! {
        <section class="read told">
            <p>"Read: " {list} ". " {(pasted.complete && pasted.notes.is_empty()).then_some("Everything in it is in the document.")}</p>
            {secret}
            {findings}
            {known}
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| page.shown.view.set(View::Files)>{icon(icons::OPEN)} "Your files, with what you change"</button>
                <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Open))>"Open something else\u{2026}"</button>
            </div>
        </section>
    }
    .into_any()
}

fn finding(page: Page, pasted: &Arc<Pasted>, found: &Found) -> AnyView {
    let place = format!("{}:{}:{}", pasted.file_name(found.file), found.line, found.column);
    let line: String = pasted.line(found.file, found.line).chars().take(200).collect();
    let button = (!found.fix.is_empty()).then(|| {
        let label = if found.fix.len() == 1 { "Fix" } else { "Fix all" };
        let name = format!("{label}: {}", found.message);
        let (pasted, found) = (pasted.clone(), found.clone());
        view! {
            <button type="button" class="chip" aria-label=name on:click=move |_| opening::fix(page, &pasted, &found)>{label}</button>
        }
    });
    view! {
        <li data-severity=found.severity.clone()>
            <p>
                {(found.severity == "error").then(|| icon(icons::ERROR))}
                <span class="off-screen">{found.severity.clone()} ": "</span> {found.message.clone()} " " <code class="place">{place}</code>
            </p>
            <pre class="source-line" translate="no">{line}</pre>
            {button}
        </li>
    }
    .into_any()
}
