//! AWS CloudFormation: templates in YAML and JSON, and the change set that imports existing clients.

mod import;
mod kept;

use std::collections::HashSet;

use serde_json::Value as Json;

use super::{Item, Names, Place, Render, Target};
use crate::dialects::cloudformation::{GET_ATT, Literals, REF, Writer, refer};
use crate::dialects::{self, Member, Node, Write};
use crate::document::notes::{NamedBy, kept_names, lost_names};
use crate::document::stand_in::{Evaluator, stands_in};
use crate::document::{Entry, shorten};
use crate::emit::syntax;
use crate::emit::syntax::{json, yaml};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, Scope, Variable, VariableKind, distinct, variable_names};
use crate::schema::names::{logical_id, parameter_name};
use crate::schema::supporting::resource_kind;
use crate::schema::{Family, USER_POOL_CLIENT, Vocabulary};

pub static YAML: Target = Target {
    id: "cloudformation-yaml",
    label: "CloudFormation YAML",
    group: "CloudFormation",
    language: &syntax::YAML,
    file_name: "template.yaml",
    summary: || "A template for CloudFormation, AWS SAM, or the resources section of serverless.yml.",
    family: Family::CloudFormation,
    adopts: false,
    vocabulary: Vocabulary::CloudFormation,
    project: || &[],
    names: template_names,
    omissions,
    layout: yaml_layout,
    resource: yaml_resource,
};

pub static JSON: Target = Target {
    id: "cloudformation-json",
    label: "CloudFormation JSON",
    group: "CloudFormation",
    language: &syntax::JSON,
    file_name: "template.json",
    summary: || "The same template in JSON.",
    family: Family::CloudFormation,
    adopts: false,
    vocabulary: Vocabulary::CloudFormation,
    project: || &[],
    names: template_names,
    omissions,
    layout: json_layout,
    resource: json_resource,
};

pub static IMPORT: Target = Target {
    id: "cloudformation-import",
    label: "CloudFormation import",
    group: "CloudFormation",
    language: &syntax::SHELL,
    file_name: "import.sh",
    summary: || "Imports existing clients into a stack, with the template from CloudFormation YAML.",
    family: Family::CloudFormation,
    adopts: true,
    vocabulary: Vocabulary::CloudFormation,
    project: || &[],
    names: template_names,
    omissions: |_| Vec::new(),
    layout: import::layout,
    resource: |_, _, _| Doc::nil(),
};

// Names

/// What a stack knows of itself and no other tool does: variables that represent one of these are the parameter itself.
const OF_THE_STACK: &[&str] = &["AWS::StackName", "AWS::StackId", "AWS::URLSuffix", "AWS::NotificationARNs"];

/// The names of [`names`], with what a stack knows of itself by its own name.
fn template_names(program: &Program) -> Names {
    let mut names = names(program);
    for variable in &program.variables {
        names.variables.extend(of_the_stack(variable).map(|name| (variable.name.clone(), name.to_owned())));
    }
    names
}

/// The pseudo parameter that a variable represents, as its description says.
fn of_the_stack(variable: &Variable) -> Option<&'static str> {
    let (Evaluator::CloudFormation, expression) = stands_in(variable.declaration.as_ref()?)? else { return None };
    let name = expression.strip_prefix("!Ref ")?;
    OF_THE_STACK.iter().copied().find(|it| *it == name)
}

/// Logical IDs for resources and names for parameters: letters and digits only, all distinct.
pub(super) fn names(program: &Program) -> Names {
    let kept = kept_names(&program.rest, NamedBy::CloudFormation);
    let mut taken: HashSet<String> = kept.values().cloned().collect();
    let addresses = program.addresses();
    let (known, new): (Vec<_>, Vec<_>) =
        addresses.iter().partition(|(kind, label)| kept.contains_key(&format!("{}.{label}", kind.terraform)));
    let mut resources =
        distinct(new.into_iter().map(|(kind, label)| (kind.terraform, label.as_str())), &taken, |kind, label| {
            logical_id(resource_kind(kind), label)
        });
    resources.extend(known.into_iter().filter_map(|(kind, label)| {
        let name = kept.get(&format!("{}.{label}", kind.terraform))?.clone();
        Some(((kind.terraform.to_owned(), label.clone()), name))
    }));
    taken.extend(resources.values().cloned());
    let mut variables = variable_names(program, &taken, parameter_name);
    for (name, chosen) in &mut variables {
        if let Some(kept) = kept.get(&format!("var.{name}")) {
            kept.clone_into(chosen);
        }
    }
    Names { resources, variables }
}

// Document to nodes

