//! What makes resources without being one: loops, which are read where their values are certain, and macros, includes,
//! modules and nested stacks, which are named.

use std::ops::Range;
use std::rc::Rc;

use serde_json::Value as Json;

use super::super::Severity;
use super::super::collect::Collector;
use super::super::names;
use super::super::tree::{Data, NodeId, Tree};
use super::functions::{function, long_form};
use super::{Entry, Target, Template, kind_of};
use crate::document::notes::NamedBy;
use crate::document::shorten;
use crate::document::words::some;
use crate::schema::{ResourceKind, USER_POOL_CLIENT};

/// How deeply loops are read inside of each other.
const MAX_LOOPS: usize = 5;

/// The most resources that loops make; a stack of CloudFormation takes no more.
const MAX_MADE: usize = 500;

/// What the identifiers of the loops around a resource represent, the innermost last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Bindings(Vec<(String, String)>);

impl Bindings {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(identifier, _)| identifier == name).map(|(_, value)| value.as_str())
    }

    fn with(&self, identifier: &str, value: &str) -> Bindings {
        let mut all = self.0.clone();
        all.push((identifier.to_owned(), value.to_owned()));
        Bindings(all)
    }

    /// The text with `${Name}` and `&{Name}` replaced; the latter keeps letters and digits only.
    pub fn replace(&self, text: &str) -> String {
        if self.is_empty() || !text.contains("${") && !text.contains("&{") {
            return text.to_owned();
        }
        let mut result = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['$', '&']) {
            let (before, tail) = rest.split_at(at);
            result.push_str(before);
            let found = tail[1..].strip_prefix('{').and_then(|inside| {
                let end = inside.find('}')?;
                Some((self.get(inside[..end].trim())?, end + 3))
            });
            match found {
                Some((value, length)) => {
                    match tail.starts_with('&') {
                        true => result.extend(value.chars().filter(char::is_ascii_alphanumeric)),
                        false => result.push_str(value),
                    }
                    rest = &tail[length..];
                }
                None => {
                    result.push_str(&tail[..1]);
                    rest = &tail[1..];
                }
            }
        }
        result.push_str(rest);
        result
    }

    /// `Name = Web, Stage = dev`.
    pub fn describe(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn is_loop(name: &str) -> bool {
    name.starts_with("Fn::ForEach::")
}

/// The parts of a loop.
struct Loop<'t> {
    identifier: &'t str,
    collection: NodeId,
    body: NodeId,
}

fn parts(tree: &Tree, node: NodeId) -> Option<Loop<'_>> {
    let [identifier, collection, body] = tree.items(node) else { return None };
    Some(Loop { identifier: tree.text(*identifier)?, collection: *collection, body: *body })
        .filter(|it| tree.is_map(it.body) && function(tree, node).is_none())
}

/// How many entries a loop makes; `None` where it isn't read.
fn size(tree: &Tree, node: NodeId, depth: usize) -> Option<usize> {
    let it = parts(tree, node).filter(|_| depth < MAX_LOOPS)?;
    let values = collection(tree, it.collection).ok()?;
    let members = tree.members(it.body).map(|(key, node)| match tree.text(key) {
        Some(name) if is_loop(name) => size(tree, node, depth + 1).unwrap_or(1),
        _ => 1,
    });
    Some(values.len().saturating_mul(members.fold(0, usize::saturating_add)))
}

/// The values of a loop, or why they aren't certain.
fn collection(tree: &Tree, node: NodeId) -> Result<Vec<&str>, String> {
    if let Some(function) = function(tree, node) {
        return Err(match (function.name.as_str(), tree.text(function.argument)) {
            ("Ref", Some(name)) => format!("its values are those of {name} at deployment"),
            (name, _) => format!("its values are the result of {name} at deployment"),
        });
    }
    let Data::Seq(items) = tree.data(node) else { return Err("its collection isn't a list".to_owned()) };
    let literal = |item: &NodeId| tree.text(*item).filter(|_| function(tree, *item).is_none() && !tree.is_null(*item));
    let values: Option<Vec<&str>> = items.iter().map(literal).collect();
    values.ok_or_else(|| "not all of its values are literals".to_owned())
}

/// The resources in the body of a loop: `Client${Name} (AWS::Cognito::UserPoolClient)`.
fn made(tree: &Tree, node: NodeId, depth: usize, names: &mut Vec<String>) {
    let Some(it) = parts(tree, node).filter(|_| depth < MAX_LOOPS) else { return };
    for (key, node) in tree.members(it.body) {
        let name = tree.text(key).unwrap_or_default();
        match tree.get(node, "Type").and_then(|it| tree.text(it)) {
            _ if is_loop(name) => made(tree, node, depth + 1, names),
            Some(type_name) => names.push(format!("{} ({})", shorten(name), shorten(type_name))),
            None => {}
        }
    }
}

