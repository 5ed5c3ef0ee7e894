//! The type of what a reference gives, as far as the document and the tables say, and whether it fits an argument.
//!
//! What Terraform converts by itself fits: numbers and booleans are strings where one is needed, a set is a list, an
//! object a map; a string may hold a number or a boolean (Terraform 1.11). What isn't known fits everywhere.

use serde_json::Value as Json;

use super::value::{Part, Reference, Value};
use super::{Document, text};
use crate::schema::{Kind, resource_kind};

/// What a value is, as Terraform converts values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    Unknown,
    Text,
    Number,
    Bool,
    /// A list, a set or a tuple.
    List(Box<Type>),
    /// A map or an object.
    Map(Box<Type>),
}

/// How many elements of a local's list or object are looked at.
const MAX_ELEMENTS: usize = 64;

/// How many locals are passed on the way to a type, and how deeply one nests.
const MAX_DEPTH: usize = 16;

impl Type {
    /// The type of values of this kind.
    pub fn of(kind: &Kind) -> Type {
        match kind {
            Kind::Text | Kind::Enum(_) | Kind::Policy => Type::Text,
            Kind::Bool => Type::Bool,
            Kind::Integer => Type::Number,
            Kind::Set(_) | Kind::List => Type::List(Box::new(Type::Text)),
            Kind::Map => Type::Map(Box::new(Type::Text)),
            Kind::Block(_) | Kind::Blocks(_) => Type::List(Box::new(Type::Map(Box::new(Type::Unknown)))),
        }
    }

    /// Reads what a variable declares: `list(string)`.
    pub fn parse(source: &str) -> Type {
        parse(source, 0)
    }

    pub fn is_list(&self) -> bool {
        matches!(self, Type::List(_))
    }

    /// A string, or what becomes one.
    pub fn is_scalar(&self) -> bool {
        !matches!(self, Type::List(_) | Type::Map(_))
    }

    /// Whether Terraform takes it for an argument of this kind.
    pub fn fits(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Type::Unknown, _) | (_, Kind::Block(_) | Kind::Blocks(_)) => true,
            (it, Kind::Text | Kind::Enum(_) | Kind::Policy) => it.is_scalar(),
            (it, Kind::Bool) => matches!(it, Type::Bool | Type::Text),
            (it, Kind::Integer) => matches!(it, Type::Number | Type::Text),
            (Type::List(element), Kind::Set(_) | Kind::List) | (Type::Map(element), Kind::Map) => element.is_scalar(),
            (_, Kind::Set(_) | Kind::List | Kind::Map) => false,
        }
    }

    /// In words, with an article.
    pub fn words(&self) -> &'static str {
        match self {
            Type::Unknown => "a value",
            Type::Text => "a string",
            Type::Number => "a number",
            Type::Bool => "a boolean",
            Type::List(element) if !element.is_scalar() => "a list of lists or objects",
            Type::List(_) => "a list",
            Type::Map(_) => "a map",
        }
    }

    /// What an argument of this kind takes, in words.
    pub fn wanted(kind: &Kind) -> &'static str {
        match kind {
            Kind::Set(_) | Kind::List => "a list of strings",
            Kind::Map => "a map of strings",
            kind => Type::of(kind).words(),
        }
    }
}

fn parse(source: &str, depth: usize) -> Type {
    let source = source.trim();
    let (name, inner) = match source.split_once('(') {
        Some((name, rest)) => match rest.strip_suffix(')') {
            Some(inner) => (name.trim_end(), Some(inner)),
            None => return Type::Unknown,
        },
        None => (source, None),
    };
    let element = |inner: &str| Box::new(if depth < MAX_DEPTH { parse(inner, depth + 1) } else { Type::Unknown });
    match (name, inner) {
        ("string", None) => Type::Text,
        ("number", None) => Type::Number,
        ("bool", None) => Type::Bool,
        ("list", None) => Type::List(Box::new(Type::Unknown)),
        ("map", None) => Type::Map(Box::new(Type::Unknown)),
        ("list" | "set", Some(inner)) => Type::List(element(inner)),
        ("map", Some(inner)) => Type::Map(element(inner)),
        ("optional", Some(inner)) => *element(first(inner)),
        ("tuple", Some(inner)) => Type::List(Box::new(all(&parts(inner, '['), depth))),
        ("object", Some(inner)) => {
            let attributes = parts(inner, '{').into_iter();
            let types: Vec<&str> = attributes.filter_map(|it| Some(it.split_once('=')?.1)).collect();
            Type::Map(Box::new(all(&types, depth)))
        }
        _ => Type::Unknown,
    }
}

/// What the parts of a structure have in common: the first that isn't a scalar.
fn all(types: &[&str], depth: usize) -> Type {
    if depth >= MAX_DEPTH {
        return Type::Unknown;
    }
    common(types.iter().map(|it| parse(it, depth + 1)))
}

