//! The dialog in which a risk is accepted.

use cognito_client_builder::document::accepted;
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::validate::rule;
use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::frame::frame;
use crate::app::state::page::Page;

/// The dialog in which a risk is accepted.
pub fn accept(page: Page, client: String, id: &'static str, field: Option<FieldId>) -> AnyView {
    let note = NodeRef::<html::Textarea>::new();
    let Some(rule) = rule(id) else { return ().into_any() };
    let body = view! {
        <p>{(rule.explanation)()}</p>
        <p>
            "The finding no longer counts as a problem of " <code>{client.clone()}</code>
            ". Your reason is saved in the configuration and added as a comment in generated code, if the language has comments."
        </p>
        <label class="editor">
            <span>"Reason"</span>
            <textarea node_ref=note class="input" rows="3" autofocus spellcheck="true" autocomplete="off"></textarea>
        </label>
        <div class="dialog-foot">
            <button type="button" class="primary" on:click=move |_| {
                let note = note.get_untracked().map(|note| note.value()).unwrap_or_default();
                page.workspace.change(|now| *now = accepted::accept(now, &client, id, note.trim()));
                page.shown.dialog.set(None);
                page.say_undoable(format!("Accepted risk: {}", rule.title));
                if let Some(field) = field {
                    browser::focus_field(&field.get().path);
                }
            }>"Accept risk"</button>
        </div>
    };
    frame(page, rule.title, body.into_any())
}
