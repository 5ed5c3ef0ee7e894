//! What is wrong, next to the field and in one list for all.

use cognito_client_builder::document::accepted;
use cognito_client_builder::schema::{self, FieldId, Kind};
use cognito_client_builder::validate::{Finding, Fix, Severity, rule};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::count_in_words;
use crate::app::state::page::{Page, page};
use crate::app::state::shown::Dialog;

pub fn icon_of(severity: Severity) -> AnyView {
    icon(match severity {
        Severity::Error => icons::ERROR,
        Severity::Warning => icons::WARNING,
        Severity::Info => icons::INFO,
    })
}

/// A finding next to its field.
pub fn beside(finding: Finding) -> AnyView {
    let page = page();
    // Where values are ticked, rows have other numbers; the message quotes the value.
    let ticked = finding.field.is_some_and(|field| {
        let argument = field.get().argument;
        !(argument.suggestions)().is_empty() || matches!(argument.kind, Kind::Set(Some(_)))
    });
    let row = finding.element.filter(|_| !ticked).map(|element| format!("Item {}: ", element + 1));
    let foot = actions(page, &finding);
    let accepted = finding.accepted.as_deref().map(accepted_note);
    let is_accepted = accepted.is_some();
    view! {
        <div
            class="finding"
            data-rule=finding.rule
            data-severity=finding.severity.id()
            data-accepted=is_accepted.then_some("true")
        >
            {icon_of(finding.severity)}
            <div>
                <p>
                    <span class="off-screen">{finding.severity.id()} ": "</span>
                    {row}
                    {finding.message}
                    " "
                    <span class="enforced">
                        {finding.enforced_by.sentence()}
                    </span>
                </p>
                {accepted}
                <span class="finding-actions">{foot}</span>
            </div>
        </div>
    }
    .into_any()
}

