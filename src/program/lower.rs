//! Document to program: which resources are declared, what a reference means to the family, what isn't supported.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::{ImportId, KindRef, Omission, Program, Resource, Scope, Variable, VariableKind};
use crate::dialects::template::Template;
use crate::document::absent::{self, Absent};
use crate::document::stand_in::{Evaluator, stands_in};
use crate::document::{Client, Document, Entry, Part, Reference, Value, accepted, read, shorten, sort_by_key, text};
use crate::schema::supporting::resource_kind;
use crate::schema::{
    Argument, Exported, Family, Field, Kind, Referent, ResourceKind, Resources, USER_POOL_CLIENT, Unknown, Vocabulary,
    field, fields,
};

/// What the lowering of one client depends on next to the client itself. While it stays equal, a client that did not
/// change need not be lowered again.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    pub family: Family,
    pub scope: Scope,
    /// What isn't a client: supporting resources, declarations, import IDs.
    rest: Arc<Map<String, Json>>,
    /// What Terraform's text refers to and doesn't have.
    absent: Arc<Absent>,
    /// The clients that others can refer to.
    labels: Vec<String>,
}

impl Context {
    pub fn new(document: &Document, family: Family, scope: Scope) -> Self {
        let labels = document.clients.iter().map(|client| client.label.clone()).collect();
        let mut context = Context { family, scope, rest: document.rest().clone(), labels, absent: Arc::default() };
        if scope == Scope::Complete && family.evaluates {
            context.absent = Arc::new(Absent::of(&context.rest, |label| document.client(label).is_some()));
        }
        context
    }

    /// The same for text in files that have what the document lacks.
    pub fn in_files(self) -> Self {
        Context { absent: Arc::default(), ..self }
    }

    /// Whether it is still the context of `document`; quick where nothing but a client's body changed.
    pub fn holds_for(&self, document: &Document) -> bool {
        (Arc::ptr_eq(&self.rest, document.rest()) || self.rest == *document.rest())
            && self.labels.len() == document.clients.len()
            && self.labels.iter().zip(&document.clients).all(|(label, client)| *label == client.label)
    }

    /// Whether a supporting resource is part of the program.
    fn declares(&self, kind: &ResourceKind) -> bool {
        match self.family.resources {
            Resources::None(_) => false,
            Resources::Some(has, _) if !has(kind) => false,
            Resources::Within(has) if has(kind) => true,
            _ => self.scope == Scope::Complete,
        }
    }
}

/// A part of a program: one client, or everything else.
#[derive(Debug, Clone, Default)]
pub struct Lowered {
    pub resources: Arc<[Arc<Resource>]>,
    pub variables: Arc<[Variable]>,
    pub omissions: Arc<[Omission]>,
}

/// Lowers one client.
pub fn lower_client(document: &Document, client: &Client, context: &Context) -> Lowered {
    let mut lowering = Lowering::new(document, context, Some(&client.label));
    let mut entries = Vec::new();
    let invalid = fields().iter().any(|field| !client.read(field.id).problems.is_empty());
    for field in fields().iter().filter(|field| field.parent.is_none()) {
        if let Some(value) = client.read(field.id).value {
            entries.extend(lowering.entry(field.argument, value, field.argument.key));
        }
    }
    let mut extra = lowering.of_template(&client.extra, &USER_POOL_CLIENT, "", |key| {
        fields().iter().any(|it| it.argument.key == key && client.get(it.id).is_some())
    });
    let mut depends_on = Vec::new();
    for (path, json) in client.extra_in_blocks().filter(|(_, json)| !json.is_null()) {
        if context.family.unknown >= Unknown::InBlocks {
            lowering.keep(&mut extra, path.clone(), json, &path);
        } else if !path.ends_with(".//") {
            lowering.omit(&path, "The builder doesn't support this argument.");
        }
    }
    if context.family.unknown >= Unknown::InBody {
        for (key, json) in &client.extra {
            lowering.keep(&mut extra, key.clone(), json, key);
        }
    } else {
        for (key, json) in client.extra.iter().filter(|(key, _)| *key != "//") {
            match key.as_str() {
                "depends_on" if context.family.depends_on => {
                    let own = (USER_POOL_CLIENT.terraform, client.label.as_str());
                    depends_on = lowering.depends_on(json, own, &entries, key);
                }
                _ => lowering.omit(key, unknown_reason(key, context.family)),
            }
        }
    }
    let import = document.import_id(&client.label).and_then(|id| ImportId::parse(id).ok());
    let accepted = accepted::list(document).into_iter().filter(|it| it.client == client.label);
    let accepted = accepted.map(|it| (it.rule, it.note)).collect();
    let label = client.label.clone();
    let kind = KindRef(&USER_POOL_CLIENT);
    let partial = client.partial();
    let imports_instances = document.imports_instances(&client.label);
    let resource =
        Resource { kind, label, entries, extra, depends_on, import, imports_instances, accepted, partial, invalid };
    lowering.finish(vec![Arc::new(resource)])
}

