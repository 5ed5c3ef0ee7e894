//! The Mineiros module for Terraform: one call for each user pool, with the pool's clients as an argument.
//!
//! What all clients of a pool agree on becomes a default of the call. The module takes a default only for a key that a
//! client doesn't have, null included, so a key goes up only where every client has it, with the same value.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::terraform::{
    Body, block, blocks_of, hcl_omissions, hcl_resource, hcl_variable, imports, kept_import, readable, undeclared,
};
use super::{Item, Names, Place, Render, Target};
use crate::dialects::hcl::{bare, list, object, written};
use crate::document::{Entry, Part, Reference, Value, text};
use crate::emit::Doc;
use crate::emit::syntax;
use crate::emit::syntax::hcl;
use crate::program::{Omission, Program, Resource, Scope, Variable, VariableKind};
use crate::schema::names::Name;
use crate::schema::terraform;
use crate::schema::{Exported, Family, FieldId, Kind, Referent, USER_POOL_CLIENT, Vocabulary, field};

pub static MODULE: Target = Target {
    id: "terraform-mineiros-module",
    label: "Terraform module (Mineiros)",
    group: "Terraform",
    language: &syntax::HCL,
    file_name: "main.tf",
    summary: || "A call of mineiros-io/cognito-user-pool/aws. Requires version 3 or 4 of the AWS provider.",
    family: Family::Mineiros,
    adopts: false,
    vocabulary: Vocabulary::MineirosKey,
    names: |_| Names::default(),
    omissions: |program| {
        let mut omissions = Calls::new(program).omissions;
        omissions.extend(hcl_omissions(program));
        omissions
    },
    layout,
    resource: |_, _, _| Doc::nil(),
    project: || &[],
};

const SOURCE: &str = "mineiros-io/cognito-user-pool/aws";
const VERSION: &str = "~> 0.9.0";
const PROVIDER: &str = ">= 3.50, < 5.0";

const NO_ADDRESS: &str = "Only Terraform can tell the name of this client in the module.";

/// A program as calls of the module.
#[derive(Default)]
struct Calls {
    calls: Vec<Call>,
    /// What is next to the calls.
    others: Vec<Resource>,
    /// Variables that only the calls need.
    variables: Vec<Variable>,
    rest: Map<String, Json>,
    omissions: Vec<Omission>,
    /// Import blocks of what no client says.
    imports: Vec<Map<String, Json>>,
    /// What represents a resource that the module makes.
    addresses: HashMap<(String, String), Made>,
}

/// One call: one pool.
struct Call {
    label: String,
    /// The pool's arguments, its domain's, and its resource servers.
    pool: Vec<(String, Value, Kind)>,
    clients: Vec<Vec<Entry>>,
    /// Risks of the clients that a user accepted: what, and why.
    accepted: Vec<(String, String)>,
    imports: Vec<(String, String)>,
}

/// A resource that the module makes.
struct Made {
    /// Its place in the module's outputs: `module.pool.user_pool`; `None` where there is none.
    output: Option<String>,
    /// What Terraform calls it in the module; `None` where only an expression tells.
    address: Option<String>,
    call: usize,
    entries: Vec<Entry>,
}

