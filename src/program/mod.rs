//! Programs, independent of a language: variables, resources, imports, and omissions with their reasons.
//!
//! A family is a plain value here: which arguments it has, and whether it can refer to what is elsewhere. No language's
//! spelling, and nothing of how a finding is shown.

mod lower;

pub use lower::{
    Context, Lowered, META, UNREADABLE, distinct, lower_client, lower_supporting, lower_value, variable_names,
};

use std::sync::Arc;

use serde_json::Value as Json;

use crate::dialects::template::{Clients, Template};
use crate::document::{Document, Entry, Partial, Reference, Value, sort_by_key};
use crate::schema::{Family, ResourceKind};

/// How much is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// The clients and everything that they refer to: what can be applied as it is.
    #[default]
    Complete,
    /// The clients only, to paste where the rest is.
    Snippet,
}

/// A document for one family of tools.
#[derive(Debug, Clone)]
pub struct Program {
    pub scope: Scope,
    pub variables: Vec<Variable>,
    /// Supporting resources first, then the clients.
    pub resources: Vec<Arc<Resource>>,
    pub omissions: Vec<Omission>,
    /// What the document holds next to resources and variables. Only Terraform supports it.
    pub rest: Arc<serde_json::Map<String, Json>>,
}

/// An input of the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name in Terraform, or the whole path where it represents something outside.
    pub name: String,
    pub kind: VariableKind,
    /// What the document declares of it, as Terraform JSON.
    pub declaration: Option<Json>,
    /// What it represents where the document refers to something outside: `data.aws_ssm_parameter.pool.value`.
    pub stands_for: Option<String>,
}

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableKind {
    Text,
    Integer,
    Bool,
    Set,
    /// Not known: used inside an expression that only Terraform evaluates.
    Any,
}

/// A resource to declare.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    pub kind: KindRef,
    /// Its name in Terraform.
    pub label: String,
    pub entries: Vec<Entry>,
    /// What is not in the table, as Terraform JSON. Empty for every other family.
    pub extra: Vec<(String, Json)>,
    /// The resources, as type and label, that must be there before though it doesn't refer to them. Empty for families
    /// that keep `depends_on` as it was, and for those that leave it out.
    pub depends_on: Vec<(String, String)>,
    /// The ID of what exists already and is to be adopted: user pool ID and client ID.
    pub import: Option<ImportId>,
    /// Whether import blocks have IDs of its instances (`count`, `for_each`).
    pub imports_instances: bool,
    /// Risks of it that a user accepted: the rule's id, and why.
    pub accepted: Vec<(String, String)>,
    /// How much of it is known, if not all.
    pub partial: Option<Partial>,
    /// Whether something that the document has for it isn't among the entries, since it isn't a valid value.
    pub invalid: bool,
}

/// A table entry, compared by identity.
#[derive(Debug, Clone, Copy)]
pub struct KindRef(pub &'static ResourceKind);

impl PartialEq for KindRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Resource {
    pub fn is_client(&self) -> bool {
        std::ptr::eq(self.kind.0, &raw const crate::schema::USER_POOL_CLIENT)
    }

    /// Whether a client gets a secret; `None` where that isn't known yet.
    pub fn has_secret(&self) -> Option<bool> {
        match self.entries.iter().find(|entry| entry.argument.key == "generate_secret").map(|entry| &entry.value) {
            None | Some(Value::Bool(false)) => Some(false),
            Some(Value::Bool(true)) => Some(true),
            Some(_) => None,
        }
    }

    /// Terraform's address.
    pub fn address(&self) -> String {
        format!("{}.{}", self.kind.0.terraform, self.label)
    }
}

/// The two IDs under which AWS knows a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportId {
    pub user_pool_id: String,
    pub client_id: String,
}

impl ImportId {
    /// Parses Terraform's form, `user-pool-id/client-id`.
    ///
    /// # Errors
    /// Returns a user-facing message if the text has another form, or if one of the two can't be such an ID (botocore's
    /// model of the user pools API).
    pub fn parse(text: &str) -> Result<Self, String> {
        use crate::schema::Pattern;
        let Some((pool, client)) = text.split_once('/') else {
            return Err("An import ID is the user pool ID, a slash, and the client ID.".to_owned());
        };
        if !Pattern::UserPoolId.matches(pool) || pool.len() > 55 {
            return Err(format!(
                "\u{201c}{}\u{201d} isn't a user pool ID: a Region, an underscore, then letters and digits, up to 55 characters.",
                crate::document::shorten(pool)
            ));
        }
        if !Pattern::ClientId.matches(client) || client.len() > 128 {
            return Err(format!(
                "\u{201c}{}\u{201d} isn't a client ID: letters, digits, underscores, and plus signs, up to 128 characters.",
                crate::document::shorten(client)
            ));
        }
        Ok(ImportId { user_pool_id: pool.to_owned(), client_id: client.to_owned() })
    }

