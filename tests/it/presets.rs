//! Documents to start from, and what of them was changed since.

use cognito_client_builder::document::Document;
use cognito_client_builder::presets::{PRESETS, differences, origin};
use cognito_client_builder::schema::field;
use serde_json::{Value as Json, json};

#[test]
fn a_client_remembers_its_preset() {
    for preset in PRESETS {
        let document = preset.document();
        let label = document.clients[0].label.clone();
        // Through its JSON, as in a link or in storage, and under another name.
        let again = Document::from_text(&document.to_json().to_string()).unwrap();
        assert_eq!(origin(&again, &label).unwrap().id, preset.id);
        let renamed = again.rename(&label, "other_name").unwrap();
        assert_eq!(origin(&renamed, "other_name").unwrap().id, preset.id);
        assert!(origin(&renamed, &label).is_none());
        assert_eq!(differences(&renamed.clients[0], &document.clients[0]), []);
    }
}

#[test]
fn notes_without_a_preset_are_ignored() {
    for note in [
        json!([]),
        json!("x"),
        json!([7]),
        json!([{ "client": "web" }]),
        json!([{ "client": "web", "preset": "gone" }]),
    ] {
        let document = Document::from_json(&json!({
            "//": { "presets": note },
            "resource": { "aws_cognito_user_pool_client": { "web": {} } },
        }));
        assert!(origin(&document.unwrap(), "web").is_none());
    }
}

#[test]
fn differences_are_arguments_that_say_something_else() {
    let original = PRESETS[0].document().clients[0].clone();
    let changed = |path: &str, value: Json| {
        let mut client = original.as_ref().clone();
        client.set(field(path).unwrap().id, Some(value));
        differences(&client, &original).iter().map(|id| id.get().path.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(changed("generate_secret", json!(true)), ["generate_secret"]);
    assert_eq!(changed("token_validity_units.access_token", json!("hours")), ["token_validity_units.access_token"]);
    // The order of a set means nothing.
    assert_eq!(changed("allowed_oauth_scopes", json!(["profile", "email", "openid"])), [] as [&str; 0]);
    assert_eq!(changed("allowed_oauth_scopes", json!(["profile", "email"])), ["allowed_oauth_scopes"]);
    assert_eq!(changed("allowed_oauth_scopes", json!("${var.scopes}")), ["allowed_oauth_scopes"]);
}
