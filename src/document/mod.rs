//! The configuration, as a document in Terraform's JSON configuration syntax, possibly partial, possibly invalid.
//!
//! Keeps everything as written; [`Client::read`] interprets it. Must not know targets or the browser, and doesn't
//! validate: limits belong to `validate`.

pub(crate) mod absent;
pub mod accepted;
mod client;
pub(crate) mod heredoc;
pub mod notes;
pub(crate) mod objects;
pub mod partial;
mod read;
mod rename;
mod sort;
pub mod stand_in;
pub mod supporting;
pub mod text;
mod types;
mod value;
pub mod words;

pub use client::Client;
pub use partial::Partial;
pub use read::{Problem, Reading, read};
pub(crate) use read::{shorten, structure};
pub use sort::{sort, sort_by_key};
pub use types::Type;
pub use value::{Entry, Part, Pseudo, Reference, Value};

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::schema::USER_POOL_CLIENT;

/// The most clients that are read; Cognito's own limit on one pool is 10,000.
pub const MAX_CLIENTS: usize = 10_000;

/// Everything that was chosen. Cheap to clone: copies share what they have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// In the user's order.
    pub clients: Vec<Arc<Client>>,
    /// The rest of the Terraform JSON, as it was: supporting resources, variables, imports and what we don't model.
    rest: Arc<Map<String, Json>>,
}

impl Document {
    /// A document with one client of that label, with nothing set.
    pub fn new(label: &str) -> Self {
        Document { clients: vec![Arc::new(Client::new(label))], rest: Arc::default() }
    }

    /// Reads Terraform JSON.
    ///
    /// # Errors
    /// Returns a user-facing message about what is wrong and where.
    pub fn from_json(json: &Json) -> Result<Self, String> {
        let Json::Object(top) = json else {
            return Err(format!("A configuration must be a JSON object, not {}.", read::found(json)));
        };
        let mut rest = top.clone();
        let mut clients = Vec::new();
        match rest.get_mut("resource") {
            None => {}
            Some(Json::Object(types)) => {
                for (kind, resources) in types.iter_mut() {
                    let Json::Object(resources) = resources else {
                        return Err(format!("resource.{kind} must be an object, not {}.", read::found(resources)));
                    };
                    for (label, body) in resources.iter() {
                        let at = format!("resource.{kind}.{label}");
                        if !text::is_identifier(label) {
                            return Err(format!(
                                "{at}: a name starts with a letter or underscore, and contains only letters, digits, underscores, and hyphens."
                            ));
                        }
                        if !body.is_object() {
                            return Err(format!("{at} must be an object, not {}.", read::found(body)));
                        }
                    }
                    if kind == USER_POOL_CLIENT.terraform {
                        for (label, body) in std::mem::take(resources) {
                            if let Json::Object(body) = body {
                                clients.push(Arc::new(Client::from_json(&label, body)));
                            }
                        }
                    }
                }
            }
            Some(other) => return Err(format!("resource must be an object, not {}.", read::found(other))),
        }
        if clients.len() > MAX_CLIENTS {
            return Err(format!("The configuration has {} clients; the maximum is {MAX_CLIENTS}.", clients.len()));
        }
        for key in ["variable", "locals", "output", "data", "module", "provider"] {
            match rest.get(key) {
                None | Some(Json::Object(_)) => {}
                Some(Json::Array(_)) if key == "provider" => {}
                Some(other) => return Err(format!("{key} must be an object, not {}.", read::found(other))),
            }
        }
        if let Some(Json::Object(variables)) = rest.get("variable")
            && let Some(name) = variables.keys().find(|name| !text::is_identifier(name))
        {
            return Err(format!("variable.{name}: Terraform doesn't accept this name."));
        }
        Ok(Document { clients, rest: Arc::new(rest) })
    }

