//! Terraform and OpenTofu: configuration in HCL and JSON, and both ways to import.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::{Item, Names, Place, Render, Target};
use crate::document::{Entry, Part, Value, structure, text};
use crate::emit::syntax::{hcl, json, shell};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, Scope, UNREADABLE, Variable, VariableKind};
use crate::schema::supporting::resource_kind;
use crate::schema::{Family, Kind, ResourceKind, USER_POOL_CLIENT, Vocabulary, field};

pub static HCL: Target = Target {
    id: "terraform-hcl",
    label: "Terraform",
    family: "Terraform",
    language: "hcl",
    file_name: "main.tf",
    summary: || "Configuration for Terraform and OpenTofu, formatted as terraform fmt leaves it.",
    tool: Family::Terraform,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: hcl_omissions,
    layout: hcl_layout,
    resource: |resource, _, place| hcl_resource(resource, place),
};

pub static JSON: Target = Target {
    id: "terraform-json",
    label: "Terraform JSON",
    family: "Terraform",
    language: "json",
    file_name: "main.tf.json",
    summary: || "The same in Terraform's JSON syntax, for programs that write configuration.",
    tool: Family::Terraform,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: unreadable_omissions,
    layout: json_layout,
    resource: |resource, _, place| json_resource(resource, place),
};

pub static IMPORT_BLOCK: Target = Target {
    id: "terraform-import-block",
    label: "Terraform import block",
    family: "Terraform",
    language: "hcl",
    file_name: "imports.tf",
    summary: || "Adopts a client that exists already with the next plan and apply (Terraform 1.5, OpenTofu 1.6).",
    tool: Family::Terraform,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, true),
    resource: |resource, _, place| import_block(resource, place),
};

pub static IMPORT_COMMAND: Target = Target {
    id: "terraform-import-command",
    label: "terraform import",
    family: "Terraform",
    language: "shell",
    file_name: "import.sh",
    summary: || "Adopts a client that exists already, at once, into the state. With OpenTofu say tofu.",
    tool: Family::Terraform,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, false),
    resource: |resource, _, _| import_command(resource),
};

fn clients(program: &Program, spaced: bool) -> Vec<Item> {
    let clients = program.resources.iter().filter(|resource| resource.is_client());
    let mut items = Vec::new();
    for client in clients {
        if spaced && !items.is_empty() {
            items.push(Item::Blank);
        }
        items.push(Item::Resource(client.clone(), Place { indent: 0, last: true }));
    }
    items
}

// HCL

fn hcl_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let complete = program.scope == Scope::Complete;
    let kept = readable(program);
    let rest = blocks_of(&kept, complete);
    let whole = Place { indent: 0, last: true };
    let mut items: Vec<Item> = rest.between("terraform", "provider").map(Item::Doc).collect();
    if complete {
        items.extend(program.variables.iter().map(|variable| Item::Doc(hcl_variable(variable))));
        items.extend(undeclared(program).into_iter().map(Item::Doc));
    }
    items.extend(rest.between("locals", "resource").map(Item::Doc));
    items.extend(program.resources.iter().map(|it| Item::Resource(it.clone(), whole)));
    if complete {
        items.extend(import_blocks(program).into_iter().map(Item::Doc));
    }
    items.extend(rest.between("output", "check").map(Item::Doc));
    let mut spaced = Vec::with_capacity(items.len() * 2);
    for item in items {
        if !spaced.is_empty() {
            spaced.push(Item::Blank);
        }
        spaced.push(item);
    }
    spaced
}

pub(super) fn hcl_resource(resource: &Resource, _: Place) -> Doc {
    let kind = resource.kind.0;
    let client = resource.is_client();
    let mut body = Body::default();
    for entry in &resource.entries {
        body.entry(entry, client.then_some(""), &resource.extra);
    }
    body.extra(&resource.extra, kind, "");
    Doc::concat([
        Doc::keyword("resource"),
        Doc::token(" "),
        hcl::string(kind.terraform),
        Doc::token(" "),
        hcl::string(&resource.label),
        Doc::token(" "),
        body.doc(),
    ])
}

/// What stands between the braces of a block.
#[derive(Default)]
pub(super) struct Body {
    /// Meta-arguments that come first by habit: `count`, `for_each`, `provider`.
    pub(super) first: Vec<(Doc, Doc)>,
    pub(super) attributes: Vec<(Doc, Doc)>,
    /// More attributes, after an empty line.
    pub(super) middle: Vec<(Doc, Doc)>,
    blocks: Vec<Doc>,
    /// `depends_on`, after everything else but blocks.
    pub(super) last: Vec<(Doc, Doc)>,
}

