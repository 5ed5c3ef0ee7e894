//! Fixes go forward: what is missing is added before anything is taken away, and what a fix changes is said.

use cognito_client_builder::document::Document;
use cognito_client_builder::facts::Tools;
use cognito_client_builder::presets::PRESETS;
use cognito_client_builder::schema::providers::{PROVIDER_TYPES, Required};
use cognito_client_builder::schema::{Kind, fields};
use cognito_client_builder::session::tally::{Entry, Tally};
use cognito_client_builder::validate::{
    DEFAULT_FAMILIES, Finding, Severity, fix_all, fix_all_for, fix_all_without, rules, validate_for,
    validate_supporting,
};
use serde_json::{Map, Value as Json, json};

use crate::update::update;

/// What a document has and another one lacks: arguments, elements of sets, resources, variables, switches that are on.
pub fn taken(before: &Document, after: &Document) -> Vec<String> {
    let mut taken = Vec::new();
    for client in &before.clients {
        let Some(then) = after.client(&client.label) else {
            taken.push(client.label.clone());
            continue;
        };
        for field in fields() {
            let (Some(was), is) = (client.get(field.id).filter(|it| !it.is_null()), then.get(field.id)) else {
                continue;
            };
            let is = is.unwrap_or(&Json::Null);
            let fewer = match field.argument.kind {
                Kind::Bool => *was == Json::Bool(true) && *is != Json::Bool(true),
                Kind::Set(_) | Kind::List if was.is_array() && is.is_array() => {
                    is.as_array().map_or(0, Vec::len) < was.as_array().map_or(0, Vec::len)
                }
                _ => is.is_null(),
            };
            if fewer {
                taken.push(format!("{}.{}", client.label, field.path));
            }
        }
        taken.extend(client.extra.keys().filter(|key| !then.extra.contains_key(*key)).cloned());
    }
    inside("", before.rest(), after.rest(), &mut taken);
    taken
}

fn inside(path: &str, before: &Map<String, Json>, after: &Map<String, Json>, taken: &mut Vec<String>) {
    for (key, was) in before {
        let at = format!("{path}/{key}");
        match (was, after.get(key)) {
            (Json::Object(was), Some(Json::Object(is))) => inside(&at, was, is, taken),
            (Json::Array(was), Some(Json::Array(is))) if is.len() >= was.len() => {}
            (Json::Array(_), Some(Json::Array(_))) | (_, None) => taken.push(at),
            _ => {}
        }
    }
}

/// The first fix of every rule's own example leaves no error of the rule, adds none, and takes nothing away; or the
/// table says why it must.
#[test]
fn first_fixes_go_forward() {
    let mut problems = Vec::new();
    let (mut forward, mut all) = (0, 0);
    for rule in rules().filter(|rule| rule.severity == Severity::Error) {
        let Some(example) = rule.example() else { continue };
        all += 1;
        let families = if rule.families.is_empty() { DEFAULT_FAMILIES } else { rule.families };
        let document = Document::from_json(&example).unwrap();
        let judge = |document: &Document| validate_for(document, &Tools::default(), families);
        let found = judge(&document);
        let finding = found.iter().find(|it| it.rule == rule.id).unwrap();
        let takes = (rule.takes)();
        let Some(fix) = finding.fixes.first() else {
            if takes.is_empty() {
                problems.push(format!("{}: no fix, and no reason", rule.id));
            }
            continue;
        };
        let fixed = fix.apply(&document);
        let gone = taken(&document, &fixed);
        let then = judge(&fixed);
        let errors = |all: &[Finding]| -> Vec<String> {
            let errors = all.iter().filter(|it| it.severity == Severity::Error);
            errors.map(|it| format!("{} {}", it.rule, it.message)).collect()
        };
        let before = errors(&found);
        for error in errors(&then) {
            if error.starts_with(&format!("{} ", rule.id)) || !before.contains(&error) {
                problems.push(format!("{}: {} leaves {error}", rule.id, fix.label()));
            }
        }
        match (gone.is_empty(), takes.is_empty()) {
            (true, true) => forward += 1,
            (true, false) => {
                problems.push(format!("{}: {} takes nothing, and the table has a reason", rule.id, fix.label()))
            }
            (false, true) => problems.push(format!("{}: {} takes {gone:?}", rule.id, fix.label())),
            (false, false) => {}
        }
    }
    assert!(problems.is_empty(), "{forward} of {all}\n{}", problems.join("\n"));
    // Before fixes could add resources and variables, 19 of these went forward.
    assert_eq!((forward, all), (30, 47));
}

