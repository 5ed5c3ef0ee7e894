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
            files.push(SourceFile::new(name, std::fs::read_to_string(entry.path()).unwrap()));
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
