//! Projects of the Serverless Framework: which files their variables name, and what the variables evaluate to as far as
//! the opened files say. Facts: Serverless Framework 3.40.0, `serverless print`.

use std::cell::Cell;

use serde_json::{Map, Value as Json};

use super::super::Severity;
use super::super::collect::Collector;
use super::super::names;
use super::super::properties::Wanted;
use super::super::secrets::is_secret_name;
use super::super::tree::{Data, NodeId, Tree};
use super::Template;
use crate::dialects::serverless::{Piece, file_source, inside, is_sure, quoted, scan, sources, whole};
use crate::document::shorten;
use crate::schema::Kind;

/// How deeply variables refer to each other.
const MAX_DEPTH: usize = 16;

/// How many nodes and variables are looked at for one value.
const MAX_STEPS: usize = 20_000;

/// The most projects that are read together.
const MAX_PROJECTS: usize = 50;

/// A serverless.yml with the files that were opened next to it.
pub struct Project<'t> {
    pub file: usize,
    root: NodeId,
    /// The names of all files, and their trees where they have one.
    names: &'t [String],
    trees: &'t [Option<&'t Tree>],
    steps: Cell<usize>,
}

impl<'t> Project<'t> {
    /// The projects of all files that are a serverless.yml.
    pub fn all(names: &'t [String], trees: &'t [Option<&'t Tree>]) -> Vec<Self> {
        let is_main = |tree: &Tree| {
            let root = *tree.roots.first()?;
            (tree.get(root, "service").is_some() && tree.get(root, "provider").is_some()).then_some(root)
        };
        let main = |(file, tree): (usize, &Option<&Tree>)| {
            Some(Project { file, root: is_main((*tree)?)?, names, trees, steps: Cell::new(0) })
        };
        trees.iter().enumerate().filter_map(main).take(MAX_PROJECTS).collect()
    }

    fn tree(&self) -> Option<&'t Tree> {
        self.trees[self.file]
    }

    /// The opened file of a path, which is relative to the folder of the serverless.yml.
    pub fn opened(&self, path: &str) -> Option<usize> {
        let folder = self.names[self.file].rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
        let wanted = normal(&format!("{folder}/{path}"));
        let exact = self.names.iter().position(|name| normal(name) == wanted);
        // Files that were opened one by one have no folders.
        exact.or_else(|| {
            let base = wanted.rsplit('/').next().unwrap_or_default();
            let mut same = self.names.iter().enumerate().filter(|(_, name)| normal(name) == base);
            same.next().filter(|_| same.next().is_none()).map(|(file, _)| file)
        })
    }

    /// What a text evaluates to, where the opened files say; options and the environment count as not given.
    pub fn value(&self, text: &str) -> Option<Json> {
        self.steps.set(0);
        self.text(text, 0)
    }

    fn step(&self, depth: usize) -> Option<()> {
        self.steps.set(self.steps.get() + 1);
        (depth <= MAX_DEPTH && self.steps.get() <= MAX_STEPS).then_some(())
    }

