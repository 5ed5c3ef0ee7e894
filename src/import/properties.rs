//! Properties of a resource, in YAML or JSON, as a Terraform body: a loop over the table, the same for CloudFormation,
//! the API and Pulumi. What a function or reference is, the dialect knows.

use serde_json::{Map, Value as Json};

use super::Severity;
use super::collect::Collector;
use super::secrets::is_secret_name;
use super::shape::{Body, Layout, List, Member, Shape};
use super::tree::{Data, NodeId, Style, Tree};
use crate::document::Value;
use crate::document::text::print;
use crate::schema::{Argument, Kind, Vocabulary};

/// How one tool writes values.
pub trait Dialect {
    /// How the tool spells the names of arguments.
    fn vocabulary(&self) -> Vocabulary;

    /// Whether something is computed here, so that it isn't what it looks like.
    fn is_function(&self, tree: &Tree, node: NodeId) -> bool;

    /// Whether a function says that there isn't a value.
    fn is_nothing(&self, _tree: &Tree, _node: NodeId) -> bool {
        false
    }

    /// A function as Terraform JSON; `None` where it says that there isn't a value.
    fn function(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Json>;

    /// The texts that a function may evaluate to, where they are written in it.
    fn outcomes(&self, _tree: &Tree, _node: NodeId) -> Vec<NodeId> {
        Vec::new()
    }

    /// Something that the document doesn't support, as JSON that can be kept.
    fn kept(&self, tree: &Tree, node: NodeId) -> Option<Json> {
        tree.to_json(node)
    }

    /// What text in quotes is to the tool where a boolean or a whole number is expected; `None` where it is text to it,
    /// too.
    fn converted(&self, _text: &str, _kind: &Kind) -> Option<Json> {
        None
    }

    /// Who rejects other text there that Terraform would convert.
    fn rejects_text(&self) -> Option<&'static str> {
        None
    }

    /// Literal text as a Terraform template.
    fn text(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, text: &str, wanted: Wanted) -> String;
}

/// What is expected where a value is.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub kind: &'a Kind,
    /// The argument, for names and messages.
    pub argument: &'a str,
    /// The resource, for messages.
    pub resource: &'a str,
}

impl Body {
    /// The sections of a whole file, by their own names.
    pub fn of_sections(tree: &Tree, root: NodeId) -> Body {
        let members = tree.members(root).filter_map(|(key, value)| {
            let name = tree.text(key)?.to_owned();
            let span = tree.span(key).start..tree.span(value).end.max(tree.span(key).end);
            let (name_span, value_span) = (tree.span(key), tree.span(value));
            let shape = Shape::Whole;
            Some(Member { key: Some(name), span, name: name_span, value: value_span, shape, shared: false })
        });
        let layout = if tree.is_flow(root) { Layout::Flow } else { Layout::Lines };
        Body { span: tree.span(root), layout, members: members.collect(), shared: false }
    }
}

pub struct Properties<'p, 'a> {
    pub collector: &'p mut Collector<'a>,
    pub file: usize,
    pub tree: &'p Tree,
    pub dialect: &'p mut dyn Dialect,
    /// For messages.
    pub resource: &'p str,
    /// How many more nodes are visited: aliases of aliases end here.
    pub budget: usize,
}

/// What was read of a mapping.
pub struct Found {
    pub body: Map<String, Json>,
    pub shape: Body,
    /// What the table doesn't have.
    pub unknown: Vec<(NodeId, NodeId)>,
    /// Blocks that functions give.
    computed: Vec<(NodeId, NodeId)>,
}

