//! Functions of a template: what is a reference becomes Terraform's; what would have to be evaluated becomes a variable.

use serde_json::{Value as Json, json};

use super::super::Severity;
use super::super::collect::Collector;
use super::super::names;
use super::super::properties::{Dialect, Wanted};
use super::super::tree::{Data, NodeId, Tree};
use super::loops::is_loop;
use super::{Target, Template};
use crate::dialects::cloudformation;
use crate::dialects::serverless::{Piece, closing, fault, scan};
use crate::dialects::template;
use crate::document::stand_in::Evaluator;
use crate::document::text::write;
use crate::document::{Part, Pseudo, Reference, shorten};
use crate::schema::{Kind, USER_POOL_CLIENT, Vocabulary};

impl Template<'_> {
    /// Something that isn't evaluated, as the reference to a variable that represents it.
    pub(super) fn stand_in(
        &mut self,
        collector: &mut Collector,
        source: &str,
        name: &str,
        at: usize,
        wanted: Wanted,
    ) -> String {
        let raw = source.to_owned();
        let source: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let pseudo = pseudo_parameter(&source).map(|it| format!("!Ref {it}"));
        let evaluator = match self.serverless && pseudo.is_none() {
            true => Evaluator::Serverless,
            false => Evaluator::CloudFormation,
        };
        let source = pseudo.unwrap_or(source);
        let type_name = match wanted.kind {
            Kind::Bool => "bool",
            Kind::Integer => "number",
            Kind::Set(_) | Kind::List => "list(string)",
            _ => "string",
        };
        let key = format!("{type_name} {} {source}", self.bindings.describe());
        if let Some(variable) = self.stand_ins.get(&key) {
            return variable.clone();
        }
        let wanted_name = match name {
            // One of several is called by the singular.
            "" if type_name == "string" => wanted.argument.strip_suffix('s').unwrap_or(wanted.argument).to_owned(),
            "" => wanted.argument.to_owned(),
            name => name.replace('-', "_"),
        };
        let variable = collector.free_variable(&wanted_name);
        let mut short: String = source.chars().take(300).collect();
        if !self.bindings.is_empty() {
            short.push_str(&format!(" with {}", self.bindings.describe()));
        }
        let mut declaration = json!({ "type": type_name, "description": evaluator.describe(&short) });
        // What comes from a store of secrets is one wherever it is written next.
        if ["{{resolve:secretsmanager:", "{{resolve:ssm-secure:"].iter().any(|it| source.contains(it)) {
            declaration["sensitive"] = json!(true);
        }
        collector.declare(&["variable", &variable], declaration);
        self.dictionary.expressions.push((variable.clone(), raw.clone()));
        let message = format!(
            "{} of {} uses {}, which isn't evaluated. var.{variable} replaces it.",
            wanted.argument,
            wanted.resource,
            shorten(&source)
        );
        let end = if collector.text(self.file)[at..].starts_with(&raw) { at + raw.len() } else { at };
        collector.unread(Severity::Info, self.file, at..end, message);
        self.stand_ins.insert(key, variable.clone());
        variable
    }

    /// `Ref` of a name, as a Terraform expression; `None` for what the document doesn't have.
    fn reference(&self, collector: &mut Collector, name: &str) -> Option<String> {
        if let Some(pseudo) = cloudformation::pseudo(name) {
            let (source, attribute) = match pseudo {
                Pseudo::Region => ("aws_region", "region"),
                Pseudo::AccountId => ("aws_caller_identity", "account_id"),
                Pseudo::Partition => ("aws_partition", "partition"),
            };
            collector.declare(&["data", source, "current"], json!({}));
            return Some(format!("data.{source}.current.{attribute}"));
        }
        match self.targets.get(name)? {
            Target::Parameter(expression) => Some(expression.clone()),
            Target::Resource(kind, label) => {
                Some(format!("{}.{label}.{}", kind.terraform, cloudformation::attribute(kind, None)?))
            }
        }
    }

    fn attribute(&self, name: &str, attribute: &str) -> Option<String> {
        let Target::Resource(kind, label) = self.targets.get(name)? else { return None };
        Some(format!("{}.{label}.{}", kind.terraform, cloudformation::attribute(kind, Some(attribute))?))
    }

    /// A name that something refers to. The short form of a function has its tag on the argument: `of` is that node.
    pub(super) fn name_of(&self, tree: &Tree, node: NodeId, of: NodeId) -> Option<String> {
        let inner = if node == of { long_function(tree, node) } else { function(tree, node) };
        let text = tree.text(inner.as_ref().map_or(node, |it| it.argument))?;
        match inner.as_ref().map(|it| it.name.as_str()) {
            None => Some(text.to_owned()),
            // Loops put names together.
            Some("Fn::Sub") => Some(self.bindings.replace(text)).filter(|it| !it.contains("${")),
            Some("Ref") => self.bindings.get(text).map(str::to_owned),
            Some(_) => None,
        }
    }

    /// A node as the parts of a text; `None` where only an evaluation could tell.
    fn parts(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Vec<Part>> {
        self.depth += 1;
        let parts = if self.depth > 20 { None } else { self.parts_at(collector, tree, node, wanted) };
        self.depth -= 1;
        parts
    }

    fn parts_at(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Vec<Part>> {
        let Some(function) = function(tree, node) else {
            let text = match tree.other_text(node) {
                Some(other) => {
                    collector.other_value(self.file, tree, node, &other);
                    other
                }
                None => tree.text(node)?.to_owned(),
            };
            return Some(self.text_parts(collector, tree, node, &text, wanted));
        };
        let argument = function.argument;
        match function.name.as_str() {
            "Ref" => {
                let name = self.name_of(tree, argument, node)?;
                if let Some(value) = self.bindings.get(&name) {
                    return Some(vec![Part::Literal(value.to_owned())]);
                }
                Some(vec![Part::expression(&self.reference(collector, &name)?)])
            }
            "Fn::GetAtt" => {
                let (name, attribute) = match tree.items(argument) {
                    [name, attribute] => (self.name_of(tree, *name, node)?, self.name_of(tree, *attribute, node)?),
                    _ => attribute_of(tree, argument)?,
                };
                Some(vec![Part::expression(&self.attribute(&name, &attribute)?)])
            }
            "Fn::Sub" => {
                let (text, values) = match tree.data(argument) {
                    Data::Seq(items) => (tree.text(*items.first()?)?, items.get(1).copied()),
                    _ => (tree.text(argument)?, None),
                };
                self.substitute(collector, tree, argument, text, values, wanted)
            }
            "Fn::Join" => {
                let [delimiter, items] = tree.items(argument) else { return None };
                let delimiter = Part::Literal(tree.text(*delimiter)?.to_owned());
                if !tree.is_seq(*items) || function_name(tree, *items).is_some() {
                    return None;
                }
                let mut pieces: Vec<Vec<Part>> = Vec::new();
                for item in tree.items(*items) {
                    if is_no_value(tree, *item) {
                        continue;
                    }
                    pieces.push(match self.parts(collector, tree, *item, wanted) {
                        Some(parts) => parts,
                        None => vec![self.piece(collector, tree, *item, wanted)],
                    });
                }
                Some(pieces.join(&delimiter))
            }
            _ => None,
        }
    }

    /// A part of a text that isn't evaluated.
    fn piece(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Part {
        let span = tree.span(tree.resolve(node));
        let source = collector.text(self.file).get(span.clone()).unwrap_or_default().to_owned();
        let wanted = Wanted { kind: &Kind::Text, ..wanted };
        let name = stand_in_name(tree, node);
        let variable = self.stand_in(collector, &source, &name, span.start, wanted);
        self.keep_function(collector, tree, node, &variable);
        Part::variable(variable)
    }

    /// Keeps the function that a variable represents, so that generated CloudFormation has it again. What refers to
    /// something that the document doesn't have stays a variable there, too.
    fn keep_function(&self, collector: &mut Collector, tree: &Tree, node: NodeId, variable: &str) {
        let name = function_name(tree, node).unwrap_or_default();
        if !self.serverless
            && !matches!(name.as_str(), "" | "Ref" | "Fn::GetAtt" | "Fn::Transform")
            && let Some(json) = self.kept(tree, node)
        {
            collector.declare(&["//", template::KEY, template::EXPRESSIONS, variable], json);
        }
    }

    /// The text of `Fn::Sub`, which has `${Name}`, `${Name.Attribute}` and `${!Literal}` in it.
    fn substitute(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        node: NodeId,
        text: &str,
        values: Option<NodeId>,
        wanted: Wanted,
    ) -> Option<Vec<Part>> {
        let at = tree.span(node).start;
        let wanted = Wanted { kind: &Kind::Text, ..wanted };
        let mut parts = Vec::new();
        let text = self.bindings.replace(text);
        self.tell_of_fault(collector, at, &text);
        for piece in self.pieces(&text) {
            match piece {
                Piece::Variable(whole) => {
                    parts.push(Part::expression(&self.serverless_variable(collector, whole, at, wanted)));
                }
                Piece::Text(text) => self.substitute_text(collector, tree, at, &text, values, wanted, &mut parts)?,
            }
        }
        Some(parts)
    }

    #[allow(clippy::too_many_arguments)]
    fn substitute_text(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        at: usize,
        text: &str,
        values: Option<NodeId>,
        wanted: Wanted,
        parts: &mut Vec<Part>,
    ) -> Option<()> {
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let end = closing(&rest[start + 2..]).map(|end| start + 2 + end);
            let Some(end) = end else {
                // A name that a variable is a part of.
                if self.serverless {
                    return None;
                }
                break;
            };
            parts.push(Part::Literal(rest[..start].to_owned()));
            let name = rest[start + 2..end].trim();
            rest = &rest[end + 1..];
            if let Some(literal) = name.strip_prefix('!') {
                parts.push(Part::Literal(format!("${{{literal}}}")));
                continue;
            }
            if let Some(value) = values.and_then(|it| tree.get(it, name)) {
                match self.parts(collector, tree, value, wanted) {
                    Some(inner) => parts.extend(inner),
                    None => parts.push(self.piece(collector, tree, value, wanted)),
                }
                continue;
            }
            let found = match name.split_once('.') {
                Some((name, attribute)) => self.attribute(name, attribute),
                None => self.reference(collector, name),
            };
            let expression = match found {
                Some(expression) => expression,
                None => {
                    let (source, wanted_name) = match name.split_once('.') {
                        Some((name, attribute)) => (
                            format!("!GetAtt {name}.{attribute}"),
                            format!("{}_{}", names::snake(name), names::snake(attribute)),
                        ),
                        None => (format!("!Ref {name}"), names::snake(name.trim_start_matches("AWS::"))),
                    };
                    format!("var.{}", self.stand_in(collector, &source, &wanted_name, at, wanted))
                }
            };
            parts.push(Part::expression(&expression));
        }
        parts.push(Part::Literal(rest.to_owned()));
        Some(())
    }

    /// The pieces of a text: outside of Serverless, it is one.
    fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        if self.serverless { scan(text) } else { vec![Piece::Text(text.to_owned())] }
    }

    /// Names what Serverless rejects in a text.
    fn tell_of_fault(&mut self, collector: &mut Collector, at: usize, text: &str) {
        if self.serverless
            && let Some(message) = fault(text)
            && self.named.insert(at)
        {
            collector.warning(self.file, at, message);
        }
    }

    /// Literal text, which may have variables of the Serverless Framework in it, or be a dynamic reference.
    fn text_parts(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        node: NodeId,
        text: &str,
        wanted: Wanted,
    ) -> Vec<Part> {
        // Most texts are plain.
        if !text.contains('{') {
            return vec![Part::Literal(text.to_owned())];
        }
        let at = tree.span(node).start;
        if text.contains("{{resolve:") {
            return vec![Part::variable(self.stand_in(collector, text, "", at, wanted))];
        }
        if self.bindings.replace(text) != text && self.named.insert(at) {
            let message = format!(
                "{} of {} contains the loop's identifier in plain text, which isn't replaced. Use !Sub.",
                wanted.argument, wanted.resource
            );
            collector.warning(self.file, at, message);
        }
        self.tell_of_fault(collector, at, text);
        let mut parts = Vec::new();
        for piece in self.pieces(text) {
            parts.push(match piece {
                Piece::Text(text) => Part::Literal(text),
                Piece::Variable(whole) => {
                    let wanted = if whole == text { wanted } else { Wanted { kind: &Kind::Text, ..wanted } };
                    Part::expression(&self.serverless_variable(collector, whole, at, wanted))
                }
            });
        }
        parts
    }
}

