//! The functions behind `window.cognitoClientBuilder`. They take and give text, which is smaller than taking objects
//! apart here; start.js makes objects of it. Wrong input throws a sentence.

use std::cell::OnceCell;

use cognito_client_builder::document::Document;
use cognito_client_builder::edit;
use cognito_client_builder::evaluate::{self, Inputs, Key};
use cognito_client_builder::explain::{self, Answer};
use cognito_client_builder::facts::Tools;
use cognito_client_builder::import::{self, Format, Options};
use cognito_client_builder::program::Scope;
use cognito_client_builder::session::messages;
use cognito_client_builder::targets::{self, TARGETS, Target, VARIANTS};
use cognito_client_builder::validate::{DEFAULT_FAMILIES, Finding, Judged, Validator, validate_values};
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::app::browser;
use crate::app::browser::Function;
use crate::app::state::workspace::Workspace;

thread_local! {
    /// What is on screen. Scripts come from outside of the tree of components, where there isn't a context.
    static WORKSPACE: OnceCell<Workspace> = const { OnceCell::new() };
}

/// Lets scripts read and set what is on screen.
pub fn serve(workspace: Workspace) {
    WORKSPACE.with(|cell| {
        let _ = cell.set(workspace);
    });
}

fn workspace() -> Result<Workspace, String> {
    WORKSPACE.with(|cell| cell.get().copied()).ok_or_else(|| "The page is still starting.".to_owned())
}

#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

#[wasm_bindgen]
pub fn targets() -> String {
    let list: Json = TARGETS
        .iter()
        .map(|target| {
            json!({
                "id": target.id,
                "label": target.label,
                "family": target.group,
                "language": target.language.id,
                "fileName": target.file_name,
            })
        })
        .collect();
    list.to_string()
}

#[wasm_bindgen]
pub fn generate(document: &str, target: &str, scope: &str, options: &str) -> Result<String, String> {
    let document = Document::from_text(document)?;
    let target = targets::target(target).ok_or_else(|| {
        let ids: Vec<&str> = TARGETS.iter().map(|target| target.id).collect();
        format!("Unknown target {target:?}. Use one of {}.", ids.join(", "))
    })?;
    let target = variant(target, options)?;
    let scope = match scope {
        "complete" => Scope::Complete,
        "snippet" => Scope::Snippet,
        other => return Err(format!("options.scope must be \"complete\" or \"snippet\", not {other:?}.")),
    };
    let generated = targets::generate(&document, target, scope);
    let omissions: Json = generated
        .omissions
        .iter()
        .map(|it| json!({ "client": it.client, "argument": it.argument, "element": it.element, "reason": it.reason }))
        .collect();
    let generated = json!({
        "text": generated.text(),
        "fileName": target.file_name,
        "language": target.language.id,
        "omissions": omissions,
        "findings": findings(&document),
    });
    Ok(generated.to_string())
}

