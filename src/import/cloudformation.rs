//! AWS CloudFormation templates in YAML and JSON, what SAM and CDK make of them, and the resources of a
//! `serverless.yml`. References become Terraform's by the table; a function that would have to be evaluated becomes a
//! variable that says what it stands for.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value as Json, json};

use super::collect::{Collector, origin};
use super::format::is_resource;
use super::names;
use super::properties::{Dialect, Found, Properties, Wanted, keep};
use super::tree::{Data, NodeId, Tree};
use super::{Body, Dictionary, Format, Severity};
use crate::document::text::{escape, parse_expression};
use crate::document::{Reference, Value, shorten};
use crate::schema::{Argument, Exported, Kind, ResourceKind, SUPPORTING, USER_POOL_CLIENT, Vocabulary};

/// How many nodes are read of one template.
const BUDGET: usize = 400_000;

/// What our own templates say of a parameter that stands for something outside.
const IN_TERRAFORM: &str = "In Terraform: ";

pub fn read(collector: &mut Collector, files: &[usize]) {
    let trees: Vec<(usize, Rc<Tree>)> =
        files.iter().filter_map(|file| Some((*file, collector.take_tree(*file)?))).collect();
    let mut templates: Vec<Template> = Vec::new();
    for (file, tree) in &trees {
        for root in &tree.roots {
            let mut template = Template::new(*file, collector.formats[*file] == Format::Serverless, tree, *root);
            template.declare(collector);
            templates.push(template);
        }
    }
    // The parts of a serverless.yml are files of their own; templates of CloudFormation know nothing of each other.
    if templates.iter().any(|it| it.serverless) {
        let mut all = HashMap::new();
        for template in &templates {
            for (name, target) in &template.targets {
                all.entry(*name).or_insert_with(|| target.clone());
            }
        }
        for template in &mut templates {
            for (name, target) in &all {
                template.targets.entry(name).or_insert_with(|| target.clone());
            }
        }
    }
    for mut template in templates {
        if collector.stopped() {
            return;
        }
        let file = template.file;
        template.read(collector);
        collector.file_done(file);
    }
}

/// What a name in the template denotes.
#[derive(Clone)]
enum Target {
    Resource(&'static ResourceKind, String),
    /// A parameter, as the Terraform expression that stands for it.
    Parameter(String),
}

struct Template<'t> {
    file: usize,
    serverless: bool,
    tree: &'t Tree,
    root: NodeId,
    dictionary: Dictionary,
    targets: HashMap<&'t str, Target>,
    /// The resources that the table knows: name, body, kind, label.
    ours: Vec<(NodeId, NodeId, &'static ResourceKind, String)>,
    /// The variables made for what is not evaluated, by its source.
    stand_ins: HashMap<String, String>,
    depth: usize,
}

impl<'t> Template<'t> {
    fn new(file: usize, serverless: bool, tree: &'t Tree, root: NodeId) -> Self {
        let long = tree.scalars().filter(|(_, text)| *text == "Ref" || text.starts_with("Fn::")).count();
        Template {
            file,
            serverless,
            tree,
            root,
            dictionary: Dictionary { file, long: tree.json || long > tree.count_tags(), ..Dictionary::default() },
            targets: HashMap::new(),
            ours: Vec::new(),
            stand_ins: HashMap::new(),
            depth: 0,
        }
    }