/// Lowers one value for a family, with the variables that it needs.
///
/// # Errors
/// Returns the reason if the family doesn't support the value, or not all of it.
pub fn lower_value(
    document: &Document,
    argument: &'static Argument,
    value: Value,
    context: &Context,
) -> Result<(Value, Arc<[Variable]>), String> {
    let mut lowering = Lowering { in_file: true, ..Lowering::new(document, context, None) };
    let value = lowering.entry(argument, value, argument.key).map(|entry| entry.value);
    match (value, lowering.omissions.first()) {
        (Some(value), None) => Ok((value, lowering.finish(Vec::new()).variables)),
        (_, omission) => Err(omission.map_or_else(String::new, |it| it.reason.clone())),
    }
}

/// Lowers the supporting resources that the clients refer to, directly or through each other, and declares variables
/// for what is declared in the document. Nothing in a snippet.
pub fn lower_supporting(document: &Document, context: &Context) -> Lowered {
    let mut lowering = Lowering::new(document, context, None);
    let mut resources = Vec::new();
    if context.family.evaluates && context.scope == Scope::Complete {
        lowering.declare_mentioned_in_rest();
    }
    if !context.family.evaluates && context.scope == Scope::Complete {
        let outputs = document.rest().get("output").and_then(Json::as_object).into_iter().flatten();
        for (name, _) in outputs {
            lowering.omit(&format!("output.{name}"), "Outputs are generated for Terraform only.");
        }
    }
    for (kind, label, body) in document.resources() {
        match resource_kind(kind).filter(|kind| !std::ptr::eq(*kind, &raw const USER_POOL_CLIENT)) {
            Some(kind) if context.declares(kind) => {
                resources.push(Arc::new(lowering.supporting(kind, label, body)));
            }
            _ if context.scope == Scope::Snippet => {}
            Some(_) => match context.family.resources {
                Resources::Some(_, why) | Resources::None(why) => lowering.omit(&format!("{kind}.{label}"), why()),
                Resources::All | Resources::Provider | Resources::Within(_) => {}
            },
            // Printed from the rest of the document, where the language allows it.
            None if context.family.evaluates => {}
            None => lowering.omit(&format!("{kind}.{label}"), "The builder doesn't support this resource type."),
        }
    }
    lowering.finish(resources)
}

/// Why what we would keep as it was is omitted all the same.
pub const UNREADABLE: &str = "The builder can't parse one of its expressions.";

/// What Terraform takes in the body of every resource: no settings of the resource itself.
pub const META: &[&str] = &["count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection"];

/// Why what is not in the table is omitted, and what comes nearest.
fn unknown_reason(key: &str, family: Family) -> &'static str {
    match key {
        "lifecycle" => (family.lifecycle)(),
        key if META.contains(&key) => "Terraform only.",
        _ => "The builder doesn't support this argument.",
    }
}

struct Lowering<'a> {
    document: &'a Document,
    context: &'a Context,
    client: Option<&'a str>,
    variables: BTreeMap<String, (usize, Variable)>,
    omissions: Vec<Omission>,
    /// Which element of a list is looked at.
    element: Option<usize>,
    /// How many resources were passed on the way to what a reference means: hostile ones go round in circles.
    steps: usize,
    /// Whether the value goes into a file that is read again: what is asked for would be something else then.
    in_file: bool,
}

impl<'a> Lowering<'a> {
    fn new(document: &'a Document, context: &'a Context, client: Option<&'a str>) -> Self {
        Lowering {
            document,
            context,
            client,
            variables: BTreeMap::new(),
            omissions: Vec::new(),
            element: None,
            steps: 0,
            in_file: false,
        }
    }

    fn finish(self, resources: Vec<Arc<Resource>>) -> Lowered {
        let mut variables: Vec<_> = self.variables.into_values().collect();
        sort_by_key(&mut variables, |(order, _)| *order);
        Lowered {
            resources: resources.into(),
            variables: variables.into_iter().map(|(_, variable)| variable).collect(),
            omissions: self.omissions.into(),
        }
    }

    fn omit(&mut self, argument: &str, reason: &str) {
        self.omissions.push(Omission { element: self.element, ..Omission::new(self.client, argument, reason) });
    }

    /// Whether a variable represents a function that may say that there isn't a value.
    fn may_be_nothing(&self, name: &str) -> bool {
        let declaration = self.document.variable(name);
        let said = |key: &str| declaration.and_then(|it| it.get(key));
        said("default").is_some_and(Json::is_null)
            && matches!(declaration.and_then(stands_in), Some((Evaluator::CloudFormation, _)))
    }

