//! Files, imports and edits as JSON text: what passes between the page and the program that works next to it, and what
//! scripts give and get.

use std::ops::Range;

use serde_json::{Value as Json, json};

use super::Opened;
use crate::document::Document;
use crate::edit::{Edited, EditedFile, Note};
use crate::import::{Cause, Encoding, Format, Import, ImportFinding, Known, Replacement, Secret, Severity, SourceFile};

/// Files as JSON.
pub fn files_to_json(files: &[SourceFile]) -> String {
    let json = |file: &SourceFile| json!({ "name": file.name, "text": file.text, "encoding": file.encoding.id() });
    files.iter().map(json).collect::<Json>().to_string()
}

/// The reverse.
///
/// # Errors
/// Returns a user-facing message when the text isn't a list of files.
pub fn files_from_json(json: &str) -> Result<Vec<SourceFile>, String> {
    let files: Json = serde_json::from_str(json).map_err(|error| format!("Couldn't read the files: {error}"))?;
    let files = files.as_array().ok_or("Files must be a list of { name, text }.")?;
    let file = |(at, file): (usize, &Json)| {
        let text = |key: &str| file.get(key).and_then(Json::as_str);
        let missing = || format!("File {at} has no text. Each file must be {{ name, text }}.");
        let encoding = text("encoding").and_then(Encoding::from_id).unwrap_or_default();
        let name = text("name").unwrap_or_default();
        Ok(SourceFile { encoding, ..SourceFile::new(name, text("text").ok_or_else(missing)?) })
    };
    files.iter().enumerate().map(file).collect()
}

/// What was read of files, without the places of values.
pub fn import_to_json(files: &[SourceFile], import: &Import) -> String {
    let formats: Vec<&str> = import.formats.iter().map(|format| format.id()).collect();
    let findings: Json = import
        .findings
        .iter()
        .map(|it| {
            json!({
                "severity": it.severity.id(),
                "file": it.file_name,
                "index": it.file,
                "line": it.line,
                "column": it.column,
                "message": it.message,
                "fix": fix_to_json(&files[it.file].text, &it.fix),
                "cause": it.cause.map(Cause::id),
            })
        })
        .collect();
    let secrets: Json = import
        .secrets
        .iter()
        .map(|it| json!({ "index": it.file, "start": it.span.start, "end": it.span.end }))
        .collect();
    let known: Json = import
        .known
        .iter()
        .map(|it| json!({ "reference": it.reference, "value": it.value, "saidBy": it.said_by }))
        .collect();
    let import = json!({
        "document": import.document.to_json(),
        "format": formats.iter().find(|id| **id != Format::Unknown.id()).unwrap_or(&Format::Unknown.id()),
        "formats": formats,
        "findings": findings,
        "known": known,
        "secrets": secrets,
        "complete": import.is_complete(),
    });
    import.to_string()
}

/// The reverse.
///
/// # Errors
/// Returns a user-facing message when the text is no such JSON, or its document can't be read.
pub fn opened_from_json(files: Vec<SourceFile>, json: &str) -> Result<Opened, String> {
    let json: Json = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let list = |key: &str| json[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let import = Import {
        document: Document::from_json(&json["document"])?,
        formats: list("formats").iter().map(|id| Format::from_id(&text(id)).unwrap_or(Format::Unknown)).collect(),
        findings: list("findings").iter().map(|it| finding_from_json(&files, it)).collect(),
        secrets: list("secrets")
            .iter()
            .map(|it| Secret { file: number(&it["index"]), span: number(&it["start"])..number(&it["end"]) })
            .collect(),
        known: list("known")
            .iter()
            .map(|it| Known {
                reference: text(&it["reference"]),
                value: it["value"].clone(),
                said_by: text(&it["saidBy"]),
            })
            .collect(),
        ..Import::default()
    };
    Ok(Opened::unplaced(files, import, json["complete"] == true))
}

fn finding_from_json(files: &[SourceFile], json: &Json) -> ImportFinding {
    let file = number(&json["index"]);
    let source = files.get(file).map_or("", |file| file.text.as_str());
    ImportFinding {
        severity: Severity::from_id(&text(&json["severity"])),
        file,
        file_name: text(&json["file"]),
        line: number(&json["line"]),
        column: number(&json["column"]),
        offset: 0,
        message: text(&json["message"]),
        fix: fix_from_json(source, &json["fix"]),
        covers: Vec::new(),
        cause: Cause::from_id(&text(&json["cause"])),
    }
}

/// The files after a change.
pub fn edited_to_json(edited: &Edited) -> String {
    let files: Json =
        edited.files.iter().map(|it| json!({ "name": it.name, "text": it.text, "changed": it.changed })).collect();
    let notes: Json = edited
        .notes
        .iter()
        .map(|it| json!({ "client": it.client, "argument": it.argument, "file": it.file, "message": it.message }))
        .collect();
    json!({ "files": files, "notes": notes }).to_string()
}

/// The reverse; `None` for anything else.
pub fn edited_from_json(json: &str) -> Option<Edited> {
    let json: Json = serde_json::from_str(json).ok()?;
    let file =
        |it: &Json| EditedFile { name: text(&it["name"]), text: text(&it["text"]), changed: it["changed"] == true };
    let note = |it: &Json| Note {
        client: it["client"].as_str().map(str::to_owned),
        argument: text(&it["argument"]),
        file: it["file"].as_u64().map(|file| file as usize),
        message: text(&it["message"]),
        ..Note::default()
    };
    Some(Edited {
        files: json["files"].as_array()?.iter().map(file).collect(),
        notes: json["notes"].as_array()?.iter().map(note).collect(),
    })
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}

fn number(json: &Json) -> usize {
    json.as_u64().unwrap_or(0) as usize
}

/// What to put into a file, with places as JavaScript counts them; `null` where there is nothing to put.
fn fix_to_json(text: &str, replacements: &[Replacement]) -> Json {
    let (mut at, mut units) = (0, 0);
    let mut place = |to: usize| {
        units += text[at..to].encode_utf16().count();
        at = to;
        units
    };
    let list: Vec<Json> = replacements
        .iter()
        .map(|it| json!({ "start": place(it.span.start), "end": place(it.span.end), "text": it.text }))
        .collect();
    if list.is_empty() { Json::Null } else { Json::Array(list) }
}

fn fix_from_json(source: &str, json: &Json) -> Vec<Replacement> {
    let (mut at, mut units) = (0, 0);
    let mut place = |to: usize| {
        let rest = &source[at..];
        let next = rest.char_indices().find(|(_, c)| {
            let found = units >= to;
            if !found {
                units += c.len_utf16();
            }
            found
        });
        at = next.map_or(source.len(), |(index, _)| at + index);
        at
    };
    let mut span = |it: &Json| -> Range<usize> {
        let start = place(number(&it["start"]));
        start..place(number(&it["end"]))
    };
    let list = json.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|it| Replacement { span: span(it), text: text(&it["text"]) }).collect()
}
