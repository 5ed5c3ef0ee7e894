//! Parameters of a template, as variables.

use serde_json::{Map, Value as Json, json};

use super::super::collect::{Collector, origin};
use super::super::names;
use super::super::tree::{NodeId, Tree};
use super::functions::boolean;
use super::{Target, Template};
use crate::document::notes::NamedBy;
use crate::document::stand_in::{Evaluator, described};
use crate::document::text::parse_expression;
use crate::document::{Reference, Value};

impl<'t> Template<'t> {
    pub(super) fn parameter(&mut self, collector: &mut Collector, tree: &'t Tree, key: NodeId, node: NodeId) {
        let Some(name) = tree.text(key) else { return };
        // CDK's own bookkeeping.
        if name == "BootstrapVersion" {
            return;
        }
        let field = |key: &str| tree.get(node, key).and_then(|it| tree.text(it));
        let description = field("Description").unwrap_or_default();
        if let Some((Evaluator::Terraform, path)) = described(description)
            && let Ok(Value::Reference(reference @ (Reference::External(_) | Reference::Resource { .. }))) =
                parse_expression(path)
        {
            // The type is that of the argument that refers to it.
            let written = |it: &NodeId| matches!(tree.text(*it), Some("String" | "Number" | "CommaDelimitedList"));
            tree.enter(node);
            tree.get(node, "Description").into_iter().for_each(|it| tree.take(it));
            tree.get(node, "Type").filter(written).into_iter().for_each(|it| tree.take(it));
            self.targets.insert(name.to_owned(), Target::Parameter(reference.terraform()));
            return;
        }
        tree.enter(node);
        let took = |key: &str| tree.get(node, key).into_iter().for_each(|it| tree.take(it));
        let variable = collector.free_variable(&names::snake(name));
        let kind = field("Type").unwrap_or("String");
        let read = |it: NodeId| tree.other_text(it).or_else(|| tree.text(it).map(str::to_owned));
        let allowed: Vec<String> = tree
            .get(node, "AllowedValues")
            .map(|it| tree.items(it).iter().filter_map(|item| read(*item)).collect())
            .unwrap_or_default();
        let is_bool = !allowed.is_empty() && allowed.iter().all(|it| boolean(it).is_some());
        let list = kind == "CommaDelimitedList" || kind.starts_with("List<") && !kind.contains("Number");
        let type_name = match kind {
            "Number" => "number",
            "List<Number>" => "list(number)",
            _ if list => "list(string)",
            _ if is_bool => "bool",
            _ => "string",
        };
        let mut declaration = Map::new();
        declaration.insert("type".to_owned(), json!(type_name));
        if matches!(kind, "String" | "Number" | "CommaDelimitedList" | "List<Number>") {
            took("Type");
        }
        if is_bool {
            took("AllowedValues");
        }
        took("Description");
        if !description.is_empty() {
            declaration.insert("description".to_owned(), json!(description));
        }
        if kind.contains("SSM::Parameter") {
            let message = format!(
                "The value of {name} comes from Systems Manager at deployment, so the variable has no default."
            );
            collector.info(self.file, tree.span(key).start, message);
        } else if let Some(default) = tree.get(node, "Default") {
            if let Some(other) = tree.other_text(default).filter(|_| match type_name {
                "string" => true,
                "number" => tree.text(default).is_some_and(|it| tree.rules.surprise(it).is_some()),
                _ => false,
            }) {
                collector.other_value(self.file, tree, default, &other);
            }
            tree.take(default);
            let hidden = field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true"));
            let text = read(default).unwrap_or_default();
            let text = text.as_str();
            if hidden && !text.is_empty() {
                collector.secret(self.file, tree.span(default).start, text);
            } else {
                let json = match type_name {
                    "number" => serde_json::from_str(text).ok().filter(Json::is_number).unwrap_or_else(|| json!(text)),
                    "bool" => json!(boolean(text) == Some(true)),
                    "list(string)" | "list(number)" if text.is_empty() => json!([]),
                    "list(string)" => json!(text.split(',').map(str::trim).collect::<Vec<_>>()),
                    "list(number)" => {
                        json!(text.split(',').filter_map(|it| it.trim().parse::<i64>().ok()).collect::<Vec<_>>())
                    }
                    _ => json!(text),
                };
                declaration.insert("default".to_owned(), json.clone());
                collector.known_default(format!("var.{variable}"), json);
            }
        }
        if field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true") || it.eq_ignore_ascii_case("false")) {
            took("NoEcho");
        }
        if field("NoEcho").is_some_and(|it| it.eq_ignore_ascii_case("true")) {
            declaration.insert("sensitive".to_owned(), json!(true));
        }
        for (key, _) in tree.members(node) {
            let known: &[&str] = &["Type", "Default", "Description", "NoEcho"];
            let text = tree.text(key).unwrap_or_default();
            if !known.contains(&text) && !(text == "AllowedValues" && is_bool) {
                let message = format!("Skipped {text} of parameter {name}. It stays in your file.");
                collector.info(self.file, tree.span(key).start, message);
            }
        }
        let span = tree.span(key).start..tree.span(node).end;
        collector.blocks.push(origin(self.file, &variable, "variable", span, None));
        collector.declare(&["variable", &variable], Json::Object(declaration));
        let address = format!("var.{variable}");
        if crate::schema::names::parameter_name(&variable) != name {
            collector.keep_name(NamedBy::CloudFormation, &address, name);
        }
        self.targets.insert(name.to_owned(), Target::Parameter(address));
        self.dictionary.variables.push((variable, name.to_owned()));
    }
}
