//! What the template had that was opened, printed as it was: conditions, mappings, functions, attributes of resources.

use serde_json::{Map, Value as Json};

use super::super::Render;
use super::{Member, Node, Sub};
use crate::document::Reference;
use crate::program::template::{ATTRIBUTES, Needs, SECTIONS, Template, function};
use crate::program::{Resource, Scope};

/// A function by its two names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Function {
    pub name: &'static str,
    tag: &'static str,
}

/// Those that have no node of their own.
const FUNCTIONS: &[Function] = &[
    Function { name: "Fn::And", tag: "!And" },
    Function { name: "Fn::Base64", tag: "!Base64" },
    Function { name: "Fn::Cidr", tag: "!Cidr" },
    Function { name: "Fn::Equals", tag: "!Equals" },
    Function { name: "Fn::FindInMap", tag: "!FindInMap" },
    Function { name: "Fn::GetAZs", tag: "!GetAZs" },
    Function { name: "Fn::If", tag: "!If" },
    Function { name: "Fn::ImportValue", tag: "!ImportValue" },
    Function { name: "Fn::Join", tag: "!Join" },
    Function { name: "Fn::Not", tag: "!Not" },
    Function { name: "Fn::Or", tag: "!Or" },
    Function { name: "Fn::Select", tag: "!Select" },
    Function { name: "Fn::Split", tag: "!Split" },
    Function { name: "Fn::Sub", tag: "!Sub" },
];

impl Render<'_> {
    /// The function that a variable stands for, where it can be printed.
    pub(super) fn function(&self, variable: &str) -> Option<Node> {
        let template = Template::of_program(self.program)?;
        let (json, _) = template.expression(variable)?;
        Some(self.kept_node(&template, json))
    }

    /// The attributes of a resource and its properties that are printed as they were.
    pub(super) fn kept(&self, resource: &Resource) -> (Vec<Member>, Vec<Member>) {
        let Some(template) = Template::of_program(self.program).filter(|_| !resource.extra.is_empty()) else {
            return (Vec::new(), Vec::new());
        };
        let member = |(name, json): &(String, Json)| Member::new(name.as_str(), self.kept_node(&template, json));
        let of = |name: &str| resource.extra.iter().find(|it| it.0 == name);
        let properties = resource.extra.iter().filter(|it| !ATTRIBUTES.contains(&it.0.as_str()));
        (ATTRIBUTES.iter().filter_map(|it| of(it)).map(member).collect(), properties.map(member).collect())
    }

    /// The sections of the template that something needs which is printed.
    pub(super) fn sections(&self) -> Vec<(&'static str, Vec<Member>)> {
        let Some(template) = Template::of_program(self.program).filter(|_| self.program.scope == Scope::Complete)
        else {
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
            Json::Number(number) => number.as_i64().map_or_else(|| Node::Decimal(number.to_string()), Node::Integer),
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
                Some(refer(name, None).map_or_else(|| Node::Ref(name.clone()), |it| self.reference(&it)))
            }
            ("Fn::GetAtt", Json::Array(names)) => {
                self.reference(&refer(names.first()?.as_str()?, names.get(1)?.as_str())?).into()
            }
            ("Fn::Sub", Json::String(text)) => {
                Some(Node::Sub(vec![Sub::Text(self.renamed(template, text, &Json::Null))]))
            }
            ("Fn::Sub", Json::Array(parts)) => {
                let [Json::String(text), values @ Json::Object(own)] = parts.as_slice() else { return None };
                let text = Node::Text(self.renamed(template, text, values));
                Some(tagged(name, Node::List(vec![text, self.kept_map(template, own)]))?)
            }
            _ => tagged(name, self.kept_node(template, argument)),
        }
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
                Some(Node::Ref(name)) => name,
                Some(Node::GetAtt(name, attribute)) => format!("{name}.{attribute}"),
                _ => name.to_owned(),
            };
            result.push_str(before);
            result.push_str(&format!("${{{now}}}"));
            rest = after;
        }
        result + rest
    }
}

/// A function in its short form, or as a mapping where its argument has a tag of its own: YAML takes one tag for a value.
fn tagged(name: &str, argument: Node) -> Option<Node> {
    let own = FUNCTIONS.iter().find(|it| it.name == name)?;
    let has_tag =
        matches!(argument, Node::Ref(_) | Node::GetAtt(..) | Node::Sub(_) | Node::Join(_) | Node::Function(..));
    Some(match has_tag {
        true => Node::Map(vec![Member::new(own.name, argument)]),
        false => Node::Function(*own, Box::new(argument)),
    })
}

/// Parts of a text put together.
pub(super) fn join(parts: Vec<Node>) -> Node {
    if !parts.iter().any(has_map) {
        return Node::Join(parts);
    }
    let parts = Node::List(vec![Node::Text(String::new()), Node::List(parts)]);
    tagged("Fn::Join", parts).unwrap_or(Node::Join(Vec::new()))
}

/// The tag of a function.
pub(super) fn tag(node: &Node) -> &'static str {
    match node {
        Node::Function(own, _) => own.tag,
        _ => "",
    }
}

/// Whether there is a mapping in it, which has lines of its own.
pub(super) fn has_map(node: &Node) -> bool {
    match node {
        Node::Map(members) => !members.is_empty(),
        Node::List(items) => items.iter().any(has_map),
        Node::Function(_, argument) => has_map(argument),
        _ => false,
    }
}
