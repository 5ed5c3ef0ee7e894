//! What concerns some tools only: defects, versions, imports.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::Value;
use crate::document::words::and;
use crate::facts::{ClientFacts, Facts, Known};
use crate::facts::{Tool, Version};
use crate::schema::arg;
use crate::schema::{Support, fields};

const CLI: &str = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "imported-client-secret",
        number: "R70",
        severity: Severity::Warning,
        title: "generate_secret on an imported client",
        arguments: &[arg::SECRET],
        explanation: || "AWS doesn't report whether a client has a secret, so an import leaves the value empty in the state. true then makes the next plan replace the client. Remove the argument, or add it to ignore_changes.",
        enforced_by: EnforcedBy::Nothing("Terraform plans to replace the client"),
        sources: || &[TERRAFORM_DOCS],
        families: TERRAFORM,
        told: client(imported_secret),
        example: || r#"{"generate_secret":true}"#,
        around: || r#"{"import":[{"to":"aws_cognito_user_pool_client.web","id":"us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"}]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "mineiros-limits",
        number: "R72",
        severity: Severity::Warning,
        title: "Limits of the Mineiros module",
        arguments: &[arg::NAME, arg::ANALYTICS, arg::SESSION, arg::CONTEXT, arg::ROTATION],
        explanation: || "The module silently ignores arguments that it doesn't support. It treats names that differ only in case or punctuation as equal, and requires a provider below version 5.",
        enforced_by: EnforcedBy::Tools(
            "Terraform: the version on init, the names on plan. Ignored arguments aren't rejected",
        ),
        sources: || &["https://github.com/mineiros-io/terraform-aws-cognito-user-pool"],
        families: &[Family::Mineiros],
        told: document(mineiros),
        example: || r#"{"auth_session_validity":5}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "cdk-additions",
        number: "R73",
        severity: Severity::Info,
        title: "Defaults of the CDK UserPoolClient construct",
        arguments: &[arg::SWITCH, arg::SCOPES, arg::AUTH, arg::PROVIDERS, arg::UNITS],
        explanation: || "By default, it turns OAuth on with code and implicit, the callback https://example.com, and all five scopes. It adds openid to email, phone, and profile; COGNITO and the registered identity providers; and ALLOW_REFRESH_TOKEN_AUTH to your flows. It writes lifetimes in minutes. Set disableOAuth for clients that use only the API.",
        enforced_by: EnforcedBy::Nothing("AWS CDK adds them on synth"),
        sources: || {
            &[
                "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html",
                thread!("aws/aws-cdk", "28204"),
            ]
        },
        families: &[Family::CdkL2],
        told: client(cdk),
        example: || "{}",
        ..Rule::DEFAULTS
    },
    Rule {
        id: "update-resets",
        number: "R74",
        severity: Severity::Info,
        title: "Updates reset omitted settings",
        explanation: || "An update through the API, the AWS CLI, or an SDK resets every omitted setting to its default. Send the complete configuration: start from describe-user-pool-client.",
        enforced_by: EnforcedBy::Nothing("AWS resets them silently"),
        sources: || {
            &[
                "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
                thread!("boto/boto3", "1607"),
            ]
        },
        families: &[Family::AwsCli, Family::Api, Family::ApiUpdate],
        told: document(update_resets),
        example: || "{}",
        around: || r#"{"import":[{"to":"aws_cognito_user_pool_client.web","id":"us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"}]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "terraform-rotation-defect",
        number: "R75",
        severity: Severity::Warning,
        title: "Terraform defects with rotation",
        arguments: &[arg::GRACE, arg::ROTATION],
        explanation: || "Switching to DISABLED without a grace period fails with an inconsistent result. So does removing the block. Always set retry_grace_period_seconds, and apply DISABLED before you remove the block.",
        enforced_by: EnforcedBy::Tools("Terraform on apply"),
        sources: || {
            &[
                thread!("hashicorp/terraform-provider-aws", "45646"),
                thread!("hashicorp/terraform-provider-aws", "47196"),
            ]
        },
        families: TERRAFORM,
        told: client(rotation_defect),
        example: || r#"{"refresh_token_rotation":{"feature":"DISABLED"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "newer-than-tool",
        number: "R76",
        title: "Argument newer than the tool version",
        arguments: &[arg::REGION, arg::ROTATION, arg::UNITS, arg::REVOCATION, arg::IMPORT],
        explanation: || "Your version doesn't support this argument. Update the tool, or remove the argument.",
        enforced_by: EnforcedBy::Tools("the tool before it plans"),
        sources: || &[TERRAFORM_DOCS],
        told: client(newer),
        takes: || "The page can't update your tools. Raise the version constraint to keep the argument.",
        example: || r#"{"region":"us-east-1"}"#,
        around: || r#"{"terraform":{"required_providers":{"aws":{"source":"hashicorp/aws","version":"~> 5.90"}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "cloudformation-import",
        number: "R77",
        severity: Severity::Info,
        title: "CloudFormation import conditions",
        arguments: &[arg::IMPORT],
        explanation: || "A change set of type IMPORT accepts only resources with a DeletionPolicy and both identifiers, user pool ID and client ID. It accepts no other changes, and no client that is already in a stack. Run drift detection afterwards.",
        enforced_by: EnforcedBy::Tools("CloudFormation when it creates the change set"),
        sources: || &["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html"],
        families: &[Family::CloudFormation],
        told: document(cloudformation_import),
        example: || "{}",
        around: || r#"{"import":[{"to":"aws_cognito_user_pool_client.web","id":"us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"}]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "cdktf-archived",
        number: "R78",
        severity: Severity::Info,
        title: "CDK for Terraform is archived",
        arguments: &[arg::UNITS, arg::ANALYTICS, arg::ROTATION],
        explanation: || "It was archived on December 10, 2025. Its prebuilt bindings end at provider version 6.25.0. Nested blocks are lists there, and ${ in a string must be doubled. The generated code does both.",
        enforced_by: NOTHING,
        sources: || &["https://github.com/hashicorp/terraform-cdk"],
        families: &[Family::Cdktf],
        told: document(cdktf),
        example: || "{}",
        ..Rule::DEFAULTS
    },
    Rule {
        id: "aws-cli-loads",
        number: "R79",
        severity: Severity::Warning,
        title: "AWS CLI loads values from files and URLs",
        arguments: &[arg::CALLBACKS, arg::LOGOUTS, arg::DEFAULT],
        explanation: || "Version 1 fetches an option's value that starts with http:// or https:// and sends the page instead. Both versions read file:// and fileb://. Use --cli-input-json, as the generated command does.",
        enforced_by: EnforcedBy::Nothing("the AWS CLI sends another value"),
        sources: || &[CLI, thread!("aws/aws-cli", "2894")],
        families: &[Family::AwsCli],
        told: client(cli_loads),
        example: || r#"{"default_redirect_uri":"file:///tmp/x","callback_urls":["file:///tmp/x"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "concurrent-changes",
        number: "R97",
        severity: Severity::Info,
        title: "Concurrent changes",
        explanation: || "Two updates of clients of one pool at the same moment can fail with ConcurrentModificationException. Terraform retries for two minutes; a script must update one client after another.",
        enforced_by: APPLY,
        families: &[Family::AwsCli, Family::Api],
        told: document(concurrent),
        ..Rule::DEFAULTS
    },
];

