//! Writes every target for documents, for the checks that hold our text against the real tools.
//!
//! `generate` reads a JSON list of documents from standard input; `generate --documents SEED COUNT valid|hostile` makes
//! them itself. Out: a JSON list with, for each, the document, `{ target: { text, omissions } }` by scope, and the
//! findings. `generate --import` reads a JSON list of lists of files, `{ name, text }`, and writes the same for what is
//! read of them, with the `told` of the import. `generate --edit` reads a JSON list of `{ files, document }`, and writes
//! the files after the edit. With the environment variable TARGETS, a list with spaces between, only targets whose ids begin so.

#[path = "../it/generate_documents.rs"]
mod generate_documents;

use std::io::Read as _;

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::edit;
use cognito_client_builder::facts::Tools;
use cognito_client_builder::import::{Options, SourceFile, import};
use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::Family;
use cognito_client_builder::targets::{TARGETS, Target, VARIANTS, generate};
use cognito_client_builder::validate::{DEFAULT_FAMILIES, validate_for};
use generate_documents::{Random, Style};
use serde_json::{Map, Value as Json, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut told: Vec<Json> = Vec::new();
    let documents: Vec<Json> = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => input()?,
        ["--import"] => {
            let imports = input()?.iter().map(|it| import(&files(it), &Options::default())).collect::<Vec<_>>();
            told = imports
                .iter()
                .map(|it| it.findings.iter().map(|it| json!([it.severity.id(), it.line, it.message])).collect())
                .collect();
            imports.iter().map(|it| it.document.to_json()).collect()
        }
        ["--edit"] => {
            let mut output = Vec::new();
            for it in input()? {
                let edited = edit(&files(&it["files"]), &Document::from_json(&it["document"])?, &Options::default());
                let files: Json = edited.files.iter().map(|it| json!({ "name": it.name, "text": it.text })).collect();
                let notes: Json = edited.notes.iter().map(|it| json!([it.argument, it.message])).collect();
                output.push(json!({ "files": files, "notes": notes }));
            }
            println!("{}", Json::Array(output));
            return Ok(());
        }
        ["--documents", seed, count, style @ ("valid" | "hostile")] => {
            let mut random = Random::new(seed.parse()?);
            let style = if *style == "valid" { Style::Valid } else { Style::Hostile };
            (0..count.parse::<usize>()?).map(|_| generate_documents::document(&mut random, style)).collect()
        }
        _ => return Err("usage: generate [--import | --edit | --documents SEED COUNT valid|hostile]".into()),
    };
    let wanted = std::env::var("TARGETS").unwrap_or_default();
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let all = TARGETS.iter().copied().chain(VARIANTS.iter().map(|it| it.target));
    let targets: Vec<&'static Target> =
        all.filter(|it| wanted.is_empty() || wanted.iter().any(|start| it.id.starts_with(start))).collect();
    // A misspelt name would leave a check with nothing to check.
    if let Some(start) = wanted.iter().find(|start| !targets.iter().any(|it| it.id.starts_with(**start))) {
        return Err(format!("TARGETS: no target's id begins with {start:?}").into());
    }
    let mut output: Vec<Json> = documents.iter().map(|it| write(it, &targets)).collect::<Result<_, _>>()?;
    for (item, told) in output.iter_mut().zip(told) {
        item["told"] = told;
    }
    println!("{}", Json::Array(output));
    Ok(())
}

fn input() -> Result<Vec<Json>, Box<dyn std::error::Error>> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    Ok(serde_json::from_str(&input)?)
}

fn files(json: &Json) -> Vec<SourceFile> {
    let text = |it: &Json, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    json.as_array().into_iter().flatten().map(|it| SourceFile::new(text(it, "name"), text(it, "text"))).collect()
}

fn write(json: &Json, targets: &[&'static Target]) -> Result<Json, String> {
    let document = Document::from_json(json)?;
    let mut scopes = Map::new();
    scopes.insert("document".to_owned(), json.clone());
    for (name, scope) in [("complete", Scope::Complete), ("snippet", Scope::Snippet)] {
        let mut texts = Map::new();
        for &target in targets {
            let generated = generate(&document, target, scope);
            let omissions: Vec<Json> = generated
                .omissions
                .iter()
                .map(|it| json!({ "client": it.client, "argument": it.argument, "element": it.element, "reason": it.reason }))
                .collect();
            texts.insert(target.id.to_owned(), json!({ "text": generated.text(), "omissions": omissions }));
        }
        scopes.insert(name.to_owned(), Json::Object(texts));
    }
    // With IN_VIEW=cloudformation also what only CloudFormation requires.
    let families = match std::env::var("IN_VIEW").as_deref() {
        Ok("cloudformation") => &[Family::Terraform, Family::CloudFormation],
        _ => DEFAULT_FAMILIES,
    };
    let findings: Vec<Json> = validate_for(&document, &Tools::default(), families)
        .iter()
        .map(|it| {
            json!({
                "rule": it.rule, "severity": it.severity.id(), "client": it.client, "argument": it.argument,
                "element": it.element, "message": it.message, "enforcedBy": it.enforced_by.to_string(),
            })
        })
        .collect();
    scopes.insert("findings".to_owned(), Json::Array(findings));
    Ok(Json::Object(scopes))
}