/// The target in the variant that the options, given as JSON, name. Options of other targets aren't looked at.
fn variant(target: &'static Target, options: &str) -> Result<&'static Target, String> {
    let options: Json = serde_json::from_str(options).unwrap_or_default();
    let Some(variant) = VARIANTS.iter().find(|variant| variant.of == target.id) else { return Ok(target) };
    match options.get(variant.option) {
        None | Some(Json::Null) => Ok(target),
        Some(value) => {
            let [first, second] = variant.values;
            let chosen = value.as_str().and_then(|value| targets::variant(target.id, variant.option, value));
            chosen.ok_or_else(|| format!("options.{} must be {first:?} or {second:?}, not {value}.", variant.option))
        }
    }
}

#[wasm_bindgen]
pub fn validate(document: &str) -> Result<String, String> {
    Ok(findings(&Document::from_text(document)?).to_string())
}

/// The document after a fix, which is where [`findings`] said. Not a part of the findings themselves: a thousand fixes
/// of a thousand clients would fill the memory.
#[wasm_bindgen]
pub fn fix(document: &str, client: usize, finding: usize, fix: usize) -> Result<String, String> {
    let document = Document::from_text(document)?;
    let validator = Validator::new(&document, &Tools::default(), DEFAULT_FAMILIES);
    let finding =
        findings_at(&validator, &document, client).into_iter().nth(finding).ok_or("This finding doesn't exist.")?;
    let fix = finding.fixes.into_iter().nth(fix).ok_or("This fix doesn't exist.")?;
    Ok(fix.apply(&document).to_json().to_string())
}

/// What expressions evaluate to, with the values of variables as JSON: an object, or the text of a file of variables.
#[wasm_bindgen]
pub fn evaluate(document: &str, variables: &str) -> Result<String, String> {
    let document = Document::from_text(document)?;
    let evaluation = evaluate::evaluate(&document, &inputs(variables)?);
    if let Some(limit) = evaluation.limit {
        return Err(limit.to_owned());
    }
    let variables: Json = evaluation
        .variables
        .iter()
        .map(|it| {
            let value = it.value.as_ref().ok().and_then(evaluate::value::Value::to_json);
            json!({ "name": it.name, "type": it.kind, "value": value, "from": it.from.id() })
        })
        .collect();
    let clients: Json = evaluation
        .instances
        .iter()
        .map(|it| {
            let unknown = it.unknown.iter();
            let unknown: Json = unknown
                .map(|it| json!({ "argument": it.argument, "expression": it.expression, "reason": it.reason }))
                .collect();
            json!({ "label": it.label, "key": key_of(it.key.as_ref()), "values": it.values, "unknown": unknown })
        })
        .collect();
    Ok(json!({ "variables": variables, "clients": clients }).to_string())
}

fn inputs(variables: &str) -> Result<Inputs, String> {
    match serde_json::from_str(variables).map_err(|error| format!("Invalid options.variables: {error}"))? {
        Json::Null => Ok(Inputs::none()),
        Json::String(text) => Inputs::from_text(&text).map_err(|error| format!("options.variables: {error}")),
        json => Inputs::from_json(&json).map_err(|error| format!("options.variables: {error}")),
    }
}

fn key_of(key: Option<&Key>) -> Json {
    match key {
        None => Json::Null,
        Some(Key::Index(at)) => json!(at),
        Some(Key::Name(name)) => json!(name),
    }
}

/// The findings about the values that come out.
#[wasm_bindgen(js_name = validateValues)]
pub fn validate_with(document: &str, variables: &str) -> Result<String, String> {
    let judged = judged(&Document::from_text(document)?, variables)?;
    let each = judged.iter().enumerate().map(|(at, it)| {
        let mut json = to_json(&it.finding, 0, at);
        json["key"] = key_of(it.key.as_ref());
        json["because"] =
            it.because.iter().map(|it| json!({ "expression": it.expression, "value": it.value })).collect();
        json
    });
    Ok(each.collect::<Json>().to_string())
}

/// The document after a fix, which is where [`validate_with`] said.
#[wasm_bindgen(js_name = fixValues)]
pub fn fix_with(document: &str, variables: &str, finding: usize, fix: usize) -> Result<String, String> {
    let document = Document::from_text(document)?;
    let found = judged(&document, variables)?.into_iter().nth(finding).ok_or("This finding doesn't exist.")?;
    let fix = found.finding.fixes.into_iter().nth(fix).ok_or("This fix doesn't exist.")?;
    Ok(fix.apply(&document).to_json().to_string())
}

fn judged(document: &Document, variables: &str) -> Result<Vec<Judged>, String> {
    Ok(validate_values(document, &inputs(variables)?, &Tools::default(), DEFAULT_FAMILIES))
}

/// What an error message or a request is about. The document may be empty.
#[wasm_bindgen]
pub fn explain(text: &str, document: &str) -> Result<String, String> {
    let answers = answers(text, document)?.0;
    Ok(answers.iter().enumerate().map(|(at, answer)| answer_to_json(answer, at)).collect::<Json>().to_string())
}

/// The document after a fix that [`explain()`] offered.
#[wasm_bindgen(js_name = fixExplained)]
pub fn fix_explained(text: &str, document: &str, answer: usize, fix: usize) -> Result<String, String> {
    let (answers, document) = answers(text, document)?;
    let answer = answers.into_iter().nth(answer).ok_or("This answer doesn't exist.")?;
    let fix = answer.fixes.into_iter().nth(fix).ok_or("This fix doesn't exist.")?;
    Ok(fix.apply(&document).to_json().to_string())
}

fn answers(text: &str, document: &str) -> Result<(Vec<Answer>, Document), String> {
    let document = if document.is_empty() { Document::default() } else { Document::from_text(document)? };
    Ok((explain::explain(text, Some(&document), None), document))
}

fn answer_to_json(answer: &Answer, at: usize) -> Json {
    let fixes = answer.fixes.iter().enumerate();
    let difference = answer.difference.as_ref().map(|it| {
        json!({
            "sent": it.sent,
            "listed": it.listed,
            "sentPart": it.sent_part(),
            "listedPart": it.listed_part(),
        })
    });
    json!({
        "rule": answer.rule,
        "title": answer.title,
        "client": (!answer.client.is_empty()).then_some(&answer.client),
        "argument": answer.argument,
        "arguments": answer.arguments,
        "message": answer.message,
        "verdict": answer.verdict.id(),
        "parameter": answer.parameter,
        "difference": difference,
        "reference": answer.reference,
        "fixes": fixes.map(|(fix, it)| json!({ "label": it.label(), "at": [at, fix] })).collect::<Json>(),
    })
}

/// Reads files, given as JSON, in a format or in what each turns out to be. `watch` gets how many bytes are
/// read, of how many.
#[wasm_bindgen(js_name = importFiles)]
pub fn import(files: &str, format: &str, watch: Option<Function>) -> Result<String, String> {
    let files = messages::files_from_json(files)?;
    let format = match format {
        "" => None,
        id => Some(Format::from_id(id).ok_or_else(|| {
            let ids: Vec<&str> = Format::all().map(Format::id).collect();
            format!("Unknown format {id:?}. Use one of {}.", ids.join(", "))
        })?),
    };
    let tell = |done: usize, total: usize| {
        if let Some(watch) = &watch {
            browser::tell(watch, done, total);
        }
        true
    };
    let import = import::import(&files, &Options { format, watch: Some(&tell) });
    Ok(messages::import_to_json(&files, &import))
}

/// Puts a document into files, given as JSON: only what differs is changed.
#[wasm_bindgen(js_name = editFiles)]
pub fn edit_files(files: &str, document: &str) -> Result<String, String> {
    let edited = edit::edit(&messages::files_from_json(files)?, &Document::from_text(document)?, &Options::default());
    Ok(messages::edited_to_json(&edited))
}

#[wasm_bindgen]
pub fn open(document: &str) -> Result<(), String> {
    let document = Document::from_text(document)?;
    workspace()?.open(document);
    Ok(())
}

#[wasm_bindgen]
pub fn current() -> Result<String, String> {
    Ok(workspace()?.document_untracked().to_json().to_string())
}

fn findings(document: &Document) -> Json {
    let validator = Validator::new(document, &Tools::default(), DEFAULT_FAMILIES);
    let of = |client: usize| {
        let findings = findings_at(&validator, document, client);
        findings.into_iter().enumerate().map(move |(at, finding)| to_json(&finding, client, at)).collect::<Vec<_>>()
    };
    (0..=document.clients.len()).flat_map(of).collect()
}

/// The findings of the client in this place; after the last one, those of everything else.
fn findings_at(validator: &Validator, document: &Document, client: usize) -> Vec<Finding> {
    match document.clients.get(client) {
        Some(client) => validator.client(client),
        None => [validator.supporting(), validator.notices()].concat(),
    }
}

/// A finding, with the place of each of its fixes for [`fix`].
fn to_json(finding: &Finding, client: usize, at: usize) -> Json {
    let fixes: Json = finding
        .fixes
        .iter()
        .enumerate()
        .map(|(fix, it)| json!({ "label": it.label(), "at": [client, at, fix] }))
        .collect();
    json!({
        "rule": finding.rule,
        "number": finding.number,
        "title": finding.title,
        "severity": finding.severity.id(),
        "client": (!finding.client.is_empty()).then_some(&finding.client),
        "argument": finding.argument,
        "arguments": finding.arguments,
        "message": finding.message,
        "enforcedBy": finding.enforced_by.to_string(),
        "awsSays": finding.aws_says,
        "accepted": finding.accepted,
        "reference": finding.reference,
        "fixes": fixes,
    })
}