impl Body {
    /// `path` leads to the entry's block in the client; `None` where the resource is no client.
    fn entry(&mut self, entry: &Entry, path: Option<&str>, extra: &[(String, Json)]) {
        let argument = entry.argument;
        let path =
            path.map(|path| if path.is_empty() { argument.key.to_owned() } else { format!("{path}.{}", argument.key) });
        let field = path.as_deref().and_then(field).map(|field| field.id);
        match &entry.value {
            Value::Block(entries) => {
                self.blocks.push(nested(argument.key, entries, path.as_deref(), extra).field(field));
            }
            Value::Blocks(blocks) => {
                self.blocks.extend(blocks.iter().map(|entries| nested(argument.key, entries, None, &[])));
            }
            value => self
                .attributes
                .push((hcl::identifier(argument.key).field(field), hcl_value(value, &argument.kind).field(field))),
        }
    }

    /// What the table does not know. Whether an object is a block or a map only the kind's list of blocks tells; where
    /// it does not, [`unsayable`] has said so.
    fn extra(&mut self, extra: &[(String, Json)], kind: &ResourceKind, path: &str) {
        for (key, json) in extra.iter().filter(|(key, _)| in_block(key).is_none()) {
            let full = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            match extra_shape(key, json, kind, &full) {
                Shape::First(value) => self.first.push((hcl::identifier(key), value)),
                Shape::Attribute(value) => self.attributes.push((hcl::identifier(key), value)),
                Shape::Last(value) => self.last.push((hcl::identifier(key), value)),
                Shape::Blocks(bodies) => {
                    for inner in bodies {
                        let mut body = Body::default();
                        if key == "lifecycle" {
                            body.lifecycle(inner);
                        } else {
                            let inner: Vec<_> = inner.iter().map(|(key, json)| (key.clone(), json.clone())).collect();
                            body.extra(&inner, kind, &full);
                        }
                        self.blocks.push(Doc::concat([hcl::identifier(key), Doc::token(" "), body.doc()]));
                    }
                }
                Shape::Unknown => {}
            }
        }
    }

    fn lifecycle(&mut self, inner: &Map<String, Json>) {
        for (key, json) in inner {
            match (key.as_str(), json) {
                ("ignore_changes" | "replace_triggered_by", Json::Array(items)) => {
                    let items = items.iter().filter_map(Json::as_str).map(hcl::expression);
                    self.attributes.push((hcl::identifier(key), list(items.collect())));
                }
                ("ignore_changes", Json::String(all)) => {
                    self.attributes.push((hcl::identifier(key), hcl::expression(all)))
                }
                ("precondition" | "postcondition", json) => {
                    let blocks = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
                    for block in blocks.iter().filter_map(Json::as_object) {
                        self.blocks.push(Doc::concat([hcl::identifier(key), Doc::token(" "), plain_body(block).doc()]));
                    }
                }
                (_, json) => self.attributes.extend(json_value(json).map(|value| (hcl::identifier(key), value))),
            }
        }
    }

    fn doc(self) -> Doc {
        let mut sections = Vec::new();
        sections.extend(attributes(self.first));
        sections.extend(attributes(self.attributes));
        sections.extend(attributes(self.middle));
        sections.extend(self.blocks);
        sections.extend(attributes(self.last));
        if sections.is_empty() {
            return Doc::token("{}");
        }
        let space = Doc::concat([Doc::line(), Doc::line()]);
        Doc::concat([
            Doc::token("{"),
            Doc::concat([Doc::line(), Doc::join(sections, &space)]).indent(2),
            Doc::line(),
            Doc::token("}"),
        ])
    }
}

/// A block with its labels.
pub(super) fn block(keyword: &'static str, labels: &[&str], body: Body) -> Doc {
    let labels = labels.iter().flat_map(|label| [Doc::token(" "), hcl::string(label)]);
    Doc::concat([Doc::keyword(keyword), Doc::concat(labels), Doc::token(" "), body.doc()])
}

/// A resource with its header.
pub(crate) fn hcl_whole(resource: &Resource) -> Doc {
    hcl_resource(resource, Place { indent: 0, last: true })
}

/// A block that stands by itself and has no label.
pub(crate) fn hcl_top<const N: usize>(keyword: &'static str, attributes: [(&'static str, Doc); N]) -> Doc {
    let mut body = Body::default();
    body.attributes.extend(attributes.map(|(key, value)| (Doc::name(key), value)));
    Doc::concat([Doc::keyword(keyword), Doc::token(" "), body.doc()])
}

/// A block inside of a resource, with its name.
pub(crate) fn hcl_block(key: &'static str, entries: &[Entry]) -> Doc {
    nested(key, entries, None, &[])
}

fn nested(key: &'static str, entries: &[Entry], path: Option<&str>, extra: &[(String, Json)]) -> Doc {
    let mut body = Body::default();
    for entry in entries {
        body.entry(entry, path, &[]);
    }
    let inside: Vec<_> = extras_of(extra, key).map(|(name, json)| (name.to_owned(), json.clone())).collect();
    body.extra(&inside, &USER_POOL_CLIENT, key);
    Doc::concat([Doc::name(key), Doc::token(" "), body.doc()])
}

/// The block and the argument in it, where the path of what the table does not know leads into a block that it knows.
fn in_block(path: &str) -> Option<(&str, &str)> {
    path.split_once('.').filter(|(block, _)| (USER_POOL_CLIENT.blocks)().contains(block))
}

