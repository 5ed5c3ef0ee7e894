//! Terraform's JSON syntax: what a document is made of. Only what a document can't hold must be put right.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::collect::{Collector, origin};
use super::foreign;
use super::shape::{Body, Layout, List, Member, Shape};
use super::tree::{Data, NodeId, Tree};
use super::{Dictionary, Mention, Severity};
use crate::document::{Document, read as read_value};
use crate::schema::terraform::{self, Block, Others};
use crate::schema::{Argument, Kind, ResourceKind, USER_POOL_CLIENT};

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        if let Some((at, message)) = not_json(collector.text(*file)).filter(|_| tree.broken.is_none()) {
            collector.error(*file, at, message);
        }
        for root in &tree.roots {
            let (blocks, comments) = (HashSet::new(), Vec::new());
            Reader { collector, file: *file, tree: &tree, blocks, comments }.top(*root);
        }
        let address = Document::address("");
        let mentions = tree.scalars().filter(|(_, text)| text.contains(&address));
        collector.mentions.extend(mentions.map(|(span, text)| Mention { file: *file, span, text: text.to_owned() }));
        collector.file_done(*file);
    }
}

/// Values of variables, which aren't part of the document. Nothing in their texts is a template.
pub fn read_variables(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let Some(tree) = collector.take_tree(*file) else { continue };
        let name = match collector.file(*file).base_name() {
            "" => "terraform.tfvars.json".to_owned(),
            name => name.to_owned(),
        };
        let is_auto = |name: &str| name.contains(".auto.tfvars");
        let (mut covers, mut seen) = (Vec::new(), HashSet::new());
        for root in &tree.roots {
            if !tree.is_map(*root) {
                let message = "Skipped this: Terraform requires an object of variables here. It stays in your file.";
                collector.unread(Severity::Error, *file, tree.span(*root), message);
                continue;
            }
            tree.enter(*root);
            for (key, value) in pairs(&tree, *root) {
                let variable = tree.text(key).unwrap_or_default();
                let span = tree.span(key).start..tree.span(value).end;
                if variable == "//" {
                    tree.take(value);
                } else if !seen.insert(variable) {
                    let variable = crate::document::shorten(variable);
                    let message =
                        format!("{variable} is set twice. Terraform rejects that. The builder uses the first value.");
                    collector.unread(Severity::Error, *file, span, message);
                } else if let Some(json) = tree.to_json(value) {
                    covers.push(span);
                    let reference = format!("var.{variable}");
                    // Terraform reads *.auto.tfvars last.
                    if is_auto(&name) || !collector.said_by(&reference).is_some_and(is_auto) {
                        collector.known(reference, json, &name);
                    }
                }
            }
        }
        if covers.is_empty() {
            collector.file_done(*file);
            continue;
        }
        let values = if covers.len() == 1 { "1 value".to_owned() } else { format!("{} values", covers.len()) };
        let message =
            format!("{values} for variables: shown next to the references, but not part of the configuration.");
        collector.tell(Severity::Info, *file, 0, message, covers);
        collector.file_done(*file);
    }
}

/// Reads one file.
struct Reader<'r, 'a, 't> {
    collector: &'r mut Collector<'a>,
    file: usize,
    tree: &'t Tree,
    /// Keys that may come again in the same place: blocks add up.
    blocks: HashSet<NodeId>,
    /// Where comments are.
    comments: Vec<Range<usize>>,
}

/// A block: the keys that are its labels, and its body or the list of its bodies.
struct Leaf {
    labels: Vec<NodeId>,
    body: NodeId,
}

