//! Types as declarations of variables write them, with the defaults of optional attributes.

use std::collections::BTreeMap;

use hcl_edit::expr::{Expression, FuncCall, ObjectKey};

use super::expression::{Evaluator, Fault, refused};
use super::types::{Attributes, Type};
use super::value::{Data, Value};

/// What a variable's value becomes: converted to a type, with what it lacks filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    pub kind: Type,
    defaults: Defaults,
}

/// What optional attributes are where a value lacks them, by where they are in the type.
#[derive(Debug, Clone, PartialEq, Default)]
struct Defaults {
    values: BTreeMap<String, Value>,
    attributes: BTreeMap<String, Defaults>,
    /// Of every element.
    element: Option<Box<Defaults>>,
    /// Of the elements of a tuple, by their places.
    places: BTreeMap<usize, Defaults>,
}

impl Declared {
    /// Any value as it is.
    pub fn any() -> Self {
        Declared { kind: Type::Dynamic, defaults: Defaults::default() }
    }

    /// Reads a type: `list(string)`, `object({ name = string, ttl = optional(number, 5) })`; also the texts of old:
    /// `"list"`, `"map"`.
    ///
    /// # Errors
    /// Where it isn't a type.
    pub fn parse(source: &str, evaluator: &mut Evaluator) -> Result<Self, Fault> {
        let source = source.trim();
        let source = source.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(source);
        match source {
            "list" => return Ok(Declared { kind: Type::list(Type::Dynamic), defaults: Defaults::default() }),
            "map" => return Ok(Declared { kind: Type::map(Type::Dynamic), defaults: Defaults::default() }),
            _ => {}
        }
        if !crate::document::text::is_shallow(source) {
            return Err(refused("The type is nested too deeply."));
        }
        let expression: Expression = source.parse().map_err(|_| refused("Not a type."))?;
        let mut defaults = Defaults::default();
        let kind = read(&expression, &mut defaults, evaluator)?;
        Ok(Declared { kind, defaults })
    }

    /// The value with what it lacks, in the type.
    ///
    /// # Errors
    /// What is wrong, in Terraform's words.
    pub fn apply(&self, value: Value) -> Result<Value, String> {
        let filled = self.defaults.fill(value);
        let converted = filled.convert(&self.kind)?;
        Ok(converted)
    }
}

impl Defaults {
    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.attributes.is_empty() && self.element.is_none() && self.places.is_empty()
    }

    fn fill(&self, value: Value) -> Value {
        if self.is_empty() || value.is_null() || !value.is_known() {
            return value;
        }
        let sensitive = value.sensitive;
        let kind = value.kind.clone();
        let filled = match value.data {
            Data::Members(mut members) if matches!(kind, Type::Object(_)) || self.element.is_none() => {
                for (name, default) in &self.values {
                    let lacks = members.get(name).is_none_or(Value::is_null);
                    if lacks {
                        members.insert(name.clone(), default.clone());
                    }
                }
                let each = |(name, it): (String, Value)| match self.attributes.get(&name).or(self.element.as_deref()) {
                    Some(defaults) => (name, defaults.fill(it)),
                    None => (name, it),
                };
                Value::object(members.into_iter().map(each).collect())
            }
            Data::Members(members) => {
                let fill = |it: Value| self.element.as_ref().map_or(it.clone(), |defaults| defaults.fill(it));
                Value::object(members.into_iter().map(|(name, it)| (name, fill(it))).collect())
            }
            Data::Items(items) => {
                let each = |(at, it): (usize, Value)| match self.places.get(&at).or(self.element.as_deref()) {
                    Some(defaults) => defaults.fill(it),
                    None => it,
                };
                Value::tuple(items.into_iter().enumerate().map(each).collect())
            }
            data => Value::new(kind, data),
        };
        filled.marked(sensitive)
    }
}

fn read(expression: &Expression, defaults: &mut Defaults, evaluator: &mut Evaluator) -> Result<Type, Fault> {
    let wrong = || {
        refused("Not a type: string, number, bool, any, list(...), set(...), map(...), object({...}), or tuple([...]).")
    };
    match expression {
        Expression::Variable(name) => Ok(match name.as_str() {
            "string" => Type::String,
            "number" => Type::Number,
            "bool" => Type::Bool,
            "any" => Type::Dynamic,
            _ => return Err(wrong()),
        }),
        Expression::FuncCall(call) => {
            let only = only_argument(call).ok_or_else(wrong)?;
            let mut inner = Defaults::default();
            let kind = match call.name.name.as_str() {
                "list" => Type::list(read(only, &mut inner, evaluator)?),
                "set" => Type::set(read(only, &mut inner, evaluator)?),
                "map" => Type::map(read(only, &mut inner, evaluator)?),
                "tuple" => {
                    let Expression::Array(items) = only else { return Err(wrong()) };
                    let mut types = Vec::new();
                    for (at, item) in items.iter().enumerate() {
                        let mut inner = Defaults::default();
                        types.push(read(item, &mut inner, evaluator)?);
                        if !inner.is_empty() {
                            defaults.places.insert(at, inner);
                        }
                    }
                    return Ok(Type::Tuple(types));
                }
                "object" => return object(only, defaults, evaluator),
                _ => return Err(wrong()),
            };
            if !inner.is_empty() {
                defaults.element = Some(Box::new(inner));
            }
            Ok(kind)
        }
        Expression::Parenthesis(inner) => read(inner.inner(), defaults, evaluator),
        _ => Err(wrong()),
    }
}

fn only_argument(call: &FuncCall) -> Option<&Expression> {
    if call.args.len() == 1 { call.args.iter().next() } else { None }
}

fn object(expression: &Expression, defaults: &mut Defaults, evaluator: &mut Evaluator) -> Result<Type, Fault> {
    let Expression::Object(object) = expression else {
        return Err(refused("object() requires the types of its attributes."));
    };
    let mut attributes = Attributes::default();
    for (key, value) in object.iter() {
        let name = match key {
            ObjectKey::Ident(name) => name.as_str().to_owned(),
            ObjectKey::Expression(Expression::Variable(name)) => name.as_str().to_owned(),
            ObjectKey::Expression(Expression::String(name)) => name.value().clone(),
            ObjectKey::Expression(_) => return Err(refused("An attribute must have a name.")),
        };
        let mut inner = Defaults::default();
        let kind = match value.expr() {
            Expression::FuncCall(call) if call.name.name.as_str() == "optional" => {
                attributes.optional.insert(name.clone());
                let mut arguments = call.args.iter();
                let first = arguments.next().ok_or_else(|| refused("optional() requires a type."))?;
                let kind = read(first, &mut inner, evaluator)?;
                if let Some(default) = arguments.next() {
                    let default = evaluator.evaluate(default)?;
                    let default = inner
                        .fill(default)
                        .convert(&kind)
                        .map_err(|it| refused(format!("Invalid default of \"{name}\": {it}.")))?;
                    defaults.values.insert(name.clone(), default);
                }
                kind
            }
            other => read(other, &mut inner, evaluator)?,
        };
        if !inner.is_empty() {
            defaults.attributes.insert(name.clone(), inner);
        }
        attributes.types.insert(name, kind);
    }
    Ok(Type::Object(attributes))
}
