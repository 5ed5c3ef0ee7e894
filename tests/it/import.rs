//! Fixtures of what people paste: tests/imports holds a folder for each, with the files, the document and the findings
//! that are expected of them. `UPDATE=1` writes what is expected anew, to be read before it is committed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cognito_client_builder::import::{Import, Options, SourceFile, import};

use crate::update::update;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports")
}

/// The fixtures, by name, with their files in order of their paths.
pub fn fixtures() -> Vec<(String, Vec<SourceFile>)> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
        .into_iter()
        .filter(|name| folder().join(name).is_dir())
        .map(|name| {
            let mut files = Vec::new();
            collect(&folder().join(&name), "", &mut files);
            files.sort_by(|a, b| a.name.cmp(&b.name));
            (name, files)
        })
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if !["expected.json", "findings.txt", "edits.json", "edits.diff"].contains(&name.as_str()) {
            files.push(SourceFile::from_bytes(name, &std::fs::read(entry.path()).unwrap()).unwrap());
        }
    }
}

fn describe(import: &Import, files: &[SourceFile]) -> String {
    let mut text = String::new();
    for (file, format) in files.iter().zip(&import.formats) {
        writeln!(text, "{}: {}", file.name, format.id()).unwrap();
    }
    for finding in &import.findings {
        let place = format!("{}:{}:{}", finding.file_name, finding.line, finding.column);
        writeln!(text, "{} {place} {}", finding.severity.id(), finding.message).unwrap();
    }
    for known in &import.known {
        writeln!(text, "known {} = {} ({})", known.reference, known.value, known.said_by).unwrap();
    }
    for origin in &import.origins {
        let source = &files[origin.file].text;
        let first = source[origin.block.clone()].lines().next().unwrap_or_default().trim();
        writeln!(text, "origin {} in {}: {first}", origin.client, files[origin.file].name).unwrap();
        for argument in &origin.arguments {
            let value = source[argument.value.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            let value: String = value.chars().take(60).collect();
            writeln!(text, "  {} = {value}", argument.path).unwrap();
        }
    }
    text
}

/// Compares with the file, or writes it.
pub fn expect(path: &Path, actual: &str, wrong: &mut Vec<String>) {
    if update().as_deref() == Some("1") {
        std::fs::write(path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected != actual {
        wrong.push(format!("{}\n--- expected\n{expected}\n--- actual\n{actual}", path.display()));
    }
}

#[test]
fn every_fixture_gives_the_expected_document_and_findings() {
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        let import = import(&files, &Options::default());
        let document = serde_json::to_string_pretty(&import.document.to_json()).unwrap();
        expect(&folder().join(&name).join("expected.json"), &format!("{document}\n"), &mut wrong);
        expect(&folder().join(&name).join("findings.txt"), &describe(&import, &files), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A number in another notation is what Terraform 1.11.4 converts it to, and nothing else is a number or a boolean.
#[test]
fn numbers_and_booleans_are_read_as_terraform_converts_them() {
    use cognito_client_builder::document::{Value, read};
    use cognito_client_builder::schema::Kind;
    let integer = |text: &str| match read(&serde_json::json!(text), &Kind::Integer).value {
        Some(Value::Integer(value)) => Some(value),
        _ => None,
    };
    for (text, value) in [("30", 30), ("+30", 30), ("-30", -30), ("030", 30), ("30.0", 30), ("3e1", 30), ("3E+1", 30)] {
        assert_eq!(integer(text), Some(value), "{text}");
    }
    for (text, value) in [("300e-1", 30), ("5.", 5), ("0.0", 0), ("9223372036854775807", i64::MAX), ("0.5e1", 5)] {
        assert_eq!(integer(text), Some(value), "{text}");
    }
    for text in
        ["30 ", " 30", "0x1e", "1_0", "", ".5", "3e-1", "1e1000", "9223372036854775808", "+", "e1", "1e", "1:30"]
    {
        assert_eq!(integer(text), None, "{text}");
    }
    let boolean = |text: &str| match read(&serde_json::json!(text), &Kind::Bool).value {
        Some(Value::Bool(value)) => Some(value),
        _ => None,
    };
    for (text, value) in [("true", true), ("1", true), ("false", false), ("0", false)] {
        assert_eq!(boolean(text), Some(value), "{text}");
    }
    for text in ["True", "TRUE", "False", "yes", "on", "true ", " true", "tRue", ""] {
        assert_eq!(boolean(text), None, "{text}");
    }
}

fn imported(text: &str, file: &str) -> cognito_client_builder::document::Document {
    import(&[SourceFile::new(file.to_owned(), text.to_owned())], &Options::default()).document
}

fn written(document: &cognito_client_builder::document::Document, id: &str) -> String {
    use cognito_client_builder::program::Scope;
    use cognito_client_builder::targets::{generate, target, variant};
    let target = target(id).or_else(|| variant(id, "construct", "l2")).unwrap();
    generate(document, target, Scope::Complete).text()
}

/// The logical IDs and parameters of a template in JSON.
fn template_ids(text: &str) -> Vec<String> {
    let template: serde_json::Value = serde_json::from_str(text).unwrap();
    let keys = |section: &str| {
        let section = template[section].as_object().cloned().unwrap_or_default();
        section.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    };
    let mut all = [keys("Parameters"), keys("Resources")].concat();
    all.sort();
    all
}

/// Another logical ID replaces the resource: those that were read are written again, whatever happens to a label.
#[test]
fn logical_ids_stay_what_they_are() {
    let source = std::fs::read_to_string(folder().join("cloudformation-logical-ids/template.yaml")).unwrap();
    let document = imported(&source, "template.yaml");
    let mut ids = [
        "Domain12345678",
        "EnabledAB",
        "MachineUserPoolClient0A1B2C3D",
        "UserPool6BA7E5F2",
        "WebClient",
        "domain",
        "webapp",
    ];
    ids.sort_unstable();
    let json = written(&document, "cloudformation-json");
    assert_eq!(template_ids(&json), ids);
    for name in ["StackName", "StackId", "URLSuffix"] {
        assert!(json.contains(&format!("AWS::{name}")), "{json}");
    }
    // Through a link and Terraform JSON, and read back.
    let text = serde_json::to_string(&document.to_json()).unwrap();
    let again = cognito_client_builder::document::Document::from_text(&text).unwrap();
    assert_eq!(written(&again, "cloudformation-json"), json);
    assert_eq!(template_ids(&written(&imported(&json, "template.json"), "cloudformation-json")), ids);
    // A label is the document's own.
    let renamed = document.rename("webapp", "shop").unwrap().rename("web", "site").unwrap();
    assert_eq!(template_ids(&written(&renamed, "cloudformation-json")), ids);
    // A copy is another resource, and what is deleted takes its ID along.
    let mut copied = document.clone();
    copied.duplicate(0);
    let more = template_ids(&written(&copied, "cloudformation-json"));
    assert_eq!(more.len(), ids.len() + 1);
    assert!(ids.iter().all(|id| more.iter().any(|it| it == id)), "{more:?}");
    let mut deleted = document.clone();
    let label = deleted.clients[0].label.clone();
    deleted.delete(0);
    deleted.clients.push(std::sync::Arc::new(cognito_client_builder::document::Client::new(&label)));
    assert!(!template_ids(&written(&deleted, "cloudformation-json")).contains(&"webapp".to_owned()));
    // Constructs of the first level have their IDs as logical IDs; those of the second are told.
    for id in ids.iter().filter(|it| it.starts_with(|c: char| c.is_ascii_uppercase())) {
        assert!(written(&document, "cdk-typescript").contains(&format!("\"{id}\"")), "{id}");
    }
}

/// Notes come with links, too: what no tool takes is no name, and no name is two resources'.
#[test]
fn hostile_names_are_not_kept() {
    let kept = |names: &[&str]| {
        let notes: Vec<_> = names
            .iter()
            .zip(["a", "b"])
            .map(|(name, client)| serde_json::json!({ "client": client, "tool": "cloudformation", "name": name }))
            .collect();
        let document = serde_json::json!({
            "resource": { "aws_cognito_user_pool_client": { "a": {}, "b": {} } },
            "//": { "names": notes },
        });
        let document = cognito_client_builder::document::Document::from_json(&document).unwrap();
        template_ids(&written(&document, "cloudformation-json"))
    };
    assert_eq!(kept(&["X1", "X2"]), ["X1", "X2"]);
    assert_eq!(kept(&["X1", "X1"]), ["BClient", "X1"]);
    assert_eq!(kept(&["BClient", ""]), ["BClient", "BClient2"]);
    for name in ["", "a-b", "a b", "\u{e4}", "a\"b", "a\nb", &"x".repeat(256)] {
        assert_eq!(kept(&[name, name]), ["AClient", "BClient"], "{name:?}");
    }
}

#[test]
fn fixes_of_a_text_leave_no_finding() {
    let mut fixed = 0;
    for (name, files) in fixtures() {
        let before = import(&files, &Options::default());
        let mut texts: Vec<String> = files.iter().map(|it| it.text.clone()).collect();
        let mut fixes: Vec<_> = before.findings.iter().flat_map(|it| it.fix.iter().map(|fix| (it.file, fix))).collect();
        fixes.sort_by_key(|(_, fix)| std::cmp::Reverse(fix.span.start));
        for (file, fix) in &fixes {
            texts[*file].replace_range(fix.span.clone(), &fix.text);
        }
        if fixes.is_empty() {
            continue;
        }
        fixed += 1;
        let files: Vec<SourceFile> =
            files.iter().zip(texts).map(|(file, text)| SourceFile::new(file.name.clone(), text)).collect();
        let after = import(&files, &Options::default());
        assert!(after.findings.iter().all(|it| it.fix.is_empty()), "{name}: {:?}", after.findings);
        let has_error = after.findings.iter().any(|it| it.severity.id() == "error");
        assert!(!has_error || name != "characters-hcl", "{name}: {:?}", after.findings);
        assert_eq!(after.document.clients.len(), before.document.clients.len(), "{name}");
    }
    assert!(fixed >= 3, "only {fixed} fixtures have fixes");
}

/// What refers to a declaration that could not be read is omitted with the reason, and not printed as if it were there;
/// in the file, which has the declaration, nothing of it goes.
#[test]
fn code_never_refers_to_skipped_declarations() {
    let file = folder().join("terraform-unread-references/main.tf");
    let document = imported(&std::fs::read_to_string(file).unwrap(), "main.tf");
    for id in ["terraform-hcl", "terraform-json", "cdktf-python"] {
        let text = written(&document, id);
        let code: String = text.lines().filter(|it| !it.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n");
        for absent in ["local.urls", "local.chain", "local.big", "aws_cognito_user_pool.pool", "module.flows"] {
            assert!(!code.contains(absent), "{id}: {absent}\n{text}");
            assert!(id == "terraform-json" || text.contains(absent), "{id}: no word of {absent}\n{text}");
        }
        for kept in ["local.fine", "local.elsewhere", "https://literal.example.com"] {
            assert!(code.contains(kept), "{id}: {kept}\n{text}");
        }
    }
    // A text that begins like an expression and is none takes only what refers to it along.
    let json = r#"{ "locals": { "a": "${broken", "b": "${local.a}", "c": "c" }, "resource": {
        "aws_ssm_parameter": { "p": { "name": "${local.c}", "value": "${local.b}" } },
        "aws_cognito_user_pool_client": { "web": { "name": "${local.c}", "callback_urls": ["${local.b}"],
            "lifecycle": { "replace_triggered_by": ["aws_ssm_parameter.p"] },
            "default_redirect_uri": "${\"local.a\"}" } } } }"#;
    let text = written(&imported(json, "main.tf.json"), "terraform-hcl");
    assert!(text.contains("locals {\n  c = \"c\"\n}") && text.contains("name                 = local.c"), "{text}");
    assert!(text.contains("default_redirect_uri = \"local.a\""), "{text}");
    let code: Vec<&str> = text.lines().filter(|it| !it.starts_with('#')).collect();
    assert!(!code.iter().any(|it| it.contains("= local.a") || it.contains("local.b") || it.contains(".p")), "{text}");
    // Without the declaration nothing is known of what a file elsewhere has.
    let other = imported("resource \"aws_cognito_user_pool_client\" \"web\" {\n  name = local.urls\n}\n", "main.tf");
    assert!(written(&other, "terraform-hcl").contains("name = local.urls"));
}
