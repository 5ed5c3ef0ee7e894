//! Fixes: what a fix changes, as data, and the document after it. A fix is made with its finding and costs a few words;
//! the document is made when a user asks for it.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::document::supporting::{Addition, declare};
use crate::document::words::and;
use crate::document::{Client, Document, shorten};
use crate::schema::field;

/// A fix of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// The client that is changed, by label.
    client: String,
    edits: Vec<Edit>,
    words: Words,
}

/// How a fix is reported.
#[derive(Debug, Clone, PartialEq)]
enum Words {
    /// By its edits.
    Edits,
    /// By its edits, and a word of explanation.
    Noted(String),
    Own(String),
}

/// One change of a client, or of a resource that it refers to. Arguments are named by their paths.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    Set(&'static str, Json),
    Unset(&'static str),
    /// Adds an element to a set, which is made where there is none.
    Add(&'static str, Json),
    /// Takes all elements like this one out of a set.
    Remove(&'static str, Json),
    /// Changes all elements like the first into the second, once.
    Replace(&'static str, Json, Json),
    /// Keeps the first of equal elements.
    Distinct(&'static str),
    /// Sets or takes away what is not in the table.
    Extra(String, Option<Json>),
    /// Sets an argument of another resource: type, label, argument, value.
    Resource(&'static str, String, &'static str, Json),
    /// Adds a resource with its variables.
    Create(Addition),
    /// Declares a variable, unless there is one of that name.
    Declare(String, Json),
}

impl Fix {
    /// A fix that says of itself what it does.
    pub(crate) fn new(client: &Client, edits: Vec<Edit>) -> Self {
        Fix { client: client.label.clone(), edits, words: Words::Edits }
    }

    /// A fix of a supporting resource.
    pub(super) fn of_resource(edits: Vec<Edit>) -> Self {
        Fix { client: String::new(), edits, words: Words::Edits }
    }

    /// The same with a word of explanation after the label: `(1 hour)`.
    pub(crate) fn note(self, note: String) -> Self {
        Fix { words: Words::Noted(note), ..self }
    }

    /// The same, saying it in other words.
    pub(super) fn told(self, label: String) -> Self {
        Fix { words: Words::Own(label), ..self }
    }

    /// Everything that it changes, as a button says it.
    pub fn label(&self) -> String {
        match &self.words {
            Words::Edits => describe(&self.edits),
            Words::Noted(note) => format!("{} ({note})", describe(&self.edits)),
            Words::Own(label) => label.clone(),
        }
    }

    /// The client after the fix.
    pub(super) fn client(&self, client: &Client) -> Client {
        let mut client = client.clone();
        self.edits.iter().for_each(|edit| change(&mut client, edit));
        client
    }

    /// Whether it changes anything else than its client.
    pub(super) fn is_wide(&self) -> bool {
        self.edits.iter().any(|edit| matches!(edit, Edit::Resource(..) | Edit::Create(_) | Edit::Declare(..)))
    }

    /// The document after the fix. Nothing changes where the client is gone.
    pub fn apply(&self, document: &Document) -> Document {
        let mut document = document.clone();
        for edit in &self.edits {
            match edit {
                Edit::Resource(kind, label, key, value) => {
                    document = with_resource(&document, kind, label, key, value);
                    continue;
                }
                Edit::Create(addition) => {
                    document = addition.apply(&document);
                    continue;
                }
                Edit::Declare(name, declaration) => {
                    declare(&mut document, name, declaration.clone());
                    continue;
                }
                _ => {}
            }
            if let Some(client) = document.clients.iter_mut().find(|client| client.label == self.client) {
                change(Arc::make_mut(client), edit);
            }
        }
        document
    }
}

fn change(client: &mut Client, edit: &Edit) {
    let mut each = |path: &str, change: &dyn Fn(&mut Vec<Json>)| {
        let Some(field) = field(path) else { return };
        let mut items = match client.get(field.id) {
            Some(Json::Array(items)) => items.clone(),
            None | Some(Json::Null) => Vec::new(),
            Some(_) => return,
        };
        change(&mut items);
        client.set(field.id, Some(Json::Array(items)));
    };
    match edit {
        Edit::Set(path, value) => {
            if let Some(field) = field(path) {
                client.set(field.id, Some(value.clone()));
            }
        }
        Edit::Unset(path) => {
            if let Some(field) = field(path) {
                client.set(field.id, None);
            }
        }
        Edit::Add(path, value) => each(path, &|items| {
            if !items.contains(value) {
                items.push(value.clone());
            }
        }),
        Edit::Remove(path, value) => each(path, &|items| items.retain(|item| item != value)),
        Edit::Replace(path, from, to) => each(path, &|items| {
            let mut there = items.contains(to);
            items.retain_mut(|item| {
                if item == from {
                    *item = to.clone();
                    return !std::mem::replace(&mut there, true);
                }
                true
            });
        }),
        Edit::Distinct(path) => each(path, &|items| {
            let mut seen: Vec<Json> = Vec::new();
            items.retain(|item| {
                let new = !seen.contains(item);
                if new {
                    seen.push(item.clone());
                }
                new
            });
        }),
        Edit::Extra(key, value) => match value {
            Some(value) => drop(client.extra.insert(key.clone(), value.clone())),
            None => drop(client.extra.shift_remove(key)),
        },
        Edit::Resource(..) | Edit::Create(_) | Edit::Declare(..) => {}
    }
}

fn with_resource(document: &Document, kind: &str, label: &str, key: &str, value: &Json) -> Document {
    let mut rest = Map::clone(document.rest());
    let body = rest
        .get_mut("resource")
        .and_then(|types| types.get_mut(kind))
        .and_then(|resources| resources.get_mut(label))
        .and_then(Json::as_object_mut);
    if let Some(body) = body {
        body.insert(key.to_owned(), value.clone());
    }
    document.with_rest(rest)
}

/// `Set a to 1, remove b and c, and add x to d`.
fn describe(edits: &[Edit]) -> String {
    let mut steps: Vec<(&str, Vec<String>, String)> = Vec::new();
    for edit in edits {
        let (verb, object, tail) = match edit {
            Edit::Set(path, value) => ("set", (*path).to_owned(), format!(" to {}", show(value))),
            Edit::Unset(path) => ("remove", (*path).to_owned(), String::new()),
            Edit::Extra(key, None) => ("remove", key.clone(), String::new()),
            Edit::Extra(key, Some(value)) => ("set", key.clone(), format!(" to {}", show(value))),
            Edit::Add(path, value) => ("add", show(value), format!(" to {path}")),
            Edit::Remove(path, value) => ("remove", show(value), format!(" from {path}")),
            Edit::Replace(path, from, to) => ("change", show(from), format!(" to {} in {path}", show(to))),
            Edit::Distinct(path) => ("remove", "duplicates".to_owned(), format!(" from {path}")),
            Edit::Resource(kind, label, key, value) => {
                ("set", format!("{kind}.{label}.{key}"), format!(" to {}", show(value)))
            }
            Edit::Create(addition) => ("add", format!("{}.{}", addition.kind, addition.label), String::new()),
            Edit::Declare(name, _) => ("add", format!("variable {name}"), String::new()),
        };
        match steps.last_mut() {
            Some((last, objects, end)) if *last == verb && *end == tail => objects.push(object),
            _ => steps.push((verb, vec![object], tail)),
        }
    }
    const MOST: usize = 6;
    let steps: Vec<String> = steps
        .into_iter()
        .map(|(verb, mut objects, tail)| {
            if objects.len() > MOST {
                let more = objects.split_off(MOST / 2).len();
                objects.push(format!("{more} more"));
            }
            format!("{verb} {}{tail}", and(&objects))
        })
        .collect();
    let mut text = steps.join(", ");
    // A verb is first, in plain letters. (With others, the page would need tables of their capitals.)
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

fn show(value: &Json) -> String {
    match value {
        Json::String(text) if text.is_empty() => "the empty string".to_owned(),
        Json::String(text) => shorten(text),
        Json::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Json::Array(items) if items.len() > 6 => format!("{} values", items.len()),
        Json::Array(items) => and(&items.iter().map(show).collect::<Vec<_>>()),
        other => shorten(&other.to_string()),
    }
}
