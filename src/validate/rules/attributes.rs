//! What the application may read and write of a user.

use serde_json::{Value as Json, json};

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::words::and;
use crate::facts::{ClientFacts, Items, Pool, is_standard};
use crate::schema::STANDARD_ATTRIBUTES;
use crate::schema::arg;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "unknown-readable-attribute",
        number: "R80",
        title: "Unknown readable attribute",
        arguments: &[arg::READ],
        explanation: || "Use a standard attribute, oidc:profile, or custom: and the name of an attribute that the pool defines.",
        aws_says: || Some("Invalid read attributes specified while creating a client"),
        sources: || &[ATTRIBUTES],
        told: client(|c| unknown(c, arg::READ, &c.read)),
        example: || r#"{"read_attributes":["name","mail"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "not-writable",
        number: "R81",
        title: "Not writable",
        arguments: &[arg::WRITE],
        explanation: || "AWS sets sub, email_verified, and phone_number_verified itself. Attributes that the pool doesn't define can't be written either.",
        aws_says: || Some("Invalid write attributes specified while creating a client"),
        sources: || &[ATTRIBUTES],
        told: client(not_writable),
        takes: || "AWS sets these attributes itself.",
        example: || r#"{"write_attributes":["email","email_verified"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "required-attribute-not-writable",
        number: "R82",
        title: "Required attribute not writable",
        arguments: &[arg::WRITE],
        explanation: || "The client must be able to write the attributes that the pool requires at sign-up. sub is also required, but AWS sets it: don't list it.",
        aws_says: || Some("Invalid write attributes specified while creating a client"),
        sources: || &[ATTRIBUTES],
        told: client(required),
        example: || r#"{"write_attributes":["name"]}"#,
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users","schema":[{"name":"email","attribute_data_type":"String","required":true}]}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "mapped-attribute-not-writable",
        number: "R83",
        severity: Severity::Warning,
        title: "Mapped attribute not writable",
        arguments: &[arg::WRITE, arg::PROVIDERS],
        explanation: || "Each sign-in through an identity provider writes the attributes that are mapped from it. If the client can't write one of them, the sign-in fails.",
        enforced_by: SIGN_IN,
        sources: || &[guide!("cognito-user-pools-specifying-attribute-mapping"), API],
        told: client(mapped),
        example: || r#"{"supported_identity_providers":["${aws_cognito_identity_provider.google.provider_name}"],"write_attributes":["name"]}"#,
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users"}},"aws_cognito_identity_provider":{"google":{"provider_name":"Google","provider_type":"Google","user_pool_id":"${aws_cognito_user_pool.pool.id}","provider_details":{"client_id":"x","client_secret":"${var.google}","authorize_scopes":"email"},"attribute_mapping":{"email":"email"}}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "custom-attribute-prefix",
        number: "R84",
        title: "Prefix of custom attributes",
        arguments: &[arg::READ, arg::WRITE],
        explanation: || "A custom attribute is custom: and a name of 1 to 20 characters. dev:custom: is for legacy developer attributes.",
        aws_says: || Some("Invalid read attributes specified while creating a client"),
        sources: || &[ATTRIBUTES],
        told: client(prefix),
        takes: || "Only you know the name that belongs after the prefix.",
        example: || r#"{"read_attributes":["custom:"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "custom-attributes-not-listed",
        number: "R85",
        severity: Severity::Info,
        title: "Custom attributes aren't in the default",
        arguments: &[arg::READ, arg::WRITE],
        explanation: || "If not set, the lists contain the standard attributes. To add a custom attribute, list it and every other attribute you need.",
        enforced_by: EnforcedBy::Nothing("AWS applies the default silently"),
        sources: || &[ATTRIBUTES],
        told: client(default_lists),
        example: || "{}",
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users","schema":[{"name":"plan","attribute_data_type":"String","mutable":true}]}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "immutable-attribute-writable",
        number: "R86",
        severity: Severity::Warning,
        title: "Immutable custom attribute writable",
        arguments: &[arg::WRITE],
        explanation: || "An immutable attribute can be set when the user is created, and never changed. Every later attempt fails, including one by an identity provider at sign-in.",
        enforced_by: EnforcedBy::Tools("AWS when a user is changed"),
        sources: || &[ATTRIBUTES],
        told: client(immutable),
        example: || r#"{"write_attributes":["email","custom:plan"]}"#,
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users","schema":[{"name":"plan","attribute_data_type":"String","mutable":false}]}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "attribute-name-length",
        number: "R87",
        title: "Attribute name length",
        arguments: &[arg::READ, arg::WRITE],
        explanation: || "1 to 2,048 characters.",
        enforced_by: SCHEMA_APPLY,
        takes: || "The entry is empty.",
        example: || r#"{"read_attributes":["email",""]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "broad-write-access",
        severity: Severity::Warning,
        title: "Users can change attributes that grant access",
        arguments: &[arg::WRITE],
        explanation: || "Users can change every writable attribute through the API with their own access token. Don't list attributes that grant something (a role, a tenant, a plan); write them from a server.",
        enforced_by: NOTHING,
        sources: || &[ATTRIBUTES],
        risk: true,
        told: client(broad),
        example: || r#"{"write_attributes":["email","custom:role"]}"#,
        ..Rule::DEFAULTS
    },
];

