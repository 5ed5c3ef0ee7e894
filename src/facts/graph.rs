//! Which declaration refers to which: a graph of a document's clients, resources, data sources and locals, and its circles.
//!
//! Visits only what can be reached from where a user asks, each declaration once, without recursion: to judge one
//! client costs what it refers to, to judge all of them is linear.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use crate::document::{Client, Document};
use crate::schema::{USER_POOL_CLIENT, fields};

/// So many clients are looked for one by one.
const FEW: usize = 8;

/// The references of a document, read when they are asked for.
pub(crate) struct Graph<'a> {
    document: &'a Document,
    clients: OnceCell<HashMap<&'a str, &'a Client>>,
    /// How often a client was asked for.
    asked: Cell<usize>,
    state: RefCell<State>,
}

/// How a declaration comes back to itself.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Circle {
    /// The places where it refers to itself, and to which attribute; empty where to all of itself.
    pub own: Vec<(Place, String)>,
    pub way: Option<Way>,
}

/// A circle with others.
#[derive(Debug, PartialEq)]
pub(crate) struct Way {
    /// The place that leads into it.
    pub place: Place,
    /// The first declarations on it, by address, this one first.
    pub first: Vec<String>,
    /// How many more there are before it comes back; `None` where that wasn't counted.
    pub more: Option<usize>,
    /// Whether a client is among them.
    pub client: bool,
}

/// The argument, and the element of a list, that holds a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub argument: String,
    pub element: Option<usize>,
}

struct Edge {
    to: usize,
    place: Place,
    attribute: String,
}

struct Node {
    address: String,
    edges: Vec<Edge>,
    /// When it was visited, and the earliest that it leads back to (Tarjan's algorithm).
    index: usize,
    low: usize,
    /// What it belongs to, once known: an index into the rings.
    component: Option<usize>,
    /// Its place in the ring.
    position: Option<usize>,
}

/// Declarations that all lead to each other.
#[derive(Default)]
struct Ring {
    /// One way round; empty for one declaration alone.
    way: Vec<usize>,
    client: bool,
}

#[derive(Default)]
struct State {
    ids: HashMap<String, usize>,
    nodes: Vec<Node>,
    visited: usize,
    open: Vec<usize>,
    rings: Vec<Ring>,
}

const UNVISITED: usize = usize::MAX;

/// Where a declaration may name itself: Terraform does without these edges, or orders them otherwise.
const MAY_NAME_ITSELF: &[&str] = &["depends_on", "lifecycle", "provisioner", "connection"];

impl<'a> Graph<'a> {
    pub fn new(document: &'a Document) -> Self {
        Graph { document, clients: OnceCell::new(), asked: Cell::new(0), state: RefCell::default() }
    }

    /// How the declaration of this address comes back to itself.
    pub fn circle(&self, address: &str) -> Circle {
        let state = &mut *self.state.borrow_mut();
        let id = state.id(address);
        if state.nodes[id].index == UNVISITED {
            self.visit(state, id);
        }
        let node = &state.nodes[id];
        let own = node.edges.iter().filter(|edge| edge.to == id && is_own(edge));
        let own = own.map(|edge| (edge.place.clone(), edge.attribute.clone())).collect();
        Circle { own, way: state.way(id) }
    }

    /// Finds the circles among what `root` leads to.
    fn visit(&self, state: &mut State, root: usize) {
        let mut path = vec![(root, 0)];
        self.enter(state, root);
        while let Some((node, next)) = path.last_mut() {
            let (node, edge) = (*node, *next);
            *next += 1;
            if let Some(to) = state.nodes[node].edges.get(edge).map(|edge| edge.to) {
                if state.nodes[to].index == UNVISITED {
                    self.enter(state, to);
                    path.push((to, 0));
                } else if state.nodes[to].component.is_none() {
                    state.nodes[node].low = state.nodes[node].low.min(state.nodes[to].index);
                }
                continue;
            }
            path.pop();
            let low = state.nodes[node].low;
            if let Some((parent, _)) = path.last() {
                state.nodes[*parent].low = state.nodes[*parent].low.min(low);
            }
            if low == state.nodes[node].index {
                state.close(node);
            }
        }
    }

    fn enter(&self, state: &mut State, id: usize) {
        let mut edges = Vec::new();
        let address = state.nodes[id].address.clone();
        self.each_reference(&address, &mut |place, target, attribute| {
            if target == address || self.is_declared(&target) {
                edges.push(Edge { to: state.id(&target), place, attribute });
            }
        });
        let node = &mut state.nodes[id];
        (node.index, node.low, node.edges) = (state.visited, state.visited, edges);
        state.visited += 1;
        state.open.push(id);
    }

