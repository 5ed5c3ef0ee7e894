//! What the rest of a document refers to and doesn't have: declarations that an importer could not read, those with a
//! text that begins like an expression and is none, and those that refer to one of them. Terraform rejects a text that
//! refers to them and doesn't declare them.

use std::collections::HashMap;

use hcl_edit::expr::{Expression, Traversal, TraversalOperator};
use hcl_edit::template::Template;
use hcl_edit::visit::Visit;
use serde_json::{Map, Value as Json};

use super::heredoc::Plain;
use super::partial::comment;
use super::{Reference, Value, objects, shorten, text};
use crate::schema::{USER_POOL_CLIENT, resource_kind, terraform};

/// The key of the note, under Terraform's comment key: addresses of what a file declares and no importer could read.
const KEY: &str = "unread";

/// The most addresses that a note is read for.
const MAX_UNREAD: usize = 1_000;

/// Notes addresses in what isn't a client.
pub fn note(rest: &mut Map<String, Json>, addresses: Vec<String>) {
    if !addresses.is_empty() {
        comment(rest).insert(KEY.to_owned(), addresses.into());
    }
}

/// A declaration that isn't printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is in a file, and could not be read.
    Unread,
    /// It has a text that begins like an expression and is none.
    Unreadable,
    /// It refers to another one, which isn't printed.
    Refers(String),
}

/// What isn't printed, by address: `local.urls`, `data.aws_region.current`, `output.id`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absent(HashMap<String, Why>);

impl Absent {
    /// Reads what isn't a client. `is_client` is whether a client has this label.
    pub fn of(rest: &Map<String, Json>, is_client: impl Fn(&str) -> bool) -> Absent {
        let unread = rest.get("//").and_then(|it| it.get(KEY)).and_then(Json::as_array);
        let is_whole = |(_, json): (Vec<String>, &Json)| text::is_readable(json);
        if unread.is_none() && declarations(rest).into_iter().all(is_whole) {
            return Absent::default();
        }
        Absent::gather(rest, unread, &is_client)
    }

    #[inline(never)] // Keep out of the first-load chunk.
    fn gather(rest: &Map<String, Json>, unread: Option<&Vec<Json>>, is_client: &dyn Fn(&str) -> bool) -> Absent {
        let mut absent = HashMap::new();
        for address in unread.into_iter().flatten().filter_map(Json::as_str).take(MAX_UNREAD) {
            absent.insert(address.to_owned(), Why::Unread);
        }
        let mut declared = Vec::new();
        for (path, json) in declarations(rest) {
            let address = address(&path);
            // One of the name can have been written since.
            absent.remove(&address);
            if text::is_readable(json) {
                declared.push((address, json));
            } else {
                absent.insert(address, Why::Unreadable);
            }
        }
        let is_there = |address: &str| {
            let (kind, label) = address.split_once('.')?;
            let resource = rest.get("resource").and_then(|it| it.get(kind)?.get(label)).is_some();
            (resource || kind == USER_POOL_CLIENT.terraform && is_client(label)).then_some(())
        };
        absent.retain(|address, why| *why != Why::Unread || is_there(address).is_none());
        let mut absent = Absent(absent);
        absent.spread(declared);
        absent
    }

