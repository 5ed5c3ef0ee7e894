//! Terraform's JSON syntax: what a document is made of. Only what a document cannot hold has to be put right.

use std::ops::Range;

use serde_json::Value as Json;

use super::collect::{Collector, origin};
use super::shape::{Body, Layout, List, Member, Shape};
use super::tree::{Data, NodeId, Tree};
use super::{Dictionary, Mention, Severity};
use crate::document::{Document, read as read_value, text as notation};
use crate::schema::{Argument, Kind, ResourceKind, USER_POOL_CLIENT, resource_kind};

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        for root in &tree.roots {
            top(collector, *file, &tree, *root);
        }
        let address = Document::address("");
        let mentions = tree.scalars().filter(|(_, text)| text.contains(&address));
        collector.mentions.extend(mentions.map(|(span, text)| Mention { file: *file, span, text: text.to_owned() }));
        collector.file_done(*file);
    }
}

/// The objects at a node: one, or those of a list, which means the same.
fn objects(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    tree.enter(node);
    match tree.data(node) {
        Data::Seq(items) => items.iter().copied().filter(|it| tree.is_map(*it)).collect(),
        Data::Map(_) => vec![node],
        _ => Vec::new(),
    }
}

fn top(collector: &mut Collector, file: usize, tree: &Tree, root: NodeId) {
    if tree.is_map(root) {
        let body = shape(tree, root, &[]);
        tree.enter(root);
        collector.blocks.push(origin(file, "", "root", tree.span(root), Some(body)));
    }
    for (key, node) in objects(tree, root).into_iter().flat_map(|root| tree.members(root)) {
        let name = tree.text(key).unwrap_or_default();
        match name {
            "resource" => {
                for (kind, resources) in objects(tree, node).into_iter().flat_map(|it| tree.members(it)) {
                    for (label, body) in objects(tree, resources).into_iter().flat_map(|it| tree.members(it)) {
                        if collector.stopped() {
                            return;
                        }
                        collector.watch(tree.span(label).start);
                        let kind = tree.text(kind).unwrap_or_default();
                        match kind {
                            "//" => tree.take(body),
                            kind => resource(collector, file, tree, kind, label, body),
                        }
                    }
                }
            }
            "variable" => {
                for (key, body) in objects(tree, node).into_iter().flat_map(|it| tree.members(it)) {
                    let name = tree.text(key).unwrap_or_default();
                    if is_declared_twice(collector, file, tree, &["variable", name], key, body) {
                        continue;
                    }
                    let Some(json) = objects(tree, body).first().and_then(|it| tree.to_json(*it)) else { continue };
                    if !notation::is_identifier(name) {
                        let message =
                            format!("\u{201c}{}\u{201d} is no name for a variable.", crate::document::shorten(name));
                        collector.error(file, tree.span(key).start, message);
                        continue;
                    }
                    if let Some(default) = json.get("default").filter(|it| !it.is_null()) {
                        collector.known_default(format!("var.{name}"), default.clone());
                    }
                    let span = tree.span(key).start..tree.span(body).end;
                    collector.blocks.push(origin(file, name, "variable", span, None));
                    collector.declare(&["variable", name], json);
                }
            }
            "locals" | "output" | "module" | "data" | "terraform" | "check" => {
                for (key, body) in objects(tree, node).into_iter().flat_map(|it| tree.members(it)) {
                    let label = tree.text(key).unwrap_or_default();
                    if name == "data" && tree.is_map(body) {
                        tree.enter(body);
                        for (inner, block) in tree.members(body) {
                            let path = ["data", label, tree.text(inner).unwrap_or_default()];
                            if is_declared_twice(collector, file, tree, &path, inner, block) {
                                continue;
                            }
                            let Some(json) = tree.to_json(block) else { continue };
                            collector.declare(&path, json);
                            let at = tree.span(inner).start;
                            collector.info(file, at, format!("{} is kept as it was written.", path.join(".")));
                        }
                        continue;
                    }
                    if is_declared_twice(collector, file, tree, &[name, label], key, body) {
                        continue;
                    }
                    let Some(json) = tree.to_json(body) else { continue };
                    if name == "locals" && !holds_template(&json) {
                        collector.known_default(format!("local.{label}"), json.clone());
                    }
                    collector.declare(&[name, label], json);
                    if matches!(name, "module" | "check") {
                        collector.info(
                            file,
                            tree.span(key).start,
                            format!("{name}.{label} is kept as it was written."),
                        );
                    }
                }
            }
            "import" | "moved" | "removed" | "provider" => {
                for body in objects(tree, node) {
                    if let Some(json) = tree.to_json(body) {
                        if let Some(to) = json.get("to").and_then(Json::as_str).filter(|_| name == "import") {
                            let shape = shape(tree, body, &[]);
                            collector.blocks.push(origin(file, to, "import", tree.span(body), Some(shape)));
                        }
                        collector.append(name, json);
                    }
                }
            }
            _ => {
                if !is_declared_twice(collector, file, tree, &[name], key, node)
                    && let Some(json) = tree.to_json(node)
                {
                    collector.declare(&[name], json);
                }
            }
        }
    }
}

