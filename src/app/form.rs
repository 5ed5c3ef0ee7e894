//! The form: the sections in the order in which people decide, each with its fields.

use cognito_client_builder::schema::{Field, SECTIONS, Section};
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use super::browser;
use super::field::{beside, field};
use super::page::{Half, Page};
use super::{clients, findings, origin, resources};

/// How many arguments of a section are set; tracked.
fn set(page: Page, section: &'static Section) -> usize {
    section
        .fields()
        .filter(|field| !field.argument.is_block())
        .filter(|field| page.workspace.field(field.id).with(|json| json.as_ref().is_some_and(|json| !json.is_null())))
        .count()
}

/// How many errors and warnings a section has; tracked.
fn wrong(page: Page, section: &'static Section) -> usize {
    page.findings.with(|all| {
        let here = |it: &&_| {
            let finding: &cognito_client_builder::validate::Finding = it;
            finding.severity != Severity::Info
                && finding.accepted.is_none()
                && finding.field.is_some_and(|field| section.holds(field.get()))
        };
        all.iter().filter(here).count()
    })
}

/// The worst that a section has; tracked.
fn worst(page: Page, section: &'static Section) -> &'static str {
    page.findings.with(|all| {
        let here =
            all.iter().filter(|it| it.accepted.is_none() && it.field.is_some_and(|field| section.holds(field.get())));
        here.map(|it| it.severity).min().filter(|it| *it != Severity::Info).map_or("none", Severity::id)
    })
}

/// Brings a section into view, and the focus to its heading.
pub fn go_to_section(page: Page, id: &'static str) {
    page.half.set(Half::Form);
    browser::after(0, move || {
        browser::focus_first(&format!("#group-{id} h3"));
        browser::scroll_to(&format!("group-{id}"));
    });
}

/// The way to the sections.
pub fn contents(page: Page) -> AnyView {
    let links = SECTIONS
        .iter()
        .filter(|section| section.fields().any(|field| page.shows(field)))
        .map(|section| {
            let set = Memo::new(move |_| set(page, section));
            let wrong = Memo::new(move |_| wrong(page, section));
            view! {
                <li>
                    <a
                        href=format!("#group-{}", section.id)
                        data-worst=move || worst(page, section)
                        on:click=move |event| {
                            event.prevent_default();
                            go_to_section(page, section.id);
                        }
                    >
                        <span>{section.title}</span>
                        <span class="counts">
                            <span class="count-wrong">
                                {move || Some(wrong.get()).filter(|it| *it > 0)}
                                <span class="off-screen">{move || if wrong.get() > 0 { " to look at, " } else { "" }}</span>
                            </span>
                            <span class="count-set">{move || set.get()} <span class="off-screen">" set"</span></span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let (id, title) = resources::SECTION;
    view! {
        <nav class="contents" aria-label="Groups of arguments">
            <ul>
                {links}
                <li hidden=page.is_limited()>
                    <a
                        href=format!("#group-{id}")
                        on:click=move |event| {
                            event.prevent_default();
                            go_to_section(page, id);
                        }
                    >
                        <span>{title}</span>
                    </a>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

/// A field, or two of them as the columns of one table.
fn one_or_table(first: &'static Field) -> AnyView {
    match beside(first) {
        Some(second) => view! { <div class="table">{field(first)} {field(second)}</div> }.into_any(),
        None => field(first),
    }
}

/// The form of the client on screen.
pub fn form(page: Page) -> AnyView {
    let groups = SECTIONS
        .iter()
        .filter(|section| section.fields().any(|field| page.shows(field)))
        .map(|section| {
            // What is of use to few comes last; the second column of a table comes with the first.
            let is_second = |field: &&Field| beside(field).is_some_and(|first| first.id < field.id);
            let (rare, usual): (Vec<&Field>, Vec<&Field>) =
                section
                    .fields()
                    .filter(|field| field.parent.is_none() && !is_second(field))
                    .filter(|field| page.shows(field) || beside(field).is_some_and(|second| page.shows(second)))
                    .partition(|field| field.argument.rare);
            let seldom = !usual.is_empty() && !rare.is_empty();
            let set = Memo::new(move |_| set(page, section));
            view! {
                <section class="group" id=format!("group-{}", section.id) aria-labelledby=format!("title-{}", section.id)>
                    <header class="group-head">
                        <h3 id=format!("title-{}", section.id) tabindex="-1">{section.title}</h3>
                        <span class="group-count">{move || set.get()} " set"</span>
                        <p>{section.summary}</p>
                    </header>
                    {usual.into_iter().map(one_or_table).collect_view()}
                    {seldom.then(|| view! { <h4 class="seldom">"Seldom needed"</h4> })}
                    {rare.into_iter().map(one_or_table).collect_view()}
                </section>
            }
        })
        .collect_view();
    let there = Memo::new(move |_| page.workspace.client().is_some());
    view! {
        <section
            class="form"
            id="form"
            tabindex="-1"
            aria-labelledby="client-title"
            on:focusin=move |event| {
                let field = browser::field_of(&event).and_then(|path| cognito_client_builder::schema::field(&path));
                page.focused.set(field.map(|field| field.id));
                if let Some(field) = field {
                    page.visited.set(Some(field.id));
                }
            }
            on:focusout=move |_| page.workspace.pause()
        >
            {clients::heading(page)} {origin::line(page)}
            <div class="form-body" hidden=move || !there.get()>
                {super::dialogs::starters(page)} {findings::summary(page)} {groups}
                {(!page.is_limited()).then(|| resources::section(page))}
            </div>
        </section>
    }
    .into_any()
}
