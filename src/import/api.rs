//! JSON and YAML of the user pools API: what `describe-user-pool-client` prints, and what the create and update calls
//! take.

use serde_json::{Value as Json, json};

use super::collect::{Collector, origin};
use super::properties::{Dialect, Found, Properties, Wanted, keep};
use super::tree::{NodeId, Tree};
use super::{Dictionary, Format, Severity, names, secrets};
use crate::document::text::escape;
use crate::schema::{Argument, USER_POOL_CLIENT, Vocabulary};

/// What AWS fills in and nobody configures.
const READ_ONLY: &[&str] = &["ClientId", "CreationDate", "LastModifiedDate", "ResponseMetadata"];

struct Api;

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        for root in &tree.roots {
            entries(collector, *file, &tree, *root, 0);
        }
        collector.file_done(*file);
    }
}

/// A client, or however many there are in lists and under their names.
fn entries(collector: &mut Collector, file: usize, tree: &Tree, node: NodeId, depth: usize) {
    if depth > 3 || collector.stopped() {
        return;
    }
    if tree.is_seq(node) {
        tree.enter(node);
        return tree.items(node).iter().for_each(|item| entries(collector, file, tree, *item, depth + 1));
    }
    match tree.get(node, "UserPoolClient").or_else(|| tree.get(node, "UserPoolClients")) {
        Some(inner) => {
            tree.enter(node);
            entries(collector, file, tree, inner, depth + 1);
        }
        None if tree.is_map(node) => client(collector, file, tree, node),
        None => {}
    }
}

fn client(collector: &mut Collector, file: usize, tree: &Tree, node: NodeId) {
    collector.watch(tree.span(node).start);
    let text = |key: &str| tree.get(node, key).and_then(|it| tree.text(it)).filter(|it| !it.is_empty());
    let label = collector.free_label(USER_POOL_CLIENT.terraform, &names::snake(text("ClientName").unwrap_or("client")));
    let address = format!("{}.{label}", USER_POOL_CLIENT.terraform);
    let arguments: Vec<&'static Argument> = USER_POOL_CLIENT.arguments().collect();
    let Found { mut body, shape, unknown } =
        Properties { collector, file, tree, dialect: &mut Api, resource: &address, budget: 100_000 }
            .read(node, &arguments);
    for (key, value) in unknown {
        let name = tree.text(key).unwrap_or_default();
        if secrets::is_secret_name(name) {
            if let Some(secret) = tree.text(value).filter(|it| !it.is_empty()) {
                collector.secret(file, tree.span(value).start, secret);
                tree.take(value);
                if !body.contains_key("generate_secret") {
                    body.insert("generate_secret".to_owned(), json!(true));
                    collector.info(
                        file,
                        tree.span(key).start,
                        format!("{address} has a secret, so generate_secret is true."),
                    );
                }
            }
        } else if !READ_ONLY.contains(&name) {
            let message = format!("{name} of {address} is nothing that the builder knows. It is in no output.");
            collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
            keep(&mut body, name, tree.to_json(value));
        }
    }
    // AWS prints an empty object for what is not set.
    if collector.formats[file] == Format::Describe {
        body.retain(|_, json| json.as_object().is_none_or(|it| !it.is_empty()));
    }
    if collector.formats[file] == Format::ApiInput {
        leave_out_placeholders(collector, file, tree, node, &mut body, &address);
    }
    if let (Some(pool), Some(client)) = (text("UserPoolId"), text("ClientId")) {
        collector.import_id(&label, &format!("{pool}/{client}"));
        tree.get(node, "ClientId").into_iter().for_each(|it| tree.take(it));
    }
    let editable = collector.formats[file] == Format::ApiInput;
    let mut origin =
        origin(file, &label, USER_POOL_CLIENT.terraform, tree.span(node), Some(shape).filter(|_| editable));
    origin.vocabulary = Vocabulary::CloudFormation;
    // The order of the table, the secret's trace included.
    let ordered =
        arguments.iter().filter_map(|it| Some((it.key.to_owned(), body.shift_remove(it.key)?))).collect::<Vec<_>>();
    collector.client(origin, ordered.into_iter().chain(body.into_iter().collect::<Vec<_>>()).collect());
}

/// A skeleton has empty texts for what is to be filled in.
fn leave_out_placeholders(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    node: NodeId,
    body: &mut serde_json::Map<String, Json>,
    address: &str,
) {
    let is_placeholder = |json: &Json| *json == json!("") || *json == json!([""]);
    let mut gone: Vec<String> = Vec::new();
    for (key, json) in body.iter_mut() {
        if let Json::Object(inner) = json {
            inner.retain(|_, json| !is_placeholder(json));
        }
        if is_placeholder(json) || json.as_object().is_some_and(|it| it.is_empty()) {
            gone.push(key.clone());
        }
    }
    if !gone.is_empty() {
        body.retain(|key, _| !gone.contains(key));
        let message = format!("Empty texts of {address} are taken for placeholders and left out: {}.", gone.join(", "));
        let at = tree.span(node).start;
        collector.unread(Severity::Info, file, at..at, message);
    }
}

impl Dialect for Api {
    fn name(&self, argument: &Argument) -> Option<String> {
        argument.name(Vocabulary::CloudFormation)
    }

    fn is_function(&self, _: &Tree, _: NodeId) -> bool {
        false
    }

    fn function(&mut self, _: &mut Collector, _: &Tree, _: NodeId, _: Wanted) -> Option<Json> {
        None
    }

    fn text(&mut self, _: &mut Collector, _: &Tree, _: NodeId, text: &str, _: Wanted) -> String {
        escape(text)
    }
}
