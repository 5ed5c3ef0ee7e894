//! What was read of the files that were opened, at the head of the review.

use std::sync::Arc;

use cognito_client_builder::document::words::some;
use cognito_client_builder::import::{Format, ImportFinding, Known, Severity};
use cognito_client_builder::session::Opened;
use leptos::prelude::*;

use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::opening;
use crate::app::state::page::Page;
use crate::app::state::shown::{Dialog, View};

/// The most findings that are shown.
const MOST_FINDINGS: usize = 200;
/// The most files that are named.
const MOST_NAMES: usize = 8;

/// What was read, at the head of the review.
pub fn told(page: Page) -> AnyView {
    view! { {move || page.base.files.get().map(|opened| told_of(page, &opened))} }.into_any()
}

fn told_of(page: Page, opened: &Arc<Opened>) -> AnyView {
    let secret = opened.has_secrets().then(|| {
        view! {
            <p class="finding" data-severity="warning">
                {icon(icons::WARNING)}
                <span>"A client secret was removed. It isn't in the configuration, the link, or this page's storage. The original file still contains it."</span>
            </p>
        }
    });
    view! {
        <section class="read told">
            <p>"Read: " {names(opened)} ". " {(opened.complete && opened.notes.is_empty()).then_some("Everything is in the configuration.")}</p>
            {secret}
            {findings(page, opened)}
            {known(opened)}
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| page.shown.view.set(View::Files)>{icon(icons::OPEN)} "Your files, with your changes"</button>
                <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Open))>"Open another configuration\u{2026}"</button>
            </div>
        </section>
    }
    .into_any()
}

/// The files, each with its format.
fn names(opened: &Opened) -> String {
    let name = |at: usize| {
        let format = opened.format(at).map_or("skipped", Format::label);
        format!("{} ({format})", opened.file_name(at))
    };
    some(&(0..opened.files.len()).map(name).collect::<Vec<_>>(), MOST_NAMES)
}

/// What the files say of variables and locals.
fn known(opened: &Opened) -> Option<AnyView> {
    let known = &opened.import.known;
    let row = |it: &Known| {
        let Known { reference, value, said_by } = it.clone();
        view! { <li><code>{reference}</code> " is " <code>{value.to_string()}</code> <span class="said-by">" (" {said_by} ")"</span></li> }
    };
    let rows = known.iter().take(MOST_FINDINGS).map(row).collect_view();
    (!known.is_empty()).then(|| {
        view! { <details class="known"><summary>"Values of variables and locals"</summary><ul>{rows}</ul></details> }
            .into_any()
    })
}

fn findings(page: Page, opened: &Arc<Opened>) -> Option<AnyView> {
    let found = &opened.import.findings;
    let count = found.len() + opened.notes.len();
    // What could not be read comes first.
    let mut ordered: Vec<&ImportFinding> = found.iter().collect();
    ordered.sort_by_key(|it| it.severity);
    let rows = ordered.into_iter().take(MOST_FINDINGS).map(|found| finding(page, opened, found)).collect_view();
    let notes = opened.notes.iter().map(|note| view! { <li><p>{note.clone()}</p></li> }.into_any()).collect_view();
    let open = count <= 5 || !opened.notes.is_empty() || found.iter().any(|it| it.severity != Severity::Info);
    let title = match count {
        1 => "1 finding about the text".to_owned(),
        _ => format!("{count} findings about the text"),
    };
    (count > 0).then(|| {
        view! {
            <details class="known" open=open>
                <summary>{title}</summary>
                <ul class="found-list">{notes}{rows}</ul>
            </details>
        }
        .into_any()
    })
}

fn finding(page: Page, opened: &Arc<Opened>, found: &ImportFinding) -> AnyView {
    let place = format!("{}:{}:{}", opened.file_name(found.file), found.line, found.column);
    let line: String = opened.line(found.file, found.line).chars().take(200).collect();
    let button = (!found.fix.is_empty()).then(|| {
        let label = if found.fix.len() == 1 { "Fix" } else { "Fix all" };
        let name = format!("{label}: {}", found.message);
        let (opened, found) = (opened.clone(), found.clone());
        view! {
            <button type="button" class="chip" aria-label=name on:click=move |_| opening::fix(page, &opened, &found)>{label}</button>
        }
    });
    view! {
        <li data-severity=found.severity.id()>
            <p>
                {(found.severity == Severity::Error).then(|| icon(icons::ERROR))}
                <span class="off-screen">{found.severity.id()} ": "</span> {found.message.clone()} " " <code class="place">{place}</code>
            </p>
            <pre class="source-line" translate="no">{line}</pre>
            {button}
        </li>
    }
    .into_any()
}
