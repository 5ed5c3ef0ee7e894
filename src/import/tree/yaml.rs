//! YAML as a tree, up to where it breaks.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::{Broken, Data, MAX_DEPTH, NodeId, Style, Tree, nesting};

impl Tree {
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
                        open: None,
                        message: match error.info().as_str() {
                            "recursion limit exceeded" => nesting(),
                            why => format!("Invalid YAML: {}.", why.trim_end_matches('.')),
                        },
                        cause: None,
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
                    tree.dangling.push((range.clone(), name.to_string()));
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
        let cut: Vec<NodeId> = open.iter().map(|(node, _)| *node).collect();
        let key = open.last().and_then(|(_, key)| *key);
        while let Some((node, _)) = open.pop() {
            tree.close(node, text.len(), text);
        }
        if tree.broken.is_some() {
            tree.cut(&cut, key);
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
}

/// A block scalar from its `|` or `>` on, which the parser omits, to the end of its last line.
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
