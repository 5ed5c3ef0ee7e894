//! Which versions of the tools a user has: asked once, kept in this browser.

use cognito_client_builder::facts::{TOOLS, Tool, Version};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::frame::frame;
use crate::app::state::page::Page;
use crate::app::state::tools;

/// The dialog.
pub fn dialog(page: Page) -> AnyView {
    let row = |tool: Tool| {
        let typed = RwSignal::new(
            page.settings.tools.with_untracked(|it| it.get(tool)).map(|it| it.to_string()).unwrap_or_default(),
        );
        let wrong = move || typed.with(|typed| !typed.trim().is_empty() && Version::parse(typed).is_none());
        view! {
            <label class="ask">
                <span>{tool.label()} " " <code>{tool.id()}</code></span>
                <input
                    class="input"
                    type="text"
                    inputmode="decimal"
                    placeholder="newest"
                    spellcheck="false"
                    autocomplete="off"
                    aria-invalid=move || wrong().to_string()
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(browser::value_of(&event));
                        let version = Version::parse(&typed.get_untracked());
                        page.settings.tools.update(|tools| tools.set(tool, version));
                        page.settings.tools.with_untracked(tools::keep);
                    }
                />
                <span class="error" role="status">{move || wrong().then_some("Not a version such as 5.98.0. The newest version is assumed.")}</span>
            </label>
        }
        .into_any()
    };
    let body = view! {
        <p>
            "Findings depend on the versions of your tools. Without a version, the newest is assumed. A configuration's own " <code>"required_providers"</code> " also counts. Stored only in this browser."
        </p>
        <div class="asks">{TOOLS.map(row).collect_view()}</div>
        <div class="dialog-foot">
            <button type="button" class="primary" on:click=move |_| page.shown.dialog.set(None)>"Done"</button>
        </div>
    };
    frame(page, "Tool versions", body.into_any())
}
