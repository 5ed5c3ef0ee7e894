//! YAML and JSON with the place of every node: one tree for both, so that everything above knows neither.
//!
//! Nodes are in one vector; an alias is a node of its own that names its target, so nothing is copied and a file of
//! aliases of aliases stays as small as it is. Whoever walks through aliases has to count its steps.
//!
//! Each node remembers whether somebody took its value over: [`Tree::take`] and [`Tree::enter`] say so, looking at it
//! does not. What is never taken is found by [`Tree::gaps`].

use std::cell::Cell;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};
use serde_json::{Map, Value as Json};

use super::scalars::Rules;

use super::consumed::Gap;

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
    /// Without its exclamation mark: `Ref`. Tags of YAML itself are left out.
    pub tag: Option<Box<str>>,
    pub data: Data,
    taken: Cell<Taken>,
}

/// How much of a node somebody took over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Taken {
    No,
    /// The node, and not what is in it.
    Alone,
    /// The node with all that is in it.
    Whole,
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
    /// Where what aliases stand for begins, and the furthest end of those that begin there or before.
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
    /// Where what is not in the tree begins.
    pub from: usize,
    pub message: String,
}

impl Tree {
    /// Moves the places that are inside of a character of `text` to its ends: what was parsed had others there.
    pub fn snap(&mut self, text: &str) {
        for node in &mut self.nodes {
            node.span = text.floor_char_boundary(node.span.start)..text.ceil_char_boundary(node.span.end);
            node.content = text.floor_char_boundary(node.content);
        }
    }

