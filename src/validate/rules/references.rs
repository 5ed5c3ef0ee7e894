//! What refers to what: circles, and references that give something of another type.

use super::super::fix::Edit;
use super::checks::path_of;
use super::*;
use crate::document::{Document, Reference, Value, read};
use crate::facts::graph::{Circle, Place, Way};
use crate::facts::{ClientFacts, Facts};
use crate::schema::{Field, Kind, USER_POOL_CLIENT};

const REFERENCES: &str = "https://developer.hashicorp.com/terraform/language/expressions/references";
const CIRCLES: EnforcedBy = EnforcedBy::Tools(
    "Terraform on plan; CloudFormation and cfn-lint before deployment; other tools when they run the program",
);

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "self-reference",
        title: "Reference to itself",
        explanation: || "A resource's attributes are known only after it is created, so none of its arguments can use them. Terraform reports a self-referential block, CloudFormation a circular dependency.",
        enforced_by: CIRCLES,
        aws_says: || Some("Circular dependency between resources"),
        sources: || &[REFERENCES, thread!("aws/aws-cdk", "3037")],
        told: client(own),
        takes: || "Only you know the value that belongs there.",
        example: || r#"{"logout_urls":["https://app.example.com/bye?client_id=${aws_cognito_user_pool_client.web.id}"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "reference-cycle",
        title: "Circular reference",
        explanation: || "Each resource waits for the other, directly or through more resources, data sources, or locals. None can be created first.",
        enforced_by: CIRCLES,
        aws_says: || Some("Circular dependency between resources"),
        sources: || &[REFERENCES],
        told: client(round),
        takes: || "Only you know which of the references can be a literal value.",
        example: || r#"{"callback_urls":["${local.home}/cb"]}"#,
        around: || r#"{"locals":{"home":"https://app.example.com/${aws_cognito_user_pool_client.web.id}"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "reference-type",
        title: "Reference of another type",
        explanation: || "The attribute of a resource, a variable, and a local each have a type. Terraform converts a number or boolean to a string, and a set to a list. It doesn't convert a list to a string, or a boolean to a number.",
        enforced_by: EnforcedBy::Tools("every tool"),
        sources: || {
            &[
                "https://developer.hashicorp.com/terraform/language/expressions/types",
                thread!("hashicorp/terraform-provider-aws", "11529"),
            ]
        },
        example: || r#"{"allowed_oauth_scopes":["${aws_cognito_resource_server.api.scope_identifiers}"]}"#,
        around: || r#"{"resource":{"aws_cognito_resource_server":{"api":{"identifier":"api","name":"api","user_pool_id":"${aws_cognito_user_pool.pool.id}","scope":[{"scope_name":"read","scope_description":"Read"}]}}}}"#,
        ..Rule::DEFAULTS
    },
];

/// What Terraform itself takes in a client and may hold a reference.
const META: &[&str] = &["count", "for_each", "depends_on", "lifecycle", "provisioner", "connection"];

fn own(c: &ClientFacts) -> Vec<Hit> {
    let label = &c.client.label;
    let circle = c.facts.graph().circle(&Document::address(label));
    let mut hits: Vec<Hit> = Vec::new();
    for (place, attribute) in &circle.own {
        let hit = placed(Hit::new(own_message(label, place, attribute)), place);
        if hits.last().is_none_or(|last| last.at != hit.at || last.element != hit.element) {
            hits.push(hit);
        }
    }
    hits
}

fn own_message(whose: &str, place: &Place, attribute: &str) -> String {
    let what = if attribute.is_empty() { "itself".to_owned() } else { format!("its own {attribute}") };
    let instead = match attribute {
        // AWS generates these; nothing can be written in their place before.
        "id" | "client_secret" | "arn" => {
            "Create the resource without this value. Then write the value as a literal, or let your app add it."
        }
        _ => "Use the value itself, or put it in a local or variable that both arguments use.",
    };
    format!("{whose} refers to {what} in {}. That value is known only after creation. {instead}", place.argument)
}

fn round(c: &ClientFacts) -> Vec<Hit> {
    let circle = c.facts.graph().circle(&Document::address(&c.client.label));
    let Some(way) = &circle.way else { return Vec::new() };
    placed(Hit::new(round_message(&c.client.label, way)), &way.place).one()
}

fn round_message(whose: &str, way: &Way) -> String {
    let mut shown: Vec<String> = way.first.iter().map(|address| named(address).to_owned()).collect();
    match way.more {
        Some(0) => {}
        Some(more) => shown.push(format!("{more} more")),
        None => shown.push("\u{2026}".to_owned()),
    }
    shown.push(whose.to_owned());
    format!(
        "{whose} depends on itself through {}: {}. None of these can be created first. Use a literal value in one of them, or a local in both.",
        way.place.argument,
        shown.join(" \u{2192} ")
    )
}

