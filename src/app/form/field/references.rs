//! Which references there are to insert, and what the references of a text point to.

use cognito_client_builder::document::{Document, Reference, Value, sort_by_key, text};
use cognito_client_builder::schema::{Referent, resource_kind};
use leptos::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::app::form::field::Slot;
use crate::app::parts::menu::Item;
use crate::app::state::page::Dialog;

/// The longest value that is shown beside a reference, in characters.
const MOST: usize = 80;

/// The value that a reference is known to have, and what says so: a file that was opened, or the document.
fn value_of(slot: Slot, document: &Document, reference: &str) -> Option<(String, String)> {
    let told = slot.page.pasted.with(|pasted| {
        let (_, value, by) = pasted.as_ref()?.known.iter().find(|(known, ..)| known == reference)?;
        Some((value.clone(), by.clone()))
    });
    let declared = || {
        let variable = document.variable(reference.strip_prefix("var.")?)?;
        let value = variable.get(0).unwrap_or(variable).get("default").filter(|it| !it.is_null())?;
        Some((value.to_string(), "default".to_owned()))
    };
    let (value, by) = told.or_else(declared)?;
    let short: String = value.chars().take(MOST).collect();
    Some((if short.len() < value.len() { short + "\u{2026}" } else { short }, by))
}

/// The resource type and the attribute that an argument usually refers to.
const fn usual(referent: Referent) -> (&'static str, &'static str) {
    match referent {
        Referent::UserPool => ("aws_cognito_user_pool", "id"),
        Referent::ResourceServerScope => ("aws_cognito_resource_server", "identifier"),
        Referent::IdentityProvider => ("aws_cognito_identity_provider", "provider_name"),
        Referent::PinpointApp => ("aws_pinpoint_app", "application_id"),
        Referent::PinpointArn => ("aws_pinpoint_app", "arn"),
        Referent::IamRole => ("aws_iam_role", "arn"),
    }
}

/// Opens the menu of what can be inserted. `insert` takes the text, such as `${var.domain}`; a new variable has the type
/// `of`.
pub fn offer(slot: Slot, insert: Callback<String>, of: &'static str, further: Vec<Item>) {
    let page = slot.page;
    let referent = slot.argument().refers_to.map(usual);
    let mut fitting = Vec::new();
    let mut others = Vec::new();
    let mut variables = Vec::new();
    page.workspace.with_document(|document| {
        for (kind, label, body) in document.resources() {
            let Some(known) = resource_kind(kind) else { continue };
            if slot.argument().refers_to == Some(Referent::ResourceServerScope) {
                for scope in scopes(body) {
                    let text = format!("${{{kind}.{label}.identifier}}/{scope}");
                    let item = Item::new(format!("{label}/{scope}"), "scope", move || insert.run(text.clone()));
                    fitting.push(item.under("Fits here"));
                }
            }
            let wanted = referent.filter(|(wanted, _)| *wanted == kind).map(|(_, attribute)| attribute);
            let mut attributes: Vec<&str> = known.attributes().iter().map(|attribute| attribute.key).collect();
            attributes.dedup();
            if let Some(wanted) = wanted {
                sort_by_key(&mut attributes, |attribute| *attribute != wanted);
            } else {
                attributes.truncate(2);
            }
            for (index, attribute) in attributes.into_iter().enumerate() {
                let text = format!("${{{kind}.{label}.{attribute}}}");
                let item = Item::new(format!("{label}.{attribute}"), known.label, move || insert.run(text.clone()));
                if wanted.is_some() && index == 0 {
                    fitting.push(item.under("Fits here"));
                } else {
                    others.push(item.under("Other attributes"));
                }
            }
        }
        for (name, _) in document.variables() {
            let text = format!("${{var.{name}}}");
            variables.push(Item::new(format!("var.{name}"), "", move || insert.run(text.clone())).under("Variables"));
        }
    });
    if let Some((kind, attribute)) = referent
        && fitting.is_empty()
        && let Some(resource) = addable(kind)
    {
        let label = resource.label;
        let add = move || {
            let mut reference = String::new();
            page.workspace.change(|document| {
                let at = add_resource(document, resource);
                reference = format!("${{{}.{at}.{attribute}}}", resource.kind);
            });
            insert.run(reference);
        };
        fitting.push(Item::new(format!("Add a {label}"), "and refer to it", add).under("Fits here"));
    }
    variables.push(
        Item::new("New variable\u{2026}", "an input of the program", move || {
            page.dialog.set(Some(Dialog::Variable(insert, of)));
        })
        .under("Variables"),
    );
    let items = fitting.into_iter().chain(variables).chain(others).chain(further).collect();
    page.open_menu(format!("Insert into {}", slot.field.path), items);
}