    /// Reads JSON; what is not JSON is read as far as YAML goes, which JSON is.
    pub fn parse_json(text: &str, go_on: &mut dyn FnMut(usize) -> bool) -> Tree {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let tree = Tree { json: true, ..Tree::default() };
        if let Some(offset) = too_deep(&text[start..]) {
            return Tree { broken: Some(Broken { offset: offset + start, from: start, message: nesting() }), ..tree };
        }
        let options = jsonc_parser::ParseOptions {
            allow_missing_commas: false,
            allow_loose_object_property_names: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
            ..jsonc_parser::ParseOptions::default()
        };
        let parse = |text: &str| {
            let mut tree = Tree { json: true, ..Tree::default() };
            let parsed = jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &options)?;
            if let Some(value) = parsed.value {
                let root = tree.add_json(value, start);
                tree.roots.push(root);
            }
            tree.find_repeated();
            Ok::<Tree, jsonc_parser::errors::ParseError>(tree)
        };
        let error = match parse(&text[start..]) {
            Ok(tree) => return tree,
            Err(error) => error,
        };
        // YAML may begin with a brace too.
        let yaml = Tree::parse_yaml(text, go_on);
        if yaml.broken.is_none() {
            return yaml;
        }
        let mut broken = Broken {
            offset: error.range().start + start,
            from: start,
            message: format!("This is not JSON: {}.", error.kind().to_string().trim_end_matches('.')),
        };
        // What stands before the slip, with every bracket closed.
        let before = &text[start..broken.offset.min(text.len())];
        let repaired = cuts(before).into_iter().rev().take(8).find_map(|(at, closing)| {
            let mut tree = parse(&format!("{}{closing}", &before[..at])).ok()?;
            // The brackets that were added are not in the text.
            tree.nodes.iter_mut().for_each(|node| node.span.end = node.span.end.min(at + start));
            broken.from = at + start;
            Some(tree)
        });
        Tree { broken: Some(broken), ..repaired.unwrap_or(tree) }
    }

    fn add_json(&mut self, value: jsonc_parser::ast::Value, start: usize) -> NodeId {
        use jsonc_parser::ast::{ObjectPropName, Value};
        let scalar = |text: &str, style| Data::Scalar(text.into(), style);
        let (range, data) = match value {
            Value::StringLit(it) => (it.range, scalar(&it.value, Style::Double)),
            Value::NumberLit(it) => (it.range, scalar(it.value, Style::Plain)),
            Value::BooleanLit(it) => (it.range, scalar(if it.value { "true" } else { "false" }, Style::Plain)),
            Value::NullKeyword(it) => (it.range, scalar("null", Style::Plain)),
            Value::Array(it) => {
                let items = it.elements.into_iter().map(|item| self.add_json(item, start)).collect();
                (it.range, Data::Seq(items))
            }
            Value::Object(it) => {
                let mut members = Vec::with_capacity(it.properties.len());
                for property in it.properties {
                    let (range, name) = match &property.name {
                        ObjectPropName::String(name) => (name.range, scalar(&name.value, Style::Double)),
                        ObjectPropName::Word(name) => (name.range, scalar(name.value, Style::Plain)),
                    };
                    let key = self.push(range.start + start..range.end + start, name);
                    let value = self.add_json(property.value, start);
                    members.push((key, value));
                }
                (it.range, Data::Map(members))
            }
        };
        let flow = matches!(data, Data::Seq(_) | Data::Map(_));
        let id = self.push(range.start + start..range.end + start, data);
        if flow {
            self.flow.push(id);
        }
        id
    }

    /// A tree of JSON that stands in no text as it is: all of it is at one place.
    pub fn of_json(json: &Json, span: Range<usize>) -> Tree {
        let mut tree = Tree { json: true, ..Tree::default() };
        let root = tree.add_value(json, &span);
        tree.roots.push(root);
        tree
    }

    fn add_value(&mut self, json: &Json, span: &Range<usize>) -> NodeId {
        let data = match json {
            Json::Null => Data::Scalar("null".into(), Style::Plain),
            Json::Bool(value) => Data::Scalar(value.to_string().into(), Style::Plain),
            Json::Number(number) => Data::Scalar(number.to_string().into(), Style::Plain),
            Json::String(text) => Data::Scalar(text.as_str().into(), Style::Double),
            Json::Array(items) => Data::Seq(items.iter().map(|item| self.add_value(item, span)).collect()),
            Json::Object(items) => Data::Map(
                items
                    .iter()
                    .map(|(key, item)| {
                        let key = self.push(span.clone(), Data::Scalar(key.as_str().into(), Style::Double));
                        (key, self.add_value(item, span))
                    })
                    .collect(),
            ),
        };
        self.push(span.clone(), data)
    }

    fn push(&mut self, span: Range<usize>, data: Data) -> NodeId {
        self.nodes.push(Node { content: span.start, span, tag: None, data, taken: Cell::new(Taken::No) });
        NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX))
    }

    /// Reads YAML up to where it breaks.
    pub fn parse_yaml(text: &str, go_on: &mut dyn FnMut(usize) -> bool) -> Tree {
        let mut tree = Tree::default();
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        // What is open: the node, and the key that waits for its value.
        let mut open: Vec<(NodeId, Option<NodeId>)> = Vec::new();
        let mut anchors: Vec<Option<NodeId>> = Vec::new();
        let mut targets = Vec::new();
        let mut last = None;
        let (mut count, mut read) = (0_usize, 0);
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = match event {
                Ok(found) => found,
                Err(error) => {
                    let offset = error.marker().byte_offset().unwrap_or(text.len());
                    tree.broken = Some(Broken {
                        offset,
                        from: read.min(offset),
                        message: match error.info().as_str() {
                            "recursion limit exceeded" => nesting(),
                            why => format!("This is not YAML: {}.", why.trim_end_matches('.')),
                        },
                    });
                    break;
                }
            };
            let range = span.byte_range().unwrap_or(0..0);
            read = read.max(range.end);
            count += 1;
            if count.is_multiple_of(4096) && !go_on(range.start) {
                break;
            }
            let tag_start = span.tag_start().and_then(|it| it.byte_offset());
            let local = |tag: Option<&granit_parser::Tag>| {
                tag.filter(|tag| tag.core_suffix().is_none()).map(|tag| {
                    let whole = format!("{}{}", tag.handle(), tag.suffix());
                    whole.trim_start_matches('!').into()
                })
            };
            let (data, tag, is_flow) = match &event {
                Event::Scalar(value, style, _, tag) => {
                    let style = match style {
                        ScalarStyle::Plain => Style::Plain,
                        ScalarStyle::SingleQuoted => Style::Single,
                        ScalarStyle::DoubleQuoted => Style::Double,
                        _ => Style::Block,
                    };
                    // `!!str 1` is text, whatever it looks like.
                    let text = tag.as_ref().is_some_and(|tag| tag.core_suffix() == Some("str"));
                    let style = if text && style == Style::Plain { Style::Double } else { style };
                    (Data::Scalar(value.as_ref().into(), style), local(tag.as_deref()), false)
                }
                Event::SequenceStart(style, _, tag) => {
                    (Data::Seq(Vec::new()), local(tag.as_deref()), *style == StructureStyle::Flow)
                }
                Event::MappingStart(style, _, tag) => {
                    (Data::Map(Vec::new()), local(tag.as_deref()), *style == StructureStyle::Flow)
                }
                Event::Alias(id) => match anchors.get(*id).copied().flatten() {
                    Some(target) => {
                        targets.push(target);
                        (Data::Alias(target), None, false)
                    }
                    None => (Data::Scalar("".into(), Style::Plain), None, false),
                },
                Event::UnresolvedAlias(name) => {
                    tree.broken.get_or_insert(Broken {
                        offset: range.start,
                        from: range.start,
                        message: format!("*{name} refers to an anchor that is not there."),
                    });
                    (Data::Scalar("".into(), Style::Plain), None, false)
                }
                Event::Anchor(id, _) => {
                    if anchors.len() <= *id {
                        anchors.resize(*id + 1, None);
                    }
                    anchors[*id] = last;
                    if let Some(NodeId(node)) = last {
                        let span = &mut tree.nodes[node as usize].span;
                        span.start = span.start.min(range.start);
                    }
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some((node, _)) = open.pop() {
                        tree.close(node, range.end, text);
                    }
                    continue;
                }
                _ => continue,
            };
            let range = match &data {
                Data::Scalar(_, Style::Block) => with_header(text, range),
                _ => range,
            };
            let node = tree.push(range.clone(), data);
            last = Some(node);
            let entry = &mut tree.nodes[node.0 as usize];
            entry.tag = tag;
            if let Some(start) = tag_start {
                entry.span.start = entry.span.start.min(start);
            }
            if is_flow {
                tree.flow.push(node);
            }
            match open.last_mut() {
                None => tree.roots.push(node),
                Some((parent, key)) => match &mut tree.nodes[parent.0 as usize].data {
                    Data::Seq(items) => items.push(node),
                    Data::Map(members) => match key.take() {
                        Some(key) => members.push((key, node)),
                        None => *key = Some(node),
                    },
                    _ => {}
                },
            }
            if matches!(event, Event::SequenceStart(..) | Event::MappingStart(..)) {
                open.push((node, None));
            }
        }
        while let Some((node, _)) = open.pop() {
            tree.close(node, text.len(), text);
        }
        tree.find_shared(&targets);
        tree.find_repeated();
        tree
    }

    /// Sets the end of a collection: after its last bracket, or, in block style, after its last value.
    fn close(&mut self, node: NodeId, end: usize, text: &str) {
        let flow = self.is_flow(node);
        let last = match &self.nodes[node.0 as usize].data {
            Data::Seq(items) => items.last().copied(),
            Data::Map(members) => members.last().map(|(_, value)| *value),
            _ => None,
        };
        let end = match last {
            _ if flow => end,
            Some(last) => self.node(last).span.end,
            None => end,
        };
        let key_end = match &self.nodes[node.0 as usize].data {
            Data::Map(members) => members.last().map_or(0, |(key, _)| self.node(*key).span.end),
            _ => 0,
        };
        // A list in block style begins with its first dash.
        let dash = match &self.nodes[node.0 as usize].data {
            Data::Seq(items) if !flow => items.first().map(|first| self.node(*first).span.start),
            _ => None,
        };
        let dash =
            dash.map(|item| text[..item].trim_end()).filter(|before| before.ends_with('-')).map(|it| it.len() - 1);
        let entry = &mut self.nodes[node.0 as usize];
        if let Some(dash) = dash {
            entry.content = entry.content.min(dash);
            entry.span.start = entry.span.start.min(dash);
        }
        entry.span.end = end.max(entry.span.start).max(key_end);
    }

    /// Whether aliases stand for the node or something in it, or it is a part of what they stand for.
    pub fn is_shared(&self, id: NodeId) -> bool {
        let span = &self.node(id).span;
        let begun = self.shared.partition_point(|(start, _)| *start < span.end);
        begun.checked_sub(1).is_some_and(|at| self.shared[at].1 > span.start)
    }

    /// Whether the node as a whole is what aliases stand for, or a part of it.
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

    /// The node that an alias stands for; itself for any other.
    pub fn resolve(&self, mut id: NodeId) -> NodeId {
        for _ in 0..MAX_DEPTH {
            match &self.node(id).data {
                Data::Alias(target) => id = *target,
                _ => break,
            }
        }
        id
    }

    /// What stands at the node, or where its alias leads.
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
        // Merges of merges of merges: nobody needs as many.
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

    /// What a plain scalar comes to where text is expected; `None` where that is how it is written.
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

    /// Says that the document has what stands here, with all that is in it.
    pub fn take(&self, id: NodeId) {
        let node = self.node(id);
        if let Data::Scalar(..) = node.data {
            return node.taken.set(Taken::Whole);
        }
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let node = self.node(id);
            if node.taken.replace(Taken::Whole) == Taken::Whole {
                continue;
            }
            match &node.data {
                Data::Scalar(..) => {}
                Data::Seq(items) => open.extend(items),
                Data::Map(members) => open.extend(members.iter().map(|(_, value)| value)),
                Data::Alias(target) => open.push(*target),
            }
        }
    }

    /// Says that what is in a mapping or list is taken one by one; what a mapping merges (`<<`) is entered as well.
    pub fn enter(&self, id: NodeId) {
        self.enter_at(id, 0, &mut 20_000);
    }

    /// The node and what an alias leads to, and nothing of what is in it.
    fn take_alone(&self, id: NodeId) {
        for id in [id, self.resolve(id)] {
            let taken = &self.node(id).taken;
            if taken.get() == Taken::No {
                taken.set(Taken::Alone);
            }
        }
    }

    fn enter_at(&self, id: NodeId, depth: usize, budget: &mut usize) {
        if matches!(self.data(id), Data::Scalar(..)) {
            return;
        }
        self.take_alone(id);
        let Data::Map(members) = self.data(id) else { return };
        if self.json || depth > 8 {
            return;
        }
        for (_, merge) in members.iter().filter(|(key, _)| self.text(*key) == Some("<<")) {
            let Some(left) = budget.checked_sub(1) else { return };
            *budget = left;
            self.enter_at(*merge, depth + 1, budget);
            if let Data::Seq(items) = self.data(*merge) {
                items.iter().for_each(|item| self.enter_at(*item, depth + 1, budget));
            }
        }
    }

    /// What was not taken, in the order of the text. A mapping or list counts as one where nothing in it was taken.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut rests = vec![Rest::Nothing; self.nodes.len()];
        for root in &self.roots {
            match self.rest(*root, &mut rests) {
                Rest::All if !self.is_null(*root) => gaps.push(self.gap(None, *root, &[])),
                Rest::Some => self.find_gaps(*root, &rests, &mut Vec::new(), &mut gaps),
                _ => {}
            }
        }
        gaps
    }

    fn children(&self, id: NodeId) -> impl Iterator<Item = (Option<NodeId>, NodeId)> {
        let (items, members): (&[NodeId], &[(NodeId, NodeId)]) = match &self.node(id).data {
            Data::Seq(items) => (items, &[]),
            Data::Map(members) => (&[], members),
            _ => (&[], &[]),
        };
        let items = items.iter().map(|item| (None, *item));
        items.chain(members.iter().map(|(key, value)| (Some(*key), *value)))
    }

    /// How much of each node below was not taken. Aliases are not followed: what they stand for is in the tree itself.
    fn rest(&self, id: NodeId, rests: &mut [Rest]) -> Rest {
        let own = self.node(id).taken.get();
        if own == Taken::Whole {
            return Rest::Nothing;
        }
        let (mut left, mut taken, mut empty) = (false, own != Taken::No, true);
        for (_, child) in self.children(id) {
            let rest = self.rest(child, rests);
            left |= rest != Rest::Nothing;
            taken |= rest != Rest::All;
            empty = false;
        }
        let rest = match (left || empty && !taken, taken) {
            (false, _) => Rest::Nothing,
            (true, true) => Rest::Some,
            (true, false) => Rest::All,
        };
        rests[id.0 as usize] = rest;
        rest
    }

    fn find_gaps<'t>(&'t self, id: NodeId, rests: &[Rest], path: &mut Vec<&'t str>, gaps: &mut Vec<Gap>) {
        for (key, child) in self.children(id) {
            match rests[child.0 as usize] {
                Rest::All => gaps.push(self.gap(key, child, path)),
                Rest::Some => {
                    path.push(key.and_then(|key| self.text(key)).unwrap_or_default());
                    self.find_gaps(child, rests, path, gaps);
                    path.pop();
                }
                Rest::Nothing => {}
            }
        }
    }

    fn gap(&self, key: Option<NodeId>, value: NodeId, path: &[&str]) -> Gap {
        let name = key.and_then(|key| self.text(key)).unwrap_or_default().to_owned();
        let key = key.map(|key| self.span(key));
        let value = self.span(value);
        let start = key.as_ref().map_or(value.start, |key| key.start);
        let span = start..value.end.max(key.map_or(0, |key| key.end));
        Gap { span, value: value.start, name, parent: path.iter().map(|it| (*it).to_owned()).collect() }
    }
}

