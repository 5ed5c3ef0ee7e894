//! The document keeps what was written, and says what it means.

use cognito_client_builder::document::{Document, MAX_CLIENTS, Value};
use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::field;
use cognito_client_builder::targets::{Generator, TARGETS, generate};
use cognito_client_builder::validate::{Severity, validate};
use serde_json::{Value as Json, json};

use crate::generate_documents::{Random, Style, document};

fn client(body: Json) -> Document {
    Document::from_json(&json!({ "resource": { "aws_cognito_user_pool_client": { "web": body } } })).unwrap()
}

#[test]
fn every_document_comes_back_exactly() {
    let mut random = Random::new(1);
    for style in [Style::Valid, Style::Hostile] {
        for _ in 0..300 {
            let json = document(&mut random, style);
            if let Ok(document) = Document::from_json(&json) {
                assert_eq!(document.to_json(), json);
            }
        }
    }
    for json in [
        json!({}),
        json!({ "resource": {} }),
        json!({ "resource": { "aws_cognito_user_pool_client": {} } }),
        json!({ "resource": { "aws_cognito_user_pool_client": { "a": {} } }, "//": "kept", "locals": { "x": [1, null] } }),
        json!({ "resource": { "aws_cognito_user_pool_client": { "a": {
            "token_validity_units": [{ "access_token": "hours", "later": true }],
            "refresh_token_rotation": {}, "analytics_configuration": [{}, {}], "callback_urls": null,
            "access_token_validity": "60", "name": 5, "count": "${var.n}" } } } }),
    ] {
        assert_eq!(Document::from_json(&json).unwrap().to_json(), json);
    }
    // Digits are kept as they were typed.
    let text = r#"{"resource":{"aws_cognito_user_pool_client":{"a":{"access_token_validity":1.50,"id_token_validity":123456789012345678901234567890}}}}"#;
    assert_eq!(Document::from_text(text).unwrap().to_json().to_string(), text);
}

#[test]
fn not_set_empty_and_set_are_three_states() {
    let urls = field("callback_urls").unwrap().id;
    assert_eq!(client(json!({})).clients[0].get(urls), None);
    assert_eq!(client(json!({ "callback_urls": [] })).clients[0].read(urls).value, Some(Value::List(vec![])));
    assert_eq!(client(json!({ "callback_urls": null })).clients[0].read(urls).value, None);
    let set = client(json!({ "callback_urls": ["a"] })).clients[0].read(urls).value;
    assert_eq!(set, Some(Value::List(vec![Value::Text("a".to_owned())])));
}

#[test]
fn a_block_is_there_while_something_is_in_it() {
    let mut web = cognito_client_builder::document::Client::new("web");
    let unit = field("token_validity_units.access_token").unwrap().id;
    let block = field("token_validity_units").unwrap().id;
    web.set(unit, Some(json!("hours")));
    assert_eq!(web.to_json()["token_validity_units"], json!({ "access_token": "hours" }));
    web.set(unit, None);
    assert!(!web.is_set(block));
    web.set(block, Some(json!({})));
    assert_eq!(web.to_json()["token_validity_units"], json!({}));
    web.set(block, None);
    assert_eq!(Json::Object(web.to_json()), json!({}));
}

#[test]
fn invalid_shapes_are_rejected_with_their_place() {
    for (json, place) in [
        (json!([]), "JSON object"),
        (json!({ "resource": 5 }), "resource"),
        (json!({ "resource": { "aws_cognito_user_pool_client": [] } }), "resource.aws_cognito_user_pool_client"),
        (json!({ "resource": { "aws_cognito_user_pool_client": { "a": 1 } } }), "aws_cognito_user_pool_client.a"),
        (json!({ "resource": { "aws_cognito_user_pool_client": { "a b": {} } } }), "a b"),
        (json!({ "resource": { "aws_cognito_user_pool_client": { "1a": {} } } }), "1a"),
        (json!({ "variable": { "a b": {} } }), "a b"),
        (json!({ "variable": [] }), "variable"),
    ] {
        let error = Document::from_json(&json).unwrap_err();
        assert!(error.contains(place), "{json}: {error}");
    }
    let clients: serde_json::Map<_, _> = (0..=MAX_CLIENTS).map(|at| (format!("c{at}"), json!({}))).collect();
    assert!(Document::from_json(&json!({ "resource": { "aws_cognito_user_pool_client": clients } })).is_err());
    assert!(Document::from_text(&"[".repeat(100_000)).is_err());
    assert!(Document::from_text("{").is_err());
}

