//! WHAT IS WRONG: findings from the table's checks. Knows nothing of how a finding is shown.

mod checks;

use crate::document::{Client, Document};
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

/// Something to tell the person who chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// A stable id in kebab case.
    pub rule: &'static str,
    pub severity: Severity,
    /// The client's label; empty for what concerns no client.
    pub client: String,
    /// The argument's Terraform path; `import.id` for the ID of an existing client.
    pub argument: String,
    /// The same as a field of the form, where it is one.
    pub field: Option<FieldId>,
    /// The element of the set that it is about, from 0.
    pub element: Option<usize>,
    /// What is wrong, what the limit is: whole sentences.
    pub message: String,
    /// Who refuses it, and when: `"Terraform when planning; AWS when applying"`.
    pub enforced_by: String,
    /// Where to read more.
    pub reference: Option<String>,
    pub fixes: Vec<Fix>,
}

/// A repair, as the whole document after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, as a button says it.
    pub label: String,
    pub document: Document,
}

/// All findings of a document: client by client in the order of the table, then what is not a client.
pub fn validate(document: &Document) -> Vec<Finding> {
    let clients = document.clients.iter().flat_map(|client| validate_client(document, client));
    clients.chain(validate_supporting(document)).collect()
}

/// The findings of one client.
pub fn validate_client(document: &Document, client: &Client) -> Vec<Finding> {
    checks::check_client(document, client)
}

/// The findings of what is not a client: the supporting resources.
pub fn validate_supporting(document: &Document) -> Vec<Finding> {
    checks::check_supporting(document)
}