    fn text(&self, text: &str, depth: usize) -> Option<Json> {
        self.step(depth)?;
        let pieces = scan(text);
        if let [Piece::Variable(variable)] = pieces.as_slice() {
            return self.variable(inside(variable), depth + 1);
        }
        let mut joined = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => joined.push_str(&text),
                Piece::Variable(variable) => match self.variable(inside(variable), depth + 1)? {
                    Json::String(text) => joined.push_str(&text),
                    Json::Number(number) => joined.push_str(&number.to_string()),
                    Json::Bool(value) => joined.push_str(&value.to_string()),
                    _ => return None,
                },
            }
        }
        Some(Json::String(joined))
    }

    fn variable(&self, inside: &str, depth: usize) -> Option<Json> {
        self.step(depth)?;
        for source in sources(inside) {
            match self.source(source, depth)? {
                Some(value) if !value.is_null() => return Some(value),
                _ => {}
            }
        }
        None
    }

    /// The value of one source: none where it has none; `None` if only Serverless can tell.
    #[allow(clippy::option_option)]
    fn source(&self, source: &str, depth: usize) -> Option<Option<Json>> {
        if let Some(text) = quoted(source) {
            return Some(Some(Json::String(text.to_owned())));
        }
        if let Ok(literal @ (Json::Bool(_) | Json::Number(_) | Json::Null)) = serde_json::from_str(source) {
            return Some(Some(literal));
        }
        if let Some((path, address)) = file_source(source) {
            let Json::String(path) = self.text(path, depth + 1)? else { return None };
            let file = self.opened(&path)?;
            let tree = self.trees[file]?;
            let Json::String(address) = self.text(address, depth + 1)? else { return None };
            return self.at(tree, *tree.roots.first()?, &address, depth + 1);
        }
        let (kind, address) = source.split_once(':')?;
        let Json::String(address) = self.text(address, depth + 1)? else { return None };
        let address = address.trim();
        match (kind, address) {
            ("self", "") => None,
            ("self", path) => self.at(self.tree()?, self.root, path, depth + 1),
            ("opt" | "env", _) => Some(None),
            ("sls", "stage") => Some(Some(self.stage(depth)?)),
            ("aws", "region") => match self.at(self.tree()?, self.root, "provider.region", depth + 1)? {
                Some(region) => Some(Some(region)),
                None => Some(Some(Json::String("us-east-1".to_owned()))),
            },
            ("param", name) => {
                let Json::String(stage) = self.stage(depth)? else { return None };
                for stage in [stage.as_str(), "default"] {
                    let path = format!("params.{stage}.{name}");
                    if let Some(value) = self.at(self.tree()?, self.root, &path, depth + 1)? {
                        return Some(Some(value));
                    }
                }
                Some(None)
            }
            _ => None,
        }
    }

    fn stage(&self, depth: usize) -> Option<Json> {
        let stage = self.at(self.tree()?, self.root, "provider.stage", depth + 1)?;
        Some(stage.unwrap_or_else(|| Json::String("dev".to_owned())))
    }

    /// What is at the end of a path.
    #[allow(clippy::option_option)]
    fn at(&self, mut tree: &'t Tree, mut node: NodeId, path: &str, depth: usize) -> Option<Option<Json>> {
        let mut keys = path.split('.').filter(|it| !it.is_empty());
        loop {
            self.step(depth)?;
            if tree.tag(node).is_some() {
                return None;
            }
            if let Some(text) = tree.text(node).filter(|it| it.contains("${")) {
                if let Some((file, place)) = self.place_at(text, depth + 1) {
                    (tree, node) = (self.trees[file]?, place);
                    continue;
                }
                let mut json = self.text(text, depth + 1)?;
                for key in keys {
                    let next = match &mut json {
                        Json::Object(map) => map.get_mut(key).map(Json::take),
                        Json::Array(items) => key.parse().ok().and_then(|at: usize| items.get_mut(at).map(Json::take)),
                        _ => None,
                    };
                    let Some(next) = next else { return Some(None) };
                    json = next;
                }
                return Some(Some(json));
            }
            let Some(key) = keys.next() else { return Some(Some(self.json(tree, node, depth + 1)?)) };
            let next = match tree.data(node) {
                Data::Map(_) => tree.get(node, key),
                Data::Seq(items) => key.parse().ok().and_then(|at: usize| items.get(at).copied()),
                _ => None,
            };
            let Some(next) = next else { return Some(None) };
            node = next;
        }
    }

    fn json(&self, tree: &Tree, node: NodeId, depth: usize) -> Option<Json> {
        self.step(depth)?;
        if tree.tag(node).is_some() {
            return None;
        }
        Some(match tree.data(node) {
            Data::Scalar(text, _) if text.contains("${") => self.text(text, depth + 1)?,
            Data::Scalar(..) => tree.scalar(node)?,
            Data::Seq(items) => {
                Json::Array(items.iter().map(|it| self.json(tree, *it, depth + 1)).collect::<Option<_>>()?)
            }
            Data::Map(_) => {
                let mut map = Map::new();
                for (key, value) in tree.members(node) {
                    map.insert(tree.text(key)?.to_owned(), self.json(tree, value, depth + 1)?);
                }
                Json::Object(map)
            }
            Data::Alias(_) => return None,
        })
    }

    /// The opened files that variables of the project name, transitively.
    pub fn named(&self) -> Vec<usize> {
        let mut named = vec![self.file];
        let mut next = 0;
        while let Some(file) = named.get(next).copied() {
            next += 1;
            let Some(tree) = self.trees[file] else { continue };
            for (_, text) in tree.scalars().filter(|(_, text)| text.contains("file(")) {
                for (at, _) in text.match_indices("file(").take(8) {
                    let path = file_source(&text[at..]).and_then(|(path, _)| self.value(path));
                    if let Some(file) = path.as_ref().and_then(Json::as_str).and_then(|it| self.opened(it))
                        && !named.contains(&file)
                    {
                        named.push(file);
                    }
                }
            }
        }
        named
    }
}

