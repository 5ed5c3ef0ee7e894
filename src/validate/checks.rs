//! The limits of single arguments, read from the table: type, required, length, range, pattern, number of items, list of
//! values. Judges only what is literally known; a value that is known when applied gives no error.

use serde_json::{Map, Value as Json};

use super::{EnforcedBy, Finding, Severity};
use crate::document::words::{duration, plural};
use crate::document::{Client, Document, Part, Reference, Value, read, shorten, text};
use crate::facts::Facts;
use crate::program::ImportId;
use crate::schema::providers::{Required, provider_type};
use crate::schema::supporting::resource_kind;
use crate::schema::{
    Argument, Choice, Enforcer, Family, Field, FieldId, Kind, Limit, Literal, Pattern, field, fields, seconds_per,
};

/// The findings of one client for the tools in view, in the order of the table.
pub(super) fn check_client(facts: &Facts, client: &Client) -> Vec<Finding> {
    let mut findings = Findings { client: Some(client.label.clone()), all: Vec::new(), linted: None };
    for field in fields() {
        let json = client.get(field.id).filter(|json| !json.is_null());
        match json {
            Some(json) => {
                let unit = || unit_in_effect(client, field.argument);
                findings.check(At::field(field), field.argument, json, &unit);
                findings.check_type(facts.document, At::field(field), field.argument, json);
                findings.check_defaults(facts.document, &At::field(field), field.argument, json, &unit);
            }
            None => {
                let wanted = field.parent.is_none_or(|block| client.is_set(block));
                if wanted {
                    let whose = match field.parent {
                        Some(block) => block.get().argument.key,
                        None => "A client",
                    };
                    findings.check_required(At::field(field), field.argument, whose, &facts.families);
                }
            }
        }
    }
    let unknown = client.extra.keys().filter(|key| !META_ARGUMENTS.contains(&key.as_str())).cloned();
    let in_blocks = client.extra_in_blocks().map(|(path, _)| path).filter(|path| !path.ends_with(".//"));
    for path in unknown.chain(in_blocks) {
        let nearest = nearest(&path).map(|key| format!(" Did you mean {key}?")).unwrap_or_default();
        findings.push(
            At::path(&path),
            "unknown-argument",
            Severity::Warning,
            format!("{} isn't an argument that the builder supports. It is kept as written, and only Terraform previews include it.{nearest}", shorten(&path)),
            "Terraform on plan, unless its provider is newer than the builder",
        );
    }
    if let Some(Err(message)) = facts.import_id(&client.label).map(check_import_id) {
        findings.push(At::path("import.id"), "import-id", Severity::Error, message, "the tool on import");
    }
    findings.all
}

/// The findings of what isn't a client.
pub(super) fn check_supporting(facts: &Facts) -> Vec<Finding> {
    let mut findings = Findings { client: None, all: Vec::new(), linted: None };
    for (kind, label, body) in facts.document.resources() {
        let Some(kind) = resource_kind(kind) else { continue };
        let place = Place { path: format!("{}.{label}", kind.terraform), block: None };
        findings.check_body(
            &place,
            &|| format!("The {} \u{201c}{label}\u{201d}", kind.label),
            kind.arguments(),
            body,
            facts,
        );
        findings.check_provider(&place, label, body);
    }
    findings.all
}

/// Where a body is: the resource's own, or one of its blocks.
struct Place<'a> {
    path: String,
    /// The block's name, and which one it is where there may be several.
    block: Option<(&'a str, Option<usize>)>,
}

/// Terraform's path of an argument in a body.
fn below(place: &Place, argument: &Argument) -> String {
    format!("{}.{}", place.path, argument.key)
}

/// What Terraform takes in every resource.
const META_ARGUMENTS: &[&str] =
    &["//", "count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection"];

/// An ID with an expression in it is Terraform's to judge.
fn check_import_id(id: &str) -> Result<(), String> {
    if id.contains("${") {
        return crate::document::text::parse(id).map(drop);
    }
    ImportId::parse(id).map(drop)
}

