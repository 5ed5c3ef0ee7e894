//! The switch between the halves, where there is room for one.

use cognito_client_builder::targets::target;
use cognito_client_builder::validate::Severity;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::live;
use crate::app::parts::words::count_in_words;
use crate::app::state::page::Page;
use crate::app::state::shown::{Half, View};

/// The ways to the form, to the preview and to what is wrong.
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
    let label = move || target(page.previews.target.get()).map(|target| target.label.to_owned()).unwrap_or_default();
    let reviews = move || page.shown.view.get() == View::Review;
    let is_preview = move || page.shown.half.get() == Half::Preview;
    view! {
        <nav class="halves" aria-label="View">
            {button("Form", live::flag(move || page.shown.half.get() == Half::Form), live::text(String::new), move || show(Half::Form))}
            {button("Preview", live::flag(move || is_preview() && !reviews()), live::text(label), move || {
                page.shown.view.set(View::Code);
                show(Half::Preview);
            })}
            {button("Review", live::flag(move || is_preview() && reviews()), live::text(move || problems.get()), move || {
                page.shown.view.set(View::Review);
                show(Half::Preview);
            })}
        </nav>
    }
    .into_any()
}

fn button(seen: &'static str, on: Signal<bool>, says: Signal<String>, press: impl Fn() + Send + 'static) -> AnyView {
    let press: Box<dyn Fn() + Send> = Box::new(press);
    view! {
        <button type="button" class="half" aria-pressed=live::text(move || on.get()) on:click=move |_| press()>
            {seen}
            <small>{says}</small>
        </button>
    }
    .into_any()
}
