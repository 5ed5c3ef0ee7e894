//! Validation: per-argument checks and cross-argument rules, as findings with fixes. Must not know how a finding is shown.
//!
//! A rule about some tools applies only if one of them is in view. [`validate`] treats a document as Terraform
//! configuration: it returns the findings for Terraform, in the newest versions that the document's own constraints
//! allow, and none for other tools. [`validate_for`] takes the user's versions and the families in view.

mod checks;
mod enforced;
mod fix;
mod fix_all;
pub(crate) mod rules;
mod values;

pub use crate::document::accepted;
pub use enforced::EnforcedBy;
pub use fix::{Edit, Fix};
pub use fix_all::{Cause, Change, Repaired, Step, fix_all, fix_all_for, fix_all_without};
pub use rules::{Rule, Told, rule, rules};
pub use values::{Judged, judge, validate_values};

use std::collections::HashMap;

use crate::document::{Client, Document, sort_by_key};
use crate::facts::{ClientFacts, Facts, Tools};
pub use crate::schema::Family;
use crate::schema::FieldId;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A tool or AWS rejects it.
    Error,
    /// Accepted, but risky or broken at sign-in.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The severity as a word.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Something to tell the user who chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's stable id in kebab case; [`rule`] tells more.
    pub rule: &'static str,
    /// The rule's number in the reference, such as `"R35"`; may be empty.
    pub number: &'static str,
    pub title: &'static str,
    pub severity: Severity,
    /// The client's label; empty for what concerns no client.
    pub client: String,
    /// The argument's Terraform path; `import.id` for the ID of an existing client. Empty where it is about all of them.
    pub argument: String,
    /// The same as a field of the form, where it is one.
    pub field: Option<FieldId>,
    /// All arguments that it concerns, `argument` first.
    pub arguments: Vec<String>,
    /// The element of the set that it is about, from 0.
    pub element: Option<usize>,
    /// What is wrong, what the limit is: whole sentences.
    pub message: String,
    pub enforced_by: EnforcedBy<String>,
    /// AWS's own message, where known.
    pub aws_says: Option<&'static str>,
    /// Where to read more.
    pub reference: Option<String>,
    pub fixes: Vec<Fix>,
    /// The note with which a user accepted the risk. Such a finding doesn't count.
    pub accepted: Option<String>,
}

impl Finding {
    /// Whether a user can accept it: what is rejected can't be accepted.
    pub fn can_be_accepted(&self) -> bool {
        self.severity != Severity::Error
    }
}

/// How many findings there are of each severity, accepted ones not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub accepted: usize,
}

/// Counts findings.
pub fn count<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        *match (&finding.accepted, finding.severity) {
            (Some(_), _) => &mut counts.accepted,
            (None, Severity::Error) => &mut counts.errors,
            (None, Severity::Warning) => &mut counts.warnings,
            (None, Severity::Info) => &mut counts.infos,
        } += 1;
    }
    counts
}

/// The rules whose fixes make another value readable, so that others judge it for the first time.
const CHANGES_MEANING: &[&str] = &[
    "unknown-value",
    "url-not-absolute",
    "unknown-argument",
    "scope-format",
    "joined-values",
    "reference-type",
    "user-pool-id",
    "wrong-type",
];

/// The families that [`validate`] has in view: what a document is written in.
pub const DEFAULT_FAMILIES: &[Family] = &[Family::Terraform];

/// Finds what is wrong with a document; makes what its clients have in common only once.
pub struct Validator<'a> {
    facts: Facts<'a>,
    accepted: HashMap<(String, String), String>,
}

impl<'a> Validator<'a> {
    /// For the tools that a user has, and the families whose previews are in view.
    pub fn new(document: &'a Document, tools: &Tools, families: &[Family]) -> Self {
        let accepted = accepted::list(document).into_iter().map(|it| ((it.client, it.rule), it.note)).collect();
        Validator { facts: Facts::new(document, tools, families), accepted }
    }