impl Calls {
    fn new(program: &Program) -> Self {
        let mut calls = Calls { rest: readable(program).into_owned(), ..Calls::default() };
        let mut taken: HashSet<String> = program
            .rest
            .get("module")
            .and_then(Json::as_object)
            .into_iter()
            .flatten()
            .map(|(it, _)| it.clone())
            .collect();
        let (made, others): (Vec<_>, Vec<_>) = program.resources.iter().partition(|it| it.kind.0.in_mineiros);
        let (clients, made): (Vec<_>, Vec<_>) = made.into_iter().partition(|it| it.is_client());
        let (pools, parts): (Vec<_>, Vec<_>) = made.into_iter().partition(|it| pool_of(it).is_none() && is_pool(it));
        for pool in pools {
            let at = calls.call(&pool.label, &mut taken);
            let module = format!("module.{}", calls.calls[at].label);
            let address = format!("{module}.aws_cognito_user_pool.user_pool[0]");
            calls.make(pool, Some(format!("{module}.user_pool")), Some(address), at);
        }
        let mut others: Vec<Arc<Resource>> = others.into_iter().cloned().collect();
        let mut with_domain = HashSet::new();
        let mut made = Vec::new();
        for part in parts {
            let at = pool_of(part).and_then(|value| calls.made_by(value));
            // A call makes one domain, and any number of resource servers.
            let domain = part.kind.0.argument("domain").is_some();
            match at {
                Some(at) if !domain || with_domain.insert(at) => {
                    let module = format!("module.{}", calls.calls[at].label);
                    let output = domain.then(|| format!("{module}.domain"));
                    let address = format!("{module}.aws_cognito_user_pool_domain.domain[0]");
                    calls.make(part, output, domain.then_some(address), at);
                    made.push((part, at, domain));
                }
                _ => others.push(part.clone()),
            }
        }
        let mut unknown: Vec<(Option<Value>, usize)> = Vec::new();
        let mut placed = Vec::new();
        for client in clients {
            let pool = pool_of(client);
            let at = match pool.and_then(|value| calls.made_by(value)) {
                Some(at) => at,
                None => match unknown.iter().find(|(value, _)| value.as_ref() == pool) {
                    Some((_, at)) => *at,
                    None => {
                        let at = calls.call("user_pool", &mut taken);
                        calls.unnamed(at, program);
                        unknown.push((pool.cloned(), at));
                        at
                    }
                },
            };
            calls.place(client, at, &mut placed);
        }
        // Only now does every address represent something.
        for pool in program.resources.iter().filter(|it| is_pool(it)) {
            let Some(at) = calls.addresses.get(&address(pool)).map(|it| it.call) else { continue };
            let entries = calls.entries(pool, None);
            flatten(&entries, &mut calls.calls[at].pool);
        }
        for (part, at, domain) in &made {
            let entries = calls.entries(part, None);
            let own: Vec<Entry> =
                entries.into_iter().filter(|it| it.argument.refers_to != Some(Referent::UserPool)).collect();
            if *domain {
                flatten(&own, &mut calls.calls[*at].pool);
            } else {
                calls.calls[*at].server(own);
            }
        }
        for (client, at, key) in placed {
            let entries = calls.entries(client, Some(at));
            if let (Some(import), Some(key)) = (&client.import, &key) {
                let call = &mut calls.calls[at];
                // The client is in a pool that exists, so the module's pool must be that one.
                let pool = format!("module.{}.aws_cognito_user_pool.user_pool[0]", call.label);
                if call.imports.is_empty() {
                    call.imports.push((pool, import.user_pool_id.clone()));
                }
                if call.imports[0].1 == import.user_pool_id {
                    call.imports.push((client_address(&call.label, key), import.terraform()));
                } else {
                    calls.omit(Some(&client.label), "import", "It belongs to another pool than the previous client.");
                }
            } else if client.import.is_some() {
                calls.omit(Some(&client.label), "import", NO_ADDRESS);
            }
            let accepted = client.accepted.iter();
            let accepted = accepted.map(|(rule, note)| (format!("{rule} of {}", client.label), note.clone()));
            calls.calls[at].accepted.extend(accepted);
            calls.calls[at].clients.push(entries);
        }
        for other in &others {
            let entries = calls.entries(other, None);
            let mut other = Resource::clone(other);
            other.entries = entries;
            for (_, json) in &mut other.extra {
                *json = calls.rewritten_json(json);
            }
            calls.others.push(other);
        }
        calls.settle_rest(program);
        calls
    }

    fn call(&mut self, wanted: &str, taken: &mut HashSet<String>) -> usize {
        let mut label = wanted.to_owned();
        let mut number = 2;
        while !taken.insert(label.clone()) {
            label = format!("{wanted}_{number}");
            number += 1;
        }
        self.calls.push(Call {
            label,
            pool: Vec::new(),
            clients: Vec::new(),
            accepted: Vec::new(),
            imports: Vec::new(),
        });
        self.calls.len() - 1
    }

    fn make(&mut self, resource: &Resource, output: Option<String>, made: Option<String>, call: usize) {
        let entries = resource.entries.clone();
        self.addresses.insert(address(resource), Made { output, address: made, call, entries });
    }

    /// The call that makes the pool that a value refers to.
    fn made_by(&self, value: &Value) -> Option<usize> {
        let Value::Reference(Reference::Resource { kind, name, .. }) = value else { return None };
        let made = self.addresses.get(&(kind.clone(), name.clone()))?;
        Some(made.call)
    }

