//! Resources other than the clients: which can be added in one step, and what one of them names.

use serde_json::{Map, Value as Json, json};

use super::Document;

/// A supporting resource that a document can be given.
pub struct Addable {
    pub kind: &'static str,
    pub label: &'static str,
    wanted: &'static str,
    body: fn(&dyn Fn(&str) -> String) -> Json,
}

/// The resources that can be added in one step, with what they need at least.
pub static ADDABLE: &[Addable] = &[
    Addable { kind: "aws_cognito_user_pool", label: "user pool", wanted: "pool", body: |_| json!({ "name": "pool" }) },
    Addable {
        kind: "aws_cognito_user_pool_domain",
        label: "user pool domain",
        wanted: "domain",
        body: |pool| json!({ "domain": "example", "user_pool_id": pool("id") }),
    },
    Addable {
        kind: "aws_cognito_resource_server",
        label: "resource server",
        wanted: "api",
        body: |pool| {
            json!({
                "identifier": "api",
                "name": "api",
                "user_pool_id": pool("id"),
                "scope": [{ "scope_name": "read", "scope_description": "Read" }],
            })
        },
    },
];

pub fn addable(kind: &str) -> Option<&'static Addable> {
    ADDABLE.iter().find(|it| it.kind == kind)
}

/// Adds a resource under a free label, and returns the label.
pub fn add_resource(document: &mut Document, resource: &Addable) -> String {
    let pool = document
        .resources()
        .find(|(kind, _, _)| *kind == "aws_cognito_user_pool")
        .map(|(_, label, _)| label.to_owned());
    let reference = |attribute: &str| {
        pool.as_ref().map_or_else(String::new, |label| format!("${{aws_cognito_user_pool.{label}.{attribute}}}"))
    };
    let body = match (resource.body)(&reference) {
        Json::Object(body) => body,
        _ => Map::new(),
    };
    let mut label = resource.wanted.to_owned();
    let mut number = 2;
    while document.resource(resource.kind, &label).is_some() {
        label = format!("{}_{number}", resource.wanted);
        number += 1;
    }
    *document = document.with_resource(resource.kind, &label, Some(body));
    label
}

/// Declares a variable of a type, unless there is one of that name.
pub fn declare_variable(document: &mut Document, name: &str, of: &str) {
    let mut rest = Map::clone(document.rest());
    let variables = rest.entry("variable").or_insert_with(|| Json::Object(Map::new()));
    if let Json::Object(variables) = variables {
        variables.entry(name).or_insert_with(|| json!({ "type": of }));
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
