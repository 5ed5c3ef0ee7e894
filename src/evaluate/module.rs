//! A document as Terraform would find it: its variables, its locals, and every instance of every client.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};

use hcl_edit::template::Template;
use serde_json::{Map, Value as Json};

use super::declared::Declared;
use super::expression::{Evaluator, Fault, MAX_STEPS, Outcome, Scope, refused};
use super::inputs::Inputs;
use super::number::Number;
use super::types::Type;
use super::value::{Data, Value};
use crate::document::{Client, Document, heredoc, objects, text};
use crate::schema::{Argument, Kind, USER_POOL_CLIENT, fields, resource_kind};

/// The most instances of all clients together.
const MAX_INSTANCES: usize = 20_000;

/// Where a variable's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Given,
    Default,
    /// It has no value yet.
    None,
}

impl From {
    pub const fn id(self) -> &'static str {
        match self {
            From::Given => "given",
            From::Default => "default",
            From::None => "none",
        }
    }
}

/// A variable and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    pub name: String,
    /// As a declaration writes it.
    pub kind: String,
    pub value: Outcome,
    pub from: From,
}

/// One of the clients that a resource makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The resource's label.
    pub label: String,
    /// Its index or key among several; `None` where the resource makes just one.
    pub key: Option<Key>,
    /// Its body as Terraform JSON, with values in place of expressions as far as they are known.
    pub body: Map<String, Json>,
    /// What is known, as plain JSON by the argument's path: `token_validity_units.access_token`. Null isn't set.
    pub values: Map<String, Json>,
    /// What expressions came to, by the argument's path.
    pub traces: Vec<Trace>,
    /// What isn't known, or rejected.
    pub unknown: Vec<Unknown>,
}

/// The index or key of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Index(usize),
    Name(String),
}

/// An expression and what it came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The argument's path; an element's with its index: `callback_urls[1]`.
    pub argument: String,
    /// As it is written, without `${` and `}` where it is one expression.
    pub expression: String,
    /// Plain JSON.
    pub value: Json,
}

/// An argument whose value isn't known.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    pub argument: String,
    pub expression: String,
    /// Why, as a sentence.
    pub reason: String,
    /// Whether Terraform rejects the expression, whatever comes.
    pub refused: bool,
}

/// The evaluation of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    pub variables: Vec<Variable>,
    /// By client, in the order of the document.
    pub instances: Vec<Instance>,
    /// The supporting resources with what is known in them: type, label, body.
    pub resources: Vec<(String, String, Map<String, Json>)>,
    /// Why it ended before its end.
    pub limit: Option<&'static str>,
}

/// Evaluates a document with the values that are given to its variables.
pub fn evaluate(document: &Document, inputs: &Inputs) -> Evaluation {
    let module = Module::new(document, inputs);
    let variables = document.variables().map(|(name, _)| module.variable_of(name)).collect();
    let mut evaluation = Evaluation { variables, instances: Vec::new(), resources: Vec::new(), limit: None };
    for client in &document.clients {
        match module.instances(client, MAX_INSTANCES - evaluation.instances.len()) {
            Ok(instances) => evaluation.instances.extend(instances),
            Err(limit) => {
                evaluation.limit = Some(limit);
                break;
            }
        }
    }
    for (kind, label, body) in document.resources().filter(|(kind, ..)| *kind != USER_POOL_CLIENT.terraform) {
        let Some(arguments) = resource_kind(kind).map(|it| it.arguments().collect::<Vec<_>>()) else { continue };
        // One of several isn't looked at.
        if body.contains_key("count") || body.contains_key("for_each") {
            continue;
        }
        let mut known = body.clone();
        let mut notes = Notes::default();
        for argument in arguments {
            if let Some(json) = body.get(argument.key)
                && module.argument(&Here::default(), argument, argument.key, json, &mut notes).is_ok_and(|it| {
                    known.insert(argument.key.to_owned(), it);
                    true
                })
            {}
        }
        evaluation.resources.push((kind.to_owned(), label.to_owned(), known));
    }
    evaluation
}

/// Where something is: among instances, inside a block that is made several times.
#[derive(Default)]
struct Here {
    each: Option<(Value, Value)>,
    index: Option<Value>,
    /// The iterators of dynamic blocks.
    names: Vec<(String, Value)>,
}