impl Render<'_> {
    fn resource_node(&self, resource: &Resource) -> Node {
        let mut members = vec![Member::text("Type", resource.kind.0.cloudformation)];
        let (attributes, of_template) = self.kept(resource);
        if resource.import.is_some() {
            // CloudFormation imports nothing without the first; the second keeps the linter content.
            for policy in ["DeletionPolicy", "UpdateReplacePolicy"] {
                if !attributes.iter().any(|it| it.key == policy) {
                    members.push(Member::text(policy, "Retain"));
                }
            }
        }
        members.extend(attributes);
        if !resource.depends_on.is_empty() {
            let names = resource.depends_on.iter().map(|(kind, label)| Node::Text(self.names.resource(kind, label)));
            members.push(Member::new("DependsOn", Node::List(names.collect())));
        }
        let client = resource.is_client();
        let mut properties = self.members(&resource.entries, client.then_some(""));
        properties.extend(of_template);
        if !properties.is_empty() {
            members.push(Member::new("Properties", Node::Map(properties)));
        }
        Node::Map(members)
    }

    fn members(&self, entries: &[Entry], path: Option<&str>) -> Vec<Member> {
        // Lowering omits what a template doesn't support.
        self.writer().members(entries, path).unwrap_or_default()
    }

    fn writer(&self) -> Writer<&Self> {
        Writer { names: self, literals: Literals::Apart }
    }

    fn parameters(&self) -> Vec<Member> {
        self.program
            .variables
            .iter()
            .filter(|it| is_parameter(self.program, it))
            .map(|it| {
                let members = parameter(it).into_iter().map(|(key, json)| Member::new(key, dialects::plain(&json)));
                Member::new(self.names.variable(&it.name), Node::Map(members.collect()))
            })
            .collect()
    }
}

impl dialects::Names for &Render<'_> {
    fn resource(&self, kind: &str, label: &str) -> Result<String, String> {
        Ok(self.names.resource(kind, label))
    }

    fn variable(&self, name: &str) -> Result<Node, String> {
        Ok(self.function(name).unwrap_or_else(|| refer(&self.names.variable(name))))
    }
}

/// Whether a variable is a parameter of the template: others are what a stack knows of itself, or functions.
fn is_parameter(program: &Program, variable: &Variable) -> bool {
    let is_function = || program.template().is_some_and(|it| it.expression(&variable.name).is_some());
    of_the_stack(variable).is_none() && !is_function()
}

/// What a parameter is, by CloudFormation's keys.
pub(crate) fn parameter(variable: &Variable) -> Vec<(&'static str, Json)> {
    let declared = |key: &str| variable.declaration.as_ref().and_then(|it| it.get(key));
    let kind = match variable.kind {
        VariableKind::Text | VariableKind::Bool | VariableKind::Any => "String",
        VariableKind::Integer => "Number",
        VariableKind::Set => "CommaDelimitedList",
    };
    let mut members = vec![("Type", Json::from(kind))];
    if let Some(text) = declared("description").and_then(Json::as_str) {
        // CloudFormation takes 4,000 characters.
        members.push(("Description", text.chars().take(4000).collect::<String>().into()));
    } else if let Some(path) = &variable.stands_for {
        members.push(("Description", Evaluator::Terraform.describe(path).into()));
    }
    if matches!(variable.kind, VariableKind::Bool) {
        members.push(("AllowedValues", vec!["true", "false"].into()));
    }
    let default = match (declared("default"), variable.kind) {
        (Some(Json::String(text)), _) => Some(text.clone().into()),
        (Some(Json::Bool(value)), _) => Some(value.to_string().into()),
        (Some(number @ Json::Number(_)), VariableKind::Integer) => Some(number.clone()),
        (Some(Json::Number(number)), _) => Some(number.to_string().into()),
        (Some(Json::Array(items)), VariableKind::Set) => with_commas(items).map(Json::String),
        _ => None,
    };
    if declared("sensitive") == Some(&Json::Bool(true)) {
        // A default would be echoed with the template.
        members.push(("NoEcho", Json::Bool(true)));
    } else {
        members.extend(default.map(|default| ("Default", default)));
    }
    members
}

/// A list as the default of a parameter: one text with commas between. An element with a comma has no such form, and a list
/// of nothing would be one of an empty text.
fn with_commas(items: &[Json]) -> Option<String> {
    let texts: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
    texts.filter(|it| !it.is_empty() && !it.iter().any(|text| text.contains(','))).map(|it| it.join(","))
}

