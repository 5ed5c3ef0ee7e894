//! One user pool client of a document: what was written for each argument, as it was written.

use serde_json::{Map, Value as Json};

use super::partial::{COMMENT, comment};
use super::read::{Reading, read};
use super::value::{Entry, Value};
use crate::schema::{Field, FieldId, fields};

/// A client. Left out, explicitly empty and set are three different things: a slot without a value, one with an empty
/// value, one with another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The resource's name in Terraform, unique in the document.
    pub label: String,
    /// By [`FieldId`]. A block's own slot holds what of it is not in the table: an object when the block was written as
    /// one, a list of one object when it was written so, or the whole value when it isn't a block at all.
    slots: Vec<Option<Json>>,
    /// What is not in the table: `count`, `lifecycle`, arguments of a later provider.
    pub extra: Map<String, Json>,
}

impl Client {
    pub fn new(label: &str) -> Self {
        Client { label: label.to_owned(), slots: vec![None; fields().len()], extra: Map::new() }
    }

    pub(super) fn from_json(label: &str, body: Map<String, Json>) -> Self {
        let mut client = Client::new(label);
        for (key, mut json) in body {
            if key == COMMENT
                && let Json::Object(comment) = &mut json
            {
                let had = comment.len();
                for field in fields().iter().filter(|field| field.argument.is_comment()) {
                    client.slots[field.id.0] = comment.shift_remove(field.argument.key);
                }
                if comment.is_empty() && had > 0 {
                    continue;
                }
            }
            let field = fields()
                .iter()
                .find(|field| field.parent.is_none() && field.argument.key == key && !field.argument.is_comment());
            let Some(field) = field else {
                client.extra.insert(key, json);
                continue;
            };
            client.slots[field.id.0] = Some(if field.argument.is_block() { client.unpack(field, json) } else { json });
        }
        client
    }

    /// Moves what the table knows of a block into the slots of its arguments, and returns the rest.
    fn unpack(&mut self, block: &Field, json: Json) -> Json {
        let mut take = |inner: Map<String, Json>| {
            let mut rest = Map::new();
            for (key, json) in inner {
                match block.id.children().find(|child| child.argument.key == key) {
                    Some(child) => self.slots[child.id.0] = Some(json),
                    None => drop(rest.insert(key, json)),
                }
            }
            Json::Object(rest)
        };
        match json {
            Json::Object(inner) => take(inner),
            Json::Array(mut blocks) if blocks.len() == 1 && blocks[0].is_object() => {
                let Json::Object(inner) = blocks.swap_remove(0) else { return Json::Null };
                Json::Array(vec![take(inner)])
            }
            other => other,
        }
    }

    /// The body as Terraform JSON, in the table's order. What Terraform has no argument for is under its comment key.
    pub fn to_json(&self) -> Map<String, Json> {
        let mut body = self.arguments();
        for field in fields().iter().filter(|field| field.argument.is_comment()) {
            let Some(json) = self.slots[field.id.0].clone() else { continue };
            // What else the comment holds is no such argument.
            if !self.extra.contains_key(field.argument.key) {
                body.shift_remove(field.argument.key);
            }
            comment(&mut body).insert(field.argument.key.to_owned(), json);
        }
        body
    }

    /// All arguments by their names, also what Terraform has none for, and the rest of the body.
    pub fn arguments(&self) -> Map<String, Json> {
        let mut body = Map::new();
        for field in fields().iter().filter(|field| field.parent.is_none()) {
            if let Some(json) = self.to_json_at(field) {
                body.insert(field.argument.key.to_owned(), json);
            }
        }
        body.extend(self.extra.clone());
        body
    }

    fn to_json_at(&self, field: &Field) -> Option<Json> {
        let own = self.slots[field.id.0].as_ref();
        if !field.argument.is_block() {
            return own.cloned();
        }
        let inner = field
            .id
            .children()
            .filter_map(|child| Some((child.argument.key.to_owned(), self.slots[child.id.0].clone()?)));
        let pack = |rest: &Map<String, Json>| Json::Object(inner.chain(rest.clone()).collect());
        match own {
            Some(Json::Object(rest)) => Some(pack(rest)),
            Some(Json::Array(blocks)) if blocks.len() == 1 => match &blocks[0] {
                Json::Object(rest) => Some(Json::Array(vec![pack(rest)])),
                _ => own.cloned(),
            },
            Some(other) => Some(other.clone()),
            None => None,
        }
    }