#[derive(Default)]
struct Notes {
    traces: Vec<Trace>,
    unknown: Vec<Unknown>,
}

struct Module<'d> {
    document: &'d Document,
    inputs: &'d Inputs,
    steps: Cell<u64>,
    variables: RefCell<HashMap<String, (Outcome, From)>>,
    locals: RefCell<HashMap<String, Outcome>>,
    /// What is being evaluated, to find circles.
    open: RefCell<Vec<String>>,
    /// Names that turned out unknown since a user last asked, with the reason.
    reasons: RefCell<Vec<String>>,
}

struct At<'m, 'd> {
    module: &'m Module<'d>,
    here: &'m Here,
}

impl Scope for At<'_, '_> {
    fn because(&self, reason: String) {
        self.module.because(reason);
    }

    fn lookup(&self, path: &[&str]) -> Result<(Value, usize), Fault> {
        let (root, names) = path.split_first().ok_or_else(|| refused("A name is missing."))?;
        if let Some((_, value)) = self.here.names.iter().rev().find(|(name, _)| name == root) {
            return Ok((value.clone(), 0));
        }
        match (*root, names.first().copied()) {
            ("each", Some(name @ ("key" | "value"))) => {
                let Some((key, value)) = &self.here.each else {
                    return Err(refused("The \"each\" object doesn't exist: the resource has no for_each."));
                };
                Ok((if name == "key" { key.clone() } else { value.clone() }, 1))
            }
            ("count", Some("index")) => match &self.here.index {
                Some(index) => Ok((index.clone(), 1)),
                None => Err(refused("The \"count\" object doesn't exist: the resource has no count.")),
            },
            _ => self.module.lookup(root, names),
        }
    }
}

impl<'d> Module<'d> {
    fn new(document: &'d Document, inputs: &'d Inputs) -> Self {
        Module {
            document,
            inputs,
            steps: Cell::new(MAX_STEPS),
            variables: RefCell::default(),
            locals: RefCell::default(),
            open: RefCell::default(),
            reasons: RefCell::default(),
        }
    }

    fn because(&self, reason: String) {
        let mut reasons = self.reasons.borrow_mut();
        if reasons.len() < 8 && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }

    fn later(&self, name: String, kind: Type) -> Value {
        self.because(format!("{name} is known after apply."));
        Value::pending(kind)
    }

    fn lookup(&self, root: &str, names: &[&str]) -> Result<(Value, usize), Fault> {
        let whole = || format!("{root}.{}", names.join("."));
        match (root, names) {
            ("var", [name, ..]) => {
                let (value, from) = self.variable(name);
                if from == From::None {
                    self.because(format!("var.{name} has no value and no default."));
                }
                Ok((value?, 1))
            }
            ("local", [name, ..]) => Ok((self.local(name)?, 1)),
            ("path", [_, ..]) => Ok((self.later(whole(), Type::String), 1)),
            ("terraform", ["workspace", ..]) => Ok((self.later(whole(), Type::String), 1)),
            ("data" | "module" | "ephemeral", _) => Ok((self.later(whole(), Type::Dynamic), names.len())),
            ("resource", [kind, rest @ ..]) => {
                let (value, used) = self.lookup(kind, rest)?;
                Ok((value, used + 1))
            }
            ("each" | "count" | "self", _) => Err(refused(format!("{} doesn't exist here.", whole()))),
            (kind, [label, attribute, ..]) => Ok((self.attribute(kind, label, attribute)?, 2)),
            // A resource as a whole, or one of its instances.
            _ => Ok((self.later(whole(), Type::Dynamic), names.len())),
        }
    }

