//! The same configuration in Terraform's JSON syntax.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::body::{extras_of, in_block};
use super::kept::{imports, readable};
use super::{Item, Place, Render, type_name};
use crate::document::{Entry, Value, text};
use crate::emit::Doc;
use crate::emit::syntax::json;
use crate::program::{Program, Resource, Scope};
use crate::schema::supporting::resource_kind;
use crate::schema::{Kind, field, terraform};

/// Only what Terraform's JSON syntax has: no comment next to labels, and no block without the labels that it needs.
pub fn json_rest(rest: &Map<String, Json>) -> Map<String, Json> {
    fn clean(json: &Json, labels: usize) -> Option<Json> {
        match json {
            Json::Object(items) if labels > 0 => {
                let items = items.iter().filter(|(label, _)| *label != "//");
                let items = items.filter_map(|(label, json)| Some((label.clone(), clean(json, labels - 1)?)));
                let items: Map<_, _> = items.collect();
                (!items.is_empty()).then_some(Json::Object(items))
            }
            Json::Array(items) if labels > 0 => {
                let items: Vec<_> = items.iter().filter_map(|it| clean(it, labels)).collect();
                (!items.is_empty()).then_some(Json::Array(items))
            }
            Json::Null if labels > 0 => None,
            json => Some(json.clone()),
        }
    }
    let known = rest.iter().filter_map(|(key, json)| Some((key, json, terraform::block(key)?)));
    known.filter_map(|(key, json, block)| Some((key.clone(), clean(json, block.labels)?))).collect()
}

