//! What is wrong, beside the field and in one list for all.

use cognito_client_builder::schema::{FieldId, Kind};
use cognito_client_builder::validate::{Finding, Fix, Severity};
use leptos::prelude::*;

use super::browser;
use super::icons::{self, icon};
use super::page::{Page, count_in_words, page};

fn icon_of(severity: Severity) -> AnyView {
    icon(match severity {
        Severity::Error => icons::ERROR,
        Severity::Warning => icons::WARNING,
        Severity::Info => icons::INFO,
    })
}

/// A finding beside its field.
pub fn beside(finding: Finding) -> AnyView {
    let page = page();
    // Where values are ticked, rows have other numbers; the message quotes the value.
    let ticked = finding.field.is_some_and(|field| {
        let argument = field.get().argument;
        !argument.suggestions.is_empty() || matches!(argument.kind, Kind::Set(Some(_)))
    });
    let row = finding.element.filter(|_| !ticked).map(|element| format!("Item {}: ", element + 1));
    let fixes = finding.fixes.into_iter().map(|fix| fix_button(page, fix, finding.field)).collect_view();
    view! {
        <div class="finding" data-rule=finding.rule data-severity=finding.severity.id()>
            {icon_of(finding.severity)}
            <div>
                <p>
                    <span class="off-screen">{finding.severity.id()} ": "</span>
                    {row}
                    {finding.message}
                    " "
                    <span class="enforced">
                        {enforced(&finding.enforced_by)}
                    </span>
                </p>
                {fixes}
            </div>
        </div>
    }
    .into_any()
}

/// Who refuses it, as a sentence. What nobody refuses, a person has to know of.
fn enforced(by: &str) -> String {
    match by.strip_prefix("Nobody") {
        None if by.is_empty() => String::new(),
        None => format!("Enforced by: {by}."),
        Some("") => "No tool and nothing at AWS refuses it.".to_owned(),
        Some(rest) => format!("No tool refuses it{rest}."),
    }
}

fn fix_button(page: Page, fix: Fix, field: Option<FieldId>) -> AnyView {
    let label = fix.label();
    let press = move |_| {
        page.workspace.change(|now| *now = fix.apply(now));
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

/// How the client on screen stands, and where to go next.
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
        page.findings
            .get()
            .into_iter()
            .map(|finding| {
                let path = finding.field.map_or_else(String::new, |field| field.get().path.clone());
                let to = path.clone();
                view! {
                    <li data-severity=finding.severity.id()>
                        {icon_of(finding.severity)}
                        <a
                            href=format!("#{path}")
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
                <summary>
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