impl Dialect for Template<'_> {
    fn vocabulary(&self) -> Vocabulary {
        Vocabulary::CloudFormation
    }

    fn is_function(&self, tree: &Tree, node: NodeId) -> bool {
        function_name(tree, node).is_some()
    }

    fn is_nothing(&self, tree: &Tree, node: NodeId) -> bool {
        is_no_value(tree, node)
    }

    fn outcomes(&self, tree: &Tree, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        outcomes(tree, node, 0, &mut found);
        found
    }

    fn kept(&self, tree: &Tree, node: NodeId) -> Option<Json> {
        Template::kept(self, tree, node)
    }

    fn function(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, wanted: Wanted) -> Option<Json> {
        if is_no_value(tree, node) {
            return None;
        }
        if let Some(parts) = self.parts(collector, tree, node, wanted) {
            if let ([Part::Reference(Reference::Variable(name))], Kind::Bool) = (parts.as_slice(), wanted.kind) {
                collector.expect_boolean(name, boolean);
            }
            return Some(Json::String(write(parts)));
        }
        let span = tree.span(tree.resolve(node));
        let source = collector.text(self.file).get(span.clone()).unwrap_or_default().to_owned();
        let name = stand_in_name(tree, node);
        let variable = self.stand_in(collector, &source, &name, span.start, wanted);
        self.keep_function(collector, tree, node, &variable);
        let own = USER_POOL_CLIENT.argument(wanted.argument).map(|it| &it.kind);
        let is_element = matches!(wanted.kind, Kind::Text) && matches!(own, Some(Kind::Set(_) | Kind::List));
        if !is_element && may_be_nothing(tree, node, 0) {
            collector.may_be_null(&variable);
        }
        Some(Json::String(format!("${{var.{variable}}}")))
    }

    fn converted(&self, text: &str, kind: &Kind) -> Option<Json> {
        boolean(text).filter(|_| matches!(kind, Kind::Bool)).map(Json::Bool).or_else(|| {
            let number = text.trim();
            let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse::<i64>().ok().filter(|_| is_number && matches!(kind, Kind::Integer));
            number.map(Json::from)
        })
    }

    fn rejects_text(&self) -> Option<&'static str> {
        Some("cfn-lint")
    }

    fn text(&mut self, collector: &mut Collector, tree: &Tree, node: NodeId, text: &str, wanted: Wanted) -> String {
        write(self.text_parts(collector, tree, node, text, wanted))
    }
}

