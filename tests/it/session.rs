//! A page's state without a browser: steps back and forth, opened files, what comes next.

use std::collections::HashSet;

use cognito_client_builder::document::{Document, accepted};
use cognito_client_builder::import::{self, Format, Options, SourceFile};
use cognito_client_builder::presets::{PRESETS, first_document};
use cognito_client_builder::schema::{FieldId, field, fields};
use cognito_client_builder::session::base::earlier;
use cognito_client_builder::session::problems::{Problem, next_problem, stale_acceptances};
use cognito_client_builder::session::{History, Opened, messages};
use cognito_client_builder::validate::{DEFAULT_FAMILIES, Finding, Severity, Validator};
use serde_json::{Value as Json, json};

fn id(path: &str) -> FieldId {
    field(path).unwrap().id
}

fn labels(history: &History) -> Vec<&str> {
    history.document().clients.iter().map(|client| client.label.as_str()).collect()
}

fn name(history: &History) -> Option<&str> {
    history.client()?.get(id("name"))?.as_str()
}

fn typed(history: &mut History, text: &str) {
    for end in 1..=text.len() {
        history.set(id("name"), Some(json!(text[..end])));
    }
}

#[test]
fn the_letters_of_a_word_are_one_step() {
    let mut history = History::new(first_document());
    typed(&mut history, "shop");
    assert_eq!((name(&history), history.steps()), (Some("shop"), (1, 0)));
    typed(&mut history, "shops");
    assert_eq!(history.steps(), (1, 0));
    history.pause();
    typed(&mut history, "store");
    assert_eq!(history.steps(), (2, 0));
    history.undo();
    assert_eq!((name(&history), history.steps()), (Some("shops"), (1, 1)));
    history.undo();
    assert_eq!((name(&history), history.steps()), (Some("web"), (0, 2)));
    history.undo();
    assert_eq!(name(&history), Some("web"));
    history.redo();
    history.redo();
    history.redo();
    assert_eq!((name(&history), history.steps()), (Some("store"), (2, 0)));
}

#[test]
fn another_argument_or_client_is_another_step() {
    let mut history = History::new(first_document());
    history.set(id("name"), Some(json!("a")));
    history.set(id("generate_secret"), Some(json!(true)));
    history.set(id("name"), Some(json!("b")));
    assert_eq!(history.steps(), (3, 0));
    history.undo();
    history.set(id("name"), Some(json!("c")));
    assert_eq!((name(&history), history.steps()), (Some("c"), (3, 0)), "a change ends what could be redone");
}

#[test]
fn a_change_without_effect_is_no_step() {
    let mut history = History::new(first_document());
    history.set(id("name"), Some(json!("web")));
    history.change(|_| {});
    history.select(7);
    assert_eq!((history.steps(), history.selected()), ((0, 0), 0));
    assert!(history.rename("web").is_ok());
    assert_eq!(history.steps(), (0, 0));
}

#[test]
fn clients_come_and_go_with_the_one_on_screen() {
    let mut history = History::new(first_document());
    history.add("api");
    assert_eq!((labels(&history), history.selected()), (vec!["web", "api"], 1));
    let pool = history.document().clients[0].get(id("user_pool_id")).cloned();
    assert!(pool.is_some());
    assert_eq!(history.client().unwrap().get(id("user_pool_id")).cloned(), pool, "refers to the same pool");
    assert_eq!(name(&history), Some("api"));
    history.select(0);
    history.duplicate();
    assert_eq!((history.document().clients.len(), history.selected()), (3, 1));
    history.select(2);
    history.delete();
    assert_eq!((history.document().clients.len(), history.selected()), (2, 1));
    history.undo();
    assert_eq!((labels(&history).last().copied(), history.selected()), (Some("api"), 2));
    history.select(0);
    assert!(history.rename("api").is_err(), "the label is taken");
    assert!(history.rename("shop").is_ok());
    assert_eq!(labels(&history)[0], "shop");
}

#[test]
fn the_last_client_can_be_deleted() {
    let mut history = History::new(first_document());
    history.delete();
    assert_eq!((history.client(), history.selected()), (None, 0));
    history.set(id("name"), Some(json!("x")));
    assert_eq!(history.steps(), (1, 0));
    history.undo();
    assert_eq!(name(&history), Some("web"));
}

#[test]
fn undo_goes_back_to_the_document_before() {
    let mut history = History::new(first_document());
    let first = history.open(PRESETS[0].document());
    let second = history.open(Document::new("other"));
    assert!(first != second && history.origin() == second);
    history.undo();
    assert_eq!((history.origin(), &**history.document()), (first, &PRESETS[0].document()));
    history.undo();
    assert_eq!((history.origin(), &**history.document()), (0, &first_document()));
    // What is opened and equal is no step, and still comes from somewhere else.
    let same = history.open(first_document());
    assert_eq!((history.origin(), history.steps()), (same, (0, 2)));
}