fn omissions(program: &Program) -> Vec<Omission> {
    let mut all = defaults_left_out(program);
    all.extend(lost_names(&program.rest, NamedBy::CloudFormation).into_iter().map(|(address, name)| {
        let client = address.strip_prefix(USER_POOL_CLIENT.terraform).and_then(|it| it.strip_prefix('.'));
        let argument = if client.is_some() { "logical ID".to_owned() } else { format!("{address}.logical ID") };
        let reason = format!(
            "It was {} in its own template, and another resource has that logical ID here. With a new logical ID, CloudFormation deletes the resource of the old stack and creates another.",
            shorten(&name)
        );
        Omission { client: client.map(str::to_owned), argument, element: None, reason }
    }));
    all
}

/// The defaults of variables that a parameter can't have.
pub(super) fn defaults_left_out(program: &Program) -> Vec<Omission> {
    let why = |variable: &Variable| {
        let declared = |key: &str| variable.declaration.as_ref().and_then(|it| it.get(key));
        match (declared("default")?, variable.kind) {
            (Json::Null, _) => None,
            _ if declared("sensitive") == Some(&Json::Bool(true)) => {
                Some("Everyone who can read the template can read a parameter's default.")
            }
            (Json::Array(items), VariableKind::Set) if with_commas(items).is_none() => {
                Some("A list parameter can't be empty or contain a comma.")
            }
            _ => None,
        }
    };
    let left_out = program.variables.iter().filter_map(|variable| {
        let argument = format!("var.{}.default", variable.name);
        why(variable).map(|reason| Omission::new(None, argument, reason))
    });
    left_out.collect()
}

// YAML

fn yaml_layout(render: &Render) -> Vec<Item> {
    let mut items = Vec::new();
    let program = render.program;
    if program.scope == Scope::Complete {
        items.push(Item::Doc(Doc::concat([
            Doc::keyword("AWSTemplateFormatVersion"),
            Doc::token(": "),
            yaml::quoted("2010-09-09"),
        ])));
        let parameters = render.parameters();
        if !parameters.is_empty() {
            items.push(Item::Doc(Doc::concat([
                Doc::keyword("Parameters"),
                Doc::token(":"),
                Doc::concat([Doc::line(), yaml_map(&parameters)]).indent(2),
            ])));
        }
    }
    if program.scope == Scope::Complete {
        for (name, section) in render.sections() {
            items.push(Item::Doc(Doc::concat([
                Doc::keyword(name),
                Doc::token(":"),
                Doc::concat([Doc::line(), yaml_map(&section)]).indent(2),
            ])));
        }
    }
    if program.resources.is_empty() {
        items.push(Item::Doc(Doc::concat([Doc::keyword("Resources"), Doc::token(": {}")])));
        return items;
    }
    items.push(Item::Doc(Doc::concat([Doc::keyword("Resources"), Doc::token(":")])));
    items.extend(program.resources.iter().map(|it| Item::Resource(it.clone(), Place { indent: 2, last: true })));
    items
}

fn yaml_resource(resource: &Resource, render: &Render, _: Place) -> Doc {
    let name = render.names.resource(resource.kind.0.terraform, &resource.label);
    yaml_map(&[Member::new(name, render.resource_node(resource))])
}

fn yaml_map(members: &[Member]) -> Doc {
    let lines = members.iter().map(|member| {
        // A key of more than 1,024 characters must be announced.
        let key = yaml_key(&member.key);
        let long = key.flat_width().is_some_and(|width| width > 1000);
        let key = if long { Doc::concat([Doc::token("? "), key, Doc::line()]) } else { key };
        match yaml_block(&member.value) {
            Some((indent, block)) => {
                let tag = yaml_tag(&member.value);
                Doc::concat([key, Doc::token(":"), tag, Doc::concat([Doc::line(), block]).indent(indent)])
            }
            None => Doc::concat([key, Doc::token(": "), yaml_inline(&member.value)]),
        }
        .field(member.field)
    });
    Doc::join(lines, &Doc::line())
}

fn yaml_key(key: &str) -> Doc {
    yaml::key(key)
}

/// What is on lines of its own below its key, and how far it is indented.
fn yaml_block(node: &Node) -> Option<(usize, Doc)> {
    match node {
        Node::Map(members) if !members.is_empty() => Some((2, yaml_map(members))),
        Node::List(items) if !items.is_empty() => {
            let items = items.iter().map(|item| {
                let inner = match item {
                    Node::Map(members) if !members.is_empty() => yaml_map(members),
                    item => match yaml_block(item) {
                        Some((_, block)) => match item {
                            Node::Call(function, _) => {
                                Doc::concat([Doc::fixed(Role::Keyword, function.tag), Doc::line(), block])
                            }
                            // A list in a list.
                            _ => block,
                        },
                        None => yaml_inline(item),
                    },
                };
                Doc::concat([Doc::token("- "), inner.indent(2)])
            });
            Some((2, Doc::join(items, &Doc::line())))
        }
        Node::Call(_, argument) if kept::has_map(argument) => yaml_block(argument),
        _ => None,
    }
}

