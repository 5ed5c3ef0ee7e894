//! The rules behind the limits of single arguments, which are in the table: which rule a limit belongs to, what only
//! concerns some tools, and fixes.

use serde_json::{Map, json};

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::Document;
use crate::document::supporting::{Addition, addable, first_pool, start};
use crate::facts::{ClientFacts, Facts};
use crate::schema::providers::provider_type;
use crate::schema::{Field, FieldId, Kind, Limit, Start, arg, resource_kind};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "unknown-value",
        number: "R11",
        title: "Unknown value",
        arguments: &[arg::AUTH, arg::GRANTS, arg::EXISTENCE, arg::UNITS],
        explanation: || "The argument accepts only the values of a list. They are case-sensitive.",
        enforced_by: EnforcedBy::Tools(
            "Terraform on plan; CloudFormation and cfn-lint before deployment; AWS on apply",
        ),
        example: || r#"{"explicit_auth_flows":["USER_SRP_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "new-value",
        number: "R19",
        severity: Severity::Warning,
        title: "Value that only the API accepts",
        arguments: &[arg::AUTH],
        explanation: || "The API has token exchange, but no tool's schema has it yet. ALLOW_CLIENT_TOKEN_AUTH is only documented: no list has it. It must be the only flow of a client with a secret. Use the AWS CLI or an SDK.",
        enforced_by: EnforcedBy::Tools(
            "tools that check values: Terraform on plan; CloudFormation and cfn-lint before deployment",
        ),
        sources: || &[guide!("amazon-cognito-user-pools-authentication-flow-methods")],
        example: || r#"{"explicit_auth_flows":["ALLOW_TOKEN_EXCHANGE_DELEGATION","ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "wrong-type",
        title: "Wrong type",
        explanation: || "For example a string instead of a number, an incomplete expression, or a repeated block. The value is kept as written. Generated code omits it until you fix it.",
        enforced_by: EnforcedBy::Tools("every tool"),
        sources: || &[TERRAFORM_DOCS],
        takes: || "Only you know the value that belongs there.",
        example: || r#"{"auth_session_validity":"soon"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "unknown-argument",
        severity: Severity::Warning,
        title: "Unknown argument",
        explanation: || "The argument is misspelled, or newer than this page. It is kept as written, and only Terraform previews include it.",
        enforced_by: PLAN,
        sources: || &[TERRAFORM_DOCS],
        example: || r#"{"callback_url":["https://a.example.com"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "import-id",
        title: "Malformed import ID",
        arguments: &[arg::IMPORT],
        explanation: || "Use the user pool ID, a slash, and the client ID, as in us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko.",
        enforced_by: EnforcedBy::Tools("the tool on import"),
        sources: || &[TERRAFORM_DOCS, thread!("hashicorp/terraform-provider-aws", "3753")],
        takes: || "The ID of the user pool isn't in the configuration.",
        example: || "{}",
        around: || r#"{"import":[{"to":"aws_cognito_user_pool_client.web","id":"3ho4ek12345678909nh3fmhpko"}]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "variable-default",
        severity: Severity::Warning,
        title: "Default of a variable breaks a limit",
        explanation: || "The argument gets the variable's default if no other value is set. A default outside the argument's limits then fails like a literal.",
        enforced_by: EnforcedBy::Tools(
            "cfn-lint (W1030); if the default is used, also the tools that reject the value itself",
        ),
        sources: || &["https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md"],
        example: || r#"{"auth_session_validity":"${var.minutes}"}"#,
        around: || r#"{"variable":{"minutes":{"type":"number","default":30}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "supporting-resource",
        title: "Invalid supporting resource",
        explanation: || "A limit of a user pool, a domain, a resource server, or any other supporting resource.",
        enforced_by: PLAN_APPLY,
        sources: || &["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool"],
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{}}}}"#,
        example: || "{}",
        ..Rule::DEFAULTS
    },
];

/// The rule that a limit belongs to: one for every argument, or the field's own. `None` is a supporting resource's.
pub(in super::super) fn of_check(field: Option<FieldId>, limit: &str) -> &'static Rule {
    let id = match limit {
        "wrong-type" | "reference-type" | "unknown-argument" | "import-id" | "new-value" | "variable-default" => limit,
        _ => field.and_then(|it| it.get().rule(limit)).unwrap_or("supporting-resource"),
    };
    // Every ID of the table is a rule's: a test goes through them.
    rule(id).unwrap_or(&RULES[0])
}

