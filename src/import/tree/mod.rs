//! YAML and JSON with the place of every node: one tree for both, so that everything above knows neither.
//!
//! Nodes are in one vector; an alias is a node of its own that names its target, so nothing is copied and a file of
//! aliases of aliases stays as small as it is. Whoever walks through aliases must count its steps.
//!
//! Each node remembers whether a user took its value over: [`Tree::take`] and [`Tree::enter`] say so, looking at it
//! doesn't. What is never taken is found by [`Tree::gaps`].

mod json;
mod taken;
mod yaml;

pub use json::half_characters;

use std::cell::Cell;
use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::Cause;
use super::scalars::Rules;
use taken::Taken;

/// How deeply collections may nest.
pub const MAX_DEPTH: usize = 100;

/// The most nodes that are visited when aliases are followed.
const MAX_VISITS: usize = 400_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(u32);

#[derive(Debug)]
pub struct Node {
    /// From the tag or anchor, where there is one, to the end of the value; without comments after it.
    pub span: Range<usize>,
    /// Where the value itself begins.
    pub content: usize,
    /// Without its exclamation mark: `Ref`. Tags of YAML itself are omitted.
    pub tag: Option<Box<str>>,
    pub data: Data,
    taken: Cell<Taken>,
}

#[derive(Debug)]
pub enum Data {
    Scalar(Box<str>, Style),
    Seq(Vec<NodeId>),
    Map(Vec<(NodeId, NodeId)>),
    Alias(NodeId),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Single,
    Double,
    /// `|` or `>`.
    Block,
}

#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    flow: Vec<NodeId>,
    /// One for each document of the stream.
    pub roots: Vec<NodeId>,
    /// Where it broke; what stood before is in the tree.
    pub broken: Option<Broken>,
    /// Aliases of anchors that aren't there, with their names: they represent nothing.
    pub dangling: Vec<(Range<usize>, String)>,
    /// Where what aliases represent begins, and the furthest end of those that begin there or before.
    shared: Vec<(usize, usize)>,
    /// Keys that come again later in the same mapping: the later one counts.
    pub repeated: Vec<NodeId>,
    pub json: bool,
    /// By which plain scalars are read.
    pub rules: &'static Rules,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub offset: usize,
    /// Where what isn't in the tree begins.
    pub from: usize,
    /// Where the innermost list or mapping begins that wasn't read to its end.
    pub open: Option<usize>,
    pub message: String,
    pub cause: Option<Cause>,
}

impl Tree {
    /// Moves the places that are inside of a character of `text` to its ends: what was parsed had others there.
    pub fn snap(&mut self, text: &str) {
        for node in &mut self.nodes {
            node.span = text.floor_char_boundary(node.span.start)..text.ceil_char_boundary(node.span.end);
            node.content = text.floor_char_boundary(node.content);
        }
    }

    /// Whether all of the text is in the tree.
    pub fn is_whole(&self) -> bool {
        self.broken.is_none() && self.dangling.is_empty()
    }

    /// Ends the tree where the text broke. `open` are the lists and mappings that weren't read to their ends, from the
    /// outermost to the innermost, and `key` waits for its value: a list of which no element was read isn't an empty
    /// list.
    fn cut(&mut self, open: &[NodeId], key: Option<NodeId>) {
        let mut from = key.map_or(usize::MAX, |key| self.node(key).span.start);
        let mut open = open;
        while let [.., parent, child] = *open
            && match &self.node(child).data {
                Data::Seq(items) => items.is_empty(),
                Data::Map(members) => members.is_empty(),
                _ => false,
            }
        {
            from = from.min(self.node(child).span.start);
            match &mut self.nodes[parent.0 as usize].data {
                Data::Seq(items) => drop(items.pop_if(|last| *last == child)),
                Data::Map(members) => {
                    if let Some((key, _)) = members.pop_if(|(_, last)| *last == child) {
                        from = from.min(self.node(key).span.start);
                    }
                }
                _ => {}
            }
            open = &open[..open.len() - 1];
        }
        let innermost = open.last().map(|it| self.node(*it).span.start);
        if let Some(broken) = &mut self.broken {
            broken.from = broken.from.min(from);
            broken.open = innermost;
        }
    }