/// The names, identifiers and collections of a loop and those in it.
fn headers(tree: &Tree, start: usize, node: NodeId, depth: usize, covers: &mut Vec<Range<usize>>) {
    let Some(it) = parts(tree, node).filter(|_| depth < MAX_LOOPS) else { return };
    covers.push(start..tree.span(it.collection).end);
    for (key, node) in tree.members(it.body) {
        if tree.text(key).is_some_and(is_loop) {
            headers(tree, tree.span(key).start, node, depth + 1, covers);
        }
    }
}

/// What a macro or function does where a resource, its properties or a section is expected.
pub(super) fn computed(tree: &Tree, name: &str, argument: NodeId) -> String {
    let field = |node: NodeId, name: &str| tree.get(node, name).and_then(|it| tree.text(it));
    let macro_name = field(argument, "Name").filter(|_| name == "Fn::Transform");
    let location = tree.get(argument, "Parameters").and_then(|it| field(it, "Location"));
    match (macro_name, location) {
        (Some("AWS::Include"), Some(location)) => {
            format!("CloudFormation inserts {} here at deployment", shorten(location))
        }
        (Some("AWS::Include"), None) => "CloudFormation inserts another file here at deployment".to_owned(),
        (Some(name), _) => format!("CloudFormation runs the macro {} at deployment", shorten(name)),
        _ if is_loop(name) => "CloudFormation runs a loop at deployment".to_owned(),
        _ => format!("CloudFormation evaluates {} at deployment", shorten(name)),
    }
}

impl<'t> Template<'t> {
    /// The resources of a section, those that loops make included.
    pub(super) fn entries(&mut self, collector: &mut Collector, section: NodeId) {
        let tree = self.tree;
        if let Some(function) = function(tree, section).filter(|_| tree.tag(section).is_some()) {
            let why = computed(tree, &function.name, function.argument);
            let message = format!("Skipped Resources: {why}. They stay in your file.");
            collector.unread(Severity::Warning, self.file, tree.span(section), message);
            return;
        }
        if self.serverless && tree.text(section).is_some() {
            return self.elsewhere(collector, section, tree.span(section));
        }
        tree.enter(section);
        for (key, node) in tree.members(section) {
            self.entry(collector, key, node, &Bindings::default(), None);
        }
    }

    /// A member of the section: a resource, or what makes some.
    pub(super) fn entry(
        &mut self,
        collector: &mut Collector,
        key: NodeId,
        node: NodeId,
        bindings: &Bindings,
        made_by: Option<&Rc<str>>,
    ) {
        let tree = self.tree;
        let Some(name) = tree.text(key) else { return };
        let span = tree.span(key).start..tree.span(node).end.max(tree.span(key).end);
        let logical = bindings.replace(name);
        if !is_loop(name) && made_by.is_some() && self.dictionary.taken.contains(&logical) {
            let message = format!(
                "Skipped another {}: the template creates {logical} more than once, which CloudFormation rejects.",
                shorten(name)
            );
            self.name_once(collector, span, message);
            return;
        }
        self.dictionary.taken.push(logical.clone());
        if is_loop(name) {
            return self.each(collector, name, node, span, bindings, made_by);
        }
        if let Some(function) = function(tree, node) {
            let why = computed(tree, &function.name, function.argument);
            return self.name_once(collector, span, format!("Skipped {logical}: {why}. It stays in your file."));
        }
        if name == "Fn::Transform" {
            let why = computed(tree, name, node);
            return self.name_once(collector, span, format!("Skipped {logical}: {why}. It stays in your file."));
        }
        let Some(type_name) = tree.get(node, "Type").and_then(|it| tree.text(it)) else {
            return self.elsewhere(collector, node, span);
        };
        let Some(kind) = kind_of(type_name) else {
            let message = match self.makes_others(type_name, node) {
                Some(makes) => format!("Skipped {logical} ({type_name}): {makes}. It stays in your file."),
                None => format!("Skipped {logical} ({type_name}). It stays unchanged in your file."),
            };
            collector.info(self.file, tree.span(key).start, message);
            return;
        };
        self.own(collector, key, node, kind, logical, bindings, made_by);
    }

