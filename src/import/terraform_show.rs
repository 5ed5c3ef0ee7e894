//! States and plans: what `terraform show -json` prints, and state files. They hold values, not expressions; where a
//! plan knows what an unknown value refers to, the reference is taken.

use serde_json::{Map, Value as Json, json};

use super::Dictionary;
use super::collect::{Collector, origin};
use super::foreign;
use super::names;
use super::properties::escaped;
use super::secrets;
use super::tree::{NodeId, Tree};
use crate::schema::{Argument, Kind, ResourceKind, USER_POOL_CLIENT};

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        for root in &tree.roots {
            top(collector, *file, &tree, *root);
        }
        collector.file_done(*file);
    }
}

fn top(collector: &mut Collector, file: usize, tree: &Tree, root: NodeId) {
    if let Some(resources) = tree.get(root, "resources").filter(|it| tree.is_seq(*it)) {
        // A state file.
        tree.enter(root);
        tree.enter(resources);
        for node in tree.items(resources) {
            let text = |key: &str| tree.get(*node, key).and_then(|it| tree.text(it)).unwrap_or_default();
            if text("mode") != "managed" {
                continue;
            }
            tree.enter(*node);
            took(tree, *node, &["mode", "type", "name"]);
            tree.get(*node, "instances").into_iter().for_each(|it| tree.enter(it));
            let instances = tree.get(*node, "instances").map(|it| tree.items(it).to_vec()).unwrap_or_default();
            for instance in instances {
                if let Some(values) = tree.get(instance, "attributes") {
                    let index = tree.get(instance, "index_key").and_then(|it| tree.text(it));
                    tree.enter(instance);
                    took(tree, instance, &["index_key"]);
                    resource(
                        collector,
                        file,
                        tree,
                        &Found { kind: text("type"), name: text("name"), index, values, plan: None },
                    );
                }
            }
        }
        return;
    }
    let plan = tree.get(root, "planned_values");
    let Some(values) = plan.or_else(|| tree.get(root, "values")).and_then(|it| tree.get(it, "root_module")) else {
        return collector.warning(file, 0, "The file contains no resources.");
    };
    for node in [Some(root), plan, tree.get(root, "values")].into_iter().flatten() {
        tree.enter(node);
    }
    module(collector, file, tree, values, plan.map(|_| root), 0);
}

/// Takes the values of these keys: what names a resource is its label.
fn took(tree: &Tree, node: NodeId, keys: &[&str]) {
    keys.iter().filter_map(|key| tree.get(node, key)).for_each(|it| tree.take(it));
}

fn module(collector: &mut Collector, file: usize, tree: &Tree, node: NodeId, plan: Option<NodeId>, depth: usize) {
    tree.enter(node);
    tree.get(node, "resources").into_iter().for_each(|it| tree.enter(it));
    for item in tree.get(node, "resources").map(|it| tree.items(it)).unwrap_or_default() {
        if collector.stopped() {
            return;
        }
        let text = |key: &str| tree.get(*item, key).and_then(|it| tree.text(it)).unwrap_or_default();
        // Data sources are read again by every plan.
        if !matches!(text("mode"), "managed" | "") {
            continue;
        }
        let Some(values) = tree.get(*item, "values") else { continue };
        let index = tree.get(*item, "index").and_then(|it| tree.text(it));
        tree.enter(*item);
        took(tree, *item, &["mode", "type", "name", "index"]);
        // What a plan knows of a resource next to its values is only looked up in the root module.
        let plan = plan.filter(|_| depth == 0).map(|root| (root, text("address").to_owned()));
        resource(collector, file, tree, &Found { kind: text("type"), name: text("name"), index, values, plan });
    }
    if depth < 16 {
        for child in tree.get(node, "child_modules").map(|it| tree.items(it)).unwrap_or_default() {
            module(collector, file, tree, *child, plan, depth + 1);
        }
    }
}

/// A resource whose values were read from text.
pub fn of_text(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    address: (&str, &str),
    index: Option<&str>,
    values: NodeId,
) {
    let (kind, name) = address;
    resource(collector, file, tree, &Found { kind, name, index, values, plan: None });
}

struct Found<'t> {
    kind: &'t str,
    name: &'t str,
    index: Option<&'t str>,
    values: NodeId,
    /// The plan, and the resource's address in it.
    plan: Option<(NodeId, String)>,
}