    /// An attribute of a resource: known where the document gives it as an argument.
    fn attribute(&self, kind: &str, label: &str, attribute: &str) -> Outcome {
        let address = format!("{kind}.{label}.{attribute}");
        let client = (kind == USER_POOL_CLIENT.terraform).then(|| self.document.client(label)).flatten();
        let written = match client {
            Some(client) if client.extra.contains_key("count") || client.extra.contains_key("for_each") => None,
            Some(client) => client.to_json().get(attribute).cloned(),
            None => self
                .document
                .resource(kind, label)
                .filter(|it| !it.contains_key("count") && !it.contains_key("for_each"))
                .and_then(|it| it.get(attribute))
                .cloned(),
        };
        let known = resource_kind(kind);
        let argument = known.and_then(|it| it.argument(attribute));
        if let (Some(json), Some(argument)) = (written, argument)
            && !argument.is_block()
        {
            return self.guarded(&address, || {
                let value = self.json(&Here::default(), &json)?;
                value.convert(&kind_of(&argument.kind)).map_err(|it| refused(format!("{address}: {it}.")))
            });
        }
        let kind = match (argument, attribute) {
            (Some(argument), _) => kind_of(&argument.kind),
            (None, "scope_identifiers") => Type::list(Type::String),
            (None, _) if known.is_some_and(|it| it.attributes().iter().any(|it| it.key == attribute)) => Type::String,
            _ => Type::Dynamic,
        };
        Ok(self.later(address, kind))
    }

    fn guarded(&self, name: &str, evaluate: impl FnOnce() -> Outcome) -> Outcome {
        if let Some(at) = self.open.borrow().iter().position(|it| it == name) {
            let circle: Vec<String> = self.open.borrow()[at..].iter().cloned().chain([name.to_owned()]).collect();
            return Err(refused(format!("Circular reference: {}.", circle.join(", "))));
        }
        if self.open.borrow().len() > 60 {
            return Err(Fault::Limit("The references form a longer chain than the builder follows."));
        }
        self.open.borrow_mut().push(name.to_owned());
        let outcome = evaluate();
        self.open.borrow_mut().pop();
        outcome
    }

    fn variable_of(&self, name: &str) -> Variable {
        let (value, from) = self.variable(name);
        let kind = self.document.variable(name).and_then(|it| it.get("type")).map_or("any".to_owned(), bare);
        Variable { name: name.to_owned(), kind, value, from }
    }

    fn declared(&self, name: &str) -> Result<Declared, Fault> {
        match self.document.variable(name).and_then(|it| it.get("type")).and_then(Json::as_str) {
            Some(source) => {
                let here = Here::default();
                let scope = At { module: self, here: &here };
                Declared::parse(source, &mut Evaluator::new(&scope, &self.steps))
            }
            None => Ok(Declared::any()),
        }
    }

    fn variable(&self, name: &str) -> (Outcome, From) {
        if let Some(found) = self.variables.borrow().get(name) {
            return found.clone();
        }
        let found = self.find_variable(name);
        self.variables.borrow_mut().insert(name.to_owned(), found.clone());
        found
    }

    fn find_variable(&self, name: &str) -> (Outcome, From) {
        let Some(declaration) = self.document.variable(name) else {
            // In a part of a configuration it may be declared elsewhere.
            return match self.inputs.values.get(name) {
                Some(value) => (Ok(value.clone()), From::Given),
                None => (Ok(Value::dynamic()), From::None),
            };
        };
        let declared = match self.declared(name) {
            Ok(declared) => declared,
            Err(fault) => return (Err(fault), From::None),
        };
        let says = |key: &str| declaration.get(key).is_some_and(|it| *it == Json::Bool(true) || it == "true");
        let hidden = says("sensitive") || says("ephemeral");
        let nullable = !declaration.get("nullable").is_some_and(|it| *it == Json::Bool(false) || it == "false");
        // A default is literal: text in it isn't a template.
        let default = declaration.get("default").map(Value::from_json);
        let given = self.inputs.values.get(name).cloned().filter(|it| nullable || !it.is_null() || default.is_none());
        let (value, from) = match (given, default) {
            (Some(value), _) => (value, From::Given),
            (None, Some(value)) => (value, From::Default),
            (None, None) => (Value::unknown(declared.kind.without_optional()), From::None),
        };
        let value = given_as(value, &declared.kind);
        let value =
            declared.apply(value).map_err(|it| refused(format!("The value of var.{name} has the wrong type: {it}.")));
        let value = match value {
            Ok(value) if value.is_null() && !nullable => Err(refused(format!("var.{name} can't be null."))),
            other => other.map(|it| it.marked(hidden)),
        };
        (value, from)
    }