/// What the table does not know of a block.
fn extras_of<'a>(extra: &'a [(String, Json)], block: &str) -> impl Iterator<Item = (&'a str, &'a Json)> {
    extra.iter().filter_map(move |(path, json)| {
        let (parent, name) = in_block(path)?;
        (parent == block).then_some((name, json))
    })
}

/// Attributes with their equals signs aligned as `terraform fmt` does: within a run of ones with name and value on a line.
fn attributes(rows: Vec<(Doc, Doc)>) -> Option<Doc> {
    if rows.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    let mut run: Vec<(Doc, Doc)> = Vec::new();
    let flush = |run: &mut Vec<(Doc, Doc)>, lines: &mut Vec<Doc>| {
        if !run.is_empty() {
            lines.push(Doc::columns(std::mem::take(run)));
        }
    };
    for (name, value) in rows {
        let single = name.flat_width().is_some() && value.flat_width().is_some();
        let equals = Doc::concat([Doc::token(" = "), value]);
        if single {
            run.push((name, equals));
        } else {
            flush(&mut run, &mut lines);
            lines.push(Doc::concat([name, equals]));
        }
    }
    flush(&mut run, &mut lines);
    Some(Doc::join(lines, &Doc::line()))
}

/// A list on one line where it is short, else an element a line.
pub(super) fn list(items: Vec<Doc>) -> Doc {
    const SHORT: usize = 60;
    let flat = Doc::concat([Doc::token("["), Doc::join(items.iter().cloned(), &Doc::token(", ")), Doc::token("]")]);
    if items.len() < 2 && flat.flat_width().is_some() || flat.flat_width().is_some_and(|width| width <= SHORT) {
        return flat;
    }
    let lines = items.into_iter().map(|item| Doc::concat([Doc::line(), item, Doc::token(",")]));
    Doc::concat([Doc::token("["), Doc::concat(lines).indent(2), Doc::line(), Doc::token("]")])
}

pub(crate) fn object(members: Vec<(Doc, Doc)>) -> Doc {
    match attributes(members) {
        None => Doc::token("{}"),
        Some(lines) => {
            Doc::concat([Doc::token("{"), Doc::concat([Doc::line(), lines]).indent(2), Doc::line(), Doc::token("}")])
        }
    }
}

pub(crate) fn hcl_value(value: &Value, kind: &Kind) -> Doc {
    match value {
        Value::List(_) | Value::Map(_) if matches!(kind, Kind::Policy) => Doc::concat([
            Doc::fixed(Role::Keyword, "jsonencode"),
            Doc::token("("),
            hcl_value(value, &Kind::Text),
            Doc::token(")"),
        ]),
        Value::Bool(value) => hcl::boolean(*value),
        Value::Integer(value) => hcl::integer(*value),
        Value::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => hcl::number(&number),
            _ => hcl::string(digits),
        },
        Value::Text(text) => hcl::string(text),
        Value::List(items) => list(items.iter().map(|item| hcl_value(item, &Kind::Text)).collect()),
        Value::Map(items) => {
            object(items.iter().map(|(key, item)| (template_key(key), hcl_value(item, &Kind::Text))).collect())
        }
        Value::Reference(reference) => hcl::path(&reference.terraform()),
        Value::Template(parts) => hcl_template(parts),
        Value::Verbatim(source) => hcl::expression(source),
        // Only arguments hold blocks, and those are laid out as blocks.
        Value::Block(_) | Value::Blocks(_) => Doc::nil(),
    }
}

fn hcl_template(parts: &[Part]) -> Doc {
    let strips = |part: Option<&Part>, marker: fn(&str) -> bool| match part {
        Some(Part::Verbatim(source)) => marker(source),
        _ => false,
    };
    hcl::template(parts.iter().enumerate().map(|(index, part)| match part {
        Part::Literal(text) => {
            let next = parts.get(index + 1);
            let before = strips(index.checked_sub(1).and_then(|it| parts.get(it)), |source| source.ends_with("~}"));
            let after = strips(next, |source| source.get(1..3) == Some("{~"));
            match text.contains('\n') && (before || after) {
                true => stripped(text, before, after, next),
                false => literal_part(text, next),
            }
        }
        Part::Reference(reference) => hcl::interpolation(hcl::path(&reference.terraform())),
        Part::Verbatim(source) => hcl::raw_part(source),
    }))
}

/// Literal text, and what comes after it.
fn literal_part(text: &str, next: Option<&Part>) -> Doc {
    let (text, wall) = text.split_at(text::before_sequence(text, next));
    if wall.is_empty() {
        return hcl::string_part(text);
    }
    Doc::concat([hcl::string_part(text), hcl::interpolation(hcl::string(wall))])
}