/// Whether the finding of a check concerns a tool that a user looks at.
pub(in super::super) fn in_view(c: &ClientFacts, finding: &Finding) -> bool {
    match finding.rule {
        "new-value" => {
            let value = raw(c, finding).and_then(Json::as_str);
            let choice = choices(finding).iter().find(|choice| Some(choice.value) == value);
            choice.is_none_or(|choice| {
                c.facts.families.iter().any(|it| choice.unknown_to.contains(&it.follows.unwrap_or(*it)))
            })
        }
        // It has a rule of its own.
        "unknown-argument" => finding.argument != "client_secret",
        _ => true,
    }
}

fn choices(finding: &Finding) -> &'static [crate::schema::Choice] {
    match finding.field.map(|id| id.get().argument.kind) {
        Some(Kind::Enum(choices) | Kind::Set(Some(choices))) => choices(),
        _ => &[],
    }
}

/// The value, or the element, that a finding is about.
fn raw<'f>(c: &ClientFacts<'f, '_>, finding: &Finding) -> Option<&'f Json> {
    let json = c.client.get(finding.field?)?;
    match finding.element {
        Some(index) => json.get(index),
        None => Some(json),
    }
}

/// Fixes of what a check found.
pub(in super::super) fn fixes_of_check(c: &ClientFacts, finding: &Finding) -> Vec<Fix> {
    if finding.rule == "unknown-argument" {
        return renamed(c, &finding.argument).into_iter().collect();
    }
    let Some(field) = finding.field.map(|id| id.get()) else { return Vec::new() };
    let path = field.path.as_str();
    match finding.rule {
        "token-lifetime" | "refresh-token-lifetime" | "refresh-token-zero" => {
            return super::tokens::lifetime_fixes(c, path);
        }
        "reference-type" => return super::references::type_fixes(c, field, finding),
        "user-pool-id" if raw(c, finding).is_none_or(is_plain) => {
            let trimmed = raw(c, finding).and_then(|old| better(field, finding, old));
            return match trimmed {
                Some(id) => vec![Fix::new(c.client, vec![Edit::Set(arg::POOL, id)])],
                None => pools(c),
            };
        }
        "client-name" if raw(c, finding).is_none_or(Json::is_null) => {
            return vec![Fix::new(c.client, vec![Edit::Set(arg::NAME, json!(c.client.label))])];
        }
        "wrong-type" if matches!(field.argument.kind, Kind::Set(_) | Kind::List) => {
            let one = raw(c, finding).filter(|it| finding.element.is_none() && it.is_string());
            return one
                .map(|one| Fix::new(c.client, vec![Edit::Set(path_of(field), json!([one]))]))
                .map(|fix| fix.told(format!("Make {} a list of one", field.path)))
                .into_iter()
                .collect();
        }
        "rotation-fields" if raw(c, finding).is_none_or(Json::is_null) => {
            return vec![Fix::new(c.client, vec![Edit::Set(arg::FEATURE, json!("ENABLED"))])]
                .into_iter()
                .filter(|_| {
                    path == arg::FEATURE
                        && !c.auth.has("ALLOW_REFRESH_TOKEN_AUTH")
                        && !c.pool.is_some_and(|it| it.tier.is("LITE"))
                })
                .chain((path == arg::FEATURE).then(|| Fix::new(c.client, vec![Edit::Unset(arg::ROTATION)])))
                .collect();
        }
        _ => {}
    }
    let Some(old) = raw(c, finding) else { return Vec::new() };
    let Some(new) = better(field, finding, old) else {
        // What is empty, or there twice over, has nothing better.
        let empty = finding.element.is_some() && old.as_str().is_some_and(|it| it.trim().is_empty());
        return empty.then(|| drop_element(c, field, old)).flatten().into_iter().collect();
    };
    // The same address elsewhere must stay the same.
    if let (Some(from), Some(to), true) = (old.as_str(), new.as_str(), finding.rule == "url-not-absolute") {
        return super::urls::change(c, from, to).into_iter().collect();
    }
    let edit = match finding.element {
        Some(_) => Edit::Replace(path_of(field), old.clone(), new),
        None => Edit::Set(path_of(field), new),
    };
    vec![Fix::new(c.client, vec![edit])]
}