    fn local(&self, name: &str) -> Outcome {
        if let Some(found) = self.locals.borrow().get(name) {
            return found.clone();
        }
        let Some(json) = self.document.rest().get("locals").and_then(|it| it.get(name)) else {
            return Ok(self.later(format!("local.{name}"), Type::Dynamic));
        };
        let outcome = self.guarded(&format!("local.{name}"), || self.json(&Here::default(), json));
        self.locals.borrow_mut().insert(name.to_owned(), outcome.clone());
        outcome
    }

    /// The value of an expression in Terraform's JSON syntax.
    fn json(&self, here: &Here, json: &Json) -> Outcome {
        Ok(match json {
            Json::String(source) => self.text(here, source)?,
            Json::Array(items) => Value::tuple(items.iter().map(|it| self.json(here, it)).collect::<Result<_, _>>()?),
            Json::Object(members) => {
                let mut made = BTreeMap::new();
                for (name, it) in members {
                    let key = self.text(here, name)?;
                    let key = key
                        .convert(&Type::String)
                        .map_err(|it| refused(format!("Can't use this value as a key: {it}.")))?;
                    let value = self.json(here, it)?;
                    match key.as_text() {
                        Some(key) => drop(made.insert(key.to_owned(), value)),
                        None => return Ok(Value::dynamic()),
                    }
                }
                Value::object(made)
            }
            literal => Value::from_json(literal),
        })
    }

    fn text(&self, here: &Here, source: &str) -> Outcome {
        if !source.contains("${") && !source.contains("%{") {
            return Ok(Value::text(source));
        }
        // Bounds length and depth before the parser sees it.
        text::parse(source).map_err(Fault::Ours)?;
        let source = heredoc::quoted(source, true);
        let template: Template = objects::parse(&source, true)
            .map_err(|_| Fault::Ours("The builder can't parse this expression.".to_owned()))?;
        let scope = At { module: self, here };
        Evaluator::new(&scope, &self.steps).elements(&template)
    }

