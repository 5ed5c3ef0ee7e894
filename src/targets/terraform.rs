//! Terraform and OpenTofu: configuration in HCL and JSON, and both ways to import.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::{Item, Names, Place, Render, Target};
use crate::document::absent::{self, Absent, Why};
use crate::document::{Entry, Part, Value, structure, text};
use crate::emit::syntax;
use crate::emit::syntax::{hcl, json, shell};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, Scope, UNREADABLE, Variable, VariableKind};
use crate::schema::supporting::resource_kind;
use crate::schema::terraform::{self, Block, Others, Reads};
use crate::schema::{Family, Kind, ResourceKind, USER_POOL_CLIENT, Vocabulary, field};

pub static HCL: Target = Target {
    id: "terraform-hcl",
    label: "Terraform",
    group: "Terraform",
    language: &syntax::HCL,
    file_name: "main.tf",
    summary: || "Configuration for Terraform and OpenTofu, formatted as terraform fmt leaves it.",
    family: Family::Terraform,
    adopts: false,
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
    group: "Terraform",
    language: &syntax::JSON,
    file_name: "main.tf.json",
    summary: || "The same in Terraform's JSON syntax, for programs that write configuration.",
    family: Family::Terraform,
    adopts: false,
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
    group: "Terraform",
    language: &syntax::HCL,
    file_name: "imports.tf",
    summary: || "Adopts a client that exists already with the next plan and apply (Terraform 1.5, OpenTofu 1.6).",
    family: Family::Terraform,
    adopts: true,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, true, kept_import),
    resource: |resource, _, place| import_block(resource, place),
};

pub static IMPORT_COMMAND: Target = Target {
    id: "terraform-import-command",
    label: "terraform import",
    group: "Terraform",
    language: &syntax::SHELL,
    file_name: "import.sh",
    summary: || "Adopts a client that exists already, at once, into the state. With OpenTofu say tofu.",
    family: Family::Terraform,
    adopts: true,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, false, instance_command),
    resource: |resource, _, _| import_command(resource),
};

/// An item for each client, or for each import block of its instances.
fn clients(program: &Program, spaced: bool, of_instance: fn(&Map<String, Json>) -> Option<Doc>) -> Vec<Item> {
    let clients = program.resources.iter().filter(|resource| resource.is_client());
    let mut items = Vec::new();
    for client in clients {
        if spaced && !items.is_empty() {
            items.push(Item::Blank);
        }
        if client.import.is_some() || !client.imports_instances {
            items.push(Item::Resource(client.clone(), Place { indent: 0, last: true }));
            continue;
        }
        for (index, doc) in instance_imports(program, client).filter_map(of_instance).enumerate() {
            if spaced && index > 0 {
                items.push(Item::Blank);
            }
            items.push(Item::Doc(doc));
        }
    }
    items
}

/// The import blocks of a client's instances.
fn instance_imports<'p>(program: &'p Program, client: &Resource) -> impl Iterator<Item = &'p Map<String, Json>> {
    let address = format!("{}[", client.address());
    imports(program).flatten().map(|import| import.block).filter(move |block| {
        block.get("to").and_then(Json::as_str).is_some_and(|to| text::address(to).starts_with(&address))
    })
}