    /// The findings of one client, in the order of the table.
    pub fn client(&self, client: &Client) -> Vec<Finding> {
        let mut findings = checks::check_client(&self.facts, client);
        let known = ClientFacts::new(&self.facts, client);
        findings.retain(|finding| rules::in_view(&known, finding));
        for finding in &mut findings {
            finding.fixes = rules::fixes_of_check(&known, finding);
        }
        findings.extend(rules::judge(&known, |_| true));
        // Once a value can be read, a rule may find that it doesn't fit the others.
        let guarded = |it: &Finding| CHANGES_MEANING.contains(&it.rule) && !it.fixes.is_empty();
        if findings.iter().any(guarded) {
            let errors = errors(findings.iter());
            for finding in findings.iter_mut().filter(|it| guarded(it)) {
                finding.fixes.retain(|fix| self.is_better(&errors, client, fix));
            }
        }
        rules::absorb(&mut findings);
        sort_by_key(&mut findings, |it| (it.field.map_or(usize::MAX, |field| field.0), it.severity));
        self.accept(&mut findings);
        findings
    }

    /// The findings of the supporting resources.
    pub fn supporting(&self) -> Vec<Finding> {
        let mut findings = checks::check_supporting(&self.facts);
        for finding in &mut findings {
            finding.fixes = rules::fixes_of_supporting(&self.facts, finding);
        }
        findings.extend(rules::around(&self.facts));
        self.accept(&mut findings);
        findings
    }

    /// What is reported once a document: notices, quotas.
    pub fn notices(&self) -> Vec<Finding> {
        let mut findings = rules::judge_document(&self.facts);
        self.accept(&mut findings);
        findings
    }

    /// Everything: client by client, then what isn't a client, then notices.
    pub fn all(&self) -> Vec<Finding> {
        let clients = self.facts.document.clients.iter().flat_map(|client| self.client(client));
        clients.chain(self.supporting()).chain(self.notices()).collect()
    }

    /// Whether a client has no error after a fix that wasn't there before.
    fn is_better(&self, before: &HashMap<&str, usize>, client: &Client, fix: &Fix) -> bool {
        if fix.is_wide() {
            let document = fix.apply(self.facts.document);
            let after = Validator::new(&document, &self.facts.tools, &self.facts.families);
            let fixed = document.client(&client.label);
            return fixed.is_none_or(|client| after.has_no_more(before, client));
        }
        self.has_no_more(before, &fix.client(client))
    }

    fn has_no_more(&self, before: &HashMap<&str, usize>, client: &Client) -> bool {
        let findings = checks::check_client(&self.facts, client);
        let known = ClientFacts::new(&self.facts, client);
        let after = rules::judge(&known, |rule| rule.severity == Severity::Error);
        errors(findings.iter().chain(&after))
            .iter()
            .all(|(rule, number)| before.get(rule).is_some_and(|before| number <= before))
    }

    fn accept(&self, findings: &mut [Finding]) {
        if self.accepted.is_empty() {
            return;
        }
        for finding in findings.iter_mut().filter(|finding| finding.can_be_accepted()) {
            finding.accepted = self.accepted.get(&(finding.client.clone(), finding.rule.to_owned())).cloned();
        }
    }
}

/// How many errors of each rule there are.
fn errors<'f>(findings: impl Iterator<Item = &'f Finding>) -> HashMap<&'static str, usize> {
    let mut errors = HashMap::new();
    for finding in findings.filter(|finding| finding.severity == Severity::Error) {
        *errors.entry(finding.rule).or_default() += 1;
    }
    errors
}

/// All findings of a document: client by client in the order of the table, then what isn't a client, then notices.
pub fn validate(document: &Document) -> Vec<Finding> {
    validate_for(document, &Tools::default(), DEFAULT_FAMILIES)
}

/// All findings for the tools that a user has, and the families whose previews are in view.
pub fn validate_for(document: &Document, tools: &Tools, families: &[Family]) -> Vec<Finding> {
    Validator::new(document, tools, families).all()
}

/// The findings of one client.
pub fn validate_client(document: &Document, client: &Client) -> Vec<Finding> {
    Validator::new(document, &Tools::default(), DEFAULT_FAMILIES).client(client)
}

/// The findings of what isn't a client: the supporting resources.
pub fn validate_supporting(document: &Document) -> Vec<Finding> {
    Validator::new(document, &Tools::default(), DEFAULT_FAMILIES).supporting()
}