impl Properties<'_, '_> {
    pub fn read(&mut self, node: NodeId, arguments: &[&'static Argument]) -> Found {
        let names = self.collector.spelled(self.dialect.vocabulary(), arguments);
        let mut found = Found { body: Map::new(), shape: self.empty(node), unknown: Vec::new(), computed: Vec::new() };
        found.shape = self.level(node, "", &names, &mut found);
        // The order of the table is the order of the document.
        let mut ordered = Map::new();
        for argument in arguments {
            if let Some(json) = found.body.shift_remove(argument.key) {
                ordered.insert(argument.key.to_owned(), json);
            }
        }
        found.body = ordered;
        for (key, value) in std::mem::take(&mut found.computed) {
            let name = self.tree.text(key).unwrap_or_default();
            let message =
                format!("Skipped {name} of {}: a function sets the whole block. It stays in your file.", self.resource);
            let span = self.tree.span(key).start..self.tree.span(value).end;
            self.collector.unread(Severity::Warning, self.file, span, message);
            let kept = self.dialect.kept(self.tree, value);
            keep(&mut found.body, name, kept);
        }
        found
    }

    fn empty(&self, node: NodeId) -> Body {
        let layout = if self.tree.is_flow(node) { Layout::Flow } else { Layout::Lines };
        Body {
            span: self.tree.node(self.tree.resolve(node)).content..self.tree.span(self.tree.resolve(node)).end,
            layout,
            members: Vec::new(),
            shared: self.tree.is_inside_shared(self.tree.resolve(node)),
        }
    }

    fn level(&mut self, node: NodeId, prefix: &str, names: &[(String, &'static Argument)], found: &mut Found) -> Body {
        let mut shape = self.empty(node);
        let own = self.tree.span(node);
        if self.tree.is_map(node) {
            self.tree.enter(node);
        }
        for (key, value) in self.tree.members(node) {
            let Some(name) = self.tree.text(key) else { continue };
            let path = format!("{prefix}{name}");
            let place = self.tree.span(key).start..self.tree.span(value).end.max(self.tree.span(key).end);
            // What a merge brought is somewhere else, and may serve others too.
            let here = own.contains(&place.start);
            let mut member = Member {
                key: None,
                span: place,
                name: self.tree.span(key),
                value: self.tree.span(value),
                shape: Shape::Whole,
                shared: self.tree.is_shared(value),
            };
            if let Some((_, argument)) = names.iter().find(|(other, _)| *other == path) {
                member.key = Some(argument.key.to_owned());
                if here && member.value.is_empty() {
                    // A key without a value: the value would be after its colon.
                    let text = self.collector.text(self.file);
                    let colon =
                        text[member.name.end..].find(':').map_or(member.name.end, |at| member.name.end + at + 1);
                    member.value = colon..colon;
                    member.span.end = colon;
                }
                if self.is_computed(value, &argument.kind) {
                    found.computed.push((key, value));
                    member.shape = Shape::Computed;
                } else if let Some((json, shape)) = self.value(value, &argument.kind, argument.key) {
                    found.body.insert(argument.key.to_owned(), json);
                    member.shape = shape;
                }
            } else {
                let level = format!("{path}.");
                let levels = names.iter().any(|(other, _)| other.starts_with(&level));
                if levels && self.dialect.is_function(self.tree, value) {
                    found.computed.push((key, value));
                    member.shape = Shape::Computed;
                } else if levels && self.tree.is_map(value) {
                    let inner = self.level(value, &level, names, found);
                    if !self.tree.is_alias(value) {
                        member.shape = Shape::Body(inner);
                    }
                } else {
                    found.unknown.push((key, value));
                }
            }
            if here {
                shape.members.push(member);
            }
        }
        shape
    }

    /// Whether a function gives a block, or one of a list of blocks: the document has no expression for those.
    fn is_computed(&self, node: NodeId, kind: &Kind) -> bool {
        let (tree, dialect) = (self.tree, &self.dialect);
        let computed = |node: NodeId| dialect.is_function(tree, node) && !dialect.is_nothing(tree, node);
        match kind {
            Kind::Block(_) => computed(node),
            Kind::Blocks(_) => computed(node) || tree.items(node).iter().any(|it| computed(*it)),
            _ => false,
        }
    }

    /// A value as Terraform JSON, and what of it can be changed in place.
    fn value(&mut self, node: NodeId, kind: &'static Kind, argument: &str) -> Option<(Json, Shape)> {
        self.budget = self.budget.checked_sub(1)?;
        let tree = self.tree;
        let wanted = Wanted { kind, argument, resource: self.resource };
        if self.dialect.is_function(tree, node) {
            let json = self.dialect.function(self.collector, tree, node, wanted);
            tree.take(node);
            return Some((json?, Shape::Scalar));
        }
        // No value is what the document says as well: nothing.
        if matches!(tree.data(node), Data::Scalar(..)) {
            tree.take(node);
        }
        let (json, shape) = match (kind, tree.data(node)) {
            (_, Data::Alias(_)) => return None,
            (_, Data::Scalar(..)) if tree.is_null(node) => return None,
            (_, Data::Scalar(text, style)) => (self.scalar(node, text, *style, wanted), Shape::Scalar),
            (Kind::Set(_) | Kind::List, Data::Seq(items)) => {
                tree.enter(node);
                let mut elements = Vec::with_capacity(items.len());
                let mut spans = Vec::with_capacity(items.len());
                // Nothing as an element or a member isn't an argument that isn't set: it isn't taken.
                for item in items.iter().filter(|it| !tree.is_null(**it)) {
                    if let Some((json, _)) = self.value(*item, &Kind::Text, argument) {
                        elements.push(json);
                        spans.push(tree.span(*item));
                    }
                }
                let layout = if tree.is_flow(node) { Layout::Flow } else { Layout::Lines };
                // What isn't a value is on lines of its own, or between commas that no one counts.
                let left_out = spans.len() != items.len() && layout == Layout::Flow;
                let whole = left_out || spans.is_empty() && layout == Layout::Lines || tree.is_alias(node);
                let list =
                    List { span: tree.node(tree.resolve(node)).content..tree.span(node).end, layout, elements: spans };
                (Json::Array(elements), if whole { Shape::Whole } else { Shape::List(list) })
            }
            (Kind::Map, Data::Map(_)) => {
                tree.enter(node);
                let mut map = Map::new();
                for (key, value) in tree.members(node) {
                    let Some(name) = tree.text(key).filter(|_| !tree.is_null(value)) else { continue };
                    if is_secret_name(name) {
                        for outcome in self.dialect.outcomes(tree, value) {
                            let text = tree.text(outcome).filter(|it| !it.is_empty() && !it.contains("{{resolve:"));
                            if let Some(text) = text {
                                self.collector.secret(self.file, tree.span(outcome).start, text);
                            }
                        }
                    }
                    if let Some((json, _)) = self.value(value, &Kind::Text, argument) {
                        map.insert(name.to_owned(), json);
                    }
                }
                (Json::Object(map), Shape::Whole)
            }
            (Kind::Policy, Data::Map(_)) => (Json::String(self.policy(node, argument)?.to_string()), Shape::Whole),
            (Kind::Block(inner), Data::Map(_)) => {
                let arguments: Vec<&'static Argument> = inner().iter().collect();
                let Found { mut body, shape, unknown, .. } = self.read(node, &arguments);
                self.keep_unknown(&mut body, &unknown, argument);
                (Json::Object(body), if tree.is_alias(node) { Shape::Whole } else { Shape::Body(shape) })
            }
            (Kind::Blocks(inner), Data::Seq(items)) => {
                let arguments: Vec<&'static Argument> = inner().iter().collect();
                tree.enter(node);
                let mut blocks = Vec::new();
                for item in items {
                    self.budget = self.budget.checked_sub(1)?;
                    let Found { mut body, unknown, .. } = self.read(*item, &arguments);
                    self.keep_unknown(&mut body, &unknown, argument);
                    blocks.push(Json::Object(body));
                }
                (Json::Array(blocks), Shape::Whole)
            }
            // Of the wrong kind: kept as it is, and flagged where the document is checked.
            _ => (escaped(tree.to_json(node)?), Shape::Whole),
        };
        Some((json, if tree.is_alias(node) { Shape::Whole } else { shape }))
    }

    /// A scalar, as the format's tools read it. Says where that isn't what it looks like.
    fn scalar(&mut self, node: NodeId, text: &str, style: Style, wanted: Wanted) -> Json {
        let tree = self.tree;
        let literal = if style == Style::Plain { tree.plain(text) } else { Json::Null };
        let expects_text = match (wanted.kind, literal) {
            (Kind::Bool, literal @ (Json::Bool(_) | Json::Number(_))) => return literal,
            (Kind::Integer, literal @ (Json::Bool(_) | Json::Number(_))) => {
                if let Some(value) = Some(tree.rules).filter(|_| !tree.json).and_then(|rules| rules.surprise(text)) {
                    self.collector.other_value(self.file, tree, node, &value.to_string());
                }
                return literal;
            }
            (Kind::Bool | Kind::Integer, _) => {
                if let Some(literal) = self.dialect.converted(text, wanted.kind) {
                    return literal;
                }
                let read = crate::document::read(&Json::String(text.to_owned()), wanted.kind).value;
                if let (Some(reader), Some(Value::Bool(_) | Value::Integer(_))) = (self.dialect.rejects_text(), &read) {
                    let value = read.as_ref().map(print).unwrap_or_default();
                    let message = format!(
                        "{reader} rejects the string {text} for {}. Use {value} without quotes.",
                        wanted.argument
                    );
                    self.collector.warning(self.file, tree.span(node).start, message);
                }
                false
            }
            // A choice that a reader takes for something else is no other choice.
            (Kind::Enum(choices), Json::Bool(value)) if !tree.json && choices().iter().any(|it| it.value == text) => {
                let message = format!("{} reads {text} as {value}. Put {text} in quotes.", tree.rules.reader);
                self.collector.warning(self.file, tree.span(node).start, message);
                false
            }
            _ => true,
        };
        let other = tree.other_text(node).filter(|_| expects_text);
        if let Some(other) = &other {
            self.collector.other_value(self.file, tree, node, other);
        }
        Json::String(self.dialect.text(self.collector, tree, node, other.as_deref().unwrap_or(text), wanted))
    }

    fn policy(&mut self, node: NodeId, argument: &str) -> Option<Json> {
        self.budget = self.budget.checked_sub(1)?;
        let tree = self.tree;
        if self.dialect.is_function(tree, node) {
            let wanted = Wanted { kind: &Kind::Policy, argument, resource: self.resource };
            let json = self.dialect.function(self.collector, tree, node, wanted);
            tree.take(node);
            return json;
        }
        tree.enter(node);
        Some(match tree.data(node) {
            Data::Map(_) => {
                let mut map = Map::new();
                for (key, value) in tree.members(node) {
                    if let (Some(name), Some(json)) = (tree.text(key), self.policy(value, argument)) {
                        map.insert(name.to_owned(), json);
                    }
                }
                Json::Object(map)
            }
            Data::Seq(items) => Json::Array(items.iter().filter_map(|item| self.policy(*item, argument)).collect()),
            _ => match tree.scalar(node).inspect(|_| tree.take(node))? {
                // A policy's version is a date that YAML may take for one.
                Json::String(text) => {
                    let wanted = Wanted { kind: &Kind::Policy, argument, resource: self.resource };
                    Json::String(self.dialect.text(self.collector, tree, node, &text, wanted))
                }
                other => other,
            },
        })
    }

    /// Keeps what the table doesn't have under Terraform's comment key, and says so.
    fn keep_unknown(&mut self, body: &mut Map<String, Json>, unknown: &[(NodeId, NodeId)], argument: &str) {
        let file = self.file;
        for (key, value) in unknown {
            let name = self.tree.text(*key).unwrap_or_default();
            let message = format!(
                "Skipped {argument}.{name} of {}: the builder doesn't support it. It stays in your file.",
                self.resource
            );
            let span = self.tree.span(*key).start..self.tree.span(*value).end;
            self.collector.unread(Severity::Warning, file, span, message);
            keep(body, name, self.tree.to_json(*value));
        }
    }
}

/// Keeps something under Terraform's comment key: it is in the document, and in no output.
pub fn keep(body: &mut Map<String, Json>, name: &str, json: Option<Json>) {
    let slot = body.entry("//".to_owned()).or_insert_with(|| Json::Object(Map::new()));
    if let (Json::Object(kept), Some(json)) = (slot, json) {
        kept.insert(name.to_owned(), json);
    }
}

/// JSON whose strings are literal text, as Terraform JSON, whose strings are templates.
pub fn escaped(json: Json) -> Json {
    match json {
        Json::String(text) => Json::String(crate::document::text::escape(&text)),
        Json::Array(items) => Json::Array(items.into_iter().map(escaped).collect()),
        Json::Object(map) => Json::Object(map.into_iter().map(|(key, value)| (key, escaped(value))).collect()),
        other => other,
    }
}
