//! The form: the groups in the order in which people decide, each with its fields.

use cognito_client_builder::schema::{Field, GROUPS, Group, fields};
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use super::browser;
use super::field::{beside, field};
use super::page::{Half, Page};
use super::{clients, findings, origin};

/// The fields that stand in a group by themselves.
fn top(group: &'static Group) -> impl Iterator<Item = &'static Field> {
    fields().iter().filter(move |field| field.parent.is_none() && std::ptr::eq(field.group, group))
}

fn all(group: &'static Group) -> impl Iterator<Item = &'static Field> {
    fields().iter().filter(move |field| std::ptr::eq(field.group, group))
}

/// How many arguments of a group are set; tracked.
fn set(page: Page, group: &'static Group) -> usize {
    all(group)
        .filter(|field| !field.argument.is_block())
        .filter(|field| page.workspace.field(field.id).with(|json| json.as_ref().is_some_and(|json| !json.is_null())))
        .count()
}

/// How many errors and warnings a group has; tracked.
fn wrong(page: Page, group: &'static Group) -> usize {
    page.findings.with(|all| {
        let here = |it: &&_| {
            let finding: &cognito_client_builder::validate::Finding = it;
            finding.severity != Severity::Info
                && finding.accepted.is_none()
                && finding.field.is_some_and(|field| std::ptr::eq(field.get().group, group))
        };
        all.iter().filter(here).count()
    })
}

/// The worst that a group has; tracked.
fn worst(page: Page, group: &'static Group) -> &'static str {
    page.findings.with(|all| {
        let here = all
            .iter()
            .filter(|it| it.accepted.is_none() && it.field.is_some_and(|field| std::ptr::eq(field.get().group, group)));
        here.map(|it| it.severity).min().filter(|it| *it != Severity::Info).map_or("none", Severity::id)
    })
}

/// Brings a group into view, and the focus to its heading.
pub fn go_to_group(page: Page, group: &'static Group) {
    page.half.set(Half::Form);
    browser::after(0, move || {
        browser::focus_first(&format!("#group-{} h3", group.id));
        browser::scroll_to(&format!("group-{}", group.id));
    });
}

/// The way to the groups.
pub fn contents(page: Page) -> AnyView {
    let links = GROUPS
        .iter()
        .map(|group| {
            let set = Memo::new(move |_| set(page, group));
            let wrong = Memo::new(move |_| wrong(page, group));
            view! {
                <li>
                    <a
                        href=format!("#group-{}", group.id)
                        data-worst=move || worst(page, group)
                        on:click=move |event| {
                            event.prevent_default();
                            go_to_group(page, group);
                        }
                    >
                        <span>{group.title}</span>
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
    view! {
        <nav class="contents" aria-label="Groups of arguments">
            <ul>{links}</ul>
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
    let groups = GROUPS
        .iter()
        .map(|group| {
            // What is of use to few comes last; the second column of a table comes with the first.
            let is_second = |field: &&Field| beside(field).is_some_and(|first| first.id < field.id);
            let (rare, usual): (Vec<&Field>, Vec<&Field>) =
                top(group).filter(|field| !is_second(field)).partition(|field| field.argument.rare);
            let seldom = !usual.is_empty() && !rare.is_empty();
            let set = Memo::new(move |_| set(page, group));
            view! {
                <section class="group" id=format!("group-{}", group.id) aria-labelledby=format!("title-{}", group.id)>
                    <header class="group-head">
                        <h3 id=format!("title-{}", group.id) tabindex="-1">{group.title}</h3>
                        <span class="group-count">{move || set.get()} " set"</span>
                        <p>{group.summary}</p>
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
            }
            on:focusout=move |_| page.workspace.pause()
        >
            {clients::heading(page)} {origin::line(page)}
            <div class="form-body" hidden=move || !there.get()>
                {super::dialogs::starters(page)} {findings::summary(page)} {groups}
                {super::dialogs::surroundings(page)}
            </div>
        </section>
    }
    .into_any()
}
