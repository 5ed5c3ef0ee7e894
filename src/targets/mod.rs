//! Code generators, one for each framework, and the list of them all. A target renders a neutral program; it must not know
//! other targets or signals.

mod aws_cli;
mod cdk;
mod cdk_l2;
mod cdktf;
mod cloudformation;
mod code;
mod mineiros;
mod pulumi;
mod terraform;

/// What a change of a file in place needs of a framework's idiom.
pub(crate) mod parts {
    pub(crate) use super::cloudformation::parameter;
    pub(crate) use super::terraform::{hcl_block, hcl_top, hcl_variable, hcl_whole};
}

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::{Client, Document};
use crate::emit::{Doc, Line, syntax};
use crate::program::{
    Context, Lowered, Omission, Program, Resource, Scope, VariableKind, assemble, lower_client, lower_supporting,
};
use crate::schema::{Family, Later, Vocabulary};

/// One thing that we can write.
pub struct Target {
    /// Stable: in addresses, in scripts, in tests.
    pub id: &'static str,
    pub label: &'static str,
    /// Targets that belong together in a picker.
    pub group: &'static str,
    pub language: &'static syntax::Language,
    pub file_name: &'static str,
    /// One sentence: what to do with the text.
    pub summary: Later<&'static str>,
    /// Whose arguments and references it has.
    pub family: Family,
    /// How its texts spell the names of arguments.
    pub vocabulary: Vocabulary,
    /// Whether it adopts what exists already, by its IDs.
    pub adopts: bool,
    /// The other files that are needed to run it: name and text.
    pub project: Later<Project>,
    /// The names that a program's resources and variables have in this notation.
    pub names: fn(&Program) -> Names,
    /// What this notation doesn't support though the tool can.
    pub omissions: fn(&Program) -> Vec<Omission>,
    /// Lays out a program: fixed text, and resources by reference so that one that did not change isn't laid out again.
    pub layout: fn(&Render) -> Vec<Item>,
    /// Lays out one resource where [`Item::Resource`] is.
    pub resource: fn(&Resource, &Render, Place) -> Doc,
}

impl Target {
    /// What is said above a client of which only a part is known, where deploying it resets the rest. The AWS CLI's
    /// commands say it themselves.
    fn resets(&self, resource: &Resource) -> Option<&'static str> {
        (self.family.resets && resource.partial.is_some()).then_some(
            "Warning: only a part of this client was opened. A stack update that changes the client resets all other settings.",
        )
    }

    /// Prepends comments for accepted risks and omissions. No-op for import targets and formats without comments.
    fn commented(&self, accepted: &[(String, String)], left_out: &[String], doc: Doc) -> Doc {
        let risks = accepted.iter().map(|(rule, note)| {
            let why = if note.trim().is_empty() { String::new() } else { format!(": {note}") };
            format!("Accepted risk {rule}{why}")
        });
        let lines = risks.chain(left_out.iter().flat_map(|it| wrapped(it)));
        let comment = self.language.comment.filter(|_| !self.adopts);
        let said = lines.filter_map(|line| Some(comment?(&line)));
        Doc::concat(said.flat_map(|comment| [comment, Doc::line()]).chain([doc]))
    }
}

/// The longest comment line, in characters without its indentation and marks.
const COMMENT: usize = 88;

/// The text in lines that aren't much too long for any formatter.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= COMMENT => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// What comments say of omissions, those for one reason together: above the resource that they are about, or at the top.
fn left_out<'a>(omissions: impl Iterator<Item = &'a Omission>, above: Option<&Resource>) -> Vec<String> {
    let mut said: Vec<(&Omission, Vec<String>)> = Vec::new();
    for it in omissions {
        let path = it.path();
        let argument = above.and_then(|resource| path.strip_prefix(&resource.address()));
        let argument = argument.map_or(path.as_str(), |path| path.trim_start_matches('.')).to_owned();
        match said.iter_mut().find(|(first, _)| first.client == it.client && first.reason == it.reason) {
            Some((_, arguments)) => arguments.push(argument),
            None => said.push((it, vec![argument])),
        }
    }
    let sentence = |(first, mut arguments): (&Omission, Vec<String>)| {
        let of = first.client.as_ref().filter(|_| above.is_none()).map(|it| format!(" from {it}")).unwrap_or_default();
        arguments.retain(|it| !it.is_empty());
        let what = if arguments.is_empty() { String::new() } else { format!(" {}.", arguments.join(", ")) };
        format!("Omitted{of}:{what} {}", first.reason)
    };
    said.into_iter().map(sentence).collect()
}

