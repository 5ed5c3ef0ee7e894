//! What a template of CloudFormation had that Terraform has no argument for: conditions, mappings, functions. The
//! importer keeps it in the document under Terraform's own comment key,
//! `{"//": {"cloudformation": {"Conditions": {}, "Mappings": {}, "expressions": {"VARIABLE": {}}}}}`, functions by their
//! long names, and in a resource's body, where its condition and its other attributes are. It is printed back where all
//! that it refers to is there.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::cloudformation;
use crate::document::notes::{NamedBy, kept_name_of, named};
use crate::document::{Document, Reference};
use crate::schema::USER_POOL_CLIENT;
use crate::schema::names::{logical_id, parameter_name};
use crate::schema::supporting::resource_kind;

/// Where the document keeps it, below the comment key.
pub const KEY: &str = "cloudformation";

/// The functions that the variables of a document represent, by the variable's name.
pub const EXPRESSIONS: &str = "expressions";

/// The sections of a template that are kept.
pub const SECTIONS: [&str; 2] = ["Mappings", "Conditions"];

/// A resource's attributes next to its type and properties, in the order in which they are written.
pub const ATTRIBUTES: &[&str] =
    &["Metadata", "Condition", "CreationPolicy", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy"];

/// What importers put where a secret was; nothing that has it is printed.
pub const REMOVED: &str = "(removed)";

/// How deeply what is kept may nest.
const MAX_DEPTH: usize = 40;

/// How many values are looked at for one resource or variable.
const MAX_STEPS: usize = 20_000;

/// What a document keeps of a template.
#[derive(Debug, Clone, Copy)]
pub struct Template<'d> {
    rest: &'d Map<String, Json>,
    kept: &'d Map<String, Json>,
    clients: &'d dyn Clients,
}

/// Where the clients are that something may refer to.
pub trait Clients: std::fmt::Debug {
    fn has_client(&self, label: &str) -> bool;
}

impl Clients for Document {
    fn has_client(&self, label: &str) -> bool {
        self.client(label).is_some()
    }
}

/// What must be in a template next to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    pub conditions: BTreeSet<String>,
    pub mappings: BTreeSet<String>,
    /// By their names in the document.
    pub variables: BTreeSet<String>,
    /// The conditions that are being looked at: none can need itself.
    open: Vec<String>,
}

impl<'d> Template<'d> {
    /// What a document keeps; `None` where nothing of a template is.
    pub fn of(document: &'d Document) -> Option<Self> {
        Self::new(document.rest(), document)
    }

    /// The same by the rest of a document, and its clients.
    pub fn new(rest: &'d Map<String, Json>, clients: &'d dyn Clients) -> Option<Self> {
        let kept = rest.get("//")?.get(KEY)?.as_object()?;
        Some(Template { rest, kept, clients })
    }

    fn has(&self, kind: &str, label: &str) -> bool {
        if kind != USER_POOL_CLIENT.terraform {
            return self.rest.get("resource").and_then(|it| it.get(kind)?.get(label)).is_some();
        }
        self.clients.has_client(label)
    }

