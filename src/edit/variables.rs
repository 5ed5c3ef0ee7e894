//! Declarations of variables and parameters: those that a value needs, and those that the document has.

use serde_json::json;

use super::Editor;
use super::labels::mentions;
use super::patch::{begins_line, indent, is_blank_above, line_break, line_start};
use crate::dialects::{self, Member, Node, Notation};
use crate::document::stand_in::{Evaluator, stands_in};
use crate::program::{Variable, VariableKind};
use crate::schema::names::pascal;
use crate::targets::parts;

impl Editor<'_> {
    /// Sees to it that a variable is declared.
    pub fn need(&mut self, file: usize, variable: &Variable) {
        let notation = self.notation(file);
        match notation {
            Some(Notation::Hcl | Notation::TerraformJson) => {
                let declared = self.import.document.variable(&variable.name).is_some();
                if declared || self.missing.iter().any(|(_, other)| other.name == variable.name) {
                    return;
                }
                if self.after.variable(&variable.name).is_some() {
                    return self.missing.push((file, variable.clone()));
                }
                // Somewhere else, where something here refers to it already.
                let name = format!("var.{}", variable.name);
                if (0..self.files.len()).any(|it| mentions(self.text(it), &name).next().is_some()) {
                    return;
                }
                if self.import.document.variables().next().is_some() {
                    return self.missing.push((file, variable.clone()));
                }
                let path = format!("variable.{}", variable.name);
                if !self.notes.iter().any(|it| it.argument == path) {
                    self.note_whole(&path, &format!("No file declares {name}."));
                }
            }
            Some(Notation::CloudFormation) => {
                let names = &self.names[file];
                if names.variables.contains_key(&variable.name) || names.expressions.contains_key(&variable.name) {
                    return;
                }
                let words: String =
                    variable.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
                let wanted = match pascal(&words) {
                    name if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) => "Parameter".to_owned(),
                    name => name,
                };
                let name = self.free_name(file, &wanted);
                self.names[file].variables.insert(variable.name.clone(), name);
                self.missing.push((file, variable.clone()));
            }
            _ => {}
        }
    }

    /// Forgets what was needed since there were so many.
    pub fn forget_needs(&mut self, count: usize) {
        for (file, variable) in self.missing.drain(count..) {
            self.names[file].variables.remove(&variable.name);
        }
    }

    /// Variables that the document declares, and those that it declares otherwise.
    pub fn variables(&mut self) {
        let before = &self.import.document;
        let after = self.after;
        let terraform = |editor: &Self| {
            (0..editor.files.len())
                .find(|it| matches!(editor.notation(*it), Some(Notation::Hcl | Notation::TerraformJson)))
        };
        let declared = self.import.blocks.iter().rev().find(|it| it.kind == "variable");
        let file = declared
            .map(|it| it.file)
            .filter(|it| matches!(self.notation(*it), Some(Notation::Hcl | Notation::TerraformJson)));
        let file = file.or_else(|| terraform(self));
        for (name, declaration) in after.variables() {
            match before.variable(name) {
                None => {
                    let known = self.missing.iter().any(|(_, it)| it.name == name);
                    let variable = Variable {
                        name: name.to_owned(),
                        kind: VariableKind::Any,
                        declaration: Some(declaration.clone()),
                        stands_for: None,
                    };
                    // It represents an expression of another tool's file, which may have gone with its last use.
                    let is_foreign = stands_in(declaration).is_some_and(|(by, _)| by != Evaluator::Terraform);
                    match file {
                        _ if known || is_foreign => {}
                        Some(file) => self.missing.push((file, variable)),
                        None => self.note_whole(
                            &format!("variable.{name}"),
                            "The file will declare it when something in it refers to it.",
                        ),
                    }
                }
                Some(old) if old != declaration => {
                    self.note_whole(
                        &format!("variable.{name}"),
                        "Declarations of variables can't be changed in place.",
                    );
                }
                Some(_) => {}
            }
        }
        for (name, _) in before.variables() {
            if after.variable(name).is_none() {
                self.note_whole(&format!("variable.{name}"), "Kept the declaration: something else may refer to it.");
            }
        }
    }

    /// Declares what is missing.
    pub fn declare(&mut self) {
        let mut parameters: Vec<(usize, Vec<Variable>)> = Vec::new();
        for (file, variable) in std::mem::take(&mut self.missing) {
            let blocks = self.import.blocks.iter().rev().filter(|it| it.kind == "variable");
            match self.notation(file) {
                Some(Notation::Hcl) => {
                    // Where the others are, in whichever file.
                    let last = blocks.clone().find(|it| self.notation(it.file) == Some(Notation::Hcl));
                    let target = last.map_or(file, |it| it.file);
                    self.add_block(target, last.map(|it| it.block.clone()), &parts::hcl_variable(&variable));
                }
                Some(Notation::TerraformJson) => {
                    let last = blocks.clone().find(|it| it.file == file).map(|it| it.block.clone());
                    let body = variable.declaration.clone().unwrap_or_else(|| json!({ "type": "string" }));
                    let node = dialects::plain(&body);
                    match last {
                        Some(last) => {
                            if let Err(message) = self.add_member(file, &last, &variable.name, &node, None) {
                                self.note_whole(&format!("variable.{}", variable.name), &message);
                            }
                        }
                        None => {
                            self.add_section(file, "variable", &Node::Map(vec![Member::new(&*variable.name, node)]))
                        }
                    }
                }
                _ => match parameters.iter_mut().find(|(other, _)| *other == file) {
                    Some((_, variables)) => variables.push(variable),
                    None => parameters.push((file, vec![variable])),
                },
            }
        }
        for (file, variables) in parameters {
            self.declare_parameters(file, &variables);
        }
    }

    fn declare_parameters(&mut self, file: usize, variables: &[Variable]) {
        let named = variables.iter().filter_map(|variable| {
            let name = self.names[file].variables.get(&variable.name).cloned()?;
            let members =
                parts::parameter(variable).into_iter().map(|(key, json)| Member::new(key, dialects::plain(&json)));
            Some(Member::new(name, Node::Map(members.collect())))
        });
        let named: Vec<Member> = named.collect();
        let last = self.import.blocks.iter().rev().find(|it| it.kind == "variable" && it.file == file);
        let root = self.import.blocks.iter().find(|it| it.kind == "root" && it.file == file);
        let sections = root.and_then(|it| it.body.as_ref());
        let section = |name: &str| sections.and_then(|it| it.members.iter().find(|it| it.key.as_deref() == Some(name)));
        let message = match (last.map(|it| it.block.clone()), section("Resources").map(|it| it.span.clone())) {
            (Some(last), _) => named.iter().find_map(|it| self.add_member(file, &last, &it.key, &it.value, None).err()),
            // A section of its own, before the resources.
            (None, Some(resources)) if section("Parameters").is_none() => {
                let text = self.text(file);
                let newline = line_break(text);
                let margin = indent(text, resources.start);
                let own_line = begins_line(text, resources.start);
                let style = self.plain_style(file, own_line);
                let new = style.member("Parameters", &Node::Map(named));
                let new = new.replace('\n', &format!("{newline}{margin}"));
                let new = match (self.is_yaml(file), own_line) {
                    (true, true) => {
                        let start = line_start(text, resources.start);
                        let above = is_blank_above(text, start);
                        format!("{new}{newline}{}{margin}", if above { newline } else { "" })
                    }
                    (_, true) => format!("{new},{newline}{margin}"),
                    (_, false) => format!("{new}, "),
                };
                self.patches[file].insert(resources.start, new);
                None
            }
            _ => Some("The template has no place for another parameter.".to_owned()),
        };
        for variable in variables.iter().filter(|_| message.is_some()) {
            self.note_whole(&format!("variable.{}", variable.name), message.as_deref().unwrap_or_default());
        }
    }
}
