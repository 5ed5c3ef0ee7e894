//! JSON and YAML of the user pools API: what `describe-user-pool-client` prints, and what the create and update calls
//! take.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::collect::{Collector, origin};
use super::partial::{Extent, is_listed, text};
use super::properties::{Dialect, Found, Properties, Wanted, escaped, keep};
use super::tree::{NodeId, Tree};
use super::{Dictionary, Format, Severity, names, secrets};
use crate::document::partial::comment;
use crate::document::shorten;
use crate::document::text::escape;
use crate::schema::{Argument, USER_POOL_CLIENT, Vocabulary};

/// What AWS fills in and no one configures.
const READ_ONLY: &[&str] =
    &["ClientId", "CreationDate", "LastModifiedDate", "ClientType", "ResponseMetadata", "$metadata"];

/// The keys under which answers of the API have clients.
const WRAPPERS: [&str; 3] = ["UserPoolClient", "UserPoolClients", "UserPoolClientDescription"];

/// The member of an answer that says where Secrets Manager has the secret.
const SECRET_ARN: &str = "ClientSecretArn";

/// The argument that keeps the secret in Secrets Manager.
const MANAGED_SECRET: &str = "publish_secrets_in_aws_secrets_manager";

struct Api;

/// A client in a file.
struct Entry {
    node: NodeId,
    /// Whether it is in an answer of the API, and no input of a call.
    answer: bool,
}

pub fn read(collector: &mut Collector, files: &[usize]) {
    let mut all = Vec::with_capacity(files.len());
    // The IDs of the clients whose settings are in one of the files.
    let mut described = HashSet::new();
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        let mut found = Vec::new();
        for root in &tree.roots {
            entries(collector, *file, &tree, *root, false, 0, &mut found);
        }
        let ids = found.iter().filter(|it| !is_listed(&tree, it.node));
        described.extend(ids.filter_map(|it| Some(text(&tree, it.node, "ClientId")?.to_owned())));
        all.push((*file, tree, found));
    }
    for (file, tree, found) in all {
        for entry in found {
            if collector.stopped() {
                return;
            }
            let id = text(&tree, entry.node, "ClientId").filter(|it| described.contains(*it));
            match id.filter(|_| is_listed(&tree, entry.node)) {
                Some(id) => {
                    let message =
                        format!("The settings of client {} come from the output that contains them.", shorten(id));
                    collector.unread(Severity::Info, file, tree.span(entry.node), message);
                }
                None => client(collector, file, &tree, &entry),
            }
        }
        collector.file_done(file);
    }
}

/// Collects a client, or however many there are in lists and under their names.
fn entries(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    node: NodeId,
    answer: bool,
    depth: usize,
    found: &mut Vec<Entry>,
) {
    if depth > 3 {
        return;
    }
    if tree.is_seq(node) {
        tree.enter(node);
        return tree.items(node).iter().for_each(|it| entries(collector, file, tree, *it, answer, depth + 1, found));
    }
    match WRAPPERS.iter().find_map(|key| tree.get(node, key)) {
        Some(inner) => {
            tree.enter(node);
            if text(tree, node, "NextToken").is_some() {
                let token = tree.members(node).find(|(key, _)| tree.text(*key) == Some("NextToken"));
                let span = token.map_or(tree.span(node), |(key, value)| tree.span(key).start..tree.span(value).end);
                let message = "This list is incomplete: NextToken points to the next page, which isn't here.";
                collector.unread(Severity::Warning, file, span, message);
            }
            entries(collector, file, tree, inner, true, depth + 1, found);
        }
        None if tree.is_map(node) => found.push(Entry { node, answer }),
        None => {}
    }
}