/// Whether the document has a declaration already; a finding says so, except of comments.
fn is_declared_twice(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    path: &[&str],
    key: NodeId,
    value: NodeId,
) -> bool {
    if !collector.is_declared(path) {
        return false;
    }
    if path.last() == Some(&"//") {
        tree.take(value);
    } else {
        let message = format!("{} is declared already; the first one counts.", path.join("."));
        collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
    }
    true
}

fn holds_template(json: &Json) -> bool {
    match json {
        Json::String(text) => text.contains("${") || text.contains("%{"),
        Json::Array(items) => items.iter().any(holds_template),
        Json::Object(items) => items.values().any(holds_template),
        _ => false,
    }
}

fn resource(collector: &mut Collector, file: usize, tree: &Tree, type_name: &str, key: NodeId, node: NodeId) {
    let name = tree.text(key).unwrap_or_default();
    if name == "//" {
        return tree.take(node);
    }
    let at = tree.span(key).start;
    let bodies = objects(tree, node);
    let Some(Json::Object(body)) = bodies.first().and_then(|it| tree.to_json(*it)) else {
        return collector.error(file, at, format!("{type_name}.{name} is no object; it was left out."));
    };
    let label = collector.free_label(type_name, name);
    if label != name {
        let message = format!(
            "{type_name}.{}: this name is taken, or none that Terraform takes; it is {label} here.",
            crate::document::shorten(name)
        );
        collector.warning(file, at, message);
    }
    let Some(kind) = resource_kind(type_name) else {
        collector.declare(&["resource", type_name, &label], Json::Object(body));
        let (severity, message) = super::foreign::kept(type_name, name);
        return collector.finding(severity, file, at, message);
    };
    let arguments: Vec<&'static Argument> = kind.arguments().collect();
    let shape = shape(tree, bodies[0], &arguments);
    for member in &shape.members {
        let Some(key) = &member.key else { continue };
        tell(collector, file, kind, &label, key, body.get(key), member.span.clone());
    }
    let mut origin = origin(file, &label, kind.terraform, at..tree.span(node).end, Some(shape));
    origin.label = tree.span(key);
    if std::ptr::eq(kind, &raw const USER_POOL_CLIENT) {
        collector.client(origin, body);
    } else {
        collector.resource(origin, body);
    }
}

fn tell(
    collector: &mut Collector,
    file: usize,
    kind: &ResourceKind,
    label: &str,
    key: &str,
    json: Option<&Json>,
    span: Range<usize>,
) {
    let address = format!("{}.{label}", kind.terraform);
    match (key, kind.argument(key), json) {
        ("//", ..) => {}
        (key, ..) if super::secrets::is_secret_name(key) => {}
        (
            "count" | "for_each" | "depends_on" | "lifecycle" | "provider" | "dynamic" | "timeouts" | "provisioner"
            | "connection",
            ..,
        ) => {
            collector.info(file, span.start, format!("{key} of {address} is kept as it was written."));
        }
        (_, Some(argument), Some(json)) => {
            let mut pieces = 0;
            if let Some(value) = read_value(json, &argument.kind).value {
                value.for_each_verbatim(&mut |_| pieces += 1);
            }
            if pieces > 0 {
                let message = format!(
                    "{key} of {address} has an expression that is not evaluated here; it is kept as it was written."
                );
                collector.info(file, span.start, message);
            }
        }
        (_, None, Some(_)) => {
            let message = format!(
                "{key} of {address} is an argument that the builder does not know; it is kept as it was written."
            );
            collector.warning(file, span.start, message);
        }
        _ => {}
    }
}

fn shape(tree: &Tree, node: NodeId, arguments: &[&'static Argument]) -> Body {
    let mut members = Vec::new();
    for (key, value) in tree.members(node) {
        let Some(name) = tree.text(key) else { continue };
        let argument = arguments.iter().find(|it| it.key == name);
        let shape = match (argument.map(|it| &it.kind), tree.data(value)) {
            (Some(Kind::Block(inner)), Data::Map(_)) => {
                Shape::Body(shape(tree, value, &inner().iter().collect::<Vec<_>>()))
            }
            (Some(Kind::Block(inner)), Data::Seq(items)) if items.len() == 1 && tree.is_map(items[0]) => {
                Shape::Body(shape(tree, items[0], &inner().iter().collect::<Vec<_>>()))
            }
            (Some(Kind::Set(_) | Kind::List), Data::Seq(items)) => Shape::List(List {
                span: tree.span(value),
                layout: Layout::Flow,
                elements: items.iter().map(|it| tree.span(*it)).collect(),
            }),
            (_, Data::Scalar(..)) => Shape::Scalar,
            _ => Shape::Whole,
        };
        members.push(Member {
            key: Some(name.to_owned()),
            span: tree.span(key).start..tree.span(value).end,
            name: tree.span(key),
            value: tree.span(value),
            shape,
            shared: tree.is_shared(value),
        });
    }
    Body { span: tree.span(node), layout: Layout::Flow, members, shared: tree.is_inside_shared(node) }
}
