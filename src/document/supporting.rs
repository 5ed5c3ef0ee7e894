//! Resources other than the clients: which can be added in one step, and what one of them names.

use serde_json::{Map, Value as Json, json};

use super::words::and;
use super::{Document, text};
use crate::schema::providers::{PROVIDER_TYPES, ProviderType};
use crate::schema::{Argument, Kind, ResourceKind, Start, resource_kind};

/// A supporting resource that a document can be given.
pub struct Addable {
    pub kind: &'static str,
    pub label: &'static str,
    /// The type of an identity provider.
    pub provider: Option<&'static ProviderType>,
    wanted: &'static str,
}

const fn resource(kind: &'static str, label: &'static str, wanted: &'static str) -> Addable {
    Addable { kind, label, provider: None, wanted }
}

const fn provider(index: usize) -> Addable {
    let of = &PROVIDER_TYPES[index];
    Addable { kind: IDENTITY_PROVIDER, label: of.label, provider: Some(of), wanted: of.word }
}

/// The resources that can be added in one step, with what they need at least.
pub static ADDABLE: &[Addable] = &[
    resource("aws_cognito_user_pool", "user pool", "pool"),
    resource("aws_cognito_user_pool_domain", "user pool domain", "domain"),
    resource(RESOURCE_SERVER, "resource server", "api"),
    provider(0),
    provider(1),
    provider(2),
    provider(3),
    provider(4),
    provider(5),
];

const IDENTITY_PROVIDER: &str = "aws_cognito_identity_provider";
const RESOURCE_SERVER: &str = "aws_cognito_resource_server";

/// A new resource, and the variables that it refers to.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    pub kind: &'static str,
    pub label: String,
    pub body: Map<String, Json>,
    /// Each is declared unless the document has a variable of that name.
    pub variables: Vec<(String, Json)>,
}

impl Addition {
    /// A resource of a pool, under a free label. Without a pool, the argument isn't set.
    pub fn new(document: &Document, what: &Addable, pool: Option<&Json>) -> Self {
        match what.provider {
            Some(of) => Addition::provider(document, of, if of.social { of.id } else { what.wanted }, pool),
            None => Addition::of(document, what.kind, what.wanted, pool),
        }
    }

    fn of(document: &Document, kind: &'static str, wanted: &str, pool: Option<&Json>) -> Self {
        let label = free_label(document, kind, wanted);
        let mut addition = Addition { kind, label, body: Map::new(), variables: Vec::new() };
        let arguments = resource_kind(kind).into_iter().flat_map(ResourceKind::arguments);
        addition.body = addition.fill(arguments, pool);
        addition
    }

    /// An identity provider of this name, with what AWS requires of its type.
    pub fn provider(document: &Document, of: &ProviderType, name: &str, pool: Option<&Json>) -> Self {
        let own = if of.social { None } else { identifier(name) };
        let mut addition = Addition::of(document, IDENTITY_PROVIDER, own.as_deref().unwrap_or(of.word), pool);
        let mut details = Map::new();
        for detail in of.details {
            let prefix = format!("{}_", addition.label);
            if let Some(value) = start(&addition.label, &detail.start, &details, None, &prefix, &mut addition.variables)
            {
                details.insert(detail.key.to_owned(), value);
            }
        }
        let mapping = of.mapping.iter().map(|(to, from)| ((*to).to_owned(), json!(from)));
        let mut body = Map::from_iter([
            ("provider_name".to_owned(), json!(text::escape(name))),
            ("provider_type".to_owned(), json!(of.id)),
        ]);
        body.append(&mut addition.body);
        body.insert("provider_details".to_owned(), Json::Object(details));
        body.insert("attribute_mapping".to_owned(), Json::Object(mapping.collect()));
        addition.body = body;
        addition
    }

    /// A resource server with this identifier and one scope.
    pub fn server(document: &Document, name: &str, scope_name: &str, pool: Option<&Json>) -> Self {
        let host = name.split_once("://").map_or(name, |(_, rest)| rest);
        let wanted = identifier(host);
        let mut addition = Addition::of(document, RESOURCE_SERVER, wanted.as_deref().unwrap_or("api"), pool);
        addition.body.insert("identifier".to_owned(), json!(text::escape(name)));
        addition.body.insert("scope".to_owned(), json!([scope(scope_name)]));
        addition
    }