    /// Reads JSON text. Fails as [`Document::from_json`] does, or with the place where the text isn't JSON.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let json = serde_json::from_str(text).map_err(|error| format!("Invalid JSON: {error}."))?;
        Self::from_json(&json)
    }

    /// The document as Terraform JSON; the inverse of [`Document::from_json`].
    pub fn to_json(&self) -> Json {
        let mut top = Map::clone(&self.rest);
        if !self.clients.is_empty() {
            let types = top.entry("resource").or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(types) = types {
                let slot = types.entry(USER_POOL_CLIENT.terraform).or_insert_with(|| Json::Object(Map::new()));
                if let Json::Object(slot) = slot {
                    slot.extend(
                        self.clients.iter().map(|client| (client.label.clone(), Json::Object(client.to_json()))),
                    );
                }
            }
        }
        Json::Object(top)
    }

    /// What isn't a client, as it was written.
    pub fn rest(&self) -> &Arc<Map<String, Json>> {
        &self.rest
    }

    /// Replaces what isn't a client.
    pub fn with_rest(&self, rest: Map<String, Json>) -> Self {
        Document { clients: self.clients.clone(), rest: Arc::new(rest) }
    }

    /// The supporting resources, in order: Terraform type, label, body.
    pub fn resources(&self) -> impl Iterator<Item = (&str, &str, &Map<String, Json>)> {
        self.rest.get("resource").and_then(Json::as_object).into_iter().flatten().flat_map(|(kind, resources)| {
            resources
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(move |(label, body)| Some((kind.as_str(), label.as_str(), body.as_object()?)))
        })
    }

    /// The body of a supporting resource.
    pub fn resource(&self, kind: &str, label: &str) -> Option<&Map<String, Json>> {
        self.rest.get("resource")?.get(kind)?.get(label)?.as_object()
    }

    /// What refers to a resource: clients by their addresses, other resources too, outputs and the like by their names.
    pub fn mentions(&self, kind: &str, label: &str) -> Vec<String> {
        self.mentions_of(&format!("{kind}.{label}"))
    }

    /// What refers to an address: `var.name`, or that of a resource.
    pub fn mentions_of(&self, address: &str) -> Vec<String> {
        let own = |of: &str, name: &str| address.strip_prefix(of).and_then(|it| it.strip_prefix('.')) == Some(name);
        let mut found = Vec::new();
        for client in self.clients.iter().filter(|it| !own(USER_POOL_CLIENT.terraform, &it.label)) {
            if client.to_json().values().any(|json| mentions(json, address)) {
                found.push(Document::address(&client.label));
            }
        }
        for (of, name, body) in self.resources().filter(|(of, name, _)| !own(of, name)) {
            if body.values().any(|json| mentions(json, address)) {
                found.push(format!("{of}.{name}"));
            }
        }
        for (key, json) in self.rest.iter().filter(|(key, _)| !matches!(key.as_str(), "resource" | "import" | "//")) {
            match json {
                Json::Object(named) => {
                    let named = named.iter().filter(|(_, json)| mentions(json, address));
                    found.extend(named.map(|(name, _)| format!("{key}.{name}")));
                }
                json if mentions(json, address) => found.push(key.clone()),
                _ => {}
            }
        }
        found
    }

    /// Replaces the body of a supporting resource, or takes the resource away.
    pub fn with_resource(&self, kind: &str, label: &str, body: Option<Map<String, Json>>) -> Self {
        let mut rest = Map::clone(&self.rest);
        let types = rest.entry("resource").or_insert_with(|| Json::Object(Map::new()));
        let Json::Object(types) = types else { return self.clone() };
        match body {
            Some(body) => {
                let resources = types.entry(kind).or_insert_with(|| Json::Object(Map::new()));
                let Json::Object(resources) = resources else { return self.clone() };
                resources.insert(label.to_owned(), Json::Object(body));
            }
            None => {
                if let Some(Json::Object(resources)) = types.get_mut(kind) {
                    resources.shift_remove(label);
                }
                // An empty one of clients says where they come among the resources.
                let is_used = |of: &str| of == USER_POOL_CLIENT.terraform && !self.clients.is_empty();
                for of in [kind, USER_POOL_CLIENT.terraform].into_iter().filter(|of| !is_used(of)) {
                    if types.get(of).and_then(Json::as_object).is_some_and(Map::is_empty) {
                        types.shift_remove(of);
                    }
                }
                if types.is_empty() {
                    rest.shift_remove("resource");
                }
                return self.with_rest(rest).without_kept_name(&format!("{kind}.{label}"));
            }
        }
        self.with_rest(rest)
    }

    /// The declared variables, in order, with what was declared of them.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.rest
            .get("variable")
            .and_then(Json::as_object)
            .into_iter()
            .flatten()
            .map(|(name, declaration)| (name.as_str(), declaration))
    }

    /// The declaration of a variable.
    pub fn variable(&self, name: &str) -> Option<&Json> {
        self.rest.get("variable")?.get(name)
    }

    /// The import ID of a client, as written: the text after `id` of the import block whose `to` names it.
    pub fn import_id(&self, label: &str) -> Option<&str> {
        let address = Self::address(label);
        self.import_blocks().find(|block| targets(block, &address))?.get("id")?.as_str()
    }

    /// Whether an import block has the ID of one of a client's instances, or of all of them.
    pub fn imports_instances(&self, label: &str) -> bool {
        let address = format!("{}[", Self::address(label));
        let to = |block: &Json| {
            block.get("to").and_then(Json::as_str).is_some_and(|to| text::address(to).starts_with(&address))
        };
        self.import_blocks().any(to)
    }

    /// Sets the import ID of a client, or takes the import block away.
    pub fn with_import_id(&self, label: &str, id: Option<&str>) -> Self {
        let address = Self::address(label);
        let mut blocks: Vec<Json> = self.import_blocks().cloned().collect();
        let at = blocks.iter().position(|block| targets(block, &address));
        match (at, id) {
            (Some(at), Some(id)) => blocks[at]["id"] = Json::String(id.to_owned()),
            (None, Some(id)) => blocks.push(serde_json::json!({ "to": address, "id": id })),
            (Some(at), None) => drop(blocks.remove(at)),
            (None, None) => return self.clone(),
        }
        let mut rest = Map::clone(&self.rest);
        if blocks.is_empty() {
            rest.shift_remove("import");
        } else {
            rest.insert("import".to_owned(), Json::Array(blocks));
        }
        self.with_rest(rest)
    }

    /// Terraform's address of a client.
    pub fn address(label: &str) -> String {
        format!("{}.{label}", USER_POOL_CLIENT.terraform)
    }

    pub fn client(&self, label: &str) -> Option<&Arc<Client>> {
        self.clients.iter().find(|client| client.label == label)
    }

    /// A label that no client has: `wanted`, or `wanted` with a number.
    pub fn free_label(&self, wanted: &str) -> String {
        let mut base: String =
            wanted.chars().map(|c| if c == '_' || c == '-' || c.is_alphanumeric() { c } else { '_' }).collect();
        if !text::is_identifier(&base) {
            base.insert_str(0, "client_");
        }
        let taken: std::collections::HashSet<&str> = self.clients.iter().map(|client| client.label.as_str()).collect();
        let mut label = base.clone();
        let mut number = 2;
        while taken.contains(label.as_str()) {
            label = format!("{base}_{number}");
            number += 1;
        }
        label
    }

    /// The label of the next client after one: `web_2` after `web`, `web_3` after `web_2`, or the first free one from
    /// there.
    fn next_label(&self, label: &str) -> String {
        let numbered = label.rsplit_once('_').and_then(|(base, number)| {
            let number: u32 = number.parse().ok().filter(|it: &u32| *it >= 2 && it.to_string() == number)?;
            (!base.is_empty()).then_some((base, number))
        });
        let (base, number) = numbered.unwrap_or((label, 1));
        let taken = |label: &String| self.clients.iter().any(|client| client.label == *label);
        let mut labels = (number.saturating_add(1)..=u32::MAX).map(|number| format!("{base}_{number}"));
        labels.find(|label| !taken(label)).unwrap_or_else(|| self.free_label(label))
    }

    /// Copies the client at `at` to the place after it, under a free label; notes on it are copied, its import block
    /// isn't, since an ID names one client.
    pub fn duplicate(&mut self, at: usize) {
        let Some(original) = self.clients.get(at).cloned() else { return };
        // The copy is a new client, of which all is known.
        let mut copy = Client::clone(&original).without_partial();
        copy.label = self.next_label(&original.label);
        *self = self.with_notes_on(&original.label, &copy.label, false);
        self.clients.insert(at + 1, Arc::new(copy));
    }

    /// Deletes the client at `at` with its import block and the notes on it.
    pub fn delete(&mut self, at: usize) {
        if at < self.clients.len() {
            let client = self.clients.remove(at);
            *self = self.with_import_id(&client.label, None).without_notes_on(&client.label);
        }
    }

    /// Renames a client, with its import block and its notes.
    ///
    /// # Errors
    /// Returns a user-facing message if the label is invalid or taken.
    pub fn rename(&self, from: &str, to: &str) -> Result<Self, String> {
        if from == to {
            return Ok(self.clone());
        }
        if !text::is_identifier(to) {
            return Err(
                "A label starts with a letter or underscore, and contains only letters, digits, underscores, and hyphens."
                    .to_owned(),
            );
        }
        if self.client(to).is_some() {
            return Err(format!("Another client already has the label {to}."));
        }
        let id = self.import_id(from).map(str::to_owned);
        let document = self.with_import_id(from, None).with_import_id(to, id.as_deref());
        let mut document = document.with_notes_on(from, to, true);
        for client in &mut document.clients {
            if client.label == from {
                Arc::make_mut(client).label = to.to_owned();
            }
        }
        Ok(document)
    }

    fn import_blocks(&self) -> impl Iterator<Item = &Json> {
        match self.rest.get("import") {
            Some(Json::Array(blocks)) => blocks.iter().collect(),
            Some(block @ Json::Object(_)) => vec![block],
            _ => Vec::new(),
        }
        .into_iter()
    }
}

/// `to` is written bare, or as an expression.
fn targets(block: &Json, address: &str) -> bool {
    let Some(to) = block.get("to").and_then(Json::as_str) else { return false };
    text::address(to) == address
}

/// Whether a text in it refers to this address, and not to a longer one.
fn mentions(json: &Json, address: &str) -> bool {
    match json {
        Json::String(text) => rename::refers(text, address),
        Json::Array(items) => items.iter().any(|it| mentions(it, address)),
        Json::Object(items) => items.values().any(|it| mentions(it, address)),
        _ => false,
    }
}