/// A client by its label, everything else by its address.
fn named(address: &str) -> &str {
    let client = address.strip_prefix(USER_POOL_CLIENT.terraform).and_then(|rest| rest.strip_prefix('.'));
    client.unwrap_or(address)
}

/// The hit at its argument; at the client as a whole where that is none of ours.
fn placed(hit: Hit, place: &Place) -> Hit {
    let known = field(&place.argument).map(|field| field.path.as_str());
    let known = known.or_else(|| META.iter().copied().find(|key| *key == place.argument));
    let hit = hit.at(known.as_slice());
    match place.element.filter(|_| known.is_some()) {
        Some(element) => hit.element(element),
        None => hit,
    }
}

/// Fixes of a reference that doesn't fit.
pub(super) fn type_fixes(c: &ClientFacts, field: &'static Field, finding: &Finding) -> Vec<Fix> {
    let path = path_of(field);
    let Some(json) = c.client.get(field.id).filter(|_| matches!(field.argument.kind, Kind::Set(_) | Kind::List)) else {
        return Vec::new();
    };
    let raw = finding.element.map_or(Some(json), |element| json.get(element));
    let reference = raw.and_then(|raw| match read(raw, &Kind::Text).value? {
        Value::Reference(reference) => Some((raw, reference)),
        _ => None,
    });
    let Some((raw, reference)) = reference else { return Vec::new() };
    let found = c.facts.document.type_of(&reference);
    let name = reference.terraform();
    if finding.element.is_none() {
        let list = || Fix::new(c.client, vec![Edit::Set(path, Json::Array(vec![raw.clone()]))]);
        return found.is_scalar().then(|| list().told(format!("Put {name} in a list"))).into_iter().collect();
    }
    let alone = json.as_array().is_some_and(|items| items.iter().all(|item| item == raw));
    let whole = (alone && found.fits(&field.argument.kind))
        .then(|| Fix::new(c.client, vec![Edit::Set(path, raw.clone())]).told(format!("Use {name} as the whole list")));
    whole.into_iter().chain(one_by_one(c, path, raw, &reference)).collect()
}

/// The scopes of a resource server as entries of their own, in place of the list of all.
fn one_by_one(c: &ClientFacts, path: &'static str, raw: &Json, reference: &Reference) -> Option<Fix> {
    let Reference::Resource { kind, name, attribute } = reference else { return None };
    if attribute != "scope_identifiers" {
        return None;
    }
    let scopes = match c.facts.document.resource(kind, name)?.get("scope")? {
        Json::Array(scopes) => scopes.as_slice(),
        scope => std::slice::from_ref(scope),
    };
    let names = scopes.iter().map(|scope| scope.get("scope_name")?.as_str()).collect::<Option<Vec<_>>>()?;
    let entries = names.iter().map(|scope| json!(format!("${{{kind}.{name}.identifier}}/{scope}")));
    let edits: Vec<Edit> = entries
        .enumerate()
        .map(|(index, entry)| match index {
            0 => Edit::Replace(path, raw.clone(), entry),
            _ => Edit::Add(path, entry),
        })
        .collect();
    (!edits.is_empty()).then(|| Fix::new(c.client, edits).told(format!("List the scopes of {name} one by one")))
}

/// The circles without a client: what else the document declares.
pub(in super::super) fn around(facts: &Facts) -> Vec<Finding> {
    let rest = facts.document.rest();
    let locals = rest.get("locals").and_then(Json::as_object).into_iter().flatten();
    let data = rest.get("data").and_then(Json::as_object).into_iter().flatten().flat_map(|(kind, all)| {
        all.as_object().into_iter().flatten().map(move |(name, _)| format!("data.{kind}.{name}"))
    });
    let addresses = facts
        .document
        .resources()
        .map(|(kind, label, _)| format!("{kind}.{label}"))
        .chain(locals.map(|(name, _)| format!("local.{name}")))
        .chain(data);
    let mut findings = Vec::new();
    for address in addresses {
        let Circle { own, way } = facts.graph().circle(&address);
        let own =
            own.first().map(|(place, attribute)| (&RULES[0], place.clone(), own_message(&address, place, attribute)));
        let way = way.filter(|way| !way.client);
        let way = way.map(|way| (&RULES[1], way.place.clone(), round_message(&address, &way)));
        for (rule, place, message) in own.into_iter().chain(way) {
            let mut finding = Hit::new(message).into_finding(rule, "");
            finding.argument = match address.starts_with("local.") {
                true => address.clone(),
                false => format!("{address}.{}", place.argument),
            };
            finding.arguments = vec![finding.argument.clone()];
            finding.element = place.element;
            findings.push(finding);
        }
    }
    findings
}