/// The argument whose name is a letter or two away.
pub(super) fn nearest(path: &str) -> Option<&'static str> {
    let key = path.rsplit('.').next().unwrap_or(path);
    let candidates = fields().iter().map(|field| field.argument.key);
    candidates
        .map(|candidate| (distance(key, candidate), candidate))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|it| it.1)
}

/// Levenshtein's distance; of long texts it isn't of interest.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = if x == y { diagonal } else { 1 + diagonal.min(row[j]).min(row[j + 1]) };
            diagonal = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    row[b.len()]
}

/// The unit that a number is counted in: its seconds and its name. `None` where it isn't known before it is applied.
fn unit_in_effect(client: &Client, argument: &Argument) -> Option<(i64, &'static str)> {
    let unit = field(argument.unit_argument?)?;
    let name = match client.get(unit.id).filter(|json| !json.is_null()) {
        None => match unit.argument.default.value {
            Some(Literal::Text(name)) => name.to_owned(),
            _ => return None,
        },
        Some(json) => read(json, &unit.argument.kind).value?.as_text()?.to_owned(),
    };
    let Kind::Enum(choices) = unit.argument.kind else { return None };
    let choice = choices().iter().find(|choice| choice.value == name)?;
    Some((seconds_per(choice.value)?, choice.value))
}

/// Where a finding belongs.
#[derive(Clone)]
struct At {
    path: String,
    field: Option<FieldId>,
    element: Option<usize>,
}

impl At {
    fn field(field: &Field) -> Self {
        At { path: field.path.clone(), field: Some(field.id), element: None }
    }

    fn path(path: &str) -> Self {
        At { path: path.to_owned(), field: None, element: None }
    }

    fn element(&self, element: usize) -> Self {
        At { element: Some(element), ..self.clone() }
    }
}

struct Findings {
    /// `None` for the supporting resources.
    client: Option<String>,
    all: Vec<Finding>,
    /// Whether cfn-lint reports the first limit that is broken.
    linted: Option<bool>,
}

impl Findings {
    /// `limit` says what kind of check it was; the rule follows from it and the argument.
    fn push(&mut self, at: At, limit: &str, severity: Severity, message: String, enforced_by: &str) {
        let rule = super::rules::of_check(at.field, limit);
        self.all.push(Finding {
            rule: rule.id,
            number: rule.number,
            title: rule.title,
            severity,
            client: self.client.clone().unwrap_or_default(),
            arguments: vec![at.path.clone()],
            argument: at.path,
            field: at.field,
            element: at.element,
            message,
            enforced_by: EnforcedBy::Tools(enforced_by.to_owned()),
            aws_says: (rule.aws_says)(),
            reference: match at.field {
                Some(field) => Some(field.get().documentation().1),
                None => (rule.sources)().first().map(|source| (*source).to_owned()),
            },
            fixes: Vec::new(),
            accepted: None,
        });
    }

    fn error(&mut self, at: At, limit: &str, message: String, by: &[Enforcer]) {
        self.linted.get_or_insert(by.contains(&Enforcer::CloudFormation));
        self.push(at, limit, Severity::Error, message, &enforced_by(by));
    }

