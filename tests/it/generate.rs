//! Every case in every target and variant: `tests/cases/<name>/document.json` gives `<target id>.<extension>`, letter by letter.
//!
//! `UPDATE=1 cargo test generate` writes the existing files again, and those that [`required`] asks for;
//! `UPDATE=<target id>` begins with another target. Never commit one that you have not read, nor before
//! `make conformance` has passed with it: its last step compares these files with what the checks have judged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cognito_client_builder::document::Document;
use cognito_client_builder::program::Scope;
use cognito_client_builder::targets::{TARGETS, Target, VARIANTS, generate, target, variant};

/// Cases with a file of every target and variant: what a change of any printer shows in.
const RICH: &[&str] = &[
    // Every argument, with a variable and a reference.
    "every-argument",
    // References and variables of every type, where they fit and where they do not.
    "reference-types",
    // Texts with references in them, and the characters that mark one.
    "literal-dollars",
    // Several clients, with every shape that a library's own construct has or lacks.
    "cdk-constructs",
    // Supporting resources with nested blocks, a data source and outputs.
    "hosted-sign-in",
    // Names and values that break whatever does not escape them.
    "hostile-text",
    // Existing clients, with IDs that are known, composed, wrong or missing.
    "clients-and-imports",
    // A comment above a client, in every language that has comments.
    "accepted-risks",
    // Expressions that only Terraform evaluates, and how each tool asks for them.
    "outside-expressions",
    // The order of what is created.
    "depends-on",
];

/// Targets that every case has a file of.
const EVERYWHERE: &[&str] = &[
    "terraform-hcl",
    "terraform-json",
    "terraform-import-block",
    "terraform-import-command",
    "cloudformation-yaml",
    "cloudformation-json",
    "cloudformation-import",
];

/// Whether a case must have a file of a target. Other files are compared where they exist.
fn required(case: &str, target: &Target) -> bool {
    RICH.contains(&case) || EVERYWHERE.contains(&target.id)
}

/// The cases: name and folder.
pub fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("document.json").exists())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    cases.sort();
    cases
}

/// The document of a case.
pub fn document(folder: &Path) -> Document {
    let text = std::fs::read_to_string(folder.join("document.json")).unwrap();
    Document::from_text(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

fn scope(folder: &Path) -> Scope {
    let Ok(text) = std::fs::read_to_string(folder.join("options.json")) else { return Scope::Complete };
    let options: serde_json::Value = serde_json::from_str(&text).unwrap();
    match options["scope"].as_str() {
        None | Some("complete") => Scope::Complete,
        Some("snippet") => Scope::Snippet,
        other => panic!("{}: options.json: scope is {other:?}", folder.display()),
    }
}

/// All targets, then their variants.
fn targets() -> impl Iterator<Item = &'static Target> {
    TARGETS.iter().copied().chain(VARIANTS.iter().map(|it| it.target))
}

#[test]
fn every_case_gives_the_expected_text() {
    let update = crate::update::update();
    let mut failures = Vec::new();
    let cases = cases();
    failures.extend(
        RICH.iter().filter(|rich| cases.iter().all(|it| it.0 != **rich)).map(|it| format!("{it} is no case any more")),
    );
    for (name, folder) in cases {
        let document = document(&folder);
        let scope = scope(&folder);
        let mut files: BTreeMap<String, ()> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| (entry.unwrap().file_name().into_string().unwrap(), ()))
            .filter(|(file, ())| !matches!(file.as_str(), "document.json" | "options.json"))
            .collect();
        for target in targets() {
            let file = format!("{}.{}", target.id, target.language.extension);
            let path = folder.join(&file);
            let there = files.remove(&file).is_some();
            let wanted = there || required(&name, target) || update.as_deref() == Some(target.id);
            if !wanted {
                continue;
            }
            let text = generate(&document, target, scope).text();
            let accepted = std::fs::read_to_string(&path).ok();
            if accepted.as_deref() == Some(&text) {
                continue;
            }
            if update.as_deref().is_some_and(|it| it == "1" || it == target.id) {
                std::fs::write(&path, text).unwrap();
                continue;
            }
            failures.push(match accepted {
                None => format!("{name}: {file} is missing"),
                Some(accepted) => format!("{name}: {file} differs: {}", first_difference(&accepted, &text)),
            });
        }
        failures.extend(files.into_keys().map(|file| format!("{name}: no target writes {file}")));
    }
    assert!(failures.is_empty(), "{}\nUPDATE=1 writes them anew.", failures.join("\n"));
}