    /// Adds what refers to what isn't printed.
    fn spread(&mut self, declared: Vec<(String, &Json)>) {
        if self.0.is_empty() {
            return;
        }
        let mut by_target: HashMap<String, Vec<String>> = HashMap::new();
        let mut open: Vec<String> = Vec::new();
        for (address, json) in declared {
            let mut paths = Vec::new();
            collect(json, &mut paths);
            for path in paths {
                match self.find(&path) {
                    Some(target) => {
                        if !self.0.contains_key(&address) {
                            let target = target.to_owned();
                            self.0.insert(address.clone(), Why::Refers(target));
                            open.push(address.clone());
                        }
                    }
                    None => by_target.entry(declared_as(&path)).or_default().push(address.clone()),
                }
            }
        }
        while let Some(target) = open.pop() {
            for address in by_target.remove(&target).unwrap_or_default() {
                if !self.0.contains_key(&address) {
                    self.0.insert(address.clone(), Why::Refers(target.clone()));
                    open.push(address);
                }
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn why(&self, address: &str) -> Option<&Why> {
        self.0.get(address)
    }

    /// What of it a path begins with: `local.urls` of `local.urls[0]`.
    fn find(&self, path: &str) -> Option<&str> {
        self.0.get_key_value(&declared_as(path)).map(|(address, _)| address.as_str())
    }

    /// What of it a value refers to.
    pub fn in_value(&self, value: &Value) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let mut found = None;
        value.for_each_reference(&mut |reference| {
            found = found.or_else(|| match reference {
                Reference::External(_) | Reference::Resource { .. } => self.find(&reference.terraform()),
                Reference::Variable(_) | Reference::Pseudo(..) => None,
            });
        });
        value.for_each_verbatim(&mut |source| {
            let source = if source.contains("${") || source.contains("%{") {
                source.to_owned()
            } else {
                format!("${{{source}}}")
            };
            found = found.or_else(|| self.in_text(&source));
        });
        found
    }

    /// What of it a text, or something in JSON, refers to.
    pub fn in_json(&self, json: &Json) -> Option<&str> {
        match json {
            _ if self.is_empty() => None,
            Json::String(source) => self.in_text(source),
            Json::Array(items) => items.iter().find_map(|it| self.in_json(it)),
            Json::Object(items) => items.iter().find_map(|(key, it)| self.in_text(key).or_else(|| self.in_json(it))),
            _ => None,
        }
    }

    fn in_text(&self, source: &str) -> Option<&str> {
        let mut paths = Vec::new();
        paths_of(source, &mut paths);
        paths.iter().find_map(|path| self.find(path))
    }

    /// What of it bare addresses name, as `depends_on` has them.
    pub fn in_addresses(&self, json: &Json) -> Option<&str> {
        match json {
            _ if self.is_empty() => None,
            Json::String(source) => self.find(source.trim()),
            Json::Array(items) => items.iter().find_map(|it| self.in_addresses(it)),
            Json::Object(items) => items.values().find_map(|it| self.in_addresses(it)),
            _ => None,
        }
    }
}

/// Why something isn't printed that refers to `address`.
pub fn reason(address: &str) -> String {
    format!("It refers to {}, which the code doesn't declare.", shorten(address))
}

/// The declarations that are kept as they were, with the keys that lead to them. Each local is one.
pub fn declarations(rest: &Map<String, Json>) -> Vec<(Vec<String>, &Json)> {
    fn find<'a>(labels: usize, path: &mut Vec<String>, json: &'a Json, found: &mut Vec<(Vec<String>, &'a Json)>) {
        match json {
            Json::Object(items) if labels > 0 => {
                for (label, inner) in items {
                    let modelled = path.len() == 1 && path[0] == "resource" && resource_kind(label).is_some();
                    if label != "//" && !modelled {
                        path.push(label.clone());
                        find(labels - 1, path, inner, found);
                        path.pop();
                    }
                }
            }
            json => found.push((path.clone(), json)),
        }
    }
    let mut found = Vec::new();
    let kept = terraform::BLOCKS.iter().filter(|it| !matches!(it.keyword, "variable" | "import"));
    for block in kept {
        if let Some(json) = rest.get(block.keyword) {
            let labels = if block.keyword == "locals" { 1 } else { block.labels };
            find(labels, &mut vec![block.keyword.to_owned()], json, &mut found);
        }
    }
    found
}

/// How an expression refers to what these keys lead to.
pub fn address(path: &[String]) -> String {
    match path {
        [keyword, rest @ ..] if keyword == "resource" => rest.join("."),
        [keyword, rest @ ..] if keyword == "locals" => format!("local.{}", rest.join(".")),
        path => path.join("."),
    }
}

/// The part of a path that a declaration has as its address.
fn declared_as(path: &str) -> String {
    let path = path.strip_prefix("resource.").unwrap_or(path);
    let end = path.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(path.len());
    let names = if path.starts_with("data.") || path.starts_with("ephemeral.") { 3 } else { 2 };
    path[..end].split('.').take(names).collect::<Vec<_>>().join(".")
}

fn collect(json: &Json, paths: &mut Vec<String>) {
    match json {
        Json::String(source) => paths_of(source, paths),
        Json::Array(items) => items.iter().for_each(|it| collect(it, paths)),
        Json::Object(items) => {
            for (key, item) in items {
                paths_of(key, paths);
                collect(item, paths);
            }
        }
        _ => {}
    }
}

/// What a template refers to.
fn paths_of(source: &str, paths: &mut Vec<String>) {
    if !source.contains("${") && !source.contains("%{") || text::parse(source).is_err() {
        return;
    }
    let plain = Plain::template(source);
    let Ok(template) = objects::parse::<Template>(&plain.text, true) else { return };
    let mut visitor = Paths { paths };
    template.iter().for_each(|element| visitor.visit_element(element));
}

struct Paths<'a> {
    paths: &'a mut Vec<String>,
}

impl Visit for Paths<'_> {
    fn visit_traversal(&mut self, traversal: &Traversal) {
        if let Expression::Variable(root) = &traversal.expr {
            let mut path = root.to_string();
            for operator in &traversal.operators {
                match operator.value() {
                    TraversalOperator::GetAttr(name) => path = format!("{path}.{}", name.as_str()),
                    _ => break,
                }
            }
            self.paths.push(path);
        }
        hcl_edit::visit::visit_traversal(self, traversal);
    }
}