/// The pseudo parameter that an expression refers to, in any of the notations of `Ref`.
fn pseudo_parameter(source: &str) -> Option<&str> {
    let (before, name) = source.split_once("AWS::")?;
    let name = name.trim_end_matches([' ', '"', '\'', '}']);
    let is_ref = before.contains("Ref") && before.chars().all(|c| "{}\"'!:Ref ".contains(c));
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_ref && is_name).then(|| &source[before.len()..before.len() + "AWS::".len() + name.len()])
}

/// A boolean as text, in the spellings that cfn-lint 1.58.0 takes.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// A function in its short or its long form.
pub(super) struct Function {
    pub name: String,
    pub argument: NodeId,
}

pub(super) fn function(tree: &Tree, node: NodeId) -> Option<Function> {
    if let Some(tag) = tree.tag(node) {
        return Some(Function { name: cloudformation::long_name(tag), argument: node });
    }
    long_function(tree, node)
}

fn long_function(tree: &Tree, node: NodeId) -> Option<Function> {
    let Data::Map(members) = tree.data(node) else { return None };
    let [(key, argument)] = members.as_slice() else { return None };
    let name = tree.text(*key)?;
    ((name == "Condition" || cloudformation::is_function(name)) && !is_loop(name))
        .then(|| Function { name: name.to_owned(), argument: *argument })
}