/// Literal text beside a strip marker. In JSON the marker takes white space up to the end of a line only, since a line
/// break is one there; in a quoted text it would take the escaped line breaks as well.
fn stripped(text: &str, before: bool, after: bool, next: Option<&Part>) -> Doc {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if before && let Some(first) = lines.first_mut() {
        *first = first.trim_start();
    }
    if after && let Some(last) = lines.last_mut() {
        *last = last.trim_end();
    }
    let rest = lines.concat();
    let wall = |needed: bool| if needed { hcl::raw_part("${\"\"}") } else { Doc::nil() };
    Doc::concat([
        wall(before && rest.starts_with(char::is_whitespace)),
        literal_part(&rest, next),
        wall(after && rest.ends_with(char::is_whitespace)),
    ])
}

/// A key of a map, which is a template in Terraform JSON.
fn template_key(source: &str) -> Doc {
    let key = template_key_text(source);
    if hcl::has_equals(source) { Doc::concat([Doc::broken(), key]) } else { key }
}

fn template_key_text(source: &str) -> Doc {
    match text::parse(source) {
        Ok(Value::Text(text)) => hcl::key(&text),
        Ok(Value::Reference(reference)) => hcl_template(&[Part::Reference(reference)]),
        Ok(Value::Template(parts)) => hcl_template(&parts),
        Ok(Value::Verbatim(inner)) => hcl_template(&[Part::Verbatim(format!("${{{inner}}}"))]),
        Ok(other) => hcl::key(&text::print(&other)),
        Err(_) => hcl::key(source),
    }
}

/// Terraform JSON, whose strings are templates, as an HCL expression; `None` for what has no value here.
fn json_value(json: &Json) -> Option<Doc> {
    match json {
        Json::Null => Some(Doc::fixed(Role::Constant, "null")),
        Json::Array(items) => Some(list(items.iter().filter_map(json_value).collect())),
        Json::Object(items) => {
            Some(object(items.iter().filter_map(|(key, item)| Some((template_key(key), json_value(item)?))).collect()))
        }
        scalar => structure(scalar).map(|value| hcl_value(&value, &Kind::Text)),
    }
}

/// What an argument that the table does not know is in HCL.
enum Shape<'a> {
    First(Doc),
    Attribute(Doc),
    Last(Doc),
    Blocks(Vec<&'a Map<String, Json>>),
    Unknown,
}

fn extra_shape<'a>(key: &str, json: &'a Json, kind: &ResourceKind, path: &str) -> Shape<'a> {
    let bodies = || match json {
        Json::Object(body) => Some(vec![body]),
        Json::Array(items) => items.iter().map(Json::as_object).collect(),
        _ => None,
    };
    let or_unknown = |value: Option<Doc>, shape: fn(Doc) -> Shape<'a>| value.map_or(Shape::Unknown, shape);
    match key {
        "//" => Shape::Unknown,
        key if !text::is_identifier(key) => Shape::Unknown,
        "count" | "for_each" => or_unknown(json_value(json), Shape::First),
        "provider" => or_unknown(json.as_str().map(|it| hcl::expression(bare(it))), Shape::First),
        "depends_on" => match json {
            Json::Array(items) => {
                Shape::Last(list(items.iter().filter_map(Json::as_str).map(|it| hcl::expression(bare(it))).collect()))
            }
            _ => Shape::Unknown,
        },
        "lifecycle" | "timeouts" => bodies().map_or(Shape::Unknown, Shape::Blocks),
        "provisioner" | "connection" | "dynamic" => Shape::Unknown,
        _ if (kind.blocks)().contains(&path) => bodies().map_or(Shape::Unknown, Shape::Blocks),
        _ => match json {
            Json::Object(_) if std::ptr::eq(kind, &raw const crate::schema::USER_POOL_CLIENT) => Shape::Unknown,
            Json::Array(items) if items.iter().any(Json::is_object) => Shape::Unknown,
            json => or_unknown(json_value(json), Shape::Attribute),
        },
    }
}

pub(super) fn bare(expression: &str) -> &str {
    expression.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(expression)
}

/// What Terraform's JSON syntax says and HCL cannot say for sure: an object may be a block or a map.
pub(super) fn hcl_omissions(program: &Program) -> Vec<Omission> {
    const REASON: &str = "Whether this is a block or a map only the provider knows. Terraform JSON has it.";
    let mut omissions = unreadable_omissions(program);
    for resource in &program.resources {
        for (key, json) in resource.extra.iter().filter(|(key, json)| key != "//" && !json.is_null()) {
            let name = in_block(key).map_or(key.as_str(), |(_, name)| name);
            if matches!(extra_shape(name, json, resource.kind.0, key), Shape::Unknown) {
                let client = resource.is_client().then(|| resource.label.clone());
                let argument = if client.is_some() { key.clone() } else { format!("{}.{key}", resource.address()) };
                omissions.push(Omission { client, argument, reason: REASON.to_owned() });
            }
        }
    }
    if program.scope == Scope::Complete {
        for argument in rest_blocks(&readable(program)).omitted {
            omissions.push(Omission { client: None, argument, reason: REASON.to_owned() });
        }
    }
    omissions
}