    /// What a body keeps of the template that it was read from: for CloudFormation what can be printed again, as
    /// properties and attributes of the resource. Everything else that counts is named as an omission: blocks that
    /// functions of another tool give, and the condition.
    fn of_template(
        &mut self,
        extra: &Map<String, Json>,
        kind: &'static ResourceKind,
        prefix: &str,
        is_set: impl Fn(&str) -> bool,
    ) -> Vec<(String, Json)> {
        let Some(Json::Object(kept)) = extra.get("//") else { return Vec::new() };
        let mut printed = Vec::new();
        let mut computed = Vec::new();
        for argument in kind.arguments() {
            let names = [Vocabulary::CloudFormation, Vocabulary::AwsCamel, Vocabulary::AwsNativeCamel];
            let names = names.into_iter().filter_map(|it| argument.name(it));
            let mut names = names.map(|it| it.split('.').next().unwrap_or_default().to_owned());
            let is_computed = |name: &String| kept.get(name).is_some_and(|it| it.is_object() || it.is_array());
            let Some(name) = names.find(is_computed) else { continue };
            let is_printed = printed.iter().any(|it: &(String, Json)| it.0 == name)
                || !computed.contains(&name) && !is_set(argument.key) && self.print(&name, &kept[&name], &mut printed);
            if !is_set(argument.key) && !is_printed {
                let function = kept[&name].as_object().filter(|it| it.len() == 1).and_then(|it| it.keys().next());
                let function = function.map_or("a function", String::as_str);
                let reason = format!("The opened file sets the whole block with {function}. Write it here by hand.");
                self.omit(&format!("{prefix}{}", argument.key), &reason);
            }
            computed.push(name);
        }
        let is_name = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        for (name, json) in kept.iter().filter(|(name, _)| is_name(name) && !computed.contains(name)) {
            let is_printed = name != "Properties" && self.print(name, json, &mut printed);
            if let Some(condition) = json.as_str().filter(|_| !is_printed && name == "Condition") {
                let reason = format!(
                    "The opened template creates this only under the condition {}. Write the condition here by hand.",
                    shorten(condition)
                );
                self.omit(&format!("{prefix}{name}"), &reason);
            }
        }
        printed
    }

    /// Prints what a template had as it was, where the family is CloudFormation and all is there that it refers to.
    fn print(&mut self, name: &str, json: &Json, printed: &mut Vec<(String, Json)>) -> bool {
        let needs = self.template().and_then(|it| it.needs_of_attribute(name, json));
        let Some(needs) = needs else { return false };
        needs.variables.iter().for_each(|it| self.declare_parameter(it));
        printed.push((name.to_owned(), json.clone()));
        true
    }