    /// Finds out what there is and how it is called: a resource may refer to one that comes later.
    fn declare(&mut self, collector: &mut Collector) {
        let (tree, root, file, serverless) = (self.tree, self.root, self.file, self.serverless);
        let sections: Vec<NodeId> = match tree.get(root, "resources").filter(|_| serverless) {
            Some(list) if tree.is_seq(list) => tree.items(list).to_vec(),
            Some(one) => vec![one],
            None => vec![root],
        };
        tree.enter(root);
        if let Some(version) = tree.get(root, "AWSTemplateFormatVersion")
            && tree.text(version) == Some("2010-09-09")
        {
            // The only one there is; every template that is written has it.
            tree.take(version);
        }
        let mut resources: Vec<(NodeId, NodeId)> = Vec::new();
        for section in &sections {
            tree.enter(*section);
            match tree.get(*section, "Resources") {
                Some(node) => {
                    tree.enter(node);
                    resources.extend(tree.members(node));
                }
                // Pasted without what is around it.
                None if !serverless && !is_resource(tree, root) => {
                    resources.extend(tree.members(root).filter(|(_, node)| is_resource(tree, *node)));
                }
                None => {
                    if let Some(text) = tree.text(*section) {
                        let message = format!("{} is in another file; drop that one too.", shorten(text));
                        collector.warning(file, tree.span(*section).start, message);
                    }
                }
            }
            if let Some(parameters) = tree.get(*section, "Parameters") {
                tree.enter(parameters);
                for (key, node) in tree.members(parameters) {
                    self.dictionary.taken.extend(tree.text(key).map(str::to_owned));
                    self.parameter(collector, tree, key, node);
                }
            }
        }
        for (key, node) in &resources {
            self.dictionary.taken.extend(tree.text(*key).map(str::to_owned));
            let (Some(logical), Some(kind)) = (tree.text(*key), tree.get(*node, "Type").and_then(|it| tree.text(it)))
            else {
                continue;
            };
            match kind_of(kind) {
                Some(kind) => {
                    let label = collector.free_label(kind.terraform, &names::label(kind, logical));
                    self.targets.insert(logical, Target::Resource(kind, label.clone()));
                    self.dictionary.resources.push((kind.terraform, label.clone(), logical.to_owned()));
                    self.ours.push((*key, *node, kind, label));
                }
                None => {
                    let message = format!("{logical} ({kind}) stays in your file; the document does not have it.");
                    collector.info(file, tree.span(*key).start, message);
                }
            }
        }
        if is_resource(tree, root) && tree.get(root, "Resources").is_none() {
            // One resource alone, without a name.
            if let Some(kind) = tree.get(root, "Type").and_then(|it| tree.text(it)).and_then(kind_of) {
                let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
                let label = collector.free_label(kind.terraform, if is_client { "client" } else { "main" });
                self.ours.push((root, root, kind, label));
            }
        }
    }

    fn read(&mut self, collector: &mut Collector) {
        let (tree, root) = (self.tree, self.root);
        for (key, node, kind, label) in std::mem::take(&mut self.ours) {
            if collector.stopped() {
                return;
            }
            collector.watch(tree.span(key).start);
            self.resource(collector, tree, key, node, kind, &label);
        }
        let top: &[&str] = &["Resources", "Parameters", "AWSTemplateFormatVersion", "Description", "Transform"];
        if !self.serverless && tree.get(root, "Resources").is_some() {
            let body = Body::of_sections(tree, root);
            collector.blocks.push(origin(self.file, "", "root", tree.span(root), Some(body)));
            for (key, _) in tree.members(root) {
                if let Some(name) = tree.text(key).filter(|name| !top.contains(name)) {
                    let message = format!("{name} stays in your file; the document does not have it.");
                    collector.info(self.file, tree.span(key).start, message);
                }
            }
        }
        collector.dictionaries.push(std::mem::take(&mut self.dictionary));
    }
}

fn kind_of(cloudformation: &str) -> Option<&'static ResourceKind> {
    std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING).find(|it| it.cloudformation == cloudformation)
}

