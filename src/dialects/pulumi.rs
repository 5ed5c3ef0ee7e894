//! Pulumi YAML: `${name}` and `${resource.property}` in texts, `$$` for a dollar sign, and what both AWS providers call the
//! attributes of a resource.

use super::{NOT_IN_TEXT, Names, Node, Write};
use crate::document::{Reference, Value};
use crate::emit::syntax::camel_case;
use crate::schema::{Argument, Exported, Kind, ResourceKind, Vocabulary, resource_kind};

/// The function that makes JSON text of a structure.
pub const TO_JSON: &str = "fn::toJSON";

/// Whether a mapping of this one key is a function.
pub fn is_function(key: &str) -> bool {
    key.starts_with("fn::") || key.starts_with("Fn::")
}

/// A key of a map, which is text with references, too.
pub fn key(key: &str) -> String {
    key.replace('$', "$$")
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// A reference with `${` and `}`.
    Reference(&'a str),
}

/// The pieces of a text as Pulumi reads it.
pub fn scan(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('$') {
        pieces.push(Piece::Text(&rest[..start]));
        let tail = &rest[start..];
        let reference = tail.starts_with("${").then(|| tail.find('}')).flatten();
        rest = match reference {
            Some(end) => {
                pieces.push(Piece::Reference(&tail[..=end]));
                &tail[end + 1..]
            }
            None => {
                pieces.push(Piece::Text("$"));
                tail.strip_prefix("$$").unwrap_or(&tail[1..])
            }
        };
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// What a provider calls an attribute of a resource; `native` is the provider aws-native.
pub fn property(kind: &str, attribute: &str, native: bool) -> String {
    let kind = resource_kind(kind).filter(|_| native);
    let exported = kind.and_then(|it| it.attributes().iter().find(|it| it.key == attribute));
    match exported.map(|it| it.cloudformation) {
        _ if !native => camel_case(attribute),
        Some(Exported::GetAtt(name)) => camel_case(name),
        _ => kind.and_then(|it| it.aws_native_ref).unwrap_or("id").to_owned(),
    }
}

/// The attribute that a provider calls so. Programs of aws-native have names of both.
pub fn attribute(kind: &ResourceKind, property: &str, native: bool) -> Option<&'static str> {
    let found = kind.attributes().iter().find(|it| {
        let is_native = matches!(it.cloudformation, Exported::GetAtt(name) if camel_case(name) == property);
        camel_case(it.key) == property || native && is_native
    })?;
    Some(found.key)
}

/// Writes values of a program in YAML.
pub struct Writer<N> {
    pub names: N,
    pub vocabulary: Vocabulary,
}

impl<N: Names> Write for Writer<N> {
    fn name(&self, argument: &Argument) -> Result<String, String> {
        super::named(argument, self.vocabulary)
    }

    fn text(&self, text: &str) -> Node {
        Node::Interpolated(vec![Ok(text.to_owned())])
    }

    fn key(&self, name: &str) -> String {
        key(name)
    }

    fn reference(&self, reference: &Reference) -> Result<Node, String> {
        Ok(match reference {
            Reference::Variable(name) | Reference::External(name) => self.names.variable(name)?,
            Reference::Pseudo(..) => {
                return Err(
                    "A Pulumi program calls a function for this value; a Pulumi YAML file has no variable for it."
                        .to_owned(),
                );
            }
            Reference::Resource { kind, name, attribute } => {
                let resource = self.names.resource(kind, name)?;
                Node::Interpolated(vec![Err(format!(
                    "{resource}.{}",
                    property(kind, attribute, self.vocabulary != Vocabulary::AwsCamel)
                ))])
            }
        })
    }

    fn joined(&self, pieces: Vec<Node>) -> Result<Node, String> {
        let mut all = Vec::new();
        for piece in pieces {
            match piece {
                Node::Text(text) => all.push(Ok(text)),
                Node::Interpolated(parts) => all.extend(parts),
                _ => return Err(NOT_IN_TEXT.to_owned()),
            }
        }
        Ok(Node::Interpolated(all))
    }

    /// The provider made from Terraform's takes a policy as text.
    fn argument(&self, argument: &Argument, value: &Value, path: Option<&str>) -> Result<Node, String> {
        let node = self.node(value, path)?;
        Ok(match (&argument.kind, value) {
            (Kind::Policy, Value::Map(_)) if self.vocabulary == Vocabulary::AwsCamel => {
                Node::Map(vec![super::Member::new(TO_JSON, node)])
            }
            _ => node,
        })
    }
}