#[test]
fn renaming_moves_the_import_and_rejects_taken_labels() {
    let document = Document::from_json(&json!({
        "resource": { "aws_cognito_user_pool_client": { "a": {}, "b": {} } },
        "import": [{ "to": "${aws_cognito_user_pool_client.a}", "id": "eu-west-1_x/y" }],
    }))
    .unwrap();
    assert_eq!(document.import_id("a"), Some("eu-west-1_x/y"));
    let renamed = document.rename("a", "c").unwrap();
    assert_eq!((renamed.import_id("a"), renamed.import_id("c")), (None, Some("eu-west-1_x/y")));
    assert!(document.rename("a", "b").is_err() && document.rename("a", "no spaces").is_err());
    assert_eq!(document.free_label("a"), "a_2");
}

#[test]
fn a_copy_has_the_next_label() {
    let mut document = Document::from_json(&json!({
        "resource": { "aws_cognito_user_pool_client": { "web": {}, "v_1": {}, "x_2": {}, "_9": {} } },
    }))
    .unwrap();
    for at in 0..3 {
        document.duplicate(at);
    }
    let labels = |document: &Document| document.clients.iter().map(|it| it.label.clone()).collect::<Vec<_>>();
    assert_eq!(labels(&document), ["web", "web_2", "web_3", "web_4", "v_1", "x_2", "_9"]);
    for (label, copy) in [("v_1", "v_1_2"), ("x_2", "x_3"), ("_9", "_9_2")] {
        let at = labels(&document).iter().position(|it| it == label).unwrap();
        document.duplicate(at);
        assert_eq!(labels(&document)[at + 1], copy);
    }
}

#[test]
fn a_preset_is_added_beside_a_client() {
    let preset = |id| cognito_client_builder::presets::preset(id).unwrap();
    for first in cognito_client_builder::presets::PRESETS {
        for second in cognito_client_builder::presets::PRESETS {
            let (document, place) = second.beside(&first.document(), 0);
            assert_eq!((place, document.clients.len()), (1, 2));
            // One pool and one domain, and nothing that isn't there: what was no error alone is none now.
            let errors = |document: &Document| {
                let all = validate(document);
                all.into_iter().filter(|it| it.severity == Severity::Error).map(|it| it.rule).collect::<Vec<_>>()
            };
            assert_eq!(errors(&document), errors(&first.document()), "{} beside {}", second.id, first.id);
            for kind in ["aws_cognito_user_pool", "aws_cognito_user_pool_domain"] {
                assert!(document.resources().filter(|(it, ..)| *it == kind).count() <= 1, "{kind}");
            }
        }
    }
    let (document, _) = preset("single-page-app").beside(&Document::default(), 0);
    assert_eq!(document.clients, preset("single-page-app").document().clients);
}

#[test]
fn writing_is_idempotent() {
    let mut random = Random::new(7);
    let fields = cognito_client_builder::schema::fields();
    for _ in 0..4 {
        let Ok(mut now) = Document::from_json(&document(&mut random, Style::Valid)) else { continue };
        let mut generators: Vec<Generator> = TARGETS.iter().map(|target| Generator::new(target)).collect();
        for step in 0..8 {
            let other = Document::from_json(&document(&mut random, Style::Hostile)).unwrap_or_default();
            match step {
                3 => now.clients.reverse(),
                5 => now = other,
                _ => {
                    if let (Some(web), Some(from)) = (now.clients.first_mut(), other.clients.first()) {
                        let field = random.pick(fields).id;
                        std::sync::Arc::make_mut(web).set(field, from.get(field).cloned());
                    }
                }
            }
            for (generator, target) in generators.iter_mut().zip(TARGETS) {
                let once = generate(&now, target, Scope::Complete);
                let again = generator.generate(&now, Scope::Complete);
                assert_eq!(again.text(), once.text(), "{}", target.id);
                assert_eq!(again.omissions, once.omissions, "{}", target.id);
            }
        }
    }
}

#[test]
fn references_to_a_resource_are_found() {
    let document = Document::from_json(&json!({
        "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "users" } },
            "aws_cognito_user_pool_domain": { "sign_in": { "user_pool_id": "${aws_cognito_user_pool.pool.id}" } },
            "aws_cognito_user_pool_client": {
                "web": { "user_pool_id": "${aws_cognito_user_pool.pool.id}" },
                "web_2": { "user_pool_id": "${aws_cognito_user_pool.pool_2.id}", "depends_on": ["aws_cognito_user_pool_client.web"] },
            },
        },
        "output": { "id": { "value": "${aws_cognito_user_pool_client.web.id}" }, "x": { "value": "${data.aws_cognito_user_pool_client.web.id}" } },
        "import": [{ "to": "aws_cognito_user_pool_client.web", "id": "a/b" }],
    }))
    .unwrap();
    let mentions = |kind, label| document.mentions(kind, label);
    assert_eq!(
        mentions("aws_cognito_user_pool", "pool"),
        ["aws_cognito_user_pool_client.web", "aws_cognito_user_pool_domain.sign_in"]
    );
    assert_eq!(mentions("aws_cognito_user_pool_client", "web"), ["aws_cognito_user_pool_client.web_2", "output.id"]);
    assert!(mentions("aws_cognito_user_pool_client", "web_2").is_empty());
}

