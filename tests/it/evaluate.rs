//! What expressions come to. tests/evaluate holds a folder for each case: a document, perhaps values of variables, and what
//! Terraform finds (`make conformance` plans each with `terraform`). `UPDATE=1` writes what is expected anew.

use std::cell::Cell;
use std::path::Path;

use cognito_client_builder::document::Document;
use cognito_client_builder::evaluate::expression::{Evaluator, Fault, MAX_STEPS, Scope};
use cognito_client_builder::evaluate::value::Value;
use cognito_client_builder::evaluate::{Evaluation, Inputs, Key, evaluate};
use cognito_client_builder::facts::Tools;
use cognito_client_builder::validate::{Family, Finding, Severity, rules, validate_for, validate_values};
use serde_json::{Value as Json, json};

use crate::import::expect;

fn plain(evaluation: &Evaluation) -> Json {
    let variables: Vec<Json> = evaluation
        .variables
        .iter()
        .map(|it| {
            let value = it.value.as_ref().map(|it| it.to_json()).map_err(|it| it.message().to_owned());
            json!({ "name": it.name, "type": it.kind, "from": it.from.id(), "value": value.as_ref().ok(), "error": value.as_ref().err() })
        })
        .collect();
    let clients: Vec<Json> = evaluation
        .instances
        .iter()
        .map(|it| {
            let key = match &it.key {
                None => Json::Null,
                Some(Key::Index(at)) => json!(at),
                Some(Key::Name(name)) => json!(name),
            };
            let unknown: Vec<Json> = it
                .unknown
                .iter()
                .map(|it| json!({ "argument": it.argument, "expression": it.expression, "reason": it.reason, "refused": it.refused }))
                .collect();
            json!({ "label": it.label, "key": key, "body": it.body, "values": it.values, "unknown": unknown })
        })
        .collect();
    json!({ "variables": variables, "clients": clients })
}

#[test]
fn every_case_evaluates_as_in_terraform() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluate");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    names.retain(|it| it.is_dir());
    names.sort();
    let mut wrong = Vec::new();
    for case in &names {
        let document = Document::from_text(&std::fs::read_to_string(case.join("document.json")).unwrap()).unwrap();
        let inputs = match std::fs::read_to_string(case.join("inputs.tfvars")) {
            Ok(text) => Inputs::from_text(&text).unwrap(),
            Err(_) => Inputs::none(),
        };
        let actual = serde_json::to_string_pretty(&plain(&evaluate(&document, &inputs))).unwrap();
        expect(&case.join("expected.json"), &format!("{actual}\n"), &mut wrong);
    }
    assert!(names.len() >= 9);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn name_of(expression: &str) -> Json {
    let document = json!({ "resource": { "aws_cognito_user_pool_client": { "web": { "name": expression } } } });
    let evaluation = evaluate(&Document::from_json(&document).unwrap(), &Inputs::none());
    match evaluation.instances.first().map(|it| (&it.body["name"], it.unknown.first())) {
        Some((_, Some(unknown))) => json!({ "why": unknown.reason }),
        Some((name, None)) => name.clone(),
        None => json!({ "limit": evaluation.limit }),
    }
}

/// Each found with `terraform console` 1.11.4.
#[test]
fn numbers_texts_and_types_are_terraforms() {
    for (expression, expected) in [
        ("${0.1 + 0.2}", "0.3"),
        (
            "${1/3}",
            "0.33333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333335",
        ),
        ("${18446744073709551616 + 1}", "18446744073709551617"),
        ("${1/0}", "+Inf"),
        ("${-7 % 3}", "-1"),
        ("${join(\",\", [for k, v in {b = 1, a = 2} : \"${k}${v}\"])}", "a2,b1"),
        ("${true ? 1 : \"x\"}", "1"),
        ("${1 == \"1\"}", "false"),
        ("${format(\"%v\", 1000000)}", "1e+06"),
        ("${jsonencode({b = \"<\", a = 1.50})}", "{\"a\":1.5,\"b\":\"\\u003c\"}"),
        ("${join(\"|\", toset([\"b\", \"a\", \"b\"]))}", "a|b"),
        ("%{ for x in [1, 2] ~} ${x} %{ endfor }", "1 2 "),
        ("${cidrsubnet(\"10.0.0.0/8\", 8, 3)}", "10.3.0.0/16"),
        ("${formatdate(\"DD MMM YYYY\", \"2024-02-29T23:59:59Z\")}", "29 Feb 2024"),
    ] {
        assert_eq!(name_of(expression), json!(expected), "{expression}");
    }
}

