//! Changes in place: the wanted edits of each fixture in tests/imports (`edits.json`), with what they do to its files
//! (`edits.diff`, written anew by `UPDATE_IMPORTS=1` and to be read before it is committed), and properties that hold for
//! any change of any text.

use std::fmt::Write as _;

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::{Edited, edit};
use cognito_client_builder::import::{Import, Options, SourceFile, import};
use cognito_client_builder::schema::{USER_POOL_CLIENT, field, fields};
use serde_json::{Map, Value as Json, json};

use crate::generate_documents::{HOSTILE, Random};
use crate::import::{expect, fixtures, folder};

fn read(files: &[SourceFile]) -> Import {
    import(files, &Options::default())
}

/// The document after one of the edits of an `edits.json`.
fn changed(document: &Document, step: &Json) -> Document {
    let mut document = document.clone();
    if let Some(label) = step["add"].as_str() {
        let client = json!({ "resource": { USER_POOL_CLIENT.terraform: { label: step["body"] } } });
        document.clients.extend(Document::from_json(&client).unwrap().clients);
        return document;
    }
    let label = step["client"].as_str().unwrap();
    let at = document.clients.iter().position(|it| it.label == label).unwrap_or_else(|| panic!("no client {label}"));
    if let Some(to) = step["rename"].as_str() {
        return document.rename(label, to).unwrap();
    }
    if step["remove"] == json!(true) {
        document.delete(at);
        return document;
    }
    if let Some(id) = step.get("import") {
        return document.with_import_id(label, id.as_str());
    }
    let argument = step["argument"].as_str().unwrap();
    let field = field(argument).unwrap_or_else(|| panic!("no argument {argument}"));
    let value = Some(step["value"].clone()).filter(|it| !it.is_null());
    std::sync::Arc::make_mut(&mut document.clients[at]).set(field.id, value);
    document
}

fn apply(files: &[SourceFile], document: &Document) -> Edited {
    edit(files, document, &Options::default())
}

fn as_files(edited: &Edited) -> Vec<SourceFile> {
    edited.files.iter().map(|it| SourceFile::new(it.name.clone(), it.text.clone())).collect()
}

/// What the files do not say as the document does, and that no note names.
fn unsaid(edited: &Edited, wanted: &Document, renamed: &[(String, String)]) -> Vec<String> {
    let again = read(&as_files(edited)).document;
    // What was put into the files is what the files are read as: nothing is left to change.
    let rest = edit(&as_files(edited), wanted, &Options::default());
    let mut unsaid = Vec::new();
    for file in rest.files.iter().filter(|it| it.changed) {
        unsaid.push(format!("another edit changes {} again:\n{}", file.name, rest.diff(&as_files(edited))));
    }
    let told = |client: &str, key: &str| {
        edited.notes.iter().any(|note| {
            note.client.as_deref() == Some(client)
                && (note.argument.is_empty() || note.argument == key || note.argument.starts_with(&format!("{key}.")))
        })
    };
    for client in &wanted.clients {
        let now = again.client(&client.label);
        for field in fields().iter().filter(|it| it.parent.is_none()) {
            let text = |json: Option<Json>| {
                let text = json.map(|it| it.to_string()).unwrap_or_default();
                renamed
                    .iter()
                    .fold(text, |text, (from, to)| text.replace(&Document::address(from), &Document::address(to)))
            };
            let key = field.argument.key;
            let (want, have) = (client.to_json().get(key).cloned(), now.and_then(|it| it.to_json().get(key).cloned()));
            let same = match (&want, &have) {
                (Some(Json::Array(want)), Some(Json::Array(have))) => {
                    want.iter().all(|it| have.contains(it)) && have.iter().all(|it| want.contains(it))
                }
                _ => text(want.clone()) == text(have.clone()),
            };
            if !same && !told(&client.label, key) {
                unsaid.push(format!("{}.{key} is {have:?}, not {want:?}", client.label));
            }
        }
    }
    unsaid
}

fn describe(files: &[SourceFile], edited: &Edited) -> String {
    let mut text = edited.diff(files);
    for note in &edited.notes {
        let client = note.client.as_deref().unwrap_or("-");
        let argument = if note.argument.is_empty() { "-" } else { &note.argument };
        writeln!(text, "note {client} {argument}: {}", note.message).unwrap();
    }
    if text.is_empty() { "nothing\n".to_owned() } else { text }
}

#[test]
fn every_wanted_edit_gives_the_expected_text() {
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        let path = folder().join(&name).join("edits.json");
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let cases: Map<String, Json> = serde_json::from_str(&text).unwrap();
        let before = read(&files).document;
        let mut all = String::new();
        for (case, steps) in &cases {
            let steps = steps.as_array().unwrap();
            let wanted = steps.iter().fold(before.clone(), |document, step| changed(&document, step));
            let edited = apply(&files, &wanted);
            let renamed: Vec<(String, String)> = steps
                .iter()
                .filter_map(|it| Some((it["client"].as_str()?.to_owned(), it["rename"].as_str()?.to_owned())))
                .collect();
            write!(all, "# {case}\n\n{}\n", describe(&files, &edited)).unwrap();
            for problem in unsaid(&edited, &wanted, &renamed) {
                wrong.push(format!("{name}, {case}: {problem}"));
            }
        }
        expect(&folder().join(&name).join("edits.diff"), &all, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The files of a fixture as they are, with other line breaks, and with a byte order mark.
fn variants(files: &[SourceFile]) -> Vec<Vec<SourceFile>> {
    let each = |change: fn(&str) -> String| -> Vec<SourceFile> {
        files.iter().map(|it| SourceFile::new(it.name.clone(), change(&it.text))).collect()
    };
    vec![
        files.to_vec(),
        each(|text| text.replace("\r\n", "\n").replace('\n', "\r\n")),
        each(|text| format!("\u{feff}{text}")),
    ]
}

#[test]
fn nothing_to_change_changes_nothing() {
    for (name, files) in fixtures() {
        for files in variants(&files) {
            let edited = apply(&files, &read(&files).document);
            assert!(edited.notes.is_empty(), "{name}: {:?}", edited.notes);
            for (before, after) in files.iter().zip(&edited.files) {
                assert!(before.text == after.text && !after.changed, "{name}: {}", before.name);
            }
        }
    }
}
