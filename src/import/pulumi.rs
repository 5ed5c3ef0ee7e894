//! Pulumi programs in YAML, of both AWS providers.

use std::collections::HashMap;

use serde_json::{Map, Value as Json, json};

use super::collect::{Collector, origin};
use super::names;
use super::properties::{Dialect, Found, Properties, Wanted, keep};
use super::tree::{Data, NodeId, Tree};
use super::{Dictionary, Severity};
use crate::dialects::pulumi::{self, Piece};
use crate::document::notes::NamedBy;
use crate::document::stand_in::Evaluator;
use crate::document::text::write;
use crate::document::{Part, shorten};
use crate::schema::{Argument, Kind, ResourceKind, SUPPORTING, USER_POOL_CLIENT, Vocabulary};

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        let Some(tree) = collector.take_tree(*file) else { continue };
        for root in &tree.roots {
            program(collector, *file, &tree, *root);
        }
        collector.file_done(*file);
    }
}

struct Program {
    file: usize,
    vocabulary: Vocabulary,
    resources: HashMap<String, (&'static ResourceKind, String)>,
    config: HashMap<String, String>,
    stand_ins: HashMap<String, String>,
}

/// The table's kind of a type token, and the names of its provider: `aws:cognito:UserPoolClient`,
/// `aws:cognito/userPoolClient:UserPoolClient`, `aws-native:cognito:UserPoolClient`.
fn kind_of(token: &str) -> Option<(&'static ResourceKind, Vocabulary)> {
    let mut parts = token.split(':');
    let provider = parts.next()?;
    let path = parts.next()?;
    let name = parts.next()?;
    let (module, file) = path.split_once('/').map_or((path, None), |(module, file)| (module, Some(file)));
    // `cognito/userPoolClient:UserPoolClient` says the name twice.
    if file.is_some_and(|file| !file.eq_ignore_ascii_case(name)) {
        return None;
    }
    let vocabulary = match provider {
        "aws" => Vocabulary::AwsCamel,
        "aws-native" => Vocabulary::AwsNativeCamel,
        _ => return None,
    };
    let kind = std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING).find(|kind| {
        let mut path = kind.cloudformation.split("::").skip(1);
        let (service, type_name) = (path.next().unwrap_or_default(), path.next().unwrap_or_default());
        let classic = matches!(
            (name, type_name),
            ("ResourceServer", "UserPoolResourceServer") | ("IdentityProvider", "UserPoolIdentityProvider")
        );
        service.eq_ignore_ascii_case(module) && (type_name == name || classic)
    })?;
    Some((kind, vocabulary))
}

fn program(collector: &mut Collector, file: usize, tree: &Tree, root: NodeId) {
    collector.dictionaries.push(Dictionary { file, ..Dictionary::default() });
    let mut program = Program {
        file,
        vocabulary: Vocabulary::AwsCamel,
        resources: HashMap::new(),
        config: HashMap::new(),
        stand_ins: HashMap::new(),
    };
    for section in ["config", "configuration"] {
        for (key, node) in tree.get(root, section).into_iter().flat_map(|it| tree.members(it)) {
            program.config(collector, tree, key, node);
        }
    }
    let mut ours = Vec::new();
    tree.enter(root);
    if let Some(runtime) = tree.get(root, "runtime").filter(|it| tree.text(*it) == Some("yaml")) {
        // What every program in YAML has.
        tree.take(runtime);
    }
    for section in ["config", "configuration", "resources"] {
        tree.get(root, section).into_iter().for_each(|it| tree.enter(it));
    }
    for (key, node) in tree.get(root, "resources").into_iter().flat_map(|it| tree.members(it)) {
        let (Some(name), Some(token)) = (tree.text(key), tree.get(node, "type").and_then(|it| tree.text(it))) else {
            continue;
        };
        match kind_of(token) {
            Some((kind, _)) if tree.get(node, "get").is_some() => {
                let message = format!(
                    "Skipped {}: get looks up an existing {} that Pulumi doesn't manage. It stays in your file.",
                    shorten(name),
                    kind.label
                );
                collector.unread(Severity::Info, file, tree.span(key).start..tree.span(node).end, message);
            }
            Some((kind, vocabulary)) => {
                let label = collector.free_label(kind.terraform, name);
                let own = tree.get(node, "name").and_then(|it| tree.text(it).inspect(|_| tree.take(it)));
                if own.unwrap_or(name) != label {
                    let address = format!("{}.{label}", kind.terraform);
                    collector.keep_name(NamedBy::Pulumi, &address, own.unwrap_or(name));
                }
                program.resources.insert(name.to_owned(), (kind, label.clone()));
                if let Some(dictionary) = collector.dictionaries.last_mut() {
                    dictionary.resources.push((kind.terraform, label.clone(), name.to_owned()));
                }
                ours.push((key, node, kind, vocabulary, label));
            }
            None => {
                let message = format!(
                    "Skipped {} ({}): the builder doesn't support this type. It stays in your file.",
                    shorten(name),
                    shorten(token)
                );
                collector.unread(Severity::Info, file, tree.span(key).start..tree.span(node).end, message);
            }
        }
    }
    for (key, node, kind, vocabulary, label) in ours {
        if collector.stopped() {
            return;
        }
        collector.watch(tree.span(key).start);
        program.vocabulary = vocabulary;
        program.resource(collector, tree, key, node, kind, &label);
    }
    for (key, value) in tree.members(root) {
        let name = tree.text(key).unwrap_or_default();
        if !matches!(name, "name" | "runtime" | "description" | "config" | "configuration" | "resources") {
            let message = format!("Skipped {}. It stays in your file.", shorten(name));
            collector.unread(Severity::Info, file, tree.span(key).start..tree.span(value).end, message);
        }
    }
}