/// What `oidc:profile` represents.
const PROFILE: [&str; 13] = [
    "name",
    "family_name",
    "given_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
];

/// Whether a client may write this standard attribute.
fn is_writable(name: &str) -> bool {
    STANDARD_ATTRIBUTES.iter().any(|it| it.name == name && it.writable)
}

fn covers(items: &Items, attribute: &str) -> bool {
    items.has(attribute) || items.has("oidc:profile") && PROFILE.contains(&attribute)
}

fn removal(c: &ClientFacts, path: &'static str, items: &Items, text: &str) -> Option<Fix> {
    // An empty list would mean the default again.
    items.leaves(|it| it == text).then(|| Fix::new(c.client, vec![Edit::Remove(path, written(items, text))]))
}

/// The entry as it was written: a text with the signs of an expression has others there.
fn written(items: &Items, text: &str) -> Json {
    let item = items.all.iter().find(|item| item.value.as_text() == Some(text));
    item.map_or_else(|| json!(text), |item| item.raw.clone())
}

/// A name with the prefix of custom attributes, and without.
fn custom(name: &str) -> Option<&str> {
    name.strip_prefix("dev:custom:").or_else(|| name.strip_prefix("custom:"))
}

fn unknown(c: &ClientFacts, path: &'static str, items: &Items) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, name) in items.texts() {
        let hit = |message: String| Hit::new(message).at(&[path]).element(index);
        let change = |to: &str| Fix::new(c.client, vec![Edit::Replace(path, written(items, name), json!(to))]);
        if name.is_empty() || is_standard(name) || name == "oidc:profile" {
            continue;
        }
        if let Some(own) = custom(name) {
            let Some(pool) = c.pool.filter(|_| !own.is_empty()) else { continue };
            if pool.has_custom(own) == Some(false) {
                let mut hit = hit(format!(
                    "User pool \u{201c}{}\u{201d} doesn't define the attribute {}.",
                    pool.label,
                    quote(own)
                ));
                hit.fixes.extend(defined(c, pool, own));
                hit.fixes.extend(removal(c, path, items, name));
                hits.push(hit);
            }
            continue;
        }
        if c.pool.is_some_and(|pool| pool.has_custom(name) == Some(true)) {
            continue; // Only the prefix is missing: a rule of its own.
        }
        let plain: String = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        let near = STANDARD_ATTRIBUTES.iter().find(|it| it.name == plain || it.name.replace('_', "") == plain);
        let near = near.or_else(|| nearest_of(&plain, STANDARD_ATTRIBUTES.iter(), |it| it.name));
        let mut hit = hit(format!("{} isn't a standard attribute. Custom attributes start with custom:.", quote(name)));
        match near.filter(|it| it.writable || path == arg::READ) {
            Some(near) => hit = hit.fix(change(near.name)),
            None => hit.fixes.extend(removal(c, path, items, name)),
        }
        hits.push(hit);
    }
    hits
}

