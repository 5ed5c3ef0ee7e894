//! Notations of values and references: CloudFormation, Serverless, Pulumi YAML, and the API's JSON. One file reads and
//! writes each notation, for `targets`, `import` and `edit`. Must not know which resources a program or file has, their
//! names there (see [`Names`]), or the layout around a value.

pub mod api;
pub mod cloudformation;
pub mod hcl;
pub mod pulumi;
pub mod serverless;
pub mod template;

use serde_json::Value as Json;

use crate::document::{Entry, Part, Reference, Value};
use crate::schema::{Argument, FieldId, Vocabulary, field};
use cloudformation::Function;

/// A notation of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    Hcl,
    TerraformJson,
    CloudFormation,
    Serverless,
    Pulumi,
    Api,
}

/// A value in one notation's words, before it is YAML or JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Bool(bool),
    Number(String),
    Text(String),
    /// Text of Pulumi, in which a path refers.
    Interpolated(Vec<Result<String, String>>),
    List(Vec<Node>),
    Map(Vec<Member>),
    /// A function of CloudFormation.
    Call(Function, Box<Node>),
    /// As it is in the file already.
    Source(String),
}

/// A key of a mapping with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub key: String,
    pub value: Node,
    /// The field of the form that it comes from.
    pub field: Option<FieldId>,
}

impl Member {
    pub fn new(key: impl Into<String>, value: Node) -> Self {
        Member { key: key.into(), value, field: None }
    }

    pub fn text(key: &str, value: &str) -> Self {
        Member::new(key, Node::Text(value.to_owned()))
    }
}

/// The names in a program or file of what a document refers to.
///
/// # Errors
/// The methods return the reason if the program or file has no such name.
pub trait Names {
    fn resource(&self, kind: &str, label: &str) -> Result<String, String>;

    /// A variable, or what is outside of the document, as the notation refers to it.
    fn variable(&self, name: &str) -> Result<Node, String>;
}

/// Writes values in one notation.
///
/// # Errors
/// The methods return the reason if the notation doesn't support a value.
pub trait Write {
    fn name(&self, argument: &Argument) -> Result<String, String>;

    fn text(&self, text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    /// The key of a map.
    fn key(&self, key: &str) -> String {
        key.to_owned()
    }

    fn reference(&self, reference: &Reference) -> Result<Node, String>;

    /// Text of several parts, each a node of its own.
    fn joined(&self, pieces: Vec<Node>) -> Result<Node, String>;

    fn verbatim(&self, _source: &str) -> Result<Node, String> {
        Err("Only Terraform can evaluate this expression.".to_owned())
    }

    /// The value of an argument.
    fn argument(&self, _argument: &Argument, value: &Value, path: Option<&str>) -> Result<Node, String> {
        self.node(value, path)
    }

    /// A lowered value; what is in a block comes from the fields below `path`.
    fn node(&self, value: &Value, path: Option<&str>) -> Result<Node, String> {
        Ok(match value {
            Value::Bool(value) => Node::Bool(*value),
            Value::Integer(value) => Node::Number(value.to_string()),
            Value::Decimal(digits) => Node::Number(digits.clone()),
            Value::Text(text) => self.text(text),
            Value::List(items) => Node::List(items.iter().map(|it| self.node(it, None)).collect::<Result<_, _>>()?),
            Value::Map(items) => {
                let member = |(key, it): &(String, Value)| Ok(Member::new(self.key(key), self.node(it, None)?));
                Node::Map(items.iter().map(member).collect::<Result<_, String>>()?)
            }
            Value::Block(entries) => Node::Map(self.members(entries, path)?),
            Value::Blocks(blocks) => {
                let blocks = blocks.iter().map(|entries| self.members(entries, None).map(Node::Map));
                Node::List(blocks.collect::<Result<_, _>>()?)
            }
            Value::Reference(reference) => self.reference(reference)?,
            Value::Template(parts) => {
                let piece = |part: &Part| match part {
                    Part::Literal(text) => Ok(self.text(text)),
                    Part::Reference(reference) => self.reference(reference),
                    Part::Verbatim(source) => self.verbatim(source),
                };
                self.joined(parts.iter().map(piece).collect::<Result<_, _>>()?)?
            }
            Value::Verbatim(source) => self.verbatim(source)?,
        })
    }

    /// Arguments by their names, which may have levels; an empty `path` is the client itself.
    fn members(&self, entries: &[Entry], path: Option<&str>) -> Result<Vec<Member>, String> {
        let mut members = Vec::new();
        for entry in entries {
            let name = self.name(entry.argument)?;
            let key = entry.argument.key;
            let path = path.map(|path| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") });
            let value = self.argument(entry.argument, &entry.value, path.as_deref())?;
            let field = path.as_deref().and_then(field).map(|field| field.id);
            place(&mut members, &name, value, field);
        }
        Ok(members)
    }
}

/// The name of an argument, which the tool may not have.
fn named(argument: &Argument, vocabulary: Vocabulary) -> Result<String, String> {
    argument.name(vocabulary).ok_or_else(|| "This tool doesn't support this argument.".to_owned())
}

/// Literal pieces put together; `None` where one of them is none.
fn texts(pieces: &[Node]) -> Option<Node> {
    let text = |piece: &Node| match piece {
        Node::Text(text) => Some(text.clone()),
        _ => None,
    };
    Some(Node::Text(pieces.iter().map(text).collect::<Option<String>>()?))
}

/// Why a text can't have an expression in it.
const NOT_IN_TEXT: &str = "This expression can't be part of a string.";

/// Puts a value under a name that may have levels: `Policies.PasswordPolicy`.
pub fn place(members: &mut Vec<Member>, name: &str, value: Node, field: Option<FieldId>) {
    match name.split_once('.') {
        None => members.push(Member { key: name.to_owned(), value, field }),
        Some((first, rest)) => {
            let index = members.iter().position(|member| member.key == first).unwrap_or_else(|| {
                members.push(Member::new(first, Node::Map(Vec::new())));
                members.len() - 1
            });
            if let Node::Map(inner) = &mut members[index].value {
                place(inner, rest, value, field);
            }
        }
    }
}

/// JSON as it is.
pub fn plain(json: &Json) -> Node {
    match json {
        Json::Null => Node::Source("null".to_owned()),
        Json::Bool(value) => Node::Bool(*value),
        Json::Number(number) => Node::Number(number.to_string()),
        Json::String(text) => Node::Text(text.clone()),
        Json::Array(items) => Node::List(items.iter().map(plain).collect()),
        Json::Object(items) => Node::Map(items.iter().map(|(key, it)| Member::new(key.as_str(), plain(it))).collect()),
    }
}
