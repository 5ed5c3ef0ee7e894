//! A [`Node`] as YAML or JSON, laid out as the text around it is. Literals are those of `emit`.

use crate::dialects::{Member, Node, cloudformation};
use crate::emit::syntax::{json, yaml};
use crate::emit::{Doc, render};

/// How a file writes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Style {
    pub yaml: bool,
    /// One level of indentation.
    pub unit: String,
    pub quote: Quote,
    /// The names of arguments are in quotes; always so in JSON.
    pub quoted_names: bool,
    /// Functions of CloudFormation by their long names.
    pub long: bool,
    /// How far dashes are indented under their name.
    pub dash: String,
    /// Lists on one line rather than an element a line.
    pub short_lists: bool,
    /// Objects of JSON on one line.
    pub short_objects: bool,
    /// Spaces inside of braces, and of brackets.
    pub spaces: [bool; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    None,
    Single,
    Double,
}

/// A value next to its name, or below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    Beside(String),
    /// Lines, indented among themselves.
    Below(Vec<String>),
}

/// One line whatever it is.
pub(super) fn one_line(doc: &Doc) -> String {
    render(doc, usize::MAX / 4).iter().map(crate::emit::Line::text).collect::<Vec<_>>().join(" ")
}

impl Style {
    pub fn name(&self, name: &str) -> String {
        match (self.yaml, self.quoted_names) {
            (true, false) => one_line(&yaml::key(name)),
            (true, true) => one_line(&yaml::quoted(name)),
            (false, _) => one_line(&json::key(name)),
        }
    }

    /// A member on lines of its own, in JSON without the comma.
    pub fn member(&self, name: &str, node: &Node) -> String {
        let name = self.name(name);
        if !self.yaml {
            return format!("{name}: {}", self.json(node));
        }
        match self.yaml(node) {
            Written::Beside(text) => format!("{name}: {text}"),
            Written::Below(lines) => {
                let margin = self.below(node);
                let lines: String = lines.iter().map(|line| format!("\n{margin}{line}")).collect();
                format!("{name}:{lines}")
            }
        }
    }

    /// How far a value is indented below its name.
    pub fn below(&self, node: &Node) -> &str {
        if matches!(node, Node::List(_)) { &self.dash } else { &self.unit }
    }

    /// A value where it can have lines of its own.
    pub fn yaml(&self, node: &Node) -> Written {
        match node {
            Node::List(items) if !items.is_empty() && !self.short_lists => {
                let items =
                    items.iter().flat_map(|item| self.element(item).split('\n').map(str::to_owned).collect::<Vec<_>>());
                Written::Below(items.collect())
            }
            Node::Map(members) if !members.is_empty() => {
                let members = members.iter().map(|it| self.member(&it.key, &it.value));
                Written::Below(members.flat_map(|it| it.split('\n').map(str::to_owned).collect::<Vec<_>>()).collect())
            }
            Node::Call(function, argument) if self.long => {
                let short = Style { short_lists: true, ..self.clone() };
                let lines = short.member(function.name, &function.long_argument(argument));
                Written::Below(lines.split('\n').map(str::to_owned).collect())
            }
            other => Written::Beside(self.inline(other, false)),
        }
    }

    /// An element of a list, with its dash.
    pub fn element(&self, node: &Node) -> String {
        match self.yaml(node) {
            Written::Beside(text) => format!("- {text}"),
            Written::Below(lines) => format!("- {}", lines.join("\n  ")),
        }
    }