    fn push(&mut self, span: Range<usize>, data: Data) -> NodeId {
        self.nodes.push(Node { content: span.start, span, tag: None, data, taken: Cell::new(Taken::No) });
        NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX))
    }

    /// Whether aliases represent the node or something in it, or it is a part of what they represent.
    pub fn is_shared(&self, id: NodeId) -> bool {
        let span = &self.node(id).span;
        let begun = self.shared.partition_point(|(start, _)| *start < span.end);
        begun.checked_sub(1).is_some_and(|at| self.shared[at].1 > span.start)
    }

    /// Whether the node as a whole is what aliases represent, or a part of it.
    pub fn is_inside_shared(&self, id: NodeId) -> bool {
        let span = &self.node(id).span;
        let begun = self.shared.partition_point(|(start, _)| *start <= span.start);
        begun.checked_sub(1).is_some_and(|at| self.shared[at].1 >= span.end)
    }

    fn find_shared(&mut self, targets: &[NodeId]) {
        self.shared = targets.iter().map(|id| (self.node(*id).span.start, self.node(*id).span.end)).collect();
        self.shared.sort_unstable();
        let mut end = 0;
        for place in &mut self.shared {
            end = end.max(place.1);
            place.1 = end;
        }
    }

    fn find_repeated(&mut self) {
        let mut repeated = Vec::new();
        for node in &self.nodes {
            let Data::Map(members) = &node.data else { continue };
            let mut seen = std::collections::HashMap::with_capacity(members.len());
            for (key, _) in members {
                if let Some(text) = self.text(*key).filter(|text| *text != "<<")
                    && let Some(earlier) = seen.insert(text, *key)
                {
                    repeated.push(earlier);
                }
            }
        }
        self.repeated = repeated;
    }

    /// The first alias, and the first key that merges a mapping (`<<`).
    pub fn first_shared(&self) -> (Option<NodeId>, Option<NodeId>) {
        let ids = || (0..self.nodes.len()).map(|at| NodeId(u32::try_from(at).unwrap_or(u32::MAX)));
        let keys = self.nodes.iter().filter_map(|node| match &node.data {
            Data::Map(members) if !self.json => members.iter().find(|(key, _)| self.text(*key) == Some("<<")),
            _ => None,
        });
        let merge = keys.map(|(key, _)| *key).min_by_key(|key| key.0);
        (ids().find(|id| self.is_alias(*id)), merge)
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node that an alias represents; itself for any other.
    pub fn resolve(&self, mut id: NodeId) -> NodeId {
        for _ in 0..MAX_DEPTH {
            match &self.node(id).data {
                Data::Alias(target) => id = *target,
                _ => break,
            }
        }
        id
    }

    /// What is at the node, or where its alias leads.
    pub fn data(&self, id: NodeId) -> &Data {
        &self.node(self.resolve(id)).data
    }

    pub fn tag(&self, id: NodeId) -> Option<&str> {
        self.node(self.resolve(id)).tag.as_deref()
    }

    pub fn span(&self, id: NodeId) -> Range<usize> {
        self.node(id).span.clone()
    }

    pub fn is_alias(&self, id: NodeId) -> bool {
        matches!(self.node(id).data, Data::Alias(_))
    }

    /// Written in brackets or braces. Nodes are pushed in order, so the list is sorted for YAML; JSON is all flow.
    pub fn is_flow(&self, id: NodeId) -> bool {
        let id = self.resolve(id);
        self.json && matches!(self.node(id).data, Data::Seq(_) | Data::Map(_))
            || self.flow.binary_search_by_key(&id.0, |it| it.0).is_ok()
    }

    pub fn is_map(&self, id: NodeId) -> bool {
        matches!(self.data(id), Data::Map(_))
    }

    pub fn is_seq(&self, id: NodeId) -> bool {
        matches!(self.data(id), Data::Seq(_))
    }

    /// Every scalar, keys included, with its place.
    pub fn scalars(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.nodes.iter().filter_map(|node| match &node.data {
            Data::Scalar(text, _) => Some((node.span.clone(), &**text)),
            _ => None,
        })
    }

    /// How many nodes have a tag of their own.
    pub fn count_tags(&self) -> usize {
        self.nodes.iter().filter(|node| node.tag.is_some()).count()
    }

    /// The text of a scalar, whatever its style.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.data(id) {
            Data::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is there: `null`, `~`, or no value at all.
    pub fn is_null(&self, id: NodeId) -> bool {
        matches!(self.data(id), Data::Scalar(text, Style::Plain) if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }

    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.data(id) {
            Data::Seq(items) => items,
            _ => &[],
        }
    }

    /// The members of a mapping, each key once, merged ones (`<<`) after its own.
    pub fn members(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + use<> {
        let mut members: Vec<(NodeId, NodeId)> = Vec::new();
        self.collect_members(id, &mut members, 0, &mut 20_000);
        members.into_iter()
    }

    fn collect_members(&self, id: NodeId, members: &mut Vec<(NodeId, NodeId)>, depth: usize, budget: &mut usize) {
        let Data::Map(own) = self.data(id) else { return };
        // Merges of merges of merges: no one needs as many.
        if depth > 0 {
            *budget = budget.saturating_sub(own.len() + members.len() + 1);
            if *budget == 0 {
                return;
            }
        }
        let mut index: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for (at, (key, _)) in members.iter().enumerate() {
            index.extend(self.text(*key).map(|text| (text, at)));
        }
        let merged = index.len();
        let mut merges = Vec::new();
        for (key, value) in own {
            let Some(text) = self.text(*key) else { continue };
            if text == "<<" && !self.json {
                merges.push(*value);
                continue;
            }
            match index.get(text) {
                Some(at) if *at < merged && depth > 0 => {}
                Some(at) => members[*at] = (*key, *value),
                None => {
                    index.insert(text, members.len());
                    members.push((*key, *value));
                }
            }
        }
        drop(index);
        if depth > 8 {
            return;
        }
        for merge in merges {
            match self.data(merge) {
                Data::Map(_) => self.collect_members(merge, members, depth + 1, budget),
                Data::Seq(items) => {
                    items.iter().for_each(|item| self.collect_members(*item, members, depth + 1, budget));
                }
                _ => {}
            }
        }
    }

    /// The value of a key; the last where it is repeated.
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let Data::Map(own) = self.data(id) else { return None };
        let found = own.iter().rev().find(|(name, _)| self.text(*name) == Some(key)).map(|(_, value)| *value);
        let has_merge = || own.iter().any(|(name, _)| self.text(*name) == Some("<<"));
        match found {
            Some(found) => Some(found),
            None if !self.json && has_merge() => {
                self.members(id).find(|(name, _)| self.text(*name) == Some(key)).map(|(_, value)| value)
            }
            None => None,
        }
    }

    /// The value at the end of a path of keys.
    pub fn path(&self, id: NodeId, path: &[&str]) -> Option<NodeId> {
        path.iter().try_fold(id, |node, key| self.get(node, key))
    }

    /// A plain scalar as JSON, by the rules of the file's format.
    pub fn plain(&self, text: &str) -> Json {
        match self.json {
            true => serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.to_owned())),
            false => self.rules.value(text),
        }
    }

    /// What a plain scalar evaluates to where text is expected; `None` where that is how it is written.
    pub fn other_text(&self, id: NodeId) -> Option<String> {
        match self.data(id) {
            Data::Scalar(text, Style::Plain) if !self.json => self.rules.as_text(text),
            _ => None,
        }
    }

    /// A scalar as JSON, by the rules of the file's format.
    pub fn scalar(&self, id: NodeId) -> Option<Json> {
        match self.data(id) {
            Data::Scalar(text, Style::Plain) => Some(self.plain(text)),
            Data::Scalar(text, _) => Some(Json::String(text.to_string())),
            _ => None,
        }
    }

    /// Takes a node as JSON, tags dropped; `None` where it is too large or too deep once its aliases are followed.
    pub fn to_json(&self, id: NodeId) -> Option<Json> {
        let mut visited = Vec::new();
        let json = self.json_at(id, 0, &mut visited)?;
        visited.into_iter().for_each(|id| self.take_alone(id));
        Some(json)
    }

    fn json_at(&self, id: NodeId, depth: usize, visited: &mut Vec<NodeId>) -> Option<Json> {
        if depth > MAX_DEPTH || visited.len() >= MAX_VISITS {
            return None;
        }
        visited.push(id);
        Some(match self.data(id) {
            Data::Scalar(..) => self.scalar(id)?,
            Data::Seq(items) => {
                Json::Array(items.iter().map(|item| self.json_at(*item, depth + 1, visited)).collect::<Option<_>>()?)
            }
            Data::Map(_) => {
                let mut map = Map::new();
                for (key, value) in self.members(id) {
                    map.insert(self.text(key)?.to_owned(), self.json_at(value, depth + 1, visited)?);
                }
                Json::Object(map)
            }
            Data::Alias(_) => return None,
        })
    }
}

fn nesting() -> String {
    format!(
        "Skipped deeper levels: the builder reads up to {MAX_DEPTH} levels of lists and mappings. They stay in your file."
    )
}
