//! What an error message or a request is about: messages of public threads find their rule first, messages about
//! something else find nothing, and each damage of a request is named.

use std::path::Path;

use cognito_client_builder::document::Document;
use cognito_client_builder::explain::{Answer, Verdict, explain, is_request};
use cognito_client_builder::validate::{rule, rules, validate};
use serde_json::{Value as Json, json};

use crate::generate_documents::{Random, Style, document};
use crate::work::work;

fn messages(name: &str) -> Vec<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text(message: &Json) -> &str {
    message["text"].as_str().unwrap()
}

fn ids(answers: &[Answer]) -> Vec<&'static str> {
    answers.iter().map(|it| it.rule).collect()
}

/// A document with one client, which has these arguments.
fn client(body: Json) -> Document {
    client_with(body, json!({}))
}

fn client_with(body: Json, mut around: Json) -> Document {
    let mut own = json!({ "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}" });
    own.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    around["resource"]["aws_cognito_user_pool_client"] = json!({ "web": own });
    Document::from_json(&around).unwrap()
}

/// A client for code and implicit grants.
fn web() -> Json {
    json!({
        "allowed_oauth_flows_user_pool_client": true,
        "allowed_oauth_flows": ["code"],
        "allowed_oauth_scopes": ["openid", "email"],
        "callback_urls": ["https://app.example.com/callback", "http://localhost:3000/callback"],
        "logout_urls": ["https://app.example.com/"],
        "supported_identity_providers": ["COGNITO", "Google"],
        "explicit_auth_flows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    })
}

#[test]
fn messages_of_public_threads_find_their_rule_first() {
    let messages = messages("found.json");
    assert!(messages.len() >= 40);
    let mut wrong = Vec::new();
    for message in &messages {
        assert!(message["source"].as_str().unwrap().starts_with("https://"));
        let answers = explain(text(message), None, None);
        if answers.first().map(|it| it.rule) != message["expect"].as_str() {
            wrong.push(format!("{} is {:?}, not {}", message["source"], ids(&answers), message["expect"]));
        }
        // What is on screen changes the verdict, not whether the message is known.
        assert!(!explain(text(message), Some(&client(web())), None).is_empty(), "{message}");
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), messages.len(), wrong.join("\n"));
}

#[test]
fn messages_about_something_else_find_nothing() {
    let messages = messages("others.json");
    assert!(messages.len() >= 20);
    let document = client(web());
    for message in &messages {
        for document in [None, Some(&document)] {
            let answers = explain(text(message), document, None);
            assert!(answers.is_empty(), "{} is {:?}", message["source"], ids(&answers));
        }
    }
}

#[test]
fn each_rule_that_quotes_aws_finds_itself_first() {
    let mut quoted = 0;
    for rule in rules() {
        let (Some(says), Some(example)) = ((rule.aws_says)(), rule.example()) else { continue };
        quoted += 1;
        let document = Document::from_json(&example).unwrap();
        let message = format!(
            "Error: creating Cognito User Pool Client (web): InvalidParameterException: {}\n\n  with \
             aws_cognito_user_pool_client.web,\n  on main.tf line 1",
            says.replace("...", "x")
        );
        let answers = explain(&message, Some(&document), None);
        assert_eq!(answers.first().map(|it| it.rule), Some(rule.id), "{:?} for {message}", ids(&answers));
        assert_eq!(answers[0].verdict, Verdict::Cause, "{}", rule.id);
        assert_eq!(answers[0].client, "web");
        let finding = validate(&document).into_iter().find(|it| it.rule == rule.id).unwrap();
        assert_eq!(answers[0].fixes, finding.fixes, "{}", rule.id);
        let general = explain(&message, None, None);
        assert!(general.iter().any(|it| it.rule == rule.id), "{:?} for {message}", ids(&general));
    }
    assert!(quoted > 20, "{quoted}");
}

#[test]
fn surrounding_text_makes_no_difference() {
    let plain =
        "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.";
    let boxed = "\u{1b}[31m\u{2577}\u{1b}[0m\n\u{1b}[31m\u{2502}\u{1b}[0m \u{1b}[0m\u{1b}[1mError: \u{1b}[0mInvalidOAuthFlowException: \
                 AllowedOAuthFlows and\n\u{1b}[31m\u{2502}\u{1b}[0m AllowedOAuthScopes are required if user pool cli\n\u{2502} ent is \
                 allowed to use OAuth flows.\n\u{2575}";
    let lost = "[31m\u{2502}[0m AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.";
    let json = r#"{\"__type\":\"InvalidOAuthFlowException\",\"message\":\"AllowedOAuthFlows and\nAllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.\"}"#;
    let html = "&quot;AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.&quot;";
    let url = "error_description=AllowedOAuthFlows+and+AllowedOAuthScopes%20are+required+if+user+pool+client+is+allowed+to+use+OAuth+flows.&error=x";
    for text in [plain, &plain.to_uppercase(), boxed, lost, json, html, url] {
        assert_eq!(ids(&explain(text, None, None)).first(), Some(&"oauth-incomplete"), "{text}");
    }
    let log = format!("{}{plain}{}", "2026-11-29 a line\n".repeat(20_000), "\n    at somewhere".repeat(20_000));
    assert!(explain(&log, None, None).is_empty(), "the middle of a huge log isn't read");
    let log = format!("{}{plain}", "2026-11-29 a line\n".repeat(20_000));
    assert_eq!(ids(&explain(&log, None, None)), ["oauth-incomplete"]);
}

/// The first answer for a message, with a document.
fn first(message: &str, document: &Document) -> Answer {
    explain(message, Some(document), None).into_iter().next().unwrap_or_else(|| panic!("nothing for {message}"))
}

#[test]
fn the_document_tells_whether_the_client_is_the_cause() {
    let flow = "An error occurred (InvalidParameterException) when calling the InitiateAuth operation: USER_PASSWORD_AUTH flow not enabled for this client";
    let answer = first(flow, &client(web()));
    assert_eq!((answer.verdict, answer.argument.as_str()), (Verdict::Cause, "explicit_auth_flows"));
    let fixed = answer.fixes[0].apply(&client(web()));
    assert_eq!(first(flow, &fixed).verdict, Verdict::Elsewhere);
    assert!(first(flow, &fixed).fixes.is_empty());

    let mut secret = web();
    secret["generate_secret"] = json!(true);
    let hash = "NotAuthorizedException: Unable to verify secret hash for client 1example23456789";
    let answer = first(hash, &client(secret.clone()));
    assert_eq!((answer.verdict, answer.argument.as_str()), (Verdict::Cause, "generate_secret"));
    assert!(answer.fixes[0].label().contains("replacement"));
    assert_eq!(first(hash, &client(web())).verdict, Verdict::Elsewhere);
    secret["generate_secret"] = json!("${var.secret}");
    assert_eq!(first(hash, &client(secret)).verdict, Verdict::Unknown);

    let scopes = "Access Token does not have required scopes";
    let answer = first(scopes, &client(web()));
    assert_eq!(answer.verdict, Verdict::Cause);
    assert_eq!(first(scopes, &answer.fixes[0].apply(&client(web()))).verdict, Verdict::Elsewhere);

    let mut off = web();
    off["allowed_oauth_flows_user_pool_client"] = json!(false);
    let answer = first("Client is not enabled for OAuth2.0 flows", &client(off));
    assert_eq!((answer.verdict, answer.rule), (Verdict::Cause, "oauth-switched-off"));
    assert_eq!(first("Client is not enabled for OAuth2.0 flows", &client(web())).verdict, Verdict::Elsewhere);

    let mut write = web();
    write["write_attributes"] = json!(["email"]);
    let message = "A client attempted to write unauthorized attribute: { Name: 'custom:plan', Value: 'x' }";
    let answer = first(message, &client(write));
    assert_eq!(answer.verdict, Verdict::Cause);
    assert!(answer.fixes[0].label().contains("custom:plan"));

    let mut rotating = web();
    rotating["refresh_token_rotation"] = json!({ "feature": "ENABLED", "retry_grace_period_seconds": 0 });
    let answer = first("NotAuthorizedException: Refresh Token has been revoked", &client(rotating));
    assert_eq!(
        (answer.verdict, answer.arguments.iter().any(|it| it == "refresh_token_rotation")),
        (Verdict::Cause, true)
    );
}

#[test]
fn an_answer_is_about_what_the_message_names() {
    let missing = |text: &str| ids(&explain(text, None, None));
    assert_eq!(missing("User pool client 1example23456789 does not exist."), ["client-not-found"]);
    let pool = "Error: creating Cognito User Pool Client (web): ResourceNotFoundException: User pool eu-west-1_x does not exist.";
    assert_eq!(missing(pool), ["pool-not-found"]);
    let value =
        "Value '[token]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must satisfy enum value set";
    let answer = explain(value, None, None).remove(0);
    assert_eq!(answer.argument, "allowed_oauth_flows");
    assert!(answer.message.contains("client_credentials"), "{}", answer.message);
    let mut wrong = web();
    wrong["allowed_oauth_flows"] = json!(["token"]);
    let answer = first(value, &client(wrong));
    assert_eq!((answer.rule, answer.verdict), ("unknown-value", Verdict::Cause));
    let lint = "E3030 'token' is not one of ['code', 'implicit', 'client_credentials']\ntemplate.yaml:9:11 Resources/Client/Properties/AllowedOAuthFlows/0";
    let model = "Properties validation failed for resource UserPoolClient with message: #/RefreshTokenValidity: 0 is not greater or equal to 1";
    let pulumi = "error: aws:cognito/userPoolClient:UserPoolClient resource 'web' has a problem: Missing required property 'userPoolId'";
    let named = |text: &str| explain(text, None, None).first().map(|it| (it.rule, it.argument.clone()));
    assert_eq!(named(lint), Some(("value-not-listed", "allowed_oauth_flows".to_owned())));
    assert_eq!(named(model), Some(("schema-validation", "refresh_token_validity".to_owned())));
    assert_eq!(named(pulumi), Some(("argument-missing", "user_pool_id".to_owned())));
    let denied = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: cognito-idp:CreateUserPoolClient on resource: x";
    assert_eq!(named(denied), Some(("not-authorized", String::new())));
    // An argument of another resource is another matter.
    assert_eq!(missing("Value 'x' at 'schemaAttributes' failed to satisfy constraint: Member must satisfy"), [""; 0]);
}

#[test]
fn the_client_that_a_message_names_comes_first() {
    let clients = json!({ "resource": { "aws_cognito_user_pool_client": {
        "api": { "name": "api", "user_pool_id": "${var.pool}", "allowed_oauth_flows": ["client_credentials"] },
        "job": { "name": "job", "user_pool_id": "${var.pool}", "allowed_oauth_flows": ["client_credentials"] },
    } } });
    let document = Document::from_json(&clients).unwrap();
    let message = "client_credentials flow can not be selected if client does not have a client secret.\n  with aws_cognito_user_pool_client.job,";
    let answers = explain(message, Some(&document), None);
    assert_eq!(answers.iter().map(|it| it.client.as_str()).collect::<Vec<_>>(), ["job", "api"]);
    let unnamed = "client_credentials flow can not be selected if client does not have a client secret.";
    assert_eq!(explain(unnamed, Some(&document), Some("job"))[0].client, "job");
}

// Requests.

/// The rejected parameters of a request, with their rules.
fn rejected(text: &str, document: &Document) -> Vec<(String, &'static str)> {
    assert!(is_request(text), "{text}");
    explain(text, Some(document), None)
        .into_iter()
        .filter(|it| it.verdict == Verdict::Rejected)
        .map(|it| (it.parameter.unwrap(), it.rule))
        .collect()
}

const HOST: &str = "https://shop.auth.eu-west-1.amazoncognito.com";
/// What a real code challenge looks like.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

fn authorize(parameters: &[(&str, &str)]) -> String {
    let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("{HOST}/oauth2/authorize?{}", query.join("&"))
}

#[test]
fn authorize_requests_are_held_against_the_client() {
    let document = client(web());
    let good = [
        ("response_type", "code"),
        ("client_id", "1example23456789"),
        ("redirect_uri", "https://app.example.com/callback"),
        ("scope", "openid email"),
        ("state", "s3cr3t"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("identity_provider", "Google"),
    ];
    assert_eq!(rejected(&authorize(&good), &document), []);
    let damages: &[(&str, Option<&str>, &str, &str)] = &[
        ("response_type", Some("token"), "response_type", "unauthorized-client"),
        ("response_type", Some("id_token"), "response_type", "unsupported-response-type"),
        ("response_type", None, "response_type", "invalid-request"),
        ("client_id", None, "client_id", "invalid-request"),
        ("redirect_uri", None, "redirect_uri", "invalid-request"),
        ("redirect_uri", Some("https://app.example.com/callback/"), "redirect_uri", "redirect-mismatch"),
        ("redirect_uri", Some("https://App.example.com/callback"), "redirect_uri", "redirect-mismatch"),
        ("redirect_uri", Some("http://localhost:3001/callback"), "redirect_uri", "redirect-mismatch"),
        ("redirect_uri", Some("https%3A%2F%2Fapp.example.com%2Fcallback"), "redirect_uri", "redirect-mismatch"),
        ("scope", Some("openid profile"), "scope", "invalid-scope"),
        ("scope", Some("openid,email"), "scope", "invalid-scope"),
        ("scope", Some("email"), "scope", "invalid-scope"),
        ("code_challenge_method", Some("plain"), "code_challenge_method", "invalid-request"),
        ("code_challenge_method", None, "code_challenge_method", "invalid-request"),
        ("code_challenge", None, "code_challenge", "invalid-request"),
        ("code_challenge", Some("short"), "code_challenge", "invalid-request"),
        ("identity_provider", Some("google"), "identity_provider", "provider-not-enabled"),
        ("identity_provider", Some("Okta"), "identity_provider", "provider-not-enabled"),
    ];
    for (name, value, parameter, rule) in damages {
        let damaged: Vec<(&str, &str)> = good
            .iter()
            .filter_map(|it| match (it.0 == *name, value) {
                (false, _) => Some(*it),
                (true, Some(value)) => Some((it.0, *value)),
                (true, None) => None,
            })
            .collect();
        let expected = vec![((*parameter).to_owned(), *rule)];
        assert_eq!(rejected(&authorize(&damaged), &document), expected, "{name} {value:?}");
    }
}

#[test]
fn a_redirect_uri_is_compared_letter_by_letter() {
    let document = client(web());
    let cases = [
        ("https://app.example.com/callback/", "slash"),
        ("https://app.example.com/Callback", "letter case"),
        ("http://app.example.com/callback", "scheme"),
        ("http://localhost:8080/callback", "port"),
        ("https://www.app.example.com/callback", "host"),
        ("https://app.example.com/callback?a=b", "path"),
        ("https://app.example.com/%63allback", "percent-encoding"),
    ];
    for (url, word) in cases {
        let url = authorize(&[("response_type", "code"), ("client_id", "x"), ("redirect_uri", url)]);
        let answer = first(&url, &document);
        assert_eq!(answer.argument, "callback_urls");
        assert!(answer.message.contains(word), "{url}: {}", answer.message);
        let difference = answer.difference.unwrap();
        assert_ne!(difference.sent_part(), difference.listed_part());
        let same = &difference.sent[..difference.start];
        assert_eq!(same, &difference.listed[..difference.start]);
        assert_eq!(difference.sent[difference.sent_end..], difference.listed[difference.listed_end..]);
    }
    let port =
        authorize(&[("response_type", "code"), ("client_id", "x"), ("redirect_uri", "http://localhost:8080/callback")]);
    let answer = first(&port, &document);
    assert_eq!(rejected(&port, &answer.fixes[0].apply(&document)), []);
    // What AWS rejects in the list is no fix.
    let plain = authorize(&[
        ("response_type", "code"),
        ("client_id", "x"),
        ("redirect_uri", "http://app.example.com/callback"),
    ]);
    assert!(first(&plain, &document).fixes.is_empty());
}

#[test]
fn sign_out_requests_are_held_against_the_client() {
    let document = client(web());
    let logout = |query: &str| format!("{HOST}/logout?{query}");
    assert_eq!(rejected(&logout("client_id=x&logout_uri=https%3A%2F%2Fapp.example.com%2F"), &document), []);
    let missing = vec![("logout_uri".to_owned(), "sign-out-url-missing")];
    assert_eq!(rejected(&logout("client_id=x&logout_uri=https%3A%2F%2Fapp.example.com"), &document), missing);
    assert_eq!(
        rejected(&logout("client_id=x&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2F"), &document),
        missing
    );
    assert_eq!(
        rejected(&logout("logout_uri=https%3A%2F%2Fapp.example.com%2F"), &document),
        [("client_id".to_owned(), "invalid-request")]
    );
    assert_eq!(
        rejected(
            &logout("client_id=x&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"),
            &document
        ),
        []
    );
}

/// A secret that must never come back.
const SECRET: &str = "1vYc9kQeH2sSecretValueOfTheClient0pLm";

#[test]
fn token_requests_are_read_in_every_form() {
    let mut confidential = web();
    confidential["generate_secret"] = json!(true);
    let (confidential, public) = (client(confidential), client(web()));
    let basic = base64(&format!("1example23456789:{SECRET}"));
    let with_secret = [
        format!(
            "curl -X POST {HOST}/oauth2/token -u 1example23456789:{SECRET} -d grant_type=authorization_code -d code={SECRET} -d redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
        ),
        format!(
            "curl --request POST '{HOST}/oauth2/token' \\\n  --header 'Content-Type: application/x-www-form-urlencoded' \\\n  --header 'Authorization: Basic {basic}' \\\n  --data-urlencode 'grant_type=authorization_code' \\\n  --data-urlencode 'client_id=1example23456789' \\\n  --data-urlencode 'code={SECRET}' \\\n  --data-urlencode 'redirect_uri=https://app.example.com/callback'"
        ),
        format!(
            "POST /oauth2/token HTTP/1.1\nHost: shop.auth.eu-west-1.amazoncognito.com\nAuthorization: Basic {basic}\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=authorization_code&client_id=1example23456789&code={SECRET}&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
        ),
        format!(
            "await fetch(`{HOST}/oauth2/token`, {{ method: 'POST', headers: {{ 'Content-Type': 'application/x-www-form-urlencoded' }}, body: new URLSearchParams({{ grant_type: 'authorization_code', client_id: '1example23456789', client_secret: '{SECRET}', code, redirect_uri: 'https://app.example.com/callback' }}) }})"
        ),
        format!(
            "requests.post(\"{HOST}/oauth2/token\", data={{\"grant_type\": \"authorization_code\", \"client_id\": \"1example23456789\", \"client_secret\": \"{SECRET}\", \"code\": code, \"redirect_uri\": \"https://app.example.com/callback\"}})"
        ),
        format!(
            "data = dict(grant_type=\"authorization_code\", client_id=\"1example23456789\", client_secret=\"{SECRET}\", code=code, redirect_uri=\"https://app.example.com/callback\")"
        ),
        format!(
            "grant_type=authorization_code&client_id=1example23456789&client_secret={SECRET}&code={SECRET}&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
        ),
    ];
    for text in &with_secret {
        assert_eq!(rejected(text, &confidential), [], "{text}");
        let wrong = rejected(text, &public);
        assert_eq!(wrong.iter().map(|it| it.1).collect::<Vec<_>>(), ["invalid-client"], "{text}");
        for document in [&confidential, &public] {
            for answer in explain(text, Some(document), None) {
                assert!(!format!("{answer:?}").contains(SECRET), "{answer:?}");
                assert!(!format!("{answer:?}").contains(&basic), "{answer:?}");
            }
        }
        let answers = explain(text, Some(&confidential), None);
        let kept = answers.iter().filter(|it| it.message.contains("isn't kept or shown here")).count();
        assert!(kept >= 2, "{text}: {answers:?}");
    }
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    text.as_bytes()
        .chunks(3)
        .map(|chunk| {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            (0..4)
                .map(|at| match at <= chunk.len() {
                    true => char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]),
                    false => '=',
                })
                .collect::<String>()
        })
        .collect()
}

