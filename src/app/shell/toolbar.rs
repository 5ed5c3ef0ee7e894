//! The bar at the top: what concerns the whole document, or the whole page.

use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::form::clients;
use crate::app::parts::buttons::{bar, skip, tool, worded};
use crate::app::parts::icons;
use crate::app::parts::icons::{icon, mark};
use crate::app::state::page::Page;
use crate::app::state::shown::{Dialog, Half};

/// The bar.
pub fn toolbar(page: Page) -> AnyView {
    view! {
        <header class="bar">
            {skip(page, "#form", "Skip to the form", |_| browser::focus_first("#form"))}
            {skip(page, "#preview", "Skip to the preview", |page| {
                page.shown.half.set(Half::Preview);
                browser::after(0, || browser::focus_first("#preview .code"));
            })}
            <div class="brand">{mark()} <h1>"Cognito " <span>"client builder"</span></h1></div>
            {clients::switcher(page)}
            <div class="bar-tools">
                <button type="button" class="find" aria-haspopup="dialog" on:click=move |_| page.shown.dialog.set(Some(Dialog::Palette))>
                    {icon(icons::SEARCH)} <span>"Find"</span> <kbd>{if browser::is_mac() { "\u{2318}K" } else { "Ctrl K" }}</kbd>
                </button>
                {bar("tools", "History and theme", view! {
                    {tool(page, icons::UNDO, "Undo", |page| page.workspace.can_undo(), Page::undo)}
                    {tool(page, icons::REDO, "Redo", |page| page.workspace.can_redo(), Page::redo)}
                    {tool(page, icons::CONTRAST, "Theme", |_| true, Page::next_theme)}
                }
                .into_any())}
                {page.embedded.then(|| whole_page(page))}
                {worded(page, icons::SPARK, "New", |page| page.shown.dialog.set(Some(Dialog::Presets)))}
                {worded(page, icons::OPEN, "Open", |page| page.shown.dialog.set(Some(Dialog::Open)))}
                {worded(page, icons::LINK, "Share", Page::share)}
            </div>
        </header>
    }
    .into_any()
}

/// The way from a part of another page to a page of its own.
fn whole_page(page: Page) -> AnyView {
    let to = Memo::new(move |_| page.workspace.with_document(address::link_to_page));
    view! {
        <a class="worded whole-page" href=move || to.get() target="_blank" rel="noopener">
            {icon(icons::EXTERNAL)} <span>"Open in the builder"</span> <span class="off-screen">" (opens in a new tab)"</span>
        </a>
    }
    .into_any()
}
