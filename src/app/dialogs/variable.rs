//! A new variable, which is referred to where it was asked for.

use cognito_client_builder::document::supporting::declare_variable;
use cognito_client_builder::document::text;
use leptos::html;
use leptos::prelude::*;

use crate::app::state::page::Page;

pub fn variable(page: Page, insert: Callback<String>, of: &'static str) -> AnyView {
    let refused = RwSignal::new(None::<&'static str>);
    let input = NodeRef::<html::Input>::new();
    let done = move || {
        let name = input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        if !text::is_identifier(&name) {
            refused.set(Some(
                "A name starts with a letter or underscore, and contains only letters, digits, underscores, and hyphens.",
            ));
            return;
        }
        page.shown.dialog.set(None);
        page.workspace.change(|document| declare_variable(document, &name, of));
        insert.run(format!("${{var.{name}}}"));
    };
    view! {
        <p>"A value that is set at deployment: a Terraform variable or a CloudFormation parameter. Type: " <code>{of}</code></p>
        <label class="ask">
            <span>"Name"</span>
            <input
                node_ref=input
                class="input"
                type="text"
                placeholder="domain"
                autofocus
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="variable-error"
                aria-invalid=move || refused.get().is_some().to_string()
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        done();
                    }
                }
            />
        </label>
        <p class="error" id="variable-error" role="alert">{move || refused.get()}</p>
        <div class="dialog-foot">
            <button type="button" class="primary" on:click=move |_| done()>"Declare and insert"</button>
        </div>
    }
    .into_any()
}