#[test]
fn damages_of_token_requests_are_named() {
    let machine = client_with(
        json!({
            "generate_secret": true,
            "allowed_oauth_flows_user_pool_client": true,
            "allowed_oauth_flows": ["client_credentials"],
            "allowed_oauth_scopes": ["${aws_cognito_resource_server.api.identifier}/read"],
        }),
        json!({ "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "users" } },
            "aws_cognito_resource_server": { "api": {
                "identifier": "api", "name": "api", "user_pool_id": "${aws_cognito_user_pool.pool.id}",
                "scope": [{ "scope_name": "read", "scope_description": "Read" }],
            } },
        } }),
    );
    let ask = |body: &str| format!("curl {HOST}/oauth2/token -u id:{SECRET} -d '{body}'");
    assert_eq!(rejected(&ask("grant_type=client_credentials&scope=api%2Fread"), &machine), []);
    let cases = [
        (ask("grant_type=client_credentials&scope=api%2Fwrite"), "scope", "invalid-scope"),
        (ask("grant_type=client_credentials&scope=openid"), "scope", "invalid-scope"),
        (ask("grant_type=password&username=a&password=b"), "grant_type", "unsupported-grant-type"),
        (ask("client_id=id"), "grant_type", "invalid-request"),
        (ask("grant_type=refresh_token&refresh_token=x"), "grant_type", "unauthorized-client"),
        (
            format!("curl {HOST}/oauth2/token -d 'grant_type=client_credentials&client_id=id'"),
            "client_secret",
            "invalid-client",
        ),
        (format!("curl -G {HOST}/oauth2/token -u id:x -d grant_type=client_credentials"), "method", "invalid-request"),
        (
            format!(
                "curl {HOST}/oauth2/token -u id:x -H 'Content-Type: application/json' -d '{{\"grant_type\":\"client_credentials\"}}'"
            ),
            "Content-Type",
            "invalid-request",
        ),
        (
            "curl https://cognito-idp.eu-west-1.amazonaws.com/oauth2/token -u id:x -d grant_type=client_credentials"
                .to_owned(),
            "host",
            "invalid-request",
        ),
        (
            format!("curl {HOST}/oauth2/token -u other:x -d 'grant_type=client_credentials&client_id=id'"),
            "Authorization",
            "invalid-client",
        ),
    ];
    for (text, parameter, rule) in cases {
        assert_eq!(rejected(&text, &machine), [(parameter.to_owned(), rule)], "{text}");
    }
    let body = "grant_type=authorization_code&client_id=x&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback";
    assert_eq!(rejected(body, &client(web())), [("code".to_owned(), "invalid-request")]);
}

