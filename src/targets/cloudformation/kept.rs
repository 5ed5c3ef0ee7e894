//! What the template had that was opened, printed as it was: conditions, mappings, functions, attributes of resources.

use serde_json::{Map, Value as Json};

use super::super::Render;
use crate::dialects::cloudformation::{self, GET_ATT, REF, call};
use crate::dialects::template::{ATTRIBUTES, Needs, SECTIONS, Template, function};
use crate::dialects::{Member, Node, Write};
use crate::document::Reference;
use crate::program::{Resource, Scope};

impl Render<'_> {
    /// The function that a variable represents, where it can be printed.
    pub(super) fn function(&self, variable: &str) -> Option<Node> {
        let template = self.program.template()?;
        let (json, _) = template.expression(variable)?;
        Some(self.kept_node(&template, json))
    }

    /// The attributes of a resource and its properties that are printed as they were.
    pub(super) fn kept(&self, resource: &Resource) -> (Vec<Member>, Vec<Member>) {
        let Some(template) = self.program.template().filter(|_| !resource.extra.is_empty()) else {
            return (Vec::new(), Vec::new());
        };
        let member = |(name, json): &(String, Json)| Member::new(name.as_str(), self.kept_node(&template, json));
        let of = |name: &str| resource.extra.iter().find(|it| it.0 == name);
        let properties = resource.extra.iter().filter(|it| !ATTRIBUTES.contains(&it.0.as_str()));
        (ATTRIBUTES.iter().filter_map(|it| of(it)).map(member).collect(), properties.map(member).collect())
    }

    /// The sections of the template that something needs which is printed.
    pub(super) fn sections(&self) -> Vec<(&'static str, Vec<Member>)> {
        let Some(template) = self.program.template().filter(|_| self.program.scope == Scope::Complete) else {
            return Vec::new();
        };
        let mut needs = Needs::default();
        for variable in &self.program.variables {
            needs.add(template.expression(&variable.name).map(|it| it.1).unwrap_or_default());
        }
        for (name, json) in self.program.resources.iter().flat_map(|it| &it.extra) {
            needs.add(template.needs_of_attribute(name, json).unwrap_or_default());
        }
        let member = |(name, json)| Member::new(name, self.kept_node(&template, json));
        let sections = SECTIONS.iter().map(|section| {
            let members: Vec<Member> = template.entries(section, &needs).into_iter().map(member).collect();
            (*section, members)
        });
        sections.filter(|(_, members)| !members.is_empty()).collect()
    }

    fn kept_node(&self, template: &Template, json: &Json) -> Node {
        match json {
            Json::Null => Node::Text(String::new()),
            Json::Bool(value) => Node::Bool(*value),
            Json::Number(number) => Node::Number(number.to_string()),
            Json::String(text) => Node::Text(text.clone()),
            Json::Array(items) => Node::List(items.iter().map(|it| self.kept_node(template, it)).collect()),
            Json::Object(members) => {
                self.kept_function(template, members).unwrap_or_else(|| self.kept_map(template, members))
            }
        }
    }

    fn kept_map(&self, template: &Template, members: &Map<String, Json>) -> Node {
        let member = |(name, json): (&String, &Json)| Member::new(name.as_str(), self.kept_node(template, json));
        Node::Map(members.iter().map(member).collect())
    }

    fn kept_function(&self, template: &Template, members: &Map<String, Json>) -> Option<Node> {
        let (name, argument) = function(members)?;
        let refer = |name: &str, attribute: Option<&str>| template.reference(name, attribute);
        match (name, argument) {
            ("Ref", Json::String(name)) => {
                Some(refer(name, None).map_or_else(|| cloudformation::refer(name), |it| self.reference(&it)))
            }
            ("Fn::GetAtt", Json::Array(names)) => {
                self.reference(&refer(names.first()?.as_str()?, names.get(1)?.as_str())?).into()
            }
            ("Fn::Sub", Json::String(text)) => call(name, Node::Text(self.renamed(template, text, &Json::Null))),
            ("Fn::Sub", Json::Array(parts)) => {
                let [Json::String(text), values @ Json::Object(own)] = parts.as_slice() else { return None };
                let text = Node::Text(self.renamed(template, text, values));
                call(name, Node::List(vec![text, self.kept_map(template, own)]))
            }
            _ => call(name, self.kept_node(template, argument)),
        }
    }

    fn reference(&self, reference: &Reference) -> Node {
        self.writer().reference(reference).unwrap_or_else(|_| Node::Text(String::new()))
    }

    /// The text of `Fn::Sub` with the names that things have now.
    fn renamed(&self, template: &Template, text: &str, values: &Json) -> String {
        let mut result = String::new();
        let mut rest = text;
        while let Some((before, (name, after))) =
            rest.split_once("${").and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            let own = name.trim();
            let (of, attribute) = own.split_once('.').map_or((own, None), |(of, attribute)| (of, Some(attribute)));
            let reference = values.get(own).is_none().then(|| template.reference(of, attribute)).flatten();
            let now = match reference.map(|it: Reference| self.reference(&it)) {
                Some(Node::Call(REF | GET_ATT, argument)) => match *argument {
                    Node::Text(name) => name,
                    _ => name.to_owned(),
                },
                _ => name.to_owned(),
            };
            result.push_str(before);
            result.push_str(&format!("${{{now}}}"));
            rest = after;
        }
        result + rest
    }
}

/// Whether there is a mapping in it, which has lines of its own.
pub(super) fn has_map(node: &Node) -> bool {
    match node {
        Node::Map(members) => !members.is_empty(),
        Node::List(items) => items.iter().any(has_map),
        Node::Call(_, argument) => has_map(argument),
        _ => false,
    }
}
