//! JSON as a tree, also where it is cut off or only nearly JSON.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value as Json;

use super::super::Cause;
use super::{Broken, Data, MAX_DEPTH, NodeId, Style, Tree, nesting};

/// Where an escape is half of a character: one of a surrogate pair without the other.
pub fn half_characters(text: &str) -> impl Iterator<Item = usize> {
    const ESCAPE: usize = r"\ud800".len();
    let unit = |at: usize| {
        let digits = text.get(at..at + ESCAPE)?.strip_prefix(r"\u")?;
        u16::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|it| it.is_ascii_hexdigit()))
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find('\\')?;
            let escape = at;
            match (unit(at), unit(at + ESCAPE)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at += 2 * ESCAPE,
                (Some(0xd800..=0xdfff), _) => {
                    at += ESCAPE;
                    return Some(escape);
                }
                (Some(_), _) => at += ESCAPE,
                // The character after it may have several bytes.
                (None, _) => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            }
        }
    })
}

/// The text as Terraform 1.11.4 reads it: each half of a character is U+FFFD. Every place stays.
fn with_whole_characters(text: &str) -> Cow<'_, str> {
    let mut whole = Cow::Borrowed(text);
    for at in half_characters(text) {
        whole.to_mut().replace_range(at..at + r"\ufffd".len(), r"\ufffd");
    }
    whole
}

impl Tree {
    /// Reads JSON. What isn't JSON is YAML if that reads all of it, unless the file can only be JSON.
    pub fn parse_json(text: &str, only_json: bool, go_on: &mut dyn FnMut(usize) -> bool) -> Tree {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let whole = with_whole_characters(text);
        let text = &*whole;
        let tree = Tree { json: true, ..Tree::default() };
        if let Some(offset) = too_deep(&text[start..]) {
            let broken = Broken { offset: offset + start, from: start, open: None, message: nesting(), cause: None };
            return Tree { broken: Some(broken), ..tree };
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
        let yaml = (!only_json).then(|| Tree::parse_yaml(text, go_on)).filter(Tree::is_whole);
        if let Some(yaml) = yaml {
            return yaml;
        }
        let mut broken = Broken {
            offset: error.range().start + start,
            from: start,
            open: None,
            message: format!("Invalid JSON: {}.", error.kind().to_string().trim_end_matches('.')),
            cause: Some(Cause::NotJson),
        };
        // What is before the slip, with every bracket closed.
        let before = &text[start..broken.offset.min(text.len())];
        // A number or word that goes on behind the slip isn't what is before it.
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
        let is_split = before.ends_with(goes_on) && text[start + before.len()..].starts_with(goes_on);
        let places = cuts(before).into_iter().rev().filter(|(at, _)| *at < before.len() || !is_split);
        let repaired = places.take(8).find_map(|(at, closing)| {
            let mut tree = parse(&format!("{}{closing}", &before[..at])).ok()?;
            broken.from = at + start;
            let open = tree.ends_behind(at + start);
            // The brackets that were added aren't in the text.
            tree.nodes.iter_mut().for_each(|node| node.span.end = node.span.end.min(at + start));
            Some((tree, open))
        });
        let (mut tree, open) = repaired.unwrap_or((tree, Vec::new()));
        tree.broken = Some(broken);
        tree.cut(&open, None);
        tree
    }

    /// The lists and mappings that end behind a place, each in the one before.
    fn ends_behind(&self, at: usize) -> Vec<NodeId> {
        let mut open: Vec<NodeId> = self.roots.clone();
        while let Some(last) = open.last() {
            let inner = match &self.node(*last).data {
                Data::Seq(items) => items.last(),
                Data::Map(members) => members.last().map(|(_, value)| value),
                _ => None,
            };
            match inner.filter(|inner| self.node(**inner).span.end > at) {
                Some(inner) => open.push(*inner),
                None => break,
            }
        }
        open
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

    /// A tree of JSON that is in no text as it is: all of it is at one place.
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
}

/// The byte where brackets nest too deeply, strings not set.
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