fn common(types: impl Iterator<Item = Type>) -> Type {
    let types: Vec<Type> = types.collect();
    let odd = types.iter().find(|it| !it.is_scalar()).or_else(|| types.iter().find(|it| **it == Type::Unknown));
    odd.cloned().unwrap_or(Type::Text)
}

/// The parts of what is in these brackets, at the outermost commas or line ends.
fn parts(inner: &str, open: char) -> Vec<&str> {
    let inner = inner.trim();
    let Some(inner) = inner.strip_prefix(open).and_then(|it| it.strip_suffix([']', '}'])) else { return Vec::new() };
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' | '\n' if depth == 0 => {
                found.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inner[start..]);
    found.retain(|it| !it.trim().is_empty());
    found
}

/// The first part, of several with commas between.
fn first(inner: &str) -> &str {
    let mut depth = 0_usize;
    let end = inner.find(|c: char| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    &inner[..end.unwrap_or(inner.len())]
}

impl Document {
    /// The type of what a reference gives.
    pub fn type_of(&self, reference: &Reference) -> Type {
        self.type_within(reference, 0)
    }

    /// What doesn't fit of a value that isn't a literal, as a sentence without its end: `var.urls is a list, but a
    /// string is needed`. Elements of lists and maps are judged one by one, as [`Kind::Text`].
    pub fn misfit(&self, value: &Value, kind: &Kind) -> Option<String> {
        match value {
            Value::Reference(reference) => {
                let found = self.type_of(reference);
                let wanted = Type::wanted(kind);
                (!found.fits(kind))
                    .then(|| format!("{} is {}, but {wanted} is required", reference.terraform(), found.words()))
            }
            Value::Template(parts) => parts.iter().find_map(|part| {
                let Part::Reference(reference) = part else { return None };
                let found = self.type_of(reference);
                (!found.is_scalar())
                    .then(|| format!("{} is {}, which can't be part of a string", reference.terraform(), found.words()))
            }),
            // A policy is text as a whole, so that everything in it is.
            Value::List(items) if matches!(kind, Kind::Policy) => items.iter().find_map(|it| self.misfit(it, kind)),
            Value::Map(items) if matches!(kind, Kind::Policy) => items.iter().find_map(|(_, it)| self.misfit(it, kind)),
            _ => None,
        }
    }

    fn type_within(&self, reference: &Reference, depth: usize) -> Type {
        match reference {
            Reference::Variable(name) => {
                let declaration = self.variable(name).map(|it| it.get(0).unwrap_or(it));
                let declared = declaration.and_then(|it| it.get("type")).and_then(Json::as_str);
                declared.map_or(Type::Unknown, Type::parse)
            }
            Reference::Pseudo(..) => Type::Text,
            Reference::Resource { kind, name, attribute } => {
                let several = |json: Option<&Json>| json.is_some_and(|json| !json.is_null());
                let copies = match self.resource(kind, name) {
                    Some(body) => several(body.get("count")) || several(body.get("for_each")),
                    None => false,
                };
                let Some(kind) = resource_kind(kind).filter(|_| !copies) else { return Type::Unknown };
                let exported = kind.attributes().iter().find(|it| it.key == attribute).map(|it| Type::of(&it.kind));
                let argument = || kind.argument(attribute).map(|argument| Type::of(&argument.kind));
                exported.or_else(argument).unwrap_or(Type::Unknown)
            }
            Reference::External(path) => {
                let local = path.strip_prefix("local.").and_then(|name| self.rest().get("locals")?.get(name));
                local.map_or(Type::Unknown, |json| self.type_of_json(json, depth + 1))
            }
        }
    }

    /// The type of an expression in Terraform JSON.
    fn type_of_json(&self, json: &Json, depth: usize) -> Type {
        if depth > MAX_DEPTH {
            return Type::Unknown;
        }
        match json {
            Json::Null => Type::Unknown,
            Json::Bool(_) => Type::Bool,
            Json::Number(_) => Type::Number,
            Json::String(source) => match text::parse(source) {
                Ok(Value::Text(_) | Value::Template(_)) => Type::Text,
                Ok(Value::Bool(_)) => Type::Bool,
                Ok(Value::Integer(_)) => Type::Number,
                Ok(Value::Reference(reference)) => self.type_within(&reference, depth),
                _ => Type::Unknown,
            },
            Json::Array(items) => Type::List(Box::new(common(
                items.iter().take(MAX_ELEMENTS).map(|item| self.type_of_json(item, depth + 1)),
            ))),
            Json::Object(items) => Type::Map(Box::new(common(
                items.values().take(MAX_ELEMENTS).map(|item| self.type_of_json(item, depth + 1)),
            ))),
        }
    }
}