fn client(collector: &mut Collector, file: usize, tree: &Tree, entry: &Entry) {
    let node = entry.node;
    collector.watch(tree.span(node).start);
    let text = |key: &str| text(tree, node, key);
    let label = collector.free_label(USER_POOL_CLIENT.terraform, &names::snake(text("ClientName").unwrap_or("client")));
    let address = format!("{}.{label}", USER_POOL_CLIENT.terraform);
    let arguments: Vec<&'static Argument> = USER_POOL_CLIENT.arguments().collect();
    let Found { mut body, shape, unknown, .. } =
        Properties { collector, file, tree, dialect: &mut Api, resource: &address, budget: 100_000 }
            .read(node, &arguments);
    let mut lacks = false;
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
        } else if name == SECRET_ARN && tree.text(value).is_some_and(|it| !it.is_empty()) {
            // AWS returns it in place of the secret.
            keep(&mut body, name, tree.to_json(value).map(escaped));
            for key in ["generate_secret", MANAGED_SECRET] {
                body.entry(key).or_insert(json!(true));
            }
            let message = format!(
                "Secrets Manager stores the secret of {address}: generate_secret and {} are true.",
                MANAGED_SECRET
            );
            collector.info(file, tree.span(key).start, message);
        } else if name == "ClientType" && tree.text(value) == Some("DCR") {
            let message = format!(
                "An app registered {address} with dynamic client registration (DCR). AWS has no secret operations for such clients."
            );
            collector.unread(Severity::Info, file, tree.span(key).start..tree.span(value).end, message);
        } else if !READ_ONLY.contains(&name) {
            let message = format!("Skipped {name} of {address}: the builder doesn't support it.");
            collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
            keep(&mut body, name, tree.to_json(value));
            lacks = true;
        }
    }
    // AWS prints an empty object for what isn't set.
    if collector.formats[file] != Format::ApiInput {
        body.retain(|_, json| json.as_object().is_none_or(|it| !it.is_empty()));
    }
    let is_input = collector.formats[file] == Format::ApiInput;
    if is_input {
        let placeholders = leave_out_placeholders(collector, file, tree, node, &mut body, &address);
        lacks |= placeholders;
    }
    let extent = Extent {
        address: &address,
        pool: text("UserPoolId"),
        client: text("ClientId"),
        is_input: is_input && !entry.answer,
        exists: tree.get(node, "ClientId").is_some(),
        lacks,
    };
    collector.note_partial(file, tree.span(node).start, &mut body, &extent);
    if let (Some(pool), Some(client)) = (text("UserPoolId"), text("ClientId")) {
        collector.import_id(&label, &format!("{pool}/{client}"));
        tree.get(node, "ClientId").into_iter().for_each(|it| tree.take(it));
    }
    let editable = collector.formats[file] == Format::ApiInput;
    let mut origin =
        origin(file, &label, USER_POOL_CLIENT.terraform, tree.span(node), Some(shape).filter(|_| editable));
    origin.vocabulary = Vocabulary::Api;
    for argument in arguments.iter().filter(|it| it.is_comment()) {
        if let Some(json) = body.shift_remove(argument.key) {
            comment(&mut body).insert(argument.key.to_owned(), json);
        }
    }
    // The order of the table, the secret's trace included.
    let ordered =
        arguments.iter().filter_map(|it| Some((it.key.to_owned(), body.shift_remove(it.key)?))).collect::<Vec<_>>();
    collector.client(origin, ordered.into_iter().chain(body.into_iter().collect::<Vec<_>>()).collect());
}

/// A skeleton has empty texts for what is to be filled in. Whether there were any.
fn leave_out_placeholders(
    collector: &mut Collector,
    file: usize,
    tree: &Tree,
    node: NodeId,
    body: &mut serde_json::Map<String, Json>,
    address: &str,
) -> bool {
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
        let message = format!("Skipped empty strings of {address}, treated as placeholders: {}.", gone.join(", "));
        let at = tree.span(node).start;
        collector.unread(Severity::Info, file, at..at, message);
    }
    !gone.is_empty()
}

impl Dialect for Api {
    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::Api
    }

    fn is_function(&self, _: &Tree, _: NodeId) -> bool {
        false
    }

    fn function(&mut self, _: &mut Collector, _: &Tree, _: NodeId, _: Wanted) -> Option<Json> {
        None
    }

    fn rejects_text(&self) -> Option<&'static str> {
        Some("The AWS CLI")
    }

    fn text(&mut self, _: &mut Collector, _: &Tree, _: NodeId, text: &str, _: Wanted) -> String {
        escape(text)
    }
}