fn preset(change: impl Fn(&mut Json)) -> Document {
    let mut json = PRESETS.iter().find(|it| it.id == "single-page-app").unwrap().document().to_json();
    change(&mut json["resource"]["aws_cognito_user_pool_client"]["spa"]);
    Document::from_json(&json).unwrap()
}

/// The document after the first fix of the first finding of a rule.
fn fixed(document: &Document, rule: &str) -> (String, Document) {
    let found = validate_for(document, &Tools::default(), DEFAULT_FAMILIES);
    let finding = found.iter().find(|it| it.rule == rule).unwrap_or_else(|| panic!("no {rule}: {found:#?}"));
    (finding.fixes[0].label(), finding.fixes[0].apply(document))
}

fn has_no_error(document: &Document) {
    let found = validate_for(document, &Tools::default(), DEFAULT_FAMILIES);
    let errors: Vec<_> = found.iter().filter(|it| it.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Every type of identity provider is added with what AWS requires of it.
#[test]
fn a_missing_provider_is_added() {
    for of in PROVIDER_TYPES {
        let name = if of.social { of.id } else { "Okta" };
        let document = preset(|client| client["supported_identity_providers"] = json!(["COGNITO", name]));
        let found = validate_for(&document, &Tools::default(), DEFAULT_FAMILIES);
        let finding = found.iter().find(|it| it.rule == "unknown-provider").unwrap();
        let fix = finding.fixes.iter().find(|fix| fix.label().contains(of.label)).unwrap();
        let document = fix.apply(&document);
        has_no_error(&document);
        let word = if of.social { of.word } else { "okta" };
        let body = document.resource("aws_cognito_identity_provider", word).unwrap();
        assert_eq!((&body["provider_name"], &body["provider_type"]), (&json!(name), &json!(of.id)));
        for detail in of.details.iter().filter(|it| it.required == Required::Yes) {
            assert!(body["provider_details"][detail.key].is_string(), "{}: {}", of.id, detail.key);
        }
        let reference = format!("${{aws_cognito_identity_provider.{word}.provider_name}}");
        let client = document.to_json()["resource"]["aws_cognito_user_pool_client"]["spa"].clone();
        assert_eq!(client["supported_identity_providers"], json!(["COGNITO", reference]));
        let secrets = document.variables().filter(|(_, it)| it.get("sensitive").is_some()).count();
        assert_eq!(secrets, usize::from(of.id != "SAML"), "{}", of.id);
        // What takes away comes after what adds.
        assert!(finding.fixes.last().unwrap().label().starts_with("Remove"), "{}", of.id);
    }
}

#[test]
fn a_fix_says_what_it_adds() {
    let document = preset(|client| client["supported_identity_providers"] = json!(["COGNITO", "Google"]));
    let (label, document) = fixed(&document, "unknown-provider");
    assert_eq!(
        label,
        "Add Google to user pool \u{201c}pool\u{201d}, with variables google_client_id and google_client_secret (sensitive)"
    );
    // A second press finds nothing more to add.
    assert_eq!(fix_all(&document), document);
}

#[test]
fn scopes_servers_domains_and_callbacks_are_added() {
    let scopes = |scopes: Json| preset(|client| client["allowed_oauth_scopes"] = scopes.clone());
    let (label, document) = fixed(&scopes(json!(["openid", "https://api.example.com/write"])), "unknown-scope");
    assert_eq!(label, "Add resource server \u{201c}https://api.example.com\u{201d} with scope \u{201c}write\u{201d}");
    has_no_error(&document);
    let mut json = document.to_json();
    json["resource"]["aws_cognito_user_pool_client"]["spa"]["allowed_oauth_scopes"] =
        json!(["openid", "${aws_cognito_resource_server.api_example_com.identifier}/erase"]);
    let (label, document) = fixed(&Document::from_json(&json).unwrap(), "unknown-scope");
    assert_eq!(label, "Add scope \u{201c}erase\u{201d} to resource server \u{201c}api_example_com\u{201d}");
    has_no_error(&document);
    let server = document.resource("aws_cognito_resource_server", "api_example_com").unwrap();
    assert_eq!(server["scope"][0]["scope_name"], json!("write"));
    assert_eq!(server["scope"][1], json!({ "scope_name": "erase", "scope_description": "Erase" }));

    let (_, document) = fixed(&preset(|client| client["callback_urls"] = json!([])), "callback-missing");
    has_no_error(&document);
    assert!(document.variable("callback_url").is_some());

    let mut json = document.to_json();
    json["resource"].as_object_mut().unwrap().shift_remove("aws_cognito_user_pool_domain");
    let (_, document) = fixed(&Document::from_json(&json).unwrap(), "pool-without-domain");
    let domain = document.resource("aws_cognito_user_pool_domain", "domain").unwrap();
    assert_eq!(domain["domain"], json!("${var.domain_prefix}"));
}

/// An explicit unit stays, by each fix and by the fix of all.
#[test]
fn a_written_unit_stays() {
    let document = preset(|client| {
        client["access_token_validity"] = json!(48);
        client["token_validity_units"] = json!({ "access_token": "hours" });
        client.as_object_mut().unwrap().shift_remove("id_token_validity");
        client.as_object_mut().unwrap().shift_remove("refresh_token_validity");
    });
    let client = fix_all(&document).to_json()["resource"]["aws_cognito_user_pool_client"]["spa"].clone();
    assert_eq!(client["access_token_validity"], json!(24));
    assert_eq!(client["token_validity_units"]["access_token"], json!("hours"));
}

/// Each step has what it changes, and can be left out.
#[test]
fn steps_are_shown_and_can_be_left_out() {
    let document = preset(|client| {
        client["supported_identity_providers"] = json!(["COGNITO", "Google"]);
        client["callback_urls"] = json!(["http://app.example.com/callback"]);
    });
    let all = fix_all_for(&document, &Tools::default(), DEFAULT_FAMILIES);
    let rules: Vec<&str> = all.steps.iter().map(|it| it.of.rule).collect();
    assert_eq!(rules, ["plain-http", "unknown-provider"]);
    let paths: Vec<&str> = all.steps[1].changes.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "supported_identity_providers",
            "aws_cognito_identity_provider.google",
            "variable.google_client_id",
            "variable.google_client_secret",
        ]
    );
    assert!(all.steps[0].changes[0].before.as_ref().unwrap().contains("http://app"));
    assert!(all.steps[0].changes[0].after.as_ref().unwrap().contains("https://app"));
    let without = [all.steps[1].of.clone()];
    let some = fix_all_without(&document, &Tools::default(), DEFAULT_FAMILIES, &without);
    assert_eq!(some.steps.iter().map(|it| it.of.rule).collect::<Vec<_>>(), ["plain-http"]);
    assert!(some.document.resource("aws_cognito_identity_provider", "google").is_none());
    assert_eq!(taken(&document, &all.document), [""; 0]);
}