fn resource(collector: &mut Collector, file: usize, tree: &Tree, found: &Found) {
    let at = tree.span(found.values).start;
    collector.watch(at);
    let Some(kind) = foreign::kind_of(found.kind) else {
        let (severity, message) = foreign::unread(found.kind, found.name);
        return collector.finding(severity, file, at, message);
    };
    let managed = found.kind == foreign::MANAGED;
    if managed {
        let message = format!(
            "{}.{} is read as a client. An AWS service created it. Generated code declares it as {}.",
            found.kind, found.name, kind.terraform
        );
        collector.warning(file, at, message);
    }
    let wanted = match found.index {
        Some(index) => format!("{}_{}", found.name, names::snake(index)),
        None => found.name.to_owned(),
    };
    let label = collector.free_label(kind.terraform, &wanted);
    let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
    let text = |key: &str| tree.get(found.values, key).and_then(|it| tree.text(it)).filter(|it| !it.is_empty());
    for (key, value) in tree.members(found.values) {
        if secrets::is_secret_name(tree.text(key).unwrap_or_default())
            && !tree.is_null(value)
            && let Some(secret) = tree.text(value).filter(|it| !it.is_empty())
        {
            collector.secret(file, tree.span(value).start, secret);
            tree.take(value);
        }
    }
    let mut body = body(tree, found.values, &kind.arguments().collect::<Vec<_>>());
    unknown(collector, file, tree, found, kind, &label, &mut body);
    if is_client && let (Some(pool), Some(client)) = (text("user_pool_id"), text("id")) {
        collector.import_id(&label, &format!("{pool}/{client}"));
        tree.get(found.values, "id").into_iter().for_each(|it| tree.take(it));
    }
    let origin = origin(file, &label, kind.terraform, tree.span(found.values), None);
    if is_client {
        collector.client(origin, body)
    } else {
        collector.resource(origin, body)
    }
    if managed {
        collector.last_client_is_managed();
    }
}

/// The arguments that are set. A state writes down everything: what is empty there wasn't set.
fn body(tree: &Tree, node: NodeId, arguments: &[&'static Argument]) -> Map<String, Json> {
    tree.enter(node);
    let mut body = Map::new();
    for argument in arguments {
        let Some(value) = tree.get(node, argument.key) else { continue };
        tree.enter(value);
        let is_empty = |json: &Json| match json {
            Json::Null => true,
            Json::String(text) => text.is_empty(),
            Json::Array(items) => items.is_empty(),
            Json::Object(items) => items.is_empty(),
            _ => false,
        };
        let json = match &argument.kind {
            Kind::Block(inner) => {
                let inner: Vec<&'static Argument> = inner().iter().collect();
                let block = tree.items(value).first().copied().unwrap_or(value);
                if tree.is_map(block) { Json::Object(self::body(tree, block, &inner)) } else { Json::Null }
            }
            Kind::Blocks(inner) => {
                let inner: Vec<&'static Argument> = inner().iter().collect();
                Json::Array(tree.items(value).iter().map(|it| Json::Object(self::body(tree, *it, &inner))).collect())
            }
            _ => tree.to_json(value).map(escaped).unwrap_or_default(),
        };
        if !is_empty(&json) {
            body.insert(argument.key.to_owned(), json);
        }
    }
    body
}

/// What a plan will know only after the apply: the reference that the configuration has there, or a variable.
fn unknown(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    found: &Found,
    kind: &'static ResourceKind,
    label: &str,
    body: &mut Map<String, Json>,
) {
    let Some((root, address)) = &found.plan else { return };
    let by_address = |list: Option<NodeId>| {
        let items = list.map(|it| tree.items(it)).unwrap_or_default();
        items.iter().copied().find(|it| tree.get(*it, "address").and_then(|it| tree.text(it)) == Some(address))
    };
    let change = by_address(tree.get(*root, "resource_changes"));
    let after = change.and_then(|it| tree.path(it, &["change", "after_unknown"]));
    let configured = tree.path(*root, &["configuration", "root_module", "resources"]).and_then(|list| {
        let bare = address.split('[').next().unwrap_or(address);
        tree.items(list).iter().copied().find(|it| tree.get(*it, "address").and_then(|it| tree.text(it)) == Some(bare))
    });
    let Some(after) = after else { return };
    for argument in kind.arguments() {
        let is_unknown = tree.get(after, argument.key).is_some_and(|it| tree.text(it) == Some("true"));
        let expression = configured.and_then(|it| tree.path(it, &["expressions", argument.key]));
        // Computed by AWS, and not configured.
        let Some(expression) = expression.filter(|_| is_unknown && !body.contains_key(argument.key)) else { continue };
        let references: Vec<&str> = tree
            .get(expression, "references")
            .map(|it| tree.items(it).iter().filter_map(|it| tree.text(*it)).collect())
            .unwrap_or_default();
        // The most exact one comes first, its resource after it.
        let exact = references.first().filter(|first| references.iter().all(|it| first.starts_with(it)));
        let at = tree.span(expression).start;
        let value = match exact {
            Some(exact) if exact.contains('.') => {
                collector.info(
                    file,
                    at,
                    format!("{} of {address} is known after apply. It refers to {exact}.", argument.key),
                );
                format!("${{{exact}}}")
            }
            _ => {
                let variable = collector.free_variable(&format!("{label}_{}", argument.key));
                let description = format!("Known after apply: {address}.{}", argument.key);
                collector.declare(&["variable", &variable], json!({ "description": description }));
                let message =
                    format!("{} of {address} is known after apply. var.{variable} replaces it.", argument.key);
                collector.warning(file, at, message);
                format!("${{var.{variable}}}")
            }
        };
        body.insert(argument.key.to_owned(), json!(value));
    }
}