#[test]
fn only_so_many_steps_are_kept() {
    let mut history = History::new(first_document());
    for number in 0..600 {
        history.change(|document| *document = Document::new(&format!("c{number}")));
    }
    assert_eq!(history.steps(), (500, 0));
    for _ in 0..600 {
        history.undo();
    }
    assert_eq!((labels(&history), history.steps()), (vec!["c99"], (0, 500)));
}

fn findings(document: &Document) -> Vec<Finding> {
    Validator::new(document, &Default::default(), DEFAULT_FAMILIES).client(&document.clients[0])
}

fn client(json: Json) -> Document {
    Document::from_json(&json!({ "resource": { "aws_cognito_user_pool_client": { "web": json } } })).unwrap()
}

#[test]
fn problems_come_in_the_order_of_the_page_and_round_again() {
    let document = client(
        json!({ "name": "", "user_pool_id": "x", "callback_urls": ["no url"], "access_token_validity": 99_999 }),
    );
    let found = findings(&document);
    let all: Vec<FieldId> = fields().iter().map(|field| field.id).collect();
    let first = next_problem(&found, &all, None).unwrap();
    let (mut visited, mut seen) = (None, Vec::new());
    for number in 1..=first.total {
        let next = next_problem(&found, &all, visited).unwrap();
        assert_eq!((next.number, next.total), (number, first.total));
        assert!(found.iter().any(|it| it.field == Some(next.field) && it.severity != Severity::Info));
        assert!(!seen.contains(&next.field));
        seen.push(next.field);
        visited = Some(next.field);
    }
    assert!(seen.is_sorted() && seen.len() >= 2, "{seen:?}");
    assert_eq!(next_problem(&found, &all, visited), Some(Problem { again: true, ..first }));
    // Only what is on screen counts.
    assert_eq!(next_problem(&found, &[id("generate_secret")], None), None);
    let only = next_problem(&found, &[id("callback_urls")], Some(id("callback_urls"))).unwrap();
    assert_eq!((only.field, only.number, only.total), (id("callback_urls"), 1, 1));
    assert_eq!(next_problem(&[], &all, None), None);
}

#[test]
fn an_acceptance_is_stale_once_nothing_is_found() {
    let risky = client(
        json!({ "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}", "callback_urls": ["http://example.com/"], "allowed_oauth_flows": ["implicit"], "allowed_oauth_scopes": ["openid"], "allowed_oauth_flows_user_pool_client": true, "supported_identity_providers": ["COGNITO"] }),
    );
    let rule = "implicit-grant";
    assert!(findings(&risky).iter().any(|it| it.rule == rule));
    let document = accepted::accept(&risky, "web", rule, "until June");
    assert_eq!(stale_acceptances(&document, "web", &findings(&document)), []);
    let mut history = History::new(document);
    history.set(id("allowed_oauth_flows"), Some(json!(["code"])));
    let now = history.document();
    let stale = [(rule.to_owned(), "until June".to_owned())];
    assert_eq!(stale_acceptances(now, "web", &findings(now)), stale);
    assert_eq!(stale_acceptances(now, "other", &findings(now)), []);
}

#[test]
fn a_renamed_client_is_compared_with_its_original() {
    let mut history = History::new(first_document());
    history.add("api");
    let before = history.document().clone();
    assert!(history.rename("service").is_ok());
    let was = |history: &History| earlier(&before, history.document(), history.selected()).map(|it| it.label.clone());
    assert_eq!(was(&history).as_deref(), Some("api"));
    history.add("api");
    assert_eq!(was(&history).as_deref(), Some("api"), "another client has the label now");
    history.select(1);
    assert_eq!(was(&history), None);
    history.add("new");
    assert_eq!(was(&history), None);
}

const MAIN: &str = "resource \"aws_cognito_user_pool_client\" \"web\" {\n  name = \"web\" # kept\n  user_pool_id = aws_cognito_user_pool.pool.id\n  callback_urls = [\"https://${var.domain}/\"]\n}\n\nvariable \"domain\" {\n  default = \"example.com\"\n}\n";

fn opened(files: &[(&str, &str)]) -> Opened {
    Opened::read(files.iter().map(|(name, text)| SourceFile::new(*name, *text)).collect(), None)
}

#[test]
fn opened_files_are_named_and_come_back_changed() {
    let opened = opened(&[("infra/main.tf", MAIN)]);
    assert_eq!(opened.said(), "Opened main.tf with 1 client");
    assert_eq!(opened.target(), Some("terraform-hcl"));
    assert_eq!((opened.format(0), opened.file_name_for(0).as_str()), (Some(Format::TerraformHcl), "client.tf"));
    assert_eq!(opened.edited(&opened.import.document).files[0].text, MAIN);
    let mut history = History::new(opened.import.document.clone());
    history.set(id("name"), Some(json!("shop")));
    let edited = opened.edited(history.document());
    assert_eq!(edited.files[0].text, MAIN.replace("\"web\" # kept", "\"shop\" # kept"));
    assert!(edited.files[0].changed && edited.notes.is_empty());
}

