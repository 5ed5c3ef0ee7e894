//! One resource in the table.

use serde_json::{Map, Value as Json, json};

use super::super::Severity;
use super::super::collect::{Collector, origin};
use super::super::properties::{Found, Properties, keep};
use super::super::tree::{Data, NodeId, Tree};
use super::functions::function;
use super::{Entry, Target, Template, loops, makes_resources};
use crate::dialects::template;
use crate::schema::{Argument, USER_POOL_CLIENT, Vocabulary};

/// How many nodes are read of one template.
const BUDGET: usize = 400_000;

impl<'t> Template<'t> {
    pub(super) fn resource(&mut self, collector: &mut Collector, tree: &'t Tree, entry: &Entry) {
        let Entry { key, node, kind, ref label, .. } = *entry;
        let address = format!("{}.{label}", kind.terraform);
        let arguments: Vec<&'static Argument> = kind.arguments().collect();
        let file = self.file;
        let mut body = Map::new();
        let mut shape = None;
        let mut fixed = None;
        tree.enter(node);
        tree.get(node, "Type").into_iter().for_each(|it| tree.take(it));
        let properties = tree.get(node, "Properties");
        if let Some((properties, function)) = properties.and_then(|it| Some((it, function(tree, it)?))) {
            let why = loops::computed(tree, &function.name, function.argument);
            let message = format!("Skipped the properties of {address}: {why}. They stay in your file.");
            collector.unread(Severity::Warning, file, tree.span(properties), message);
            keep(&mut body, "Properties", self.kept(tree, properties));
            fixed = Some(format!("The properties of {label} aren't in the file: {why}."));
        } else if let Some(properties) = properties {
            let mut reader = Properties { collector, file, tree, dialect: self, resource: &address, budget: BUDGET };
            let Found { body: read, shape: found, unknown, .. } = reader.read(properties, &arguments);
            body = read;
            shape = (tree.is_map(properties) && !tree.is_alias(properties)).then_some(found);
            for (key, value) in unknown {
                let name = tree.text(key).unwrap_or_default();
                if super::super::secrets::is_secret_name(name) {
                    if let Some(text) = tree.text(value).filter(|it| !it.is_empty()) {
                        collector.secret(file, tree.span(value).start, text);
                        tree.take(value);
                    }
                    continue;
                }
                let message = match makes_resources(name) {
                    true => {
                        let why = loops::computed(tree, name, value);
                        format!("Skipped {name} of {address}: {why}. It stays in your file.")
                    }
                    false => {
                        format!(
                            "Skipped {name} of {address}: the builder doesn't support this property. It stays in your file."
                        )
                    }
                };
                collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
                keep(&mut body, name, self.kept(tree, value));
            }
        }
        for (name, value) in tree.members(node) {
            match tree.text(name).unwrap_or_default() {
                "Type" | "Properties" => {}
                "DependsOn" => {
                    tree.enter(value);
                    let on: &[NodeId] = match tree.data(value) {
                        Data::Seq(items) => items,
                        _ => &[value],
                    };
                    let mut addresses = Vec::new();
                    for item in on {
                        let Some(logical) = self.name_of(tree, *item, key) else { continue };
                        match self.targets.get(&logical) {
                            Some(Target::Resource(kind, label)) => {
                                tree.take(*item);
                                addresses.push(json!(format!("{}.{label}", kind.terraform)))
                            }
                            _ => {
                                let message = format!(
                                    "Skipped DependsOn {logical} of {address}: the configuration doesn't contain that resource. It stays in your file."
                                );
                                collector.unread(Severity::Info, file, tree.span(*item), message);
                            }
                        }
                    }
                    if !addresses.is_empty() {
                        body.insert("depends_on".to_owned(), Json::Array(addresses));
                    }
                }
                other => {
                    let message = match makes_resources(other) {
                        true => {
                            let why = loops::computed(tree, other, value);
                            format!("Skipped {other} of {address}: {why}. It stays in your file.")
                        }
                        false if template::ATTRIBUTES.contains(&other) && !self.serverless => {
                            format!(
                                "{other} of {address} is kept for generated CloudFormation. Other tools don't have it."
                            )
                        }
                        false => format!("Skipped {other} of {address}. It stays in your file."),
                    };
                    collector.unread(Severity::Info, file, tree.span(name).start..tree.span(value).end, message);
                    keep(&mut body, other, self.kept(tree, value));
                }
            }
        }
        if body.contains_key("//") && !self.serverless {
            collector.declare(&["//", template::KEY], json!({}));
        }
        let span = tree.span(key).start..tree.span(node).end;
        let mut origin = origin(file, label, kind.terraform, span, shape);
        origin.vocabulary = Vocabulary::CloudFormation;
        origin.fixed = fixed;
        if let Some(made_by) = &entry.made_by {
            origin.body = None;
            origin.fixed = Some(format!("{made_by} creates {label}: change it there, for all that the loop creates."));
        } else if self.shared {
            let name = &collector.file(file).name;
            origin.body = None;
            origin.fixed =
                Some(format!("{label} comes from {name}, like other resources: change it there, for all of them."));
        } else if key != node {
            origin.label = tree.span(key);
        }
        if std::ptr::eq(kind, &raw const USER_POOL_CLIENT) {
            collector.client(origin, body);
        } else {
            collector.resource(origin, body);
        }
    }
}