pub(crate) fn hcl_variable(variable: &Variable) -> Doc {
    let mut body = Body::default();
    let declared = variable.declaration.as_ref().and_then(Json::as_object);
    if declared.is_none() {
        body.attributes.push((Doc::name("type"), Doc::keyword(type_name(variable.kind))));
    }
    for (key, json) in declared.into_iter().flatten() {
        match (key.as_str(), json) {
            ("//", _) => {}
            ("type", Json::String(source)) => {
                // The old short forms, as terraform fmt writes them out.
                let kind = match bare(source) {
                    "list" => "list(any)",
                    "map" => "map(any)",
                    "set" => "set(any)",
                    other => other,
                };
                body.attributes.push((Doc::name("type"), hcl::expression(kind)));
            }
            // A default is a value, not a template.
            ("default", json) => body.attributes.push((Doc::name("default"), literal(json))),
            ("validation", json) => {
                let blocks = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
                let blocks = blocks.iter().filter_map(Json::as_object);
                body.blocks.extend(
                    blocks.map(|it| Doc::concat([Doc::name("validation"), Doc::token(" "), plain_body(it).doc()])),
                );
            }
            (key, json) => body.attributes.push((hcl::identifier(key), literal(json))),
        }
    }
    Doc::concat([Doc::keyword("variable"), Doc::token(" "), hcl::string(&variable.name), Doc::token(" "), body.doc()])
}

pub(super) fn type_name(kind: VariableKind) -> &'static str {
    match kind {
        VariableKind::Text => "string",
        VariableKind::Integer => "number",
        VariableKind::Bool => "bool",
        VariableKind::Set => "set(string)",
        VariableKind::Any => "any",
    }
}

/// JSON as a literal: nothing in it is a template.
fn literal(json: &Json) -> Doc {
    match json {
        Json::Null => Doc::fixed(Role::Constant, "null"),
        Json::Bool(value) => hcl::boolean(*value),
        Json::Number(number) => hcl::number(number),
        Json::String(text) => hcl::string(text),
        Json::Array(items) => list(items.iter().map(literal).collect()),
        Json::Object(items) => object(items.iter().map(|(key, item)| (hcl::key(key), literal(item))).collect()),
    }
}

/// A body of attributes only.
fn plain_body(items: &Map<String, Json>) -> Body {
    let attributes = items
        .iter()
        .filter(|(key, _)| *key != "//")
        .filter_map(|(key, json)| Some((hcl::identifier(key), json_value(json)?)))
        .collect();
    Body { attributes, ..Body::default() }
}

/// Variables that the document declares and that nothing we print uses: what we keep as it was may.
pub(super) fn undeclared(program: &Program) -> Vec<Doc> {
    let printed = |name: &str| program.variables.iter().any(|variable| variable.name == name);
    let declared = program.rest.get("variable").and_then(Json::as_object).into_iter().flatten();
    declared
        .filter(|(name, _)| !printed(name))
        .map(|(name, declaration)| {
            hcl_variable(&Variable {
                name: name.clone(),
                kind: VariableKind::Any,
                declaration: Some(declaration.clone()),
                stands_for: None,
            })
        })
        .collect()
}

/// Top-level blocks that the document keeps, as far as HCL can say them.
#[derive(Default)]
pub(super) struct Rest {
    /// By the key's place in [`REST`].
    blocks: Vec<(usize, Doc)>,
    /// Addresses of those that HCL cannot say for sure.
    omitted: Vec<String>,
}

/// The top-level keys of Terraform JSON beside `variable`, `import` and what the table knows, in the order of a file,
/// each with the number of its labels.
const REST: &[(&str, usize)] = &[
    ("terraform", 0),
    ("provider", 1),
    ("locals", 0),
    ("data", 2),
    ("module", 1),
    ("resource", 2),
    ("output", 1),
    ("moved", 0),
    ("removed", 0),
    ("check", 1),
];

impl Rest {
    pub(super) fn between(&self, from: &str, to: &str) -> impl Iterator<Item = Doc> + use<'_> {
        let place = |key: &str| REST.iter().position(|(other, _)| *other == key);
        let (from, to) = (place(from), place(to));
        self.blocks.iter().filter(move |(at, _)| Some(*at) >= from && Some(*at) <= to).map(|(_, doc)| doc.clone())
    }
}

/// The top-level blocks of a complete program; none of another.
pub(super) fn blocks_of(rest: &Map<String, Json>, complete: bool) -> Rest {
    if complete { rest_blocks(rest) } else { Rest::default() }
}

fn rest_blocks(rest: &Map<String, Json>) -> Rest {
    let mut found = Rest::default();
    for (at, (key, labels)) in REST.iter().enumerate() {
        if let Some(json) = rest.get(*key) {
            found.read(at, key, *labels, &mut Vec::new(), json);
        }
    }
    found
}