impl Reader<'_, '_, '_> {
    fn error(&mut self, node: NodeId, message: impl Into<String>) {
        self.collector.error(self.file, self.tree.span(node).start, message);
    }

    /// Names what isn't read, from its key to the end of its value.
    fn unread(&mut self, severity: Severity, key: NodeId, value: NodeId, message: impl Into<String>) {
        let span = self.tree.span(key).start..self.tree.span(value).end;
        self.collector.unread(severity, self.file, span, message);
    }

    fn info(&mut self, node: NodeId, message: impl Into<String>) {
        self.collector.info(self.file, self.tree.span(node).start, message);
    }

    fn top(&mut self, root: NodeId) {
        let tree = self.tree;
        if !tree.is_map(root) && !tree.is_seq(root) {
            let message =
                "Skipped this: Terraform requires an object or a list of objects here. It stays in your file.";
            return self.unread(Severity::Error, root, root, message);
        }
        if tree.is_map(root) {
            let body = shape(tree, root, &[]);
            tree.enter(root);
            self.collector.blocks.push(origin(self.file, "", "root", tree.span(root), Some(body)));
        }
        for (key, node) in objects(tree, root).into_iter().flat_map(|root| pairs(tree, root)) {
            let name = tree.text(key).unwrap_or_default();
            if name == "//" {
                self.comment(node);
                tree.take(node);
                self.collector.declare(&["//"], tree.to_json(node).unwrap_or_default());
                continue;
            }
            let Some(block) = terraform::block(name) else {
                self.elsewhere(key, node, name);
                continue;
            };
            self.blocks.insert(key);
            let mut leaves = Vec::new();
            self.leaves(node, block, key, &mut Vec::new(), &mut leaves);
            for leaf in leaves {
                if self.collector.stopped() {
                    return;
                }
                self.collector.watch(tree.span(leaf.body).start);
                self.leaf(block, key, &leaf);
            }
        }
        self.twice();
    }

    /// A root key that a configuration doesn't have.
    fn elsewhere(&mut self, key: NodeId, value: NodeId, name: &str) {
        let short = crate::document::shorten(name);
        if let Some((_, what)) = terraform::ELSEWHERE.iter().find(|(keyword, _)| *keyword == name) {
            let message = format!("Skipped {short}: it is a block of {what}. It stays in your file.");
            return self.unread(Severity::Info, key, value, message);
        }
        let message =
            format!("Skipped {short}: Terraform doesn't allow this block in a configuration. It stays in your file.");
        self.unread(Severity::Error, key, value, message);
    }

    fn comment(&mut self, value: NodeId) {
        self.comments.push(self.tree.span(value));
    }

    /// The blocks at a node, whose labels are levels of objects.
    fn leaves(
        &mut self,
        node: NodeId,
        block: &'static Block,
        key: NodeId,
        labels: &mut Vec<NodeId>,
        found: &mut Vec<Leaf>,
    ) {
        let tree = self.tree;
        if labels.len() == block.labels {
            return found.push(Leaf { labels: labels.clone(), body: node });
        }
        tree.enter(node);
        match tree.data(node) {
            Data::Map(_) => {
                for (label, inner) in pairs(tree, node) {
                    if self.is_comment_among_labels(label, inner, block) {
                        continue;
                    }
                    self.blocks.insert(label);
                    labels.push(label);
                    self.leaves(inner, block, label, labels, found);
                    labels.pop();
                }
            }
            Data::Seq(items) => {
                for item in items {
                    self.leaves(*item, block, key, labels, found);
                }
            }
            _ => self.no_object(key, node, &crate::document::shorten(tree.text(key).unwrap_or_default())),
        }
    }

    fn no_object(&mut self, key: NodeId, value: NodeId, name: &str) {
        let message =
            format!("Skipped {name}: Terraform requires an object or a list of objects. It stays in your file.");
        self.unread(Severity::Error, key, value, message);
    }

    /// A comment key next to labels: Terraform takes it for a label.
    fn is_comment_among_labels(&mut self, key: NodeId, value: NodeId, block: &Block) -> bool {
        let is_comment = self.tree.text(key) == Some("//");
        if is_comment {
            self.comment(value);
            let message = format!(
                "Skipped //: Terraform allows this comment key only inside a block's body, not as a label of {}. \
                It stays in your file.",
                block.keyword
            );
            self.unread(Severity::Error, key, value, message);
        }
        is_comment
    }

    /// The bodies of a block: one, those of a list, or none.
    fn bodies(&mut self, leaf: &Leaf, key: NodeId, address: &str) -> Vec<NodeId> {
        let tree = self.tree;
        let bodies = match tree.data(leaf.body) {
            Data::Map(_) => vec![leaf.body],
            Data::Seq(items) => items.clone(),
            _ if tree.is_null(leaf.body) => Vec::new(),
            _ => {
                self.no_object(key, leaf.body, address);
                Vec::new()
            }
        };
        tree.enter(leaf.body);
        let (bodies, others): (Vec<_>, Vec<_>) = bodies.into_iter().partition(|it| tree.is_map(*it));
        for other in others {
            if tree.is_null(other) {
                tree.take(other);
            } else {
                let message = "Skipped this: Terraform requires an object here. It stays in your file.";
                self.unread(Severity::Error, other, other, message);
            }
        }
        bodies
    }

    fn leaf(&mut self, block: &'static Block, key: NodeId, leaf: &Leaf) {
        let tree = self.tree;
        let at = leaf.labels.last().copied().unwrap_or(key);
        let labels: Vec<&str> = leaf.labels.iter().map(|it| tree.text(*it).unwrap_or_default()).collect();
        let mut bodies = self.bodies(leaf, at, &address(block, &labels));
        if block.labels > 0 && bodies.is_empty() {
            if tree.is_seq(leaf.body) || tree.is_null(leaf.body) {
                let message = format!(
                    "{} has no body, so Terraform declares nothing here. It stays in your file.",
                    address(block, &labels)
                );
                self.unread(Severity::Info, at, leaf.body, message);
            }
            return;
        }
        if block.once && bodies.len() > 1 {
            let message = format!(
                "{} has {} bodies, which declare the same name several times. Terraform rejects them. The builder uses the first one.",
                address(block, &labels),
                bodies.len()
            );
            let span = tree.span(bodies[1]).start..tree.span(*bodies.last().unwrap_or(&bodies[1])).end;
            self.collector.unread(Severity::Error, self.file, span, message);
            bodies.truncate(1);
        }
        for body in bodies {
            self.block(block, &leaf.labels, &labels, body, leaf.body);
        }
    }

    fn block(&mut self, block: &'static Block, keys: &[NodeId], labels: &[&str], body: NodeId, whole: NodeId) {
        let tree = self.tree;
        match (block.keyword, labels, keys) {
            ("resource", [kind, _], [_, key]) => self.resource(kind, *key, body, whole),
            ("variable", [name], [key]) => {
                let span = tree.span(*key).start..tree.span(body).end;
                if !self.collector.takes_variable(self.file, span, name) || self.is_declared(block, labels, *key, body)
                {
                    return;
                }
                let json = self.body(body, block, &[], "");
                if let Some(default) = json.get("default").filter(|it| !it.is_null()) {
                    self.collector.known_default(format!("var.{name}"), default.clone());
                }
                let span = tree.span(*key).start..tree.span(whole).end;
                self.collector.blocks.push(origin(self.file, name, "variable", span, None));
                self.collector.declare(&["variable", name], Json::Object(json));
            }
            ("locals" | "terraform", ..) => {
                let json = self.body(body, block, &[], "");
                for (name, json) in json {
                    let place = pairs(tree, body).into_iter().find(|(key, _)| tree.text(*key) == Some(&name));
                    let (key, value) = place.unwrap_or((body, body));
                    let span = tree.span(key).start..tree.span(value).end;
                    if block.keyword == "terraform" {
                        self.collector.setting(self.file, span, &name, json);
                        continue;
                    }
                    let address = format!("local.{name}");
                    if self.collector.is_declared(&["locals", &name]) && name != "//" {
                        self.collector.declared_again(self.file, span, &address);
                        continue;
                    }
                    if name != "//" && !holds_template(&json) {
                        self.collector.known_default(address.clone(), json.clone());
                    }
                    self.collector.declares(self.file, address);
                    self.collector.declare(&["locals", &name], json);
                }
            }
            ("provider", [name], _) => {
                let known = terraform::blocks_inside("provider", name).unwrap_or_default();
                let json = Json::Object(self.body(body, block, known, ""));
                self.collector.append("provider", Json::Object(Map::from_iter([((*name).to_owned(), json)])));
            }
            (keyword, [], _) => {
                let json = Json::Object(self.body(body, block, &[], ""));
                if let Some(to) = json.get("to").and_then(Json::as_str).filter(|_| keyword == "import") {
                    let shape = shape(tree, body, &[]);
                    self.collector.blocks.push(origin(self.file, to, "import", tree.span(body), Some(shape)));
                }
                self.collector.append(keyword, json);
            }
            (keyword, labels, keys) => {
                let Some(key) = keys.last() else { return };
                let known = terraform::blocks_inside(keyword, labels[0]).unwrap_or_default();
                if self.is_declared(block, labels, *key, body) {
                    return;
                }
                let json = Json::Object(self.body(body, block, known, ""));
                let path: Vec<&str> = std::iter::once(keyword).chain(labels.iter().copied()).collect();
                self.collector.declare(&path, json);
                if keyword != "output" {
                    self.info(*key, format!("{} is kept as written.", path.join(".")));
                }
            }
        }
    }

    fn is_declared(&mut self, block: &Block, labels: &[&str], key: NodeId, value: NodeId) -> bool {
        let path: Vec<&str> = std::iter::once(block.keyword).chain(labels.iter().copied()).collect();
        let declared = self.collector.is_declared(&path);
        let address = path.join(".").replacen("variable.", "var.", 1);
        if declared {
            let span = self.tree.span(key).start..self.tree.span(value).end;
            self.collector.declared_again(self.file, span, &address);
        } else {
            self.collector.declares(self.file, address);
        }
        declared
    }

    /// A body as it was written. `known` are blocks that a provider defines, by paths.
    fn body(&mut self, node: NodeId, block: &'static Block, known: &[&str], path: &str) -> Map<String, Json> {
        let tree = self.tree;
        tree.enter(node);
        let mut body = Map::new();
        let mut keys: HashMap<&str, NodeId> = HashMap::new();
        for (key, value) in pairs(tree, node) {
            let Some(name) = tree.text(key) else { continue };
            if name == "//" {
                self.blocks.insert(key);
                self.comment(value);
                body.insert(name.to_owned(), tree.to_json(value).unwrap_or_default());
                continue;
            }
            let full = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            let nested =
                block.block(name).or_else(|| known.contains(&full.as_str()).then_some(&terraform::OF_PROVIDER));
            let earlier = keys.insert(name, key);
            if let Some(nested) = nested {
                self.blocks.insert(key);
                if earlier.is_some() && nested.once && nested.labels == 0 {
                    let message = format!("{full} occurs again here. Terraform accepts only one. Both are kept.");
                    self.error(key, message);
                }
                let json = self.nested(value, nested, nested.labels, known, &full);
                add_up(&mut body, name, json, nested.labels);
                continue;
            }
            let json = tree.to_json(value).unwrap_or_default();
            let may_be_block = block.others == Others::Provider && holds_bodies(&json);
            match (earlier, body.get(name)) {
                (Some(earlier), Some(before)) if may_be_block && holds_bodies(before) => {
                    self.blocks.insert(earlier);
                    let message = format!(
                        "{full} occurs again here. If it is a block, both count. Terraform rejects an argument that occurs twice."
                    );
                    self.collector.warning(self.file, tree.span(key).start, message);
                    add_up(&mut body, name, json, 0);
                }
                (Some(earlier), _) => {
                    self.blocks.insert(earlier);
                    let message =
                        format!("{full} is set again here. Terraform rejects that. The builder uses the first value.");
                    self.unread(Severity::Error, key, value, message);
                }
                _ => drop(body.insert(name.to_owned(), json)),
            }
        }
        body
    }

    /// Blocks under one name in a body, as they were written.
    fn nested(&mut self, node: NodeId, block: &'static Block, labels: usize, known: &[&str], path: &str) -> Json {
        let tree = self.tree;
        tree.enter(node);
        match tree.data(node) {
            Data::Seq(items) => {
                Json::Array(items.iter().map(|item| self.nested(*item, block, labels, known, path)).collect())
            }
            Data::Map(_) if labels > 0 => {
                let mut levels = Map::new();
                for (label, inner) in pairs(tree, node) {
                    if self.is_comment_among_labels(label, inner, block) {
                        continue;
                    }
                    self.blocks.insert(label);
                    let json = self.nested(inner, block, labels - 1, known, path);
                    add_up(&mut levels, tree.text(label).unwrap_or_default(), json, labels - 1);
                }
                Json::Object(levels)
            }
            Data::Map(_) => Json::Object(self.body(node, block, known, path)),
            _ => tree.to_json(node).unwrap_or_default(),
        }
    }

    /// Names what Terraform takes only once in a place.
    fn twice(&mut self) {
        let tree = self.tree;
        for key in &tree.repeated {
            let span = tree.span(*key);
            let is_comment = self.comments.iter().any(|it| it.start <= span.start && span.end <= it.end);
            if is_comment || self.blocks.contains(key) {
                continue;
            }
            let name = crate::document::shorten(tree.text(*key).unwrap_or_default());
            let message = format!(
                "{name} occurs again later in the same place. Terraform rejects that. The builder uses the last one."
            );
            self.error(*key, message);
        }
    }

    fn resource(&mut self, type_name: &str, key: NodeId, node: NodeId, whole: NodeId) {
        let tree = self.tree;
        let name = tree.text(key).unwrap_or_default();
        let at = tree.span(key).start;
        let kind = foreign::kind_of(type_name);
        let managed = type_name == foreign::MANAGED;
        let known = kind.map(|kind| (kind.blocks)()).or_else(|| terraform::blocks_inside("resource", type_name));
        let body = self.body(node, &terraform::RESOURCE, known.unwrap_or_default(), "");
        let label = self.collector.label(self.file, at, kind.map_or(type_name, |it| it.terraform), name);
        let Some(kind) = kind else {
            self.collector.declare(&["resource", type_name, &label], Json::Object(body));
            let (severity, message) = foreign::kept(type_name, name);
            return self.collector.finding(severity, self.file, at, message);
        };
        if managed {
            self.collector.warning(self.file, at, foreign::managed(name));
        }
        let arguments: Vec<&'static Argument> = kind.arguments().collect();
        let shape = shape(tree, node, &arguments);
        for member in &shape.members {
            let Some(key) = &member.key else { continue };
            tell(self.collector, self.file, kind, &label, key, body.get(key), member.span.clone());
        }
        let mut origin = origin(self.file, &label, kind.terraform, at..tree.span(whole).end, Some(shape));
        origin.label = tree.span(key);
        if std::ptr::eq(kind, &raw const USER_POOL_CLIENT) {
            self.collector.client(origin, body);
            if managed {
                self.collector.last_client_is_managed();
            }
        } else {
            self.collector.resource(origin, body);
        }
    }
}