    /// The name of a pool that the document doesn't have is asked for.
    fn unnamed(&mut self, at: usize, program: &Program) {
        let name = format!("{}_name", self.calls[at].label);
        let value = Value::Reference(Reference::Variable(name.clone()));
        self.calls[at].pool.push(("name".to_owned(), value, Kind::Text));
        if !program.variables.iter().any(|it| it.name == name)
            && program.rest.get("variable").and_then(|it| it.get(&name)).is_none()
        {
            self.variables.push(Variable { name, kind: VariableKind::Text, declaration: None, stands_for: None });
        }
    }

    /// Gives a client its place in a call. The module makes its own name out of the client's, and takes each once.
    fn place<'a>(&mut self, client: &'a Resource, at: usize, placed: &mut Vec<(&'a Resource, usize, Option<String>)>) {
        let named = client.entries.iter().find(|it| it.argument.names.mineiros_default == Name::No);
        let name = named.and_then(|it| it.value.as_text());
        let key = name.and_then(final_name);
        if let (Some(_), None, Some(named)) = (name, &key, named) {
            let reason = "Only Terraform can tell the key that the module makes of the name.";
            self.omit(Some(&client.label), named.argument.key, reason);
        }
        if let (Some(name), Some(key), Some(named)) = (name, &key, named) {
            if placed.iter().any(|(_, other, taken)| *other == at && taken.as_ref() == Some(key)) {
                let reason = format!(
                    "The module turns the name into the key \u{201c}{key}\u{201d}, which another client already has, so this client is omitted."
                );
                self.omit(Some(&client.label), named.argument.key, &reason);
                return;
            }
            if name != key {
                let reason = format!("The module turns the name into the key \u{201c}{key}\u{201d}.");
                self.omit(Some(&client.label), named.argument.key, &reason);
            }
        }
        let label = &self.calls[at].label;
        let output = key.as_ref().map(|key| format!("module.{label}.clients[\"{key}\"]"));
        let address = key.as_ref().map(|key| client_address(label, key));
        self.make(client, output, address, at);
        placed.push((client, at, key));
    }

    fn omit(&mut self, client: Option<&str>, argument: &str, reason: &str) {
        self.omissions.push(Omission::new(client, argument, reason));
    }

    /// A resource's entries with the module's outputs in place of what it makes; `at` is the call of a client.
    fn entries(&mut self, resource: &Resource, at: Option<usize>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for entry in &resource.entries {
            let pool = entry.argument.refers_to == Some(Referent::UserPool);
            if pool && at.is_some() {
                continue;
            }
            match self.rewritten(&entry.value, at) {
                Some(value) => entries.push(Entry { argument: entry.argument, value }),
                None => {
                    let client = at.map(|_| resource.label.as_str());
                    let key = entry.argument.key;
                    let path = if at.is_some() { key.to_owned() } else { format!("{}.{key}", resource.address()) };
                    self.omit(client, &path, "The module doesn't export the value that this refers to.");
                }
            }
        }
        entries
    }

    /// The same value, said with the module's outputs; `None` where it has no such output.
    fn rewritten(&self, value: &Value, at: Option<usize>) -> Option<Value> {
        Some(match value {
            Value::Reference(reference) => self.rewritten_reference(reference, at)?,
            Value::Template(parts) => Value::Template(
                parts
                    .iter()
                    .map(|part| {
                        Some(match part {
                            Part::Literal(text) => Part::Literal(text.clone()),
                            Part::Reference(reference) => match self.rewritten_reference(reference, at)? {
                                Value::Reference(reference) => Part::Reference(reference),
                                Value::Text(text) => Part::Literal(text),
                                _ => return None,
                            },
                            Part::Verbatim(source) => Part::Verbatim(self.rewritten_source(source, at)?),
                        })
                    })
                    .collect::<Option<_>>()?,
            ),
            Value::Verbatim(source) => Value::Verbatim(self.rewritten_source(source, at)?),
            Value::List(items) => {
                Value::List(items.iter().map(|item| self.rewritten(item, at)).collect::<Option<_>>()?)
            }
            Value::Map(items) => Value::Map(
                items
                    .iter()
                    .map(|(key, item)| Some((key.clone(), self.rewritten(item, at)?)))
                    .collect::<Option<_>>()?,
            ),
            Value::Block(entries) => Value::Block(self.rewritten_entries(entries, at)?),
            Value::Blocks(blocks) => {
                Value::Blocks(blocks.iter().map(|it| self.rewritten_entries(it, at)).collect::<Option<_>>()?)
            }
            plain => plain.clone(),
        })
    }