impl<'t> Template<'t> {
    fn parameter(&mut self, collector: &mut Collector, tree: &'t Tree, key: NodeId, node: NodeId) {
        let Some(name) = tree.text(key) else { return };
        // CDK's own bookkeeping.
        if name == "BootstrapVersion" {
            return;
        }
        let field = |key: &str| tree.get(node, key).and_then(|it| tree.text(it));
        let description = field("Description").unwrap_or_default();
        if let Some(path) = description.strip_prefix(IN_TERRAFORM)
            && let Ok(Value::Reference(reference @ (Reference::External(_) | Reference::Resource { .. }))) =
                parse_expression(path)
        {
            // The type is that of the argument that refers to it.
            let written = |it: &NodeId| matches!(tree.text(*it), Some("String" | "Number" | "CommaDelimitedList"));
            tree.enter(node);
            tree.get(node, "Description").into_iter().for_each(|it| tree.take(it));
            tree.get(node, "Type").filter(written).into_iter().for_each(|it| tree.take(it));
            self.targets.insert(name, Target::Parameter(reference.terraform()));
            return;
        }
        tree.enter(node);
        let took = |key: &str| tree.get(node, key).into_iter().for_each(|it| tree.take(it));
        let variable = collector.free_variable(&names::snake(name));
        let kind = field("Type").unwrap_or("String");
        let allowed: Vec<&str> = tree
            .get(node, "AllowedValues")
            .map(|it| tree.items(it).iter().filter_map(|item| tree.text(*item)).collect())
            .unwrap_or_default();
        let is_bool = !allowed.is_empty() && allowed.iter().all(|it| matches!(*it, "true" | "false"));
        let list = kind == "CommaDelimitedList" || kind.starts_with("List<") && !kind.contains("Number");
        let type_name = match kind {
            "Number" => "number",
            "List<Number>" => "list(number)",
            _ if list => "list(string)",
            _ if is_bool => "bool",
            _ => "string",
        };
        let mut declaration = Map::new();
        declaration.insert("type".to_owned(), json!(type_name));
        if matches!(kind, "String" | "Number" | "CommaDelimitedList" | "List<Number>") {
            took("Type");
        }
        if is_bool {
            took("AllowedValues");
        }
        took("Description");
        if !description.is_empty() {
            declaration.insert("description".to_owned(), json!(description));
        }
        if kind.contains("SSM::Parameter") {
            let message = format!(
                "The value of {name} comes from Systems Manager when the stack is deployed; the variable has no default."
            );
            collector.info(self.file, tree.span(key).start, message);
        } else if let Some(default) = tree.get(node, "Default") {
            tree.take(default);
            let hidden = field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true"));
            let text = tree.text(default).unwrap_or_default();
            if hidden && !text.is_empty() {
                collector.secret(self.file, tree.span(default).start, text);
            } else {
                let json = match type_name {
                    "number" => serde_json::from_str(text).ok().filter(Json::is_number).unwrap_or_else(|| json!(text)),
                    "bool" => json!(text == "true"),
                    "list(string)" | "list(number)" if text.is_empty() => json!([]),
                    "list(string)" => json!(text.split(',').map(str::trim).collect::<Vec<_>>()),
                    "list(number)" => {
                        json!(text.split(',').filter_map(|it| it.trim().parse::<i64>().ok()).collect::<Vec<_>>())
                    }
                    _ => json!(text),
                };
                declaration.insert("default".to_owned(), json.clone());
                collector.known_default(format!("var.{variable}"), json);
            }
        }
        if field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true") || it.eq_ignore_ascii_case("false")) {
            took("NoEcho");
        }
        if field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true")) {
            declaration.insert("sensitive".to_owned(), json!(true));
        }
        for (key, _) in tree.members(node) {
            let known: &[&str] = &["Type", "Default", "Description", "NoEcho"];
            let text = tree.text(key).unwrap_or_default();
            if !known.contains(&text) && !(text == "AllowedValues" && is_bool) {
                let message = format!("{text} of parameter {name} stays in your file; the variable does not have it.");
                collector.info(self.file, tree.span(key).start, message);
            }
        }
        let span = tree.span(key).start..tree.span(node).end;
        collector.blocks.push(origin(self.file, &variable, "variable", span, None));
        collector.declare(&["variable", &variable], Json::Object(declaration));
        self.targets.insert(name, Target::Parameter(format!("var.{variable}")));
        self.dictionary.variables.push((variable, name.to_owned()));
    }

    fn resource(
        &mut self,
        collector: &mut Collector,
        tree: &'t Tree,
        key: NodeId,
        node: NodeId,
        kind: &'static ResourceKind,
        label: &str,
    ) {
        let address = format!("{}.{label}", kind.terraform);
        let arguments: Vec<&'static Argument> = kind.arguments().collect();
        let file = self.file;
        let mut body = Map::new();
        let mut shape = None;
        tree.enter(node);
        tree.get(node, "Type").into_iter().for_each(|it| tree.take(it));
        if let Some(properties) = tree.get(node, "Properties") {
            let mut reader = Properties { collector, file, tree, dialect: self, resource: &address, budget: BUDGET };
            let Found { body: read, shape: found, unknown } = reader.read(properties, &arguments);
            body = read;
            shape = (tree.is_map(properties) && !tree.is_alias(properties)).then_some(found);
            for (key, value) in unknown {
                let name = tree.text(key).unwrap_or_default();
                if super::secrets::is_secret_name(name) {
                    if let Some(text) = tree.text(value).filter(|it| !it.is_empty()) {
                        collector.secret(file, tree.span(value).start, text);
                        tree.take(value);
                    }
                    continue;
                }
                let message =
                    format!("{name} of {address} is a property that the builder does not know. Your file keeps it.");
                collector.unread(Severity::Warning, file, tree.span(key).start..tree.span(value).end, message);
                keep(&mut body, name, tree.to_json(value));
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
                        let Some(logical) = tree.text(*item) else { continue };
                        match self.targets.get(logical) {
                            Some(Target::Resource(kind, label)) => {
                                tree.take(*item);
                                addresses.push(json!(format!("{}.{label}", kind.terraform)))
                            }
                            _ => {
                                let message = format!(
                                    "DependsOn {logical} of {address} stays in your file; the document does not have that resource."
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
                    let message = format!("{other} of {address} stays in your file; Terraform has no such word.");
                    collector.unread(Severity::Info, file, tree.span(name).start..tree.span(value).end, message);
                    keep(&mut body, other, tree.to_json(value));
                }
            }
        }
        let span = tree.span(key).start..tree.span(node).end;
        let mut origin = origin(file, label, kind.terraform, span, shape);
        origin.vocabulary = Vocabulary::CloudFormation;
        if key != node {
            origin.label = tree.span(key);
        }
        if std::ptr::eq(kind, &raw const USER_POOL_CLIENT) {
            collector.client(origin, body);
        } else {
            collector.resource(origin, body);
        }
    }

    /// Something that is not evaluated, as the reference to a variable that stands for it.
    fn stand_in(&mut self, collector: &mut Collector, source: &str, name: &str, at: usize, wanted: Wanted) -> String {
        let raw = source.to_owned();
        let tool = if self.serverless { "the Serverless Framework" } else { "CloudFormation" };
        let source: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let type_name = match wanted.kind {
            Kind::Bool => "bool",
            Kind::Integer => "number",
            Kind::Set(_) | Kind::List => "list(string)",
            _ => "string",
        };
        let key = format!("{type_name} {source}");
        if let Some(variable) = self.stand_ins.get(&key) {
            return variable.clone();
        }
        let wanted_name = match name {
            // One of several is called by the singular.
            "" if type_name == "string" => wanted.argument.strip_suffix('s').unwrap_or(wanted.argument).to_owned(),
            "" => wanted.argument.to_owned(),
            name => name.replace('-', "_"),
        };
        let variable = collector.free_variable(&wanted_name);
        let short: String = source.chars().take(300).collect();
        let mut declaration = json!({ "type": type_name, "description": format!("In {tool}: {short}") });
        // What comes from a store of secrets is one wherever it is written next.
        if ["{{resolve:secretsmanager:", "{{resolve:ssm-secure:"].iter().any(|it| source.contains(it)) {
            declaration["sensitive"] = json!(true);
        }
        collector.declare(&["variable", &variable], declaration);
        self.dictionary.expressions.push((variable.clone(), raw.clone()));
        let message = format!(
            "{} of {} has {}, which is not evaluated here; var.{variable} stands for it.",
            wanted.argument,
            wanted.resource,
            shorten(&source)
        );
        let end = if collector.text(self.file)[at..].starts_with(&raw) { at + raw.len() } else { at };
        collector.unread(Severity::Info, self.file, at..end, message);
        self.stand_ins.insert(key, variable.clone());
        variable
    }

    /// `Ref` of a name, as a Terraform expression; `None` for what the document does not have.
    fn reference(&self, collector: &mut Collector, name: &str) -> Option<String> {
        match name {
            "AWS::Region" => {
                collector.declare(&["data", "aws_region", "current"], json!({}));
                return Some("data.aws_region.current.region".to_owned());
            }
            "AWS::AccountId" => {
                collector.declare(&["data", "aws_caller_identity", "current"], json!({}));
                return Some("data.aws_caller_identity.current.account_id".to_owned());
            }
            "AWS::Partition" => {
                collector.declare(&["data", "aws_partition", "current"], json!({}));
                return Some("data.aws_partition.current.partition".to_owned());
            }
            _ => {}
        }
        match self.targets.get(name)? {
            Target::Parameter(expression) => Some(expression.clone()),
            Target::Resource(kind, label) => {
                let attribute = kind.attributes().iter().find(|it| it.cloudformation == Exported::Ref)?;
                Some(format!("{}.{label}.{}", kind.terraform, attribute.key))
            }
        }
    }

    fn attribute(&self, name: &str, attribute: &str) -> Option<String> {
        let Target::Resource(kind, label) = self.targets.get(name)? else { return None };
        let exported =
            |it: &&crate::schema::Attribute| matches!(it.cloudformation, Exported::GetAtt(name) if name == attribute);
        Some(format!("{}.{label}.{}", kind.terraform, kind.attributes().iter().find(exported)?.key))
    }

    /// A node as a Terraform template; `None` where it would have to be evaluated.
    fn template_text(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        node: NodeId,
        wanted: Wanted,
    ) -> Option<String> {
        self.depth += 1;
        let text = if self.depth > 20 { None } else { self.template_text_at(collector, tree, node, wanted) };
        self.depth -= 1;
        text
    }

    fn template_text_at(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        node: NodeId,
        wanted: Wanted,
    ) -> Option<String> {
        let Some(function) = function(tree, node) else {
            let text = tree.text(node)?.to_owned();
            return Some(self.text(collector, tree, node, &text, wanted));
        };
        let argument = function.argument;
        match function.name.as_str() {
            "Ref" => {
                let name = tree.text(argument)?;
                Some(format!("${{{}}}", self.reference(collector, name)?))
            }
            "Fn::GetAtt" => {
                let (name, attribute) = attribute_of(tree, argument)?;
                Some(format!("${{{}}}", self.attribute(&name, &attribute)?))
            }
            "Fn::Sub" => {
                let (text, values) = match tree.data(argument) {
                    Data::Seq(items) => (tree.text(*items.first()?)?, items.get(1).copied()),
                    _ => (tree.text(argument)?, None),
                };
                self.substitute(collector, tree, argument, text, values, wanted)
            }
            "Fn::Join" => {
                let [delimiter, items] = tree.items(argument) else { return None };
                let delimiter = escape(tree.text(*delimiter)?);
                if !tree.is_seq(*items) || function_name(tree, *items).is_some() {
                    return None;
                }
                let mut parts = Vec::new();
                for item in tree.items(*items) {
                    if is_no_value(tree, *item) {
                        continue;
                    }
                    parts.push(match self.template_text(collector, tree, *item, wanted) {
                        Some(text) => text,
                        None => self.piece(collector, tree, *item, wanted),
                    });
                }
                Some(parts.join(&delimiter))
            }
            _ => None,
        }
    }

    /// A part of a text that is not evaluated.
    fn piece(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> String {
        let span = tree.span(tree.resolve(node));
        let source = collector.text(self.file).get(span.clone()).unwrap_or_default().to_owned();
        let wanted = Wanted { kind: &Kind::Text, ..wanted };
        let name = stand_in_name(tree, node);
        format!("${{var.{}}}", self.stand_in(collector, &source, &name, span.start, wanted))
    }

    /// The text of `Fn::Sub`, which has `${Name}`, `${Name.Attribute}` and `${!Literal}` in it.
    fn substitute(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        node: NodeId,
        text: &str,
        values: Option<NodeId>,
        wanted: Wanted,
    ) -> Option<String> {
        let at = tree.span(node).start;
        let wanted = Wanted { kind: &Kind::Text, ..wanted };
        let mut result = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let end = closing(&rest[start + 2..]).map(|end| start + 2 + end);
            let Some(end) = end else { break };
            result.push_str(&escape(&rest[..start]));
            let name = rest[start + 2..end].trim();
            let whole = &rest[start..=end];
            rest = &rest[end + 1..];
            if let Some(literal) = name.strip_prefix('!') {
                result.push_str(&escape(&format!("${{{literal}}}")));
                continue;
            }
            if let Some(value) = values.and_then(|it| tree.get(it, name)) {
                let text = match self.template_text(collector, tree, value, wanted) {
                    Some(text) => text,
                    None => self.piece(collector, tree, value, wanted),
                };
                result.push_str(&text);
                continue;
            }
            let found = match name.split_once('.') {
                _ if self.serverless && is_serverless(name) => None,
                Some((name, attribute)) => self.attribute(name, attribute),
                None => self.reference(collector, name),
            };
            let expression = match found {
                Some(expression) => expression,
                None if self.serverless && is_serverless(name) => {
                    self.serverless_variable(collector, tree, whole, at, wanted)
                }
                None => {
                    let (source, wanted_name) = match name.split_once('.') {
                        Some((name, attribute)) => (
                            format!("!GetAtt {name}.{attribute}"),
                            format!("{}_{}", names::snake(name), names::snake(attribute)),
                        ),
                        None => (format!("!Ref {name}"), names::snake(name.trim_start_matches("AWS::"))),
                    };
                    format!("var.{}", self.stand_in(collector, &source, &wanted_name, at, wanted))
                }
            };
            result.push_str("${");
            result.push_str(&expression);
            result.push('}');
        }
        result.push_str(&escape(rest));
        Some(result)
    }

    /// `${self:custom.domain}` as a variable; with the value that the file gives it as its default.
    fn serverless_variable(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        whole: &str,
        at: usize,
        wanted: Wanted,
    ) -> String {
        let inner = whole.trim_start_matches("${").trim_end_matches('}');
        let path = inner.split_once(':').map_or(inner, |(_, path)| path);
        let path = path.split(',').next().unwrap_or_default().trim();
        let name = names::snake(path.rsplit(['.', '/', '~']).find(|it| !it.is_empty()).unwrap_or_default());
        let fresh = self.stand_ins.len();
        let variable = self.stand_in(collector, whole, &name, at, wanted);
        let plain = inner.strip_prefix("self:").filter(|path| !path.contains(['$', ',']));
        if self.stand_ins.len() > fresh
            && let Some(path) = plain
            && let Some(node) = tree.path(self.root, &path.trim().split('.').collect::<Vec<_>>())
            && let Some(value) = tree.peek_json(node).filter(|it| !it.is_null() && !it.to_string().contains("${"))
        {
            collector.known_default(format!("var.{variable}"), value);
        }
        format!("var.{variable}")
    }
}

impl Dialect for Template<'_> {
    fn name(&self, argument: &Argument) -> Option<String> {
        argument.name(Vocabulary::CloudFormation)
    }

    fn is_function(&self, tree: &Tree, node: NodeId) -> bool {
        function_name(tree, node).is_some()
    }

    fn function(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Json> {
        if is_no_value(tree, node) {
            return None;
        }
        if let Some(text) = self.template_text(collector, tree, node, wanted) {
            return Some(Json::String(text));
        }
        let span = tree.span(tree.resolve(node));
        let source = collector.text(self.file).get(span.clone()).unwrap_or_default().to_owned();
        let name = stand_in_name(tree, node);
        let variable = self.stand_in(collector, &source, &name, span.start, wanted);
        Some(Json::String(format!("${{var.{variable}}}")))
    }

    fn text(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, text: &str, wanted: Wanted) -> String {
        let at = tree.span(node).start;
        if text.contains("{{resolve:") {
            return format!("${{var.{}}}", self.stand_in(collector, text, "", at, wanted));
        }
        if !self.serverless || !text.contains("${") {
            return escape(text);
        }
        let mut result = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let Some(end) = closing(&rest[start + 2..]).map(|end| start + 2 + end) else { break };
            result.push_str(&escape(&rest[..start]));
            let whole = &rest[start..=end];
            let is_all = start == 0 && end + 1 == rest.len() && result.is_empty();
            let wanted = if is_all { wanted } else { Wanted { kind: &Kind::Text, ..wanted } };
            if is_serverless(&rest[start + 2..end]) {
                let expression = self.serverless_variable(collector, tree, whole, at, wanted);
                result.push_str(&format!("${{{expression}}}"));
            } else {
                result.push_str(&escape(whole));
            }
            rest = &rest[end + 1..];
        }
        result.push_str(&escape(rest));
        result
    }
}