fn imported_secret(c: &ClientFacts) -> Vec<Hit> {
    let ignored =
        c.client.extra.get("lifecycle").map(|it| it.get(0).unwrap_or(it)).and_then(|it| it.get("ignore_changes"));
    let ignored = match ignored {
        Some(Json::Array(items)) => items.iter().any(|it| it == arg::SECRET),
        Some(Json::String(all)) => all == "all" || all == "${all}",
        _ => false,
    };
    if c.import_id.is_none() || !c.secret.is(true) || ignored {
        return Vec::new();
    }
    let mut lifecycle = match c.client.extra.get("lifecycle") {
        None => Some(json!({})),
        Some(it @ Json::Object(_)) => Some(it.clone()),
        Some(_) => None,
    };
    if let Some(lifecycle) = &mut lifecycle {
        let mut list = lifecycle.get("ignore_changes").and_then(Json::as_array).cloned().unwrap_or_default();
        list.push(json!(arg::SECRET));
        lifecycle["ignore_changes"] = Json::Array(list);
    }
    let mut hit = Hit::new("The client is imported with generate_secret set to true. Terraform doesn't learn that it has a secret, and plans to replace it.")
        .fix(Fix::new(c.client, vec![Edit::Unset(arg::SECRET)]));
    if let Some(lifecycle) = lifecycle {
        hit = hit.fix(
            Fix::new(c.client, vec![Edit::Extra("lifecycle".to_owned(), Some(lifecycle))])
                .told("Add generate_secret to ignore_changes (lifecycle)".to_owned()),
        );
    }
    hit.one()
}