    fn instances(&self, client: &Client, most: usize) -> Result<Vec<Instance>, &'static str> {
        let made = |key: Option<Key>, here: Here| self.instance(client, key, &here);
        let single = |note: Option<Unknown>, here: Here| {
            let mut instance = made(None, here)?;
            instance.unknown.extend(note);
            Ok(vec![instance])
        };
        let (argument, json) = match (client.extra.get("count"), client.extra.get("for_each")) {
            (Some(json), _) => ("count", json),
            (None, Some(json)) => ("for_each", json),
            (None, None) => return single(None, Here::default()),
        };
        // Of how many there are nothing is known: one represents all.
        let any = || Here {
            each: Some((Value::pending(Type::String), Value::dynamic())),
            index: Some(Value::pending(Type::Number)),
            names: Vec::new(),
        };
        let note = |reason: String, refused: bool| Unknown {
            argument: argument.to_owned(),
            expression: bare(json),
            reason,
            refused,
        };
        self.reasons.borrow_mut().clear();
        let value = match self.json(&Here::default(), json) {
            Ok(value) => value,
            Err(Fault::Limit(limit)) => return Err(limit),
            Err(Fault::Refused(message)) => return single(Some(note(message, true)), any()),
            Err(Fault::Ours(message)) => return single(Some(note(message, false)), any()),
        };
        if value.is_sensitive_within() {
            let message = format!("{argument} is sensitive. Terraform would show it in addresses, and rejects that.");
            return single(Some(note(message, true)), any());
        }
        if argument == "count" {
            return match value.convert(&Type::Number) {
                Err(message) => single(Some(note(format!("count: {message}."), true)), any()),
                Ok(value) => match value.as_number() {
                    None if value.is_null() => single(Some(note("count can't be null.".to_owned(), true)), any()),
                    None => single(Some(note(self.reason(), false)), any()),
                    Some(number) => match number.to_usize() {
                        None => {
                            single(Some(note("count must be a whole number of zero or more.".to_owned(), true)), any())
                        }
                        Some(count) if count > most => {
                            Err("The clients have more instances than the builder evaluates.")
                        }
                        Some(count) => (0..count)
                            .map(|at| {
                                let index = Some(Value::number(Number::count(at)));
                                made(Some(Key::Index(at)), Here { index, ..Here::default() })
                            })
                            .collect(),
                    },
                },
            };
        }
        let walks = match &value.kind {
            Type::Map(_) | Type::Object(_) => true,
            Type::Set(element) => matches!(**element, Type::String | Type::Dynamic),
            Type::Dynamic => !value.is_known(),
            _ => false,
        };
        if value.is_null() || !walks {
            let kind = value.kind.friendly();
            let message = format!("for_each requires a map or a set of strings, not {kind}.");
            return single(Some(note(message, true)), any());
        }
        if !value.is_known() || matches!(value.kind, Type::Set(_)) && !value.is_wholly_known() {
            return single(Some(note(self.reason(), false)), any());
        }
        let elements = value.elements();
        if elements.len() > most {
            return Err("The clients have more instances than the builder evaluates.");
        }
        elements
            .into_iter()
            .map(|(key, value)| {
                let name = key.as_text().unwrap_or_default().to_owned();
                made(Some(Key::Name(name)), Here { each: Some((key, value)), ..Here::default() })
            })
            .collect()
    }

    fn reason(&self) -> String {
        let reasons = std::mem::take(&mut *self.reasons.borrow_mut());
        if reasons.is_empty() { "Only known when Terraform runs.".to_owned() } else { reasons.join(" ") }
    }

    fn instance(&self, client: &Client, key: Option<Key>, here: &Here) -> Result<Instance, &'static str> {
        let mut notes = Notes::default();
        let mut body = client.to_json();
        for argument in fields().iter().filter(|it| it.parent.is_none()).map(|it| it.argument) {
            if let Some(json) = body.get(argument.key).cloned() {
                match self.argument(here, argument, argument.key, &json, &mut notes) {
                    Ok(json) => drop(body.insert(argument.key.to_owned(), json)),
                    Err(Fault::Limit(limit)) => return Err(limit),
                    Err(Fault::Refused(_) | Fault::Ours(_)) => {}
                }
            }
        }
        self.dynamic_blocks(client, here, &mut body, &mut notes)?;
        for key in ["count", "for_each"] {
            body.shift_remove(key);
        }
        let values = self.values(&body, &notes);
        let (traces, unknown) = (notes.traces, notes.unknown);
        Ok(Instance { label: client.label.clone(), key, body, values, traces, unknown })
    }

    fn values(&self, body: &Map<String, Json>, notes: &Notes) -> Map<String, Json> {
        let mut values = Map::new();
        for field in fields().iter().filter(|it| !it.argument.is_block()) {
            let mut keys = field.path.split('.');
            let first = keys.next().and_then(|key| body.get(key));
            let json = keys.fold(first, |at, key| match at {
                Some(Json::Array(blocks)) if blocks.len() == 1 => blocks[0].get(key),
                other => other.and_then(|it| it.get(key)),
            });
            let unknown = notes.unknown.iter().any(|it| it.argument.split('[').next() == Some(field.path.as_str()));
            let value = json.filter(|_| !unknown).and_then(|json| self.json(&Here::default(), json).ok());
            let plain =
                value.and_then(|it| it.convert(&kind_of(&field.argument.kind)).ok()).and_then(|it| it.to_json());
            if let Some(plain) = plain.filter(|it| !it.is_null()) {
                values.insert(field.path.clone(), plain);
            }
        }
        values
    }

    /// Blocks that are made by `dynamic`, one for each element.
    fn dynamic_blocks(
        &self,
        client: &Client,
        here: &Here,
        body: &mut Map<String, Json>,
        notes: &mut Notes,
    ) -> Result<(), &'static str> {
        let Some(dynamic) = client.extra.get("dynamic") else { return Ok(()) };
        let blocks: Vec<(&String, &Json)> = match dynamic {
            Json::Object(it) => it.iter().collect(),
            Json::Array(all) => all.iter().filter_map(Json::as_object).flatten().collect(),
            _ => Vec::new(),
        };
        for (name, specification) in blocks {
            let Some(argument) = USER_POOL_CLIENT.argument(name).filter(|it| it.is_block()) else { continue };
            let only = |json: &'_ Json| match json {
                Json::Array(items) if items.len() == 1 => items[0].clone(),
                other => other.clone(),
            };
            let specification = only(specification);
            let (Some(each), Some(content)) = (specification.get("for_each"), specification.get("content")) else {
                continue;
            };
            let content = only(content);
            let iterator = specification.get("iterator").map_or(name.clone(), bare);
            self.reasons.borrow_mut().clear();
            let elements = match self.json(here, each) {
                Err(Fault::Limit(limit)) => return Err(limit),
                Err(fault @ (Fault::Refused(_) | Fault::Ours(_))) => {
                    notes.unknown.push(Unknown {
                        argument: name.clone(),
                        expression: bare(each),
                        reason: fault.message().to_owned(),
                        refused: matches!(fault, Fault::Refused(_)),
                    });
                    continue;
                }
                Ok(value) if value.is_null() || value.kind.is_primitive() => {
                    let reason = "The for_each of a dynamic block requires a list, set, or map.".to_owned();
                    notes.unknown.push(Unknown {
                        argument: name.clone(),
                        expression: bare(each),
                        reason,
                        refused: true,
                    });
                    continue;
                }
                Ok(value) if !value.is_known() => {
                    notes.unknown.push(Unknown {
                        argument: name.clone(),
                        expression: bare(each),
                        reason: self.reason(),
                        refused: false,
                    });
                    continue;
                }
                Ok(value) => value.elements(),
            };
            let mut made = Vec::new();
            let weight = weight(&content);
            for (key, value) in elements {
                self.spend(weight)?;
                let members = BTreeMap::from([("key".to_owned(), key), ("value".to_owned(), value)]);
                let mut names = here.names.clone();
                names.push((iterator.clone(), Value::object(members)));
                let inner = Here { each: here.each.clone(), index: here.index.clone(), names };
                match self.argument(&inner, argument, name, &content, notes) {
                    Ok(json) => made.push(json),
                    Err(Fault::Limit(limit)) => return Err(limit),
                    Err(Fault::Refused(_) | Fault::Ours(_)) => {}
                }
            }
            match made.len() {
                0 => {}
                1 => drop(body.insert(name.clone(), made.remove(0))),
                _ => drop(body.insert(name.clone(), Json::Array(made))),
            }
        }
        if body.get("dynamic").is_some() {
            body.shift_remove("dynamic");
        }
        Ok(())
    }

    /// Takes steps off the budget of the module.
    fn spend(&self, steps: u64) -> Result<(), &'static str> {
        match self.steps.get().checked_sub(steps) {
            Some(rest) => self.steps.set(rest),
            None => return Err("The dynamic blocks create more than the builder computes."),
        }
        Ok(())
    }

    /// What is written for an argument, with values in place of expressions as far as they are known.
    fn argument(
        &self,
        here: &Here,
        argument: &Argument,
        path: &str,
        json: &Json,
        notes: &mut Notes,
    ) -> Result<Json, Fault> {
        match (&argument.kind, json) {
            (Kind::Block(inner), Json::Object(members)) => {
                let mut known = Map::new();
                for (name, it) in members {
                    let path = format!("{path}.{name}");
                    let json = match inner().iter().find(|it| it.key == name) {
                        Some(argument) => match self.argument(here, argument, &path, it, notes) {
                            Err(limit @ Fault::Limit(_)) => return Err(limit),
                            Err(Fault::Refused(_) | Fault::Ours(_)) => it.clone(),
                            Ok(json) => json,
                        },
                        None => it.clone(),
                    };
                    known.insert(name.clone(), json);
                }
                Ok(Json::Object(known))
            }
            (Kind::Block(_) | Kind::Blocks(_), Json::Array(blocks)) => {
                let each = blocks.iter().map(|it| match (it, &argument.kind) {
                    (Json::Object(_), Kind::Block(_)) => self.argument(here, argument, path, it, notes),
                    (Json::Object(members), Kind::Blocks(inner)) => {
                        let single = Argument { kind: Kind::Block(*inner), ..*argument };
                        self.argument(here, &single, path, &Json::Object(members.clone()), notes)
                    }
                    _ => Ok(it.clone()),
                });
                Ok(Json::Array(each.collect::<Result<_, _>>()?))
            }
            (Kind::Set(_) | Kind::List, Json::Array(items)) => {
                let mut known = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{path}[{at}]");
                    known.push(self.value(here, &Type::String, &path, item, notes)?);
                }
                Ok(Json::Array(known))
            }
            (Kind::Policy, _) => Ok(json.clone()),
            (kind, json) => self.value(here, &kind_of(kind), path, json, notes),
        }
    }

    /// The value of one expression; what is written where it isn't known.
    fn value(&self, here: &Here, kind: &Type, path: &str, json: &Json, notes: &mut Notes) -> Result<Json, Fault> {
        if !is_computed(json) {
            return Ok(json.clone());
        }
        self.reasons.borrow_mut().clear();
        let outcome =
            self.json(here, json).and_then(|it| it.convert(kind).map_err(|it| refused(format!("{path}: {it}."))));
        let mut unknown = |reason: String, refused: bool| {
            notes.unknown.push(Unknown { argument: path.to_owned(), expression: bare(json), reason, refused });
        };
        match outcome {
            Err(limit @ Fault::Limit(_)) => Err(limit),
            Err(Fault::Refused(message)) => {
                unknown(message.clone(), true);
                Err(Fault::Refused(message))
            }
            Err(Fault::Ours(message)) => {
                unknown(message, false);
                Ok(json.clone())
            }
            Ok(value) if value.is_sensitive_within() => {
                unknown("The value is sensitive.".to_owned(), false);
                Ok(json.clone())
            }
            Ok(value) => match value.to_json() {
                None if value.holds_infinity() => {
                    let reason = "The number is infinite: a division by zero, or a result that is too large.";
                    unknown(reason.to_owned(), false);
                    Ok(json.clone())
                }
                None => {
                    unknown(self.reason(), false);
                    Ok(json.clone())
                }
                Some(plain) => {
                    notes.traces.push(Trace {
                        argument: path.to_owned(),
                        expression: bare(json),
                        value: plain.clone(),
                    });
                    Ok(escaped(plain))
                }
            },
        }
    }
}