    /// A value on one line; in brackets commas and braces mean something.
    pub fn inline(&self, node: &Node, flow: bool) -> String {
        match node {
            Node::Bool(value) => one_line(&yaml::boolean(*value)),
            Node::Number(digits) => one_line(&yaml::decimal(digits)),
            Node::Text(text) => self.text(text, flow),
            Node::Interpolated(parts) => {
                let parts = parts.iter().map(|it| it.as_deref().map_err(String::as_str));
                let text = one_line(&yaml::interpolated(parts));
                if flow && !text.starts_with('"') { one_line(&yaml::quoted(&text)) } else { text }
            }
            Node::List(items) => self.brackets(items.iter().map(|it| self.inline(it, true)).collect()),
            Node::Map(members) => self.braces(
                members.iter().map(|it| format!("{}: {}", self.name(&it.key), self.inline(&it.value, true))).collect(),
            ),
            Node::Call(function, argument) if self.long => {
                self.inline(&Node::Map(vec![Member::new(function.name, function.long_argument(argument))]), flow)
            }
            Node::Call(function, argument) => {
                let argument = match &**argument {
                    Node::Text(text) if [cloudformation::REF, cloudformation::GET_ATT].contains(function) => {
                        one_line(&yaml::name(text))
                    }
                    Node::Text(text) => self.substituted(text, flow),
                    argument => Style { short_lists: true, ..self.clone() }.inline(argument, true),
                };
                format!("{} {argument}", function.tag)
            }
            Node::Source(source) => one_line(&yaml::source(source)),
        }
    }

    fn text(&self, text: &str, flow: bool) -> String {
        let single = || yaml::single_quoted(text);
        let double = || yaml::quoted(text);
        if !flow
            && self.quote == Quote::None
            && text.contains("${")
            && let Some(doc) = yaml::plain_substituted(text)
        {
            return one_line(&doc);
        }
        let doc = match self.quote {
            Quote::None if !flow => yaml::string(text),
            Quote::None | Quote::Double => double(),
            Quote::Single => single().unwrap_or_else(double),
        };
        // In brackets a plain word is one where the file has it so.
        if flow
            && self.quote == Quote::None
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        {
            return one_line(&yaml::string(text));
        }
        one_line(&doc)
    }

    fn substituted(&self, text: &str, flow: bool) -> String {
        let plain = || (!flow && self.quote == Quote::None).then(|| yaml::plain_substituted(text)).flatten();
        let single = || (self.quote == Quote::Single).then(|| yaml::single_quoted(text)).flatten();
        one_line(&plain().or_else(single).unwrap_or_else(|| yaml::quoted(text)))
    }

    fn brackets(&self, items: Vec<String>) -> String {
        let space = if self.spaces[1] && !items.is_empty() { " " } else { "" };
        format!("[{space}{}{space}]", items.join(", "))
    }

    fn braces(&self, items: Vec<String>) -> String {
        let space = if self.spaces[0] && !items.is_empty() { " " } else { "" };
        format!("{{{space}{}{space}}}", items.join(", "))
    }

    /// A value of JSON, its lines indented among themselves.
    pub fn json(&self, node: &Node) -> String {
        let lines = |open: &str, items: Vec<String>, close: &str| {
            let items: Vec<String> = items
                .iter()
                .map(|item| format!("\n{}{}", self.unit, item.replace('\n', &format!("\n{}", self.unit))))
                .collect();
            format!("{open}{}\n{close}", items.join(","))
        };
        match node {
            Node::Bool(value) => one_line(&json::boolean(*value)),
            Node::Number(digits) => match serde_json::from_str(digits) {
                Ok(serde_json::Value::Number(number)) => number.to_string(),
                _ => one_line(&json::string(digits)),
            },
            Node::Text(text) => one_line(&json::string(text)),
            // Only YAML has these.
            Node::Interpolated(_) => one_line(&json::string("")),
            Node::List(items) => {
                let items: Vec<String> = items.iter().map(|it| self.json(it)).collect();
                match items.is_empty() || self.short_lists && !items.iter().any(|it| it.contains('\n')) {
                    true => self.brackets(items),
                    false => lines("[", items, "]"),
                }
            }
            Node::Map(members) => {
                let is_function = matches!(members.as_slice(), [it] if cloudformation::is_function(&it.key));
                let style = if is_function { Style { short_lists: true, ..self.clone() } } else { self.clone() };
                let items: Vec<String> =
                    members.iter().map(|it| format!("{}: {}", self.name(&it.key), style.json(&it.value))).collect();
                match items.is_empty() || is_function || self.short_objects && !items.iter().any(|it| it.contains('\n'))
                {
                    true => self.braces(items),
                    false => lines("{", items, "}"),
                }
            }
            Node::Call(function, argument) => {
                self.json(&Node::Map(vec![Member::new(function.name, function.long_argument(argument))]))
            }
            Node::Source(source) => one_line(&json::source(source)),
        }
    }
}
