//! Variables: a new one, which is referred to where it was asked for, and the form of one.

use cognito_client_builder::document::supporting::declare_variable;
use cognito_client_builder::document::{Document, text};
use leptos::html;
use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use crate::app::browser;
use crate::app::parts::frame::frame;
use crate::app::parts::words::as_written;
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

/// The types that are offered; another one stays as it is written.
const TYPES: [&str; 6] = ["string", "number", "bool", "list(string)", "set(string)", "map(string)"];

/// The form of a variable; of a new one without a name.
pub fn editor(page: Page, name: &str) -> AnyView {
    let document = page.workspace.document_untracked();
    let before: Map<String, Json> = document
        .variable(name)
        .map(|it| it.get(0).unwrap_or(it))
        .and_then(Json::as_object)
        .cloned()
        .unwrap_or_default();
    let is_new = name.is_empty();
    let text = |key: &str| as_written(before.get(key));
    let label = RwSignal::new(name.to_owned());
    let of = RwSignal::new(if is_new { "string".to_owned() } else { text("type") });
    let default = RwSignal::new(text("default"));
    let description = RwSignal::new(text("description"));
    let sensitive = RwSignal::new(matches!(before.get("sensitive"), Some(Json::Bool(true))));
    let refused = RwSignal::new(None::<String>);
    let mentions = if is_new { Vec::new() } else { document.mentions_of(&format!("var.{name}")) };
    let used = match mentions.as_slice() {
        [] => "Nothing refers to this variable.".to_owned(),
        some => format!("Used by {}. References follow a new name.", some.join(", ")),
    };
    let types = {
        let own = of.get_untracked();
        let own = (!own.is_empty() && !TYPES.contains(&own.as_str())).then_some(own);
        let all = own.into_iter().chain(TYPES.iter().map(|it| (*it).to_owned()));
        all.map(|it| view! { <option value=it.clone() selected=of.get_untracked() == it>{it.clone()}</option> })
            .collect_view()
    };
    let from = name.to_owned();
    let declared = move |document: &Document| -> Result<Document, String> {
        let to = label.get_untracked().trim().to_owned();
        let mut body = before.clone();
        let mut set = |key: &str, value: Option<Json>| match value {
            Some(value) => drop(body.insert(key.to_owned(), value)),
            None => drop(body.shift_remove(key)),
        };
        let written = |text: String| (!text.is_empty()).then_some(Json::String(text));
        set("type", written(of.get_untracked()));
        let value = default.get_untracked();
        if as_written(before.get("default")) != value {
            set("default", default_of(&of.get_untracked(), &value)?);
        }
        set("description", written(description.get_untracked()));
        set("sensitive", sensitive.get_untracked().then_some(Json::Bool(true)));
        if !is_new {
            return document.with_variable(&from, Some(Json::Object(body))).rename_variable(&from, &to);
        }
        if !text::is_identifier(&to) {
            return Err("A name starts with a letter or underscore, and contains only letters, digits, underscores, and hyphens.".to_owned());
        }
        if document.variable(&to).is_some() {
            return Err(format!("Another variable already has the name {to}."));
        }
        Ok(document.with_variable(&to, Some(Json::Object(body))))
    };
    let apply = move |_| match declared(&page.workspace.document_untracked()) {
        Ok(changed) => {
            page.workspace.change(|document| *document = changed);
            page.shown.dialog.set(None);
            page.say_undoable(format!("Changed var.{}", label.get_untracked().trim()));
        }
        Err(message) => refused.set(Some(message)),
    };
    let line = |id: &'static str, title: &'static str, text: RwSignal<String>| {
        view! {
            <div class="ask">
                <label for=id>{title}</label>
                <input
                    class="input"
                    type="text"
                    id=id
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby="variable-error"
                    prop:value=text
                    on:input=move |event| text.set(browser::value_of(&event))
                />
            </div>
        }
        .into_any()
    };
    let form = view! {
        <div class="resource-form">
            {line("variable-name", "Name", label)}
            <p class="error" id="variable-error" role="alert">{move || refused.get()}</p>
            <p class="hint">{used}</p>
            <div class="ask">
                <label for="variable-type">"Type"</label>
                <select class="input" id="variable-type" on:change=move |event| of.set(browser::value_of(&event))>{types}</select>
            </div>
            {line("variable-default", "Default", default)}
            {line("variable-description", "Description", description)}
            <label class="tick">
                <input type="checkbox" prop:checked=sensitive on:change=move |_| sensitive.update(|it| *it = !*it) />
                <span>"Sensitive: Terraform hides the value in its output"</span>
            </label>
        </div>
        <div class="dialog-foot">
            <button type="button" class="quiet" on:click=move |_| page.shown.dialog.set(None)>"Cancel"</button>
            <button type="button" class="primary" on:click=apply>"Apply"</button>
        </div>
    };
    let title = if is_new { "New variable".to_owned() } else { format!("var.{name}") };
    frame(page, &title, form.into_any())
}

/// The default that was typed, for a type; `None` for no default.
fn default_of(of: &str, typed: &str) -> Result<Option<Json>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    if of == "string" || of.is_empty() {
        return Ok(Some(Json::String(typed.to_owned())));
    }
    serde_json::from_str(typed).map(Some).map_err(|_| {
        format!(
            "The default isn't a {of}, as in {}.",
            match of {
                "number" => "60",
                "bool" => "true",
                "map(string)" => "{\"a\": \"b\"}",
                _ => "[\"a\", \"b\"]",
            }
        )
    })
}