    /// What the arguments of a new resource or block start with.
    fn fill<'t>(&mut self, arguments: impl Iterator<Item = &'t Argument>, pool: Option<&Json>) -> Map<String, Json> {
        let mut body = Map::new();
        for argument in arguments {
            let value = match (argument.start, argument.kind) {
                (Start::Block, Kind::Blocks(inner) | Kind::Block(inner)) => {
                    Some(json!([self.fill(inner().iter(), pool)]))
                }
                (known, _) => start(&self.label, &known, &body, pool, "", &mut self.variables),
            };
            if let Some(value) = value {
                body.insert(argument.key.to_owned(), value);
            }
        }
        body
    }

    /// A reference to an attribute of the resource.
    pub fn reference(&self, attribute: &str) -> String {
        format!("${{{}.{}.{attribute}}}", self.kind, self.label)
    }

    /// Its variables as a text, such as `variables a and b (sensitive)`; empty without variables.
    pub fn variables_in_words(&self) -> String {
        let names: Vec<String> = self
            .variables
            .iter()
            .map(|(name, declaration)| match declaration.get("sensitive") {
                Some(_) => format!("{name} (sensitive)"),
                None => name.clone(),
            })
            .collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => format!("variable {one}"),
            all => format!("variables {}", and(all)),
        }
    }

    /// The document with the resource and its variables.
    pub fn apply(&self, document: &Document) -> Document {
        let mut document = document.with_resource(self.kind, &self.label, Some(self.body.clone()));
        for (name, declaration) in &self.variables {
            declare(&mut document, name, declaration.clone());
        }
        document
    }
}

/// The value that an argument starts with, next to those that its resource has; with the variable that it refers to.
pub fn start(
    label: &str,
    start: &Start,
    beside: &Map<String, Json>,
    pool: Option<&Json>,
    prefix: &str,
    variables: &mut Vec<(String, Json)>,
) -> Option<Json> {
    match start {
        Start::Nothing | Start::Block => None,
        Start::Text(text) => Some(json!(text)),
        Start::Label => Some(json!(label)),
        Start::Pool => pool.cloned(),
        Start::Beside(key) => Some(json!(capitalized(beside.get(*key)?.as_str()?))),
        Start::Variable { name, description, sensitive } => {
            let name = format!("{prefix}{name}");
            let reference = json!(format!("${{var.{name}}}"));
            variables.push((name, declaration(description, *sensitive)));
            Some(reference)
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The declaration of a variable of text.
pub fn declaration(description: &str, sensitive: bool) -> Json {
    let mut declaration = json!({ "type": "string", "description": description });
    if sensitive {
        declaration["sensitive"] = json!(true);
    }
    declaration
}

/// A scope of a resource server, with the description that AWS requires.
pub fn scope(name: &str) -> Json {
    let name = text::escape(name);
    json!({ "scope_name": name, "scope_description": capitalized(&name) })
}

/// A text as a label; `None` if nothing of it can be in one.
fn identifier(name: &str) -> Option<String> {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let label: String = name.chars().map(plain).collect();
    let label = label.trim_matches('_').to_owned();
    text::is_identifier(&label).then_some(label)
}

/// A label that no resource of the type has.
fn free_label(document: &Document, kind: &str, wanted: &str) -> String {
    let mut label = wanted.to_owned();
    let mut number = 2;
    while document.resource(kind, &label).is_some() {
        label = format!("{wanted}_{number}");
        number += 1;
    }
    label
}

pub fn addable(kind: &str) -> Option<&'static Addable> {
    ADDABLE.iter().find(|it| it.kind == kind)
}

/// A reference to the first pool of the document.
pub fn first_pool(document: &Document) -> Option<Json> {
    let (_, label, _) = document.resources().find(|(kind, _, _)| *kind == "aws_cognito_user_pool")?;
    Some(json!(format!("${{aws_cognito_user_pool.{label}.id}}")))
}

/// Adds a resource to the first pool of the document, and returns its label.
pub fn add_resource(document: &mut Document, resource: &Addable) -> String {
    let addition = Addition::new(document, resource, first_pool(document).as_ref());
    *document = addition.apply(document);
    addition.label
}

/// Declares a variable of a type, unless there is one of that name.
pub fn declare_variable(document: &mut Document, name: &str, of: &str) {
    declare(document, name, json!({ "type": of }));
}

/// Declares a variable, unless there is one of that name.
pub fn declare(document: &mut Document, name: &str, declaration: Json) {
    let mut rest = Map::clone(document.rest());
    let variables = rest.entry("variable").or_insert_with(|| Json::Object(Map::new()));
    if let Json::Object(variables) = variables {
        variables.entry(name).or_insert(declaration);
    }
    *document = document.with_rest(rest);
}

/// The names of a resource server's scopes, as far as they are plain text; none of any other resource.
pub fn scopes(body: &Map<String, Json>) -> Vec<&str> {
    let blocks = match body.get("scope") {
        Some(Json::Array(blocks)) => blocks.as_slice(),
        Some(block) => std::slice::from_ref(block),
        None => &[],
    };
    blocks.iter().filter_map(|block| block.get("scope_name")?.as_str()).collect()
}