fn mineiros(facts: &Facts) -> Vec<(String, Hit)> {
    let mut hits = Vec::new();
    if facts.tools.get(Tool::Provider).is_none_or(|it| it >= Version(5, 0, 0)) {
        hits.push((
            String::new(),
            Hit::new("The module requires an AWS provider below version 5.").at(&[arg::NAME]).severity(Severity::Info),
        ));
    }
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for client in &facts.document.clients {
        let name = client.value(arg::NAME);
        if let Some(name) = name.as_ref().and_then(Value::as_text) {
            let key: String = name
                .to_lowercase()
                .chars()
                .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
                .collect();
            if let Some(other) = names.insert(key, &client.label) {
                hits.push((
                    client.label.clone(),
                    Hit::new(format!("The module treats the names of {other} and {} as equal.", client.label))
                        .at(&[arg::NAME])
                        .enforced(PLAN),
                ));
            }
        }
        let ignored: Vec<&'static str> = fields()
            .iter()
            .filter(|field| {
                field.parent.is_none()
                    && client.is_set(field.id)
                    && field.argument.key != arg::POOL
                    && field.argument.key != arg::REGION
            })
            .filter(|field| !field.argument.support(Family::Mineiros).supported && !field.argument.is_comment())
            .map(|field| field.argument.key)
            .collect();
        if !ignored.is_empty() {
            hits.push((client.label.clone(), Hit::new(format!("The module ignores {}.", and(&ignored))).at(&ignored)));
        }
    }
    hits
}

fn cdk(c: &ClientFacts) -> Vec<Hit> {
    let mut adds = Vec::new();
    let mut at: Vec<&'static str> = Vec::new();
    if !c.switch.given() {
        adds.push("turns OAuth on (disableOAuth isn't set)");
        at.push(arg::SWITCH);
    }
    if c.scopes.lacks("openid") && c.scopes.texts().any(|(_, it)| matches!(it, "email" | "phone" | "profile")) {
        adds.push("adds openid to the scopes");
        at.push(arg::SCOPES);
    }
    if c.providers.lacks("COGNITO") {
        adds.push("adds COGNITO to the identity providers");
        at.push(arg::PROVIDERS);
    }
    if !c.auth.is_empty() && c.auth.lacks("ALLOW_REFRESH_TOKEN_AUTH") && c.rotation == Known::Absent {
        adds.push("adds ALLOW_REFRESH_TOKEN_AUTH to the authentication flows");
        at.push(arg::AUTH);
    }
    if adds.is_empty() {
        return Vec::new();
    }
    Hit::new(format!("By default, UserPoolClient {}.", and(&adds))).at(&at).one()
}

fn update_resets(facts: &Facts) -> Vec<(String, Hit)> {
    if facts.imports() == 0 {
        return Vec::new();
    }
    vec![(
        String::new(),
        Hit::new("An update resets every omitted setting to its default, so send the complete configuration."),
    )]
}

fn rotation_defect(c: &ClientFacts) -> Vec<Hit> {
    if !c.rotation.is("DISABLED") || c.is_set(arg::GRACE) {
        return Vec::new();
    }
    Hit::new("DISABLED without retry_grace_period_seconds makes Terraform fail with an inconsistent result, if rotation was on before.")
        .fix(Fix::new(c.client, vec![Edit::Set(arg::GRACE, json!(0))]))
        .one()
}