/// A given text that represents something else, as the environment gives it: `["a", "b"]` for a list.
fn given_as(value: Value, kind: &Type) -> Value {
    let Data::Text(source) = &value.data else { return value };
    if kind.is_primitive() || *kind == Type::Dynamic || !text::is_shallow(source) {
        return value;
    }
    match Inputs::from_text(&format!("value = {source}\n")) {
        Ok(mut inputs) => inputs.values.remove("value").unwrap_or(value),
        Err(_) => value,
    }
}

/// Whether there is anything to evaluate in it.
fn is_computed(json: &Json) -> bool {
    match json {
        Json::String(source) => source.contains("${") || source.contains("%{"),
        Json::Array(items) => items.iter().any(is_computed),
        Json::Object(members) => members.iter().any(|(name, it)| name.contains("${") || is_computed(it)),
        _ => false,
    }
}

/// An expression without what is around it in JSON.
fn bare(json: &Json) -> String {
    match json {
        Json::String(source) => match text::parse(source) {
            Ok(crate::document::Value::Verbatim(source)) => source,
            Ok(crate::document::Value::Reference(reference)) => reference.terraform(),
            _ => source.clone(),
        },
        other => other.to_string(),
    }
}

/// Plain JSON as Terraform JSON, whose texts are templates.
fn escaped(json: Json) -> Json {
    match json {
        Json::String(it) => Json::String(text::escape(&it)),
        Json::Array(items) => Json::Array(items.into_iter().map(escaped).collect()),
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, it)| (text::escape(&name), escaped(it))).collect())
        }
        other => other,
    }
}

fn kind_of(kind: &Kind) -> Type {
    match kind {
        Kind::Text | Kind::Enum(_) | Kind::Policy => Type::String,
        Kind::Bool => Type::Bool,
        Kind::Integer => Type::Number,
        Kind::Set(_) => Type::set(Type::String),
        Kind::List => Type::list(Type::String),
        Kind::Map => Type::map(Type::String),
        Kind::Block(_) | Kind::Blocks(_) => Type::Dynamic,
    }
}

/// How many steps a copy of it takes: as many as it has characters and values.
fn weight(json: &Json) -> u64 {
    match json {
        Json::String(text) => text.len() as u64 + 1,
        Json::Array(items) => items.iter().map(weight).sum::<u64>() + 1,
        Json::Object(items) => items.iter().map(|(key, it)| key.len() as u64 + weight(it)).sum::<u64>() + 1,
        Json::Null | Json::Bool(_) | Json::Number(_) => 1,
    }
}
