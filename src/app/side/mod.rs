//! The other half of the page: the generated texts, and what there is to read about the client on screen. One view at a
//! time; what isn't in view costs nothing.

mod changes;
mod files;
mod import_ids;
mod preview;
mod read;
mod review;
mod summary;
mod tabs;

use leptos::prelude::*;

use cognito_client_builder::validate::Severity;

use crate::app::browser;
use crate::app::browser::KeyboardEvent;
use crate::app::parts::icons::icon;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::shown::View;

/// The half.
pub fn side(page: Page) -> AnyView {
    // A view that is asked for again stays as it is.
    let view = Memo::new(move |_| match page.shown.view.get() {
        View::Files if page.base.files.with(Option::is_none) => View::Code,
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

#[inline(never)] // Keep out of the first-load chunk.
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
    let problems = Memo::new(move |_| page.count_all(Severity::Error) + page.count_all(Severity::Warning));
    let worst = live::text(move || if page.count_all(Severity::Error) > 0 { "error" } else { "warning" });
    let button = move |view: View| {
        let on = move || in_view.get() == view;
        let hidden = live::flag(move || view == View::Files && page.base.files.with(Option::is_none));
        let count = (view == View::Review).then(|| {
            view! {
                <span class="view-count" data-worst=worst hidden=live::flag(move || problems.get() == 0)>
                    {live::text(move || problems.get())} <span class="off-screen">" problems"</span>
                </span>
            }
        });
        view! {
            <button
                type="button"
                class="view"
                aria-pressed=live::text(on)
                tabindex=live::text(move || if on() { "0" } else { "-1" })
                hidden=hidden
                on:click=move |_| page.shown.view.set(view)
            >
                {(view == View::Files).then(|| icon(icons::OPEN))}
                {view.label()}
                {count}
            </button>
        }
        .into_any()
    };
    let step = |event: KeyboardEvent| {
        if browser::step_in_bar(&event) {
            event.prevent_default();
        }
    };
    view! {
        <nav class="views" aria-label="Side panel" on:keydown=step>
            {View::ALL.map(button).collect_view()}
        </nav>
    }
    .into_any()
}
