//! The form: the sections in the order in which users decide, each with its fields.
//!
//! On a first visit none of it is in view, and most of the program is for it. So until a user begins to do something
//! ([`stands`](crate::app::state::page::Visit::stands)) a section only says what is in it.

pub mod clients;
mod field;
mod origin;
mod resources;
mod starters;

use cognito_client_builder::schema::{Field, SECTIONS, Section};
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use cognito_client_builder::document::supporting::ADDABLE;
use field::{beside, field};

use crate::app::browser;
use crate::app::browser::KeyboardEvent;
use crate::app::form::starters::starters;
use crate::app::parts::{findings, live};
use crate::app::state::commands::SECTION;
use crate::app::state::page::Page;

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
    if !page.visit.stands.get() {
        return 0;
    }
    page.checked.findings.with(|all| {
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
    if !page.visit.stands.get() {
        return "none";
    }
    page.checked.findings.with(|all| {
        let here =
            all.iter().filter(|it| it.accepted.is_none() && it.field.is_some_and(|field| section.holds(field.get())));
        here.map(|it| it.severity).min().filter(|it| *it != Severity::Info).map_or("none", Severity::id)
    })
}

/// Which of some elements the form is scrolled to, looked at once a frame.
fn current(ids: Vec<String>) -> RwSignal<usize> {
    /// Below the bars and the row of the client, in pixels: where a jump to a section puts it, and a little further.
    const LINE: f64 = 160.0;
    let current = RwSignal::new(0);
    let ids = std::sync::Arc::new(ids);
    let waits = StoredValue::new(false);
    let scroll = window_event_listener(leptos::ev::scroll, move |_| {
        if waits.get_value() {
            return;
        }
        waits.set_value(true);
        let ids = ids.clone();
        browser::after_frame(move || {
            waits.set_value(false);
            let now = browser::last_above(&ids, LINE).unwrap_or(0);
            if current.get_untracked() != now {
                current.set(now);
            }
        });
    });
    on_cleanup(move || scroll.remove());
    current
}

/// The way to the sections.
pub fn contents(page: Page) -> AnyView {
    let shown: Vec<&'static Section> =
        SECTIONS.iter().filter(|section| section.fields().any(|field| page.shows(field))).collect();
    let (rest, rest_title, _) = SECTION;
    let ids = shown.iter().map(|section| section.id).chain([rest]).map(|id| format!("group-{id}")).collect();
    let current = current(ids);
    let tabindex = move |index: usize| live::text(move || if current.get() == index { "0" } else { "-1" });
    let at = move |index: usize| live::text(move || if current.get() == index { "true" } else { "false" });
    let last = shown.len();
    let links = shown
        .into_iter()
        .enumerate()
        .map(|(index, section)| {
            let set = Memo::new(move |_| set(page, section));
            let wrong = Memo::new(move |_| wrong(page, section));
            view! {
                <li>
                    <a
                        href=format!("#group-{}", section.id)
                        data-worst=live::text(move || worst(page, section))
                        tabindex=tabindex(index)
                        aria-current=at(index)
                        on:click=move |event| {
                            event.prevent_default();
                            page.go_to_section(section.id);
                        }
                    >
                        <span>{section.title}</span>
                        <span class="counts">
                            <span class="count-wrong">
                                {live::text(move || Some(wrong.get()).filter(|it| *it > 0).map(|it| it.to_string()).unwrap_or_default())}
                                <span class="off-screen">{live::text(move || match wrong.get() { 0 => "", 1 => " problem, ", _ => " problems, " })}</span>
                            </span>
                            <span class="count-set">{live::text(move || set.get())} <span class="off-screen">" set"</span></span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let step = |event: KeyboardEvent| {
        if browser::step_in_bar(&event) {
            event.prevent_default();
        }
    };
    view! {
        <nav class="contents" aria-label="Sections">
            <ul on:keydown=step>
                {links}
                <li hidden=page.is_limited()>
                    <a
                        href=format!("#group-{rest}")
                        tabindex=tabindex(last)
                        aria-current=at(last)
                        on:click=move |event| {
                            event.prevent_default();
                            page.go_to_section(rest);
                        }
                    >
                        <span>{rest_title}</span>
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

/// The fields of a section. What is of use to few comes last; the second column of a table comes with the first.
#[inline(never)] // Keep out of the first-load chunk.
fn fields_of(page: Page, section: &'static Section) -> AnyView {
    let is_second = |field: &&Field| beside(field).is_some_and(|first| first.id < field.id);
    let (rare, usual): (Vec<&Field>, Vec<&Field>) = section
        .fields()
        .filter(|field| field.parent.is_none() && !is_second(field))
        .filter(|field| page.shows(field) || beside(field).is_some_and(|second| page.shows(second)))
        .partition(|field| field.argument.rare);
    let seldom = !usual.is_empty() && !rare.is_empty();
    view! {
        {usual.into_iter().map(one_or_table).collect_view()}
        {seldom.then(|| view! { <h4 class="seldom">"Advanced settings"</h4> })}
        {rare.into_iter().map(one_or_table).collect_view()}
    }
    .into_any()
}

/// One of the groups of the page: a heading, and the body once the form is rendered. Until then it names what is in it; who
/// reads without moving anything, as a screen reader does, begins with the button.
fn group(
    page: Page,
    (id, title, summary): (&'static str, &'static str, &'static str),
    count: AnyView,
    names: impl IntoIterator<Item = &'static str>,
    body: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let heading = format!("#group-{id} h3");
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    let contents = live::view(move || {
        if page.visit.stands.get() {
            return body();
        }
        let heading = heading.clone();
        let show = move |_| {
            let heading = heading.clone();
            page.visit.begun.set(true);
            browser::after(0, move || browser::focus_first(&heading));
        };
        view! {
            <p class="outline">{names.clone()}</p>
            <button type="button" class="quiet outline" on:click=show>
                "Show fields"
                <span class="off-screen">": " {title}</span>
            </button>
        }
        .into_any()
    });
    view! {
        <section class="group" id=format!("group-{id}") aria-labelledby=format!("title-{id}")>
            <header class="group-head">
                <h3 id=format!("title-{id}") tabindex="-1">{title}</h3>
                {count}
                <p>{summary}</p>
            </header>
            {contents}
        </section>
    }
    .into_any()
}

/// The form of the client on screen.
pub fn form(page: Page) -> AnyView {
    let groups = SECTIONS
        .iter()
        .filter(|section| section.fields().any(|field| page.shows(field)))
        .map(|section| {
            let set = Memo::new(move |_| set(page, section));
            let count = view! { <span class="group-count">{live::text(move || set.get())} " set"</span> }.into_any();
            let names = section.fields().map(|field| field.argument.label);
            let head = (section.id, section.title, section.summary);
            group(page, head, count, names, Box::new(move || fields_of(page, section)))
        })
        .collect_view();
    let around = (!page.is_limited()).then(|| {
        let names = ADDABLE.iter().map(|resource| resource.label);
        group(page, SECTION, ().into_any(), names, Box::new(move || resources::contents(page)))
    });
    let there = Memo::new(move |_| page.workspace.client().is_some());
    view! {
        <section
            class="form"
            id="form"
            tabindex="-1"
            aria-labelledby="client-title"
            on:focusin=move |event| {
                let field = browser::field_of(&event).and_then(|path| cognito_client_builder::schema::field(&path));
                page.focus.focused.set(field.map(|field| field.id));
                if let Some(field) = field {
                    page.focus.visited.set(Some(field.id));
                }
            }
            on:focusout=move |_| page.workspace.pause()
            on:keydown=|event| {
                if !event.default_prevented() && browser::step_in_field(&event) {
                    event.prevent_default();
                }
            }
        >
            <div class="client-row">{clients::heading(page)} {live::later(page, origin::line)} {live::later(page, findings::summary)}</div>
            <div class="form-body" hidden=live::flag(move || !there.get())>
                {starters(page)} {groups}
                {around}
            </div>
        </section>
    }
    .into_any()
}