#[test]
fn evaluation_stops_at_its_limits_with_a_message() {
    for expression in [
        "${range(1e9)}",
        "${join(\"\", [for a in range(1000) : join(\"\", [for b in range(1000) : join(\"\", [for c in range(1000) : \"x\"])])])}",
        "${replace(replace(replace(replace(\"aaaaaaaaaa\", \"a\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"), \"a\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"), \"a\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"), \"a\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")}",
        "${setproduct(range(1000), range(1000), range(1000))}",
        "${indent(1000000, \"a\\nb\\nc\")}",
        "${format(\"%1000000d\", 1)}",
        "${1e4000 * 1e4000 * 1e4000 * 1e4000 * 1e4000 * 1e4000}",
        "${regexall(\"(a{1,900}){1,900}\", \"aaaa\")}",
    ] {
        let found = name_of(expression);
        let said = found.get("why").or(found.get("limit")).and_then(Json::as_str).unwrap_or_default();
        assert!(!said.is_empty(), "{expression}: {found}");
    }
}

/// Of a client that is right in one environment and refused in the other, the findings with the expression behind them.
#[test]
fn rules_judge_the_values_that_come_out() {
    let document = Document::from_json(&json!({
        "variable": { "env": { "type": "string" } },
        "locals": { "urls": "${var.env == \"prod\" ? [\"https://shop.example.com/cb\", \"http://shop.example.com/cb\"] : [\"http://localhost:3000/cb\"]}" },
        "resource": { "aws_cognito_user_pool_client": { "web": {
            "name": "web", "user_pool_id": "eu-west-1_AbCdEf123", "allowed_oauth_flows_user_pool_client": true,
            "allowed_oauth_flows": ["code"], "allowed_oauth_scopes": ["openid"], "supported_identity_providers": ["COGNITO"],
            "callback_urls": "${local.urls}" } } }
    }))
    .unwrap();
    let errors = |variables: &str| {
        let inputs = Inputs::from_text(variables).unwrap();
        let judged = validate_values(&document, &inputs, &Tools::default(), &[Family::Terraform]);
        judged.into_iter().filter(|it| it.finding.severity == Severity::Error).collect::<Vec<_>>()
    };
    assert_eq!(errors(""), []);
    assert_eq!(errors("env = \"dev\""), []);
    let prod = errors("env = \"prod\"");
    assert_eq!(prod.len(), 1, "{prod:?}");
    assert_eq!((prod[0].finding.rule, prod[0].finding.argument.as_str()), ("plain-http", "callback_urls"));
    assert_eq!(prod[0].because[0].expression, "local.urls");
    assert_eq!(prod[0].because[0].value, json!(["http://shop.example.com/cb", "https://shop.example.com/cb"]));
}

#[test]
fn each_instance_is_judged_with_its_key() {
    let document = Document::from_json(&json!({
        "locals": { "apps": { "shop": { "ttl": 60 }, "desk": { "ttl": 2 } } },
        "resource": { "aws_cognito_user_pool_client": { "app": {
            "for_each": "${local.apps}", "name": "${each.key}", "user_pool_id": "eu-west-1_AbCdEf123",
            "access_token_validity": "${each.value.ttl}", "token_validity_units": { "access_token": "minutes" } } } }
    }))
    .unwrap();
    let judged = validate_values(&document, &Inputs::none(), &Tools::default(), &[Family::Terraform]);
    let errors: Vec<_> = judged.iter().filter(|it| it.finding.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].finding.client.as_str(), errors[0].key.clone()), ("app", Some(Key::Name("desk".to_owned()))));
    assert_eq!(
        (errors[0].finding.rule, errors[0].because[0].expression.as_str()),
        ("token-lifetime", "each.value.ttl")
    );
}

#[test]
fn an_expression_that_terraform_rejects_is_an_error_at_its_argument() {
    let document = Document::from_json(&json!({
        "resource": { "aws_cognito_user_pool_client": { "web": {
            "name": "${null}x", "user_pool_id": "eu-west-1_AbCdEf123" } } }
    }))
    .unwrap();
    let judged = validate_values(&document, &Inputs::none(), &Tools::default(), &[Family::Terraform]);
    let errors: Vec<_> = judged.iter().filter(|it| it.finding.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].finding.rule, errors[0].finding.argument.as_str()), ("expression-refused", "name"));
}

/// Where nothing is to be evaluated, the findings are the same.
#[test]
fn references_to_resources_alone_do_not_change_findings() {
    let mut compared = 0;
    for document in rules().filter_map(|rule| rule.example()) {
        if document.to_string().contains("var.") || document.to_string().contains("local.") {
            continue;
        }
        compared += 1;
        let document = Document::from_json(&document).unwrap();
        let plain = validate_for(&document, &Tools::default(), &[Family::Terraform]);
        let judged = validate_values(&document, &Inputs::none(), &Tools::default(), &[Family::Terraform]);
        let told = |it: &Finding| (it.rule, it.client.clone(), it.argument.clone(), it.fixes.len());
        assert_eq!(
            judged.iter().map(|it| told(&it.finding)).collect::<Vec<_>>(),
            plain.iter().map(told).collect::<Vec<_>>(),
            "{document:?}"
        );
    }
    assert!(compared > 60, "{compared}");
}

struct Nothing;

impl Scope for Nothing {
    fn lookup(&self, path: &[&str]) -> Result<(Value, usize), Fault> {
        Err(Fault::Refused(format!("There is no {}.", path.join("."))))
    }
}