    /// The arguments of a supporting resource or of one of its blocks, and of the blocks in it.
    fn check_body<'b>(
        &mut self,
        place: &Place,
        whose: &dyn Fn() -> String,
        arguments: impl IntoIterator<Item = &'b Argument>,
        body: &Map<String, Json>,
        facts: &Facts,
    ) {
        for argument in arguments {
            let at = At { element: place.block.and_then(|block| block.1), ..At::path(&below(place, argument)) };
            let Some(json) = body.get(argument.key).filter(|json| !json.is_null()) else {
                let owner = match place.block {
                    Some((block, _)) => format!("{}, block {block},", whose()),
                    None => whose(),
                };
                self.check_required(at, argument, &owner, &facts.families);
                continue;
            };
            let (Kind::Block(inner) | Kind::Blocks(inner)) = argument.kind else {
                self.check(at.clone(), argument, json, &|| None);
                self.check_type(facts.document, at, argument, json);
                continue;
            };
            let blocks = match json {
                Json::Array(blocks) => blocks.as_slice(),
                block => std::slice::from_ref(block),
            };
            let several = matches!(argument.kind, Kind::Blocks(_));
            if blocks.iter().any(|block| !block.is_object()) || !several && blocks.len() != 1 {
                self.check(at, argument, json, &|| None);
                continue;
            }
            self.check_items(at, argument, blocks.len());
            for (index, block) in blocks.iter().filter_map(Json::as_object).enumerate() {
                let place =
                    Place { path: below(place, argument), block: Some((argument.key, several.then_some(index))) };
                self.check_body(&place, whose, inner(), block, facts);
            }
        }
    }

    /// The details that AWS requires of an identity provider's type. No tool knows them.
    fn check_provider(&mut self, place: &Place, label: &str, body: &Map<String, Json>) {
        let of = body.get("provider_type").and_then(Json::as_str).and_then(provider_type);
        let (Some(of), Some(Json::Object(details))) = (of, body.get("provider_details")) else { return };
        let is_set = |key: &str| details.get(key).is_some_and(|it| !it.is_null());
        for detail in of.details.iter().filter(|detail| !is_set(detail.key)) {
            let message = match detail.required {
                Required::No => continue,
                Required::Unless(other) if is_set(other) => continue,
                Required::Unless(other) => format!(
                    "The identity provider \u{201c}{label}\u{201d} of type {} requires {} or {other}.",
                    of.id, detail.key
                ),
                Required::Yes => {
                    format!("The identity provider \u{201c}{label}\u{201d} of type {} requires {}.", of.id, detail.key)
                }
            };
            let at = At::path(&format!("{}.provider_details.{}", place.path, detail.key));
            self.push(at, "required", Severity::Error, message, "AWS on apply");
        }
    }

    /// What is missing: an error where a tool in view or AWS requires it. Where every tool in view can do without, the
    /// others are worth knowing.
    fn check_required(&mut self, at: At, argument: &Argument, whose: &str, families: &[Family]) {
        if argument.is_required(families) {
            let by = required_by(argument.required);
            self.push(at, "required", Severity::Error, format!("{whose} requires {}.", argument.key), &by);
        } else if argument.required.contains(&Family::Terraform) {
            let message = match argument.generated {
                true => format!("{} isn't set: your tool generates one. Terraform requires it.", argument.key),
                false => format!("{} isn't set. Your tool accepts that; Terraform requires it.", argument.key),
            };
            self.push(at, "required", Severity::Info, message, "Terraform on plan");
        }
    }

    fn check(&mut self, at: At, argument: &Argument, json: &Json, unit: &dyn Fn() -> Option<(i64, &'static str)>) {
        let reading = read(json, &argument.kind);
        for problem in &reading.problems {
            let at = At { element: problem.element, ..at.clone() };
            let message = format!("{} Generated code omits it until you fix it.", problem.message);
            self.push(at, "wrong-type", Severity::Error, message, "every tool");
        }
        match (&argument.kind, reading.value) {
            (Kind::Set(choices), Some(Value::List(_))) => {
                let Json::Array(items) = json else { return };
                let mut distinct = std::collections::HashSet::new();
                for (index, item) in items.iter().enumerate() {
                    let Some(value) = read(item, &Kind::Text).value else { continue };
                    distinct.insert(crate::document::text::print(&value));
                    self.check_limits(&at.element(index), argument, &value, true, unit);
                    if let Some(choices) = choices {
                        self.check_choice(at.element(index), choices(), &value);
                    }
                }
                self.check_items(at, argument, distinct.len());
            }
            (Kind::List, Some(Value::List(items))) => {
                for (index, item) in items.iter().enumerate() {
                    self.check_limits(&at.element(index), argument, item, true, unit);
                }
                self.check_items(at, argument, items.len());
            }
            (Kind::Enum(choices), Some(value)) => self.check_choice(at, choices(), &value),
            (_, Some(value)) => self.check_limits(&at, argument, &value, false, unit),
            (_, None) => {}
        }
    }

    /// What references give, next to what the argument takes.
    fn check_type(&mut self, document: &Document, at: At, argument: &Argument, json: &Json) {
        let mut judge = |at: At, value: &Value, kind: &Kind| {
            if let Some(misfit) = document.misfit(value, kind) {
                let message = format!("{misfit}. Generated code omits it until you fix it.");
                self.push(at, "reference-type", Severity::Error, message, "every tool");
            }
        };
        let refers = |json: &Json| json.as_str().is_none_or(|text| text.contains("${"));
        match (&argument.kind, json) {
            (_, json) if !refers(json) => {}
            (Kind::Set(_) | Kind::List, Json::Array(items)) => {
                for (index, item) in items.iter().enumerate().filter(|(_, item)| refers(item)) {
                    if let Some(value) = read(item, &Kind::Text).value {
                        judge(at.element(index), &value, &Kind::Text);
                    }
                }
            }
            (kind, json) => match read(json, kind).value {
                Some(Value::Map(items)) if matches!(kind, Kind::Map) => {
                    items.iter().for_each(|(_, item)| judge(at.clone(), item, &Kind::Text));
                }
                Some(value) => judge(at, &value, kind),
                None => {}
            },
        }
    }

    /// The defaults of variables that the argument, or an element of it, refers to.
    fn check_defaults(
        &mut self,
        document: &Document,
        at: &At,
        argument: &Argument,
        json: &Json,
        unit: &dyn Fn() -> Option<(i64, &'static str)>,
    ) {
        let mut judge = |at: At, json: &Json| {
            let text = json.as_str().filter(|text| text.contains("${"));
            let Some(Ok(Value::Reference(Reference::Variable(name)))) = text.map(text::parse) else { return };
            let declared = |key: &str| document.variable(&name)?.get(key);
            let Some(default) = declared("default").filter(|it| !it.is_null()) else { return };
            let whole = at.element.map_or_else(|| default.clone(), |_| Json::Array(vec![default.clone()]));
            let mut alone = Findings { client: self.client.clone(), all: Vec::new(), linted: None };
            alone.check(At { element: None, ..at.clone() }, argument, &whole, unit);
            let broken = alone.all.into_iter().find(|it| it.severity == Severity::Error && it.rule != "wrong-type");
            let Some(broken) = broken else { return };
            let shown = match default {
                _ if declared("sensitive") == Some(&Json::Bool(true)) => "an invalid value".to_owned(),
                Json::String(text) if text.is_empty() => "an empty string".to_owned(),
                Json::String(text) => format!("\u{201c}{}\u{201d}", shorten(text)),
                other => shorten(&other.to_string()),
            };
            let is_empty = matches!(default, Json::String(text) if text.is_empty());
            let why = if is_empty { "" } else { &format!(" {}", broken.message) };
            let message = format!(
                "The default of var.{name}, {shown}, breaks a limit of {}.{why} Change the default, or set the variable to another value.",
                argument.key
            );
            let by = format!("{} (if the default is used)", broken.enforced_by);
            let by = if alone.linted == Some(true) { format!("cfn-lint (W1030); {by}") } else { by };
            self.push(at, "variable-default", Severity::Warning, message, &by);
        };
        match (&argument.kind, json) {
            (Kind::Set(_) | Kind::List, Json::Array(items)) => {
                items.iter().enumerate().for_each(|(index, item)| judge(at.element(index), item));
            }
            (_, json) => judge(at.clone(), json),
        }
    }

    fn check_items(&mut self, at: At, argument: &Argument, count: usize) {
        for check in argument.checks {
            if let Limit::Items { max } = check.limit
                && count > max
            {
                self.error(at.clone(), "item-count", format!("{count} items; the maximum is {max}."), check.by);
            }
        }
    }

    fn check_choice(&mut self, at: At, choices: &[Choice], value: &Value) {
        let Some(text) = value.as_text() else { return };
        match choices.iter().find(|choice| choice.value == text) {
            Some(choice) => {
                let tools: Vec<&str> = [
                    (Family::Terraform, "Terraform on plan"),
                    (Family::CloudFormation, "the CloudFormation schema"),
                    (Family::Api, "the published API model"),
                ]
                .iter()
                .filter(|(family, _)| choice.unknown_to.contains(family))
                .map(|(_, name)| *name)
                .collect();
                if !tools.is_empty() {
                    let message = format!("{text} is newer than most tools.");
                    self.push(at, "new-value", Severity::Warning, message, &tools.join("; "));
                }
            }
            None => {
                let cased = choices.iter().find(|choice| choice.value.eq_ignore_ascii_case(text.trim()));
                let help = match cased {
                    Some(choice) => format!("Use {}.", choice.value),
                    None => {
                        let known: Vec<&str> =
                            choices.iter().filter(|it| it.unknown_to.is_empty()).map(|it| it.value).collect();
                        format!("Use one of {}.", known.join(", "))
                    }
                };
                let message = match text {
                    "" => format!("Empty. {help}"),
                    text => format!("\u{201c}{}\u{201d} isn't a valid value. {help}", shorten(text)),
                };
                let by = [Enforcer::TerraformPlan, Enforcer::CloudFormation, Enforcer::Api];
                self.error(at, "unknown-value", message, &by);
            }
        }
    }

    fn check_limits(
        &mut self,
        at: &At,
        argument: &Argument,
        value: &Value,
        element: bool,
        unit: &dyn Fn() -> Option<(i64, &'static str)>,
    ) {
        let lifetime = argument.checks.iter().find(|check| matches!(check.limit, Limit::Duration { .. }));
        let mut in_seconds = false;
        if let (Some(check), Value::Integer(number), Limit::Duration { min, max }) =
            (lifetime, value, lifetime.map_or(Limit::Items { max: 0 }, |check| check.limit))
            && let Some((seconds, name)) = unit()
        {
            in_seconds = true;
            let total = number.checked_mul(seconds);
            if !total.is_some_and(|total| (min..=max).contains(&total)) {
                // The API takes 0 for "the default" where its own range includes it.
                let api_takes_zero = *number == 0
                    && argument
                        .checks
                        .iter()
                        .any(|it| matches!(it.limit, Limit::Range { min: 0, .. }) && it.by.contains(&Enforcer::Api));
                let mut by: Vec<Enforcer> =
                    check.by.iter().copied().filter(|by| !(api_takes_zero && *by == Enforcer::Api)).collect();
                // Who looks at the bare number rejects it as well where that is too much.
                for it in argument.checks {
                    if matches!(it.limit, Limit::Range { min, max } if !(min..=max).contains(number)) {
                        by.extend(it.by);
                    }
                }
                let message = format!(
                    "{number} {name} is out of range. Use {} to {} ({}).",
                    duration(min),
                    duration(max),
                    range_in_unit(min, max, seconds, name)
                );
                self.error(at.clone(), if api_takes_zero { "zero" } else { "duration" }, message, &by);
            }
        }
        for check in argument.checks {
            let limit = match check.limit {
                Limit::Each(limit) if element => *limit,
                Limit::Each(_) => continue,
                _ if element => continue,
                limit => limit,
            };
            match limit {
                Limit::Range { min, max } => {
                    if let Value::Integer(number) = value
                        && !in_seconds
                        && !(min..=max).contains(number)
                    {
                        let unit = argument.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
                        let message = format!("{number} is out of range. Use {min} to {max}{unit}.");
                        self.error(at.clone(), "range", message, check.by);
                    }
                }
                Limit::Length { min, max } => self.check_length(at, value, min, max, check.by),
                Limit::Pattern(pattern) => self.check_pattern(at, value, pattern, check.by),
                Limit::Duration { .. } | Limit::Items { .. } | Limit::Each(_) => {}
            }
        }
    }

    fn check_length(&mut self, at: &At, value: &Value, min: usize, max: usize, by: &[Enforcer]) {
        // Of a template only the literal parts are known: they can be too long already, but never too short.
        let (length, whole) = match value {
            Value::Text(text) => (text.chars().count(), true),
            Value::Template(parts) => (literals(parts).map(|text| text.chars().count()).sum(), false),
            _ => return,
        };
        if length > max {
            let message = format!("{length} characters; the maximum is {max}.");
            self.error(at.clone(), "length", message, by);
        } else if whole && length < min {
            let message = match length {
                0 => format!("Empty. Enter at least {}, or remove it.", plural(min as i64, "character")),
                _ => format!("{}; the minimum is {min}.", plural(length as i64, "character")),
            };
            self.error(at.clone(), "length", message, by);
        }
    }

    fn check_pattern(&mut self, at: &At, value: &Value, pattern: Pattern, by: &[Enforcer]) {
        let wrong = match value {
            // An empty text is a matter of length.
            Value::Text(text) if text.is_empty() => return,
            Value::Text(text) => !pattern.matches(text),
            // Characters that no whole text may have, no part may have either.
            Value::Template(parts) => {
                pattern.is_character_class() && literals(parts).any(|part| !pattern.matches(part))
            }
            _ => return,
        };
        if wrong {
            let culprit = match value {
                Value::Text(text) => text.chars().find(|c| !pattern.matches(c.encode_utf8(&mut [0; 4]))),
                _ => None,
            };
            let message = match culprit.filter(|_| pattern.is_character_class()) {
                Some(c) => format!("{} isn't allowed. Use only {}.", describe(c), pattern.allows()),
                None => format!("Invalid format. Use {}.", pattern.allows()),
            };
            self.error(at.clone(), "pattern", message, by);
        }
    }
}

fn literals(parts: &[Part]) -> impl Iterator<Item = &str> {
    parts.iter().filter_map(|part| match part {
        Part::Literal(text) => Some(text.as_str()),
        Part::Reference(_) | Part::Verbatim(_) => None,
    })
}

/// A character so that it can be seen and named.
fn describe(c: char) -> String {
    match c {
        ' ' => "A space".to_owned(),
        '\n' | '\r' => "A line break".to_owned(),
        '\t' => "A tab".to_owned(),
        c if c.is_control() || c.is_whitespace() || !c.is_alphanumeric() && !c.is_ascii_punctuation() => {
            format!("The character U+{:04X}", u32::from(c))
        }
        c => format!("\u{201c}{c}\u{201d}"),
    }
}

/// The whole numbers of a unit within a range of seconds.
fn range_in_unit(min: i64, max: i64, unit: i64, name: &str) -> String {
    let (low, high) = ((min + unit - 1) / unit, max / unit);
    let high_in_words = plural(high, name.trim_end_matches('s'));
    if low == high { high_in_words } else { format!("{low} to {high_in_words}") }
}

fn enforced_by(by: &[Enforcer]) -> String {
    let words: Vec<&str> = [
        (Enforcer::TerraformPlan, "Terraform on plan"),
        (Enforcer::CloudFormation, "CloudFormation and cfn-lint before deployment"),
        (Enforcer::Api, "AWS on apply"),
    ]
    .iter()
    .filter(|(enforcer, _)| by.contains(enforcer))
    .map(|(_, words)| *words)
    .collect();
    words.join("; ")
}

fn required_by(required: &[Family]) -> String {
    let words: Vec<&str> = [
        (Family::Terraform, "Terraform on plan"),
        (Family::CloudFormation, "CloudFormation and cfn-lint before deployment"),
        (Family::Api, "AWS on apply"),
        (Family::PulumiAws, "Pulumi"),
    ]
    .iter()
    .filter(|(family, _)| required.contains(family))
    .map(|(_, words)| *words)
    .collect();
    words.join("; ")
}