/// Defines a custom attribute in the pool: one of text that can be changed. Without its lengths, Terraform would plan
/// to replace the attribute.
fn defined(c: &ClientFacts, pool: &Pool, own: &str) -> Option<Fix> {
    const KIND: &str = "aws_cognito_user_pool";
    // The same name without its prefix would be another error.
    if !(1..=20).contains(&own.chars().count()) || c.read.has(own) || c.write.has(own) {
        return None;
    }
    let mut schema = match c.facts.document.resource(KIND, pool.label)?.get("schema") {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::Array(blocks)) => blocks.clone(),
        Some(block) => vec![block.clone()],
    };
    schema.push(json!({
        "name": crate::document::text::escape(own),
        "attribute_data_type": "String",
        "mutable": true,
        "string_attribute_constraints": { "min_length": "0", "max_length": "2048" },
    }));
    let edit = Edit::Resource(KIND, pool.label.to_owned(), "schema", Json::Array(schema));
    let label = format!("Add custom attribute {} (string) to user pool \u{201c}{}\u{201d}", shorten(own), pool.label);
    Some(Fix::new(c.client, vec![edit]).told(label))
}

fn not_writable(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, name) in c.write.texts() {
        if is_standard(name) && !is_writable(name) {
            let mut hit = Hit::new(format!("AWS sets {name}. Clients can't write it.")).element(index);
            hit.fixes.extend(removal(c, arg::WRITE, &c.write, name));
            hits.push(hit);
        }
    }
    hits.extend(unknown(c, arg::WRITE, &c.write));
    hits
}

fn required(c: &ClientFacts) -> Vec<Hit> {
    let Some(schema) = c.pool.and_then(|pool| pool.schema.as_ref()) else { return Vec::new() };
    if !c.write.complete || c.write.all.is_empty() {
        return Vec::new();
    }
    let missing: Vec<&str> = schema
        .iter()
        // The schema of every pool requires sub as well, which AWS sets itself.
        .filter(|it| it.required == Some(true) && is_writable(it.name) && !covers(&c.write, it.name))
        .map(|it| it.name)
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    Hit::new(format!("The user pool requires these attributes, and the list lacks them: {}.", and(&missing)))
        .fix(Fix::new(c.client, missing.iter().map(|it| Edit::Add(arg::WRITE, json!(it))).collect()))
        .one()
}

fn mapped(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool.filter(|_| c.write.complete && !c.write.all.is_empty()) else { return Vec::new() };
    let offered = |it: &&crate::facts::Provider| {
        c.providers.all.iter().any(|item| match &item.value {
            crate::document::Value::Text(text) => it.name.is(text),
            crate::document::Value::Reference(crate::document::Reference::Resource { kind, name, .. }) => {
                kind == "aws_cognito_identity_provider" && name == it.label
            }
            _ => false,
        })
    };
    let mut hits = Vec::new();
    for provider in pool.providers.iter().filter(offered) {
        let immutable = |name: &str| {
            custom(name).is_some_and(|own| {
                let schema = pool.schema.iter().flatten();
                schema.into_iter().any(|it| it.name == own && it.mutable == Some(false))
            })
        };
        let writable = |name: &str| custom(name).is_some() && !immutable(name) || is_writable(name);
        let missing: Vec<&str> = provider
            .mapped
            .iter()
            .copied()
            .filter(|it| writable(it) && !covers(&c.write, it))
            .filter(|it| custom(it).is_none_or(|own| pool.has_custom(own) != Some(false)))
            .collect();
        if missing.is_empty() {
            continue;
        }
        hits.push(
            Hit::new(format!(
                "Identity provider \u{201c}{}\u{201d} fills in {}. The client can't write that, so sign-in through this provider fails.",
                provider.label,
                and(&missing)
            ))
            .fix(Fix::new(c.client, missing.iter().map(|it| Edit::Add(arg::WRITE, json!(it))).collect())),
        );
    }
    hits
}