/// The path as a constant: fields are made once and stay.
pub(super) fn path_of(field: &'static Field) -> &'static str {
    field.path.as_str()
}

/// Takes an empty element out, where something is left.
fn drop_element(c: &ClientFacts, field: &'static Field, old: &Json) -> Option<Fix> {
    let items = c.client.get(field.id)?.as_array()?;
    let left = items.iter().any(|it| it != old);
    left.then(|| {
        Fix::new(c.client, vec![Edit::Remove(path_of(field), old.clone())])
            .told(format!("Remove the empty entry from {}", field.path))
    })
}

/// What was probably meant.
fn better(field: &Field, finding: &Finding, old: &Json) -> Option<Json> {
    if let Some(text) = old.as_str() {
        // Expressions aren't for us to change.
        if text.contains("${") || text.contains("%{") {
            return None;
        }
        let trimmed = text.trim();
        if matches!(field.argument.kind, Kind::Bool) {
            return switch(trimmed).map(Json::Bool);
        }
        if finding.rule == "unknown-value" || finding.rule == "rotation-fields" {
            let choice = choices(finding).iter().find(|choice| choice.value.eq_ignore_ascii_case(trimmed));
            let choice = choice.or_else(|| meant(choices(finding), trimmed));
            // DISABLED is always possible; ENABLED may collide with the flows.
            return choice
                .filter(|it| it.value != "ENABLED" || finding.rule == "unknown-value")
                .map(|it| json!(it.value));
        }
        let pattern = field.argument.checks.iter().find_map(|check| match check.limit {
            Limit::Pattern(pattern) | Limit::Each(&Limit::Pattern(pattern)) => Some(pattern),
            _ => None,
        });
        if trimmed != text && !trimmed.is_empty() && pattern.is_none_or(|pattern| pattern.matches(trimmed)) {
            return Some(json!(trimmed));
        }
        if finding.rule == "client-name" && !trimmed.is_empty() && text.chars().count() <= 128 {
            let pattern = pattern?;
            let name: String =
                text.chars().map(|c| if pattern.matches(c.encode_utf8(&mut [0; 4])) { c } else { '-' }).collect();
            return (name != text).then(|| json!(name));
        }
    }
    // The nearest number.
    let number = old.as_i64().or_else(|| old.as_str()?.parse().ok())?;
    let range = field.argument.checks.iter().find_map(|check| match check.limit {
        Limit::Range { min, max } => Some((min, max)),
        _ => None,
    });
    let (min, max) = range.filter(|_| field.argument.unit_argument.is_none())?;
    (!(min..=max).contains(&number)).then(|| json!(number.clamp(min, max)))
}

/// Fixes of what a supporting resource lacks: the value that a new resource starts with.
pub(in super::super) fn fixes_of_supporting(facts: &Facts, finding: &Finding) -> Vec<Fix> {
    missing(facts.document, finding).into_iter().collect()
}

fn missing(document: &Document, finding: &Finding) -> Option<Fix> {
    let mut path = finding.argument.splitn(3, '.');
    let (kind, label, rest) = (path.next()?, path.next()?, path.next()?);
    let (known, body) = (resource_kind(kind)?, document.resource(kind, label)?);
    let (key, inner) = rest.split_once('.').map_or((rest, None), |(key, inner)| (key, Some(inner)));
    let argument = known.argument(key)?;
    let is_set = |body: &Map<String, Json>, key: &str| body.get(key).is_some_and(|it| !it.is_null());
    let pools = document.resources().filter(|(kind, ..)| *kind == "aws_cognito_user_pool").count();
    let pool = first_pool(document).filter(|_| pools == 1);
    let mut variables = Vec::new();
    let mut begin = |with: &Start, beside: &Map<String, Json>, prefix: &str| {
        start(label, with, beside, pool.as_ref(), prefix, &mut variables)
    };
    let (value, shown) = match (inner, argument.kind) {
        (None, _) if !is_set(body, key) => {
            let value = begin(&argument.start, body, "")?;
            (value.clone(), value)
        }
        (Some(inner), Kind::Blocks(arguments)) => {
            let mut blocks = match body.get(key)? {
                Json::Array(blocks) => blocks.clone(),
                block => vec![block.clone()],
            };
            let block = blocks.get_mut(finding.element?)?.as_object_mut()?;
            let argument = arguments().iter().find(|it| it.key == inner).filter(|_| !is_set(block, inner))?;
            let value = begin(&argument.start, block, "")?;
            block.insert(inner.to_owned(), value.clone());
            (Json::Array(blocks), value)
        }
        (Some(inner), Kind::Map) => {
            let of = provider_type(body.get("provider_type")?.as_str()?)?;
            let mut details = body.get(key)?.as_object()?.clone();
            let value = begin(&of.detail(inner)?.start, &details, &format!("{label}_"))?;
            details.insert(inner.to_owned(), value.clone());
            (Json::Object(details), value)
        }
        _ => return None,
    };
    let shown = shown.as_str().map_or_else(|| "a new block".to_owned(), shorten);
    let words = format!("Set {} to {shown}", finding.argument);
    let declared = variables.into_iter().map(|(name, declaration)| Edit::Declare(name, declaration));
    let edit = Edit::Resource(known.terraform, label.to_owned(), argument.key, value);
    Some(Fix::of_resource(declared.chain([edit]).collect()).told(words))
}

/// The value of a list that was probably meant by a text: with another beginning, or a letter or two away. A unit is
/// never another one.
fn meant(choices: &'static [crate::schema::Choice], text: &str) -> Option<&'static crate::schema::Choice> {
    if choices.iter().any(|choice| crate::schema::seconds_per(choice.value).is_some()) {
        return None;
    }
    let prefixed = format!("ALLOW_{text}");
    let exact = choices.iter().find(|choice| {
        choice.value.eq_ignore_ascii_case(&prefixed) || choice.value.eq_ignore_ascii_case(&text.replace('-', "_"))
    });
    exact.or_else(|| super::nearest_of(text, choices.iter(), |choice| choice.value))
}

/// Whether a value has no expression in it.
fn is_plain(json: &Json) -> bool {
    json.as_str().is_none_or(|text| !text.contains("${") && !text.contains("%{"))
}

/// References to the pools of the document, or to a new one.
fn pools(c: &ClientFacts) -> Vec<Fix> {
    const MOST: usize = 3;
    let pools = c.facts.document.resources().filter(|(kind, ..)| *kind == "aws_cognito_user_pool");
    let references = pools.take(MOST).map(|(kind, label, _)| {
        Fix::new(c.client, vec![Edit::Set(arg::POOL, json!(format!("${{{kind}.{label}.id}}")))])
            .told(format!("Use user pool \u{201c}{label}\u{201d} of this configuration"))
    });
    let references: Vec<Fix> = references.collect();
    if !references.is_empty() {
        return references;
    }
    let Some(what) = addable("aws_cognito_user_pool") else { return Vec::new() };
    let pool = Addition::new(c.facts.document, what, None);
    let reference = json!(pool.reference("id"));
    let label = format!("Add user pool \u{201c}{}\u{201d} to the configuration, and use it", pool.label);
    vec![Fix::new(c.client, vec![Edit::Create(pool), Edit::Set(arg::POOL, reference)]).told(label)]
}

/// The boolean that a text spells in another tool's way: Python, YAML 1.1, a console.
fn switch(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "enabled" => Some(true),
        "false" | "no" | "off" | "disabled" => Some(false),
        _ => None,
    }
}

/// The argument that was probably meant by an unknown one.
fn renamed(c: &ClientFacts, path: &str) -> Option<Fix> {
    let value = c.client.extra.get(path)?;
    let meant = super::super::checks::nearest(path).and_then(field).filter(|it| it.parent.is_none())?;
    let fits = crate::document::read(value, &meant.argument.kind);
    if c.client.is_set(meant.id) || !fits.problems.is_empty() || meant.argument.is_block() {
        return None;
    }
    let edits = vec![Edit::Extra(path.to_owned(), None), Edit::Set(path_of(meant), value.clone())];
    Some(Fix::new(c.client, edits).told(format!("Rename {} to {}", shorten(path), meant.path)))
}
