//! Findings about the values that expressions evaluate to, for every instance of a client. The rules judge a document
//! in which values are in place of expressions, as far as they are known; what is unknown stays an expression, which is
//! never an error.

use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use super::{Family, Finding, Severity, Validator, rules};
use crate::document::Document;
use crate::evaluate::{Evaluation, Inputs, Instance, Key, Trace, evaluate};
use crate::facts::Tools;
use crate::schema::USER_POOL_CLIENT;

/// A finding about one instance.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Its `client` is the resource's label. It has fixes where the document itself has the value.
    pub finding: Finding,
    /// Which of several instances; `None` where there is one, or where all have it.
    pub key: Option<Key>,
    /// The expressions that gave the value, and what they came to.
    pub because: Vec<Trace>,
}

/// The findings about the values that a document evaluates to with these inputs: client by client, then what isn't a
/// client, then notices.
pub fn validate_values(document: &Document, inputs: &Inputs, tools: &Tools, families: &[Family]) -> Vec<Judged> {
    judge(document, &evaluate(document, inputs), tools, families)
}

/// The same for a document that is evaluated already.
pub fn judge(document: &Document, evaluation: &Evaluation, tools: &Tools, families: &[Family]) -> Vec<Judged> {
    let written = Validator::new(document, tools, families);
    let (known, instances) = with_values(document, evaluation);
    let values = Validator::new(&known, tools, families);
    let mut judged = Vec::new();
    let mut labels = document.clients.iter().peekable();
    let mut own: Vec<Finding> = Vec::new();
    let mut seen: Option<&str> = None;
    for (client, instance) in known.clients.iter().zip(&instances) {
        if seen != Some(instance.label.as_str()) {
            seen = Some(instance.label.as_str());
            own = labels.find(|it| it.label == instance.label).map(|it| written.client(it)).unwrap_or_default();
        }
        let found = values.client(client);
        // A rule that sees the fault in what is written says it better.
        let told = |path: &str| {
            found
                .iter()
                .any(|it| it.severity == Severity::Error && it.arguments.iter().any(|argument| argument == path))
        };
        let refused = instance.unknown.iter().filter(|it| it.refused && !told(path_of(&it.argument)));
        judged.extend(refused.map(|it| Judged {
            finding: rules::refused(&instance.label, path_of(&it.argument), &it.expression, &it.reason),
            key: instance.key.clone(),
            because: Vec::new(),
        }));
        for mut finding in found {
            finding.client.clone_from(&instance.label);
            let because = because(instance, &finding);
            let same = |it: &&Finding| {
                it.rule == finding.rule
                    && it.arguments == finding.arguments
                    && it.element == finding.element
                    && it.message == finding.message
            };
            finding.fixes = own.iter().find(same).map(|it| it.fixes.clone()).unwrap_or_default();
            judged.push(Judged { finding, key: instance.key.clone(), because });
        }
    }
    let rest = values.supporting().into_iter().chain(values.notices());
    judged.extend(rest.map(|finding| Judged { finding, key: None, because: Vec::new() }));
    merge(judged, evaluation)
}

/// The document with values in place of expressions, a client for each instance; and the instances in that order.
fn with_values<'e>(document: &Document, evaluation: &'e Evaluation) -> (Document, Vec<&'e Instance>) {
    let mut rest = Map::clone(document.rest());
    let types = rest.entry("resource").or_insert_with(|| json!({}));
    if let Some(types) = types.as_object_mut() {
        for (kind, label, body) in &evaluation.resources {
            if let Some(resources) = types.get_mut(kind).and_then(Json::as_object_mut) {
                resources.insert(label.clone(), Json::Object(body.clone()));
            }
        }
        let mut clients = Map::new();
        let mut names: HashSet<String> = document.clients.iter().map(|it| it.label.clone()).collect();
        for instance in &evaluation.instances {
            // One that is alone keeps its name, since others may refer to it.
            let name = match &instance.key {
                None => instance.label.clone(),
                Some(_) => {
                    let mut at = clients.len();
                    while !names.insert(format!("{}-{at}", instance.label)) {
                        at += 1;
                    }
                    format!("{}-{at}", instance.label)
                }
            };
            clients.insert(name, Json::Object(instance.body.clone()));
        }
        types.insert(USER_POOL_CLIENT.terraform.to_owned(), Json::Object(clients));
    }
    match Document::from_json(&Json::Object(rest)) {
        Ok(known) => (known, evaluation.instances.iter().collect()),
        // Values fit where expressions did; should one not, nothing is judged that isn't there.
        Err(_) => (Document::default(), Vec::new()),
    }
}

/// The path of an argument without the element's index.
fn path_of(argument: &str) -> &str {
    argument.split('[').next().unwrap_or(argument)
}

/// The expressions behind what a finding is about.
fn because(instance: &Instance, finding: &Finding) -> Vec<Trace> {
    let element = |trace: &Trace| {
        let index =
            trace.argument.split_once('[').and_then(|(_, rest)| rest.trim_end_matches(']').parse::<usize>().ok());
        match (index, finding.element) {
            (Some(index), Some(element)) if path_of(&trace.argument) == finding.argument => index == element,
            _ => true,
        }
    };
    let within = |trace: &Trace, argument: &str| {
        let path = path_of(&trace.argument);
        path == argument || path.strip_prefix(argument).is_some_and(|rest| rest.starts_with('.'))
    };
    let traces = instance.traces.iter().filter(|it| finding.arguments.iter().any(|argument| within(it, argument)));
    traces.filter(|it| element(it)).cloned().collect()
}

/// What all instances of a client have, once.
fn merge(judged: Vec<Judged>, evaluation: &Evaluation) -> Vec<Judged> {
    let count = |label: &str| evaluation.instances.iter().filter(|it| it.label == label).count();
    let mut merged: Vec<Judged> = Vec::new();
    let mut groups: std::collections::HashMap<(String, &'static str, String, String), Vec<usize>> = Default::default();
    for (at, it) in judged.iter().enumerate().filter(|(_, it)| it.key.is_some() && it.because.is_empty()) {
        let finding = &it.finding;
        let group = (finding.client.clone(), finding.rule, finding.argument.clone(), finding.message.clone());
        groups.entry(group).or_default().push(at);
    }
    let everywhere: HashSet<usize> = groups
        .iter()
        .filter(|((label, ..), places)| places.len() == count(label))
        .flat_map(|(_, it)| it.iter().copied())
        .collect();
    let first: HashSet<usize> = groups.values().filter(|it| everywhere.contains(&it[0])).map(|it| it[0]).collect();
    for (at, mut it) in judged.into_iter().enumerate() {
        if everywhere.contains(&at) {
            if !first.contains(&at) {
                continue;
            }
            it.key = None;
        }
        merged.push(it);
    }
    merged
}