/// What a file is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// What `resources` takes: a mapping with `Resources`.
    Section,
    /// What `Resources` takes.
    Resources,
    /// One resource, by its logical ID.
    Resource(String),
}

/// A part of a file that resources of the project are taken from.
#[derive(Debug)]
pub struct Use {
    pub file: usize,
    pub node: NodeId,
    pub role: Role,
}

/// Whether it is a serverless.yml itself, and no part of one.
pub fn is_main(tree: &Tree, root: NodeId) -> bool {
    tree.get(root, "resources").is_some() || tree.get(root, "service").is_some()
}

impl<'t> Project<'t> {
    /// The parts of opened files that `resources` takes.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        if let Some(tree) = self.tree() {
            let resources = tree.get(self.root, "resources");
            let sections = resources.map(|it| if tree.is_seq(it) { tree.items(it).to_vec() } else { vec![it] });
            for section in sections.unwrap_or_default() {
                self.follow(tree, section, Role::Section, 0, &mut uses);
            }
        }
        uses
    }

    fn follow(&self, tree: &'t Tree, node: NodeId, role: Role, depth: usize, uses: &mut Vec<Use>) {
        if depth > MAX_DEPTH || uses.len() > 1000 {
            return;
        }
        if let Some((file, found)) = tree.text(node).and_then(|it| self.place(it)) {
            if let Some(other) = self.trees[file]
                .filter(|_| !uses.iter().any(|it| it.node == found && it.file == file && it.role == role))
            {
                uses.push(Use { file, node: found, role: role.clone() });
                self.follow_in(other, found, role, depth, uses);
            }
            return;
        }
        self.follow_in(tree, node, role, depth, uses);
    }

    fn follow_in(&self, tree: &'t Tree, node: NodeId, role: Role, depth: usize, uses: &mut Vec<Use>) {
        match role {
            Role::Section => {
                if let Some(resources) = tree.get(node, "Resources") {
                    self.follow(tree, resources, Role::Resources, depth + 1, uses);
                }
            }
            Role::Resources => {
                for (key, resource) in tree.members(node).filter(|(_, it)| tree.text(*it).is_some()) {
                    let logical = tree.text(key).unwrap_or_default().to_owned();
                    self.follow(tree, resource, Role::Resource(logical), depth + 1, uses);
                }
            }
            Role::Resource(_) => {}
        }
    }

    /// The place in an opened file that a text represents, where it is `${file(path):address}` and nothing else.
    fn place(&self, text: &str) -> Option<(usize, NodeId)> {
        self.steps.set(0);
        self.place_at(text, 0)
    }

    fn place_at(&self, text: &str, depth: usize) -> Option<(usize, NodeId)> {
        let (path, address) = sources(whole(text)?).first().and_then(|it| file_source(it))?;
        let path = self.text(path, depth + 1)?;
        let file = self.opened(path.as_str()?)?;
        let tree = self.trees[file]?;
        let address = self.text(address, depth + 1)?;
        let keys: Vec<&str> = address.as_str()?.split('.').filter(|it| !it.is_empty()).collect();
        Some((file, tree.path(*tree.roots.first()?, &keys)?))
    }
}