/// The command for the import block of one instance.
fn instance_command(block: &Map<String, Json>) -> Option<Doc> {
    let to = text::address(block.get("to")?.as_str()?);
    let id = block.get("id").and_then(Json::as_str).map(text::parse);
    match id {
        Some(Ok(Value::Text(id))) if !block.contains_key("for_each") => Some(import_of(to, &id)),
        _ => Some(shell::comment(&format!(
            "{to}: terraform import accepts one address and one ID. Use the import block, which Terraform evaluates."
        ))),
    }
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
    items.extend(rest.between("action", "action").map(Item::Doc));
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
    body.extra(&resource.extra, Inside::resource(kind, ""));
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

    /// What the table does not know. What HCL cannot say of it, [`hcl_omissions`] has named.
    fn extra(&mut self, extra: &[(String, Json)], inside: Inside) {
        for (key, json) in extra.iter().filter(|(key, _)| in_block(key).is_none()) {
            // What is not printed has been named.
            let _ = self.member(&terraform::RESOURCE, key, json, &inside);
        }
    }

    /// An argument or block of a block of Terraform's language. Nothing is printed where HCL cannot say it.
    fn member(&mut self, block: &'static Block, key: &str, json: &Json, inside: &Inside) -> Result<(), Unsaid> {
        if key == "//" {
            return Ok(());
        }
        if !text::is_identifier(key) {
            return Err(Unsaid::new(key, NO_NAME));
        }
        let nested = block.block(key).or_else(|| inside.is_block(key).then_some(&terraform::OF_PROVIDER));
        if let Some(nested) = nested {
            let mut labels = Vec::new();
            return self.blocks_of(nested, key, json, &mut labels, inside).map_err(|it| it.below(key));
        }
        let value = match block.reads(key) {
            Some(Reads::Bare) => bare_value(json),
            Some(Reads::Literal) => Some(literal(json)),
            None => match (block.others, json) {
                (Others::Objects(arguments), Json::Object(items)) => {
                    let is_bare = |name: &str| arguments.contains(&(name, Reads::Bare));
                    let member = |(name, json): (&String, &Json)| match is_bare(name) {
                        true => Some((hcl::key(name), bare_value(json)?)),
                        false => Some((hcl::key(name), literal(json))),
                    };
                    Some(object(items.iter().filter(|(name, _)| *name != "//").filter_map(member).collect()))
                }
                (Others::Provider, json) if inside.may_hold_block(json) => return Err(Unsaid::new(key, EITHER)),
                _ => json_value(json),
            },
        };
        let Some(value) = value else { return Err(Unsaid::new(key, NO_NAME)) };
        let row = (hcl::identifier(key), value);
        match (key, block.reads(key)) {
            ("provider", Some(Reads::Bare)) => self.first.push(row),
            ("count" | "for_each", _) if block.reads("provider").is_some() && block.labels == 2 => self.first.push(row),
            ("depends_on", Some(Reads::Bare)) => self.last.push(row),
            _ => self.attributes.push(row),
        }
        Ok(())
    }

    /// Blocks under one name; their labels are levels of objects in JSON.
    fn blocks_of(
        &mut self,
        block: &'static Block,
        key: &str,
        json: &Json,
        labels: &mut Vec<String>,
        inside: &Inside,
    ) -> Result<(), Unsaid> {
        match json {
            Json::Null => Ok(()),
            Json::Array(items) => items.iter().try_for_each(|item| self.blocks_of(block, key, item, labels, inside)),
            Json::Object(items) if labels.len() < block.labels => {
                for (label, json) in items.iter().filter(|(label, _)| *label != "//") {
                    labels.push(label.clone());
                    self.blocks_of(block, key, json, labels, inside)?;
                    labels.pop();
                }
                Ok(())
            }
            Json::Object(items) => {
                let body = language_body(block, items, &inside.below(block, key, labels))?;
                let labels = labels.iter().flat_map(|label| [Doc::token(" "), hcl::string(label)]);
                self.blocks.push(Doc::concat([hcl::identifier(key), Doc::concat(labels), Doc::token(" "), body.doc()]));
                Ok(())
            }
            _ => Err(Unsaid { path: String::new(), reason: EITHER }),
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
    body.extra(&inside, Inside::resource(&USER_POOL_CLIENT, key));
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

/// The body of a block of Terraform's language.
fn language_body(block: &'static Block, items: &Map<String, Json>, inside: &Inside) -> Result<Body, Unsaid> {
    let mut body = Body::default();
    for (key, json) in items {
        body.member(block, key, json, inside)?;
    }
    Ok(body)
}

/// What Terraform's JSON syntax says and HCL cannot.
#[derive(Debug)]
struct Unsaid {
    path: String,
    reason: &'static str,
}

const EITHER: &str = "Whether this is a block or a map only the provider knows. Terraform JSON has it.";
const NO_NAME: &str = "HCL has no argument of that name. Terraform JSON has it.";

impl Unsaid {
    fn new(key: &str, reason: &'static str) -> Self {
        Unsaid { path: key.to_owned(), reason }
    }

    fn below(self, key: &str) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{key}.{}", self.path) };
        Unsaid { path, ..self }
    }
}

/// What is known of the blocks that a provider defines, where something is printed.
struct Inside<'a> {
    /// All its blocks by their paths, where they are known.
    blocks: Option<&'a [&'a str]>,
    /// Whether other objects are known to be values; lists of objects too, or only where `blocks` are all there are.
    all: bool,
    objects: bool,
    path: String,
}