/// A node as JSON with the functions' long names, and without looking through the tags of YAML.
pub(super) fn long_form(tree: &Tree, node: NodeId) -> Option<Json> {
    let mut json = tree.to_json(node)?;
    name_functions(tree, node, &mut json);
    Some(json)
}

fn name_functions(tree: &Tree, node: NodeId, json: &mut Json) {
    match (tree.data(node), &mut *json) {
        (Data::Seq(items), Json::Array(values)) => {
            items.iter().zip(values).for_each(|(item, value)| name_functions(tree, *item, value));
        }
        (Data::Map(_), Json::Object(values)) => {
            for (key, item) in tree.members(node) {
                if let Some(value) = tree.text(key).and_then(|it| values.get_mut(it)) {
                    name_functions(tree, item, value);
                }
            }
        }
        _ => {}
    }
    if tree.tag(node).is_some()
        && let Some(function) = function(tree, node)
    {
        let argument = match (function.name.as_str(), json.take()) {
            ("Fn::GetAtt", Json::String(text)) => match text.split_once('.') {
                Some((name, attribute)) => json!([name, attribute]),
                None => json!(text),
            },
            (_, argument) => argument,
        };
        *json = json!({ function.name: argument });
    }
}

fn function_name(tree: &Tree, node: NodeId) -> Option<String> {
    function(tree, node).map(|function| function.name)
}

