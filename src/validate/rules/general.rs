//! The client itself: its name, its secret, its quota.

use serde_json::{Value as Json, json};

use super::super::fix::{Edit, Fix};
use super::*;
use crate::facts::{ClientFacts, Facts, Known};
use crate::schema::arg;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "user-pool-id",
        number: "R01",
        title: "User pool ID missing or malformed",
        arguments: &[arg::POOL],
        explanation: || "A literal ID is a Region, an underscore, and letters and digits, up to 55 characters. A reference is better: the pool is then created first.",
        enforced_by: SCHEMA_APPLY,
        example: || r#"{"user_pool_id":"my pool"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-name",
        number: "R02",
        title: "Client name missing or malformed",
        arguments: &[arg::NAME],
        explanation: || "1 to 128 letters, digits, underscores, spaces, and + = , . @ -. Terraform's plan checks only for one valid character, so most invalid names fail later.",
        enforced_by: SCHEMA_APPLY,
        example: || r#"{"name":"shop/web"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "secret-decided-at-creation",
        number: "R03",
        severity: Severity::Info,
        title: "The secret is decided at creation",
        arguments: &[arg::SECRET],
        explanation: || "No tool can add a secret to an existing client or remove it: another value forces replacement. Changes shows this.",
        enforced_by: EnforcedBy::Nothing("every tool replaces the client"),
        told: Told::Changes,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "client-secret-given",
        number: "R04",
        title: "Client secret in the configuration",
        arguments: &["client_secret", arg::SECRET],
        explanation: || "AWS generates the secret. Only the API accepts your own (24 to 64 letters, digits, underscores, and plus signs, without GenerateSecret). Anyone who can read the configuration could also read the secret.",
        enforced_by: PLAN,
        told: client(client_secret),
        takes: || "No tool has this argument: AWS generates the secret.",
        example: || r#"{"client_secret":"0123456789abcdefghijklmnop"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "secret-on-public-client",
        number: "R05",
        severity: Severity::Warning,
        title: "Client secret on a public client",
        arguments: &[arg::SECRET, arg::CALLBACKS, arg::GRANTS],
        explanation: || "Anyone with the page or app also has the secret, so it proves nothing, and API calls then require a SECRET_HASH. Use the authorization code grant with PKCE and no secret.",
        enforced_by: NOTHING,
        sources: || &[CLIENTS, rfc9700!("2.1.1")],
        risk: true,
        told: client(public_secret),
        example: || r#"{"generate_secret":true,"callback_urls":["myapp://callback"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "without-secret",
        number: "R06",
        severity: Severity::Info,
        title: "Settings that require a client secret",
        arguments: &[arg::SECRET],
        explanation: || "client_credentials, additional user context data, and client tokens require a client secret. Each has its own error.",
        enforced_by: APPLY,
        told: Told::Summary,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "secret-in-state",
        number: "R07",
        severity: Severity::Info,
        title: "Client secret in state or outputs",
        arguments: &[arg::SECRET],
        explanation: || "Terraform and Pulumi store the secret in their state, and Pulumi's aws-native provider doesn't even mark it as a secret. Protect the state like the secret, and never expose the secret as a plain output.",
        enforced_by: NOTHING,
        sources: || &["https://developer.hashicorp.com/terraform/language/manage-sensitive-data"],
        risk: true,
        told: client(secret_in_state),
        example: || r#"{"generate_secret":true}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "replacement",
        number: "R08",
        severity: Severity::Warning,
        title: "Replacement changes the client ID",
        arguments: &[arg::POOL, arg::SECRET],
        explanation: || "The new client has a different ID and secret. Every app with the old ones stops working until you reconfigure it. Changes shows this.",
        enforced_by: EnforcedBy::Nothing("every tool replaces the client"),
        told: Told::Changes,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "left-out-is-not-cleared",
        number: "R09",
        severity: Severity::Info,
        title: "Removing an argument doesn't clear it",
        explanation: || "Terraform keeps the previous value if you remove an argument: set an empty list to clear a list. An API update resets it to the default instead. Changes shows both.",
        enforced_by: EnforcedBy::Nothing("Terraform silently keeps the previous value"),
        sources: || &[TERRAFORM_DOCS],
        told: Told::Changes,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "duplicates",
        number: "R12",
        severity: Severity::Info,
        title: "Duplicate values",
        arguments: SETS,
        explanation: || "Terraform merges duplicates. Other tools and AWS differ. Duplicates have no benefit.",
        enforced_by: NOTHING,
        told: client(duplicates),
        example: || r#"{"read_attributes":["email","email"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "quota",
        number: "R71",
        severity: Severity::Info,
        title: "Over an AWS default quota",
        arguments: &[arg::POOL],
        explanation: || "Per pool: 1,000 clients (10,000 on request), 300 identity providers (1,000), and 25 resource servers (300). Per client: 100 callback URLs, 100 sign-out URLs, and 50 scopes.",
        sources: || &[guide!("quotas")],
        told: document(quota),
        ..Rule::DEFAULTS
    },
];

const SETS: &[&str] =
    &[arg::AUTH, arg::GRANTS, arg::SCOPES, arg::CALLBACKS, arg::LOGOUTS, arg::PROVIDERS, arg::READ, arg::WRITE];