    /// What is kept of the template that the document was read from, where the text is one, too.
    fn template(&self) -> Option<Template<'a>> {
        (self.context.family.functions && !self.in_file).then(|| Template::of(self.document)).flatten()
    }

    /// A parameter that a condition or function refers to.
    fn declare_parameter(&mut self, name: &str) {
        let declared = self.document.variable(name).and_then(|it| it.get("type")?.as_str());
        let kind = match declared {
            Some("number") => VariableKind::Integer,
            Some("bool") => VariableKind::Bool,
            Some(list) if list.starts_with("list") || list.starts_with("set") => VariableKind::Set,
            _ => VariableKind::Text,
        };
        self.declare(name, kind, None);
    }

    /// Keeps what is not in the table as it was, where Terraform can read it.
    fn keep(&mut self, extra: &mut Vec<(String, Json)>, key: String, json: &Json, path: &str) {
        if key != "//" && !key.ends_with(".//") && !text::is_readable(json) {
            self.omit(path, UNREADABLE);
            return;
        }
        let absent = &self.context.absent;
        let lacks = |json: &Json| match key.as_str() {
            "//" => None,
            "depends_on" | "lifecycle" => absent.in_addresses(json).or_else(|| absent.in_json(json)),
            _ => absent.in_json(json),
        };
        let mut json = json.clone();
        if let (Some(items), "depends_on") = (json.as_array_mut(), key.as_str()) {
            let reasons: Vec<String> = items.iter().filter_map(lacks).map(absent::reason).collect();
            items.retain(|it| lacks(it).is_none());
            reasons.iter().for_each(|reason| self.omit(path, reason));
        } else if let Some(reason) = lacks(&json).map(absent::reason) {
            return self.omit(path, &reason);
        }
        self.declare_mentioned_in(&json);
        extra.push((key, json));
    }

    fn supporting(&mut self, kind: &'static ResourceKind, label: &str, body: &Map<String, Json>) -> Resource {
        let mut entries = Vec::new();
        let address = format!("{}.{label}", kind.terraform);
        for argument in kind.arguments() {
            let Some(json) = body.get(argument.key) else { continue };
            let path = format!("{address}.{}", argument.key);
            if let Some(value) = read(json, &argument.kind).value {
                entries.extend(self.entry(argument, value, &path));
            }
        }
        let mut extra = self.of_template(body, kind, &format!("{address}."), |key| body.contains_key(key));
        let mut depends_on = Vec::new();
        for (key, json) in body.iter().filter(|(key, _)| kind.argument(key).is_none() && *key != "//") {
            if key == "depends_on" && self.context.family.depends_on {
                let own = (kind.terraform, label);
                depends_on = self.depends_on(json, own, &entries, &format!("{address}.{key}"));
            } else if self.context.family.unknown >= Unknown::InBody
                || self.context.family.evaluates && !kind.in_mineiros
            {
                self.keep(&mut extra, key.clone(), json, &format!("{address}.{key}"));
            } else {
                self.omit(&format!("{address}.{key}"), unknown_reason(key, self.context.family));
            }
        }
        let label = label.to_owned();
        Resource {
            kind: KindRef(kind),
            label,
            entries,
            extra,
            depends_on,
            import: None,
            imports_instances: false,
            accepted: Vec::new(),
            partial: None,
            invalid: false,
        }
    }

    /// What `depends_on` names of the program's resources, but for what the entries refer to anyway. On itself nothing can
    /// wait; Terraform ignores that (1.11).
    fn depends_on(&mut self, json: &Json, own: (&str, &str), entries: &[Entry], path: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for item in json.as_array().map(Vec::as_slice).unwrap_or_default() {
            let address = item.as_str().unwrap_or_default();
            let address = text::address(address);
            let known = address.split_once('.').filter(|(kind, label)| {
                let there = match *kind == USER_POOL_CLIENT.terraform {
                    true => self.document.client(label).is_some(),
                    false => self.document.resource(kind, label).is_some(),
                };
                there && resource_kind(kind).is_some_and(|kind| self.context.declares(kind))
            });
            let Some((kind, label)) = known else {
                self.omit(path, &format!("The code doesn't declare {}.", shorten(address)));
                continue;
            };
            if (kind, label) == own {
                self.omit(path, "A resource can't depend on itself; Terraform ignores that.");
                continue;
            }
            let mut implied = false;
            for entry in entries {
                entry.value.for_each_reference(&mut |it| implied |= super::refers_to(it, kind, label));
            }
            let pair = (kind.to_owned(), label.to_owned());
            if !implied && !found.contains(&pair) {
                found.push(pair);
            }
        }
        found
    }

    /// The entry as the family says it; `None`, and an omission, where it can't.
    fn entry(&mut self, argument: &'static Argument, value: Value, path: &str) -> Option<Entry> {
        let support = argument.support(self.context.family);
        if self.says_otherwise(argument, &value, path) {
            // Not among the call's arguments, and yet said.
        } else if !support.supported || argument.name(self.context.family.vocabulary).is_none() {
            let reason = if support.why.is_empty() { "This tool doesn't support this argument." } else { support.why };
            self.omit(path, reason);
            // Clients of different pools are never of one call.
            let place = self.context.family.within_pool && argument.refers_to == Some(Referent::UserPool);
            return place.then_some(Entry { argument, value });
        }
        let value = self.fitting(value, &argument.kind, path)?;
        let mut value = self.value(value, &argument.kind, path)?;
        if let (Kind::Set(_), Value::List(items)) = (&argument.kind, &mut value) {
            // Terraform folds what comes twice; so that all tools get the same, so do we.
            let mut seen: Vec<Value> = Vec::with_capacity(items.len());
            items.retain(|item| {
                !seen.contains(item) && {
                    seen.push(item.clone());
                    true
                }
            });
        }
        Some(Entry { argument, value })
    }

    /// The value without references that give something of another type, which no tool takes; `None` where nothing is
    /// left of it.
    fn fitting(&mut self, value: Value, kind: &Kind, path: &str) -> Option<Value> {
        let fits = |this: &mut Self, value: &Value, kind: &Kind| {
            let absent = this.context.absent.in_value(value).map(absent::reason);
            let why = this.document.misfit(value, kind).map(|misfit| format!("{misfit}.")).or(absent);
            why.iter().for_each(|why| this.omit(path, why));
            why.is_none()
        };
        match (value, kind) {
            (Value::List(items), Kind::Set(_) | Kind::List) => {
                self.elements(items, |this, item| fits(this, &item, &Kind::Text).then_some(item))
            }
            (Value::Map(mut items), Kind::Map) => {
                items.retain(|(_, item)| fits(self, item, &Kind::Text));
                Some(Value::Map(items))
            }
            (value, kind) => fits(self, &value, kind).then_some(value),
        }
    }

    /// The elements that are supported; `None` where that is none of several, since an empty list says something else.
    fn elements(
        &mut self,
        items: Vec<Value>,
        mut change: impl FnMut(&mut Self, Value) -> Option<Value>,
    ) -> Option<Value> {
        let (before, outer) = (items.len(), self.element);
        let (first, nested) = (self.omissions.len(), outer.is_some());
        let mut kept = Vec::with_capacity(before);
        for (index, item) in items.into_iter().enumerate() {
            self.element = if nested { outer } else { Some(index) };
            kept.extend(change(self, item));
        }
        self.element = outer;
        if before > 0 && kept.is_empty() {
            self.omissions[first..].iter_mut().for_each(|it| it.element = outer);
            return None;
        }
        Some(Value::List(kept))
    }

    /// Whether the family has other means for what its arguments don't support.
    fn says_otherwise(&self, argument: &Argument, value: &Value, path: &str) -> bool {
        let family = self.context.family;
        let folded = |it: &'static Field| it.parent.is_some() || it.holds_units();
        let of_pool = || match value {
            // Which call a client belongs to.
            Value::Reference(Reference::Resource { kind, name, .. }) => {
                argument.refers_to == Some(Referent::UserPool) && self.document.resource(kind, name).is_some()
            }
            _ => false,
        };
        family.folds_blocks && field(path).is_some_and(folded)
            || family.global.is_some_and(|global| argument.name(global).is_some())
            || family.within_pool && of_pool()
    }

    fn value(&mut self, value: Value, kind: &Kind, path: &str) -> Option<Value> {
        if let Value::Block(entries) = value {
            let entries = self.entries(entries, path);
            return Some(Value::Block(entries));
        }
        if let Value::Blocks(blocks) = value {
            return Some(Value::Blocks(blocks.into_iter().map(|entries| self.entries(entries, path)).collect()));
        }
        if self.context.family.evaluates {
            self.declare_for_terraform(&value, kind);
            return Some(value);
        }
        if matches!(kind, Kind::Policy) {
            return self.policy(value, path);
        }
        self.portable(value, kind, path)
    }

    /// A policy, whole or not at all: without one of its conditions it would allow more than was meant.
    fn policy(&mut self, value: Value, path: &str) -> Option<Value> {
        if self.context.family.policy_is_object && !value.is_verbatim() && !matches!(value, Value::Map(_)) {
            self.omit(path, "CloudFormation requires a policy to be an object, and this value may not be one.");
            return None;
        }
        let before = self.omissions.len();
        let variables = self.variables.clone();
        let policy = self.portable(value, &Kind::Policy, path);
        if policy.is_some() && self.omissions.len() > before {
            self.omissions.truncate(before);
            self.variables = variables;
            self.omit(
                path,
                "Only Terraform can evaluate a part of this policy, and the policy means something else without it.",
            );
            return None;
        }
        policy
    }

    fn entries(&mut self, entries: Vec<Entry>, path: &str) -> Vec<Entry> {
        entries
            .into_iter()
            .filter_map(|entry| self.entry(entry.argument, entry.value, &format!("{path}.{}", entry.argument.key)))
            .collect()
    }

    /// A value without anything that only Terraform supports, its references resolved. An expression is asked for,
    /// where it has one value that can be given.
    fn portable(&mut self, value: Value, kind: &Kind, path: &str) -> Option<Value> {
        match value {
            Value::Verbatim(source) if !self.in_file && can_be_asked_for(&source, kind) => {
                Some(Value::Reference(self.asked_for(&source, variable_kind(kind))))
            }
            Value::Template(ref parts) if parts.iter().any(|part| !self.can_be_asked_for_in(part, kind)) => {
                self.omit(path, ONLY_TERRAFORM);
                None
            }
            Value::Verbatim(_) => {
                self.omit(path, ONLY_TERRAFORM);
                None
            }
            Value::Reference(Reference::Variable(ref name))
                if !self.in_file
                    && self.may_be_nothing(name)
                    && self.template().and_then(|it| it.expression(name)).is_none() =>
            {
                self.omit(path, "The opened template sets it only under a condition, but an input always has a value.");
                None
            }
            Value::Reference(reference) => Some(self.resolve(reference, kind)),
            Value::Template(parts) => {
                let mut resolved = Vec::new();
                for part in parts {
                    if let Ok(Some(source)) = inner_expression(&part, kind) {
                        resolved.push(Part::Reference(self.asked_for(source, VariableKind::Text)));
                        continue;
                    }
                    match part {
                        Part::Reference(reference) => match self.resolve(reference, &Kind::Text) {
                            Value::Reference(reference) => resolved.push(Part::Reference(reference)),
                            Value::Text(text) => resolved.push(Part::Literal(text)),
                            Value::Template(inner) => resolved.extend(inner),
                            _ => {
                                self.omit(path, "A list can't be part of a string.");
                                return None;
                            }
                        },
                        other => resolved.push(other),
                    }
                }
                Some(if resolved.iter().all(|part| matches!(part, Part::Literal(_))) {
                    let text =
                        resolved.iter().map(|part| if let Part::Literal(text) = part { text } else { "" }).collect();
                    Value::Text(text)
                } else {
                    Value::Template(resolved)
                })
            }
            Value::List(items) => {
                let element = match kind {
                    Kind::Policy => Kind::Policy,
                    _ => Kind::Text,
                };
                self.elements(items, |this, item| this.portable(item, &element, path))
            }
            Value::Map(items) => Some(Value::Map(
                items
                    .into_iter()
                    .filter_map(|(key, item)| {
                        let path = format!("{path}.{key}");
                        let Ok(Value::Text(key)) = text::parse(&key) else {
                            self.omit(&path, "Only Terraform can compute the name of a key.");
                            return None;
                        };
                        let item = self.portable(item, &Kind::Text, &path)?;
                        self.keep_secret(&key, &item);
                        Some((key, item))
                    })
                    .collect(),
            )),
            plain => Some(plain),
        }
    }

    /// Whether a part of a template is supported, be it by asking for it.
    fn can_be_asked_for_in(&self, part: &Part, kind: &Kind) -> bool {
        matches!(inner_expression(part, kind), Ok(source) if source.is_none() || !self.in_file)
    }

    /// What a reference means outside of Terraform: a resource of this program, a pseudo parameter, or a variable.
    fn resolve(&mut self, reference: Reference, kind: &Kind) -> Value {
        let expected = variable_kind(kind);
        match reference {
            Reference::Pseudo(..) => Value::Reference(reference),
            Reference::Variable(name) => {
                self.declare(&name, expected, None);
                Value::Reference(Reference::Variable(name))
            }
            Reference::External(path) => self.outside(&path, expected),
            Reference::Resource { kind: type_name, name, attribute } => self
                .resource_attribute(&type_name, &name, &attribute)
                .unwrap_or_else(|| self.outside(&format!("{type_name}.{name}.{attribute}"), expected)),
        }
    }

    /// What an attribute of a resource is; `None` where it can't be known or said.
    fn resource_attribute(&mut self, type_name: &str, name: &str, attribute: &str) -> Option<Value> {
        const MOST: usize = 8;
        self.steps += 1;
        let value = (self.steps <= MOST).then(|| self.attribute_of(type_name, name, attribute)).flatten();
        self.steps -= 1;
        value
    }

    fn attribute_of(&mut self, type_name: &str, name: &str, attribute: &str) -> Option<Value> {
        let kind = resource_kind(type_name)?;
        let is_client = type_name == USER_POOL_CLIENT.terraform;
        let body = if is_client {
            self.document.client(name)?;
            None
        } else {
            Some(self.document.resource(type_name, name)?)
        };
        let reference = || Reference::Resource {
            kind: type_name.to_owned(),
            name: name.to_owned(),
            attribute: attribute.to_owned(),
        };
        let exported = kind.attributes().iter().find(|it| it.key == attribute)?.cloudformation;
        let commands = match self.context.family.resources {
            Resources::Provider => return Some(Value::Reference(reference())),
            Resources::Some(has, _) if !has(kind) => return None,
            Resources::None(_) => true,
            Resources::Some(..) | Resources::All | Resources::Within(_) => false,
        };
        if commands && exported != Exported::Scopes {
            // Commands create none of it, but what the document says of it is known all the same.
            let argument = kind.argument(attribute)?;
            return match read(body?.get(attribute)?, &argument.kind).value? {
                value @ Value::Text(_) => Some(value),
                // Two names for one thing would be asked for twice.
                Value::Reference(other) if !super::refers_to(&other, type_name, name) => {
                    Some(self.resolve(other, &argument.kind))
                }
                _ => None,
            };
        }
        match exported {
            Exported::Ref | Exported::GetAtt(_) => Some(Value::Reference(reference())),
            Exported::Argument(key) => {
                let argument = kind.argument(key)?;
                let value = read(body?.get(key)?, &argument.kind).value?;
                // One step only: what it equals is a literal, or a reference that resolves by itself.
                match value {
                    Value::Reference(Reference::Resource { ref kind, ref name, ref attribute })
                        if kind != type_name || name != reference_name(&reference()) =>
                    {
                        self.resource_attribute(kind, name, attribute)
                    }
                    Value::Reference(Reference::Resource { .. }) => None,
                    Value::Reference(other) => Some(self.resolve(other, &argument.kind)),
                    Value::Template(_) => self.portable(value, &argument.kind, attribute),
                    Value::Verbatim(_) => None,
                    plain => Some(plain),
                }
            }
            Exported::Scopes => {
                let identifier = Reference::Resource {
                    kind: type_name.to_owned(),
                    name: name.to_owned(),
                    attribute: "identifier".to_owned(),
                };
                let known = match self.resource_attribute(type_name, name, "identifier") {
                    Some(Value::Text(text)) => Some(text),
                    _ if commands => return None,
                    _ => None,
                };
                let scopes = read(body?.get("scope")?, &kind.argument("scope")?.kind).value?;
                let Value::Blocks(blocks) = scopes else { return None };
                let names: Option<Vec<String>> = blocks
                    .iter()
                    .map(|entries| {
                        let name = &entries.iter().find(|entry| entry.argument.key == "scope_name")?.value;
                        name.as_text().map(str::to_owned)
                    })
                    .collect();
                Some(Value::List(
                    names?
                        .into_iter()
                        .map(|scope| match &known {
                            Some(identifier) => Value::Text(format!("{identifier}/{scope}")),
                            None => Value::Template(vec![
                                Part::Reference(identifier.clone()),
                                Part::Literal(format!("/{scope}")),
                            ]),
                        })
                        .collect(),
                ))
            }
            Exported::No => None,
        }
    }

    /// A variable for what is outside. Its whole path tells it from everything else; targets give it a short name.
    fn outside(&mut self, path: &str, kind: VariableKind) -> Value {
        self.declare(path, kind, Some(path));
        // What a local is, where it says so, need not be asked for.
        if let Some(literal) = path.strip_prefix("local.").and_then(|name| literal_of(self.document, name))
            && let Some((_, variable)) = self.variables.get_mut(path)
            && variable.declaration.is_none()
        {
            variable.declaration = Some(json!({ "default": literal }));
        }
        Value::Reference(Reference::Variable(path.to_owned()))
    }

    /// A variable for what an expression gives. Its name isn't a path: the expression with its `${` and `}`.
    fn asked_for(&mut self, source: &str, kind: VariableKind) -> Reference {
        let name = format!("${{{source}}}");
        self.declare(&name, kind, Some(&in_a_line(source)));
        Reference::Variable(name)
    }

    fn declare(&mut self, name: &str, kind: VariableKind, stands_for: Option<&str>) {
        if self.variables.contains_key(name) {
            return;
        }
        let (order, declaration) = (self.variables.len(), self.document.variable(name).cloned());
        let variable = Variable { name: name.to_owned(), kind, declaration, stands_for: stands_for.map(str::to_owned) };
        self.variables.insert(name.to_owned(), (order, variable));
        if let Some((_, needs)) = self.template().and_then(|it| it.expression(name)) {
            needs.variables.iter().for_each(|it| self.declare_parameter(it));
        }
    }

    /// Marks generated variables that hold a secret, such as `client_secret` of an identity provider, as sensitive. Drops
    /// the local's value as their default, so that it doesn't appear in generated code.
    fn keep_secret(&mut self, key: &str, value: &Value) {
        if !key.ends_with("secret") {
            return;
        }
        value.for_each_reference(&mut |reference| {
            if let Reference::Variable(name) = reference
                && let Some((_, variable)) = self.variables.get_mut(name)
                && (variable.declaration.is_none() || variable.stands_for.is_some())
            {
                variable.declaration = Some(json!({ "type": "string", "sensitive": true }));
            }
        });
    }

    /// Terraform refers to what is elsewhere as it is; only variables must be declared.
    fn declare_for_terraform(&mut self, value: &Value, kind: &Kind) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.declare_for_terraform(item, &Kind::Text)),
            Value::Map(items) => {
                for (key, item) in items {
                    if key.contains("${") || key.contains("%{") {
                        self.declare_mentioned(key);
                    }
                    self.declare_for_terraform(item, &Kind::Text);
                    self.keep_secret(key, item);
                }
            }
            Value::Reference(Reference::Variable(name)) => self.declare(name, variable_kind(kind), None),
            value => {
                value.for_each_reference(&mut |reference| match reference {
                    Reference::Variable(name) => self.declare(name, VariableKind::Text, None),
                    Reference::External(path) => self.declare_mentioned(path),
                    Reference::Resource { .. } | Reference::Pseudo(..) => {}
                });
                value.for_each_verbatim(&mut |source| self.declare_mentioned(source));
            }
        }
    }

    /// Declares the variables that what we keep as it was mentions.
    fn declare_mentioned_in_rest(&mut self) {
        for (key, json) in self.document.rest().iter().filter(|(key, _)| !matches!(key.as_str(), "//" | "variable")) {
            match json {
                Json::Object(types) if key == "resource" => {
                    types.iter().filter(|(kind, _)| resource_kind(kind).is_none()).for_each(|(_, json)| {
                        self.declare_mentioned_in(json);
                    });
                }
                json => self.declare_mentioned_in(json),
            }
        }
    }

    /// Declares the variables that texts inside JSON of unknown shape mention.
    fn declare_mentioned_in(&mut self, json: &Json) {
        match json {
            Json::String(source) if source.contains("${") || source.contains("%{") => self.declare_mentioned(source),
            Json::Array(items) => items.iter().for_each(|item| self.declare_mentioned_in(item)),
            Json::Object(items) => items.values().for_each(|item| self.declare_mentioned_in(item)),
            _ => {}
        }
    }

    /// Declares the variables that an expression mentions.
    fn declare_mentioned(&mut self, source: &str) {
        for (at, _) in source.match_indices("var.") {
            if source[..at].ends_with(|c: char| c == '_' || c == '-' || c == '.' || c.is_alphanumeric()) {
                continue;
            }
            let rest = &source[at + 4..];
            let end = rest.find(|c: char| !(c == '_' || c == '-' || c.is_alphanumeric())).unwrap_or(rest.len());
            if crate::document::text::is_identifier(&rest[..end]) {
                self.declare(&rest[..end], VariableKind::Any, None);
            }
        }
    }
}

