//! What a change of a client does when it is applied.

use serde_json::Value as Json;

use crate::document::text::print;
use crate::document::{Client, Value, read, shorten, sort};
use crate::schema::arg;
use crate::schema::{Field, Kind, Literal, fields};

/// A difference between two states of a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The argument, by path.
    pub argument: String,
    pub from: Option<Json>,
    pub to: Option<Json>,
    pub effect: Effect,
    /// What happens, in whole sentences.
    pub sentence: String,
    /// The rule that tells more, by id.
    pub rule: Option<&'static str>,
}

/// What happens when a change is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The client stays what it is.
    InPlace,
    /// Another client takes its place, with a new ID and a new secret.
    Replaces,
    /// It wasn't set: what then is in effect differs between tools.
    ResetsToDefault { terraform: String, api: String },
    /// Nothing happens.
    NoEffect,
}

/// The differences from `base` to `now`, in the order of the table. What means the same is none, or one without effect.
pub fn changes(base: &Client, now: &Client) -> Vec<Change> {
    let mut all = Vec::new();
    for field in fields().iter().filter(|field| !field.argument.is_block()) {
        let given = |client: &Client| client.get(field.id).filter(|json| !json.is_null()).cloned();
        let (from, to) = (given(base), given(now));
        if from == to {
            continue;
        }
        let (effect, sentence, rule) = judge(base, now, field, from.as_ref(), to.as_ref());
        all.push(Change { argument: field.path.clone(), from, to, effect, sentence, rule });
    }
    all
}

const REPLACED: &str = "The client is replaced: it gets a new ID and, if it has one, a new secret. Every app with the old ones stops working, and users must sign in again.";

fn judge(
    base: &Client,
    now: &Client,
    field: &'static Field,
    from: Option<&Json>,
    to: Option<&Json>,
) -> (Effect, String, Option<&'static str>) {
    let kind = &field.argument.kind;
    let (old, new) = (from.map(|it| canonical(it, kind)), to.map(|it| canonical(it, kind)));
    if old.is_some() && old == new {
        let text = "No effect: the new value means the same.".to_owned();
        return (Effect::NoEffect, text, None);
    }
    let default = field.argument.default.value.map(literal).map(|it| canonical(&it, kind));
    if field.argument.replaces {
        let rule = if field.path == arg::SECRET { "secret-decided-at-creation" } else { "replacement" };
        let silent = field.path == arg::SECRET && old.clone().or(default.clone()) == new.clone().or(default);
        let text = match silent {
            true => {
                format!("AWS treats not set and false the same, but tools see a different value. {REPLACED}")
            }
            false => REPLACED.to_owned(),
        };
        return (Effect::Replaces, text, Some(rule));
    }
    let effective = field.argument.default.effective;
    match (from, to) {
        (Some(from), None) => {
            let kept = shown(from);
            let (terraform, text) = match field.path.as_str() {
                path if path.starts_with(arg::ROTATION) => {
                    let block = crate::schema::field(arg::ROTATION).is_some_and(|block| now.is_set(block.id));
                    let was = base.value(arg::FEATURE).is_some_and(|it| it.as_text() == Some("ENABLED"));
                    match (block, was) {
                        (false, true) => (
                            "fails: apply DISABLED with a grace period first".to_owned(),
                            "Terraform fails if you remove the block while rotation is on. First apply DISABLED with retry_grace_period_seconds.".to_owned(),
                        ),
                        _ => (format!("keeps {kept}"), format!("Terraform keeps {kept}. An API update resets it to the default ({effective}).")),
                    }
                }
                path if path.starts_with(arg::UNITS) => (
                    format!("resets to {effective}"),
                    format!("The number of this lifetime now counts {effective}. Check what it means."),
                ),
                _ if field.argument.kept => (
                    "doesn't set it".to_owned(),
                    format!("AWS keeps {kept}: an update that omits this argument doesn't change it."),
                ),
                arg::NAME => {
                    ("fails: the name is required".to_owned(), "Terraform and the API require a name.".to_owned())
                }
                _ => (
                    format!("keeps {kept}"),
                    format!(
                        "Terraform keeps {kept}: removing an argument doesn't clear it. An API update resets it to the default ({effective})."
                    ),
                ),
            };
            let rule = if field.path.starts_with(arg::ROTATION) {
                "terraform-rotation-defect"
            } else {
                "left-out-is-not-cleared"
            };
            let effect = match field.argument.kept {
                true => Effect::NoEffect,
                false => Effect::ResetsToDefault { terraform, api: effective.to_owned() },
            };
            (effect, text, Some(rule).filter(|_| !field.argument.kept))
        }
        (None, Some(_)) if new.is_some() && new == default && !field.argument.kept => (
            Effect::NoEffect,
            format!("No effect: this is the default ({effective}). The configuration now sets it explicitly."),
            None,
        ),
        (_, Some(to)) if field.path == arg::MANAGED_SECRET => {
            let text = match to {
                Json::Bool(true) => {
                    "AWS moves the secret to Secrets Manager and rotates it at once. Apps with the old secret must read the new one."
                }
                _ => {
                    "AWS deletes the secret in Secrets Manager at once, without a recovery window. Apps that read it there fail."
                }
            };
            (Effect::InPlace, text.to_owned(), Some("managed-secret"))
        }
        (_, Some(to)) => {
            let empty = to.as_array().is_some_and(Vec::is_empty);
            let text = match field.path.as_str() {
                _ if empty => "The list is cleared.".to_owned(),
                arg::ACCESS | arg::ID | arg::REFRESH => {
                    "Applies to tokens issued from then on. Existing tokens keep their lifetime.".to_owned()
                }
                path if path.starts_with(arg::UNITS) => {
                    "The number of this lifetime counts in another unit.".to_owned()
                }
                arg::CALLBACKS | arg::LOGOUTS | arg::DEFAULT => {
                    "Requests with a URL that is no longer listed fail at once.".to_owned()
                }
                arg::GRANTS | arg::SCOPES | arg::SWITCH | arg::PROVIDERS | arg::AUTH => {
                    "Sign-ins that require something no longer allowed fail at once. Existing tokens stay valid."
                        .to_owned()
                }
                _ => "Update in place.".to_owned(),
            };
            (Effect::InPlace, text, None)
        }
        (None, None) => (Effect::NoEffect, String::new(), None),
    }
}

/// Values that mean the same look the same: sets without order and duplicates, `"60"` as 60.
fn canonical(json: &Json, kind: &Kind) -> Vec<String> {
    match read(json, kind).value {
        Some(Value::List(items)) => {
            let mut texts: Vec<String> = items.iter().map(print).collect();
            sort(&mut texts);
            texts.dedup();
            texts.insert(0, "[]".to_owned());
            texts
        }
        Some(value) => vec![print(&value)],
        None => vec![format!("?{json}")],
    }
}

fn literal(literal: Literal) -> Json {
    match literal {
        Literal::Bool(value) => Json::Bool(value),
        Literal::Integer(value) => Json::from(value),
        Literal::Text(text) => Json::from(text),
        Literal::Texts(texts) => Json::from(texts),
    }
}

fn shown(json: &Json) -> String {
    match json {
        Json::String(text) if text.is_empty() => "an empty string".to_owned(),
        Json::String(text) => shorten(text),
        Json::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Json::Array(items) => shorten(&items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        other => shorten(&other.to_string()),
    }
}