fn client_secret(c: &ClientFacts) -> Vec<Hit> {
    if !c.client.extra.contains_key("client_secret") {
        return Vec::new();
    }
    let also = if c.secret.is(true) { " The API also rejects it together with generate_secret." } else { "" };
    Hit::new(format!("client_secret is an attribute that AWS returns, not an argument.{also} Remove it. If it was a real secret, rotate it."))
        .at(&["client_secret", arg::SECRET])
        .fix(Fix::new(c.client, vec![Edit::Extra("client_secret".to_owned(), None)]))
        .one()
}

fn public_secret(c: &ClientFacts) -> Vec<Hit> {
    if !c.secret.is(true) || c.is_machine() {
        return Vec::new();
    }
    let own_scheme = c.callbacks.texts().find(|(_, url)| urls::scheme(url).is_some_and(urls::is_private));
    let local =
        !c.callbacks.all.is_empty() && c.callbacks.complete && c.callbacks.texts().all(|(_, it)| urls::is_local(it));
    let (message, at, severity) = if let Some((_, url)) = own_scheme {
        (
            format!(
                "The callback URL {} belongs to an installed app, which can't keep its client secret confidential.",
                quote(url)
            ),
            arg::CALLBACKS,
            Severity::Warning,
        )
    } else if c.grants.has("implicit") {
        (
            "The implicit grant is for browser apps, which can't keep a client secret confidential.".to_owned(),
            arg::GRANTS,
            Severity::Warning,
        )
    } else if local {
        ("All callback URLs are for development. If this is an installed app, not a server under development, it can't keep its client secret confidential.".to_owned(), arg::CALLBACKS, Severity::Info)
    } else {
        return Vec::new();
    };
    let needed = c.grants.has("client_credentials") || c.context_data != Known::Absent && !c.context_data.is(false);
    Hit::new(message)
        .at(&[arg::SECRET, at])
        .severity(severity)
        .fix_if(!needed, || Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(false))]))
        .one()
}

fn secret_in_state(c: &ClientFacts) -> Vec<Hit> {
    if !c.secret.is(true) {
        return Vec::new();
    }
    let secret = format!("aws_cognito_user_pool_client.{}.client_secret", c.client.label);
    let outputs = c.facts.document.rest().get("output").and_then(Json::as_object);
    let plain = outputs.into_iter().flatten().find(|(_, output)| {
        let output = output.get(0).unwrap_or(output);
        output
            .get("value")
            .and_then(Json::as_str)
            .is_some_and(|it| it.contains(&secret) && !it.contains("nonsensitive"))
            && !output.get("sensitive").is_some_and(|it| it == true || it == "true")
    });
    if let Some((name, _)) = plain {
        return Hit::new(format!(
            "The output {} exposes the client secret and isn't marked sensitive. Terraform rejects that.",
            quote(name)
        ))
        .severity(Severity::Warning)
        .enforced(PLAN)
        .one();
    }
    if c.in_view(&[Family::PulumiAwsNative]) {
        return Hit::new(
            "Pulumi's aws-native provider stores clientSecret in its state in plain text. Add it to additionalSecretOutputs.",
        )
        .severity(Severity::Warning)
        .one();
    }
    if c.terraform_in_view() {
        return Hit::new(
            "The state will contain the client secret in plain text. Encrypt the state, and restrict access to it.",
        )
        .one();
    }
    Vec::new()
}

fn duplicates(c: &ClientFacts) -> Vec<Hit> {
    let sets = [&c.auth, &c.grants, &c.scopes, &c.callbacks, &c.logouts, &c.providers, &c.read, &c.write];
    SETS.iter()
        .zip(sets)
        .filter_map(|(path, set)| {
            let mut seen = std::collections::HashSet::new();
            let twice = set.all.iter().find(|item| !seen.insert(crate::document::text::print(&item.value)))?;
            let text = crate::document::text::print(&twice.value);
            let fix = Fix::new(c.client, vec![Edit::Distinct(path)]);
            Some(
                Hit::new(format!("{} is in the list more than once.", quote(&text)))
                    .at(&[path])
                    .element(twice.index)
                    .fix(fix),
            )
        })
        .collect()
}

fn quota(facts: &Facts) -> Vec<(String, Hit)> {
    // Text, as it mostly is, is counted without a copy of it: this runs for each key.
    let mut clients: std::collections::BTreeMap<(Option<&str>, String), usize> = std::collections::BTreeMap::new();
    let pool = field(arg::POOL).map(|field| field.id);
    for client in &facts.document.clients {
        let Some(json) = pool.and_then(|pool| client.get(pool)) else { continue };
        let other = if json.is_string() { String::new() } else { json.to_string() };
        *clients.entry((json.as_str(), other)).or_default() += 1;
    }
    let mut hits = Vec::new();
    if let Some(((text, other), number)) = clients.iter().find(|(_, number)| **number > 1000) {
        let pool = &text.map_or_else(|| other.clone(), |text| Json::from(text).to_string());
        hits.push((String::new(), Hit::new(format!("{number} clients belong to the pool {}. The default quota is 1,000; AWS raises it to up to 10,000 on request.", shorten(pool)))));
    }
    for pool in facts.document.resources().filter(|it| it.0 == "aws_cognito_user_pool") {
        let Some(pool) = facts.pool(pool.1) else { continue };
        for (number, most, noun) in
            [(pool.servers.len(), 25, "resource servers"), (pool.providers.len(), 300, "identity providers")]
        {
            if number > most {
                hits.push((
                    String::new(),
                    Hit::new(format!(
                        "User pool \u{201c}{}\u{201d} has {number} {noun}. The default quota is {most}; ask AWS to raise it.",
                        pool.label
                    )),
                ));
            }
        }
    }
    hits
}