/// Which omission is about which of the resources; each is looked at once, however many there are.
struct About<'a> {
    of_client: HashMap<&'a str, Vec<&'a Omission>>,
    around: Vec<&'a Omission>,
    /// What is about no resource that is written.
    elsewhere: Vec<&'a Omission>,
}

impl<'a> About<'a> {
    fn new(omissions: &'a [Omission], items: &[Item]) -> Self {
        let mut about = About { of_client: HashMap::new(), around: Vec::new(), elsewhere: Vec::new() };
        for it in omissions {
            match &it.client {
                Some(client) => about.of_client.entry(client).or_default().push(it),
                None => about.around.push(it),
            }
        }
        if omissions.is_empty() {
            return about;
        }
        let resources =
            || items.iter().filter_map(|it| if let Item::Resource(it, _) = it { Some(&**it) } else { None });
        let clients: HashSet<&str> = resources().filter(|it| it.is_client()).map(|it| it.label.as_str()).collect();
        let written = |it: &&Omission| match &it.client {
            Some(client) => clients.contains(client.as_str()),
            None => resources().any(|resource| is_of(it, resource)),
        };
        about.elsewhere = omissions.iter().filter(|it| !written(it)).collect();
        about
    }

    fn of(&self, resource: &Resource) -> impl Iterator<Item = &'a Omission> {
        let own = self.of_client.get(resource.label.as_str()).filter(|_| resource.is_client());
        let around = self.around.iter().copied().filter(|it| is_of(it, resource));
        own.into_iter().flatten().copied().chain(around)
    }
}

/// Whether an omission is about a resource, or something in it.
fn is_of(omission: &Omission, resource: &Resource) -> bool {
    match &omission.client {
        Some(client) => resource.is_client() && *client == resource.label,
        None => {
            omission.argument.strip_prefix(&resource.address()).is_some_and(|it| it.is_empty() || it.starts_with('.'))
        }
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Files as name and text.
pub type Project = &'static [(&'static str, &'static str)];

/// What a target lays out.
#[derive(Debug)]
pub struct Render<'a> {
    pub program: &'a Program,
    pub names: &'a Names,
}

/// Names of a notation that is narrower than Terraform's.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Names {
    /// By Terraform's type and the label.
    pub resources: HashMap<(String, String), String>,
    pub variables: HashMap<String, String>,
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
#[derive(Debug)]
pub enum Item {
    Doc(Doc),
    /// An empty line.
    Blank,
    Resource(Arc<Resource>, Place),
}

/// Where a resource is, as far as its text depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Columns of indentation.
    pub indent: usize,
    /// Nothing follows: no comma.
    pub last: bool,
}

/// All targets, in the order of the picker.
pub static TARGETS: &[&Target] = &[
    &terraform::HCL,
    &terraform::JSON,
    &terraform::IMPORT_BLOCK,
    &terraform::IMPORT_COMMAND,
    &mineiros::MODULE,
    &cloudformation::YAML,
    &cloudformation::JSON,
    &cloudformation::IMPORT,
    &cdktf::PYTHON,
    &cdktf::TYPESCRIPT,
    &cdk::TYPESCRIPT,
    &cdk::PYTHON,
    &aws_cli::POSIX,
    &pulumi::AWS_TYPESCRIPT,
    &pulumi::AWS_PYTHON,
    &pulumi::AWS_GO,
    &pulumi::AWS_CSHARP,
    &pulumi::AWS_JAVA,
    &pulumi::AWS_YAML,
    &pulumi::NATIVE_TYPESCRIPT,
    &pulumi::NATIVE_PYTHON,
    &pulumi::NATIVE_GO,
    &pulumi::NATIVE_CSHARP,
    &pulumi::NATIVE_JAVA,
    &pulumi::NATIVE_YAML,
    &pulumi::IMPORT_COMMAND,
];

/// The target with this id.
pub fn target(id: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.id == id).copied()
}