/// How much of a node nobody took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    All,
    Some,
    Nothing,
}

/// A block scalar from its `|` or `>` on, which the parser leaves out, to the end of its last line.
fn with_header(text: &str, content: Range<usize>) -> Range<usize> {
    let Some(inside) = text.get(content.clone()) else { return content };
    let end = content.start + inside.trim_end().len();
    let before = text[..content.start].trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let is_header = |at: &usize| {
        let rest = before[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let ends = rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#');
        ends && (*at == line || before[..*at].ends_with([' ', '\t']))
    };
    let found = before[line..].match_indices(['|', '>']).map(|(at, _)| line + at).find(is_header);
    let start = found.unwrap_or(content.start);
    start..end.max(start)
}

/// The byte where brackets nest too deeply, strings left out.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The last places where JSON can be cut off, and the brackets that are open there.
fn cuts(text: &str) -> Vec<(usize, String)> {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    let mut cuts: std::collections::VecDeque<(usize, String)> = std::collections::VecDeque::new();
    for (at, byte) in text.bytes().enumerate() {
        let cut = match byte {
            _ if escaped => {
                escaped = false;
                continue;
            }
            b'\\' if quoted => {
                escaped = true;
                continue;
            }
            b'"' => {
                quoted = !quoted;
                continue;
            }
            _ if quoted => continue,
            b'[' | b'{' => {
                open.push(if byte == b'[' { ']' } else { '}' });
                at + 1
            }
            b']' | b'}' => {
                open.pop();
                at + 1
            }
            b',' => at,
            _ => continue,
        };
        if cuts.len() == 8 {
            cuts.pop_front();
        }
        cuts.push_back((cut, open.iter().rev().collect()));
    }
    cuts.push_back((text.len(), open.iter().rev().collect()));
    cuts.into()
}

fn nesting() -> String {
    format!(
        "The builder reads up to {MAX_DEPTH} levels of lists and mappings. What is deeper is not read. It stays in your file."
    )
}