    fn rewritten_entries(&self, entries: &[Entry], at: Option<usize>) -> Option<Vec<Entry>> {
        let rewritten = |it: &Entry| Some(Entry { argument: it.argument, value: self.rewritten(&it.value, at)? });
        entries.iter().map(rewritten).collect()
    }

    fn rewritten_reference(&self, reference: &Reference, at: Option<usize>) -> Option<Value> {
        let Reference::Resource { kind, name, attribute } = reference else {
            return Some(Value::Reference(reference.clone()));
        };
        let Some(made) = self.addresses.get(&(kind.clone(), name.clone())) else {
            return Some(Value::Reference(reference.clone()));
        };
        if let Some(output) = &made.output {
            // A client that refers to one of its own call would wait for itself.
            let own = kind == USER_POOL_CLIENT.terraform && at == Some(made.call);
            return (!own).then(|| Value::Reference(Reference::External(said(output, attribute))));
        }
        // A resource server: no output, but what it is made of is known.
        let entry = |key: &str| made.entries.iter().find(|entry| entry.argument.key == key);
        if let Some(entry) = entry(attribute) {
            return self.rewritten(&entry.value, at);
        }
        let exported = crate::schema::resource_kind(kind)?.attributes().iter().find(|it| it.key == attribute)?;
        if exported.cloudformation != Exported::Scopes {
            return None;
        }
        let Value::Blocks(scopes) = &entry("scope")?.value else { return None };
        let identifier = match &entry("identifier")?.value {
            Value::Text(text) => vec![Part::Literal(text.clone())],
            Value::Reference(reference) => vec![Part::Reference(reference.clone())],
            Value::Template(parts) => parts.clone(),
            _ => return None,
        };
        let scopes = scopes.iter().map(|scope| {
            let name = scope.iter().find(|it| it.argument.key == "scope_name")?.value.as_text()?;
            let mut parts = identifier.clone();
            let end = format!("/{name}");
            match parts.last_mut() {
                Some(Part::Literal(text)) => text.push_str(&end),
                _ => parts.push(Part::Literal(end)),
            }
            Some(match parts.as_slice() {
                [Part::Literal(text)] => Value::Text(text.clone()),
                _ => Value::Template(parts),
            })
        });
        Some(Value::List(scopes.collect::<Option<_>>()?))
    }

    /// An expression as it was written, with the module's outputs in it.
    fn rewritten_source(&self, source: &str, at: Option<usize>) -> Option<String> {
        let mut source = source.to_owned();
        for ((kind, label), made) in &self.addresses {
            let address = format!("{kind}.{label}");
            let word = |c: char| c == '_' || c == '-' || c.is_alphanumeric();
            let mut from = 0;
            while let Some(found) = source[from..].find(&address).map(|found| found + from) {
                let end = found + address.len();
                let inside = source[..found].ends_with(|c| word(c) || c == '.') || source[end..].starts_with(word);
                if inside {
                    from = end;
                    continue;
                }
                let own = *kind == USER_POOL_CLIENT.terraform && at == Some(made.call);
                let output = made.output.as_ref().filter(|_| !own)?;
                let rest = source[end..].strip_prefix('.').unwrap_or_default();
                let attribute = &rest[..rest.find(|c| !word(c)).unwrap_or(rest.len())];
                let (end, output) = match attribute {
                    "" => (end, output.clone()),
                    attribute => (end + 1 + attribute.len(), said(output, attribute)),
                };
                source.replace_range(found..end, &output);
                from = found + output.len();
            }
        }
        Some(source)
    }

