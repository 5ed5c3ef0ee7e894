//! Writes every target for the documents on standard input, for the checks that hold our text against the real tools.
//!
//! In: a JSON list of documents. Out: a JSON list with, for each, `{ target: { text, omissions } }` by scope, and the
//! findings.

use std::io::Read as _;

use cognito_client_builder::document::Document;
use cognito_client_builder::program::Scope;
use cognito_client_builder::targets::{TARGETS, generate};
use cognito_client_builder::validate::validate;
use serde_json::{Map, Value as Json, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let documents: Vec<Json> = serde_json::from_str(&input)?;
    let output: Vec<Json> = documents.iter().map(write).collect::<Result<_, _>>()?;
    println!("{}", Json::Array(output));
    Ok(())
}

fn write(json: &Json) -> Result<Json, String> {
    let document = Document::from_json(json)?;
    let mut scopes = Map::new();
    for (name, scope) in [("complete", Scope::Complete), ("snippet", Scope::Snippet)] {
        let mut texts = Map::new();
        for target in TARGETS {
            let generated = generate(&document, target, scope);
            let omissions: Vec<Json> = generated
                .omissions
                .iter()
                .map(|it| json!({ "client": it.client, "argument": it.argument, "reason": it.reason }))
                .collect();
            texts.insert(target.id.to_owned(), json!({ "text": generated.text(), "omissions": omissions }));
        }
        scopes.insert(name.to_owned(), Json::Object(texts));
    }
    let findings: Vec<Json> = validate(&document)
        .iter()
        .map(|it| json!({ "rule": it.rule, "severity": it.severity.id(), "client": it.client, "argument": it.argument, "element": it.element, "message": it.message }))
        .collect();
    scopes.insert("findings".to_owned(), Json::Array(findings));
    Ok(Json::Object(scopes))
}