#[test]
fn computed_values_are_not_judged() {
    let document = client(json!({
        "generate_secret": "${var.secret}",
        "allowed_oauth_flows_user_pool_client": "${var.oauth}",
        "allowed_oauth_flows": "${var.grants}",
        "allowed_oauth_scopes": ["openid", "${var.scope}"],
        "callback_urls": ["https://${var.domain}/callback"],
        "supported_identity_providers": ["${var.provider}"],
    }));
    let url = authorize(&[
        ("response_type", "token"),
        ("client_id", "x"),
        ("redirect_uri", "https://app.example.com/callback"),
        ("scope", "openid profile"),
        ("identity_provider", "Okta"),
    ]);
    assert_eq!(rejected(&url, &document), []);
    assert_eq!(rejected("grant_type=client_credentials&client_id=x&client_secret=y", &document), []);
    // Without a document, only what is always wrong is rejected.
    let answers = explain(&url, None, None);
    assert!(answers.iter().all(|it| it.verdict != Verdict::Rejected && it.client.is_empty()), "{answers:?}");
    let wrong = url.replace("response_type=token", "response_type=id_token");
    assert_eq!(first(&wrong, &Document::default()).rule, "unsupported-response-type");
    let joined = "headers: { Authorization: 'Basic ' + btoa(id + ':' + secret) }, body: 'grant_type=authorization_code&code=' + code + '&redirect_uri=' + uri";
    assert_eq!(rejected(joined, &document), []);
    assert_eq!(rejected(&format!("curl -d @body.txt {HOST}/oauth2/token"), &document), []);
    // Variables of a script are no values.
    let script = format!(
        "curl \"{HOST}/oauth2/token\" -u \"$CLIENT_ID:$CLIENT_SECRET\" -d grant_type=client_credentials -d \"scope=$SCOPE\""
    );
    assert_eq!(rejected(&script, &client(web())).first().map(|it| it.1), Some("unauthorized-client"));
    assert!(
        explain(&script, Some(&client(web())), None)
            .iter()
            .any(|it| it.parameter.as_deref() == Some("scope") && it.verdict == Verdict::Unknown)
    );
}