impl Rest {
    fn read(&mut self, at: usize, key: &'static str, labels: usize, path: &mut Vec<String>, json: &Json) {
        match json {
            Json::Array(items) if labels == 0 => items.iter().for_each(|item| self.read(at, key, labels, path, item)),
            Json::Object(items) if labels > 0 => {
                for (label, inner) in items {
                    if key == "resource" && resource_kind(label).is_some() && path.is_empty() || label == "//" {
                        continue;
                    }
                    path.push(label.clone());
                    self.read(at, key, labels - 1, path, inner);
                    path.pop();
                }
            }
            Json::Object(body) => {
                let header = path.iter().flat_map(|label| [Doc::token(" "), hcl::string(label)]);
                let header = Doc::concat([Doc::keyword(key), Doc::concat(header), Doc::token(" ")]);
                match rest_body(key, path.first().map_or("", String::as_str), body) {
                    Some(body) => self.blocks.push((at, Doc::concat([header, body.doc()]))),
                    None => {
                        let address: Vec<&str> = std::iter::once(key).chain(path.iter().map(String::as_str)).collect();
                        self.omitted.push(address.join("."));
                    }
                }
            }
            _ => {
                let address: Vec<&str> = std::iter::once(key).chain(path.iter().map(String::as_str)).collect();
                self.omitted.push(address.join("."));
            }
        }
    }
}

/// What of the AWS provider's configuration is a block.
const AWS_BLOCKS: &[&str] =
    &["assume_role", "assume_role_with_web_identity", "default_tags", "endpoints", "ignore_tags"];

/// The body of a kept block; `None` where an object in it may be a block or a map.
fn rest_body(key: &str, label: &str, body: &Map<String, Json>) -> Option<Body> {
    let maps_only = matches!(key, "locals" | "module" | "output" | "import");
    let mut inner = Body::default();
    for (name, json) in body.iter().filter(|(name, _)| *name != "//") {
        match (name.as_str(), json) {
            ("depends_on", Json::Array(items)) if key != "locals" => {
                let items = items.iter().filter_map(Json::as_str).map(|it| hcl::expression(bare(it)));
                inner.last.push((Doc::name("depends_on"), list(items.collect())));
            }
            ("provider", Json::String(source)) if key == "data" || key == "resource" => {
                inner.first.push((Doc::name("provider"), hcl::expression(bare(source))));
            }
            ("to" | "from", Json::String(source)) if matches!(key, "moved" | "removed" | "import") => {
                inner.attributes.push((hcl::identifier(name), hcl::expression(bare(source))));
            }
            // Terraform reads these without evaluating them, and so not as templates.
            ("description", json) if key == "output" => inner.attributes.push((hcl::identifier(name), literal(json))),
            ("source" | "version", json) if key == "module" => {
                inner.attributes.push((hcl::identifier(name), literal(json)))
            }
            (name, _) if !text::is_identifier(name) => return None,
            ("required_providers", Json::Object(providers)) if key == "terraform" => {
                inner.blocks.push(Doc::concat([
                    Doc::name("required_providers"),
                    Doc::token(" "),
                    plain_body(providers).doc(),
                ]));
            }
            (name, json) if key == "provider" && label == "aws" && AWS_BLOCKS.contains(&name) => {
                let blocks = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
                for block in blocks.iter().filter_map(Json::as_object) {
                    inner.blocks.push(Doc::concat([hcl::identifier(name), Doc::token(" "), plain_body(block).doc()]));
                }
            }
            (_, json) if maps_only || !has_object(json) => {
                inner.attributes.push((hcl::identifier(name), json_value(json)?))
            }
            _ => return None,
        }
    }
    Some(inner)
}

/// What the document holds beside resources and variables, without what Terraform could not read.
pub(super) fn readable(program: &Program) -> Cow<'_, Map<String, Json>> {
    let unreadable = unreadable(program);
    if unreadable.is_empty() {
        return Cow::Borrowed(&program.rest);
    }
    let mut rest = Map::clone(&program.rest);
    for path in unreadable {
        let Some((last, parents)) = path.split_last() else { continue };
        let start = rest.get_mut(parents.first().unwrap_or(last).as_str());
        match (parents, start) {
            ([], _) => drop(rest.shift_remove(last)),
            ([_, inner @ ..], Some(start)) => {
                let parent = inner.iter().try_fold(start, |json, key| json.get_mut(key));
                if let Some(Json::Object(parent)) = parent {
                    parent.shift_remove(last);
                }
            }
            _ => {}
        }
    }
    Cow::Owned(rest)
}