    /// Returns what was written for an argument; for a block, what it holds next to its arguments.
    pub fn get(&self, field: FieldId) -> Option<&Json> {
        self.slots[field.0].as_ref()
    }

    /// Sets or, with `None`, omits an argument. Setting one inside a block makes the block; omitting a block omits
    /// everything in it; omitting the last argument in a block keeps the block, explicitly empty, only where it holds
    /// something else.
    pub fn set(&mut self, field: FieldId, json: Option<Json>) {
        let entry = field.get();
        if entry.argument.is_block() {
            for child in field.children() {
                self.slots[child.id.0] = None;
            }
            self.slots[field.0] = json.map(|json| self.unpack(entry, json));
            return;
        }
        self.slots[field.0] = json;
        let Some(parent) = entry.parent else { return };
        let any = parent.children().any(|child| self.slots[child.id.0].is_some());
        let own = &mut self.slots[parent.0];
        let is_block =
            |json: &Json| json.is_object() || json.as_array().is_some_and(|a| a.len() == 1 && a[0].is_object());
        let holds = |json: &Json| match json {
            Json::Array(blocks) => blocks[0].as_object().is_some_and(|rest| !rest.is_empty()),
            json => json.as_object().is_some_and(|rest| !rest.is_empty()),
        };
        match own {
            Some(json) if is_block(json) && !any && !holds(json) => {
                *own = None;
            }
            // What the block holds next to its arguments stays.
            Some(json) if is_block(json) => {}
            _ if any => *own = Some(Json::Object(Map::new())),
            _ => {}
        }
    }

    /// Whether the document says anything for the argument, be it empty; for a block, whether it is there.
    pub fn is_set(&self, field: FieldId) -> bool {
        let no_block = |json: &Json| field.get().argument.is_block() && json.as_array().is_some_and(Vec::is_empty);
        self.get(field).is_some_and(|json| !json.is_null() && !no_block(json))
    }

    /// What an argument means. A block reads as the block of those of its arguments that have a value; an argument
    /// inside a block reads by itself.
    pub fn read(&self, field: FieldId) -> Reading {
        let entry = field.get();
        let Some(own) = self.get(field) else { return Reading::default() };
        if !entry.argument.is_block() {
            return read(own, &entry.argument.kind);
        }
        let is_block = match own {
            Json::Object(_) => true,
            Json::Array(blocks) => blocks.len() == 1 && blocks[0].is_object(),
            _ => false,
        };
        if !is_block {
            return read(own, &entry.argument.kind);
        }
        let entries = field
            .children()
            .filter_map(|child| Some(Entry { argument: child.argument, value: self.read(child.id).value? }))
            .collect();
        Reading { value: Some(Value::Block(entries)), problems: Vec::new() }
    }

    /// The value of the argument with this path, where there is one.
    pub fn value(&self, path: &str) -> Option<Value> {
        self.read(crate::schema::field(path)?.id).value
    }

    /// How many arguments are set, blocks not counted but what is in them.
    pub fn count_set(&self) -> usize {
        fields().iter().filter(|field| !field.argument.is_block() && self.is_set(field.id)).count()
    }

    /// What is not in the table inside a block, by path.
    pub fn extra_in_blocks(&self) -> impl Iterator<Item = (String, &Json)> {
        fields().iter().filter(|field| field.argument.is_block()).flat_map(|field| {
            let rest = match self.get(field.id) {
                Some(Json::Object(rest)) => Some(rest),
                Some(Json::Array(blocks)) if blocks.len() == 1 => blocks[0].as_object(),
                _ => None,
            };
            rest.into_iter().flatten().map(|(key, json)| (format!("{}.{key}", field.path), json))
        })
    }
}
