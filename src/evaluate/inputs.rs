//! Values that a user gives to variables: an object, or the text of a `.tfvars` file.

use std::cell::Cell;
use std::collections::BTreeMap;

use hcl_edit::expr::Expression;
use hcl_edit::structure::{Body, Structure};
use serde_json::Value as Json;

use super::expression::{Evaluator, Fault, MAX_STEPS, Scope, refused};
use super::value::Value;
use crate::document::text::only_terraform_reads;
use crate::document::{heredoc, objects};

/// The longest text of a file of variables, in bytes.
const LONGEST: usize = 1 << 20;

/// Given values by the names of their variables. What is added later counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inputs {
    pub values: BTreeMap<String, Value>,
}

/// Nothing to refer to: what is in a file of variables is literal.
struct Literals;

impl Scope for Literals {
    fn lookup(&self, path: &[&str]) -> Result<(Value, usize), Fault> {
        Err(refused(format!("{} can't be used here: values of variables must be literals.", path.join("."))))
    }
}

impl Inputs {
    pub fn none() -> Self {
        Inputs::default()
    }

    /// Values as JSON has them: texts are literal, `${` included.
    ///
    /// # Errors
    /// Where it isn't an object.
    pub fn from_json(json: &Json) -> Result<Self, String> {
        let Json::Object(members) = json else {
            return Err("Values of variables must be an object with their names as keys.".to_owned());
        };
        let values = members.iter().filter(|(name, _)| *name != "//");
        Ok(Inputs { values: values.map(|(name, it)| (name.clone(), Value::from_json(it))).collect() })
    }

    /// The text of a `.tfvars` file, or of one in JSON.
    ///
    /// # Errors
    /// What is wrong in it, and where.
    pub fn from_text(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err("The values of variables are too long.".to_owned());
        }
        let marked = text.starts_with('\u{feff}');
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with('{') {
            if marked {
                return Err("Terraform rejects JSON that starts with a byte order mark. Remove it.".to_owned());
            }
            let json = serde_json::from_str(text).map_err(|error| format!("Invalid JSON: {error}."))?;
            return Self::from_json(&json);
        }
        let deep = text.lines().map(|line| line.matches(['[', '{', '(']).count()).sum::<usize>();
        if deep > 20_000 {
            return Err("The values of variables are nested too deeply.".to_owned());
        }
        let body: Body = objects::parse(&heredoc::quoted(text, false), false).map_err(|error| {
            let place = error.location();
            if let Some(message) = only_terraform_reads(text, error.message()) {
                return format!("Line {}: {message}", place.line());
            }
            format!("Line {}, column {}: {}.", place.line(), place.column(), error.message().trim().replace('\n', "; "))
        })?;
        let mut values = BTreeMap::new();
        for structure in body {
            match structure {
                Structure::Attribute(attribute) => {
                    let name = attribute.key.as_str().to_owned();
                    let value = literal(&attribute.value).map_err(|fault| format!("{name}: {}", fault.message()))?;
                    values.insert(name, value);
                }
                Structure::Block(block) => {
                    return Err(format!("{} is a block; a variables file can't contain blocks.", block.ident.as_str()));
                }
            }
        }
        Ok(Inputs { values })
    }

    /// These values, and those of `other` in their place.
    pub fn and(mut self, other: Inputs) -> Self {
        self.values.extend(other.values);
        self
    }
}

fn literal(expression: &Expression) -> Result<Value, Fault> {
    let steps = Cell::new(MAX_STEPS);
    Evaluator::new(&Literals, &steps).evaluate(expression)
}