/// The tag of a function whose argument is on lines of its own.
fn yaml_tag(node: &Node) -> Doc {
    match node {
        Node::Call(function, _) => Doc::concat([Doc::token(" "), Doc::fixed(Role::Keyword, function.tag)]),
        _ => Doc::nil(),
    }
}

fn yaml_inline(node: &Node) -> Doc {
    match node {
        Node::Text(text) => yaml::string(text),
        Node::Number(digits) => yaml::decimal(digits),
        Node::Bool(value) => yaml::boolean(*value),
        Node::List(items) => {
            Doc::concat([Doc::token("["), Doc::join(items.iter().map(yaml_flow), &Doc::token(", ")), Doc::token("]")])
        }
        Node::Map(_) => Doc::token("{}"),
        Node::Call(function, argument) => {
            let argument = match argument.as_ref() {
                Node::Text(name) if [REF, GET_ATT].contains(function) => yaml::name(name),
                // The name of a condition or mapping.
                Node::List(items) => {
                    let items = items.iter().enumerate().map(|(index, item)| match item {
                        Node::Text(text) if index == 0 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                            yaml::string(text)
                        }
                        item => yaml_flow(item),
                    });
                    Doc::concat([Doc::token("["), Doc::join(items, &Doc::token(", ")), Doc::token("]")])
                }
                argument => yaml_flow(argument),
            };
            Doc::concat([Doc::fixed(Role::Keyword, function.tag), Doc::token(" "), argument])
        }
        // Files have these, and programs of Pulumi.
        Node::Source(_) | Node::Interpolated(_) => Doc::nil(),
    }
}

/// Inside brackets commas mean something, so texts are quoted.
fn yaml_flow(node: &Node) -> Doc {
    match node {
        Node::Text(text) => yaml::quoted(text),
        other => yaml_inline(other),
    }
}

// JSON

fn json_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let mut items = vec![Item::Doc(Doc::token("{"))];
    if program.scope == Scope::Complete {
        items.push(Item::Doc(
            Doc::concat([
                json::member(json::key("AWSTemplateFormatVersion"), json::string("2010-09-09")),
                Doc::token(","),
            ])
            .prefixed(2),
        ));
        let parameters = render.parameters();
        if !parameters.is_empty() {
            let parameters = json_node(&Node::Map(parameters));
            items.push(Item::Doc(
                Doc::concat([json::member(json::key("Parameters"), parameters), Doc::token(",")]).prefixed(2),
            ));
        }
    }
    if program.scope == Scope::Complete {
        for (name, section) in render.sections() {
            let section = json_node(&Node::Map(section));
            items.push(Item::Doc(Doc::concat([json::member(json::key(name), section), Doc::token(",")]).prefixed(2)));
        }
    }
    if program.resources.is_empty() {
        items.push(Item::Doc(json::member(json::key("Resources"), Doc::token("{}")).prefixed(2)));
    } else {
        items.push(Item::Doc(json::member(json::key("Resources"), Doc::token("{")).prefixed(2)));
        let last = program.resources.len() - 1;
        let place = |index| Place { indent: 4, last: index == last };
        items.extend(program.resources.iter().enumerate().map(|(index, it)| Item::Resource(it.clone(), place(index))));
        items.push(Item::Doc(Doc::token("}").prefixed(2)));
    }
    items.push(Item::Doc(Doc::token("}")));
    items
}

fn json_resource(resource: &Resource, render: &Render, place: Place) -> Doc {
    let name = render.names.resource(resource.kind.0.terraform, &resource.label);
    let member = json::member(json::key(&name), json_node(&render.resource_node(resource)));
    Doc::concat([member, Doc::token(if place.last { "" } else { "," })])
}

fn json_node(node: &Node) -> Doc {
    match node {
        Node::Text(text) => json::string(text),
        Node::Number(digits) => match serde_json::from_str(digits) {
            Ok(number) => json::value(&Json::Number(number)),
            Err(_) => json::string(digits),
        },
        Node::Bool(value) => json::boolean(*value),
        Node::List(items) => json::list(items.iter().map(json_node)),
        Node::Map(members) => json::object(
            members.iter().map(|it| (json::key(&it.key).field(it.field), json_node(&it.value).field(it.field))),
        ),
        Node::Call(function, argument) => {
            json::object([(json::key(function.name), json_node(&function.long_argument(argument)))])
        }
        Node::Source(_) | Node::Interpolated(_) => Doc::nil(),
    }
}