/// Addresses of the kept blocks that hold a text which begins like an expression and is none.
fn unreadable(program: &Program) -> Vec<Vec<String>> {
    fn find(labels: usize, path: &mut Vec<String>, json: &Json, found: &mut Vec<Vec<String>>) {
        match json {
            Json::Object(items) if labels > 0 => {
                for (label, inner) in items {
                    let modelled = path.len() == 1 && path[0] == "resource" && resource_kind(label).is_some();
                    if label != "//" && !modelled {
                        path.push(label.clone());
                        find(labels - 1, path, inner, found);
                        path.pop();
                    }
                }
            }
            json if !text::is_readable(json) => found.push(path.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    if program.scope == Scope::Complete {
        for (key, labels) in REST {
            if let Some(json) = program.rest.get(*key) {
                find(*labels, &mut vec![(*key).to_owned()], json, &mut found);
            }
        }
    }
    found
}

pub(super) fn unreadable_omissions(program: &Program) -> Vec<Omission> {
    let omit = |argument: String| Omission { client: None, argument, reason: UNREADABLE.to_owned() };
    let imports = match program.scope {
        Scope::Complete => imports(program).filter(|import| import.is_none()).count(),
        Scope::Snippet => 0,
    };
    let imports = (0..imports).map(|_| "import".to_owned());
    unreadable(program).iter().map(|path| path.join(".")).chain(imports).map(omit).collect()
}

/// The import blocks that the document holds; `None` for those that Terraform could not read. One whose client has an ID
/// that cannot be one is left out: a finding says so.
pub(super) fn imports(program: &Program) -> impl Iterator<Item = Option<Import<'_>>> {
    let blocks = match program.rest.get("import") {
        Some(Json::Array(blocks)) => blocks.as_slice(),
        Some(block) => std::slice::from_ref(block),
        None => &[],
    };
    blocks.iter().filter_map(|json| {
        let Json::Object(block) = json else { return Some(None) };
        let to = block.get("to").and_then(Json::as_str).map(text::address);
        let client = program.resources.iter().find(|it| it.is_client() && Some(it.address().as_str()) == to);
        if let Some(client) = client
            && let Some(Json::String(id)) = block.get("id")
            && matches!(text::parse(id), Ok(Value::Text(_)) | Err(_))
        {
            return client.import.is_some().then_some(Some(Import { json, block, client: Some(client) }));
        }
        Some(text::is_readable(json).then_some(Import { json, block, client: None }))
    })
}

pub(super) struct Import<'a> {
    pub json: &'a Json,
    pub block: &'a Map<String, Json>,
    /// The client with both its IDs.
    pub client: Option<&'a Arc<Resource>>,
}

/// A kept import block.
pub(super) fn kept_import(block: &Map<String, Json>) -> Option<Doc> {
    Some(Doc::concat([Doc::keyword("import"), Doc::token(" "), rest_body("import", "", block)?.doc()]))
}

fn import_blocks(program: &Program) -> Vec<Doc> {
    imports(program)
        .flatten()
        .filter_map(|import| match import.client {
            Some(client) => Some(import_block(client, Place { indent: 0, last: true })),
            None => kept_import(import.block),
        })
        .collect()
}

fn has_object(json: &Json) -> bool {
    match json {
        Json::Object(_) => true,
        Json::Array(items) => items.iter().any(has_object),
        _ => false,
    }
}

// JSON

fn json_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let mut top: Vec<(Doc, Vec<Item>)> = Vec::new();
    let complete = program.scope == Scope::Complete;
    let kept = readable(program);
    let rest = |key: &str| kept.get(key).filter(|_| complete);
    for key in ["terraform", "provider"] {
        if let Some(value) = rest(key) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    if complete {
        let mut variables = Map::new();
        for variable in &program.variables {
            let declaration =
                variable.declaration.clone().unwrap_or_else(|| serde_json::json!({ "type": type_name(variable.kind) }));
            variables.insert(variable.name.clone(), declaration);
        }
        for (name, declaration) in rest("variable").and_then(Json::as_object).into_iter().flatten() {
            variables.entry(name.clone()).or_insert_with(|| declaration.clone());
        }
        if !variables.is_empty() {
            top.push((json::key("variable"), vec![Item::Doc(json::value(&Json::Object(variables)))]));
        }
    }
    for key in ["locals", "data", "module"] {
        if let Some(value) = rest(key) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    let resources = json_resources(program, &kept);
    if !resources.is_empty() {
        top.push((json::key("resource"), resources));
    }
    let imports: Vec<Json> =
        if complete { imports(program).flatten().map(|it| it.json.clone()).collect() } else { Vec::new() };
    if !imports.is_empty() {
        top.push((json::key("import"), vec![Item::Doc(json::value(&Json::Array(imports)))]));
    }
    for (key, value) in kept.iter().filter(|_| complete) {
        let done = ["//", "terraform", "provider", "variable", "locals", "data", "module", "resource", "import"];
        if !done.contains(&key.as_str()) {
            top.push((json::key(key), vec![Item::Doc(json::value(value))]));
        }
    }
    if top.is_empty() {
        return vec![Item::Doc(Doc::token("{}"))];
    }
    // Whole lines: a value that begins on the line of its key is laid out with it.
    let mut items = vec![Item::Doc(Doc::token("{"))];
    let count = top.len();
    for (index, (key, value)) in top.into_iter().enumerate() {
        let comma = if index + 1 < count { "," } else { "" };
        let mut value = value.into_iter().peekable();
        match (value.next(), value.peek().is_some()) {
            (Some(Item::Doc(doc)), false) => {
                items.push(Item::Doc(Doc::concat([json::member(key, doc), Doc::token(comma)]).prefixed(2)));
            }
            (first, _) => {
                items.push(Item::Doc(json::member(key, Doc::token("{")).prefixed(2)));
                items.extend(first);
                items.extend(value);
                items.push(Item::Doc(Doc::concat([Doc::token("}"), Doc::token(comma)]).prefixed(2)));
            }
        }
    }
    items.push(Item::Doc(Doc::token("}")));
    items
}

/// The members of `resource`, as whole lines.
fn json_resources(program: &Program, rest: &Map<String, Json>) -> Vec<Item> {
    let mut types: Vec<(&str, Vec<Arc<Resource>>)> = Vec::new();
    for resource in &program.resources {
        let name = resource.kind.0.terraform;
        match types.iter_mut().find(|(other, _)| *other == name) {
            Some((_, resources)) => resources.push(resource.clone()),
            None => types.push((name, vec![resource.clone()])),
        }
    }
    let kept: Vec<(&String, &Json)> = match rest.get("resource").filter(|_| program.scope == Scope::Complete) {
        Some(Json::Object(kept)) => kept
            .iter()
            .filter(|(name, it)| resource_kind(name).is_none() && it.as_object().is_some_and(|it| !it.is_empty()))
            .collect(),
        _ => Vec::new(),
    };
    let total = types.len() + kept.len();
    let mut items = Vec::new();
    for (index, (name, resources)) in types.into_iter().enumerate() {
        items.push(Item::Doc(json::member(json::key(name), Doc::token("{")).prefixed(4)));
        let last = resources.len() - 1;
        for (index, resource) in resources.into_iter().enumerate() {
            items.push(Item::Resource(resource, Place { indent: 6, last: index == last }));
        }
        let comma = if index + 1 < total { "," } else { "" };
        items.push(Item::Doc(Doc::concat([Doc::token("}"), Doc::token(comma)]).prefixed(4)));
    }
    let first = total - kept.len();
    for (index, (name, resources)) in kept.into_iter().enumerate() {
        let comma = if first + index + 1 < total { "," } else { "" };
        items.push(Item::Doc(
            Doc::concat([json::member(json::key(name), json::value(resources)), Doc::token(comma)]).prefixed(4),
        ));
    }
    items
}

fn json_resource(resource: &Resource, place: Place) -> Doc {
    let client = resource.is_client();
    let mut members: Vec<(Doc, Doc)> = json_members(&resource.entries, client.then_some(""), &resource.extra);
    let extra = resource.extra.iter().filter(|(key, _)| key != "//" && in_block(key).is_none());
    members.extend(extra.map(|(key, value)| (json::key(key), json::value(value))));
    let comma = if place.last { "" } else { "," };
    Doc::concat([json::member(json::key(&resource.label), json::object(members)), Doc::token(comma)])
}

fn json_members(entries: &[Entry], path: Option<&str>, extra: &[(String, Json)]) -> Vec<(Doc, Doc)> {
    entries
        .iter()
        .map(|entry| {
            let key = entry.argument.key;
            let path = path.map(|path| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") });
            let field = path.as_deref().and_then(field).map(|field| field.id);
            let value = match &entry.value {
                Value::Block(entries) => {
                    let mut members = json_members(entries, path.as_deref(), &[]);
                    members.extend(extras_of(extra, key).map(|(name, json)| (json::key(name), json::value(json))));
                    json::object(members)
                }
                Value::Blocks(blocks) => json::list(blocks.iter().map(|it| json::object(json_members(it, None, &[])))),
                value => json::value(&to_json(value, &entry.argument.kind)),
            };
            (json::key(key).field(field), value.field(field))
        })
        .collect()
}

/// A value as Terraform JSON.
fn to_json(value: &Value, kind: &Kind) -> Json {
    match value {
        Value::List(_) | Value::Map(_) if matches!(kind, Kind::Policy) => {
            Json::String(to_json(value, &Kind::Text).to_string())
        }
        Value::Bool(value) => Json::Bool(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Decimal(digits) => serde_json::from_str(digits).unwrap_or(Json::Null),
        Value::List(items) => Json::Array(items.iter().map(|item| to_json(item, &Kind::Text)).collect()),
        Value::Map(items) => {
            Json::Object(items.iter().map(|(key, item)| (key.clone(), to_json(item, &Kind::Text))).collect())
        }
        Value::Block(_) | Value::Blocks(_) => Json::Null,
        other => Json::String(text::print(other)),
    }
}

// Import

fn import_block(resource: &Resource, _: Place) -> Doc {
    let Some(import) = &resource.import else { return missing_id(resource, hcl::comment) };
    hcl_top("import", [("to", hcl::path(&resource.address())), ("id", hcl::string(&import.terraform()))])
}

fn import_command(resource: &Resource) -> Doc {
    let Some(import) = &resource.import else { return missing_id(resource, shell::comment) };
    Doc::concat([
        Doc::keyword("terraform"),
        Doc::token(" "),
        Doc::keyword("import"),
        Doc::token(" "),
        shell::word(&resource.address()),
        Doc::token(" "),
        shell::word(&import.terraform()),
    ])
}

fn missing_id(resource: &Resource, comment: fn(&str) -> Doc) -> Doc {
    comment(&format!("{}: to import it, enter its user pool ID and its client ID.", resource.address()))
}
