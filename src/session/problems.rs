//! What to look at next, and how it is said.

use crate::document::{Document, accepted};
use crate::schema::{self, FieldId, fields};
use crate::validate::{Finding, Severity};

/// A field with an error or warning that no one accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    pub field: FieldId,
    /// Its place among all of them, from 1.
    pub number: usize,
    pub total: usize,
    /// Whether all others after the field that was visited last were passed: it is the first one again.
    pub again: bool,
}

/// The findings at one field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AtField {
    pub own: Vec<Finding>,
    /// Those of other fields that concern this one, too, and were not accepted.
    pub others: Vec<Finding>,
}

/// The findings at each field, in the order of [`fields`].
pub fn by_field(findings: &[Finding]) -> Vec<AtField> {
    let mut all = vec![AtField::default(); fields().len()];
    for finding in findings {
        let Some(own) = finding.field else { continue };
        all[own.0].own.push(finding.clone());
        let others =
            finding.arguments.iter().filter(|_| finding.accepted.is_none()).filter_map(|path| schema::field(path));
        for other in others.filter(|other| other.id != own) {
            all[other.id.0].others.push(finding.clone());
        }
    }
    all
}

/// The first problem after the field that was visited last, and round again. `fields` are on screen, in this order.
pub fn next_problem(findings: &[Finding], fields: &[FieldId], visited: Option<FieldId>) -> Option<Problem> {
    let counts = |it: &Finding| it.severity != Severity::Info && it.accepted.is_none();
    let is_wrong = |field: &FieldId| findings.iter().any(|it| it.field == Some(*field) && counts(it));
    let wrong: Vec<usize> = (0..fields.len()).filter(|at| is_wrong(&fields[*at])).collect();
    let after = fields.iter().position(|field| Some(*field) == visited).map_or(0, |at| at + 1);
    let further = wrong.iter().position(|at| *at >= after);
    let next = further.or((!wrong.is_empty()).then_some(0))?;
    Some(Problem { field: fields[wrong[next]], number: next + 1, total: wrong.len(), again: further.is_none() })
}

/// The risks of a client that were accepted and are found no longer: the rule and the note.
pub fn stale_acceptances(document: &Document, client: &str, findings: &[Finding]) -> Vec<(String, String)> {
    let found = |rule: &str| findings.iter().any(|it| it.rule == rule);
    let of_client = accepted::list(document).into_iter().filter(|it| it.client == client);
    of_client.filter(|it| !found(&it.rule)).map(|it| (it.rule, it.note)).collect()
}