    /// Kept Terraform JSON, with the module's outputs in its expressions where it has them.
    fn rewritten_json(&self, json: &Json) -> Json {
        match json {
            Json::String(source) => {
                let bare = !source.contains("${") && !source.contains("%{");
                if bare {
                    // An address, as in depends_on.
                    let made = text::address(source)
                        .split_once('.')
                        .and_then(|(kind, label)| self.addresses.get(&(kind.to_owned(), label.to_owned())));
                    return match made {
                        Some(made) => Json::String(format!("module.{}", self.calls[made.call].label)),
                        None => json.clone(),
                    };
                }
                let rewritten = text::parse(source).ok().and_then(|value| {
                    // What refers to nothing of the module stays as it is written.
                    self.rewritten(&value, None).filter(|it| *it != value)
                });
                match rewritten {
                    Some(Value::List(items)) => {
                        Json::Array(items.iter().map(|it| Json::String(text::print(it))).collect())
                    }
                    Some(value) => Json::String(text::print(&value)),
                    None => json.clone(),
                }
            }
            Json::Array(items) => Json::Array(items.iter().map(|item| self.rewritten_json(item)).collect()),
            Json::Object(items) => {
                Json::Object(items.iter().map(|(key, item)| (key.clone(), self.rewritten_json(item))).collect())
            }
            plain => plain.clone(),
        }
    }

    /// The same of a block under its labels, or of several; what Terraform reads as literals stays.
    fn rewritten_block(&self, json: &Json, block: Option<&terraform::Block>, labels: usize) -> Json {
        match (json, block) {
            (Json::Array(items), Some(_)) => {
                Json::Array(items.iter().map(|item| self.rewritten_block(item, block, labels)).collect())
            }
            (Json::Object(items), Some(kind)) => {
                let change = |(key, item): (&String, &Json)| {
                    let literal = kind.reads(key) == Some(terraform::Reads::Literal);
                    let changed = match labels < kind.labels {
                        true => self.rewritten_block(item, block, labels + 1),
                        false if literal => item.clone(),
                        false => self.rewritten_json(item),
                    };
                    (key.clone(), changed)
                };
                Json::Object(items.iter().map(change).collect())
            }
            _ => self.rewritten_json(json),
        }
    }

    /// Blocks that name a resource, with what Terraform calls it in the module.
    fn moved(&self, json: &Json) -> Json {
        let name = |source: &str| {
            let (kind, label) = bare(source).trim().split_once('.')?;
            self.addresses.get(&(kind.to_owned(), label.to_owned()))?.address.clone()
        };
        match json {
            Json::Array(items) => items.iter().map(|item| self.moved(item)).collect(),
            Json::Object(items) => items
                .iter()
                .map(|(key, item)| {
                    let named = item.as_str().filter(|_| matches!(key.as_str(), "to" | "from")).and_then(name);
                    (key.clone(), named.map_or_else(|| self.rewritten_json(item), Json::String))
                })
                .collect(),
            plain => plain.clone(),
        }
    }

    /// The blocks that the document keeps, with the module's limits on the provider.
    fn settle_rest(&mut self, program: &Program) {
        if program.scope != Scope::Complete {
            return;
        }
        let rewritten = |(key, json): (&String, &Json)| match key.as_str() {
            "moved" | "removed" => (key.clone(), self.moved(json)),
            _ => (key.clone(), self.rewritten_block(json, terraform::block(key), 0)),
        };
        let rest: Map<String, Json> = self.rest.iter().map(rewritten).collect();
        self.rest = rest;
        for import in imports(program).flatten().filter(|it| it.client.is_none()) {
            let Json::Object(block) = self.moved(import.json) else { continue };
            let to = block.get("to").and_then(Json::as_str).map(text::address).unwrap_or_default();
            let made = self.calls.iter().flat_map(|it| &it.imports).any(|(other, _)| other == to);
            let client = program.resources.iter().any(|it| it.is_client() && it.address() == to);
            if client {
                let label = to.rsplit('.').next().map(str::to_owned);
                self.omit(label.as_deref(), "import", NO_ADDRESS);
            } else if !made {
                self.imports.push(block);
            }
        }
        let terraform = self.rest.entry("terraform").or_insert_with(|| json!({}));
        let terraform = match terraform {
            Json::Array(items) if !items.is_empty() => &mut items[0],
            other => other,
        };
        let Json::Object(terraform) = terraform else { return };
        let providers = terraform.entry("required_providers").or_insert_with(|| json!({}));
        let providers = match providers {
            Json::Array(items) if !items.is_empty() => &mut items[0],
            other => other,
        };
        let Json::Object(providers) = providers else { return };
        let asked = providers.insert("aws".to_owned(), json!({ "source": "hashicorp/aws", "version": PROVIDER }));
        if asked.is_some_and(|asked| Some(asked.get("version").unwrap_or(&asked)) != Some(&Json::from(PROVIDER))) {
            let reason = format!("The module requires {PROVIDER}.");
            self.omit(None, "terraform.required_providers.aws", &reason);
        }
    }
}