#[test]
fn the_client_on_screen_and_the_client_id_decide() {
    let clients = json!({
        "resource": { "aws_cognito_user_pool_client": { "one": web(), "two": {
            "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["code"], "allowed_oauth_scopes": ["openid"],
            "callback_urls": ["https://two.example.com"],
        } } },
        "import": [{ "to": "aws_cognito_user_pool_client.two", "id": "eu-west-1_AbCdEf123/2example23456789" }],
    });
    let document = Document::from_json(&clients).unwrap();
    let ask = |id: &str| {
        authorize(&[("response_type", "code"), ("client_id", id), ("redirect_uri", "https://app.example.com/callback")])
    };
    assert!(explain(&ask("x"), Some(&document), None).iter().all(|it| it.client == "one"));
    assert!(explain(&ask("2example23456789"), Some(&document), None).iter().all(|it| it.client == "two"));
    assert!(explain(&ask("x"), Some(&document), Some("two")).iter().all(|it| it.client == "two"));
    let other = explain(&ask("x"), Some(&document), Some("two"));
    assert!(other.iter().any(|it| it.rule == "client-not-found"));
}

/// The grant types that a client for users may have.
const GRANTS: [&[&str]; 3] = [&["code"], &["implicit"], &["implicit", "code"]];

/// URLs that a client may list.
fn urls(random: &mut Random) -> Vec<String> {
    let count = 1 + random.below(4);
    (0..count)
        .map(|at| {
            let host =
                *random.pick(&["app.example.com", "a.b.example.org:8443", "xn--bcher-kva.example", "localhost:3000"]);
            let path = *random.pick(&["", "/", "/callback", "/a/b?x=1&y=%20", "/auth/callback/cognito", "/\u{e4}"]);
            match host.starts_with("localhost") {
                _ if random.chance(10) => format!("com.example.app{at}://callback"),
                true => format!("http://{host}{path}"),
                false => format!("https://{host}{path}"),
            }
        })
        .collect()
}