#[test]
fn files_of_something_else_in_a_folder_are_omitted() {
    let files =
        [("package.json", "{ \"name\": \"shop\", \"scripts\": {} }"), ("main.tf", MAIN), ("notes.txt", "hello there")];
    let mut some = opened(&files);
    some.omit_others(&HashSet::new());
    assert_eq!((some.files.len(), some.notes.len()), (3, 0), "they were chosen one by one");
    let folder = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    some.omit_others(&folder);
    let names: Vec<&str> = some.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["main.tf"]);
    assert_eq!(some.notes, ["Skipped 2 files in other formats: package.json, notes.txt."]);
    assert_eq!((some.format(0), some.import.formats.len()), (Some(Format::TerraformHcl), 1));
    assert!(some.import.findings.iter().all(|it| it.file == 0));
    // The places that were read are those of other files: a change still finds its own.
    let mut history = History::new(some.import.document.clone());
    history.set(id("name"), Some(json!("shop")));
    assert!(some.edited(history.document()).files[0].text.contains("name = \"shop\" # kept"));
}

#[test]
fn an_empty_import_has_a_reason() {
    let why = |name: &str, text: &str| {
        let opened = opened(&[(name, text)]);
        assert!(opened.is_empty());
        opened.nothing()
    };
    let none = "The text contains no app client and no supporting resource.";
    assert_eq!(why("main.tf", "variable \"domain\" {}\n"), none);
    let unknown = why("", "hello there");
    assert!(unknown.starts_with("Unknown format") && !unknown.contains("(line"), "{unknown}");
    let slip = why("main.tf.json", "{ \"resource\":,, }");
    assert!(slip.starts_with("Invalid JSON") && slip.contains("(line 1, column "), "{slip}");
}

#[test]
fn a_secret_is_hidden_wherever_the_text_is_shown() {
    let text = r#"{"UserPoolClient":{"UserPoolId":"eu-west-1_AbCdEf123","ClientName":"web","ClientId":"3ho4ek12345678909nh3fmhpko","ClientSecret":"s3cr3ts3cr3t"}}"#;
    let opened = opened(&[("", text)]);
    assert!(opened.has_secrets() && !opened.complete);
    assert!(!opened.line(0, 1).contains("s3cr3t") && opened.line(0, 1).contains("ClientName"));
    assert!(!opened.import.document.to_json().to_string().contains("s3cr3t"));
}

#[test]
fn a_fix_is_put_into_the_file_where_it_belongs() {
    // Characters of one, two and four bytes before the curly quotes.
    let text = MAIN.replace("# kept", "# \u{e9}\u{1f600}").replace("name = \"web\"", "name = \u{201c}web\u{201d}");
    let opened = opened(&[("main.tf", &text)]);
    let found = opened.import.findings.iter().find(|it| !it.fix.is_empty()).expect("a fix");
    assert_eq!(opened.fixed(found)[0].text, text.replace(['\u{201c}', '\u{201d}'], "\""));
}

#[test]
fn messages_are_read_as_they_were_written() {
    let curly = MAIN.replace("# kept", "# \u{1f600}").replace("\"web\" #", "\u{201c}web\u{201d} #");
    let sources = [("a.tf", curly.as_str()), ("b.txt", "hello there"), ("", MAIN)];
    let files: Vec<SourceFile> = sources.iter().map(|(name, text)| SourceFile::new(*name, *text)).collect();
    let passed = messages::files_from_json(&messages::files_to_json(&files)).unwrap();
    assert_eq!(passed, files);
    let import = import::import(&files, &Options::default());
    let read = messages::opened_from_json(files.clone(), &messages::import_to_json(&files, &import)).unwrap();
    assert_eq!(read.import.document, import.document);
    assert_eq!((&read.import.formats, &read.import.known), (&import.formats, &import.known));
    assert_eq!((&read.import.secrets, read.complete), (&import.secrets, import.is_complete()));
    assert_eq!(read.import.findings.len(), import.findings.len());
    for (read, found) in read.import.findings.iter().zip(&import.findings) {
        assert_eq!((&read.message, read.severity, read.file), (&found.message, found.severity, found.file));
        assert_eq!((read.line, read.column, &read.fix), (found.line, found.column, &found.fix));
        assert_eq!(read.cause, found.cause);
    }
    let mut history = History::new(import.document.clone());
    history.set(id("generate_secret"), Some(json!(true)));
    let edited = Opened::read(files, None).edited(history.document());
    let again = messages::edited_from_json(&messages::edited_to_json(&edited)).unwrap();
    assert_eq!(
        again.files.iter().map(|it| (&it.text, it.changed)).collect::<Vec<_>>(),
        edited.files.iter().map(|it| (&it.text, it.changed)).collect::<Vec<_>>()
    );
    assert_eq!(
        again.notes.iter().map(|it| &it.message).collect::<Vec<_>>(),
        edited.notes.iter().map(|it| &it.message).collect::<Vec<_>>()
    );
    assert!(messages::files_from_json("{}").is_err() && messages::files_from_json("[{}]").is_err());
    assert!(messages::edited_from_json("[").is_none() && messages::opened_from_json(Vec::new(), "{").is_err());
}