impl Call {
    /// Adds a resource server to those of the call.
    fn server(&mut self, entries: Vec<Entry>) {
        const SERVERS: &str = "resource_servers";
        match self.pool.iter_mut().find(|(name, ..)| name == SERVERS) {
            Some((_, Value::Blocks(servers), _)) => servers.push(entries),
            _ => self.pool.push((SERVERS.to_owned(), Value::Blocks(vec![entries]), Kind::Blocks(|| &[]))),
        }
    }

    /// Takes out what all clients agree on.
    fn defaults(&self) -> Vec<Entry> {
        let [first, others @ ..] = self.clients.as_slice() else { return Vec::new() };
        if others.is_empty() {
            return Vec::new();
        }
        let agreed = |entry: &&Entry| {
            entry.argument.name(Vocabulary::MineirosDefault).is_some()
                && others
                    .iter()
                    .all(|client| client.iter().any(|it| std::ptr::eq(it.argument, entry.argument) && same(it, entry)))
        };
        first.iter().filter(agreed).cloned().collect()
    }

    fn doc(&self) -> Doc {
        let mut body = Body::default();
        body.first.push((Doc::name("source"), hcl::string(SOURCE)));
        body.first.push((Doc::name("version"), hcl::string(VERSION)));
        body.attributes
            .extend(self.pool.iter().map(|(name, value, kind)| (hcl::identifier(name), module_value(value, kind))));
        let defaults = self.defaults();
        for entry in &defaults {
            let Some(name) = entry.argument.name(Vocabulary::MineirosDefault) else { continue };
            let field = field(entry.argument.key).map(|field| field.id);
            body.middle.push((
                hcl::identifier(&name).field(field),
                module_value(&entry.value, &entry.argument.kind).field(field),
            ));
        }
        let clients = self.clients.iter().map(|entries| client(entries, &defaults));
        if !self.clients.is_empty() {
            body.last.push((Doc::name("clients"), objects(clients.collect())));
        }
        block("module", &[&self.label], body)
    }
}

/// Whether two entries say the same. A set's order means nothing.
fn same(one: &Entry, other: &Entry) -> bool {
    match (&one.value, &other.value, &one.argument.kind) {
        (Value::List(a), Value::List(b), Kind::Set(_)) => a.len() == b.len() && a.iter().all(|item| b.contains(item)),
        (a, b, _) => a == b,
    }
}

/// An object of `clients`, without what the defaults say.
fn client(entries: &[Entry], defaults: &[Entry]) -> Doc {
    let mut members = Vec::new();
    for entry in entries {
        if defaults.iter().any(|it| std::ptr::eq(it.argument, entry.argument)) {
            continue;
        }
        let Some(key) = entry.argument.name(Vocabulary::MineirosKey) else { continue };
        let id: Option<FieldId> = field(entry.argument.key).map(|field| field.id);
        members.push((hcl::key(&key).field(id), module_value(&entry.value, &entry.argument.kind).field(id)));
    }
    // The module counts its own default lifetime in the client's unit, which would make it another one.
    for argument in USER_POOL_CLIENT.arguments() {
        let Some((block, unit)) = argument.unit_argument.and_then(|path| path.split_once('.')) else { continue };
        let has_unit = entries.iter().any(|it| match &it.value {
            Value::Block(inner) => it.argument.key == block && inner.iter().any(|it| it.argument.key == unit),
            _ => false,
        });
        if has_unit && !entries.iter().any(|it| std::ptr::eq(it.argument, argument)) {
            members.push((Doc::name(argument.key), Doc::fixed(crate::emit::Role::Constant, "null")));
        }
    }
    object(members)
}

fn objects(objects: Vec<Doc>) -> Doc {
    let lines = objects.into_iter().map(|it| Doc::concat([Doc::line(), it, Doc::token(",")]));
    Doc::concat([Doc::token("["), Doc::concat(lines).indent(2), Doc::line(), Doc::token("]")])
}