impl Program {
    fn config(&mut self, collector: &mut Collector, tree: &Tree, key: NodeId, node: NodeId) {
        let Some(name) = tree.text(key) else { return };
        // Settings of a provider, such as `aws:region`.
        if name.contains(':') {
            return;
        }
        let field = |key: &str| tree.get(node, key);
        let type_name =
            match field("type").and_then(|it| tree.text(it)).unwrap_or("string").to_ascii_lowercase().as_str() {
                "number" | "integer" | "int" => "number",
                "boolean" | "bool" => "bool",
                kind if kind.starts_with("list") || kind == "array" => "list(string)",
                _ => "string",
            };
        let variable = collector.free_variable(&names::snake(name));
        let mut declaration = json!({ "type": type_name });
        if let Some(description) = field("description").and_then(|it| tree.text(it)) {
            declaration["description"] = json!(description);
        }
        tree.enter(node);
        let took = |key: &str| tree.get(node, key).into_iter().for_each(|it| tree.take(it));
        took("description");
        // What the declaration's type represents in Pulumi.
        if matches!(field("type").and_then(|it| tree.text(it)), Some("string" | "integer" | "boolean")) {
            took("type");
        }
        let secret = field("secret").and_then(|it| tree.text(it)) == Some("true");
        if matches!(field("secret").and_then(|it| tree.text(it)), Some("true" | "false")) {
            took("secret");
        }
        let default = field("default").or_else(|| field("value")).or((!tree.is_map(node)).then_some(node));
        if let Some(default) = default.filter(|it| !tree.is_null(*it)) {
            match tree.text(default).filter(|it| secret && !it.is_empty()) {
                Some(text) => {
                    collector.secret(self.file, tree.span(default).start, text);
                    tree.take(default);
                }
                None => {
                    if let Some(json) = tree.to_json(default) {
                        declaration["default"] = json.clone();
                        collector.known_default(format!("var.{variable}"), json);
                    }
                }
            }
        }
        if secret {
            declaration["sensitive"] = json!(true);
        }
        collector.declare(&["variable", &variable], declaration);
        if let Some(dictionary) = collector.dictionaries.last_mut() {
            dictionary.variables.push((variable.clone(), name.to_owned()));
        }
        self.config.insert(name.to_owned(), variable);
    }