impl Template<'_> {
    /// A part of the project that isn't here: in an opened file, or nowhere.
    pub(super) fn elsewhere(&mut self, collector: &mut Collector, node: NodeId, span: std::ops::Range<usize>) {
        let tree = self.tree;
        let Some(text) = tree.text(node).filter(|it| self.serverless && it.contains("${")) else { return };
        if self.project.is_some_and(|it| it.place(text).is_some()) {
            tree.take(node);
            return;
        }
        let short = shorten(text);
        let file = whole(text).and_then(|it| file_source(sources(it).first()?));
        let message = match file {
            Some((path, _)) if [".js", ".cjs", ".mjs", ".ts"].iter().any(|it| path.ends_with(it)) => {
                format!("Skipped {short}: that file is a program. It stays in your file.")
            }
            Some((path, _)) => match self.project.and_then(|it| it.opened(it.value(path)?.as_str()?)) {
                Some(file) => {
                    let name = &collector.file(file).name;
                    format!("Skipped {short}: {name} has no such part. It stays in your file.")
                }
                None => format!("Skipped {short}: open that file as well. It stays in your file."),
            },
            None => format!("Skipped {short}: Serverless sets its value at deployment. It stays in your file."),
        };
        collector.unread(Severity::Warning, self.file, span, message);
    }

    /// Events of functions for which Serverless makes a user pool.
    pub(super) fn events(&self, collector: &mut Collector) {
        let tree = self.tree;
        for (name, function) in tree.get(self.root, "functions").into_iter().flat_map(|it| tree.members(it)) {
            for event in tree.get(function, "events").into_iter().flat_map(|it| tree.items(it)) {
                let Some(event) = tree.get(*event, "cognitoUserPool") else { continue };
                let field = |key: &str| tree.get(event, key).and_then(|it| tree.text(it));
                if field("existing") == Some("true") {
                    continue;
                }
                let pool = field("pool").map(|it| format!(" {}", shorten(it))).unwrap_or_default();
                let message = format!(
                    "Skipped the event cognitoUserPool of {}: Serverless creates the user pool{pool} for it. It stays in your file.",
                    shorten(tree.text(name).unwrap_or_default())
                );
                collector.unread(Severity::Warning, self.file, tree.span(event), message);
            }
        }
    }
}

/// The files that belong to a Serverless project, by their variables or because a serverless.yml names them; and the
/// latter alone.
pub fn parts(names: &[String], trees: &[Option<&Tree>]) -> (Vec<usize>, Vec<usize>) {
    let named: Vec<usize> = Project::all(names, trees).iter().flat_map(Project::named).collect();
    let mut all = named.clone();
    let has_variables = |tree: &Tree| tree.scalars().any(|(_, text)| is_sure(text));
    for (file, tree) in trees.iter().enumerate() {
        if tree.is_some_and(has_variables) && !all.contains(&file) {
            all.push(file);
        }
    }
    (all, named)
}

/// A path without `.`, `..` and backslashes.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|it| *it != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl Template<'_> {
    /// `${self:custom.domain}` as a variable; with the value that the files give it as its default.
    pub(super) fn serverless_variable(
        &mut self,
        collector: &mut Collector,
        whole: &str,
        at: usize,
        wanted: Wanted,
    ) -> String {
        let first = sources(inside(whole)).first().copied().unwrap_or_default();
        let path = first.split_once(':').map_or(first, |(_, path)| path);
        let name = names::snake(path.rsplit(['.', '/', '~']).find(|it| !it.is_empty()).unwrap_or_default());
        let fresh = self.stand_ins.len();
        let variable = self.stand_in(collector, whole, &name, at, wanted);
        // A secret is never a default.
        let secret = is_secret_name(&name) || matches!(wanted.kind, Kind::Map);
        if self.stand_ins.len() > fresh
            && !secret
            && let Some(value) = self.project.and_then(|it| it.value(whole)).filter(|it| !it.is_null())
        {
            collector.known_default(format!("var.{variable}"), value);
        }
        format!("var.{variable}")
    }
}