/// A value of a variable: blocks are objects.
fn module_value(value: &Value, kind: &Kind) -> Doc {
    match value {
        Value::Block(entries) => module_object(entries),
        Value::Blocks(blocks) if blocks.is_empty() => list(Vec::new()),
        Value::Blocks(blocks) => objects(blocks.iter().map(|entries| module_object(entries)).collect()),
        value => written(value, kind),
    }
}

fn module_object(entries: &[Entry]) -> Doc {
    let mut flat = Vec::new();
    flatten(entries, &mut flat);
    object(flat.iter().map(|(name, value, kind)| (hcl::key(name), module_value(value, kind))).collect())
}

/// Arguments by the module's names. A block that has none there is its arguments.
fn flatten(entries: &[Entry], into: &mut Vec<(String, Value, Kind)>) {
    for entry in entries {
        match (&entry.value, entry.argument.names.mineiros) {
            (Value::Block(inner), Name::Derived) => flatten(inner, into),
            (value, _) => {
                if let Some(name) = entry.argument.name(Vocabulary::MineirosKey) {
                    into.push((name, value.clone(), entry.argument.kind));
                }
            }
        }
    }
}

fn address(resource: &Resource) -> (String, String) {
    (resource.kind.0.terraform.to_owned(), resource.label.clone())
}

/// What a resource says of the pool that it is in.
fn pool_of(resource: &Resource) -> Option<&Value> {
    resource.entries.iter().find(|it| it.argument.refers_to == Some(Referent::UserPool)).map(|it| &it.value)
}

/// Whether it is a pool itself: nothing that a pool has refers to one.
fn is_pool(resource: &Resource) -> bool {
    resource.kind.0.in_mineiros && resource.kind.0.arguments().all(|it| it.refers_to != Some(Referent::UserPool))
}

/// What Terraform calls a client in the module.
fn client_address(call: &str, key: &str) -> String {
    format!("module.{call}.{}.client[\"{key}\"]", USER_POOL_CLIENT.terraform)
}

/// An attribute of what the module gives out. Secrets have an output of their own.
fn said(output: &str, attribute: &str) -> String {
    match (attribute, output.split_once(".clients[")) {
        ("client_secret", Some((module, key))) => format!("{module}.client_secrets[{key}"),
        _ => format!("{output}.{attribute}"),
    }
}

/// What the module makes of a client's name: lower case, and a hyphen for everything but a-z and 0-9. `None` where a
/// character may be one with its neighbor to Terraform, which composes all texts.
fn final_name(name: &str) -> Option<String> {
    let alone = |c| match c {
        '\0'..='\u{2ff}' | '\u{391}'..='\u{3ff}' | '\u{400}'..='\u{482}' | '\u{2010}'..='\u{205f}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        c => matches!(c, '\u{1f300}'..='\u{1faff}'),
    };
    let kept = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' };
    name.chars().all(alone).then(|| name.to_lowercase().chars().map(kept).collect())
}

fn layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let complete = program.scope == Scope::Complete;
    let calls = Calls::new(program);
    let mut docs = Vec::new();
    let rest = blocks_of(&calls.rest, complete);
    docs.extend(rest.between("terraform", "provider"));
    if complete {
        docs.extend(program.variables.iter().chain(&calls.variables).map(hcl_variable));
        docs.extend(undeclared(program));
    }
    docs.extend(rest.between("locals", "ephemeral"));
    for call in &calls.calls {
        docs.push(MODULE.commented(&call.accepted, &[], call.doc()));
    }
    docs.extend(rest.between("module", "resource"));
    let whole = Place { indent: 0, last: true };
    docs.extend(calls.others.iter().map(|it| hcl_resource(it, whole)));
    docs.extend(rest.between("action", "action"));
    if complete {
        for (to, id) in calls.calls.iter().flat_map(|it| &it.imports) {
            let mut body = Body::default();
            body.attributes.push((Doc::name("to"), hcl::path(to)));
            body.attributes.push((Doc::name("id"), hcl::string(id)));
            docs.push(block("import", &[], body));
        }
        docs.extend(calls.imports.iter().filter_map(kept_import));
    }
    docs.extend(rest.between("output", "check"));
    let mut items = Vec::new();
    for doc in docs {
        if !items.is_empty() {
            items.push(Item::Blank);
        }
        items.push(Item::Doc(doc));
    }
    items
}