    fn resource(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        key: NodeId,
        node: NodeId,
        kind: &'static ResourceKind,
        label: &str,
    ) {
        let address = format!("{}.{label}", kind.terraform);
        let arguments: Vec<&'static Argument> = kind.arguments().collect();
        let file = self.file;
        let (mut body, mut shape) = (Map::new(), None);
        tree.enter(node);
        tree.get(node, "type").into_iter().for_each(|it| tree.take(it));
        if let Some(properties) = tree.get(node, "properties") {
            let mut reader = Properties { collector, file, tree, dialect: self, resource: &address, budget: 400_000 };
            let Found { body: read, shape: found, unknown, .. } = reader.read(properties, &arguments);
            (body, shape) = (read, (tree.is_map(properties) && !tree.is_alias(properties)).then_some(found));
            for (key, value) in unknown {
                let name = tree.text(key).unwrap_or_default();
                let message = format!(
                    "Skipped the property {} of {address}: the builder doesn't support it. It stays in your file.",
                    shorten(name)
                );
                collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
                keep(&mut body, name, tree.to_json(value));
            }
        }
        let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        for (name, value) in tree.members(node) {
            match tree.text(name).unwrap_or_default() {
                "type" | "properties" | "name" => {}
                "options" => {
                    tree.enter(value);
                    for (option, value) in tree.members(value) {
                        let option_name = tree.text(option).unwrap_or_default();
                        match (option_name, tree.text(value)) {
                            ("import", Some(id)) if is_client => {
                                collector.import_id(label, &id.replace('|', "/"));
                                tree.take(value);
                            }
                            _ => {
                                let message = format!(
                                    "Skipped the option {} of {address}. It stays in your file.",
                                    shorten(option_name)
                                );
                                let span = tree.span(option).start..tree.span(value).end;
                                collector.unread(Severity::Info, file, span, message);
                                keep(&mut body, option_name, tree.to_json(value));
                            }
                        }
                    }
                }
                other => {
                    let message = format!("Skipped {} of {address}. It stays in your file.", shorten(other));
                    collector.unread(Severity::Info, file, tree.span(name).start..tree.span(value).end, message);
                    keep(&mut body, other, tree.to_json(value));
                }
            }
        }
        let mut origin = origin(file, label, kind.terraform, tree.span(key).start..tree.span(node).end, shape);
        origin.label = tree.span(key);
        origin.vocabulary = self.vocabulary;
        if is_client { collector.client(origin, body) } else { collector.resource(origin, body) }
    }

    fn stand_in(&mut self, collector: &mut Collector, source: &str, at: usize, wanted: Wanted) -> String {
        let raw = source.to_owned();
        let source: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(variable) = self.stand_ins.get(&source) {
            return variable.clone();
        }
        let type_name = match wanted.kind {
            Kind::Bool => "bool",
            Kind::Integer => "number",
            Kind::Set(_) | Kind::List => "list(string)",
            _ => "string",
        };
        let path = source.trim_start_matches("${").trim_end_matches('}');
        let plain =
            source.starts_with("${") && path.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
        let name = if plain { names::snake(&path.replace('.', "_")) } else { wanted.argument.to_owned() };
        let variable = collector.free_variable(&name);
        let short: String = source.chars().take(300).collect();
        collector.declare(
            &["variable", &variable],
            json!({ "type": type_name, "description": Evaluator::Pulumi.describe(&short) }),
        );
        if let Some(dictionary) = collector.dictionaries.last_mut() {
            dictionary.expressions.push((variable.clone(), raw.clone()));
        }
        let message = format!(
            "{} of {} uses {}, which isn't evaluated. var.{variable} replaces it.",
            wanted.argument,
            wanted.resource,
            shorten(&source)
        );
        let end = if collector.text(self.file)[at..].starts_with(&raw) { at + raw.len() } else { at };
        collector.unread(Severity::Info, self.file, at..end, message);
        self.stand_ins.insert(source, variable.clone());
        variable
    }

    /// What is between `${` and `}`, as a Terraform expression.
    fn reference(&self, path: &str) -> Option<String> {
        if let Some(variable) = self.config.get(path) {
            return Some(format!("var.{variable}"));
        }
        let (name, property) = path.split_once('.')?;
        let (kind, label) = self.resources.get(name)?;
        let attribute = pulumi::attribute(kind, property, self.vocabulary != Vocabulary::AwsCamel)?;
        Some(format!("{}.{label}.{attribute}", kind.terraform))
    }
}

impl Dialect for Program {
    fn vocabulary(&self) -> Vocabulary {
        self.vocabulary
    }

    fn is_function(&self, tree: &Tree, node: NodeId) -> bool {
        matches!(tree.data(node), Data::Map(members) if members.len() == 1
            && members.iter().all(|(key, _)| tree.text(*key).is_some_and(pulumi::is_function)))
    }

    fn function(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Json> {
        let span = tree.span(tree.resolve(node));
        let source = collector.text(self.file).get(span.clone()).unwrap_or_default().to_owned();
        let variable = self.stand_in(collector, &source, span.start, wanted);
        Some(json!(format!("${{var.{variable}}}")))
    }

    fn text(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, text: &str, wanted: Wanted) -> String {
        let at = tree.span(node).start;
        let mut part = |piece: Piece| match piece {
            Piece::Text(text) => Part::Literal(text.to_owned()),
            Piece::Reference(whole) => match self.reference(whole[2..whole.len() - 1].trim()) {
                Some(expression) => Part::expression(&expression),
                None => {
                    let wanted = if whole == text { wanted } else { Wanted { kind: &Kind::Text, ..wanted } };
                    Part::variable(self.stand_in(collector, whole, at, wanted))
                }
            },
        };
        let parts: Vec<Part> = pulumi::scan(text).into_iter().map(&mut part).collect();
        write(parts)
    }
}
