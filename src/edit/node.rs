//! A value in one tool's words, before it is laid out as YAML or JSON.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::document::{Part, Pseudo, Reference, Value};
use crate::import::Dictionary;
use crate::schema::names::pascal;
use crate::schema::{Argument, Exported, Kind, Vocabulary, resource_kind};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Bool(bool),
    Number(String),
    Text(String),
    /// Text of Pulumi, in which a path refers.
    Interpolated(Vec<Result<String, String>>),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    /// A function of CloudFormation by its short name.
    Call(&'static str, Box<Node>),
    /// As it stands in the file already.
    Source(String),
}

/// Which tool it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    CloudFormation,
    Serverless,
    Api,
    Pulumi,
}

/// How one file spells what a document says.
pub(super) struct Speller<'a> {
    pub tool: Tool,
    pub vocabulary: Vocabulary,
    /// Rather than JSON.
    pub yaml: bool,
    /// How the file calls what the document refers to.
    pub resources: &'a HashMap<(String, String), String>,
    pub variables: &'a HashMap<String, String>,
    pub expressions: &'a HashMap<String, String>,
}

/// How a function begins that stands on one line.
const FUNCTION: &[char] = &['!', '{', '[', '"'];

/// Looks names up in a file's dictionary.
pub(super) fn tables(dictionary: &Dictionary) -> [HashMap<String, String>; 2] {
    [&dictionary.variables, &dictionary.expressions].map(|list| list.iter().cloned().collect())
}

/// Terraform JSON as it is.
pub(super) fn plain(json: &Json) -> Node {
    match json {
        Json::Null => Node::Source("null".to_owned()),
        Json::Bool(value) => Node::Bool(*value),
        Json::Number(number) => Node::Number(number.to_string()),
        Json::String(text) => Node::Text(text.clone()),
        Json::Array(items) => Node::List(items.iter().map(plain).collect()),
        Json::Object(items) => Node::Map(items.iter().map(|(key, item)| (key.clone(), plain(item))).collect()),
    }
}

