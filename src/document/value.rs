//! A value is an expression, and a literal is its simplest case, at every position.
//!
//! Says what a value denotes, not how any tool spells it: `aws_cognito_user_pool.pool.id`, `!Ref Pool` and `pool.id`
//! are one [`Reference`].

use crate::schema::Argument;

/// What an argument, or an element of it, was set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Bool(bool),
    Integer(i64),
    /// A number that isn't a whole one, as it was written. Only inside policies and maps.
    Decimal(String),
    /// A literal text, without any escaping.
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    Block(Vec<Entry>),
    Blocks(Vec<Vec<Entry>>),
    Reference(Reference),
    /// Text with references in it; never empty, never a single literal.
    Template(Vec<Part>),
    /// A Terraform expression that no other tool supports, as it was written, without `${` and `}`.
    Verbatim(String),
}

/// An argument with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    pub argument: &'static Argument,
    pub value: Value,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.argument, other.argument) && self.value == other.value
    }
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Literal(String),
    Reference(Reference),
    /// A Terraform interpolation or directive that no other tool supports, with its `${` or `%{` and `}`.
    Verbatim(String),
}

impl Part {
    /// A variable, by its name.
    pub fn variable(name: String) -> Self {
        Part::Reference(Reference::Variable(name))
    }

    /// A Terraform expression, as it is between `${` and `}`.
    pub fn expression(source: &str) -> Self {
        match super::text::parse_expression(source) {
            Ok(Value::Reference(reference)) => Part::Reference(reference),
            _ => Part::Verbatim(format!("${{{source}}}")),
        }
    }
}

/// What a name represents.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reference {
    /// An attribute of a resource; the resource may be in the document or not.
    Resource { kind: String, name: String, attribute: String },
    /// An input of the program.
    Variable(String),
    /// What every AWS program knows, and the data source's attribute that Terraform reads it from.
    Pseudo(Pseudo, String),
    /// Anything else that is a plain path: `local.domain`, `module.auth.pool_id`, `data.aws_ssm_parameter.x.value`.
    External(String),
}

/// What every AWS program knows without declaring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pseudo {
    Region,
    AccountId,
    Partition,
}

impl Value {
    /// Calls `visit` for each reference in the value, in order.
    pub fn for_each_reference(&self, visit: &mut impl FnMut(&Reference)) {
        match self {
            Value::Reference(reference) => visit(reference),
            Value::Template(parts) => {
                for part in parts {
                    if let Part::Reference(reference) = part {
                        visit(reference);
                    }
                }
            }
            Value::List(items) => items.iter().for_each(|item| item.for_each_reference(visit)),
            Value::Map(items) => items.iter().for_each(|(_, item)| item.for_each_reference(visit)),
            Value::Block(entries) => entries.iter().for_each(|entry| entry.value.for_each_reference(visit)),
            Value::Blocks(blocks) => {
                blocks.iter().flatten().for_each(|entry| entry.value.for_each_reference(visit));
            }
            Value::Bool(_) | Value::Integer(_) | Value::Decimal(_) | Value::Text(_) | Value::Verbatim(_) => {}
        }
    }

    /// Calls `visit` for each piece of the value that only Terraform supports, in order.
    pub fn for_each_verbatim(&self, visit: &mut impl FnMut(&str)) {
        match self {
            Value::Verbatim(source) => visit(source),
            Value::Template(parts) => {
                for part in parts {
                    if let Part::Verbatim(source) = part {
                        visit(source);
                    }
                }
            }
            Value::List(items) => items.iter().for_each(|item| item.for_each_verbatim(visit)),
            Value::Map(items) => items.iter().for_each(|(_, item)| item.for_each_verbatim(visit)),
            _ => {}
        }
    }

    /// Whether only Terraform supports it.
    pub fn is_verbatim(&self) -> bool {
        match self {
            Value::Verbatim(_) => true,
            Value::Template(parts) => parts.iter().any(|part| matches!(part, Part::Verbatim(_))),
            _ => false,
        }
    }

    /// The text, where it is fully known.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Reference {
    /// Terraform's expression for it.
    pub fn terraform(&self) -> String {
        match self {
            Reference::Resource { kind, name, attribute } => format!("{kind}.{name}.{attribute}"),
            Reference::Variable(name) => format!("var.{name}"),
            Reference::Pseudo(_, path) => path.clone(),
            Reference::External(path) => path.clone(),
        }
    }
}
