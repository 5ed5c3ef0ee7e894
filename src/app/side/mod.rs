//! The other half of the page: the generated texts, and what there is to read about the client on screen. One view at a
//! time; what is not in view costs nothing.

pub mod changes;
pub mod files;
pub mod preview;
pub mod review;
pub mod summary;

use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::icons::{self, icon};
use crate::app::parts::live;
use crate::app::state::page::{Half, Page};
use cognito_client_builder::validate::Severity;

/// What the half shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The previews.
    Code,
    Review,
    Summary,
    Changes,
    /// The files that were opened, with what was changed since.
    Files,
}

impl View {
    const ALL: [View; 5] = [View::Code, View::Review, View::Summary, View::Changes, View::Files];

    /// Stable: in addresses.
    const fn id(self) -> &'static str {
        match self {
            View::Code => "code",
            View::Review => "review",
            View::Summary => "summary",
            View::Changes => "changes",
            View::Files => "files",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            View::Code => "Code",
            View::Review => "Review",
            View::Summary => "What it does",
            View::Changes => "Changes",
            View::Files => "Your files",
        }
    }

    /// The view that the address asks for, else the previews.
    pub fn first() -> View {
        let asked = address::query().view;
        View::ALL.into_iter().find(|view| asked.as_deref() == Some(view.id())).unwrap_or(View::Code)
    }

    /// What can be gone to from anywhere.
    pub fn to_read() -> [View; 3] {
        [View::Review, View::Summary, View::Changes]
    }
}

/// Shows a view, and puts the focus there.
pub fn show(page: Page, view: View) {
    page.view.set(view);
    page.half.set(Half::Preview);
    browser::after(0, || browser::focus_first("#side-view, #preview .code"));
}

/// The half.
pub fn side(page: Page) -> AnyView {
    // A view that is asked for again stays as it is.
    let view = Memo::new(move |_| match page.view.get() {
        View::Files if page.pasted.with(Option::is_none) => View::Code,
        view => view,
    });
    let body = live::view(move || match view.get() {
        View::Code => preview::previews(page),
        other => reading(page, other),
    });
    view! {
        <div class="side">
            {views(page, view)}
            {body}
        </div>
    }
    .into_any()
}

#[inline(never)] // No part of a first visit.
fn reading(page: Page, view: View) -> AnyView {
    let body = match view {
        View::Code => ().into_any(),
        View::Review => review::review(page),
        View::Summary => summary::summary(page),
        View::Changes => changes::changes(page),
        View::Files => files::files(page),
    };
    view! {
        <section class="reading" id="side-view" tabindex="-1" aria-label=view.label()>
            <h2 class="off-screen">{view.label()}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// The ways to the views.
fn views(page: Page, in_view: Memo<View>) -> AnyView {
    let problems = Memo::new(move |_| page.count(Severity::Error) + page.count(Severity::Warning));
    let worst = live::text(move || if page.count(Severity::Error) > 0 { "error" } else { "warning" });
    let button = move |view: View| {
        let on = move || in_view.get() == view;
        let hidden = live::flag(move || view == View::Files && page.pasted.with(Option::is_none));
        let count = (view == View::Review).then(|| {
            view! {
                <span class="view-count" data-worst=worst hidden=live::flag(move || problems.get() == 0)>
                    {live::text(move || problems.get())} <span class="off-screen">" to look at"</span>
                </span>
            }
        });
        view! {
            <button
                type="button"
                class="view"
                aria-pressed=live::text(on)
                hidden=hidden
                on:click=move |_| page.view.set(view)
            >
                {(view == View::Files).then(|| icon(icons::OPEN))}
                {view.label()}
                {count}
            </button>
        }
        .into_any()
    };
    view! { <nav class="views" aria-label="What stands beside the form">{View::ALL.map(button).collect_view()}</nav> }
        .into_any()
}
