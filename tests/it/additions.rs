//! What an argument, a target and a family need beside their own entry: nothing. Each is declared here and nowhere else.
//! The table of arguments itself is static: that an entry of it is read, checked and shown is tested for those that it has.

use std::collections::BTreeSet;
use std::sync::Arc;

use cognito_client_builder::document::{Document, Entry, Value, read};
use cognito_client_builder::emit::Doc;
use cognito_client_builder::emit::syntax::{self, yaml};
use cognito_client_builder::explain::{changes, summary};
use cognito_client_builder::facts::Tools;
use cognito_client_builder::program::{Scope, lower};
use cognito_client_builder::schema::coverage::{Coverage, coverage};
use cognito_client_builder::schema::{
    Argument, FAMILIES, Family, FamilyEntry, Kind, Resources, Vocabulary, arg, field, fields,
};
use cognito_client_builder::targets::{Item, Names, Place, TARGETS, Target, VARIANTS, generate, write};
use cognito_client_builder::validate::{Severity, rules, validate_for};
use serde_json::{Value as Json, json};

static ARGUMENT: Argument = Argument {
    key: "greeting",
    label: "Greeting",
    summary: || "What the sign-in page says first.",
    ..Argument::DEFAULTS
};

static FAMILY: FamilyEntry = FamilyEntry {
    id: "dummy",
    product: Some("Dummy"),
    vocabulary: Vocabulary::CdktfPascal,
    resources: Resources::None(|| "A dummy has clients only."),
    lifecycle: || "Nothing of a dummy lasts.",
    ..FamilyEntry::PLAIN
};

static TARGET: Target = Target {
    id: "dummy",
    label: "Dummy",
    group: "Dummy",
    language: &syntax::YAML,
    file_name: "dummy.yaml",
    summary: || "Nothing reads it.",
    family: Family::new(&FAMILY),
    vocabulary: Vocabulary::CdktfPascal,
    adopts: false,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| {
        let place = Place { indent: 0, last: true };
        render.program.resources.iter().map(|it| Item::Resource(it.clone(), place)).collect()
    },
    resource: |resource, _, _| {
        let line = |entry: &Entry| {
            let name = entry.argument.name(Vocabulary::CdktfPascal).unwrap_or_default();
            let value = cognito_client_builder::document::text::print(&entry.value);
            Doc::concat([yaml::key(&name), Doc::token(": "), yaml::string(&value)])
        };
        Doc::join(resource.entries.iter().map(line), &Doc::line())
    },
};

fn document(client: Json) -> Document {
    let pool = json!({ "pool": { "name": "users" } });
    Document::from_json(&json!({
        "resource": { "aws_cognito_user_pool": pool, "aws_cognito_user_pool_client": { "web": client } }
    }))
    .unwrap()
}

#[test]
fn a_target_and_a_family_are_an_entry_each() {
    let client = json!({
        "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}", "auth_session_validity": 5,
        "lifecycle": { "prevent_destroy": true },
    });
    let document = document(client);
    let generated = generate(&document, &TARGET, Scope::Complete);
    let text = generated.text();
    assert!(text.contains("Name: web\n") && text.contains("AuthSessionValidity: \"5\"\n"), "{text}");
    assert!(text.contains("# Omitted: lifecycle. Nothing of a dummy lasts."), "{text}");
    let pool = generated.omissions.iter().find(|it| it.argument == "aws_cognito_user_pool.pool").unwrap();
    assert_eq!(pool.reason, "A dummy has clients only.");
    let found = validate_for(&document, &Tools::default(), &[TARGET.family]);
    assert!(found.iter().all(|it| it.severity != Severity::Error), "{found:#?}");
    let yes = Coverage::Yes { name: "CallbackUrls".to_owned(), since: None };
    assert_eq!(coverage(field(arg::CALLBACKS).unwrap().argument, TARGET.family), yes);
}

#[test]
fn an_argument_is_an_entry() {
    let value = read(&json!("hello${var.there}"), &ARGUMENT.kind).value.unwrap();
    assert!(matches!(value, Value::Template(_)));
    let document = document(json!({ "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}" }));
    // CDK's L2 goes through the table, since it also writes what its construct would fill in otherwise.
    let variants = VARIANTS.iter().map(|it| it.target).filter(|it| !it.id.ends_with("-l2"));
    for target in TARGETS.iter().copied().chain(variants).chain([&TARGET]) {
        let mut program = lower(&document, target.family, Scope::Complete);
        let at = program.resources.iter().position(|it| it.is_client()).unwrap();
        let mut client = (*program.resources[at]).clone();
        client.entries.push(Entry { argument: &ARGUMENT, value: Value::Text("hello there".to_owned()) });
        program.resources[at] = Arc::new(client);
        let text = write(&program, target).text();
        assert_eq!(text.contains("hello there"), !target.adopts, "{}: {text}", target.id);
    }
    for family in FAMILIES {
        assert!(matches!(coverage(&ARGUMENT, *family), Coverage::Yes { .. }), "{family:?}");
    }
}

/// Bodies of clients: those of the cases, and the examples of the rules.
fn clients() -> Vec<Document> {
    let cases = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap();
    let cases = cases.filter_map(|it| std::fs::read_to_string(it.unwrap().path().join("document.json")).ok());
    let cases = cases.filter_map(|text| Document::from_text(&text).ok());
    cases.chain(rules().filter_map(|it| Document::from_json(&it.example()?).ok())).collect()
}

#[test]
fn every_argument_is_in_the_summary_and_in_the_report_of_its_change() {
    let documents = clients();
    let mut told = BTreeSet::new();
    let mut changed = BTreeSet::new();
    for document in &documents {
        for client in &document.clients {
            let sentences = summary(document, client).into_iter().flat_map(|it| it.sentences);
            let arguments: BTreeSet<&str> = sentences.flat_map(|it| it.arguments).collect();
            let nothing = Document::new(&client.label);
            let differences = changes(&nothing.clients[0], client);
            for field in fields().iter().filter(|it| client.get(it.id).is_some_and(|json| !json.is_null())) {
                if arguments.iter().any(|it| *it == field.path || field.path.starts_with(&format!("{it}."))) {
                    told.insert(field.path.as_str());
                }
                if differences.iter().any(|it| it.argument == field.path && !it.sentence.is_empty()) {
                    changed.insert(field.path.as_str());
                }
            }
        }
    }
    // A summary says what a client does, and these say which one it is.
    const IDENTITY: &[&str] = &["name", "user_pool_id", "region"];
    let leaves = fields().iter().filter(|it| !matches!(it.argument.kind, Kind::Block(_)));
    let missing: Vec<&str> =
        leaves.clone().map(|it| it.path.as_str()).filter(|it| !told.contains(it) && !IDENTITY.contains(it)).collect();
    assert_eq!(missing, [""; 0], "not in a summary");
    let missing: Vec<&str> = leaves.map(|it| it.path.as_str()).filter(|it| !changed.contains(it)).collect();
    assert_eq!(missing, [""; 0], "not in a report of changes");
}