fn first_difference(accepted: &str, text: &str) -> String {
    let mut lines = accepted.lines().zip(text.lines()).enumerate();
    match lines.find(|(_, (a, b))| a != b) {
        Some((line, (a, b))) => format!("line {}:\n  accepted {a:?}\n  written  {b:?}", line + 1),
        None => format!("{} lines were accepted, {} are written", accepted.lines().count(), text.lines().count()),
    }
}

/// The omissions of a target, in short: they are promises to the person who copies.
fn omissions(case: &str, target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(case);
    let target = targets().find(|it| it.id == target).unwrap();
    let generated = generate(&document(&folder), target, scope(&folder));
    generated
        .omissions
        .iter()
        .map(|it| match &it.client {
            Some(client) => format!("{client}: {}", it.path()),
            None => it.path(),
        })
        .collect()
}

#[test]
fn omissions_are_complete() {
    for case in ["minimal", "left-out-empty-null", "clients-and-imports", "hosted-sign-in", "every-argument"] {
        assert_eq!(omissions(case, "terraform-json"), Vec::<String>::new(), "{case}");
        assert_eq!(omissions(case, "terraform-hcl"), Vec::<String>::new(), "{case}");
    }
    assert_eq!(omissions("every-argument", "cloudformation-yaml"), ["web: region"]);
    assert_eq!(omissions("region", "cloudformation-json"), ["west: region", "by_variable: region"]);
    assert_eq!(omissions("region", "terraform-hcl"), Vec::<String>::new());
    assert_eq!(
        omissions("meta-and-unknown", "terraform-hcl"),
        ["newer: unfinished", "newer: new_block", "newer: not a name",]
    );
    assert_eq!(omissions("meta-and-unknown", "terraform-json"), ["newer: unfinished"]);
}

#[test]
fn omissions_of_the_cdk_construct_are_complete() {
    assert_eq!(
        omissions("every-argument", "cdk-typescript-l2"),
        ["web: region", "web: auth_session_validity", "web: analytics_configuration"],
    );
    let expected = [
        "api: token_validity_units.id_token",
        "service: explicit_auth_flows",
        "unsaid: explicit_auth_flows",
        "unsaid: auth_session_validity",
        "unsaid: enable_propagate_additional_user_context_data",
        "unsaid: allowed_oauth_flows_user_pool_client",
        "unsaid: allowed_oauth_flows",
        "unsaid: callback_urls",
        "unsaid: access_token_validity",
        "unsaid: id_token_validity",
        "unsaid: refresh_token_rotation.feature",
        "unsaid: refresh_token_rotation.retry_grace_period_seconds",
        "unsaid: read_attributes",
        "unsaid: analytics_configuration",
        "unsaid: token_validity_units.access_token",
        "unsaid: token_validity_units.id_token",
    ];
    for target in ["cdk-typescript-l2", "cdk-python-l2"] {
        assert_eq!(omissions("cdk-constructs", target), expected, "{target}");
    }
    assert_eq!(omissions("cdk-constructs", "cdk-typescript"), Vec::<String>::new());
}

#[test]
fn a_variant_is_chosen_by_the_value_of_its_option() {
    for it in VARIANTS {
        let of = target(it.of).unwrap();
        let chosen = |value| variant(it.of, it.option, value).map(|it| it.id);
        assert_eq!(it.values.map(chosen), [Some(of.id), Some(it.target.id)]);
        assert_eq!(chosen("another"), None);
        // A picker, a file and a project are the target's.
        assert_eq!((it.target.label, it.target.group), (of.label, of.group));
        assert!(target(it.target.id).is_none());
    }
    assert_eq!(variant("cdk-python", "construct", "l2").unwrap().id, "cdk-python-l2");
}

/// What functions of an opened template give is written by no target, and named with its reason; an argument that may
/// have no value is no input that always has one.
#[test]
fn functions_of_the_opened_template_are_omitted() {
    let blocks = [
        "client: token_validity_units",
        "client: refresh_token_rotation",
        "aws_cognito_user_pool.pool.password_policy",
        "aws_cognito_resource_server.server.scope",
    ];
    for target in ["terraform-hcl", "cloudformation-yaml", "pulumi-aws-typescript", "cdk-python"] {
        let omitted = omissions("computed-blocks", target);
        for block in blocks {
            assert!(omitted.iter().any(|it| it.contains(block)), "{target}: {block} of {omitted:?}");
        }
        let has_null = target == "terraform-hcl";
        for argument in ["client: name", "client: access_token_validity"] {
            assert_eq!(omitted.iter().any(|it| it == argument), !has_null, "{target}: {argument} of {omitted:?}");
        }
    }
}