#[test]
fn requests_generated_from_random_clients() {
    let mut random = Random::new(17);
    let mut accepted = 0;
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(60);
    for _ in 0..rounds {
        let mut json = document(&mut random, Style::Valid);
        json.as_object_mut().unwrap().remove("import");
        let labels: Vec<String> =
            json["resource"]["aws_cognito_user_pool_client"].as_object().unwrap().keys().cloned().collect();
        for label in &labels {
            let (callbacks, logouts) = (urls(&mut random), urls(&mut random));
            let grants = *random.pick(&GRANTS);
            let mut scopes = vec!["openid"];
            scopes.extend(["email", "phone", "profile"].into_iter().filter(|_| random.chance(40)));
            let body = &mut json["resource"]["aws_cognito_user_pool_client"][label];
            body["allowed_oauth_flows_user_pool_client"] = json!(true);
            body["allowed_oauth_flows"] = json!(grants);
            body["allowed_oauth_scopes"] = json!(scopes);
            body["callback_urls"] = json!(callbacks);
            body["logout_urls"] = json!(logouts);
            let document = Document::from_json(&json).unwrap();
            let wrong = |text: &str| -> Vec<(String, &'static str)> {
                explain(text, Some(&document), Some(label))
                    .into_iter()
                    .filter(|it| it.verdict == Verdict::Rejected)
                    .map(|it| (it.parameter.unwrap(), it.rule))
                    .collect()
            };
            let parameters = [
                ("response_type", if *random.pick(grants) == "code" { "code" } else { "token" }),
                ("client_id", "1example23456789"),
                ("redirect_uri", random.pick(&callbacks).as_str()),
                ("scope", &scopes.join(" ")),
                ("state", "x"),
            ];
            let with = |name: &str, value: Option<&str>| {
                let damaged = parameters.iter().filter(|it| it.0 != name || value.is_some());
                authorize(
                    &damaged.map(|it| (it.0, if it.0 == name { value.unwrap() } else { it.1 })).collect::<Vec<_>>(),
                )
            };
            assert_eq!(wrong(&authorize(&parameters)), [], "{parameters:?} {label} {json}");
            accepted += 1;
            let redirect = parameters[2].1;
            for other in [
                format!("{redirect}/"),
                format!("{redirect}x"),
                redirect.to_uppercase(),
                redirect.replace("//", "//www."),
            ] {
                if !callbacks.contains(&other) {
                    let expected = [("redirect_uri".to_owned(), "redirect-mismatch")];
                    assert_eq!(wrong(&with("redirect_uri", Some(&other))), expected, "{other} {callbacks:?}");
                }
            }
            for (name, value, rule) in [
                ("response_type", Some("password"), "unsupported-response-type"),
                ("response_type", None, "invalid-request"),
                ("client_id", None, "invalid-request"),
                ("scope", Some("openid nothing/here"), "invalid-scope"),
            ] {
                assert_eq!(wrong(&with(name, value)), [(name.to_owned(), rule)], "{parameters:?}");
            }
            let missing = if grants.contains(&"code") { None } else { Some("code") };
            let missing = missing.or((!grants.contains(&"implicit")).then_some("token"));
            if let Some(missing) = missing {
                let expected = [("response_type".to_owned(), "unauthorized-client")];
                assert_eq!(wrong(&with("response_type", Some(missing))), expected, "{grants:?}");
            }
            let bye = |url: &str| format!("{HOST}/logout?client_id=x&logout_uri={}", encode(url));
            let logout = random.pick(&logouts).clone();
            assert_eq!(wrong(&bye(&logout)), []);
            let other = format!("{logout}/");
            if !logouts.contains(&other) {
                assert_eq!(wrong(&bye(&other)), [("logout_uri".to_owned(), "sign-out-url-missing")]);
            }
        }
    }
    assert!(accepted >= rounds, "only {accepted} requests");
}