fn is_no_value(tree: &Tree, node: NodeId) -> bool {
    function(tree, node).is_some_and(|it| it.name == "Ref" && tree.text(it.argument) == Some("AWS::NoValue"))
}

/// The texts among the outcomes of `Fn::If`.
fn outcomes(tree: &Tree, node: NodeId, depth: usize, found: &mut Vec<NodeId>) {
    match function(tree, node) {
        Some(it) if it.name == "Fn::If" && depth < 20 => {
            tree.items(it.argument).iter().skip(1).for_each(|it| outcomes(tree, *it, depth + 1, found));
        }
        None if depth > 0 && tree.text(node).is_some() => found.push(node),
        _ => {}
    }
}

/// Whether one of the outcomes of `Fn::If` isn't a value.
fn may_be_nothing(tree: &Tree, node: NodeId, depth: usize) -> bool {
    let Some(function) = function(tree, node).filter(|it| it.name == "Fn::If" && depth < 20) else { return false };
    // The short form has the list itself.
    let outcomes = tree.items(function.argument).iter().skip(1);
    outcomes.into_iter().any(|it| is_no_value(tree, *it) || may_be_nothing(tree, *it, depth + 1))
}

/// The two names of `Fn::GetAtt`.
fn attribute_of(tree: &Tree, node: NodeId) -> Option<(String, String)> {
    match tree.data(node) {
        Data::Seq(items) => match items.as_slice() {
            [name, attribute] => Some((tree.text(*name)?.to_owned(), tree.text(*attribute)?.to_owned())),
            _ => None,
        },
        _ => tree.text(node)?.split_once('.').map(|(name, attribute)| (name.to_owned(), attribute.to_owned())),
    }
}

/// A variable's name for what isn't evaluated; empty where the argument's own name is best.
fn stand_in_name(tree: &Tree, node: NodeId) -> String {
    let Some(function) = function(tree, node) else { return String::new() };
    match function.name.as_str() {
        "Ref" => {
            tree.text(function.argument).map(|it| names::snake(it.trim_start_matches("AWS::"))).unwrap_or_default()
        }
        "Fn::GetAtt" => attribute_of(tree, function.argument)
            .map(|(name, attribute)| format!("{}_{}", names::snake(&name), names::snake(&attribute)))
            .unwrap_or_default(),
        "Fn::ImportValue" => {
            let inner = self::function(tree, function.argument).filter(|_| tree.tag(node).is_none());
            let text = tree.text(inner.map_or(function.argument, |it| it.argument)).unwrap_or_default();
            // `${Stage}-UserPoolId` is best called by its end.
            names::snake(
                text.rsplit(['}', ':', '/']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()),
            )
        }
        _ => String::new(),
    }
}