    /// Terraform's form.
    pub fn terraform(&self) -> String {
        format!("{}/{}", self.user_pool_id, self.client_id)
    }
}

impl Clients for Program {
    fn has_client(&self, label: &str) -> bool {
        self.resources.iter().any(|it| it.is_client() && it.label == label)
    }
}

impl Program {
    /// What is kept of the template that the document was read from; `None` where nothing is.
    pub fn template(&self) -> Option<Template<'_>> {
        Template::new(&self.rest, self)
    }

    /// Every resource of the document in the table, be it declared here or not: what names are given to.
    pub fn addresses(&self) -> Vec<(&'static ResourceKind, String)> {
        let types = self.rest.get("resource").and_then(Json::as_object).into_iter().flatten();
        let supporting = types.flat_map(|(kind, resources)| {
            let known = crate::schema::resource_kind(kind)
                .filter(|kind| !std::ptr::eq(*kind, &raw const crate::schema::USER_POOL_CLIENT));
            let labels = resources.as_object().into_iter().flatten().map(|(label, _)| label.clone());
            known.into_iter().flat_map(move |kind| labels.clone().map(move |label| (kind, label)))
        });
        let clients = self.resources.iter().filter(|it| it.is_client()).map(|it| (it.kind.0, it.label.clone()));
        supporting.chain(clients).collect()
    }
}

/// Something that the document says and the target can't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// The client's label; `None` for what isn't part of a client.
    pub client: Option<String>,
    /// Terraform's path of the argument; an address and path for what isn't part of a client.
    pub argument: String,
    /// Which element of a list, where the others are written.
    pub element: Option<usize>,
    /// A sentence.
    pub reason: String,
}

impl Omission {
    /// An omission of a whole argument.
    pub fn new(client: Option<&str>, argument: impl Into<String>, reason: impl Into<String>) -> Omission {
        Omission { client: client.map(str::to_owned), argument: argument.into(), element: None, reason: reason.into() }
    }

    /// The path as Terraform would write it, with the index of an element.
    pub fn path(&self) -> String {
        match self.element {
            Some(index) => format!("{}[{index}]", self.argument),
            None => self.argument.clone(),
        }
    }
}

/// Lowers a whole document; what the page does client by client.
pub fn lower(document: &Document, family: Family, scope: Scope) -> Program {
    let context = Context::new(document, family, scope);
    let supporting = lower_supporting(document, &context);
    let clients: Vec<Lowered> =
        document.clients.iter().map(|client| lower_client(document, client, &context)).collect();
    assemble(document, &context, std::iter::once(&supporting).chain(&clients))
}

/// Puts the lowered parts together: declares the variables that any of them needs, each once.
pub fn assemble<'a>(document: &Document, context: &Context, parts: impl IntoIterator<Item = &'a Lowered>) -> Program {
    let mut program = Program {
        scope: context.scope,
        variables: Vec::new(),
        resources: Vec::new(),
        omissions: Vec::new(),
        rest: document.rest().clone(),
    };
    let mut declared = std::collections::HashSet::new();
    for part in parts {
        program.resources.extend(part.resources.iter().cloned());
        program.omissions.extend(part.omissions.iter().cloned());
        for variable in part.variables.iter() {
            if declared.insert(variable.name.as_str()) {
                program.variables.push(variable.clone());
            }
        }
    }
    // In the document's order where it declares them, after that as they came.
    let order: std::collections::HashMap<&str, usize> =
        document.variables().enumerate().map(|(index, (name, _))| (name, index)).collect();
    sort_by_key(&mut program.variables, |it| order.get(it.name.as_str()).copied().unwrap_or(usize::MAX));
    program
}

/// Whether `reference` is to a resource of this kind and label.
pub fn refers_to(reference: &Reference, terraform: &str, label: &str) -> bool {
    matches!(reference, Reference::Resource { kind, name, .. } if kind == terraform && name == label)
}