const ONLY_TERRAFORM: &str = "Only Terraform can evaluate this expression.";

/// The text, number or truth value that a local is; `None` for every other.
fn literal_of(document: &Document, name: &str) -> Option<Json> {
    match document.rest().get("locals")?.get(name)? {
        Json::String(source) => match text::parse(source) {
            Ok(Value::Text(text)) => Some(Json::String(text)),
            _ => None,
        },
        literal @ (Json::Bool(_) | Json::Number(_)) => Some(literal.clone()),
        _ => None,
    }
}

/// Whether an expression of Terraform has one value, which a user can give in its place.
fn can_be_asked_for(source: &str, kind: &Kind) -> bool {
    // What these are differs from copy to copy of a resource.
    let differs = ["each", "count", "self"].iter().any(|name| mentions(source, name));
    !differs
        && !text::is_constant(source)
        && !matches!(kind, Kind::Policy | Kind::Map | Kind::Block(_) | Kind::Blocks(_))
}

/// Whether an expression has an attribute of the root object of that name.
fn mentions(source: &str, root: &str) -> bool {
    source.match_indices(root).any(|(at, _)| {
        let before = source[..at].chars().next_back();
        let after = source[at + root.len()..].trim_start();
        !before.is_some_and(|c| c == '_' || c == '-' || c == '.' || c.is_alphanumeric()) && after.starts_with('.')
    })
}