/// The names of a resource server's scopes, as far as they are plain text; none of any other resource.
fn scopes(body: &Map<String, Json>) -> Vec<&str> {
    let blocks = match body.get("scope") {
        Some(Json::Array(blocks)) => blocks.as_slice(),
        Some(block) => std::slice::from_ref(block),
        None => &[],
    };
    blocks.iter().filter_map(|block| block.get("scope_name")?.as_str()).collect()
}

/// A supporting resource that a document can be given.
pub struct Addable {
    pub kind: &'static str,
    pub label: &'static str,
    wanted: &'static str,
    body: fn(&dyn Fn(&str) -> String) -> Json,
}

/// The resources that can be added in one step, with what they need at least.
pub static ADDABLE: &[Addable] = &[
    Addable { kind: "aws_cognito_user_pool", label: "user pool", wanted: "pool", body: |_| json!({ "name": "pool" }) },
    Addable {
        kind: "aws_cognito_user_pool_domain",
        label: "user pool domain",
        wanted: "domain",
        body: |pool| json!({ "domain": "example", "user_pool_id": pool("id") }),
    },
    Addable {
        kind: "aws_cognito_resource_server",
        label: "resource server",
        wanted: "api",
        body: |pool| {
            json!({
                "identifier": "api",
                "name": "api",
                "user_pool_id": pool("id"),
                "scope": [{ "scope_name": "read", "scope_description": "Read" }],
            })
        },
    },
];

fn addable(kind: &str) -> Option<&'static Addable> {
    ADDABLE.iter().find(|it| it.kind == kind)
}

/// Adds a resource under a free label, and returns the label.
pub fn add_resource(document: &mut Document, resource: &Addable) -> String {
    let pool = document
        .resources()
        .find(|(kind, _, _)| *kind == "aws_cognito_user_pool")
        .map(|(_, label, _)| label.to_owned());
    let reference = |attribute: &str| {
        pool.as_ref().map_or_else(String::new, |label| format!("${{aws_cognito_user_pool.{label}.{attribute}}}"))
    };
    let body = match (resource.body)(&reference) {
        Json::Object(body) => body,
        _ => Map::new(),
    };
    let mut label = resource.wanted.to_owned();
    let mut number = 2;
    while document.resource(resource.kind, &label).is_some() {
        label = format!("{}_{number}", resource.wanted);
        number += 1;
    }
    *document = document.with_resource(resource.kind, &label, Some(body));
    label
}

/// Declares a variable of a type, unless there is one of that name.
pub fn declare_variable(document: &mut Document, name: &str, of: &str) {
    let mut rest = Map::clone(document.rest());
    let variables = rest.entry("variable").or_insert_with(|| Json::Object(Map::new()));
    if let Json::Object(variables) = variables {
        variables.entry(name).or_insert_with(|| json!({ "type": of }));
    }
    *document = document.with_rest(rest);
}

/// What the references in a text point to, each with whether it is in the document.
pub fn meaning(slot: Slot, source: &str) -> Vec<(String, String, bool, bool)> {
    if !source.contains("${") {
        return Vec::new();
    }
    let Ok(value) = text::parse(source) else { return Vec::new() };
    let mut found = Vec::new();
    slot.page.workspace.with_document(|document| {
        value.for_each_reference(&mut |reference| {
            let (says, known) = match reference {
                Reference::Resource { kind, name, .. } => {
                    let what = resource_kind(kind).map_or("resource outside of this document", |kind| kind.label);
                    let here = document.resource(kind, name).is_some()
                        || document.client(name).is_some() && kind.ends_with("_client");
                    (if here { what.to_owned() } else { format!("{what}, not in this document") }, here)
                }
                Reference::Variable(name) => {
                    let here = document.variable(name).is_some();
                    (if here { "variable" } else { "variable, declared by the program" }.to_owned(), true)
                }
                Reference::Pseudo(..) => ("known to every program".to_owned(), true),
                Reference::External(path) if path.starts_with("local.") => ("a local value".to_owned(), true),
                Reference::External(_) => ("defined elsewhere".to_owned(), true),
            };
            let reference = reference.terraform();
            let (says, valued) = match value_of(slot, document, &reference) {
                Some((value, by)) => (format!("{says}: {value} ({by})"), true),
                None => (says, false),
            };
            found.push((reference, says, known, valued));
        });
    });
    if let (Value::Verbatim(source), true) = (&value, found.is_empty()) {
        found.push((source.clone(), "an expression that only Terraform can say".to_owned(), true, false));
    }
    found
}