impl<'a> Inside<'a> {
    /// Of a kind of resource that the table has. A later provider may have more blocks in a client.
    fn resource(kind: &ResourceKind, path: &str) -> Inside<'static> {
        let objects = !std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        Inside { blocks: Some((kind.blocks)()), all: false, objects, path: path.to_owned() }
    }

    /// Of any block, by its keyword and first label.
    fn of(keyword: &str, label: &str) -> Inside<'static> {
        let blocks = terraform::blocks_inside(keyword, label);
        Inside { blocks, all: blocks.is_some(), objects: blocks.is_some(), path: String::new() }
    }

    fn full(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn is_block(&self, key: &str) -> bool {
        let full = self.full(key);
        self.blocks.is_some_and(|blocks| blocks.contains(&full.as_str()))
    }

    fn may_hold_block(&self, json: &Json) -> bool {
        match json {
            Json::Object(_) => !self.objects,
            Json::Array(items) => !self.all && items.iter().any(has_object),
            _ => false,
        }
    }

    /// Inside of a block that nests here.
    fn below(&self, block: &'static Block, key: &str, labels: &[String]) -> Inside<'a> {
        let label = labels.first().map(String::as_str).unwrap_or_default();
        let path = match key {
            // What a dynamic block makes is named by its label.
            "dynamic" => self.full(label),
            "content" | "_" => self.path.clone(),
            _ if block.others == Others::Provider && block.labels > 0 => return Inside::of(key, label),
            _ => self.full(key),
        };
        Inside { blocks: self.blocks, all: self.all, objects: self.objects, path }
    }
}

/// An address, a type or a keyword, or a list or object of them.
fn bare_value(json: &Json) -> Option<Doc> {
    Some(match json {
        Json::String(source) => hcl::expression(bare(source)),
        Json::Array(items) => list(items.iter().filter_map(bare_value).collect()),
        Json::Object(items) => {
            object(items.iter().filter_map(|(key, item)| Some((hcl::key(key), bare_value(item)?))).collect())
        }
        other => return json_value(other),
    })
}

pub(super) fn bare(expression: &str) -> &str {
    expression.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(expression)
}

/// What Terraform's JSON syntax says and HCL cannot say for sure: an object may be a block or a map.
pub(super) fn hcl_omissions(program: &Program) -> Vec<Omission> {
    let mut omissions = unreadable_omissions(program);
    for resource in &program.resources {
        for (key, json) in resource.extra.iter().filter(|(key, json)| key != "//" && !json.is_null()) {
            let (path, name) = in_block(key).unwrap_or_default();
            let name = if path.is_empty() { key.as_str() } else { name };
            let inside = Inside::resource(resource.kind.0, path);
            if let Err(unsaid) = Body::default().member(&terraform::RESOURCE, name, json, &inside) {
                let path = if path.is_empty() { unsaid.path } else { format!("{path}.{}", unsaid.path) };
                let client = resource.is_client().then(|| resource.label.clone());
                let argument = if client.is_some() { path } else { format!("{}.{path}", resource.address()) };
                omissions.push(Omission::new(client.as_deref(), argument, unsaid.reason));
            }
        }
    }
    if program.scope == Scope::Complete {
        for (argument, reason) in rest_blocks(&readable(program)).omitted {
            omissions.push(Omission::new(None, argument, reason));
        }
    }
    omissions
}

pub(crate) fn hcl_variable(variable: &Variable) -> Doc {
    let mut body = Body::default();
    let block = terraform::block("variable").unwrap_or(&terraform::OF_PROVIDER);
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
            (key, json) => {
                // Only the variable's name must be printed; what HCL cannot say is named as an omission.
                let _ = body.member(block, key, json, &Inside::of("variable", ""));
            }
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
    /// By the key's place in [`terraform::BLOCKS`].
    blocks: Vec<(usize, Doc)>,
    /// Addresses of those that HCL cannot say for sure.
    omitted: Vec<(String, &'static str)>,
}

/// The blocks of a configuration that are kept as they were, in the order of a file.
fn kept_blocks() -> impl Iterator<Item = (usize, &'static Block)> {
    terraform::BLOCKS.iter().enumerate().filter(|(_, block)| !matches!(block.keyword, "variable" | "import"))
}

impl Rest {
    pub(super) fn between(&self, from: &str, to: &str) -> impl Iterator<Item = Doc> + use<'_> {
        let place = |key: &str| terraform::BLOCKS.iter().position(|block| block.keyword == key);
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
    for (at, block) in kept_blocks() {
        if let Some(json) = rest.get(block.keyword) {
            found.read(at, block, &mut Vec::new(), json);
        }
    }
    found
}

impl Rest {
    fn read(&mut self, at: usize, block: &'static Block, labels: &mut Vec<String>, json: &Json) {
        let key = block.keyword;
        let address = |labels: &[String]| {
            std::iter::once(key).chain(labels.iter().map(String::as_str)).collect::<Vec<_>>().join(".")
        };
        match json {
            Json::Null => {}
            Json::Array(items) if labels.len() == block.labels => {
                items.iter().for_each(|item| self.read(at, block, labels, item));
            }
            Json::Object(items) if labels.len() < block.labels => {
                for (label, inner) in items {
                    let modelled = key == "resource" && labels.is_empty() && resource_kind(label).is_some();
                    if !modelled && label != "//" {
                        labels.push(label.clone());
                        self.read(at, block, labels, inner);
                        labels.pop();
                    }
                }
            }
            Json::Object(body) => {
                let header = labels.iter().flat_map(|label| [Doc::token(" "), hcl::string(label)]);
                let header = Doc::concat([Doc::keyword(key), Doc::concat(header), Doc::token(" ")]);
                let inside = Inside::of(key, labels.first().map_or("", String::as_str));
                match language_body(block, body, &inside) {
                    Ok(body) => self.blocks.push((at, Doc::concat([header, body.doc()]))),
                    Err(unsaid) => self.omitted.push((address(labels), unsaid.reason)),
                }
            }
            _ => self.omitted.push((address(labels), EITHER)),
        }
    }
}

/// What the document holds beside resources and variables, without what Terraform could not read.
pub(super) fn readable(program: &Program) -> Cow<'_, Map<String, Json>> {
    let unreadable = unreadable(program);
    if unreadable.is_empty() {
        return Cow::Borrowed(&program.rest);
    }
    let mut rest = Map::clone(&program.rest);
    for (path, _) in unreadable {
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
    if rest.get("locals").and_then(Json::as_object).is_some_and(Map::is_empty) {
        rest.shift_remove("locals");
    }
    Cow::Owned(rest)
}

/// The kept blocks that are not printed, by the keys that lead to them, with the reasons.
fn unreadable(program: &Program) -> Vec<(Vec<String>, String)> {
    if program.scope != Scope::Complete {
        return Vec::new();
    }
    let is_client = |label: &str| program.resources.iter().any(|it| it.is_client() && it.label == label);
    let absent = Absent::of(&program.rest, is_client);
    if absent.is_empty() {
        return Vec::new();
    }
    let reason = |path: &[String]| match absent.why(&absent::address(path))? {
        Why::Unread => None,
        Why::Unreadable => Some(UNREADABLE.to_owned()),
        Why::Refers(to) => Some(absent::reason(to)),
    };
    let declarations = absent::declarations(&program.rest).into_iter();
    declarations.filter_map(|(path, _)| reason(&path).map(|reason| (path, reason))).collect()
}

pub(super) fn unreadable_omissions(program: &Program) -> Vec<Omission> {
    let omit = |(argument, reason): (String, String)| Omission::new(None, argument, reason);
    let imports = match program.scope {
        Scope::Complete => imports(program).filter(|import| import.is_none()).count(),
        Scope::Snippet => 0,
    };
    let imports = (0..imports).map(|_| ("import".to_owned(), UNREADABLE.to_owned()));
    let unreadable = unreadable(program).into_iter().map(|(path, reason)| (path.join("."), reason));
    let unreadable = unreadable.chain(imports).map(omit).collect::<Vec<_>>();
    let unknown = program.rest.keys().filter(|key| *key != "//" && terraform::block(key).is_none());
    let unknown = unknown.filter(|_| program.scope == Scope::Complete);
    let unknown = unknown.map(|key| Omission::new(None, key, "A configuration of Terraform has no such block."));
    unreadable.into_iter().chain(unknown).collect()
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
    let body = language_body(terraform::block("import")?, block, &Inside::of("import", "")).ok()?;
    Some(Doc::concat([Doc::keyword("import"), Doc::token(" "), body.doc()]))
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

/// Only what Terraform's JSON syntax has: no comment beside labels, and no block without the labels that it needs.
fn json_rest(rest: &Map<String, Json>) -> Map<String, Json> {
    fn clean(json: &Json, labels: usize) -> Option<Json> {
        match json {
            Json::Object(items) if labels > 0 => {
                let items = items.iter().filter(|(label, _)| *label != "//");
                let items = items.filter_map(|(label, json)| Some((label.clone(), clean(json, labels - 1)?)));
                let items: Map<_, _> = items.collect();
                (!items.is_empty()).then_some(Json::Object(items))
            }
            Json::Array(items) if labels > 0 => {
                let items: Vec<_> = items.iter().filter_map(|it| clean(it, labels)).collect();
                (!items.is_empty()).then_some(Json::Array(items))
            }
            Json::Null if labels > 0 => None,
            json => Some(json.clone()),
        }
    }
    let known = rest.iter().filter_map(|(key, json)| Some((key, json, terraform::block(key)?)));
    known.filter_map(|(key, json, block)| Some((key.clone(), clean(json, block.labels)?))).collect()
}

fn json_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let mut top: Vec<(Doc, Vec<Item>)> = Vec::new();
    let complete = program.scope == Scope::Complete;
    let kept = json_rest(&readable(program));
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
    import_of(&resource.address(), &import.terraform())
}

fn import_of(address: &str, id: &str) -> Doc {
    Doc::concat([
        Doc::keyword("terraform"),
        Doc::token(" "),
        Doc::keyword("import"),
        Doc::token(" "),
        shell::word(address),
        Doc::token(" "),
        shell::word(id),
    ])
}

fn missing_id(resource: &Resource, comment: fn(&str) -> Doc) -> Doc {
    comment(&super::no_import_id(resource, &resource.address()))
}