/// Another way to write a target, chosen by an option.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The target that it is a variant of.
    pub of: &'static str,
    /// The option's name, in scripts too.
    pub option: &'static str,
    /// Its values: the target's own, and this one's.
    pub values: [&'static str; 2],
    /// What a user reads for the values.
    pub labels: [&'static str; 2],
    pub target: &'static Target,
}

/// All variants.
pub static VARIANTS: &[Variant] = &[
    Variant {
        of: "aws-cli",
        option: "shell",
        values: ["posix", "powershell"],
        labels: ["POSIX shell", "PowerShell"],
        target: &aws_cli::POWERSHELL,
    },
    Variant { of: "cdk-typescript", target: &cdk_l2::TYPESCRIPT, ..CONSTRUCT },
    Variant { of: "cdk-python", target: &cdk_l2::PYTHON, ..CONSTRUCT },
];

/// Of AWS CDK's two constructs of a client.
const CONSTRUCT: Variant =
    Variant { of: "", option: "construct", values: ["l1", "l2"], labels: ["L1", "L2"], target: &cdk_l2::TYPESCRIPT };

/// The target with this id, in the variant that the option's value names; `None` when there is no such value.
pub fn variant(id: &str, option: &str, value: &str) -> Option<&'static Target> {
    let variant = VARIANTS.iter().find(|variant| variant.of == id && variant.option == option)?;
    if value == variant.values[0] { target(id) } else { (value == variant.values[1]).then_some(variant.target) }
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
#[derive(Debug, Default, PartialEq)]
pub struct Piece {
    /// The client that it declares, by label.
    pub client: Option<String>,
    pub lines: Vec<Line>,
}

impl Piece {
    fn blank() -> Self {
        Piece { client: None, lines: vec![Line::default()] }
    }

    fn is_blank(&self) -> bool {
        self.client.is_none()
            && matches!(self.lines.as_slice(), [line] if line.spans.is_empty() && line.field.is_none())
    }

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

/// Writes one target of a document, again and again: what did not change since the last time isn't made again.
pub struct Generator {
    target: &'static Target,
    context: Option<Context>,
    /// By the client's place in the document.
    lowered: Vec<(Arc<Client>, Lowered)>,
    supporting: Option<Lowered>,
    /// By the item's place in the layout; the resource where the item is one.
    pieces: Vec<(Option<Placed>, Arc<Piece>)>,
    /// The variables that the names were made for, and the names.
    names: (Vec<(String, VariableKind)>, Names),
    note: Arc<Piece>,
}

/// A resource, where it is, and what is said to be not set of it.
type Placed = (Arc<Resource>, Place, Vec<String>);

impl std::fmt::Debug for Generator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Generator").field("target", &self.target.id).finish_non_exhaustive()
    }
}

impl Generator {
    pub fn new(target: &'static Target) -> Self {
        Generator {
            target,
            context: None,
            lowered: Vec::new(),
            supporting: None,
            pieces: Vec::new(),
            names: Default::default(),
            note: Arc::default(),
        }
    }

    /// Writes `document`.
    pub fn generate(&mut self, document: &Document, scope: Scope) -> Generated {
        let fresh = self.context.as_ref().is_none_or(|it| it.scope != scope || !it.holds_for(document));
        if fresh {
            self.context = Some(Context::new(document, self.target.family, scope));
            self.lowered.clear();
            self.pieces.clear();
            self.supporting = None;
        }
        let Some(context) = &self.context else { unreachable!("set above") };
        let supporting = self.supporting.get_or_insert_with(|| lower_supporting(document, context)).clone();
        self.lowered.truncate(document.clients.len());
        for (at, client) in document.clients.iter().enumerate() {
            if self.lowered.get(at).is_some_and(|(before, _)| Arc::ptr_eq(before, client)) {
                continue;
            }
            let entry = (client.clone(), lower_client(document, client, context));
            if at < self.lowered.len() {
                self.lowered[at] = entry;
            } else {
                self.lowered.push(entry);
            }
        }
        let parts = std::iter::once(&supporting).chain(self.lowered.iter().map(|(_, lowered)| lowered));
        let program = assemble(document, context, parts);
        self.write(&program, fresh)
    }

