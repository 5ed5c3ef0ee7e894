//! What the document holds next to resources and variables: the blocks that are printed as they were, and those that
//! Terraform could not read.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::body::{EITHER, Inside, language_body};
use crate::document::absent::{self, Absent, Why};
use crate::document::{Value, text};
use crate::emit::Doc;
use crate::emit::syntax::hcl;
use crate::program::{Omission, Program, Resource, Scope, UNREADABLE};
use crate::schema::supporting::resource_kind;
use crate::schema::terraform::{self, Block};

/// Top-level blocks that the document keeps, as far as HCL supports them.
#[derive(Default)]
pub struct Rest {
    /// By the key's place in [`terraform::BLOCKS`].
    blocks: Vec<(usize, Doc)>,
    /// Addresses of those that HCL might not support.
    pub omitted: Vec<(String, &'static str)>,
}

/// The blocks of a configuration that are kept as they were, in the order of a file.
pub fn kept_blocks() -> impl Iterator<Item = (usize, &'static Block)> {
    terraform::BLOCKS.iter().enumerate().filter(|(_, block)| !matches!(block.keyword, "variable" | "import"))
}

impl Rest {
    pub fn between(&self, from: &str, to: &str) -> impl Iterator<Item = Doc> + use<'_> {
        let place = |key: &str| terraform::BLOCKS.iter().position(|block| block.keyword == key);
        let (from, to) = (place(from), place(to));
        self.blocks.iter().filter(move |(at, _)| Some(*at) >= from && Some(*at) <= to).map(|(_, doc)| doc.clone())
    }
}

/// The top-level blocks of a complete program; none of another.
pub fn blocks_of(rest: &Map<String, Json>, complete: bool) -> Rest {
    if complete { rest_blocks(rest) } else { Rest::default() }
}

pub fn rest_blocks(rest: &Map<String, Json>) -> Rest {
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

/// What the document holds next to resources and variables, without what Terraform could not read.
pub fn readable(program: &Program) -> Cow<'_, Map<String, Json>> {
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

/// The kept blocks that aren't printed, by the keys that lead to them, with the reasons.
pub fn unreadable(program: &Program) -> Vec<(Vec<String>, String)> {
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

pub fn unreadable_omissions(program: &Program) -> Vec<Omission> {
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
    let unknown =
        unknown.map(|key| Omission::new(None, key, "Terraform doesn't support this block in a configuration."));
    unreadable.into_iter().chain(unknown).collect()
}

/// The import blocks that the document holds; `None` for those that Terraform could not read. One whose client has an
/// ID that can't be one is omitted: a finding says so.
pub fn imports(program: &Program) -> impl Iterator<Item = Option<Import<'_>>> {
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

pub struct Import<'a> {
    pub json: &'a Json,
    pub block: &'a Map<String, Json>,
    /// The client with both its IDs.
    pub client: Option<&'a Arc<Resource>>,
}

/// A kept import block.
pub fn kept_import(block: &Map<String, Json>) -> Option<Doc> {
    let body = language_body(terraform::block("import")?, block, &Inside::of("import", "")).ok()?;
    Some(Doc::concat([Doc::keyword("import"), Doc::token(" "), body.doc()]))
}
