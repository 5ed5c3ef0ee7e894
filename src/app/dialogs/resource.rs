//! An editor for a supporting resource: a box for each argument in the table.

use cognito_client_builder::schema::{Argument, Kind, resource_kind};
use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use crate::app::browser;
use crate::app::browser::Event;
use crate::app::parts::frame::frame;
use crate::app::parts::words::as_written;
use crate::app::state::page::Page;

/// Whether an argument is written as one line, or as JSON.
fn is_line(argument: &Argument) -> bool {
    matches!(argument.kind, Kind::Text | Kind::Bool | Kind::Integer | Kind::Enum(_))
}

/// Parses the text that was typed for an argument; `None` unsets it.
///
/// # Errors
/// Returns a user-facing message if the text isn't valid for the argument.
fn typed(argument: &Argument, text: &str) -> Result<Option<Json>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match argument.kind {
        // What is no JSON of its kind is an expression, or a finding.
        Kind::Bool | Kind::Integer => {
            let json = serde_json::from_str(text).ok().filter(|json: &Json| json.is_boolean() || json.is_i64());
            Ok(Some(json.unwrap_or_else(|| Json::String(text.to_owned()))))
        }
        // Terraform takes a policy as text.
        Kind::Text | Kind::Enum(_) | Kind::Policy => Ok(Some(Json::String(text.to_owned()))),
        _ if text.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(text).map(Some).map_err(|error| format!("{}: invalid JSON: {error}.", argument.key))
        }
        _ => Ok(Some(Json::String(text.to_owned()))),
    }
}

/// The editor of a resource: a box for each argument in the table; what else it says stays as it is.
pub fn editor(page: Page, kind: &str, label: &str) -> AnyView {
    let document = page.workspace.document_untracked();
    let (Some(known), Some(body)) = (resource_kind(kind), document.resource(kind, label)) else {
        return frame(page, "This resource no longer exists", ().into_any());
    };
    let boxes: Vec<(&'static Argument, RwSignal<String>)> = known
        .arguments()
        .map(|argument| {
            let json = body.get(argument.key);
            let text = match json {
                Some(json @ (Json::Array(_) | Json::Object(_))) => {
                    serde_json::to_string_pretty(json).unwrap_or_default()
                }
                json => as_written(json),
            };
            (argument, RwSignal::new(text))
        })
        .collect();
    let refused = RwSignal::new(None::<String>);
    let (before, name) = (body.clone(), format!("{kind}.{label}"));
    let (kind, label) = (kind.to_owned(), label.to_owned());
    let fields = boxes.iter().map(|(argument, text)| box_of(argument, *text)).collect_view();
    let apply = move |_| {
        let mut body: Map<String, Json> = before.clone();
        for (argument, text) in &boxes {
            let unchanged = |json: &Json| as_written(Some(json)) == text.get_untracked();
            if body.get(argument.key).is_some_and(unchanged) {
                continue;
            }
            match text.with_untracked(|text| typed(argument, text)) {
                Ok(Some(json)) => drop(body.insert(argument.key.to_owned(), json)),
                Ok(None) => drop(body.shift_remove(argument.key)),
                Err(message) => {
                    refused.set(Some(message));
                    return;
                }
            }
        }
        page.workspace.change(|document| *document = document.with_resource(&kind, &label, Some(body)));
        page.shown.dialog.set(None);
    };
    let form = view! {
        <p>"Enter text or an expression. Empty boxes unset their argument. Other arguments of the resource are kept."</p>
        <div class="asks">{fields}</div>
        <p class="error" id="resource-error" role="alert">{move || refused.get()}</p>
        <div class="dialog-foot">
            <button type="button" class="primary" on:click=apply>"Apply"</button>
        </div>
    };
    frame(page, &name, form.into_any())
}

/// The box of an argument: a line, or several for what is written as JSON.
fn box_of(argument: &'static Argument, text: RwSignal<String>) -> AnyView {
    let id = format!("edit-{}", argument.key);
    let input = move |event: Event| text.set(browser::value_of(&event));
    let control = if is_line(argument) {
        view! {
            <input
                class="input"
                type="text"
                id=id.clone()
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=text
                on:input=input
            />
        }
        .into_any()
    } else {
        let rows = text.with_untracked(|text| text.lines().count()).clamp(1, 10) + 1;
        view! {
            <textarea
                class="input"
                id=id.clone()
                rows=rows.to_string()
                spellcheck="false"
                autocomplete="off"
                placeholder="JSON"
                prop:value=text
                on:input=input
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="ask">
            <label for=id>{argument.label} " " <code>{argument.key}</code></label>
            {control}
        </div>
    }
    .into_any()
}