/// Every line of tests/evaluate/console.txt is an expression and what `terraform console` 1.11.4 finds: JSON, or `refused`.
/// Behind `only Terraform:` is what this program leaves to Terraform, and says so.
#[test]
fn expressions_evaluate_as_in_terraform_console() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluate/console.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let (source, expected) = line.rsplit_once(" => ").unwrap();
        let steps = Cell::new(MAX_STEPS);
        let expression = source.parse().unwrap_or_else(|error| panic!("{source}: {error}"));
        let found = Evaluator::new(&Nothing, &steps).evaluate(&expression);
        let right = match (expected.strip_prefix("only Terraform: "), &found) {
            (None, Err(Fault::Refused(_))) => expected == "refused",
            // What Terraform refuses may be left to it, too.
            (only, Err(Fault::Ours(_))) => only.is_some() || expected == "refused",
            (None, Ok(value)) if value.is_wholly_known() => {
                value.to_json() == serde_json::from_str(expected).ok() && !value.holds_infinity()
            }
            _ => false,
        };
        if !right {
            wrong.push(format!("{source}\n  Terraform: {expected}\n  here: {:?}", found.map(|it| it.to_json())));
        }
    }
    assert!(text.lines().count() > 250);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn uncomputed_expressions_are_reported_as_ours() {
    for (expression, why) in [
        ("${timestamp()}", "Only Terraform computes timestamp."),
        ("${base64gzip(\"x\")}", "Only Terraform computes base64gzip."),
        ("x${uuid()}", "Only Terraform computes uuid."),
        ("${templatestring(path.root, {})}", "path.root is known after apply. Only Terraform computes templatestring."),
        ("${provider::aws::arn_parse(\"a\").region}", "Only the provider computes provider::aws::arn_parse."),
        (
            "${textencodebase64(\"é\", \"latin1\")}",
            "Only Terraform computes this call of textencodebase64: it takes more steps than the builder computes.",
        ),
        (
            "${try(textencodebase64(\"é\", \"latin1\"), \"\")}",
            "Only Terraform computes this call of textencodebase64: it takes more steps than the builder computes.",
        ),
        (
            "${tonumber(\"1e4999\") * tonumber(\"1e4999\") * tonumber(\"1e4999\") * tonumber(\"1e4999\") * tonumber(\"1e4999\")}",
            "A number has more digits than the builder computes.",
        ),
        ("${format(\"%s\", null)}", "A null without a type makes the result of format unknown."),
        ("${formatlist(\"%s\", null)[0]}", "A null without a type makes the result of formatlist unknown."),
        ("${tonumber(\"1e6000\")}", "Only known when Terraform runs."),
        ("${1e500 / 1e499}", "1e500 is larger than the builder supports (1.8e308). Terraform can compute with it."),
        (
            "${yamldecode(\"%\")}",
            "Only Terraform computes this call of yamldecode: it takes more steps than the builder computes.",
        ),
    ] {
        assert_eq!(name_of(expression), json!({ "why": why }), "{expression}");
    }
}

/// Terraform 1.11.4 reads a `terraform.tfvars` that begins with the mark, and rejects a `terraform.tfvars.json` that does.
#[test]
fn a_byte_order_mark_is_ignored_in_tfvars() {
    let inputs = Inputs::from_text("\u{feff}name = \"x\"\n").unwrap();
    assert_eq!(inputs, Inputs::from_text("name = \"x\"\n").unwrap());
    assert!(Inputs::from_text("\u{feff}{\"name\": \"x\"}").unwrap_err().contains("byte order mark"));
    let error = Inputs::from_text("a = 1e500").unwrap_err();
    assert!(error.contains("1e500 is larger than the builder supports"), "{error}");
    // Of a key that occurs twice the last value is used.
    let last = Inputs::from_text("a = { b = 2 }").unwrap();
    for text in ["a = { b = 1, b = 2 }", "a = {\n  b = { c = 1, c = 2 }\n  \"b\" = 2\n}\n"] {
        assert_eq!(Inputs::from_text(text).unwrap(), last, "{text}");
    }
}

/// Every element of a dynamic block makes one, up to the limit of all steps.
#[test]
fn a_dynamic_block_makes_one_for_each_element() {
    let blocks = |count: usize, content: &str| {
        let document = json!({ "resource": { "aws_cognito_user_pool_client": { "web": {
            "name": "web",
            "dynamic": { "token_validity_units": {
                "for_each": format!("${{range({count})}}"),
                "content": { "access_token": "${token_validity_units.value}", "id_token": content },
            } },
        } } } });
        evaluate(&Document::from_json(&document).unwrap(), &Inputs::default())
    };
    let evaluation = blocks(150, "hours");
    assert_eq!(evaluation.limit, None);
    let made = evaluation.instances[0].body["token_validity_units"].as_array().unwrap();
    assert_eq!(made.len(), 150);
    assert_eq!(made[149]["access_token"], json!("149"));
    let evaluation = blocks(1_000, &"x".repeat(100_000));
    assert_eq!(evaluation.limit, Some("The dynamic blocks create more than the builder computes."));
}