    fn section(&self, name: &str) -> Option<&'d Map<String, Json>> {
        self.kept.get(name)?.as_object()
    }

    /// An entry of a section.
    pub fn entry(&self, section: &str, name: &str) -> Option<&'d Json> {
        self.section(section)?.get(name)
    }

    /// The entries of a section that are needed, in the order of the template.
    pub fn entries(&self, section: &str, needs: &Needs) -> Vec<(&'d str, &'d Json)> {
        let wanted = if section == "Conditions" { &needs.conditions } else { &needs.mappings };
        let all = self.section(section).into_iter().flatten();
        all.filter(|(name, _)| wanted.contains(*name)).map(|(name, json)| (name.as_str(), json)).collect()
    }

    /// The function that a variable represents, and what it needs; `None` where it can't be printed.
    pub fn expression(&self, variable: &str) -> Option<(&'d Json, Needs)> {
        let json = self.entry(EXPRESSIONS, variable)?;
        Some((json, self.needs(json)?))
    }

    /// What a value needs; `None` where something that it refers to isn't there, or isn't printed.
    pub fn needs(&self, json: &Json) -> Option<Needs> {
        let mut needs = Needs::default();
        self.visit(json, 0, &mut MAX_STEPS.clone(), &mut needs)?;
        Some(needs)
    }

    /// What a resource needs whose attribute this is.
    pub fn needs_of_attribute(&self, name: &str, json: &Json) -> Option<Needs> {
        if name != "Condition" {
            return self.needs(json);
        }
        let mut needs = Needs::default();
        self.condition(json.as_str()?, 0, &mut MAX_STEPS.clone(), &mut needs)?;
        Some(needs)
    }

    /// What a logical ID or the name of a parameter represents in the document.
    pub fn reference(&self, name: &str, attribute: Option<&str>) -> Option<Reference> {
        let address = self.address(name)?;
        if let Some(variable) = address.strip_prefix("var.") {
            return attribute.is_none().then(|| Reference::Variable(variable.to_owned()));
        }
        let (kind, label) = address.split_once('.').filter(|(kind, label)| self.has(kind, label))?;
        let attribute = cloudformation::attribute(resource_kind(kind)?, attribute)?.to_owned();
        Some(Reference::Resource { kind: kind.to_owned(), name: label.to_owned(), attribute })
    }

    fn address(&self, name: &str) -> Option<String> {
        if let Some(address) = named(self.rest, NamedBy::CloudFormation, name) {
            return Some(address);
        }
        // A name that follows from the document's own isn't kept.
        let own = |address: &str| kept_name_of(self.rest, NamedBy::CloudFormation, address).is_none();
        let variables = self.rest.get("variable").and_then(Json::as_object).into_iter().flatten();
        let variable = variables.map(|(it, _)| it).find(|it| parameter_name(it) == name);
        if let Some(address) = variable.map(|it| format!("var.{it}")).filter(|it| own(it)) {
            return Some(address);
        }
        let types = self.rest.get("resource").and_then(Json::as_object).into_iter().flatten();
        let mut addresses = types.filter(|(kind, _)| *kind != USER_POOL_CLIENT.terraform).flat_map(|(kind, all)| {
            let labels = all.as_object().into_iter().flatten();
            labels.filter(|(label, _)| logical_id(resource_kind(kind), label) == name).map(move |it| (kind, it.0))
        });
        addresses.next().map(|(kind, label)| format!("{kind}.{label}")).filter(|it| own(it))
    }

    fn visit(&self, json: &Json, depth: usize, steps: &mut usize, needs: &mut Needs) -> Option<()> {
        *steps = steps.checked_sub(1)?;
        if depth > MAX_DEPTH {
            return None;
        }
        match json {
            Json::Array(items) => items.iter().try_for_each(|it| self.visit(it, depth + 1, steps, needs)),
            Json::Object(members) => {
                if let Some((function, argument)) = function(members) {
                    self.function(function, argument, depth, steps, needs)?;
                }
                members.values().try_for_each(|it| self.visit(it, depth + 1, steps, needs))
            }
            // Nothing in CloudFormation is null.
            Json::Null => None,
            Json::String(text) if text.contains(REMOVED) => None,
            _ => Some(()),
        }
    }

    fn function(&self, name: &str, argument: &Json, depth: usize, steps: &mut usize, needs: &mut Needs) -> Option<()> {
        let first = || argument.get(0).and_then(Json::as_str);
        match name {
            "Ref" => self.refer(argument.as_str()?, None, needs),
            "Fn::GetAtt" => self.refer(first()?, Some(argument.get(1)?.as_str()?), needs),
            "Fn::If" => self.condition(
                first().filter(|_| argument.as_array().is_some_and(|it| it.len() == 3))?,
                depth,
                steps,
                needs,
            ),
            "Condition" => self.condition(argument.as_str()?, depth, steps, needs),
            "Fn::FindInMap" => {
                let map = first().filter(|_| argument.as_array().is_some_and(|it| it.len() == 3))?;
                self.needs(self.entry("Mappings", map)?)?;
                needs.mappings.insert(map.to_owned());
                Some(())
            }
            "Fn::Sub" => {
                let text = argument.as_str().or_else(first)?;
                let values = argument.get(1);
                cloudformation::substituted(text)
                    .filter(|name| values.and_then(|it| it.get(name)).is_none())
                    .try_for_each(|name| match name.split_once('.') {
                        Some((name, attribute)) => self.refer(name, Some(attribute), needs),
                        None => self.refer(name, None, needs),
                    })
            }
            name if cloudformation::FUNCTIONS.iter().any(|it| it.name == name) => Some(()),
            // A macro, or what needs one.
            _ => None,
        }
    }

    fn refer(&self, name: &str, attribute: Option<&str>, needs: &mut Needs) -> Option<()> {
        if name.starts_with("AWS::") && attribute.is_none() {
            return Some(());
        }
        if let Reference::Variable(variable) = self.reference(name, attribute)? {
            // One that represents a function isn't a parameter.
            self.entry(EXPRESSIONS, &variable).is_none().then_some(())?;
            needs.variables.insert(variable);
        }
        Some(())
    }

    fn condition(&self, name: &str, depth: usize, steps: &mut usize, needs: &mut Needs) -> Option<()> {
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let json = self.entry("Conditions", name).filter(|it| is_name && it.is_object())?;
        if needs.conditions.insert(name.to_owned()) {
            needs.open.push(name.to_owned());
            self.visit(json, depth + 1, steps, needs)?;
            needs.open.pop();
        }
        (!needs.open.iter().any(|it| it == name)).then_some(())
    }
}

impl Needs {
    pub fn add(&mut self, other: Needs) {
        self.conditions.extend(other.conditions);
        self.mappings.extend(other.mappings);
        self.variables.extend(other.variables);
    }
}

/// The function that an object is, by its long name.
pub fn function(members: &Map<String, Json>) -> Option<(&str, &Json)> {
    let (name, argument) = members.iter().next().filter(|_| members.len() == 1)?;
    let is_function = cloudformation::is_function(name) || name == "Condition" && argument.is_string();
    is_function.then_some((name.as_str(), argument))
}
