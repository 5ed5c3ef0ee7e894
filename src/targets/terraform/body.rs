//! What is between the braces of a block in HCL: arguments in the table, and what Terraform's JSON syntax has next to
//! them, if it is clear whether HCL has a block or a value.

use serde_json::{Map, Value as Json};

use crate::dialects::hcl::{attributes, bare_value, json_value, literal, object, written};
use crate::document::{Entry, Value, text};
use crate::emit::Doc;
use crate::emit::syntax::hcl;
use crate::schema::terraform::{self, Block, Others, Reads};
use crate::schema::{ResourceKind, USER_POOL_CLIENT, field};

/// What is between the braces of a block.
#[derive(Default)]
pub struct Body {
    /// Meta-arguments that come first by habit: `count`, `for_each`, `provider`.
    pub first: Vec<(Doc, Doc)>,
    pub attributes: Vec<(Doc, Doc)>,
    /// More attributes, after an empty line.
    pub middle: Vec<(Doc, Doc)>,
    blocks: Vec<Doc>,
    /// `depends_on`, after everything else but blocks.
    pub last: Vec<(Doc, Doc)>,
}

impl Body {
    /// `path` leads to the entry's block in the client; `None` where the resource isn't a client.
    pub(super) fn entry(&mut self, entry: &Entry, path: Option<&str>, extra: &[(String, Json)]) {
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
                .push((hcl::identifier(argument.key).field(field), written(value, &argument.kind).field(field))),
        }
    }

    /// What is not in the table. What HCL doesn't support of it is named by [`super::hcl_omissions`].
    pub(super) fn extra(&mut self, extra: &[(String, Json)], inside: Inside) {
        for (key, json) in extra.iter().filter(|(key, _)| in_block(key).is_none()) {
            // What isn't printed has been named.
            let _ = self.member(&terraform::RESOURCE, key, json, &inside);
        }
    }

    /// An argument or block of a block of Terraform's language. Nothing is printed where HCL doesn't support it.
    pub(super) fn member(
        &mut self,
        block: &'static Block,
        key: &str,
        json: &Json,
        inside: &Inside,
    ) -> Result<(), Unsaid> {
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

    pub(super) fn doc(self) -> Doc {
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
pub fn block(keyword: &'static str, labels: &[&str], body: Body) -> Doc {
    let labels = labels.iter().flat_map(|label| [Doc::token(" "), hcl::string(label)]);
    Doc::concat([Doc::keyword(keyword), Doc::concat(labels), Doc::token(" "), body.doc()])
}

/// A block that is by itself and has no label.
pub fn hcl_top<const N: usize>(keyword: &'static str, attributes: [(&'static str, Doc); N]) -> Doc {
    let mut body = Body::default();
    body.attributes.extend(attributes.map(|(key, value)| (Doc::name(key), value)));
    Doc::concat([Doc::keyword(keyword), Doc::token(" "), body.doc()])
}

/// A block inside of a resource, with its name.
pub fn hcl_block(key: &'static str, entries: &[Entry]) -> Doc {
    nested(key, entries, None, &[])
}

pub fn nested(key: &'static str, entries: &[Entry], path: Option<&str>, extra: &[(String, Json)]) -> Doc {
    let mut body = Body::default();
    for entry in entries {
        body.entry(entry, path, &[]);
    }
    let inside: Vec<_> = extras_of(extra, key).map(|(name, json)| (name.to_owned(), json.clone())).collect();
    body.extra(&inside, Inside::resource(&USER_POOL_CLIENT, key));
    Doc::concat([Doc::name(key), Doc::token(" "), body.doc()])
}

/// The block and the argument in it, where the path of what is not in the table leads into a block that it knows.
pub fn in_block(path: &str) -> Option<(&str, &str)> {
    path.split_once('.').filter(|(block, _)| (USER_POOL_CLIENT.blocks)().contains(block))
}

/// What is not in the table of a block.
pub fn extras_of<'a>(extra: &'a [(String, Json)], block: &str) -> impl Iterator<Item = (&'a str, &'a Json)> {
    extra.iter().filter_map(move |(path, json)| {
        let (parent, name) = in_block(path)?;
        (parent == block).then_some((name, json))
    })
}

/// The body of a block of Terraform's language.
pub fn language_body(block: &'static Block, items: &Map<String, Json>, inside: &Inside) -> Result<Body, Unsaid> {
    let mut body = Body::default();
    for (key, json) in items {
        body.member(block, key, json, inside)?;
    }
    Ok(body)
}

/// What Terraform's JSON syntax says and HCL can't.
#[derive(Debug)]
pub struct Unsaid {
    pub path: String,
    pub reason: &'static str,
}

pub const EITHER: &str = "Only the provider knows whether this is a block or a map. Terraform JSON includes it.";

pub const NO_NAME: &str = "HCL can't have an argument with this name. Terraform JSON includes it.";

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
pub struct Inside<'a> {
    /// All its blocks by their paths, where they are known.
    blocks: Option<&'a [&'a str]>,
    /// Whether other objects are known to be values; lists of objects too, or only where `blocks` are all there are.
    all: bool,
    objects: bool,
    path: String,
}

impl<'a> Inside<'a> {
    /// Of a kind of resource that the table has. A later provider may have more blocks in a client.
    pub(super) fn resource(kind: &ResourceKind, path: &str) -> Inside<'static> {
        let objects = !std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        Inside { blocks: Some((kind.blocks)()), all: false, objects, path: path.to_owned() }
    }

    /// Of any block, by its keyword and first label.
    pub(super) fn of(keyword: &str, label: &str) -> Inside<'static> {
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

pub fn has_object(json: &Json) -> bool {
    match json {
        Json::Object(_) => true,
        Json::Array(items) => items.iter().any(has_object),
        _ => false,
    }
}