pub fn json_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let mut top: Vec<(Doc, Vec<Item>)> = Vec::new();
    let complete = program.scope == Scope::Complete;
    let kept = json_rest(&readable(program));
    let rest = |key: &str| kept.get(key).filter(|_| complete);
    for key in ["terraform", "provider"] {
        if let Some(value) = rest(key) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    if complete {
        let mut variables = Map::new();
        for variable in &program.variables {
            let declaration =
                variable.declaration.clone().unwrap_or_else(|| serde_json::json!({ "type": type_name(variable.kind) }));
            variables.insert(variable.name.clone(), declaration);
        }
        for (name, declaration) in rest("variable").and_then(Json::as_object).into_iter().flatten() {
            variables.entry(name.clone()).or_insert_with(|| declaration.clone());
        }
        if !variables.is_empty() {
            top.push((json::key("variable"), vec![Item::Doc(json::value(&Json::Object(variables)))]));
        }
    }
    for key in ["locals", "data", "module"] {
        if let Some(value) = rest(key) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    let resources = json_resources(program, &kept);
    if !resources.is_empty() {
        top.push((json::key("resource"), resources));
    }
    let imports: Vec<Json> =
        if complete { imports(program).flatten().map(|it| it.json.clone()).collect() } else { Vec::new() };
    if !imports.is_empty() {
        top.push((json::key("import"), vec![Item::Doc(json::value(&Json::Array(imports)))]));
    }
    for (key, value) in kept.iter().filter(|_| complete) {
        let done = ["//", "terraform", "provider", "variable", "locals", "data", "module", "resource", "import"];
        if !done.contains(&key.as_str()) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    if top.is_empty() {
        return vec![Item::Doc(Doc::token("{}"))];
    }
    // Whole lines: a value that begins on the line of its key is laid out with it.
    let mut items = vec![Item::Doc(Doc::token("{"))];
    let count = top.len();
    for (index, (key, value)) in top.into_iter().enumerate() {
        let comma = if index + 1 < count { "," } else { "" };
        let mut value = value.into_iter().peekable();
        match (value.next(), value.peek().is_some()) {
            (Some(Item::Doc(doc)), false) => {
                items.push(Item::Doc(Doc::concat([json::member(key, doc), Doc::token(comma)]).prefixed(2)));
            }
            (first, _) => {
                items.push(Item::Doc(json::member(key, Doc::token("{")).prefixed(2)));
                items.extend(first);
                items.extend(value);
                items.push(Item::Doc(Doc::concat([Doc::token("}"), Doc::token(comma)]).prefixed(2)));
            }
        }
    }
    items.push(Item::Doc(Doc::token("}")));
    items
}

/// The members of `resource`, as whole lines.
pub fn json_resources(program: &Program, rest: &Map<String, Json>) -> Vec<Item> {
    let mut types: Vec<(&str, Vec<Arc<Resource>>)> = Vec::new();
    for resource in &program.resources {
        let name = resource.kind.0.terraform;
        match types.iter_mut().find(|(other, _)| *other == name) {
            Some((_, resources)) => resources.push(resource.clone()),
            None => types.push((name, vec![resource.clone()])),
        }
    }
    let kept: Vec<(&String, &Json)> = match rest.get("resource").filter(|_| program.scope == Scope::Complete) {
        Some(Json::Object(kept)) => kept
            .iter()
            .filter(|(name, it)| resource_kind(name).is_none() && it.as_object().is_some_and(|it| !it.is_empty()))
            .collect(),
        _ => Vec::new(),
    };
    let total = types.len() + kept.len();
    let mut items = Vec::new();
    for (index, (name, resources)) in types.into_iter().enumerate() {
        items.push(Item::Doc(json::member(json::key(name), Doc::token("{")).prefixed(4)));
        let last = resources.len() - 1;
        for (index, resource) in resources.into_iter().enumerate() {
            items.push(Item::Resource(resource, Place { indent: 6, last: index == last }));
        }
        let comma = if index + 1 < total { "," } else { "" };
        items.push(Item::Doc(Doc::concat([Doc::token("}"), Doc::token(comma)]).prefixed(4)));
    }
    let first = total - kept.len();
    for (index, (name, resources)) in kept.into_iter().enumerate() {
        let comma = if first + index + 1 < total { "," } else { "" };
        items.push(Item::Doc(
            Doc::concat([json::member(json::key(name), json::value(resources)), Doc::token(comma)]).prefixed(4),
        ));
    }
    items
}

pub fn json_resource(resource: &Resource, place: Place) -> Doc {
    let client = resource.is_client();
    let mut members: Vec<(Doc, Doc)> = json_members(&resource.entries, client.then_some(""), &resource.extra);
    let extra = resource.extra.iter().filter(|(key, _)| key != "//" && in_block(key).is_none());
    members.extend(extra.map(|(key, value)| (json::key(key), json::value(value))));
    let comma = if place.last { "" } else { "," };
    Doc::concat([json::member(json::key(&resource.label), json::object(members)), Doc::token(comma)])
}

pub fn json_members(entries: &[Entry], path: Option<&str>, extra: &[(String, Json)]) -> Vec<(Doc, Doc)> {
    entries
        .iter()
        .map(|entry| {
            let key = entry.argument.key;
            let path = path.map(|path| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") });
            let field = path.as_deref().and_then(field).map(|field| field.id);
            let value = match &entry.value {
                Value::Block(entries) => {
                    let mut members = json_members(entries, path.as_deref(), &[]);
                    members.extend(extras_of(extra, key).map(|(name, json)| (json::key(name), json::value(json))));
                    json::object(members)
                }
                Value::Blocks(blocks) => json::list(blocks.iter().map(|it| json::object(json_members(it, None, &[])))),
                value => json::value(&to_json(value, &entry.argument.kind)),
            };
            (json::key(key).field(field), value.field(field))
        })
        .collect()
}

/// A value as Terraform JSON.
pub fn to_json(value: &Value, kind: &Kind) -> Json {
    match value {
        Value::List(_) | Value::Map(_) if matches!(kind, Kind::Policy) => {
            Json::String(to_json(value, &Kind::Text).to_string())
        }
        Value::Bool(value) => Json::Bool(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Decimal(digits) => serde_json::from_str(digits).unwrap_or(Json::Null),
        Value::List(items) => Json::Array(items.iter().map(|item| to_json(item, &Kind::Text)).collect()),
        Value::Map(items) => {
            Json::Object(items.iter().map(|(key, item)| (key.clone(), to_json(item, &Kind::Text))).collect())
        }
        Value::Block(_) | Value::Blocks(_) => Json::Null,
        other => Json::String(text::print(other)),
    }
}