impl Speller<'_> {
    /// A lowered value. Fails with the reason why the file cannot say it.
    pub fn node(&self, value: &Value) -> Result<Node, String> {
        Ok(match value {
            Value::Bool(value) => Node::Bool(*value),
            Value::Integer(value) => Node::Number(value.to_string()),
            Value::Decimal(digits) => Node::Number(digits.clone()),
            Value::Text(text) if self.tool == Tool::Pulumi => Node::Interpolated(vec![Ok(text.clone())]),
            Value::Text(text) => Node::Text(self.literal(text)),
            Value::List(items) => Node::List(items.iter().map(|it| self.node(it)).collect::<Result<_, _>>()?),
            Value::Map(items) => Node::Map(
                items
                    .iter()
                    .map(|(key, it)| {
                        let key = if self.tool == Tool::Pulumi { key.replace('$', "$$") } else { key.clone() };
                        Ok((key, self.node(it)?))
                    })
                    .collect::<Result<_, String>>()?,
            ),
            Value::Block(entries) => {
                let mut members = Vec::new();
                for entry in entries {
                    let name = self.name(entry.argument)?;
                    members.push((name, self.argument(entry.argument, &entry.value)?));
                }
                nested(members)
            }
            Value::Blocks(blocks) => {
                let blocks = blocks.iter().map(|entries| self.node(&Value::Block(entries.clone())));
                Node::List(blocks.collect::<Result<_, _>>()?)
            }
            Value::Reference(reference) => self.reference(reference)?,
            Value::Template(parts) => self.template(parts)?,
            Value::Verbatim(_) => return Err("Only Terraform can evaluate this expression.".to_owned()),
        })
    }

    /// The value of an argument: a policy is a structure everywhere but in Terraform.
    pub fn argument(&self, argument: &Argument, value: &Value) -> Result<Node, String> {
        match (&argument.kind, value) {
            (Kind::Policy, Value::Map(_)) if self.tool == Tool::Pulumi && self.vocabulary == Vocabulary::AwsCamel => {
                Ok(Node::Map(vec![("fn::toJSON".to_owned(), self.node(value)?)]))
            }
            _ => self.node(value),
        }
    }

    pub fn name(&self, argument: &Argument) -> Result<String, String> {
        argument.name(self.vocabulary).ok_or_else(|| "This tool has no such argument.".to_owned())
    }

    fn reference(&self, reference: &Reference) -> Result<Node, String> {
        if self.tool == Tool::Api {
            return Err(
                "This is input of one command, which cannot refer to anything. Write the value itself.".to_owned()
            );
        }
        if let Reference::Variable(name) = reference
            && let Some(source) = self.expressions.get(name)
        {
            return match self.tool {
                Tool::Pulumi if source.starts_with("${") => {
                    Ok(Node::Interpolated(vec![Err(source[2..].trim_end_matches('}').to_owned())]))
                }
                Tool::Serverless if source.starts_with("${") => Ok(Node::Text(source.clone())),
                // A dynamic reference is text.
                _ if source.contains("{{resolve:") && (source.starts_with("{{") || !source.starts_with(FUNCTION)) => {
                    Ok(Node::Text(source.clone()))
                }
                _ if self.yaml && !source.starts_with(FUNCTION) => Err(format!(
                    "var.{name} stands for an expression that needs lines of its own, which is not written anew."
                )),
                _ if source.contains('\n') => Err(format!(
                    "var.{name} stands for an expression on several lines of the file, which is not written anew."
                )),
                _ => Ok(Node::Source(source.clone())),
            };
        }
        if self.tool == Tool::Pulumi {
            return Ok(Node::Interpolated(vec![Err(self.path(reference)?)]));
        }
        Ok(match reference {
            Reference::Pseudo(pseudo, _) => call("Ref", pseudo_name(*pseudo)),
            Reference::Variable(name) | Reference::External(name) => call("Ref", self.variable(name)?),
            Reference::Resource { kind, name, attribute } => {
                let logical = self.resource(kind, name)?;
                match exported(kind, attribute) {
                    Some(Exported::Ref) => call("Ref", &logical),
                    Some(Exported::GetAtt(attribute)) => call("GetAtt", &format!("{logical}.{attribute}")),
                    _ => return Err(format!("CloudFormation does not export {attribute} of this resource.")),
                }
            }
        })
    }

    fn variable(&self, name: &str) -> Result<&str, String> {
        let found = self.variables.get(name).map(String::as_str);
        found.ok_or_else(|| format!("The file has nothing that stands for {name}."))
    }

    fn resource(&self, kind: &str, label: &str) -> Result<String, String> {
        let found = self.resources.get(&(kind.to_owned(), label.to_owned())).cloned();
        found.ok_or_else(|| format!("The file does not have {kind}.{label}."))
    }

    /// What stands between `${` and `}` in Pulumi YAML.
    fn path(&self, reference: &Reference) -> Result<String, String> {
        Ok(match reference {
            Reference::Variable(name) | Reference::External(name) => self.variable(name)?.to_owned(),
            Reference::Pseudo(..) => {
                return Err("A Pulumi program asks a function for this; the file has no variable for it.".to_owned());
            }
            Reference::Resource { kind, name, attribute } => {
                let resource = self.resource(kind, name)?;
                let known = resource_kind(kind);
                let native = known.and_then(|it| match exported(kind, attribute)? {
                    Exported::GetAtt(name) => Some(camel(name)),
                    Exported::Ref => it.aws_native_ref.map(str::to_owned),
                    _ => None,
                });
                let classic = camel(&pascal(attribute));
                let property =
                    if self.vocabulary == Vocabulary::AwsCamel { classic } else { native.unwrap_or(classic) };
                format!("{resource}.{property}")
            }
        })
    }

    /// Literal text, safe from what the tool itself looks for in it.
    fn literal(&self, text: &str) -> String {
        match self.tool {
            Tool::Serverless => crate::import::serverless_text(text),
            _ => text.to_owned(),
        }
    }

    fn template(&self, parts: &[Part]) -> Result<Node, String> {
        let mut pieces = Vec::with_capacity(parts.len());
        for part in parts {
            pieces.push(match part {
                Part::Literal(text) => Node::Text(self.literal(text)),
                Part::Reference(reference) => self.reference(reference)?,
                Part::Verbatim(_) => return Err("Only Terraform can evaluate this expression.".to_owned()),
            });
        }
        if self.tool == Tool::Pulumi {
            let mut all = Vec::new();
            for piece in pieces {
                match piece {
                    Node::Text(text) => all.push(Ok(text)),
                    Node::Interpolated(parts) => all.extend(parts),
                    _ => return Err("This expression cannot stand inside a text.".to_owned()),
                }
            }
            return Ok(Node::Interpolated(all));
        }
        substitution(pieces, self.tool == Tool::Serverless)
    }
}

