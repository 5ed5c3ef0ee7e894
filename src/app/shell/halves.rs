//! The switch between the halves, where there is room for one.

use cognito_client_builder::targets::target;
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::live;
use crate::app::parts::words::count_in_words;
use crate::app::state::page::Page;
use crate::app::state::shown::Half;

/// The switch between the halves, where there is room for one.
pub fn halves(page: Page) -> AnyView {
    let problems = Memo::new(move |_| count_in_words(page.count(Severity::Error), page.count(Severity::Warning)));
    let show = move |half: Half| {
        if page.shown.half.get_untracked() == half {
            return;
        }
        // Each half comes back as it was left.
        if half == Half::Preview {
            browser::keep_scroll();
        }
        page.shown.half.set(half);
        browser::after(0, move || if half == Half::Preview { browser::scroll_up() } else { browser::scroll_back() });
    };
    let button = move |half: Half, seen: &'static str| {
        let says = live::text(move || match half {
            Half::Form => problems.get(),
            Half::Preview => {
                target(page.previews.target.get()).map(|target| target.label.to_owned()).unwrap_or_default()
            }
        });
        view! {
            <button type="button" class="half" aria-pressed=live::text(move || page.shown.half.get() == half) on:click=move |_| show(half)>
                {seen}
                <small>{says}</small>
            </button>
        }
        .into_any()
    };
    view! {
        <nav class="halves" aria-label="View">
            {button(Half::Form, "Form")} {button(Half::Preview, "Preview")}
        </nav>
    }
    .into_any()
}