fn newer(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut told: Vec<(Tool, &str)> = Vec::new();
    for family in &c.facts.families {
        let Some(tool) = family.versioned_by else { continue };
        let Some(have) = c.facts.tools.get(tool) else { continue };
        for field in fields().iter().filter(|field| field.parent.is_none() && c.client.is_set(field.id)) {
            // OpenTofu and Terraform run the same provider.
            let mut support: Support = field.argument.support(*family);
            if *family == Family::OpenTofu && support.since.is_none() {
                support = field.argument.support(Family::Terraform);
            }
            let Some(since) = support.since.filter(|_| support.supported).and_then(Version::parse) else { continue };
            if have < since && !told.contains(&(tool, field.argument.key)) {
                told.push((tool, field.argument.key));
                let mut hit = Hit::new(format!(
                    "{} requires {} {since} or later. Your version is {have} or earlier.",
                    field.argument.key,
                    tool.label()
                ))
                .at(&[field.argument.key]);
                if field.argument.key == arg::REGION {
                    hit = hit.fix(Fix::new(c.client, vec![Edit::Unset(arg::REGION)]));
                }
                hits.push(hit);
            }
        }
    }
    for (family, tool, since) in
        [(Family::Terraform, Tool::Terraform, Version(1, 5, 0)), (Family::OpenTofu, Tool::OpenTofu, Version(1, 6, 0))]
    {
        if let Some(have) = c.facts.tools.get(tool).filter(|have| *have < since)
            && c.import_id.is_some()
            && c.in_view(&[family])
        {
            hits.push(
                Hit::new(format!(
                    "Import blocks require {} {since} or later. Your version is {have} or earlier. Use the import command.",
                    tool.label()
                ))
                .at(&[arg::IMPORT])
                .severity(Severity::Warning),
            );
        }
    }
    hits
}

fn cloudformation_import(facts: &Facts) -> Vec<(String, Hit)> {
    let all = facts.document.clients.len() + facts.document.resources().count();
    let imports = facts.imports();
    if imports == 0 {
        return Vec::new();
    }
    let message = match imports < all {
        true => {
            "Import first, with a template that contains only resources to import or already in the stack. Then deploy the rest."
        }
        false => "Import with a separate change set: it accepts no other changes.",
    };
    vec![(String::new(), Hit::new(message))]
}

fn cdktf(_: &Facts) -> Vec<(String, Hit)> {
    vec![(
        String::new(),
        Hit::new("CDK for Terraform was archived on December 10, 2025. Its bindings end at provider version 6.25.0.")
            .at(&[arg::UNITS]),
    )]
}

fn cli_loads(c: &ClientFacts) -> Vec<Hit> {
    let first = c.facts.tools.get(Tool::AwsCli).is_some_and(|it| it < Version(2, 0, 0));
    let loads = |url: &str| {
        url.starts_with("file://")
            || url.starts_with("fileb://")
            || first && (url.starts_with("http://") || url.starts_with("https://"))
    };
    let mut at: Vec<&'static str> = Vec::new();
    let mut shown = None;
    let default = c.default_redirect.as_ref().and_then(|it| it.value.as_text());
    for (path, texts) in [
        (arg::CALLBACKS, c.callbacks.texts().map(|it| it.1).collect::<Vec<_>>()),
        (arg::LOGOUTS, c.logouts.texts().map(|it| it.1).collect()),
        (arg::DEFAULT, default.into_iter().collect()),
    ] {
        // Of lists only one with a single element is taken so.
        if let [url] = texts.as_slice()
            && loads(url)
        {
            at.push(path);
            shown.get_or_insert_with(|| quote(url));
        }
    }
    let Some(shown) = shown else { return Vec::new() };
    Hit::new(format!(
        "As an option, the AWS CLI replaces {shown} with the content of that file or URL. Use --cli-input-json."
    ))
    .at(&at)
    .severity(if first { Severity::Warning } else { Severity::Info })
    .one()
}

fn concurrent(facts: &Facts) -> Vec<(String, Hit)> {
    if facts.document.clients.len() < 2 {
        return Vec::new();
    }
    vec![(
        String::new(),
        Hit::new("Update the clients of a pool one after another: AWS can reject one of two simultaneous updates."),
    )]
}