    fn client(&self, label: &str) -> Option<&'a Client> {
        // Most documents are asked for a client or two: the table is made when it is worth it.
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW {
            return self.document.clients.iter().find(|client| client.label == label).map(|client| &**client);
        }
        let all = || self.document.clients.iter().map(|client| (client.label.as_str(), &**client)).collect();
        self.clients.get_or_init(all).get(label).copied()
    }

    fn local(&self, name: &str) -> Option<&'a Json> {
        self.document.rest().get("locals")?.get(name)
    }

    fn data(&self, kind: &str, name: &str) -> Option<&'a Map<String, Json>> {
        self.document.rest().get("data")?.get(kind)?.get(name)?.as_object()
    }

    fn is_declared(&self, address: &str) -> bool {
        match address.split('.').collect::<Vec<_>>().as_slice() {
            ["local", name] => self.local(name).is_some(),
            ["data", kind, name] => self.data(kind, name).is_some(),
            [kind, name] if *kind == USER_POOL_CLIENT.terraform => self.client(name).is_some(),
            [kind, name] => self.document.resource(kind, name).is_some(),
            _ => false,
        }
    }

    /// Calls `visit` for each reference in the declaration: where it is, to which address, and to which attribute.
    fn each_reference(&self, address: &str, visit: &mut dyn FnMut(Place, String, String)) {
        match address.split('.').collect::<Vec<_>>().as_slice() {
            ["local", name] => each_in(self.local(name), address, visit),
            ["data", kind, name] => each_in_body(self.data(kind, name), visit),
            [kind, name] if *kind == USER_POOL_CLIENT.terraform => {
                let Some(client) = self.client(name) else { return };
                for field in fields() {
                    each_in(client.get(field.id), &field.path, visit);
                }
                each_in_body(Some(&client.extra), visit);
            }
            [kind, name] => each_in_body(self.document.resource(kind, name), visit),
            _ => {}
        }
    }
}

impl State {
    fn id(&mut self, address: &str) -> usize {
        if let Some(id) = self.ids.get(address) {
            return *id;
        }
        let id = self.nodes.len();
        self.ids.insert(address.to_owned(), id);
        let address = address.to_owned();
        self.nodes.push(Node {
            address,
            edges: Vec::new(),
            index: UNVISITED,
            low: UNVISITED,
            component: None,
            position: None,
        });
        id
    }

    /// Takes the component off the stack that `root` was the first of.
    fn close(&mut self, root: usize) {
        let component = self.rings.len();
        let start = self.open.iter().rposition(|id| *id == root).unwrap_or(0);
        let members = self.open.split_off(start);
        members.iter().for_each(|id| self.nodes[*id].component = Some(component));
        let mut ring = Ring::default();
        if members.len() > 1 {
            let is_client = |id: &usize| is_client(&self.nodes[*id].address);
            ring = Ring { way: self.round(root, component), client: members.iter().any(is_client) };
        }
        ring.way.iter().enumerate().for_each(|(position, id)| self.nodes[*id].position = Some(position));
        self.rings.push(ring);
    }

    /// The circle with others that a visited declaration is in.
    fn way(&self, id: usize) -> Option<Way> {
        const FIRST: usize = 4;
        let node = &self.nodes[id];
        let ring = self.rings.get(node.component?).filter(|ring| !ring.way.is_empty())?;
        let address = |id: usize| self.nodes[id].address.clone();
        let (edge, first, more) = match node.position {
            Some(position) => {
                let at = |step: usize| ring.way[(position + step) % ring.way.len()];
                let edge = node.edges.iter().find(|edge| edge.to == at(1))?;
                let first: Vec<String> = (0..ring.way.len().min(FIRST)).map(|step| address(at(step))).collect();
                let more = ring.way.len() - first.len();
                (edge, first, Some(more))
            }
            None => {
                let inside = |edge: &&Edge| edge.to != id && self.nodes[edge.to].component == node.component;
                let edge = node.edges.iter().find(inside)?;
                (edge, vec![address(id), address(edge.to)], None)
            }
        };
        Some(Way { place: edge.place.clone(), first, more, client: ring.client })
    }

    /// One way from a declaration on inside of its component, until it meets itself.
    fn round(&self, from: usize, component: usize) -> Vec<usize> {
        let mut way = vec![from];
        let mut seen = HashMap::from([(from, 0)]);
        let mut at = from;
        loop {
            let next = self.nodes[at]
                .edges
                .iter()
                .map(|edge| edge.to)
                .find(|to| *to != at && self.nodes[*to].component == Some(component));
            let Some(next) = next else { return way };
            if let Some(start) = seen.insert(next, way.len()) {
                return way.split_off(start);
            }
            way.push(next);
            at = next;
        }
    }
}