#[test]
fn setting_an_argument_keeps_the_rest_of_its_block() {
    let units = json!({ "access_token": "hours", "//": { "ApiToken": "hours" } });
    for block in [units.clone(), json!([units])] {
        let document =
            json!({ "resource": { "aws_cognito_user_pool_client": { "web": { "token_validity_units": block } } } });
        let document = Document::from_json(&document).unwrap();
        let mut client = document.clients[0].as_ref().clone();
        client.set(field("token_validity_units.id_token").unwrap().id, Some(json!("days")));
        let block = &client.to_json()["token_validity_units"];
        let block = block.get(0).unwrap_or(block);
        assert_eq!((&block["id_token"], &block["//"]["ApiToken"]), (&json!("days"), &json!("hours")));
    }
}

/// A type of which the last resource was taken away is not kept without one.
#[test]
fn no_type_stays_without_resources() {
    let json = json!({ "resource": { "aws_cognito_user_pool_client": { "web": { "name": "web" } } } });
    let mut document = Document::from_json(&json).unwrap();
    let client = "aws_cognito_user_pool_client";
    assert_eq!(document.with_resource(client, "other", None).to_json(), json);
    document.clients.clear();
    assert_eq!(document.with_resource(client, "web", None).to_json(), json!({}));
    assert_eq!(document.with_resource("aws_cognito_user_pool", "pool", None).to_json(), json!({}));
    let pool = json!({ "resource": { "aws_cognito_user_pool": { "pool": { "name": "x" } } } });
    let document = Document::from_json(&pool).unwrap();
    assert_eq!(document.with_resource("aws_cognito_user_pool", "pool", None).to_json(), json!({}));
    assert_eq!(document.with_resource(client, "web", None).to_json(), pool);
}

#[test]
fn a_new_name_is_followed_by_every_reference_and_by_nothing_else() {
    let document = Document::from_json(&json!({
        "variable": { "a": { "type": "string" }, "ab": { "type": "string", "description": "not var.a" } },
        "locals": { "home": "https://${var.a}/${upper(join(\"-\", [var.a, var.ab]))}", "text": "$${var.a} var.a" },
        "import": [{ "to": "aws_cognito_user_pool.pool", "id": "us-east-1_AbC" }],
        "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "${var.a}" }, "pool_2": { "name": "x" } },
            "aws_cognito_user_pool_client": { "web": {
                "user_pool_id": "${aws_cognito_user_pool.pool.id}",
                "callback_urls": ["https://${aws_cognito_user_pool.pool_2.name}/${var.a}"],
                "depends_on": ["aws_cognito_user_pool.pool"],
            } },
        },
    }))
    .unwrap();
    let renamed = document.rename_variable("a", "host").unwrap();
    let renamed = renamed.rename_resource("aws_cognito_user_pool", "pool", "users").unwrap().to_json();
    assert_eq!(renamed["variable"]["host"], json!({ "type": "string" }));
    assert_eq!(renamed["variable"]["ab"]["description"], "not var.a");
    assert_eq!(renamed["locals"]["home"], "https://${var.host}/${upper(join(\"-\", [var.host, var.ab]))}");
    assert_eq!(renamed["locals"]["text"], "$${var.a} var.a");
    assert_eq!(renamed["import"][0]["to"], "aws_cognito_user_pool.users");
    assert_eq!(renamed["resource"]["aws_cognito_user_pool"]["users"]["name"], "${var.host}");
    let web = &renamed["resource"]["aws_cognito_user_pool_client"]["web"];
    assert_eq!(web["user_pool_id"], "${aws_cognito_user_pool.users.id}");
    assert_eq!(web["callback_urls"][0], "https://${aws_cognito_user_pool.pool_2.name}/${var.host}");
    assert_eq!(web["depends_on"][0], "aws_cognito_user_pool.users");
    for (from, to) in [("a", "ab"), ("a", "1"), ("a", "")] {
        assert!(document.rename_variable(from, to).is_err(), "{to}");
    }
    assert!(document.rename_resource("aws_cognito_user_pool", "pool", "pool_2").is_err());
    assert_eq!(
        document.mentions_of("var.a"),
        ["aws_cognito_user_pool_client.web", "aws_cognito_user_pool.pool", "locals.home"]
    );
}
