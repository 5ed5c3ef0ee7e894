//! Regular expressions.

use std::collections::BTreeMap;

use super::super::patterns::{Failure, Match, Pattern};
use super::super::types::Type;
use super::super::value::Value;
use super::{BEYOND, Function, Gives, Run, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("regex", &[text("pattern"), text("string")], Gives::By(found_type), Run::Plain(regex)),
    Function::new(
        "regexall",
        &[text("pattern"), text("string")],
        Gives::By(|it| Ok(Type::list(found_type(it)?))),
        Run::Typed(regexall),
    ),
    Function::new("replace", &[text("str"), text("substr"), text("replace")], Gives::Text, Run::Plain(replace)),
];

impl From<Failure> for String {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Invalid(why) => format!("invalid regexp pattern: {why}"),
            Failure::Beyond => BEYOND.to_owned(),
        }
    }
}

/// A text without groups, a tuple with unnamed ones, an object with named ones.
fn found_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_known() {
        return Ok(Type::Dynamic);
    }
    let pattern = Pattern::new(string(arguments, 0))?;
    let names: Vec<Option<&str>> = pattern.names().iter().map(Option::as_deref).collect();
    if names.is_empty() {
        return Ok(Type::String);
    }
    let named: Vec<&str> = names.iter().copied().flatten().collect();
    if named.is_empty() {
        return Ok(Type::Tuple(names.iter().map(|_| Type::String).collect()));
    }
    if named.len() != names.len() {
        return Err("invalid regexp pattern: cannot mix both named and unnamed capture groups".to_owned());
    }
    Ok(Type::object(named.into_iter().map(|it| (it.to_owned(), Type::String)).collect()))
}

fn found(pattern: &Pattern, text: &str, found: &Match) -> Value {
    let group = |at: usize| match found.group(at) {
        Some((start, end)) => Value::text(&text[start..end]),
        None => Value::null(Type::String),
    };
    let names = pattern.names();
    if names.is_empty() {
        return group(0);
    }
    let groups = (1..=names.len()).map(group);
    if names.iter().all(Option::is_none) {
        return Value::tuple(groups.collect());
    }
    let members: BTreeMap<String, Value> =
        names.iter().zip(groups).filter_map(|(name, value)| Some((name.clone()?, value))).collect();
    Value::object(members)
}

fn regex(arguments: &[Value]) -> Result<Value, String> {
    let (pattern, text) = (Pattern::new(string(arguments, 0))?, string(arguments, 1));
    match pattern.find(text, 0)? {
        Some(it) => Ok(found(&pattern, text, &it)),
        None => Err("pattern did not match any part of the given string".to_owned()),
    }
}

fn regexall(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let (pattern, text) = (Pattern::new(string(arguments, 0))?, string(arguments, 1));
    let all = pattern.find_all(text)?.iter().map(|it| found(&pattern, text, it)).collect();
    Ok(Value::list(kind.element().cloned().unwrap_or(Type::String), all))
}

/// The longest text that comes of a replacement.
const LONGEST: usize = 4 << 20;

fn replace(arguments: &[Value]) -> Result<Value, String> {
    let (text, from, to) = (string(arguments, 0), string(arguments, 1), string(arguments, 2));
    let too_long = || Err(BEYOND.to_owned());
    if from.len() > 1 && from.starts_with('/') && from.ends_with('/') {
        let pattern = Pattern::new(&from[1..from.len() - 1])?;
        return Ok(Value::text(pattern.replace_all(text, to, LONGEST)?));
    }
    let times = if from.is_empty() { text.chars().count() + 1 } else { text.matches(from).count() };
    if times.saturating_mul(to.len()).saturating_add(text.len()) > LONGEST {
        return too_long();
    }
    Ok(Value::text(text.replace(from, to)))
}