/// The expression in a part of a template that only Terraform supports. `Err` where it is a directive, or eats what is
/// around it, or differs from copy to copy.
fn inner_expression<'a>(part: &'a Part, kind: &Kind) -> Result<Option<&'a str>, ()> {
    let Part::Verbatim(source) = part else { return Ok(None) };
    let inner = source.strip_prefix("${").and_then(|it| it.strip_suffix('}')).ok_or(())?;
    let eats = inner.starts_with('~') || inner.ends_with('~');
    if eats || !can_be_asked_for(inner, kind) { Err(()) } else { Ok(Some(inner.trim())) }
}

/// What a user reads of an expression: one line, of a length that can be read.
fn in_a_line(source: &str) -> String {
    const MOST: usize = 120;
    let line = source.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", &line[..end]),
        None => line,
    }
}

fn reference_name(reference: &Reference) -> &str {
    match reference {
        Reference::Resource { name, .. } => name,
        _ => "",
    }
}

fn variable_kind(kind: &Kind) -> VariableKind {
    match kind {
        Kind::Bool => VariableKind::Bool,
        Kind::Integer => VariableKind::Integer,
        Kind::Set(_) | Kind::List => VariableKind::Set,
        _ => VariableKind::Text,
    }
}

/// A variable's name for a path that leads outside: its last words, without what only Terraform's syntax needs.
///
/// `data.aws_ssm_parameter.pool_id.value` becomes `pool_id`, `module.auth.user_pool_id` becomes `auth_user_pool_id`,
/// `aws_cognito_user_pool.main.id` becomes `main_user_pool_id`; an expression gives its first words:
/// `var.pools[var.stage].id` becomes `pools_stage_id`.
fn outside_name(path: &str) -> String {
    const MOST_WORDS: usize = 3;
    let is_path = !path.starts_with("${");
    let words: Vec<String> = path
        .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let strip = |kind: &str| kind.trim_start_matches("aws_").trim_start_matches("cognito_").to_owned();
    let words: Vec<String> = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["local", rest @ ..] | ["module", rest @ ..] | ["var", rest @ ..] if is_path => {
            rest.iter().map(|it| (*it).to_owned()).collect()
        }
        words if !is_path => {
            // In small letters and without single ones, so that the name is the same again after other notations.
            let telling =
                |word: &&&str| word.chars().count() > 1 && !matches!(**word, "var" | "local" | "data" | "module");
            words.iter().filter(telling).take(MOST_WORDS).map(|it| it.to_lowercase()).collect()
        }
        ["data", _, name, "value"] => vec![(*name).to_owned()],
        ["data", kind, name, rest @ ..] | [kind, name, rest @ ..] => {
            let mut words = vec![(*name).to_owned(), strip(kind)];
            words.extend(rest.iter().map(|it| (*it).to_owned()));
            words
        }
        _ => words,
    };
    let mut seen = HashSet::new();
    let mut name = words.into_iter().filter(|word| seen.insert(word.clone())).collect::<Vec<_>>().join("_");
    if name.chars().next().is_none_or(|c| !c.is_alphabetic()) {
        name.insert_str(0, "value_");
    }
    name
}

