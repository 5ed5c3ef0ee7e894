//! The review as Markdown: what it has to say, and that nobody's text is markup in it.

use cognito_client_builder::document::{Document, accepted};
use cognito_client_builder::explain::report;
use cognito_client_builder::facts::Tools;
use cognito_client_builder::presets::PRESETS;
use cognito_client_builder::validate::DEFAULT_FAMILIES;
use serde_json::{Value as Json, json};

fn written(document: &Json, link: Option<&str>) -> String {
    report(&Document::from_json(document).unwrap(), &Tools::default(), DEFAULT_FAMILIES, link)
}

fn with_client(label: &str, client: Json) -> Json {
    json!({ "resource": { "aws_cognito_user_pool_client": { label: client } } })
}

#[test]
fn it_has_findings_with_fixes() {
    let client = json!({
        "name": "web",
        "user_pool_id": "eu-west-1_abc",
        "allowed_oauth_flows_user_pool_client": true,
        "allowed_oauth_flows": ["client_credentials"],
        "allowed_oauth_scopes": ["orders/read"],
    });
    let text = written(&with_client("web", client), Some("https://example.org/#d=1"));
    for part in [
        "1 client: 1 error, ",
        "[Open in the builder](https://example.org/#d=1)",
        "## `web`",
        "### Errors",
        "`generate_secret`",
        "  - AWS says: `client_credentials flow can not be selected if client does not have a client secret.`",
        "  - Fix: Set generate\\_secret to true",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn an_accepted_risk_has_its_reason() {
    let mut document = PRESETS[0].document();
    let label = document.clients[0].label.clone();
    let field = cognito_client_builder::schema::field("allowed_oauth_flows").unwrap();
    std::sync::Arc::make_mut(&mut document.clients[0]).set(field.id, Some(json!(["implicit"])));
    let document = accepted::accept(&document, &label, "implicit-grant", "until <March>");
    let text = report(&document, &Tools::default(), DEFAULT_FAMILIES, None);
    assert!(text.contains("### Accepted risks"), "{text}");
    assert!(text.contains("  - Accepted risk: until \\<March\\>"), "{text}");
    assert!(text.contains(" 1 accepted risk."), "{text}");
}

#[test]
fn user_input_is_never_markup() {
    let hostile = "<img src=x onerror=alert(1)> [a](javascript:b) ![c](http://d/e.png) `f` **g** @h \n# i | j ~k~ $l$";
    let client = json!({ "name": hostile, "user_pool_id": hostile, "callback_urls": [hostile], hostile: hostile });
    let document = json!({
        "//": { "accepted": [{ "client": "web", "rule": "user-existence", "note": hostile }] },
        "resource": { "aws_cognito_user_pool_client": { "web": client } },
    });
    let text = written(&document, None);
    assert!(text.contains("img"), "the text is told at all:\n{text}");
    for line in text.lines() {
        // What is between backticks is no markup, whatever it is.
        let mut outside = String::new();
        let mut rest = line;
        while let Some(at) = rest.find('`').filter(|at| !rest[..*at].ends_with('\\')) {
            outside.push_str(&rest[..at]);
            let fence = rest[at..].len() - rest[at..].trim_start_matches('`').len();
            let inner = &rest[at + fence..];
            let Some(end) = inner.find(&"`".repeat(fence)) else { break };
            rest = &inner[end + fence..];
        }
        outside.push_str(rest);
        for markup in ["<img", "](javascript", "![c]", "**g", "@h"] {
            let bare = outside.match_indices(markup).any(|(at, _)| !outside[..at].ends_with('\\'));
            assert!(!bare, "{markup:?} is markup in {line:?}");
        }
        assert!(!line.starts_with("# i"), "{line:?}");
    }
}

#[test]
fn every_preset_has_a_report() {
    for preset in PRESETS {
        let text = report(&preset.document(), &Tools::default(), DEFAULT_FAMILIES, None);
        assert!(text.contains("0 errors"), "{}: {text}", preset.id);
    }
}
