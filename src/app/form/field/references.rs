//! Which references there are to insert, and what the references of a text point to.

use cognito_client_builder::document::supporting::{add_resource, addable, scopes};
use cognito_client_builder::document::{Document, Part, Reference, Value, sort_by_key, text};
use cognito_client_builder::schema::{Referent, resource_kind};
use leptos::prelude::*;

use crate::app::form::field::slot::Slot;
use crate::app::state::shown::{Dialog, Item};

/// The longest value that is shown next to a reference, in characters.
const MOST: usize = 80;

/// The value that a reference is known to have, and what says so: a file that was opened, or the document.
fn value_of(slot: Slot, document: &Document, reference: &str) -> Option<(String, String)> {
    let told = slot.page.base.files.with(|files| {
        let known = files.as_ref()?.import.known.iter().find(|known| known.reference == reference)?;
        Some((known.value.to_string(), known.said_by.clone()))
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

/// Opens the menu of what can be inserted. `insert` takes the text, such as `${var.domain}`; a new variable has the type
/// `of`.
pub fn offer(slot: Slot, insert: Callback<String>, of: &'static str, further: Vec<Item>) {
    let page = slot.page;
    let referent = slot.argument().refers_to.map(Referent::attribute);
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
                    fitting.push(item.under("Matching type"));
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
                    fitting.push(item.under("Matching type"));
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
        fitting.push(Item::new(format!("Add {label}"), "and refer to it", add).under("Matching type"));
    }
    variables.push(
        Item::new("New variable\u{2026}", "set at deployment", move || {
            page.shown.dialog.set(Some(Dialog::Variable(insert, of)));
        })
        .under("Variables"),
    );
    let items = fitting.into_iter().chain(variables).chain(others).chain(further).collect();
    page.open_menu(format!("Insert into {}", slot.field.path), items);
}

/// What a text is in short, if it is one reference to a resource of the document, or a scope of one: its label, or
/// label and scope, and what it is. `None` for every other text.
pub fn in_short(slot: Slot, source: &str) -> Option<(String, &'static str)> {
    if !source.starts_with("${") {
        return None;
    }
    let of_document = |reference: &Reference| match reference {
        Reference::Resource { kind, name, attribute } => {
            let known = resource_kind(kind)?;
            let here = slot.page.workspace.with_document(|document| document.resource(kind, name).is_some());
            here.then(|| (name.clone(), attribute.clone(), known))
        }
        _ => None,
    };
    match text::parse(source).ok()? {
        Value::Reference(reference) => {
            let (name, attribute, known) = of_document(&reference)?;
            let usual = slot.argument().refers_to.map(Referent::attribute) == Some((known.terraform, &attribute));
            Some((if usual { name } else { format!("{name}.{attribute}") }, known.label))
        }
        Value::Template(parts) => match parts.as_slice() {
            [Part::Reference(reference), Part::Literal(rest)] => {
                let (name, attribute, _) = of_document(reference)?;
                let scope = rest.strip_prefix('/').filter(|_| attribute == "identifier")?;
                Some((format!("{name} / {scope}"), "scope"))
            }
            _ => None,
        },
        _ => None,
    }
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
                    let what = resource_kind(kind).map_or("resource outside this configuration", |kind| kind.label);
                    let here = document.resource(kind, name).is_some()
                        || document.client(name).is_some() && kind.ends_with("_client");
                    (if here { what.to_owned() } else { format!("{what}, not in this configuration") }, here)
                }
                Reference::Variable(name) => {
                    let here = document.variable(name).is_some();
                    (if here { "variable" } else { "variable, declared in the generated code" }.to_owned(), true)
                }
                Reference::Pseudo(..) => ("built in".to_owned(), true),
                Reference::External(path) if path.starts_with("local.") => ("local value".to_owned(), true),
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
        found.push((source.clone(), "expression that only Terraform can evaluate".to_owned(), true, false));
    }
    found
}