/// `self:`, `env:`, `opt:`, `file(...)` and the like; CloudFormation's own names have no single colon.
fn is_serverless(name: &str) -> bool {
    let name = name.trim();
    !name.starts_with("AWS::") && (name.contains(':') || name.contains('('))
}

/// The byte of the brace that closes what was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A function in its short or its long form.
struct Function {
    name: String,
    argument: NodeId,
}

fn function(tree: &Tree, node: NodeId) -> Option<Function> {
    if let Some(tag) = tree.tag(node) {
        let name = match tag {
            "Ref" | "Condition" => tag.to_owned(),
            tag => format!("Fn::{tag}"),
        };
        return Some(Function { name, argument: node });
    }
    let Data::Map(members) = tree.data(node) else { return None };
    let [(key, argument)] = members.as_slice() else { return None };
    let name = tree.text(*key)?;
    (name == "Ref" || name == "Condition" || name.starts_with("Fn::"))
        .then(|| Function { name: name.to_owned(), argument: *argument })
}

fn function_name(tree: &Tree, node: NodeId) -> Option<String> {
    function(tree, node).map(|function| function.name)
}

fn is_no_value(tree: &Tree, node: NodeId) -> bool {
    function(tree, node).is_some_and(|it| it.name == "Ref" && tree.text(it.argument) == Some("AWS::NoValue"))
}