/// Text with references in it; `serverless` is whether literals may be variables of the Serverless Framework.
fn substitution(pieces: Vec<Node>, serverless: bool) -> Result<Node, String> {
    if pieces.iter().all(|it| matches!(it, Node::Text(_))) {
        return Ok(Node::Text(pieces.iter().map(|it| if let Node::Text(text) = it { text } else { "" }).collect()));
    }
    // A dollar sign at the end of a literal would join the brace of the reference after it, and `${!` needs its brace in
    // the same literal.
    let dollar = |pair: &[Node]| matches!(pair, [Node::Text(text), next] if text.ends_with('$') && !matches!(next, Node::Text(_)));
    let open = |piece: &Node| matches!(piece, Node::Text(text) if !serverless && text.split("${").skip(1).any(|it| !is_closed(it)));
    if pieces.windows(2).any(dollar) || pieces.iter().any(open) {
        return Ok(Node::Call("Join", Box::new(Node::List(vec![Node::Text(String::new()), Node::List(pieces)]))));
    }
    let mut text = String::new();
    let mut named: Vec<(String, Node)> = Vec::new();
    for piece in pieces {
        match &piece {
            Node::Text(literal) if serverless && literal.starts_with("${") && literal.contains(':') => {
                text.push_str(literal);
            }
            Node::Text(literal) => text.push_str(&literal.replace("${", "${!")),
            Node::Call("Ref" | "GetAtt", name) => match &**name {
                Node::Text(name) => text.push_str(&format!("${{{name}}}")),
                _ => return Err("This expression cannot stand inside a text.".to_owned()),
            },
            Node::Source(source) => match plain_name(source) {
                Some(name) => text.push_str(&format!("${{{name}}}")),
                None => {
                    let at = named.iter().position(|(_, other)| *other == piece).unwrap_or(named.len());
                    let name = format!("Value{}", at + 1);
                    text.push_str(&format!("${{{name}}}"));
                    if at == named.len() {
                        named.push((name, piece));
                    }
                }
            },
            _ => return Err("This expression cannot stand inside a text.".to_owned()),
        }
    }
    let text = Node::Text(text);
    let argument = if named.is_empty() { text } else { Node::List(vec![text, Node::Map(named)]) };
    Ok(Node::Call("Sub", Box::new(argument)))
}

/// Whether text after `${` has the brace that closes it, and nothing before that a reader could take otherwise.
fn is_closed(text: &str) -> bool {
    text.split_once('}').is_some_and(|(name, _)| !name.contains(['{', '$']) && !name.starts_with('!'))
}

/// The name in `!Ref Name` or `!GetAtt Name.Attribute`.
fn plain_name(source: &str) -> Option<&str> {
    let name = source.strip_prefix("!Ref ").or_else(|| source.strip_prefix("!GetAtt "))?.trim();
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':')).then_some(name)
}

fn call(function: &'static str, name: &str) -> Node {
    Node::Call(function, Box::new(Node::Text(name.to_owned())))
}

fn exported(kind: &str, attribute: &str) -> Option<Exported> {
    Some(resource_kind(kind)?.attributes().iter().find(|it| it.key == attribute)?.cloudformation)
}

pub(super) fn pseudo_name(pseudo: Pseudo) -> &'static str {
    match pseudo {
        Pseudo::Region => "AWS::Region",
        Pseudo::AccountId => "AWS::AccountId",
        Pseudo::Partition => "AWS::Partition",
    }
}

fn camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_ascii_lowercase().to_string() + chars.as_str())
}

/// Members whose names may have levels: `Policies.PasswordPolicy`.
pub(super) fn nested(members: Vec<(String, Node)>) -> Node {
    fn place(all: &mut Vec<(String, Node)>, name: &str, value: Node) {
        match name.split_once('.') {
            None => all.push((name.to_owned(), value)),
            Some((first, rest)) => {
                let at = all.iter().position(|(key, _)| key == first).unwrap_or_else(|| {
                    all.push((first.to_owned(), Node::Map(Vec::new())));
                    all.len() - 1
                });
                if let Node::Map(inner) = &mut all[at].1 {
                    place(inner, rest, value);
                }
            }
        }
    }
    let mut all = Vec::new();
    for (name, value) in members {
        place(&mut all, &name, value);
    }
    Node::Map(all)
}
