//! The rules: what can be wrong with a client, as data next to a small function that finds it. Everything that can be
//! found has an entry here, the limits of single arguments (which `checks` finds) included, so that a list of all rules
//! is a loop over these tables.
//!
//! Rules judge what is literally known. They know nothing of how a finding is shown.

mod analytics;
mod attributes;
mod checks;
mod existing;
mod general;
mod joined;
mod oauth;
mod partitions;
mod references;
mod sign_in;
mod tokens;
mod tools;
mod urls;
mod values;

pub(super) use checks::{fixes_of_check, fixes_of_supporting, in_view, of_check};
pub(super) use joined::absorb;
pub(super) use references::around;
pub(super) use values::refused;

use serde_json::{Map, Value as Json, json};

use super::fix::Fix;
use super::{EnforcedBy, Finding, Severity};
use crate::document::{Client, shorten};
use crate::facts::{ClientFacts, Facts};
use crate::schema::{Family, Later, field};

/// One thing that can be wrong, or is worth knowing.
#[derive(Debug)]
pub struct Rule {
    /// Stable, in kebab case: in addresses, in scripts, in documents that accept it.
    pub id: &'static str,
    /// The number in the reference, such as `"R35"`; empty for our own.
    pub number: &'static str,
    pub severity: Severity,
    pub title: &'static str,
    /// The arguments it concerns, by path. Empty: all of them.
    pub arguments: &'static [&'static str],
    /// Why, and what happens otherwise; whole sentences.
    pub explanation: Later<&'static str>,
    /// Who rejects it, and when.
    pub enforced_by: EnforcedBy,
    /// AWS's own message, for users who search for it.
    pub aws_says: Later<Option<&'static str>>,
    /// Addresses of pages.
    pub sources: Later<&'static [&'static str]>,
    /// A risk that a user can weigh and accept; a part of the security review.
    pub risk: bool,
    /// The families that it concerns. Empty: all of them.
    pub families: &'static [Family],
    pub told: Told,
    /// Why no fix of the example leaves everything in place, or why it has no fix; empty if one does.
    pub takes: Later<&'static str>,
    /// A client that it finds something in: its body without name and pool.
    example: Later<&'static str>,
    /// What else the example's document holds.
    around: Later<&'static str>,
}

/// Where a user learns of a rule, and what finds it.
#[derive(Debug, Clone, Copy)]
pub enum Told {
    /// A finding of a client.
    Client(Judge),
    /// A finding once a document.
    Document(JudgeDocument),
    /// A limit in the table of arguments.
    Check,
    /// No finding: a part of the summary of what the client will do.
    Summary,
    /// No finding: a part of the report of changes.
    Changes,
    /// A finding of what an expression evaluates to, where it is evaluated.
    Values,
}

/// Finds a rule's hits in a client.
#[derive(Clone, Copy)]
pub struct Judge(fn(&ClientFacts) -> Vec<Hit>);

/// Finds a rule's hits in a document; each with the client that it is about, if any.
#[derive(Clone, Copy)]
pub struct JudgeDocument(fn(&Facts) -> Vec<(String, Hit)>);

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Judge")
    }
}

impl std::fmt::Debug for JudgeDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JudgeDocument")
    }
}

impl Rule {
    const DEFAULTS: Rule = Rule {
        id: "",
        number: "",
        severity: Severity::Error,
        title: "",
        arguments: &[],
        explanation: || "",
        enforced_by: APPLY,
        aws_says: || None,
        sources: || &[API],
        risk: false,
        families: &[],
        told: Told::Check,
        takes: || "",
        example: || "",
        around: || "",
    };

    /// A document that the rule finds something in; `None` where it is reported elsewhere.
    pub fn example(&self) -> Option<Json> {
        let example = (self.example)();
        if example.is_empty() {
            return None;
        }
        let mut body = Map::from_iter([
            ("name".to_owned(), json!("web")),
            ("user_pool_id".to_owned(), json!("${aws_cognito_user_pool.pool.id}")),
        ]);
        if let Ok(Json::Object(example)) = serde_json::from_str(example) {
            body.extend(example);
        }
        body.retain(|_, value| !value.is_null());
        let mut document: Json = serde_json::from_str((self.around)()).unwrap_or_else(|_| json!({}));
        document["resource"]["aws_cognito_user_pool_client"]["web"] = Json::Object(body);
        Some(document)
    }
}

const fn client(judge: fn(&ClientFacts) -> Vec<Hit>) -> Told {
    Told::Client(Judge(judge))
}

const fn document(judge: fn(&Facts) -> Vec<(String, Hit)>) -> Told {
    Told::Document(JudgeDocument(judge))
}

/// The rules by theme.
static THEMES: &[&[Rule]] = &[
    general::RULES,
    existing::RULES,
    partitions::RULES,
    sign_in::RULES,
    oauth::RULES,
    urls::RULES,
    joined::RULES,
    references::RULES,
    tokens::RULES,
    tools::RULES,
    attributes::RULES,
    analytics::RULES,
    checks::RULES,
    values::RULES,
];