#[test]
fn fixes_of_requests_make_them_acceptable() {
    let document = client(web());
    let cases = [
        authorize(&[
            ("response_type", "token"),
            ("client_id", "x"),
            ("redirect_uri", "https://app.example.com/callback"),
        ]),
        authorize(&[("response_type", "code"), ("client_id", "x"), ("redirect_uri", "myapp://callback")]),
        authorize(&[
            ("response_type", "code"),
            ("client_id", "x"),
            ("redirect_uri", "https://app.example.com/callback"),
            ("scope", "openid profile"),
        ]),
        authorize(&[("response_type", "code"), ("client_id", "x"), ("redirect_uri", "https://app.example.com/${a}")]),
        format!("{HOST}/logout?client_id=x&logout_uri=https%3A%2F%2Fapp.example.com%2Fbye"),
    ];
    for text in cases {
        let answer = first(&text, &document);
        assert_eq!(answer.verdict, Verdict::Rejected);
        let fixed = answer.fixes[0].apply(&document);
        assert_eq!(rejected(&text, &fixed), [], "{text}");
    }
}

#[test]
fn answers_have_arguments_and_sources_that_exist() {
    let mut texts: Vec<String> = messages("found.json").iter().map(|it| text(it).to_owned()).collect();
    texts.push(authorize(&[("response_type", "x"), ("redirect_uri", "a")]));
    texts.push("grant_type=password".to_owned());
    for text in texts {
        for answer in explain(&text, Some(&client(web())), None) {
            assert!(!answer.title.is_empty() && answer.message.ends_with(['.', '\u{201d}']), "{answer:?}");
            assert!(answer.reference.is_some_and(|it| it.starts_with("https://")) || rule(answer.rule).is_some());
            for argument in &answer.arguments {
                let known = cognito_client_builder::schema::field(argument).is_some() || argument == "import.id";
                assert!(known, "{argument}");
            }
        }
    }
}