/// A finding next to another field that it concerns: what is wrong, and the way to where it is fixed.
pub fn elsewhere(finding: Finding) -> AnyView {
    let page = page();
    let to = finding.argument.clone();
    let label = finding.field.map_or("", |field| field.get().argument.label);
    // What is only worth knowing is read where it belongs.
    let says = match finding.severity {
        Severity::Info => finding.title.to_owned(),
        _ => finding.message,
    };
    view! {
        <div class="finding elsewhere" data-rule=finding.rule data-severity=finding.severity.id()>
            {icon_of(finding.severity)}
            <p>
                <span class="off-screen">{finding.severity.id()} ": "</span>
                {says}
                " "
                <a
                    href=address::argument(&to)
                    tabindex="-1"
                    on:click={
                        let to = to.clone();
                        move |event| {
                            event.prevent_default();
                            page.go(&to);
                        }
                    }
                >
                    "See "
                    {label}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// What can be done about a finding: fixes, accepting it, reading more.
pub fn actions(page: Page, finding: &Finding) -> AnyView {
    let field = finding.field;
    let fixes = finding.fixes.iter().map(|fix| fix_button(page, fix.clone(), field)).collect_view();
    let risk = rule(finding.rule).is_some_and(|rule| rule.risk) && finding.can_be_accepted();
    let (client, id) = (finding.client.clone(), finding.rule);
    let name = finding.title;
    let acceptance = match finding.accepted {
        Some(_) => Some(
            view! {
                <button type="button" class="quiet" aria-label=format!("Reopen: {name}") on:click=move |_| {
                    page.workspace.change(|now| *now = accepted::withdraw(now, &client, id));
                    page.say_undoable("Reopened");
                    if let Some(field) = field {
                        browser::focus_field(&field.get().path);
                    }
                }>"Reopen"</button>
            }
            .into_any(),
        ),
        None if risk => Some(
            view! {
                <button
                    type="button"
                    class="quiet"
                    aria-label=format!("Accept risk: {name}")
                    on:click=move |_| page.shown.dialog.set(Some(Dialog::Accept(client.clone(), id, field)))
                >
                    "Accept risk\u{2026}"
                </button>
            }
            .into_any(),
        ),
        None => None,
    };
    view! { {fixes} {acceptance} {rule_link(page, id)} }.into_any()
}

/// The way to what is known of a rule.
pub fn rule_link(page: Page, id: &'static str) -> AnyView {
    let title = rule(id).map_or(id, |rule| rule.title);
    view! {
        <a
            class="why"
            tabindex="-1"
            href=format!("#rule={id}")
            aria-label=format!("Why? {title}")
            on:click=move |event| {
                event.prevent_default();
                page.shown.dialog.set(Some(Dialog::Rule(id)));
            }
        >
            "Why?"
        </a>
    }
    .into_any()
}

/// The note with which a user accepted a risk.
pub fn accepted_note(note: &str) -> AnyView {
    let note =
        if note.is_empty() { "Accepted risk, without a reason.".to_owned() } else { format!("Accepted risk: {note}") };
    view! { <p class="accepted-note">{note}</p> }.into_any()
}

/// An argument by its path, as the way to its field; plain where there isn't a field.
pub fn to_argument(page: Page, path: &str) -> AnyView {
    to_argument_of(page, "", path)
}

/// The same for the client with a label; for the client on screen if no client has it.
pub fn to_argument_of(page: Page, client: &str, path: &str) -> AnyView {
    if path.is_empty() {
        return ().into_any();
    }
    let (client, path) = (client.to_owned(), path.to_owned());
    if schema::field(&path).is_none() {
        return view! { <code>{path}</code> }.into_any();
    }
    let (to, address) = (path.clone(), address::argument(&path));
    view! {
        <a
            href=address
            on:click=move |event| {
                event.prevent_default();
                page.go_to(&client, &to);
            }
        >
            <code>{path}</code>
        </a>
    }
    .into_any()
}

/// A page to read, as users call it: `RFC 9700, section 2.1.2`.
fn source_name(url: &str) -> String {
    let path = url.split_once("//").map_or(url, |(_, path)| path).trim_end_matches('/');
    let (host, page) = (path.split('/').next().unwrap_or(path), path.rsplit('/').next().unwrap_or(path));
    let (page, section) = page.split_once('#').unwrap_or((page, ""));
    let page = page.trim_end_matches(".html");
    let words = || page.replace(['-', '_'], " ");
    if let Some(number) = page.strip_prefix("rfc").filter(|it| it.chars().all(|c| c.is_ascii_digit())) {
        match section.strip_prefix("section-") {
            Some(section) => format!("RFC {number}, section {section}"),
            None => format!("RFC {number}"),
        }
    } else if let Some(thread) = path.strip_prefix("github.com/").filter(|it| it.contains("/issues/")) {
        thread.replace("/issues/", " #")
    } else if host == "docs.aws.amazon.com" {
        format!("AWS: {}", words())
    } else if page == host {
        host.to_owned()
    } else {
        format!("{host}: {}", words())
    }
}

/// The way to a page to read.
pub fn source(url: &str) -> AnyView {
    let words = source_name(url);
    view! {
        <a class="source" href=url.to_owned() target="_blank" rel="noreferrer noopener">
            {words} {icon(icons::EXTERNAL)} <span class="off-screen">" (opens another site in a new tab)"</span>
        </a>
    }
    .into_any()
}

fn fix_button(page: Page, fix: Fix, field: Option<FieldId>) -> AnyView {
    let label = fix.label();
    let press = move |_| {
        if page.checked.still_offers(&fix) {
            page.workspace.change(|now| *now = fix.apply(now));
        }
        // The button goes with the finding, and the focus shall not be lost with it.
        if let Some(field) = field {
            browser::focus_field(&field.get().path);
        }
    };
    view! {
        <button type="button" class="fix" on:click=press>
            {label}
        </button>
    }
    .into_any()
}

/// The state of the client on screen, and where to go next.
pub fn summary(page: Page) -> AnyView {
    let errors = Memo::new(move |_| page.count(Severity::Error));
    let warnings = Memo::new(move |_| page.count(Severity::Warning));
    let any = move || errors.get() + warnings.get() > 0;
    let words = move || match count_in_words(errors.get(), warnings.get()) {
        words if words.is_empty() => "No problems".to_owned(),
        words => words,
    };
    let worst = move || match (errors.get(), warnings.get()) {
        (0, 0) => "none",
        (0, _) => "warning",
        _ => "error",
    };
    let list = move || {
        page.checked
            .findings
            .get()
            .into_iter()
            .map(|finding| {
                let path = finding.field.map_or_else(String::new, |field| field.get().path.clone());
                let to = path.clone();
                view! {
                    <li data-severity=finding.severity.id()>
                        {icon_of(finding.severity)}
                        <a
                            href=address::argument(&path)
                            on:click=move |event| {
                                event.prevent_default();
                                page.go(&to);
                            }
                        >
                            <code>{finding.argument}</code>
                        </a>
                        <span>{finding.message}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="status" data-worst=worst>
            <details class="problems">
                <summary tabindex=move || if any() { "0" } else { "-1" }>
                    {move || icon_of(if errors.get() > 0 { Severity::Error } else { Severity::Warning })}
                    <span class="status-ok">{icon(icons::CHECK)}</span> <span>{words}</span>
                    <span class="status-more">{icon(icons::CHEVRON)}</span>
                </summary>
                <ul>{list}</ul>
            </details>
            <button type="button" class="quiet" disabled=move || !any() on:click=move |_| page.next_problem()>
                "Next problem" {icon(icons::DOWN)}
            </button>
        </div>
    }
    .into_any()
}