fn is_client(address: &str) -> bool {
    address.strip_prefix(USER_POOL_CLIENT.terraform).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a reference to itself is one that Terraform rejects.
fn is_own(edge: &Edge) -> bool {
    !MAY_NAME_ITSELF.contains(&edge.place.argument.as_str())
}

fn each_in_body(body: Option<&Map<String, Json>>, visit: &mut dyn FnMut(Place, String, String)) {
    for (key, json) in body.into_iter().flatten() {
        each_in(Some(json), key, visit);
    }
}

/// The references in an argument. `depends_on` and the like hold bare expressions.
fn each_in(json: Option<&Json>, argument: &str, visit: &mut dyn FnMut(Place, String, String)) {
    let Some(json) = json.filter(|_| !matches!(argument, "//" | "provider")) else { return };
    let bare = argument == "depends_on";
    match json {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each_text(item, bare, &mut |target, attribute| {
                    visit(Place { argument: argument.to_owned(), element: Some(index) }, target, attribute);
                });
            }
        }
        json => each_text(json, bare, &mut |target, attribute| {
            visit(Place { argument: argument.to_owned(), element: None }, target, attribute);
        }),
    }
}

fn each_text(json: &Json, bare: bool, visit: &mut dyn FnMut(String, String)) {
    match json {
        Json::String(text) => each_path(text, bare, visit),
        Json::Array(items) => items.iter().for_each(|item| each_text(item, bare, visit)),
        Json::Object(items) => {
            for (key, item) in items.iter().filter(|(key, _)| !matches!(key.as_str(), "//" | "ignore_changes")) {
                each_text(item, bare || key == "replace_triggered_by", visit);
            }
        }
        _ => {}
    }
}

/// Calls `visit` with the address and attribute of each path of names in a text's expressions.
fn each_path(text: &str, bare: bool, visit: &mut dyn FnMut(String, String)) {
    enum Inside {
        /// The text itself, or a quoted one in an expression.
        Text,
        Expression,
    }
    if !bare && !text.contains("${") && !text.contains("%{") {
        return;
    }
    let mut stack = vec![Inside::Text];
    stack.extend(bare.then_some(Inside::Expression));
    let outermost = stack.len();
    let mut at = 0;
    while let (Some(c), Some(inside)) = (text[at..].chars().next(), stack.last()) {
        let rest = &text[at..];
        let starts = |with: &[&str]| with.iter().any(|it| rest.starts_with(it));
        at += c.len_utf8();
        match (inside, c) {
            (Inside::Text, _) if starts(&["$${", "%%{"]) => at += 2,
            (Inside::Text, _) if starts(&["${", "%{"]) => {
                at += 1;
                stack.push(Inside::Expression);
            }
            (Inside::Text, '\\') if stack.len() > 1 => at += text[at..].chars().next().map_or(0, char::len_utf8),
            (Inside::Text, '"') if stack.len() > 1 => drop(stack.pop()),
            (Inside::Text, _) => {}
            // A heredoc may hold anything.
            (Inside::Expression, _) if starts(&["<<"]) => return,
            (Inside::Expression, _) if starts(&["/*"]) => {
                at = text[at + 1..].find("*/").map_or(text.len(), |end| at + 1 + end + 2);
            }
            (Inside::Expression, _) if starts(&["#", "//"]) => at += text[at..].find('\n').unwrap_or(text.len() - at),
            (Inside::Expression, '"') => stack.push(Inside::Text),
            (Inside::Expression, '(' | '[' | '{') => stack.push(Inside::Expression),
            (Inside::Expression, ')' | ']' | '}') if stack.len() > outermost => drop(stack.pop()),
            (Inside::Expression, c) if is_name(c) || c == '.' => {
                let length = rest.find(|c: char| !is_name(c) && c != '.').unwrap_or(rest.len());
                at += length - c.len_utf8();
                let path = &rest[..length];
                let path = path.strip_prefix("resource.").unwrap_or(path);
                let mut names = path.split('.');
                let (Some(kind), Some(name)) = (names.next(), names.next()) else { continue };
                let address = match kind {
                    // What follows an index or a call.
                    "" | "var" | "module" | "each" | "count" | "self" | "path" | "terraform" => continue,
                    "data" => format!("data.{name}.{}", names.next().unwrap_or_default()),
                    _ => format!("{kind}.{name}"),
                };
                visit(address, names.next().unwrap_or_default().to_owned());
            }
            (Inside::Expression, _) => {}
        }
    }
}

fn is_name(c: char) -> bool {
    c == '_' || c == '-' || c.is_alphanumeric()
}
