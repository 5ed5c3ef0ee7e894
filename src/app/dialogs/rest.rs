//! Everything that isn't a client, as JSON.

use cognito_client_builder::document::Document;
use leptos::html;
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::state::page::Page;

pub fn rest(page: Page) -> AnyView {
    let now = page.workspace.document_untracked();
    let text = serde_json::to_string_pretty(&Json::Object(now.rest().as_ref().clone())).unwrap_or_default();
    let apply = Callback::new(move |text: String| {
        let document = Document::from_text(&text)?;
        if !document.clients.is_empty() {
            return Err("Edit app clients in the form. To open a configuration with clients, use Open.".to_owned());
        }
        let rest = document.rest().as_ref().clone();
        page.workspace.change(|now| *now = now.with_rest(rest));
        page.shown.dialog.set(None);
        page.say_undoable("Changed supporting resources");
        Ok(())
    });
    view! {
        <p>
            "Everything except app clients: resources that clients refer to, variables, imports, and content that this page keeps as written."
        </p>
        {editor("Terraform JSON", text, "Apply", apply)}
    }
    .into_any()
}

/// A text area whose text is taken over when it can be read; else it stays, and why is said next to it.
fn editor(
    label: &'static str,
    value: String,
    button: &'static str,
    apply: Callback<String, Result<(), String>>,
) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let area = NodeRef::<html::Textarea>::new();
    view! {
        <label class="editor">
            <span>{label}</span>
            <textarea
                node_ref=area
                class="input"
                rows="14"
                autofocus
                spellcheck="false"
                autocomplete="off"
                aria-describedby="editor-error"
                aria-invalid=move || refused.get().is_some().to_string()
                prop:value=value
            ></textarea>
        </label>
        <p class="error" id="editor-error" role="alert">{move || refused.get()}</p>
        <div class="dialog-foot">
            <button
                type="button"
                class="primary"
                on:click=move |_| {
                    let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
                    refused.set(apply.run(text).err());
                }
            >
                {button}
            </button>
        </div>
    }
    .into_any()
}
