//! One framework's idiom each, and the list of them all. A target renders a neutral program; it knows no other target
//! and no signal.

mod cloudformation;
mod terraform;

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::{Client, Document};
use crate::emit::{Doc, Line};
use crate::program::{Context, Lowered, Omission, Program, Resource, Scope, assemble, lower_client, lower_supporting};
use crate::schema::Family;

/// One thing that we can write.
pub struct Target {
    /// Stable: in addresses, in scripts, in tests.
    pub id: &'static str,
    pub label: &'static str,
    /// Targets that belong together in a picker.
    pub family: &'static str,
    /// What the text is, for editors and Markdown: `"hcl"`, `"yaml"`, `"json"`, `"shell"`.
    pub language: &'static str,
    pub file_name: &'static str,
    /// One sentence: what to do with the text.
    pub summary: &'static str,
    /// Whose arguments and references it has.
    pub tool: Family,
    /// The names that a program's resources and variables have in this notation.
    names: fn(&Program) -> Names,
    /// What this notation cannot say though the tool can.
    omissions: fn(&Program) -> Vec<Omission>,
    /// Lays out a program: fixed text, and resources by reference so that one that did not change is not laid out
    /// again.
    layout: fn(&Render) -> Vec<Item>,
    /// Lays out one resource where [`Item::Resource`] stands.
    resource: fn(&Resource, &Render, Place) -> Doc,
}

/// What a target lays out.
struct Render<'a> {
    program: &'a Program,
    names: &'a Names,
}

/// Names of a notation that is narrower than Terraform's.
#[derive(Debug, Default, Clone, PartialEq)]
struct Names {
    resources: HashMap<(String, String), String>,
    variables: HashMap<String, String>,
}

impl Names {
    fn resource(&self, kind: &str, label: &str) -> String {
        self.resources.get(&(kind.to_owned(), label.to_owned())).cloned().unwrap_or_default()
    }

    fn variable(&self, name: &str) -> String {
        self.variables.get(name).cloned().unwrap_or_default()
    }
}

/// A piece of a target's layout.
enum Item {
    Doc(Doc),
    /// An empty line.
    Blank,
    Resource(Arc<Resource>, Place),
}

/// Where a resource stands, as far as its text depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    /// Columns of indentation.
    indent: usize,
    /// Nothing follows: no comma.
    last: bool,
}

/// All targets, in the order of the picker.
pub static TARGETS: &[&Target] = &[
    &terraform::HCL,
    &terraform::JSON,
    &terraform::IMPORT_BLOCK,
    &terraform::IMPORT_COMMAND,
    &cloudformation::YAML,
    &cloudformation::JSON,
    &cloudformation::IMPORT,
];

/// The target with this id.
pub fn target(id: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.id == id).copied()
}

/// A generated text.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The text in pieces of whole lines, each ending in a line break. A piece that did not change since the last
    /// time is the same allocation.
    pub pieces: Vec<Arc<Piece>>,
    pub omissions: Vec<Omission>,
}

/// Lines that belong together.
#[derive(Debug, PartialEq)]
pub struct Piece {
    /// The client that it declares, by label.
    pub client: Option<String>,
    pub lines: Vec<Line>,
}

impl Piece {
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            for span in &line.spans {
                text.push_str(&span.text);
            }
            text.push('\n');
        }
        text
    }
}

impl Generated {
    /// The whole text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text()).collect()
    }
}

/// Writes one target of a document, again and again: what did not change since the last time is not made again.
pub struct Generator {
    target: &'static Target,
    context: Option<Context>,
    /// By the client's allocation, which the entry keeps alive.
    lowered: HashMap<*const Client, (Arc<Client>, Lowered)>,
    supporting: Option<Lowered>,
    pieces: HashMap<PieceKey, (Arc<Resource>, Arc<Piece>)>,
    /// The variables that the names were made for, and the names.
    names: (Vec<String>, Names),
}

/// A resource's allocation, and where it stands.
type PieceKey = (*const Resource, Place);

// The keys are addresses that are only compared; what they point to is kept beside them.
#[allow(clippy::missing_fields_in_debug)]
impl std::fmt::Debug for Generator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Generator").field("target", &self.target.id).finish()
    }
}

impl Generator {
    pub fn new(target: &'static Target) -> Self {
        Generator {
            target,
            context: None,
            lowered: HashMap::new(),
            supporting: None,
            pieces: HashMap::new(),
            names: Default::default(),
        }
    }

    /// Writes `document`.
    pub fn generate(&mut self, document: &Document, scope: Scope) -> Generated {
        let fresh = self.context.as_ref().is_none_or(|it| it.scope != scope || !it.holds_for(document));
        if fresh {
            self.context = Some(Context::new(document, self.target.tool, scope));
            self.lowered.clear();
            self.pieces.clear();
            self.supporting = None;
        }
        let Some(context) = &self.context else { unreachable!("set above") };
        let supporting = self.supporting.get_or_insert_with(|| lower_supporting(document, context)).clone();
        let mut kept = HashMap::with_capacity(document.clients.len());
        let mut parts = vec![supporting];
        for client in &document.clients {
            let key = Arc::as_ptr(client);
            let entry =
                self.lowered.remove(&key).unwrap_or_else(|| (client.clone(), lower_client(document, client, context)));
            parts.push(entry.1.clone());
            kept.insert(key, entry);
        }
        self.lowered = kept;
        let program = assemble(document, context, parts);
        let variables: Vec<String> = program.variables.iter().map(|variable| variable.name.clone()).collect();
        if fresh || variables != self.names.0 {
            let names = (self.target.names)(&program);
            if names != self.names.1 {
                self.pieces.clear();
            }
            self.names = (variables, names);
        }
        let render = Render { program: &program, names: &self.names.1 };
        let mut pieces = HashMap::new();
        let mut generated = Vec::new();
        for item in (self.target.layout)(&render) {
            match item {
                Item::Doc(doc) => {
                    let lines = lay_out(&doc);
                    if !lines.is_empty() {
                        generated.push(Arc::new(Piece { client: None, lines }));
                    }
                }
                Item::Blank => generated.push(Arc::new(Piece { client: None, lines: vec![Line::default()] })),
                Item::Resource(resource, place) => {
                    let key = (Arc::as_ptr(&resource), place);
                    let (_, piece) = pieces.entry(key).or_insert_with(|| {
                        self.pieces.remove(&key).unwrap_or_else(|| {
                            let doc = (self.target.resource)(&resource, &render, place);
                            let lines = lay_out(&doc.prefixed(place.indent));
                            let client = resource.is_client().then(|| resource.label.clone());
                            (resource.clone(), Arc::new(Piece { client, lines }))
                        })
                    });
                    if !piece.lines.is_empty() {
                        generated.push(piece.clone());
                    }
                }
            }
        }
        self.pieces = pieces;
        let mut omissions = (self.target.omissions)(&program);
        omissions.splice(0..0, program.omissions);
        Generated { pieces: generated, omissions }
    }
}

/// Writes `document` once.
pub fn generate(document: &Document, target: &'static Target, scope: Scope) -> Generated {
    Generator::new(target).generate(document, scope)
}

fn lay_out(doc: &Doc) -> Vec<Line> {
    crate::emit::render(doc, WIDTH)
}

/// The width that groups keep to, in columns.
const WIDTH: usize = 80;