/// What supporting resources lack is an error, and its fix fills it in.
#[test]
fn supporting_resources_are_checked_and_completed() {
    let pool = "${aws_cognito_user_pool.pool.id}";
    let document = Document::from_json(&json!({ "resource": {
        "aws_cognito_user_pool": { "pool": { "name": "users" } },
        "aws_cognito_user_pool_domain": { "d": { "domain": "Shop", "user_pool_id": pool } },
        "aws_cognito_resource_server": { "api": {
            "identifier": "api", "name": "api", "user_pool_id": pool,
            "scope": [{ "scope_name": "read" }, { "scope_name": "a/b", "scope_description": "x" }],
        } },
        "aws_cognito_identity_provider": { "apple": {
            "provider_name": "SignInWithApple", "provider_type": "SignInWithApple", "user_pool_id": pool,
            "provider_details": { "client_id": "x", "team_id": "y", "key_id": "z", "authorize_scopes": "email name" },
        } },
    } }))
    .unwrap();
    let found = validate_supporting(&document);
    let at: Vec<&str> = found.iter().map(|it| it.argument.as_str()).collect();
    assert_eq!(
        at,
        [
            "aws_cognito_user_pool_domain.d.domain",
            "aws_cognito_resource_server.api.scope.scope_description",
            "aws_cognito_resource_server.api.scope.scope_name",
            "aws_cognito_identity_provider.apple.provider_details.private_key",
        ]
    );
    let fixed = fix_all(&document);
    let server = fixed.resource("aws_cognito_resource_server", "api").unwrap();
    assert_eq!(server["scope"][0]["scope_description"], json!("Read"));
    let apple = fixed.resource("aws_cognito_identity_provider", "apple").unwrap();
    assert_eq!(apple["provider_details"]["private_key"], json!("${var.apple_private_key}"));
    assert_eq!(fixed.variable("apple_private_key").unwrap()["sensitive"], json!(true));
    // The two that only the user can decide.
    assert_eq!(validate_supporting(&fixed).len(), 2);
}