/// The two names of `Fn::GetAtt`.
fn attribute_of(tree: &Tree, node: NodeId) -> Option<(String, String)> {
    match tree.data(node) {
        Data::Seq(items) => match items.as_slice() {
            [name, attribute] => Some((tree.text(*name)?.to_owned(), tree.text(*attribute)?.to_owned())),
            _ => None,
        },
        _ => tree.text(node)?.split_once('.').map(|(name, attribute)| (name.to_owned(), attribute.to_owned())),
    }
}

/// A variable's name for what is not evaluated; empty where the argument's own name is best.
fn stand_in_name(tree: &Tree, node: NodeId) -> String {
    let Some(function) = function(tree, node) else { return String::new() };
    match function.name.as_str() {
        "Ref" => {
            tree.text(function.argument).map(|it| names::snake(it.trim_start_matches("AWS::"))).unwrap_or_default()
        }
        "Fn::GetAtt" => attribute_of(tree, function.argument)
            .map(|(name, attribute)| format!("{}_{}", names::snake(&name), names::snake(&attribute)))
            .unwrap_or_default(),
        "Fn::ImportValue" => {
            let inner = self::function(tree, function.argument).filter(|_| tree.tag(node).is_none());
            let text = tree.text(inner.map_or(function.argument, |it| it.argument)).unwrap_or_default();
            // `${Stage}-UserPoolId` is best called by its end.
            names::snake(
                text.rsplit(['}', ':', '/']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()),
            )
        }
        _ => String::new(),
    }
}