    /// A resource in the table.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn own(
        &mut self,
        collector: &mut Collector,
        key: NodeId,
        node: NodeId,
        kind: &'static ResourceKind,
        logical: String,
        bindings: &Bindings,
        made_by: Option<&Rc<str>>,
    ) {
        let label = collector.free_label(kind.terraform, &names::label(kind, &logical));
        // A client's is kept whatever the client is called later, and whatever a construct would make of its name.
        let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        if is_client || crate::schema::names::logical_id(Some(kind), &label) != logical {
            collector.keep_name(NamedBy::CloudFormation, &format!("{}.{label}", kind.terraform), &logical);
        }
        self.targets.insert(logical.clone(), Target::Resource(kind, label.clone()));
        self.dictionary.resources.push((kind.terraform, label.clone(), logical));
        self.ours.push(Entry { key, node, kind, label, bindings: bindings.clone(), made_by: made_by.cloned() });
    }

    /// What a resource makes next to itself, where it makes others.
    fn makes_others(&self, type_name: &str, node: NodeId) -> Option<String> {
        let tree = self.tree;
        let from = |property: &str| {
            let url = tree.path(node, &["Properties", property]).and_then(|it| tree.text(it));
            url.map(|it| format!(" from {}", shorten(it))).unwrap_or_default()
        };
        Some(match type_name {
            "AWS::CloudFormation::Stack" => {
                format!("it creates its own stack{}; open that template to see its resources", from("TemplateURL"))
            }
            "AWS::Serverless::Application" => {
                format!("it creates its own stack{}; open that template to see its resources", from("Location"))
            }
            _ if type_name.ends_with("::MODULE") => "it is a module, which creates its own resources".to_owned(),
            _ => return None,
        })
    }

    fn each(
        &mut self,
        collector: &mut Collector,
        name: &str,
        node: NodeId,
        span: Range<usize>,
        bindings: &Bindings,
        outer: Option<&Rc<str>>,
    ) {
        let tree = self.tree;
        let read = match parts(tree, node) {
            None => Err("a loop must be a list of an identifier, a collection, and a mapping".to_owned()),
            Some(it) => collection(tree, it.collection).map(|values| (it, values)),
        };
        let read = read.and_then(|found| match size(tree, node, bindings.0.len()) {
            None => Err(format!("more than {MAX_LOOPS} loops are nested")),
            Some(size) if size > MAX_MADE => Err(format!("it creates {size} entries; the maximum is {MAX_MADE}")),
            Some(_) => Ok(found),
        });
        let (it, values) = match read {
            Ok(found) => found,
            Err(why) => {
                let mut names = Vec::new();
                made(tree, node, 0, &mut names);
                names.truncate(3);
                let makes = if names.is_empty() { String::new() } else { format!(" It creates {}.", names.join(", ")) };
                let name = shorten(name);
                return self.name_once(
                    collector,
                    span,
                    format!("Skipped {name}: {why}.{makes} It stays in your file."),
                );
            }
        };
        tree.enter(node);
        tree.items(node).iter().take(2).for_each(|it| tree.take(*it));
        tree.enter(it.body);
        let line = collector.position(self.file, span.start).line;
        let made_by = outer.cloned().unwrap_or_else(|| Rc::from(format!("{name} (line {line})")));
        let first = self.ours.len();
        for value in values {
            let inner = bindings.with(it.identifier, value);
            for (key, node) in tree.members(it.body) {
                self.entry(collector, key, node, &inner, Some(&made_by));
            }
        }
        if outer.is_none() {
            let mut names: Vec<&str> = Vec::new();
            for entry in &self.ours[first..] {
                let made =
                    self.dictionary.resources.iter().find(|it| it.0 == entry.kind.terraform && it.1 == entry.label);
                names.extend(made.map(|it| it.2.as_str()));
            }
            let message = match names.len() {
                0 => format!("{} creates nothing that the builder supports. It stays in your file.", shorten(name)),
                _ => {
                    let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
                    format!(
                        "The builder reads the results of {}: {}. The loop stays in your file.",
                        shorten(name),
                        some(&names, 8)
                    )
                }
            };
            let mut covers = Vec::new();
            headers(tree, span.start, node, 0, &mut covers);
            collector.tell(Severity::Info, self.file, span.start, message, covers);
        }
    }

    /// A finding about a part that isn't read, once however often loops come by.
    fn name_once(&mut self, collector: &mut Collector, span: Range<usize>, message: String) {
        if self.named.insert(span.start) {
            collector.unread(Severity::Warning, self.file, span, message);
        }
    }

    /// A part as JSON that can be kept: functions by their long names, what loops represent replaced.
    pub(super) fn kept(&self, tree: &Tree, node: NodeId) -> Option<Json> {
        let mut json = long_form(tree, node)?;
        if !self.bindings.is_empty() {
            replace_in(&mut json, &self.bindings);
        }
        Some(json)
    }
}

/// Puts values where functions refer to loops; other text stays as it is.
fn replace_in(json: &mut Json, bindings: &Bindings) {
    let value = match json {
        Json::Array(items) => {
            items.iter_mut().for_each(|it| replace_in(it, bindings));
            None
        }
        Json::Object(map) => {
            map.values_mut().for_each(|it| replace_in(it, bindings));
            match (map.get("Ref"), map.get("Fn::Sub")) {
                (Some(Json::String(name)), None) => bindings.get(name).map(str::to_owned),
                (None, Some(Json::String(text))) => Some(bindings.replace(text)).filter(|it| !it.contains("${")),
                _ => None,
            }
        }
        _ => None,
    };
    if let Some(value) = value {
        *json = Json::String(value);
    }
}
