//! Fixes of every error, one after the other, each as a step that can be left out.

use serde_json::{Map, Value as Json};

use super::{DEFAULT_FAMILIES, Family, Finding, Fix, Severity, Validator, count};
use crate::document::{Client, Document};
use crate::facts::Tools;
use crate::schema::{Field, fields};

/// The most fixes of one client.
const MOST_REPAIRS: usize = 64;

/// What [`fix_all_without`] did.
#[derive(Debug, Clone, PartialEq)]
pub struct Repaired {
    pub document: Document,
    pub steps: Vec<Step>,
}

/// One fix.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub of: Cause,
    /// What was changed, as the fix says it.
    pub label: String,
    /// Whether the client is replaced.
    pub replaces: bool,
    pub changes: Vec<Change>,
}

/// The finding that a step fixes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cause {
    /// Empty for supporting resources.
    pub client: String,
    pub rule: &'static str,
    pub argument: String,
    pub message: String,
}

impl Cause {
    fn of(finding: &Finding) -> Self {
        Cause {
            client: finding.client.clone(),
            rule: finding.rule,
            argument: finding.argument.clone(),
            message: finding.message.clone(),
        }
    }

    fn is(&self, finding: &Finding) -> bool {
        (&self.client, self.rule, &self.argument, &self.message)
            == (&finding.client, finding.rule, &finding.argument, &finding.message)
    }
}

/// What a step changes, each value as a text: an argument of a client, an argument of a resource, or a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub path: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Fixes every error that has a fix, of the findings that [`validate`](super::validate) has.
pub fn fix_all(document: &Document) -> Document {
    fix_all_for(document, &Tools::default(), DEFAULT_FAMILIES).document
}

/// Fixes every error that has a fix.
pub fn fix_all_for(document: &Document, tools: &Tools, families: &[Family]) -> Repaired {
    fix_all_without(document, tools, families, &[])
}

/// Whether a change asks for another client in its place.
fn replaces(before: &Client, after: &Client) -> bool {
    let says = |client: &Client, field: &Field| client.get(field.id).filter(|json| !json.is_null()).cloned();
    fields().iter().any(|field| field.argument.replaces && says(before, field) != says(after, field))
}

/// Whether an error has a fix that a user wants.
fn is_wrong(finding: &Finding, without: &[Cause]) -> bool {
    finding.severity == Severity::Error && !finding.fixes.is_empty() && !without.iter().any(|it| it.is(finding))
}

/// Fixes every error that has a fix, except some. A fix stays only if it leaves fewer errors, so that two which
/// contradict each other don't go on for ever.
pub fn fix_all_without(document: &Document, tools: &Tools, families: &[Family], without: &[Cause]) -> Repaired {
    let mut document = document.clone();
    let mut steps = Vec::new();
    let mut from = 0;
    loop {
        // What the clients have in common is worked out once for all that need nothing.
        let validator = Validator::new(&document, tools, families);
        let rest = document.clients.iter().enumerate().skip(from);
        let mut found = rest.map(|(index, client)| (index, validator.client(client)));
        let next = found.find(|(_, findings)| findings.iter().any(|it| is_wrong(it, without)));
        let Some((index, findings)) = next else { break };
        from = index + 1;
        let judge = |document: &Document| Validator::new(document, tools, families).client(&document.clients[index]);
        let replaced = |before: &Document, after: &Document| replaces(&before.clients[index], &after.clients[index]);
        repair(&mut document, findings, without, &judge, &replaced, &mut steps);
    }
    let judge = |document: &Document| Validator::new(document, tools, families).supporting();
    let findings = judge(&document);
    repair(&mut document, findings, without, &judge, &|_, _| false, &mut steps);
    Repaired { document, steps }
}

/// Fixes what some findings are about, as long as that leaves fewer errors.
fn repair(
    document: &mut Document,
    mut now: Vec<Finding>,
    without: &[Cause],
    judge: &dyn Fn(&Document) -> Vec<Finding>,
    replaced: &dyn Fn(&Document, &Document) -> bool,
    steps: &mut Vec<Step>,
) {
    for _ in 0..MOST_REPAIRS {
        // What asks for no new client comes before what does, and the first fix of a finding before the others, which
        // take something away. Of these the one after which least is wrong.
        let wrong = now.iter().filter(|finding| is_wrong(finding, without));
        let fixes =
            wrong.flat_map(|finding| finding.fixes.iter().enumerate().map(move |(rank, fix)| (finding, rank, fix)));
        let before = count(&now).errors;
        let best = fixes
            .filter_map(|(finding, rank, fix): (&Finding, usize, &Fix)| {
                let fixed = fix.apply(document);
                let then = judge(&fixed);
                let counts = count(&then);
                let replaces = replaced(document, &fixed);
                (counts.errors < before).then_some((
                    (replaces, rank > 0, counts.errors, counts.warnings),
                    finding,
                    fix,
                    fixed,
                    then,
                ))
            })
            .min_by_key(|it| it.0);
        let Some(((replaces, ..), finding, fix, fixed, then)) = best else { return };
        steps.push(Step { of: Cause::of(finding), label: fix.label(), replaces, changes: changes(document, &fixed) });
        (*document, now) = (fixed, then);
    }
}

/// What differs between two documents with the same clients.
fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut all = Vec::new();
    for (was, is) in before.clients.iter().zip(&after.clients).filter(|(was, is)| was != is) {
        compare("", &was.to_json(), &is.to_json(), &mut all);
    }
    let resources = |document: &Document| -> Map<String, Json> {
        document
            .resources()
            .map(|(kind, label, body)| (format!("{kind}.{label}"), Json::Object(body.clone())))
            .chain(document.variables().map(|(name, json)| (format!("variable.{name}"), json.clone())))
            .collect()
    };
    let (was, is) = (resources(before), resources(after));
    for (name, body) in &is {
        match (was.get(name), body) {
            (Some(Json::Object(was)), Json::Object(body)) => compare(&format!("{name}."), was, body, &mut all),
            (was, body) if was != Some(body) => {
                all.push(Change { path: name.clone(), before: was.map(text), after: Some(text(body)) });
            }
            _ => {}
        }
    }
    all
}

fn compare(prefix: &str, was: &Map<String, Json>, is: &Map<String, Json>, all: &mut Vec<Change>) {
    let keys = was.keys().chain(is.keys().filter(|key| !was.contains_key(*key)));
    for key in keys.filter(|key| was.get(*key) != is.get(*key)) {
        let path = format!("{prefix}{key}");
        all.push(Change { path, before: was.get(key).map(text), after: is.get(key).map(text) });
    }
}

fn text(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
