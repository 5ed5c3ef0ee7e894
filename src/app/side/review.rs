//! All findings in one place: what is wrong, what is risky, what a user accepted; and the way to fix it.

use cognito_client_builder::document::accepted;
use cognito_client_builder::explain::report;
use cognito_client_builder::session::problems::stale_acceptances;
use cognito_client_builder::validate::{Counts, Finding, Severity, Validator, rule};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::findings::to_argument;
use crate::app::parts::icons::icon;
use crate::app::parts::words::{count_in_words, problems_in_words};
use crate::app::parts::{findings, icons};
use crate::app::side::read;
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// The most clients in the strip.
const MOST_CLIENTS: usize = 12;

/// The review of the document.
pub fn review(page: Page) -> AnyView {
    let around = Memo::new(move |_| {
        let (tools, families) = (page.settings.tools.get(), page.previews.families.get());
        page.workspace.with_document(|document| {
            let validator = Validator::new(document, &tools, &families);
            let notices = validator.notices().into_iter().filter(|it| it.client.is_empty());
            validator.supporting().into_iter().chain(notices).collect::<Vec<_>>()
        })
    });
    let group = move |title: &'static str, keep: fn(&Finding) -> bool| {
        let list = Memo::new(move |_| {
            page.checked.findings.with(|all| all.iter().filter(|it| keep(it)).cloned().collect::<Vec<_>>())
        });
        view! {
            <section class="read" hidden=move || list.with(Vec::is_empty)>
                <h3>{title} " " <span class="read-count">{move || list.with(Vec::len)}</span></h3>
                <ul class="cards-list">{move || list.get().into_iter().map(|it| card(page, it)).collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    let label = Memo::new(move |_| page.label());
    view! {
        {strip(page)}
        <header class="read-head">
            <p class="headline">
                <strong>{label}</strong>
                {move || page.workspace.client().map_or("No client in this configuration", |_| ": ")}
                {move || page.workspace.client().map(|_| headline(page))}
            </p>
            <div class="chips">{actions(page)}</div>
        </header>
        {read::told(page)}
        {group("Errors", |it| it.severity == Severity::Error)}
        {group("Warnings", |it| it.severity == Severity::Warning && it.accepted.is_none())}
        {group("Info", |it| it.severity == Severity::Info && it.accepted.is_none())}
        {group("Accepted risks", |it| it.accepted.is_some())}
        {stale(page)}
        <section class="read" hidden=move || around.with(Vec::is_empty)>
            <h3>"Supporting resources"</h3>
            <ul class="cards-list">{move || around.get().into_iter().map(|it| card(page, it)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn headline(page: Page) -> String {
    let (errors, warnings) = (page.count(Severity::Error), page.count(Severity::Warning));
    let accepted = page.checked.findings.with(|all| all.iter().filter(|it| it.accepted.is_some()).count());
    let problems = problems_in_words(errors, warnings);
    match accepted {
        0 => problems,
        1 => format!("{problems}, 1 accepted risk"),
        many => format!("{problems}, {many} accepted risks"),
    }
}

fn actions(page: Page) -> AnyView {
    let chip = move |path: &'static str, label: &'static str, run: Callback<()>| {
        view! { <button type="button" class="chip" on:click=move |_| run.run(())>{icon(path)} {label}</button> }
            .into_any()
    };
    let copy = Callback::new(move |()| {
        browser::copy(markdown(page), move |done| {
            page.say(if done { "Copied report as Markdown" } else { "Couldn't copy. Download the report instead." });
        });
    });
    let save = Callback::new(move |()| browser::download("review.md", &markdown(page)));
    let fix_all = move || {
        let wrong = page.checked.tally.with(|it| it.all().any(|entry| entry.fixable));
        let run = Callback::new(move |()| page.shown.dialog.set(Some(Dialog::FixAll)));
        wrong.then(|| chip(icons::WRENCH, "Fix all errors\u{2026}", run))
    };
    view! {
        {fix_all}
        {chip(icons::COPY, "Copy as Markdown", copy)}
        {chip(icons::DOWNLOAD, "Download report", save)}
        {chip(icons::LAYERS, "All rules", Callback::new(move |()| page.shown.dialog.set(Some(Dialog::Rules))))}
        {chip(icons::HASH, "Tool versions\u{2026}", Callback::new(move |()| page.shown.dialog.set(Some(Dialog::Tools))))}
    }
    .into_any()
}

/// The review as a text to pass on.
fn markdown(page: Page) -> String {
    let document = page.workspace.document_untracked();
    let link = address::link(&document);
    let (tools, families) = (page.settings.tools.get_untracked(), page.previews.families.get_untracked());
    // A link that no one can click is no help.
    report(&document, &tools, &families, Some(link.as_str()).filter(|link| link.len() < 8_000))
}

/// A finding with everything that is known of it.
fn card(page: Page, finding: Finding) -> AnyView {
    let arguments = finding.arguments.iter().map(|path| to_argument(page, path)).collect_view();
    let severity = finding.severity.id();
    let aws = finding.aws_says.map(|text| view! { <p class="aws-says">"AWS says: " <q>{text}</q></p> });
    let source = finding.reference.clone().map(|url| findings::source(&url));
    let accepted = finding.accepted.clone();
    let is_accepted = accepted.is_some();
    let foot = findings::actions(page, &finding);
    view! {
        <li class="card-finding" data-severity=severity data-accepted=is_accepted.then_some("true")>
            <h4 class="card-title">
                {findings::icon_of(finding.severity)} <span class="off-screen">{severity} ": "</span> {finding.title}
                <span class="arguments">{arguments}</span>
            </h4>
            <p>{finding.message} " " <span class="enforced">{finding.enforced_by.sentence()}</span></p>
            {aws}
            {accepted.map(|note| findings::accepted_note(&note))}
            <div class="card-foot">{foot} {source}</div>
        </li>
    }
    .into_any()
}

/// The clients that have findings, of several: each with its numbers, as the way to its review.
fn strip(page: Page) -> AnyView {
    let wrong = Memo::new(move |_| {
        let entries = page.checked.tally.get().clients;
        let wrong = entries
            .into_iter()
            .enumerate()
            .filter(|(_, it)| it.counts.errors + it.counts.warnings + it.counts.infos > 0);
        page.workspace.with_document(|document| {
            let named =
                wrong.filter_map(|(at, entry)| Some((at, document.clients.get(at)?.label.clone(), entry.counts)));
            named.collect::<Vec<_>>()
        })
    });
    let button = move |(at, label, counts): (usize, String, Counts)| {
        let worst = match (counts.errors, counts.warnings) {
            (0, 0) => "none",
            (0, _) => "warning",
            _ => "error",
        };
        let words = match count_in_words(counts.errors, counts.warnings) {
            words if words.is_empty() => format!("{} info", counts.infos),
            words => words,
        };
        view! {
            <button
                type="button"
                class="chip client-findings"
                data-worst=worst
                aria-current=move || (page.workspace.selected() == at).then_some("true")
                on:click=move |_| page.workspace.select(at)
            >
                {label} " " <span class="client-counts">{words}</span>
            </button>
        }
        .into_any()
    };
    let rows = move || {
        let all = wrong.get();
        let more = all.len().saturating_sub(MOST_CLIENTS);
        let more = (more > 0).then(|| {
            view! {
                <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Clients))>
                    {more} " more clients\u{2026}"
                </button>
            }
        });
        view! { {all.into_iter().take(MOST_CLIENTS).map(button).collect_view()} {more} }
    };
    let single = move || page.workspace.with_document(|it| it.clients.len() < 2);
    view! {
        <nav class="chips client-strip" aria-label="Clients with findings" hidden=move || single() || wrong.with(Vec::is_empty)>
            {rows}
        </nav>
    }
    .into_any()
}

/// Accepted risks that are none any more, so that they can be withdrawn.
fn stale(page: Page) -> AnyView {
    let list = Memo::new(move |_| {
        let (label, findings) = (page.label(), page.checked.findings.get());
        let stale = page.workspace.with_document(|document| stale_acceptances(document, &label, &findings));
        stale.into_iter().map(|(rule, note)| (label.clone(), rule, note)).collect::<Vec<_>>()
    });
    let rows = move || {
        let row = |(client, id, note): (String, String, String)| {
            let title = rule(&id).map_or_else(|| id.clone(), |rule| rule.title.to_owned());
            view! {
                <li>
                    <span>{title} {(!note.is_empty()).then(|| format!(": {note}"))}</span>
                    <button type="button" class="quiet" on:click=move |_| {
                        page.workspace.change(|now| *now = accepted::withdraw(now, &client, &id));
                        page.say_undoable("Reopened");
                    }>"Reopen"</button>
                </li>
            }
        };
        list.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="read" hidden=move || list.with(Vec::is_empty)>
            <h3>"Accepted risks that no longer apply"</h3>
            <ul class="client-list">{rows}</ul>
        </section>
    }
    .into_any()
}