/// All rules, by theme.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    THEMES.iter().copied().flatten()
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// Something that a rule found.
#[derive(Debug)]
pub struct Hit {
    /// The arguments, the first being the one to change; the rule's own where empty.
    at: Vec<&'static str>,
    element: Option<usize>,
    message: String,
    severity: Option<Severity>,
    enforced_by: Option<EnforcedBy>,
    fixes: Vec<Fix>,
}

impl Hit {
    fn new(message: impl Into<String>) -> Self {
        Hit {
            at: Vec::new(),
            element: None,
            message: message.into(),
            severity: None,
            enforced_by: None,
            fixes: Vec::new(),
        }
    }

    fn at(mut self, at: &[&'static str]) -> Self {
        self.at = at.to_vec();
        self
    }

    /// Of the first argument, a set.
    fn element(mut self, index: usize) -> Self {
        self.element = Some(index);
        self
    }

    fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    fn enforced(mut self, by: EnforcedBy) -> Self {
        self.enforced_by = Some(by);
        self
    }

    fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    fn fix_if(self, condition: bool, fix: impl FnOnce() -> Fix) -> Self {
        if condition { self.fix(fix()) } else { self }
    }

    fn one(self) -> Vec<Hit> {
        vec![self]
    }

    fn into_finding(self, rule: &'static Rule, client: &str) -> Finding {
        let arguments: Vec<String> = if self.at.is_empty() { rule.arguments } else { self.at.as_slice() }
            .iter()
            .map(|path| (*path).to_owned())
            .collect();
        let first = arguments.first().cloned().unwrap_or_default();
        Finding {
            rule: rule.id,
            number: rule.number,
            title: rule.title,
            severity: self.severity.unwrap_or(rule.severity),
            client: client.to_owned(),
            field: field(&first).map(|field| field.id),
            argument: first,
            arguments,
            element: self.element,
            message: self.message,
            enforced_by: self.enforced_by.unwrap_or(rule.enforced_by).to_owned(),
            aws_says: (rule.aws_says)(),
            reference: (rule.sources)().first().map(|source| (*source).to_owned()),
            fixes: self.fixes,
            accepted: None,
        }
    }
}

/// What the rules that are wanted find in a client.
pub(super) fn judge(known: &ClientFacts, wanted: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules() {
        if let Told::Client(judge) = rule.told
            && wanted(rule)
            && (rule.families.is_empty() || known.in_view(rule.families))
        {
            findings.extend((judge.0)(known).into_iter().map(|hit| hit.into_finding(rule, &known.client.label)));
        }
    }
    findings
}

/// What the rules find once a document.
pub(super) fn judge_document(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules() {
        if let Told::Document(judge) = rule.told
            && (rule.families.is_empty() || facts.in_view(rule.families))
        {
            findings.extend((judge.0)(facts).into_iter().map(|(client, hit)| hit.into_finding(rule, &client)));
        }
    }
    findings
}

/// The one of some values whose text is a letter or two away; of short texts, none.
fn nearest_of<'t, T>(text: &str, all: impl Iterator<Item = &'t T>, name: impl Fn(&T) -> &str) -> Option<&'t T> {
    let text = text.trim().to_ascii_lowercase();
    if text.len() < 4 {
        return None;
    }
    let near = all.map(|it| (super::checks::distance(&text, &name(it).to_ascii_lowercase()), it));
    near.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance).map(|it| it.1)
}

/// A user's text in a message.
fn quote(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", shorten(text))
}

/// Terraform, and what runs its provider.
const TERRAFORM: &[Family] = &[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::PulumiAws];

// Who rejects, and when.
const APPLY: EnforcedBy = EnforcedBy::Tools("AWS on apply");
const PLAN: EnforcedBy = EnforcedBy::Tools("Terraform on plan");
const PLAN_APPLY: EnforcedBy = EnforcedBy::Tools("Terraform on plan; AWS on apply");
const SCHEMA_APPLY: EnforcedBy = EnforcedBy::Tools("CloudFormation and cfn-lint before deployment; AWS on apply");
const SIGN_IN: EnforcedBy = EnforcedBy::Nothing("sign-in fails");
const NOTHING: EnforcedBy = EnforcedBy::Nothing("");

// Where to read more.
const API: &str =
    "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html";
macro_rules! guide {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/cognito/latest/developerguide/", $page, ".html")
    };
}
macro_rules! rfc9700 {
    ($section:literal) => {
        concat!("https://www.rfc-editor.org/rfc/rfc9700.html#section-", $section)
    };
}
macro_rules! thread {
    ($repository:literal, $number:literal) => {
        concat!("https://github.com/", $repository, "/issues/", $number)
    };
}
use {guide, rfc9700, thread};
const CLIENTS: &str = guide!("user-pool-settings-client-apps");
const ATTRIBUTES: &str = guide!("user-pool-settings-attributes");
const TERRAFORM_DOCS: &str =
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client";

/// A document with a pool.
const POOL: &str = r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users"}}}}"#;