/// The members of an object with those that come again, which [`Tree::members`] leaves to the last one.
fn pairs(tree: &Tree, node: NodeId) -> Vec<(NodeId, NodeId)> {
    match tree.data(node) {
        Data::Map(members) => members.clone(),
        _ => Vec::new(),
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

fn address(block: &Block, labels: &[&str]) -> String {
    let keyword = (block.keyword != "resource" || labels.is_empty()).then_some(block.keyword);
    crate::document::shorten(&keyword.into_iter().chain(labels.iter().copied()).collect::<Vec<_>>().join("."))
}

fn holds_bodies(json: &Json) -> bool {
    match json {
        Json::Object(_) => true,
        Json::Array(items) => items.iter().all(Json::is_object),
        _ => false,
    }
}

/// Adds blocks to those that are under their name already.
fn add_up(body: &mut Map<String, Json>, name: &str, json: Json, labels: usize) {
    let Some(before) = body.get_mut(name) else {
        body.insert(name.to_owned(), json);
        return;
    };
    match (before, json) {
        (Json::Object(before), Json::Object(more)) if labels > 0 => {
            more.into_iter().for_each(|(label, json)| add_up(before, &label, json, labels - 1));
        }
        (before, more) => {
            let list = |json: Json| match json {
                Json::Array(items) => items,
                Json::Null => Vec::new(),
                other => vec![other],
            };
            let mut items = list(before.take());
            items.extend(list(more));
            *before = Json::Array(items);
        }
    }
}

/// Where the text has a comment or a comma too many: JSON has neither, and Terraform takes JSON only.
fn not_json(text: &str) -> Option<(usize, &'static str)> {
    let at = first_error(text)?;
    let rest = text.get(at..)?;
    if rest.starts_with('/') {
        Some((at, "Terraform rejects comments in JSON. The builder ignores them."))
    } else if rest.starts_with(['}', ']']) && text[..at].trim_end().ends_with(',') {
        Some((at, "Terraform rejects a comma before the closing bracket in JSON. The builder ignores it."))
    } else if let Some(control) = rest.find(|c: char| c < ' ').map(|it| at + it)
        // Nothing else is wrong here.
        && first_error(&format!("{} {}", &text[..control], &text[control + 1..])) != Some(at)
    {
        Some((
            control,
            "Terraform rejects a tab and other control characters in a string. Use \\t or \\u0001. The builder keeps the character.",
        ))
    } else {
        None
    }
}

/// The byte at which JSON without any extension has its first error.
fn first_error(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let error = serde_json::from_str::<serde::de::IgnoredAny>(&text[start..]).err()?;
    let line = text[start..].split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    Some((start + line + error.column()).saturating_sub(1))
}

fn holds_template(json: &Json) -> bool {
    match json {
        Json::String(text) => text.contains("${") || text.contains("%{"),
        Json::Array(items) => items.iter().any(holds_template),
        Json::Object(items) => items.values().any(holds_template),
        _ => false,
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
        (key, ..) if terraform::is_meta(key) || key == "timeouts" => {
            collector.info(file, span.start, format!("{key} of {address} is kept as written."));
        }
        (_, Some(argument), Some(json)) => {
            let mut pieces = 0;
            if let Some(value) = read_value(json, &argument.kind).value {
                value.for_each_verbatim(&mut |_| pieces += 1);
            }
            if pieces > 0 {
                let message =
                    format!("{key} of {address} has an expression that isn't evaluated here. It is kept as written.");
                collector.info(file, span.start, message);
            }
        }
        (_, None, Some(_)) => {
            let message = format!("{key} of {address} is kept as written: the builder doesn't support this argument.");
            collector.warning(file, span.start, message);
        }
        _ => {}
    }
}

fn shape(tree: &Tree, node: NodeId, arguments: &[&'static Argument]) -> Body {
    let mut members = Vec::new();
    for (key, value) in pairs(tree, node) {
        let Some(name) = tree.text(key) else { continue };
        // What comes twice is one list in the document.
        let again = members.iter().any(|other: &Member| other.key.as_deref() == Some(name));
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
            key: (!again).then(|| name.to_owned()),
            span: tree.span(key).start..tree.span(value).end,
            name: tree.span(key),
            value: tree.span(value),
            shape,
            shared: tree.is_shared(value),
        });
    }
    Body { span: tree.span(node), layout: Layout::Flow, members, shared: tree.is_inside_shared(node) }
}