/// The problems of every client, judged again only where something changed; the next client after the last problem.
#[test]
fn every_client_is_counted() {
    let mut json = preset(|_| {}).to_json();
    let good = json["resource"]["aws_cognito_user_pool_client"]["spa"].clone();
    let mut bad = good.clone();
    bad["callback_urls"] = json!([]);
    json["resource"]["aws_cognito_user_pool_client"] = json!({ "a": good, "b": bad, "c": good });
    let mut document = Document::from_json(&json).unwrap();
    let mut tally = Tally::default();
    let count = |tally: &mut Tally, document: &Document| {
        tally.count(document, &Tools::default(), DEFAULT_FAMILIES, (0, Entry::default()))
    };
    let entries = count(&mut tally, &document);
    assert_eq!(entries.clients.iter().map(|it| it.counts.errors).collect::<Vec<_>>(), [0, 1, 0]);
    assert!(entries.clients[1].fixable && !entries.clients[2].fixable);
    assert_eq!((entries.next_client(0), entries.next_client(1)), (Some(1), None));
    document = fix_all(&document);
    assert_eq!(count(&mut tally, &document).next_client(0), None);
}

/// What fixes add, all of it in one document: a case of every target, which the real tools read.
#[test]
fn what_fixes_add_is_a_case() {
    let mut json = preset(|client| {
        client["supported_identity_providers"] =
            json!(["Google", "Facebook", "LoginWithAmazon", "SignInWithApple", "Okta", "Corp"]);
        client["allowed_oauth_scopes"] = json!(["openid", "https://api.example.com/write"]);
        client["callback_urls"] = json!([]);
    })
    .to_json();
    json["resource"].as_object_mut().unwrap().shift_remove("aws_cognito_user_pool_domain");
    json.as_object_mut().unwrap().shift_remove("//");
    let document = Document::from_json(&json).unwrap();
    let found = validate_for(&document, &Tools::default(), DEFAULT_FAMILIES);
    let saml = found.iter().flat_map(|it| &it.fixes).find(|it| it.label().contains("\u{201c}Corp\u{201d} as SAML"));
    let (_, document) = fixed(&fix_all(&saml.unwrap().apply(&document)), "pool-without-domain");
    has_no_error(&document);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/added-resources/document.json");
    if update().is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, serde_json::to_string_pretty(&document.to_json()).unwrap() + "\n").unwrap();
    }
    let case = Document::from_text(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(case, document);
}
