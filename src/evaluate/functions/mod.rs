//! Terraform's functions: a table of what each takes and gives, and how a call goes. What a function computes, the
//! modules below know.
//!
//! Source of what each does: Terraform 1.11, tried with `terraform console`. What depends on the machine or the moment
//! (`file`, `timestamp`, `uuid`) is in the table too, and its value is unknown.

mod collections;
mod conversion;
mod dates;
mod encoding;
mod format;
mod hashes;
mod network;
mod numbers;
mod patterns;
mod strings;
mod yaml;
mod yamldecode;

use super::expression::{Evaluator, Fault, Outcome, refused};
use super::types::Type;
use super::value::{Data, Value};

/// What a function takes at a place.
#[derive(Clone, Copy)]
pub struct Parameter {
    pub name: &'static str,
    pub kind: Wanted,
    pub null: bool,
    /// Whether the function itself looks at an unknown value; otherwise its result is unknown.
    pub unknown: bool,
    /// Whether it also looks at one whose type is unknown.
    pub dynamic: bool,
    /// Whether it minds what is sensitive itself; otherwise the whole result is.
    pub marked: bool,
}

/// The type that an argument is converted to.
#[derive(Clone, Copy)]
pub enum Wanted {
    Any,
    Number,
    Text,
    AnyList,
    AnySet,
    Bools,
    Texts,
    TextsByName,
}

impl Wanted {
    fn kind(self) -> Type {
        match self {
            Wanted::Any => Type::Dynamic,
            Wanted::Number => Type::Number,
            Wanted::Text => Type::String,
            Wanted::AnyList => Type::list(Type::Dynamic),
            Wanted::AnySet => Type::set(Type::Dynamic),
            Wanted::Bools => Type::list(Type::Bool),
            Wanted::Texts => Type::list(Type::String),
            Wanted::TextsByName => Type::map(Type::list(Type::String)),
        }
    }
}

/// A parameter of a type that takes known values only.
pub(super) const fn of(name: &'static str, kind: Wanted) -> Parameter {
    Parameter { name, kind, null: false, unknown: false, dynamic: false, marked: false }
}

pub(super) const fn text(name: &'static str) -> Parameter {
    of(name, Wanted::Text)
}

pub(super) const fn number(name: &'static str) -> Parameter {
    of(name, Wanted::Number)
}

pub(super) const fn any(name: &'static str) -> Parameter {
    of(name, Wanted::Any)
}

impl Parameter {
    pub const fn or_null(mut self) -> Self {
        self.null = true;
        self
    }

    pub const fn or_unknown(mut self) -> Self {
        self.unknown = true;
        self
    }

    pub const fn or_dynamic(mut self) -> Self {
        self.dynamic = true;
        self
    }

    pub const fn with_marks(mut self) -> Self {
        self.marked = true;
        self
    }
}

/// What a function gives, before it is computed.
#[derive(Clone, Copy)]
pub enum Gives {
    Bool,
    Number,
    Text,
    Texts,
    /// Of a type that the arguments decide.
    By(fn(&[Value]) -> Result<Type, String>),
}

/// A function of Terraform's.
pub struct Function {
    pub name: &'static str,
    pub parameters: &'static [Parameter],
    /// What any more arguments are.
    pub rest: Option<Parameter>,
    pub gives: Gives,
    /// Whether its result may be null.
    pub maybe_null: bool,
    pub run: Run,
}

/// How it is computed.
#[derive(Clone, Copy)]
pub enum Run {
    Plain(fn(&[Value]) -> Result<Value, String>),
    /// With the type that it gives.
    Typed(fn(&[Value], &Type) -> Result<Value, String>),
    /// Another value each time, or another on each machine.
    Impure,
}

impl Function {
    pub(super) const fn new(name: &'static str, parameters: &'static [Parameter], gives: Gives, run: Run) -> Self {
        Function { name, parameters, rest: None, gives, maybe_null: false, run }
    }

    pub(super) const fn and_more(mut self, rest: Parameter) -> Self {
        self.rest = Some(rest);
        self
    }

    pub(super) const fn or_null(mut self) -> Self {
        self.maybe_null = true;
        self
    }
}

static TABLES: &[&[Function]] = &[
    collections::FUNCTIONS,
    conversion::FUNCTIONS,
    dates::FUNCTIONS,
    encoding::FUNCTIONS,
    format::FUNCTIONS,
    hashes::FUNCTIONS,
    network::FUNCTIONS,
    numbers::FUNCTIONS,
    patterns::FUNCTIONS,
    strings::FUNCTIONS,
    yaml::FUNCTIONS,
];

