//! What a file calls what the document refers to, for values that are written into it.

use std::collections::HashMap;

use crate::dialects::cloudformation::{self, Literals};
use crate::dialects::{Names, Node, Notation, Write, api, pulumi};
use crate::import::Dictionary;
use crate::schema::Vocabulary;

/// The names of one file.
#[derive(Clone, Copy)]
pub(super) struct FileNames<'a> {
    pub notation: Notation,
    /// Rather than JSON.
    pub yaml: bool,
    pub resources: &'a HashMap<(String, String), String>,
    pub variables: &'a HashMap<String, String>,
    pub expressions: &'a HashMap<String, String>,
}

/// How a function begins that is on one line.
const FUNCTION: &[char] = &['!', '{', '[', '"'];

/// Looks names up in a file's dictionary.
pub(super) fn tables(dictionary: &Dictionary) -> [HashMap<String, String>; 2] {
    [&dictionary.variables, &dictionary.expressions].map(|list| list.iter().cloned().collect())
}

impl<'a> FileNames<'a> {
    /// Writes values into the file.
    pub fn writer(self, vocabulary: Vocabulary) -> Box<dyn Write + 'a> {
        let template = |literals| Box::new(cloudformation::Writer { names: self, literals });
        match self.notation {
            Notation::CloudFormation => template(Literals::Escaped),
            Notation::Serverless => template(Literals::Serverless),
            Notation::Pulumi => Box::new(pulumi::Writer { names: self, vocabulary }),
            Notation::Api | Notation::Hcl | Notation::TerraformJson => Box::new(api::Writer { vocabulary }),
        }
    }

    /// The file's own expression that a variable stands in for.
    fn stand_in(&self, name: &str, source: &str) -> Result<Node, String> {
        match self.notation {
            Notation::Pulumi if source.starts_with("${") => {
                Ok(Node::Interpolated(vec![Err(source[2..].trim_end_matches('}').to_owned())]))
            }
            Notation::Serverless if source.starts_with("${") => Ok(Node::Text(source.to_owned())),
            // A dynamic reference is text.
            _ if source.contains("{{resolve:") && (source.starts_with("{{") || !source.starts_with(FUNCTION)) => {
                Ok(Node::Text(source.to_owned()))
            }
            _ if self.yaml && !source.starts_with(FUNCTION) => {
                Err(format!("var.{name} replaces an expression that needs its own lines, which can't be rewritten."))
            }
            _ if source.contains('\n') => Err(format!(
                "var.{name} replaces an expression on several lines of the file, which can't be rewritten."
            )),
            _ => Ok(Node::Source(source.to_owned())),
        }
    }
}

impl Names for FileNames<'_> {
    fn resource(&self, kind: &str, label: &str) -> Result<String, String> {
        let found = self.resources.get(&(kind.to_owned(), label.to_owned())).cloned();
        found.ok_or_else(|| format!("The file doesn't declare {kind}.{label}."))
    }

    fn variable(&self, name: &str) -> Result<Node, String> {
        if let Some(source) = self.expressions.get(name) {
            return self.stand_in(name, source);
        }
        let found = self.variables.get(name).ok_or_else(|| format!("The file has no equivalent of {name}."))?;
        Ok(match self.notation {
            Notation::Pulumi => Node::Interpolated(vec![Err(found.clone())]),
            _ => cloudformation::refer(found),
        })
    }
}