#[test]
fn hostile_texts_end_quickly() {
    let long = |part: &str| part.repeat(300_000 / part.len());
    let mut texts: Vec<String> = [
        "%",
        "%2",
        "%25",
        "%ff",
        "%C3%28",
        "\\",
        "\\u12",
        "\u{1b}[",
        "\u{1b}]8;;",
        "[1;",
        "&quot",
        "&",
        "=",
        "é",
        "\u{202e}",
        "invalid_grant ",
        "at 'x' failed to satisfy ",
        "User pool client ",
        "expected ",
        "cannot use ",
        "custom:",
        "\"",
        "'",
        "`",
        "${",
        "-d ",
        "curl ",
        "grant_type",
        "grant_type=",
        "authorization:",
        "\u{0}",
        "😀",
    ]
    .iter()
    .map(|it| long(it))
    .collect();
    for start in [
        format!("{HOST}/oauth2/authorize?redirect_uri="),
        format!("{HOST}/oauth2/authorize?"),
        format!("curl {HOST}/oauth2/token -d "),
        "grant_type=".to_owned(),
        "Authorization: Basic ".to_owned(),
    ] {
        for part in ["%", "%ff", "%25", "&a=b", "é", "'", "\\", "=", "scope=", "x "] {
            texts.push(format!("{start}{}", part.repeat(60_000 / part.len())));
            texts.push(format!("{start}{}", part.repeat(40)));
        }
    }
    let document = client(web());
    for text in &texts {
        let (answers, bytes) = work(|| explain(text, Some(&document), None));
        assert!(answers.len() <= 24);
        assert!(bytes < 200_000_000, "{bytes} bytes for {:?}", text.chars().take(60).collect::<String>());
        for answer in answers {
            assert!(answer.message.len() < 10_000, "{}", answer.message.len());
        }
    }
    let malformed = format!("{HOST}/oauth2/authorize?response_type=code&client_id=x&redirect_uri=%ff%fe");
    assert_eq!(rejected(&malformed, &document), [("redirect_uri".to_owned(), "invalid-request")]);
}
