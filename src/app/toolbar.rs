//! The bar at the top: what concerns the whole document, or the whole page.

use leptos::prelude::*;

use super::icons::{self, icon, mark};
use super::page::{Dialog, Half, Page};
use super::{address, browser, clients};

/// The bar.
pub fn toolbar(page: Page) -> AnyView {
    let workspace = page.workspace;
    let theme = RwSignal::new(browser::theme());
    view! {
        <header class="bar">
            <a class="skip" href="#form" on:click=move |event| {
                event.prevent_default();
                browser::focus_first("#form");
            }>"Skip to the form"</a>
            <a class="skip" href="#preview" on:click=move |event| {
                event.prevent_default();
                page.half.set(Half::Preview);
                browser::after(0, || browser::focus_first("#preview .code"));
            }>"Skip to the preview"</a>
            <div class="brand">{mark()} <h1>"Cognito " <span>"client builder"</span></h1></div>
            {clients::switcher(page)}
            <div class="bar-tools">
                <button type="button" class="find" aria-haspopup="dialog" on:click=move |_| page.dialog.set(Some(Dialog::Palette))>
                    {icon(icons::SEARCH)} <span>"Find"</span> <kbd>{if browser::is_mac() { "\u{2318}K" } else { "Ctrl K" }}</kbd>
                </button>
                {tool(icons::UNDO, "Undo", Signal::derive(move || workspace.can_undo()), Callback::new(move |()| page.undo()))}
                {tool(icons::REDO, "Redo", Signal::derive(move || workspace.can_redo()), Callback::new(move |()| page.redo()))}
                {tool(icons::CONTRAST, "Theme", Signal::stored(true), Callback::new(move |()| next_theme(page, theme)))}
                {page.embedded.then(|| whole_page(page))}
                {worded(icons::SPARK, "Start", Callback::new(move |()| page.dialog.set(Some(Dialog::Presets))))}
                {worded(icons::OPEN, "Open", Callback::new(move |()| page.dialog.set(Some(Dialog::Open))))}
                {worded(icons::LINK, "Share", Callback::new(move |()| share(page)))}
            </div>
        </header>
    }
    .into_any()
}

fn tool(path: &'static str, name: &'static str, can: Signal<bool>, run: Callback<()>) -> AnyView {
    view! {
        <button
            type="button"
            class="tool"
            aria-label=name
            title=name
            aria-disabled=move || (!can.get()).to_string()
            on:click=move |_| run.run(())
        >
            {icon(path)}
        </button>
    }
    .into_any()
}

fn worded(path: &'static str, name: &'static str, run: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="worded" title=name on:click=move |_| run.run(())>
            {icon(path)} <span>{name}</span>
        </button>
    }
    .into_any()
}

/// The way from a part of another page to a page of its own.
fn whole_page(page: Page) -> AnyView {
    let to = Memo::new(move |_| page.workspace.with_document(address::link_to_page));
    view! {
        <a class="worded whole-page" href=move || to.get() target="_blank" rel="noopener">
            {icon(icons::EXTERNAL)} <span>"Open in the builder"</span> <span class="off-screen">" (in a new tab)"</span>
        </a>
    }
    .into_any()
}

/// Light, dark, as the system: in turn.
pub fn next_theme(page: Page, theme: RwSignal<Option<String>>) {
    let next = match theme.get_untracked().as_deref() {
        None => Some("light"),
        Some("light") => Some("dark"),
        _ => None,
    };
    browser::keep_theme(next);
    browser::show_theme(next);
    page.say(match next {
        Some("light") => "Light theme",
        Some(_) => "Dark theme",
        None => "Theme of the system",
    });
    theme.set(next.map(str::to_owned));
}

/// Copies the link to the document.
pub fn share(page: Page) {
    let link = address::link(&page.workspace.document_untracked());
    browser::copy(link, move |done| {
        page.say(if done {
            "Link copied. It holds the whole document; nothing is stored anywhere."
        } else {
            "The browser refused to copy. The address of this page is the link."
        });
    });
}