fn prefix(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (path, items) in [(arg::READ, &c.read), (arg::WRITE, &c.write)] {
        for (index, name) in items.texts() {
            let hit = |message: String| Hit::new(message).at(&[path]).element(index);
            match custom(name) {
                Some(own) => {
                    let length = own.chars().count();
                    if !(1..=20).contains(&length) {
                        let mut hit = hit(format!(
                            "{}: the name after the prefix has {length} characters. Use 1 to 20.",
                            quote(name)
                        ));
                        hit.fixes.extend(removal(c, path, items, name));
                        hits.push(hit);
                    }
                }
                None if !is_standard(name) && c.pool.and_then(|pool| pool.has_custom(name)) == Some(true) => {
                    let to = crate::document::text::escape(&format!("custom:{name}"));
                    let fix = Fix::new(c.client, vec![Edit::Replace(path, written(items, name), json!(to))]);
                    hits.push(hit(format!("{} is a custom attribute. Add the prefix custom:.", quote(name))).fix(fix));
                }
                None => {}
            }
        }
    }
    hits
}

fn own<'a>(pool: &'a Pool) -> Vec<&'a str> {
    let schema = pool.schema.as_deref().unwrap_or_default();
    schema.iter().map(|it| it.name).filter(|name| !is_standard(name)).collect()
}

fn default_lists(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool else { return Vec::new() };
    let names: Vec<String> = own(pool).iter().map(|name| format!("custom:{name}")).collect();
    if names.is_empty() || c.read.present || c.is_machine() {
        return Vec::new();
    }
    let all: Vec<Json> =
        STANDARD_ATTRIBUTES.iter().map(|it| json!(it.name)).chain(names.iter().map(|it| json!(it))).collect();
    Hit::new(format!(
        "The argument isn't set, so only standard attributes are sure to be included, not {}.",
        and(&names)
    ))
    .at(&[arg::READ])
    .fix(
        Fix::new(c.client, vec![Edit::Set(arg::READ, Json::Array(all))])
            .told("Set read_attributes to all standard and custom attributes of the pool".to_owned()),
    )
    .one()
}

fn immutable(c: &ClientFacts) -> Vec<Hit> {
    let Some(schema) = c.pool.and_then(|pool| pool.schema.as_ref()) else { return Vec::new() };
    let mut hits = Vec::new();
    for (index, name) in c.write.texts() {
        let fixed = custom(name).is_some_and(|own| schema.iter().any(|it| it.name == own && it.mutable == Some(false)));
        if fixed {
            let mut hit = Hit::new(format!(
                "{} is immutable: it can be set when a user is created, and every later change fails.",
                quote(name)
            ))
            .element(index);
            hit.fixes.extend(removal(c, arg::WRITE, &c.write, name));
            hits.push(hit);
        }
    }
    hits
}

/// Words of attributes that usually grant something.
const GRANTS: [&str; 9] = ["role", "group", "admin", "tenant", "permission", "plan", "tier", "scope", "org"];

fn broad(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, name) in c.write.texts() {
        let Some(own) = custom(name).map(str::to_ascii_lowercase) else { continue };
        let words = || own.split(['_', '-', '.']).map(|word| word.trim_end_matches('s'));
        if words().any(|word| GRANTS.contains(&word)) {
            let mut hit =
                Hit::new(format!("If {} grants access, users can grant it to themselves.", quote(name))).element(index);
            hit.fixes.extend(removal(c, arg::WRITE, &c.write, name));
            hits.push(hit);
        }
    }
    if !c.write.present && c.no_secret() && c.scopes.has("aws.cognito.signin.user.admin") {
        hits.push(
            Hit::new("write_attributes isn't set. With the scope aws.cognito.signin.user.admin, users can change all their standard attributes, including the email address.")
                .severity(Severity::Info),
        );
    }
    hits
}
