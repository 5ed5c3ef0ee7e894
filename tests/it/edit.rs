//! Changes in place: the wanted edits of each fixture in tests/imports (`edits.json`), with what they do to its files
//! (`edits.diff`, written anew by `UPDATE=1` and to be read before it is committed), and properties that hold for
//! any change of any text; `ROUNDS` says how many of them are tried.

use std::fmt::Write as _;

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::{Edited, edit};
use cognito_client_builder::import::{Import, Options, SourceFile, import};
use cognito_client_builder::schema::{USER_POOL_CLIENT, field, fields};
use serde_json::{Map, Value as Json, json};

use crate::generate_documents::{HOSTILE, Random};
use crate::import::{expect, fixtures, folder};
use crate::work::{grows_in_step, work};

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
    if let Some(address) = step["resource"].as_str() {
        let (kind, label) = address.split_once('.').unwrap();
        let mut body = document.resource(kind, label).cloned().unwrap_or_default();
        if let Some(argument) = step["argument"].as_str() {
            let (argument, value) = (argument.to_owned(), step["value"].clone());
            drop(if value.is_null() { body.shift_remove(&argument) } else { body.insert(argument, value) });
            return document.with_resource(kind, label, Some(body));
        }
        return document.with_resource(kind, label, step["body"].as_object().cloned());
    }
    if let Some(name) = step["variable"].as_str() {
        let mut rest = Map::clone(document.rest());
        let variables = rest.entry("variable").or_insert_with(|| json!({}));
        variables[name] = step["declaration"].clone();
        return document.with_rest(rest);
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

/// What the files do not say as the document does, and that no note names; or what another edit would change again.
fn unsaid(edited: &Edited, wanted: &Document, renamed: &[(String, String)]) -> Vec<String> {
    let mut unsaid = untold(edited, wanted, renamed);
    let again = read(&as_files(edited)).document;
    // What was put into the files is what the files are read as: nothing is left to change.
    let rest = edit(&as_files(edited), wanted, &Options::default());
    // A client that was second of its name has another label once the first is gone.
    let same_labels = again.clients.iter().all(|it| wanted.client(&it.label).is_some());
    for file in rest.files.iter().filter(|it| it.changed && same_labels) {
        unsaid.push(format!("another edit changes {} again:\n{}", file.name, rest.diff(&as_files(edited))));
    }
    unsaid
}

/// What the files do not say as the document does, and that no note names.
fn untold(edited: &Edited, wanted: &Document, renamed: &[(String, String)]) -> Vec<String> {
    let again = read(&as_files(edited)).document;
    let mut unsaid = Vec::new();
    let same_labels = again.clients.iter().all(|it| wanted.client(&it.label).is_some());
    let told = |client: &str, key: &str| {
        edited.notes.iter().any(|note| {
            note.client.as_deref() == Some(client)
                && (note.argument.is_empty() || note.argument == key || note.argument.starts_with(&format!("{key}.")))
        })
    };
    for (at, client) in wanted.clients.iter().enumerate().filter(|_| same_labels) {
        // Input of the AWS CLI has no label but its name.
        let same_count = again.clients.len() == wanted.clients.len();
        let now = again.client(&client.label).or_else(|| again.clients.get(at).filter(|_| same_count));
        let (id, wanted_id) = (now.and_then(|it| again.import_id(&it.label)), wanted.import_id(&client.label));
        if id != wanted_id && !told(&client.label, "import") && !edited.notes.iter().any(|it| it.argument == "import") {
            unsaid.push(format!("the ID of {} is {id:?}, not {wanted_id:?}", client.label));
        }
        for field in fields().iter().filter(|it| it.parent.is_none()) {
            let text = |json: Option<Json>| {
                // A block may stand in a list of one.
                let json = match json {
                    Some(Json::Array(mut items)) if items.len() == 1 && items[0].is_object() => items.pop(),
                    json => json,
                };
                // What the table does not know of a block stays in the file.
                let json = json.map(|mut json| {
                    json.as_object_mut().map(|block| block.shift_remove("//"));
                    json
                });
                let text = json.map(|it| it.to_string()).unwrap_or_default();
                renamed
                    .iter()
                    .fold(text, |text, (from, to)| text.replace(&Document::address(from), &Document::address(to)))
            };
            let key = field.argument.key;
            let (want, have) =
                (client.arguments().get(key).cloned(), now.and_then(|it| it.arguments().get(key).cloned()));
            let same = match (&want, &have) {
                (Some(Json::Array(want)), Some(Json::Array(have))) => {
                    want.iter().all(|it| have.contains(it)) && have.iter().all(|it| want.contains(it))
                }
                // A number in quotes is that number.
                (Some(want), Some(have)) if !want.is_object() => {
                    let value = |json: &Json| cognito_client_builder::document::read(json, &field.argument.kind);
                    text(Some(want.clone())) == text(Some(have.clone()))
                        || value(want).problems.is_empty() && value(want) == value(have)
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

/// What the edits of a fixture's `edits.json` give.
pub fn edits_of(fixture: &std::path::Path, files: &[SourceFile]) -> Vec<Edited> {
    let Ok(text) = std::fs::read_to_string(fixture.join("edits.json")) else { return Vec::new() };
    let cases: Map<String, Json> = serde_json::from_str(&text).unwrap();
    let before = read(files).document;
    let wanted =
        |steps: &Json| steps.as_array().unwrap().iter().fold(before.clone(), |document, step| changed(&document, step));
    cases.values().map(|steps| edit(files, &wanted(steps), &Options::default())).collect()
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

/// Another value of the kind that an argument has.
fn other_value(argument: &'static cognito_client_builder::schema::Argument, before: &Json) -> Option<Json> {
    use cognito_client_builder::schema::Kind;
    Some(match argument.kind {
        Kind::Bool => json!(before != &json!(true) && before != &json!("true")),
        Kind::Integer => json!(if before == &json!(17) { 18 } else { 17 }),
        Kind::Text | Kind::Enum(_) => json!(if before == &json!("other") { "another" } else { "other" }),
        _ => return None,
    })
}

/// Each argument of each client that has one value, with its path.
fn scalars(import: &Import) -> Vec<(usize, &'static cognito_client_builder::schema::Field, Json)> {
    let mut found = Vec::new();
    for (at, client) in import.document.clients.iter().enumerate() {
        for field in fields() {
            let Some(before) = client.get(field.id).filter(|it| !it.is_null()) else { continue };
            found.extend(other_value(field.argument, before).map(|value| (at, field, value)));
        }
    }
    found
}

#[test]
fn another_value_changes_its_own_lines_only() {
    let mut count = 0;
    for (name, files) in fixtures() {
        for files in variants(&files) {
            // Comments that `terraform fmt` aligns behind values move with the longest of them.
            if name == "terraform-fmt-clean" {
                continue;
            }
            let import = read(&files);
            for (at, field, value) in scalars(&import) {
                let origin = &import.origins[at];
                let mut wanted = import.document.clone();
                std::sync::Arc::make_mut(&mut wanted.clients[at]).set(field.id, Some(value));
                let edited = apply(&files, &wanted);
                let changed: Vec<usize> = (0..files.len()).filter(|it| edited.files[*it].changed).collect();
                if changed.is_empty() {
                    assert!(!edited.notes.is_empty(), "{name}: nothing said of {}", field.path);
                    continue;
                }
                assert_eq!(changed, [origin.file], "{name}: {}", field.path);
                let (old, new) = (&files[origin.file].text, &edited.files[origin.file].text);
                // What is the same before and after is all but the lines of the value; a merged one is added.
                let own = origin.arguments.iter().find(|it| it.path == field.path);
                let Some(own) = own else { continue };
                let start = old[..own.span.start].rfind('\n').map_or(0, |it| it + 1);
                let end = old[own.span.end..].find('\n').map_or(old.len(), |it| own.span.end + it);
                assert!(new.starts_with(&old[..start]), "{name}: {} before it:\n{}", field.path, edited.diff(&files));
                assert!(new.ends_with(&old[end..]), "{name}: {} after it:\n{}", field.path, edited.diff(&files));
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count}");
}

/// A text that breaks whatever does not escape it, as Terraform writes it.
fn hostile(random: &mut Random) -> Json {
    use cognito_client_builder::document::text::escape;
    json!(escape(random.pick::<&str>(HOSTILE)))
}

/// A document with a few arguments set, changed or left out, some of them to hostile values.
fn any_change(document: &Document, random: &mut Random) -> Document {
    use cognito_client_builder::schema::Kind;
    let mut document = document.clone();
    for _ in 0..1 + random.below(4) {
        if document.clients.is_empty() {
            break;
        }
        let at = random.below(document.clients.len());
        match random.below(20) {
            0 => {
                document.delete(at);
                continue;
            }
            1 => {
                let label = document.clients[at].label.clone();
                document = document.rename(&label, &format!("renamed_{}", random.below(9))).unwrap_or(document);
                continue;
            }
            2 => {
                document.duplicate(at);
                continue;
            }
            3 => {
                let label = document.clients[at].label.clone();
                document = document.with_import_id(&label, Some("eu-west-1_abc/def"));
                continue;
            }
            _ => {}
        }
        let field = random.pick(fields());
        let reference = json!(*random.pick(&[
            "${var.x}",
            "${local.y}",
            "${aws_cognito_user_pool.pool.id}",
            "${lower(var.x)}",
            "a-${var.x}-$${b}"
        ]));
        let value = match field.argument.kind {
            _ if random.chance(20) => None,
            Kind::Bool => Some(json!(random.chance(50))),
            Kind::Integer => Some(json!(random.below(99))),
            Kind::Set(_) | Kind::List => {
                let before = document.clients[at].get(field.id).and_then(Json::as_array).cloned().unwrap_or_default();
                let mut items: Vec<Json> = before.into_iter().filter(|_| !random.chance(30)).collect();
                for _ in 0..random.below(3) {
                    let place = random.below(items.len() + 1);
                    let item = if random.chance(15) { reference.clone() } else { hostile(random) };
                    items.insert(place, item);
                }
                Some(json!(items))
            }
            Kind::Text | Kind::Enum(_) if random.chance(20) => Some(reference),
            Kind::Text | Kind::Enum(_) => Some(hostile(random)),
            _ => None,
        };
        std::sync::Arc::make_mut(&mut document.clients[at]).set(field.id, value);
    }
    document
}

#[test]
fn any_change_is_in_the_files_or_in_a_note() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(25);
    let (mut changed, mut taken_back) = (0, 0);
    for (name, files) in fixtures() {
        // Its own numbers, so that a new fixture changes nothing for the others.
        let mut random =
            Random::new(name.bytes().fold(20_261_127, |seed, byte| seed * 31 % 0xffff_ffff + u64::from(byte)));
        let variants = variants(&files);
        for round in 0..rounds {
            let files = &variants[round % variants.len()];
            let before = read(files);
            let wanted = any_change(&before.document, &mut random);
            let edited = apply(files, &wanted);
            changed += edited.files.iter().filter(|it| it.changed).count();
            taken_back += edited.notes.iter().filter(|it| it.taken_back).count();
            let renamed: Vec<(String, String)> = Vec::new();
            let again = read(&as_files(&edited));
            for (file, format) in again.formats.iter().enumerate() {
                let errors = |import: &Import| {
                    let all = import.findings.iter().filter(|it| it.file == file && it.severity.id() == "error");
                    all.count()
                };
                assert!(errors(&again) <= errors(&before), "{name} {round} ({}): {}", format.id(), edited.diff(files));
            }
            // A client that was renamed changes references to it as well: see the fixtures.
            let same_labels = wanted.clients.iter().all(|it| before.document.client(&it.label).is_some());
            if same_labels {
                let unsaid = unsaid(&edited, &wanted, &renamed);
                assert!(
                    unsaid.is_empty(),
                    "{name} {round}: {}\n{}\n{:?}",
                    unsaid.join("\n"),
                    edited.diff(files),
                    edited.notes
                );
            }
        }
    }
    assert!(changed > 300, "{changed}");
    assert!(taken_back * 20 < changed, "{taken_back} of {changed} were taken back");
}

/// The targets whose texts can be read, with the name that their files have.
pub const READABLE: &[&str] = &[
    "terraform-hcl",
    "terraform-json",
    "cloudformation-yaml",
    "cloudformation-json",
    "pulumi-aws-yaml",
    "pulumi-aws-native-yaml",
];

#[test]
fn generated_code_is_read_and_edited() {
    use crate::generate_documents::{Style, document};
    use cognito_client_builder::program::Scope;
    use cognito_client_builder::targets::{generate, target};
    let mut random = Random::new(7);
    let rounds = std::env::var("ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(20);
    let mut wrong = Vec::new();
    let (mut texts, mut changed, mut taken_back) = (0, 0, 0);
    for round in 0..rounds {
        for style in [Style::Valid, Style::Hostile] {
            let json = document(&mut random, style);
            let Ok(before) = Document::from_json(&json) else { continue };
            for id in READABLE {
                let target = target(id).unwrap();
                let text = generate(&before, target, Scope::Complete).text();
                let files = [SourceFile::new(target.file_name, text)];
                let import = read(&files);
                texts += 1;
                for finding in import.findings.iter().filter(|it| it.severity.id() == "error") {
                    wrong.push(format!("{id} {round} {style:?}: {}", finding.message));
                }
                // A document does not have how a client goes that was imported, what was left out, nor parameters in
                // another order.
                let comparable = |text: &str| -> String {
                    if id.starts_with("terraform") {
                        // What Terraform has no argument for is named in comments only.
                        let said = text.lines().filter(|it| !it.trim_start().starts_with('#'));
                        return said.collect::<Vec<_>>().join("\n");
                    }
                    let own = |line: &&str| {
                        !["DeletionPolicy", "UpdateReplacePolicy"].iter().any(|it| line.contains(it))
                            && !line.trim_start().starts_with('#')
                    };
                    let mut lines: Vec<&str> = text.lines().filter(own).map(|it| it.trim_end_matches(',')).collect();
                    lines.sort_unstable();
                    // Two labels that make one logical ID are told apart by a number, which is then a part of the label.
                    lines.join("\n").replace("Client2Client", "Client2")
                };
                let again = generate(&import.document, target, Scope::Complete).text();
                let (first, again) = (comparable(&files[0].text), comparable(&again));
                // The default of a parameter without echo is a secret, and stays out of the document.
                let secret = files[0].text.contains("NoEcho");
                if style == Style::Valid && !id.starts_with("pulumi") && !secret && again != first {
                    let diff = cognito_client_builder::edit::diff::unified(id, &first, &again);
                    wrong.push(format!("{id} {round}: read otherwise\n{diff}"));
                }
                let unchanged = apply(&files, &import.document);
                assert!(!unchanged.files[0].changed && unchanged.notes.is_empty(), "{id} {round}");
                let wanted = any_change(&import.document, &mut random);
                let edited = apply(&files, &wanted);
                changed += usize::from(edited.files[0].changed);
                taken_back += edited.notes.iter().filter(|it| it.taken_back).count();
                if wanted.clients.iter().all(|it| import.document.client(&it.label).is_some()) {
                    wrong.extend(unsaid(&edited, &wanted, &[]).into_iter().map(|it| {
                        format!("{id} {round} {style:?}: {it}\n{}\n{:?}", edited.diff(&files), edited.notes)
                    }));
                }
            }
        }
    }
    assert!(changed * 2 > texts, "only {changed} of {texts} texts were changed");
    assert!(taken_back * 20 < changed, "{taken_back} of {changed} were taken back");
    assert!(wrong.is_empty(), "{} of {texts}:\n{}", wrong.len(), wrong[..wrong.len().min(6)].join("\n\n"));
}

/// A text with something cut off, doubled, or replaced by what does not belong there.
fn damaged(text: &str, random: &mut Random) -> String {
    let place = |random: &mut Random| {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (a, b) = (place(random), place(random));
    let (from, to) = (a.min(b), a.max(b));
    const JUNK: &[&str] = &[
        "{", "}", "[", "]", "\"", "'", ":", ",", "=", "\n", "\r\n", "\t", "  ", "#", "/*", "<<EOF\n", "${", "&a ",
        "*a", "!x ", "- ", "\u{feff}", "\u{0}", "😀", "|\n", ">-\n", "%{if", "null", "\\", "<<: ", "? ", "---\n",
        "\u{2028}", "\u{85}",
    ];
    match random.below(5) {
        0 => text[..from].to_owned(),
        1 => format!("{}{}", &text[..from], &text[to..]),
        2 => format!("{}{}{}", &text[..to], &text[from..to], &text[to..]),
        3 => format!("{}{}{}", &text[..from], random.pick::<&str>(JUNK), &text[from..]),
        _ => {
            let mut result = String::new();
            for c in text.chars() {
                if random.chance(2) {
                    result.push_str(random.pick::<&str>(JUNK));
                } else {
                    result.push(c);
                }
            }
            result
        }
    }
}

#[test]
fn damaged_text_is_edited_or_reported() {
    let mut random = Random::new(99);
    let rounds = std::env::var("ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(25);
    let (mut changed, mut taken_back) = (0, 0);
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        for round in 0..rounds {
            let files: Vec<SourceFile> =
                files.iter().map(|it| SourceFile::new(it.name.clone(), damaged(&it.text, &mut random))).collect();
            let import = read(&files);
            let same = apply(&files, &import.document);
            assert!(same.files.iter().all(|it| !it.changed), "{name} {round}");
            let wanted = any_change(&import.document, &mut random);
            let edited = apply(&files, &wanted);
            changed += edited.files.iter().filter(|it| it.changed).count();
            taken_back += edited.notes.iter().filter(|it| it.taken_back).count();
            if wanted.clients.iter().all(|it| import.document.client(&it.label).is_some()) {
                wrong.extend(
                    untold(&edited, &wanted, &[])
                        .into_iter()
                        .map(|it| format!("{name} {round}: {it}\n{}\n{:?}", edited.diff(&files), edited.notes)),
                );
            }
            // Another document altogether, and files that are not those that were read.
            let other =
                Document::from_json(&json!({ "resource": { USER_POOL_CLIENT.terraform: { "web": { "name": "x" } } } }));
            apply(&files, &other.unwrap());
            cognito_client_builder::edit::edit_imported(&files[..0], &import, &wanted);
            let shorter: Vec<SourceFile> = files.iter().map(|it| SourceFile::new(it.name.clone(), "é")).collect();
            cognito_client_builder::edit::edit_imported(&shorter, &import, &wanted);
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(6)].join("\n\n"));
    assert!(changed > rounds * 20, "only {changed} files were changed");
    assert!(taken_back * 5 < changed, "{taken_back} of {changed} were taken back");
}

#[test]
fn deep_and_senseless_text_comes_to_an_end() {
    let mut random = Random::new(5);
    let wanted =
        Document::from_json(&json!({ "resource": { USER_POOL_CLIENT.terraform: { "web": { "name": "x" } } } }))
            .unwrap();
    let mut texts: Vec<String> = [
        "[", "{", "{\"a\":", "- ", "a: {", "a = [", "a {\n", "\"${", "(", "<<E\n", "&a [*a, ", "!Sub ", "? ", "%{if a}",
    ]
    .iter()
    .map(|it| it.repeat(50_000))
    .collect();
    texts.push((0..20_000).map(|at| format!("<<E{at}\n")).collect());
    texts.push((0..400).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect());
    texts.extend((0..30).map(|_| (0..4000).filter_map(|_| char::from_u32(random.below(0x300) as u32)).collect()));
    for text in texts {
        for name in [
            "main.tf",
            "main.tf.json",
            "template.yaml",
            "template.json",
            "serverless.yml",
            "Pulumi.yaml",
            "pasted",
            "x.tfvars",
        ] {
            for before in [
                "",
                "resource \"aws_cognito_user_pool_client\" \"web\" {\n  name = ",
                "Resources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      ClientName: ",
            ] {
                let files = [SourceFile::new(name, format!("{before}{text}"))];
                apply(&files, &wanted);
            }
        }
    }
}

fn clients(count: usize, filler: usize) -> Document {
    let clients = (0..count).map(|at| {
        let urls: Vec<String> = (0..filler).map(|url| format!("https://client-{at}.example.com/callback/{url}")).collect();
        (
            format!("client_{at}"),
            json!({
                "name": format!("client {at}"), "user_pool_id": "${aws_cognito_user_pool.pool.id}", "generate_secret": at % 2 == 0,
                "allowed_oauth_flows": ["code"], "callback_urls": urls, "token_validity_units": { "access_token": "minutes" }
            }),
        )
    });
    let clients: Map<String, Json> = clients.collect();
    Document::from_json(&json!({ "resource": { "aws_cognito_user_pool": { "pool": { "name": "pool" } }, USER_POOL_CLIENT.terraform: clients } }))
        .unwrap()
}

#[test]
fn many_clients_and_long_files_are_edited_with_the_work_of_one_each() {
    use cognito_client_builder::edit::edit_imported;
    use cognito_client_builder::program::Scope;
    use cognito_client_builder::targets::{generate, target};
    // The work of reading, changing and comparing a file with so many clients, each with so many URLs.
    let edited = |id: &str, count: usize, filler: usize| {
        let target = target(id).unwrap();
        let document = clients(count, filler);
        let files = [SourceFile::new(target.file_name, generate(&document, target, Scope::Complete).text())];
        let mut wanted = read(&files).document;
        for client in &mut wanted.clients {
            let client = std::sync::Arc::make_mut(client);
            client.set(field("access_token_validity").unwrap().id, Some(json!(5)));
            client.set(field("generate_secret").unwrap().id, None);
            let mut urls = client.get(field("callback_urls").unwrap().id).unwrap().as_array().unwrap().clone();
            urls.insert(1, json!("https://new.example.com/"));
            client.set(field("callback_urls").unwrap().id, Some(json!(urls)));
        }
        let (import, reading) = work(|| read(&files));
        let (edited, changing) = work(|| edit_imported(&files, &import, &wanted));
        assert!(edited.files[0].changed && edited.notes.is_empty(), "{id}: {:?}", edited.notes);
        let (diff, comparing) = work(|| edited.diff(&files));
        assert_eq!(diff.matches("+++").count(), 1);
        // Some of it to make the change, as much as reading took to see what it made.
        assert!(changing < reading * 8, "{id}: {reading} bytes to read, {changing} to change");
        [reading, changing, comparing]
    };
    // The long ones by one target of each layout.
    for (filler, ids) in [(3, READABLE), (300, &["terraform-hcl", "cloudformation-yaml"])] {
        for id in ids {
            let (half, all) = (edited(id, 50, filler), edited(id, 100, filler));
            let (short, long) = (edited(id, 10, filler * 10), edited(id, 10, filler * 20));
            for (once, twice) in half.into_iter().zip(all).chain(short.into_iter().zip(long)) {
                assert!(grows_in_step(once, twice), "{id}, {filler}: {half:?} {all:?}, {short:?} {long:?}");
            }
        }
    }
}

#[test]
fn a_difference_names_each_line() {
    use cognito_client_builder::edit::diff::{RowKind, rows, unified};
    assert_eq!(unified("a", "x\n", "x\n"), "");
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    let new = "1\n2\nthree\n4\n5\n6\n7\n8\n9";
    let expected =
        "--- a\n+++ a\n@@ -1,9 +1,9 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n 7\n 8\n-9\n+9\n\\ No newline at end of file\n";
    assert_eq!(unified("a", old, new), expected);
    assert_eq!(unified("a", "", "x\n"), "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n");
    assert_eq!(unified("a", "x\n", ""), "--- a\n+++ a\n@@ -1 +0,0 @@\n-x\n");
    let rows = rows("a\nb\r\nc\n", "a\nB\r\nnew\nc\n");
    let kinds: Vec<RowKind> = rows.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [RowKind::Same, RowKind::Changed, RowKind::Added, RowKind::Same]);
    assert_eq!(rows[1].old, Some((2, "b".to_owned())));
    assert_eq!(rows[1].new, Some((2, "B".to_owned())));
    assert_eq!((rows[2].old.as_ref(), rows[2].new.clone()), (None, Some((3, "new".to_owned()))));
    assert_eq!((rows[3].old.clone(), rows[3].new.clone()), (Some((3, "c".to_owned())), Some((4, "c".to_owned()))));
}

#[test]
fn rows_and_the_difference_hold_both_texts() {
    use cognito_client_builder::edit::diff::{rows, unified};
    let mut random = Random::new(3);
    for _ in 0..500 {
        let text = |random: &mut Random| -> String {
            (0..random.below(30)).map(|_| *random.pick(&["a\n", "b\n", "c\r\n", "\n", "d"])).collect()
        };
        let (old, new) = (text(&mut random), text(&mut random));
        let rows = rows(&old, &new);
        let bare = |text: &str| {
            text.split_inclusive('\n').map(|it| it.trim_end_matches(['\r', '\n']).to_owned()).collect::<Vec<_>>()
        };
        let side = |of: fn(&cognito_client_builder::edit::diff::Row) -> &Option<(usize, String)>| {
            rows.iter().filter_map(|row| of(row).clone()).collect::<Vec<_>>()
        };
        for (side, text) in [(side(|it| &it.old), &old), (side(|it| &it.new), &new)] {
            assert_eq!(side.iter().map(|it| it.1.clone()).collect::<Vec<_>>(), bare(text));
            assert!(side.iter().enumerate().all(|(at, it)| it.0 == at + 1));
        }
        assert_eq!(unified("x", &old, &new).is_empty(), old == new);
    }
}

/// What "Fix all" makes of a file: lifetimes change within the unit that was written, and a comment beside one states
/// what is there afterwards.
#[test]
fn comments_that_state_a_lifetime_stay_true() {
    let fixed = |name: &str, text: &str| {
        let files = [SourceFile::new(name, text)];
        let document = cognito_client_builder::validate::fix_all(&read(&files).document);
        apply(&files, &document)
    };
    let client = |lines: &str| {
        format!(
            "resource \"aws_cognito_user_pool_client\" \"web\" {{\n  name         = \"web\"\n  user_pool_id = var.pool\n\n{lines}\n}}\n"
        )
    };
    let units = "  token_validity_units {\n    access_token  = \"hours\" # 48 hours, as agreed\n    id_token      = \"minutes\"\n    refresh_token = \"days\" # days\n  }";
    for (before, after) in [
        ("48 # 48 hours", "24 # 24 hours"),
        (
            "48 # 48 Hours, see 48 tickets in the last 48h (not 148 hours, 48.5 hours)",
            "24 # 24 hours, see 48 tickets in the last 24h (not 148 hours, 48.5 hours)",
        ),
        ("48 // a 48-hour day", "24 // a 24-hour day"),
        ("48 /* 48hrs */", "24 /* 24hrs */"),
        ("48 # two days", "24 # two days"),
        ("48 # 48 minutes", "24 # 48 minutes"),
        ("48 # at most 24 hours", "24 # at most 24 hours"),
        ("48", "24"),
    ] {
        let edited = fixed("main.tf", &client(&format!("  access_token_validity = {before}\n{units}")));
        let changed_units = units.replace("48 hours", "24 hours");
        let expected = client(&format!("  access_token_validity = {after}\n{changed_units}"));
        assert_eq!(edited.files[0].text, expected, "{before}: {:?}", edited.notes);
        let told = edited.notes.iter().filter(|it| it.argument == "access_token_validity").count();
        assert_eq!(told, usize::from(before.replacen("48", "24", 1) != after), "{before}: {:?}", edited.notes);
    }
    // Without a unit, the number may have been meant as minutes: what is stated beside it becomes another.
    let edited = fixed("main.tf", &client("  access_token_validity = 60 # 60 hours"));
    assert!(edited.files[0].text.contains("access_token_validity = 60 # 60 minutes\n"), "{}", edited.files[0].text);
    let yaml = |number: &str| {
        format!(
            "Resources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      ClientName: web\n      UserPoolId: !Ref Pool\n      AccessTokenValidity: {number}\n      TokenValidityUnits: {{ AccessToken: hours, IdToken: hours, RefreshToken: days }}\n"
        )
    };
    let edited = fixed("template.yaml", &yaml("48 # 48 hours"));
    assert_eq!(edited.files[0].text, yaml("24 # 24 hours"), "{:?}", edited.notes);
}