/// Names of another notation for the variables of a program, without collisions among themselves or with `taken`.
///
/// The document's own variables choose before those that represent something outside.
pub fn variable_names(
    program: &Program,
    taken: &HashSet<String>,
    wanted: impl Fn(&str) -> String,
) -> HashMap<String, String> {
    const OWN: &str = "own";
    const OUTSIDE: &str = "outside";
    let (outside, own): (Vec<_>, Vec<_>) = program.variables.iter().partition(|it| it.stands_for.is_some());
    let own = own.into_iter().map(|it| (OWN, it.name.as_str()));
    let outside = outside.into_iter().map(|it| (OUTSIDE, it.name.as_str()));
    let names = distinct(own.chain(outside), taken, |whose, name| match whose {
        OUTSIDE => wanted(&outside_name(name)),
        _ => wanted(name),
    });
    names.into_iter().map(|((_, name), chosen)| (name, chosen)).collect()
}

/// Names of another notation for the labels of a program, without collisions among themselves or with `taken`.
///
/// `wanted` gives an address's first choice; a number follows where it is taken.
pub fn distinct<'a>(
    addresses: impl IntoIterator<Item = (&'a str, &'a str)>,
    taken: &HashSet<String>,
    wanted: impl Fn(&str, &str) -> String,
) -> HashMap<(String, String), String> {
    let mut taken = taken.clone();
    let mut names = HashMap::new();
    for (kind, label) in addresses {
        let base = wanted(kind, label);
        let mut name = base.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}{number}");
            number += 1;
        }
        names.insert((kind.to_owned(), label.to_owned()), name);
    }
    names
}