/// The names of all functions, `can` and `try` included, which are no ordinary ones.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|it| it.iter()).map(|it| it.name).chain(["can", "try"])
}

fn find(name: &str) -> Option<&'static Function> {
    TABLES.iter().flat_map(|it| it.iter()).find(|it| it.name == name)
}

/// Whether Terraform has a function of that name.
pub fn exists(name: &str) -> bool {
    matches!(name, "can" | "try") || find(name).is_some()
}

/// Whether its value depends on the machine or the moment.
pub fn is_impure(name: &str) -> bool {
    find(name).is_some_and(|it| matches!(it.run, Run::Impure))
}

/// Calls a function with evaluated arguments.
pub fn call(evaluator: &mut Evaluator, name: &str, arguments: Vec<Value>) -> Outcome {
    let Some(function) = find(name) else { return Err(refused(format!("There is no function named \"{name}\"."))) };
    if arguments.len() < function.parameters.len() {
        return Err(refused(format!("Not enough arguments to function \"{name}\".")));
    }
    if arguments.len() > function.parameters.len() && function.rest.is_none() {
        return Err(refused(format!("Too many arguments to function \"{name}\".")));
    }
    let (mut sensitive, mut unknown, mut dynamic) = (false, false, false);
    let mut taken = Vec::with_capacity(arguments.len());
    for (index, argument) in arguments.into_iter().enumerate() {
        let Some(parameter) = function.parameters.get(index).or(function.rest.as_ref()) else { continue };
        let wrong = |it: String| refused(format!("Invalid value for \"{}\" parameter: {it}.", parameter.name));
        let value = argument.convert(&parameter.kind.kind()).map_err(wrong)?;
        if value.is_null() && !parameter.null {
            return Err(wrong("argument must not be null".to_owned()));
        }
        evaluator.spend(value.weight())?;
        let value = if parameter.marked {
            value
        } else {
            sensitive |= value.is_sensitive_within();
            value.revealed()
        };
        if value.kind == Type::Dynamic && !parameter.dynamic {
            dynamic = true;
            if value.is_null() {
                evaluator.because(format!("A null without a type makes the result of {name} unknown."));
            }
        }
        unknown |= !value.is_known() && !parameter.unknown;
        taken.push(value);
    }
    if dynamic && !matches!(function.gives, Gives::Bool | Gives::Number | Gives::Text | Gives::Texts) {
        return Ok(Value::dynamic().marked(sensitive));
    }
    let given = |it: String| match it == BEYOND {
        true => Fault::Ours(format!("Only Terraform computes this call of {name}: {BEYOND}.")),
        false => refused(format!("Call to function \"{name}\" failed: {it}.")),
    };
    let kind = match function.gives {
        Gives::Bool => Type::Bool,
        Gives::Number => Type::Number,
        Gives::Text => Type::String,
        Gives::Texts => Type::list(Type::String),
        Gives::By(of) => of(&taken).map_err(given)?,
    };
    let later = |kind: Type| if function.maybe_null { Value::unknown(kind) } else { Value::pending(kind) };
    if matches!(function.run, Run::Impure) {
        evaluator.because(format!("Only Terraform computes {name}."));
    }
    if unknown || dynamic || matches!(function.run, Run::Impure) {
        return Ok(later(kind).marked(sensitive));
    }
    let value = match function.run {
        Run::Plain(run) => run(&taken).map_err(given)?,
        Run::Typed(run) => run(&taken, &kind).map_err(given)?,
        Run::Impure => later(kind),
    };
    evaluator.spend(value.weight())?;
    let value = match value.data {
        Data::Unknown { not_null: false } if !function.maybe_null => Value::pending(value.kind).marked(value.sensitive),
        _ => value,
    };
    Ok(value.marked(sensitive))
}

// What the modules below share

/// What a function fails with that Terraform computes, and this program doesn't.
pub(super) const BEYOND: &str = "it takes more steps than the builder computes";

/// The whole number at an index of the arguments.
pub(super) fn whole(arguments: &[Value], index: usize) -> Result<i64, String> {
    let number = arguments.get(index).and_then(Value::as_number).ok_or("a number is required")?;
    if number.to_integer().is_none() {
        return Err("a whole number is required".to_owned());
    }
    number.to_i64().ok_or_else(|| "the number is too large".to_owned())
}

/// The text at an index of the arguments.
pub(super) fn string(arguments: &[Value], index: usize) -> &str {
    arguments.get(index).and_then(Value::as_text).unwrap_or_default()
}