    /// Writes a program; `fresh` says that nothing of what was made before fits.
    fn write(&mut self, program: &Program, fresh: bool) -> Generated {
        let variables: Vec<_> = program.variables.iter().map(|it| (it.name.clone(), it.kind)).collect();
        if fresh || variables != self.names.0 {
            let names = (self.target.names)(program);
            if names != self.names.1 {
                self.pieces.clear();
            }
            self.names = (variables, names);
        }
        let mut omissions = (self.target.omissions)(program);
        omissions.splice(0..0, program.omissions.iter().cloned());
        let render = Render { program, names: &self.names.1 };
        let items = (self.target.layout)(&render);
        let about = About::new(&omissions, &items);
        let elsewhere = left_out(about.elsewhere.iter().copied(), None);
        let mut before = std::mem::take(&mut self.pieces).into_iter();
        self.pieces.reserve(items.len());
        for item in items {
            let before = before.next();
            let (resource, lines) = match item {
                Item::Doc(doc) => (None, lay_out(&doc, self.target.language)),
                Item::Blank => {
                    let blank =
                        |(resource, piece): &(Option<Placed>, Arc<Piece>)| resource.is_none() && piece.is_blank();
                    let blank = before.filter(blank).unwrap_or_else(|| (None, Arc::new(Piece::blank())));
                    self.pieces.push(blank);
                    continue;
                }
                Item::Resource(resource, place) => {
                    let mut left_out = left_out(about.of(&resource), Some(&resource));
                    left_out.extend(self.target.resets(&resource).map(str::to_owned));
                    let same = |it: &Placed| Arc::ptr_eq(&it.0, &resource) && it.1 == place && it.2 == left_out;
                    if before.as_ref().is_some_and(|(it, _)| it.as_ref().is_some_and(same)) {
                        self.pieces.extend(before);
                        continue;
                    }
                    let doc = (self.target.resource)(&resource, &render, place);
                    let doc = self.target.commented(&resource.accepted, &left_out, doc);
                    (Some((resource, place, left_out)), lay_out(&doc.prefixed(place.indent), self.target.language))
                }
            };
            let client = resource.as_ref().filter(|it| it.0.is_client()).map(|it| it.0.label.clone());
            let made = Piece { client, lines };
            let unchanged = before.map(|(_, piece)| piece).filter(|piece| **piece == made);
            self.pieces.push((resource, unchanged.unwrap_or_else(|| Arc::new(made))));
        }
        let pieces = self.pieces.iter().map(|(_, piece)| piece).filter(|piece| !piece.lines.is_empty()).cloned();
        let mut pieces: Vec<Arc<Piece>> = pieces.collect();
        // How a script is run must be said in its first line.
        let begins = |at: usize| pieces.get(at).and_then(|piece| piece.lines.first()).map(Line::text);
        let at = usize::from(begins(0).is_some_and(|line| line.starts_with("#!")));
        let note = self.note(&elsewhere, begins(at).is_some_and(|line| line.is_empty()));
        if !note.lines.is_empty() {
            pieces.insert(at, note);
        }
        Generated { pieces, omissions }
    }

    /// What is omitted of the text as a whole, in comments with an empty line after them if there is none yet.
    fn note(&mut self, left_out: &[String], spaced: bool) -> Arc<Piece> {
        let doc = self.target.commented(&[], left_out, Doc::concat([]));
        let mut lines = lay_out(&doc, self.target.language);
        if !lines.is_empty() && !spaced {
            lines.push(Line::default());
        }
        let made = Piece { client: None, lines };
        if *self.note != made {
            self.note = Arc::new(made);
        }
        self.note.clone()
    }
}

/// Writes `document` once.
pub fn generate(document: &Document, target: &'static Target, scope: Scope) -> Generated {
    Generator::new(target).generate(document, scope)
}

/// Writes what a document was lowered to for the target's family.
pub fn write(program: &Program, target: &'static Target) -> Generated {
    Generator::new(target).write(program, true)
}

fn lay_out(doc: &Doc, language: &syntax::Language) -> Vec<Line> {
    let mut lines = crate::emit::render(doc, language.width);
    if language.tabs {
        syntax::go::indent_with_tabs(&mut lines);
    }
    lines
}

/// What to say of a client that can't be imported yet; `name` as the tool calls it.
fn no_import_id(resource: &Resource, name: &str) -> String {
    if resource.imports_instances {
        format!("Not imported: {name}. The import ID in the configuration belongs to one of several instances.")
    } else {
        format!("Not imported: {name}. Enter its user pool ID and client ID in the builder to generate its import.")
    }
}
