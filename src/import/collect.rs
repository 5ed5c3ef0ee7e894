//! What the importers have read so far, put together to one document: labels made distinct, secrets removed, findings
//! with their places.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::characters::{Characters, Notation};
use super::consumed::Gap;
use super::foreign;
use super::format::{self, Look};
use super::names;
use super::secrets::{self, Sweeper};
use super::source::{Lines, Position};
use super::tree::{NodeId, Tree, half_characters};
use super::{
    Body, Cause, Dictionary, Encoding, Format, Import, ImportFinding, Known, MAX_BYTES, Mention, Options, Origin,
    Secret, Severity, SourceFile,
};
use crate::dialects::template;
use crate::document::notes::{NamedBy, kept_name};
use crate::document::words::{and, some};
use crate::document::{Document, MAX_CLIENTS, Partial, absent, shorten};
use crate::schema::{Argument, USER_POOL_CLIENT, Vocabulary};

/// The most declarations that could not be read and are looked for in the document.
const MAX_LOST: usize = 100;

/// The most halves of characters that are named in a file.
const MAX_HALVES: usize = 100;

/// The most findings that are reported one by one.
const MAX_FINDINGS: usize = 2_000;

pub struct Collector<'a> {
    files: &'a [SourceFile],
    options: &'a Options<'a>,
    pub formats: Vec<Format>,
    pub(super) trees: Vec<Option<Rc<Tree>>>,
    lines: Vec<std::cell::OnceCell<Lines>>,
    /// Bytes of the files that are done.
    done: usize,
    total: usize,
    stop: Cell<bool>,
    pub(super) clients: Vec<(Origin, Map<String, Json>)>,
    pub(super) resources: Vec<(Origin, Map<String, Json>)>,
    /// Everything else, by top-level key of Terraform JSON.
    rest: Map<String, Json>,
    labels: HashMap<String, HashSet<String>>,
    variables: HashSet<String>,
    /// Notes that keep names.
    kept_names: Vec<Json>,
    pub(super) findings: Vec<ImportFinding>,
    /// Findings that are too many to tell, by file: how many, and what they cover.
    untold: Vec<(usize, Vec<Range<usize>>)>,
    /// What wasn't taken of text that isn't a tree, by file.
    pub gaps: Vec<(usize, Gap)>,
    known: Vec<Known>,
    known_at: HashMap<String, usize>,
    /// Which file of Terraform declares a name first.
    pub(super) declared_in: HashMap<String, usize>,
    secrets: Vec<String>,
    secret_places: Vec<(usize, usize)>,
    pub dictionaries: Vec<Dictionary>,
    pub blocks: Vec<Origin>,
    pub mentions: Vec<Mention>,
    pub broken: Vec<(usize, usize)>,
    /// Addresses of what could not be read, each with its file and place.
    pub lost: Vec<(String, usize, usize)>,
    /// The files and bytes in what wasn't read to its end.
    pub(super) cut: Vec<(usize, usize)>,
    /// By vocabulary, the first argument and how many there are: every resource of a type has the same.
    spelled: HashMap<(Vocabulary, *const Argument, usize), Spelled>,
}

/// Arguments with their names in a vocabulary, without those that it lacks; a dot separates levels.
pub type Spelled = Rc<[(String, &'static Argument)]>;

impl<'a> Collector<'a> {
    pub fn new(files: &'a [SourceFile], options: &'a Options<'a>) -> Self {
        Collector {
            files,
            options,
            formats: vec![Format::Unknown; files.len()],
            trees: files.iter().map(|_| None).collect(),
            lines: files.iter().map(|_| std::cell::OnceCell::new()).collect(),
            done: 0,
            total: files.iter().map(|file| file.text.len()).sum(),
            stop: Cell::new(false),
            clients: Vec::new(),
            resources: Vec::new(),
            rest: Map::new(),
            labels: HashMap::new(),
            variables: HashSet::new(),
            kept_names: Vec::new(),
            findings: Vec::new(),
            untold: vec![(0, Vec::new()); files.len()],
            gaps: Vec::new(),
            known: Vec::new(),
            known_at: HashMap::new(),
            declared_in: HashMap::new(),
            secrets: Vec::new(),
            secret_places: Vec::new(),
            dictionaries: Vec::new(),
            blocks: Vec::new(),
            mentions: Vec::new(),
            broken: Vec::new(),
            cut: Vec::new(),
            spelled: HashMap::new(),
            lost: Vec::new(),
        }
    }

    /// Finds out the format of each file, and parses those that are YAML or JSON.
    pub fn recognise(&mut self) {
        let mut read = 0;
        let mut declared = None;
        // What looks right and isn't, by file, and whether it is read all the same.
        let mut odd: HashMap<usize, (Characters, bool)> = HashMap::new();
        for (index, file) in self.files.iter().enumerate() {
            read += file.text.len();
            if read > MAX_BYTES {
                let message = format!(
                    "Skipped this file: the builder reads up to {} MB at once. It stays as it is.",
                    MAX_BYTES >> 20
                );
                self.unread(Severity::Error, index, 0..file.text.len(), message);
                continue;
            }
            if file.text.trim_start_matches('\u{feff}').trim().is_empty() {
                self.formats[index] = self.options.format.unwrap_or(Format::Unknown);
                continue;
            }
            let look = match self.options.format {
                Some(format) if !format.is_tree() => Look::Is(format),
                forced => match (forced, format::look(&file.name, &file.text)) {
                    // It may be either, whatever the name says.
                    (Some(_), Look::Is(_) | Look::Yaml | Look::Other(_))
                        if file.text.trim_start().starts_with(['{', '[']) =>
                    {
                        Look::Json
                    }
                    (Some(_), Look::Is(_) | Look::Other(_)) => Look::Yaml,
                    (Some(_), Look::JsonOf(_)) => Look::Json,
                    (_, look) => look,
                },
            };
            let look = match look {
                Look::Yaml if self.options.format.is_none() => {
                    let meant = Characters::of(&file.text, Notation::Hcl);
                    match format::look(&file.name, &meant.replaced(&file.text)) {
                        hcl @ Look::Is(Format::TerraformHcl) if !meant.is_empty() => hcl,
                        _ => Look::Yaml,
                    }
                }
                look => look,
            };
            let is_json = matches!(look, Look::Json);
            let mut go_on = |at: usize| self.watch(at / 2);
            let mut by_name = None;
            let only_json = matches!(look, Look::JsonOf(_)) || self.options.format.is_some_and(Format::is_only_json);
            let mut tree = match look {
                Look::Other(what) => {
                    let message = format!("Skipped {what}. It stays in your file.");
                    self.unread(Severity::Info, index, 0..file.text.len(), message);
                    continue;
                }
                Look::Is(format) => {
                    self.formats[index] = format;
                    continue;
                }
                Look::JsonOf(format) => {
                    by_name = Some(format);
                    Tree::parse_json(&file.text, only_json, &mut go_on)
                }
                Look::Json => Tree::parse_json(&file.text, only_json, &mut go_on),
                Look::Yaml => Tree::parse_yaml(&file.text, &mut go_on),
            };
            let notation = if is_json { Notation::Json } else { Notation::Yaml };
            let characters = Characters::of(&file.text, notation);
            let mut is_read = false;
            // What is no JSON may still be YAML, with another meaning.
            if is_json && (!tree.is_whole() || !tree.json) && !characters.is_empty() {
                let mut meant = Tree::parse_json(&characters.replaced(&file.text), only_json, &mut go_on);
                meant.snap(&file.text);
                is_read = meant.json && meant.is_whole();
                tree = if is_read { meant } else { tree };
            }
            if !characters.is_empty() {
                odd.insert(index, (characters, is_read));
            }
            let found = tree.roots.iter().map(|root| format::of_tree(&tree, *root, tree.json));
            let found = found.into_iter().find(|it| *it != Format::Unknown).unwrap_or(Format::Unknown);
            let mut format = self.options.format.or(by_name.filter(|_| tree.json)).unwrap_or(found);
            if format == Format::Unknown && tree.json {
                let declared = declared.get_or_insert_with(|| {
                    let files = self.files.iter().flat_map(|it| format::declared_variables(&it.name, &it.text));
                    files.collect::<HashSet<_>>()
                });
                if format::gives_variables(&tree, declared) {
                    format = Format::TerraformVariablesJson;
                }
            }
            self.formats[index] = format;
            self.trees[index] = Some(Rc::new(tree));
        }
        if self.options.format.is_none() {
            self.inherit();
        }
        for (index, file) in self.files.iter().enumerate() {
            let format = self.formats[index];
            if let Some(tree) = self.trees[index].as_mut().and_then(Rc::get_mut) {
                tree.rules = format.scalars();
            }
            let Some(tree) = self.trees[index].clone() else { continue };
            for at in half_characters(&file.text).filter(|_| tree.json).take(MAX_HALVES) {
                let escape = at..at + r"\ud800".len();
                let half = &file.text[escape.clone()];
                let message = format!("{half} is half of a character. Terraform and the builder read it as U+FFFD.");
                self.tell(Severity::Warning, index, at, message, vec![escape]);
            }
            let broken =
                tree.broken.iter().map(|it| it.offset).chain(tree.dangling.iter().map(|(place, _)| place.start));
            let broken: Vec<_> = broken.map(|at| (index, at)).collect();
            self.cut.extend(tree.broken.iter().filter_map(|it| Some((index, it.open?))));
            // Prose is no YAML either, but that isn't what is wrong with it.
            let named = format::is_named_tree(&file.name);
            if format != Format::Unknown || tree.json || named {
                if let Some(broken) = &tree.broken {
                    let from = broken.from.min(broken.offset);
                    let rejected = if format.is_only_json() && tree.json { " Terraform rejects the file." } else { "" };
                    let rest = file.text.get(from..).unwrap_or_default();
                    let begins = from + rest.len() - rest.trim_start_matches([',', ' ', '\t', '\r', '\n']).len();
                    let unread = match begins < file.text.len() {
                        true => format!(
                            " Skipped everything from line {} on. It stays in your file.",
                            self.position(index, begins).line
                        ),
                        false => String::new(),
                    };
                    let message = format!("{}{rejected}{unread}", broken.message);
                    let lost = from..file.text.len();
                    let told = self.findings.len();
                    self.tell(Severity::Error, index, broken.offset, message, vec![lost]);
                    self.because(told, broken.cause);
                }
                for (place, name) in &tree.dangling {
                    let message = format!(
                        "Skipped *{}: the file doesn't define this anchor. It stays in your file.",
                        shorten(name)
                    );
                    self.unread(Severity::Error, index, place.clone(), message);
                }
            }
            if let Some((characters, is_read)) = odd.get(&index)
                && (format != Format::Unknown || !tree.is_whole() && named)
            {
                self.characters(index, characters, *is_read);
            }
            if format == Format::Unknown {
                let message = "Unknown format. The builder reads Terraform, CloudFormation, Serverless, Pulumi YAML, and JSON of the AWS CLI.";
                let named = foreign::named(&file.text, &tree);
                let cause = named.is_none().then_some(Cause::NoFormat);
                let message = named.unwrap_or_else(|| message.to_owned());
                let told = self.findings.len();
                self.unread(Severity::Error, index, 0..file.text.len(), message);
                self.because(told, cause);
            } else {
                for (key, what) in tree.repeated.iter().filter_map(|key| Some((key, format.repeated_key(tree.json)?))) {
                    let name = tree.text(*key).unwrap_or_default();
                    let message = format!("{name} occurs again later in the same place. {what}");
                    self.finding(Severity::Warning, index, tree.span(*key).start, message);
                }
            }
            self.broken.extend(broken);
        }
    }

    /// The parts of a Serverless project are Serverless, whatever they look like by themselves.
    fn inherit(&mut self) {
        let names: Vec<String> = self.files.iter().map(|it| it.name.clone()).collect();
        let may = |format: Format| {
            matches!(
                format,
                Format::Unknown | Format::CloudFormationYaml | Format::CloudFormationJson | Format::Serverless
            )
        };
        let trees: Vec<Option<&Tree>> = self
            .trees
            .iter()
            .zip(&self.formats)
            .map(|(tree, format)| tree.as_deref().filter(|_| may(*format)))
            .collect();
        let unknown = |file: &usize| self.formats[*file] == Format::Unknown;
        let (parts, named) = super::cloudformation::parts(&names, &trees);
        for file in parts.into_iter().filter(|it| named.contains(it) || !unknown(it)).collect::<Vec<_>>() {
            self.formats[file] = Format::Serverless;
        }
    }

    /// Names files that aren't in UTF-8, with what the tools of their format do.
    pub fn tell_of_encodings(&mut self) {
        for (index, file) in self.files.iter().enumerate() {
            if let Some(message) = file.encoding.told(self.formats[index]) {
                let at = match file.encoding {
                    Encoding::Windows1252 => file.text.find(|c: char| !c.is_ascii()).unwrap_or(0),
                    _ => 0,
                };
                self.finding(Severity::Warning, index, at, message);
            }
            if self.formats[index] == Format::TerraformJson && file.text.starts_with('\u{feff}') {
                let message = "Terraform rejects JSON that starts with a byte order mark. Save the file without it.";
                self.finding(Severity::Warning, index, 0, message.to_owned());
            }
        }
    }

    pub fn text(&self, file: usize) -> &'a str {
        &self.files[file].text
    }

    pub fn file(&self, file: usize) -> &'a SourceFile {
        &self.files[file]
    }

    /// The tree of a file. What an importer doesn't take of it ([`Tree::take`]) is named in the end.
    pub fn take_tree(&mut self, file: usize) -> Option<Rc<Tree>> {
        self.trees[file].clone()
    }

    /// Tells how far the current file is read; `false` when to stop.
    pub fn watch(&self, at: usize) -> bool {
        if let Some(watch) = self.options.watch
            && !self.stop.get()
            && !watch((self.done + at).min(self.total), self.total)
        {
            self.stop.set(true);
        }
        !self.stop.get()
    }

    pub fn file_done(&mut self, file: usize) {
        self.done += self.files[file].text.len();
        self.watch(0);
    }

    pub fn stopped(&self) -> bool {
        self.stop.get()
    }

    pub fn finding(&mut self, severity: Severity, file: usize, offset: usize, message: String) {
        self.tell(severity, file, offset, message, Vec::new());
    }

    /// Names what is in the file and not, or not as it is, in the document.
    pub fn unread(&mut self, severity: Severity, file: usize, span: Range<usize>, message: impl Into<String>) {
        self.tell(severity, file, span.start, message.into(), vec![span]);
    }

    /// A finding that covers these bytes, see [`ImportFinding::covers`]; a number where there are too many.
    pub(super) fn tell(
        &mut self,
        severity: Severity,
        file: usize,
        offset: usize,
        message: String,
        covers: Vec<Range<usize>>,
    ) {
        if self.findings.len() >= MAX_FINDINGS {
            let (count, lost) = &mut self.untold[file];
            *count += 1;
            lost.extend(covers);
        } else {
            self.push(severity, file, offset, message, covers);
        }
    }

    /// Says why a file isn't read with the finding of this index, if there was room for it.
    fn because(&mut self, told: usize, cause: Option<Cause>) {
        if let Some(finding) = self.findings.get_mut(told) {
            finding.cause = cause;
        }
    }

    /// The place of a byte, for users.
    pub fn position(&self, file: usize, offset: usize) -> Position {
        let text = self.text(file);
        self.lines[file].get_or_init(|| Lines::new(text)).position(text, offset)
    }

    fn push(&mut self, severity: Severity, file: usize, offset: usize, message: String, covers: Vec<Range<usize>>) {
        let file_name = self.files[file].name.clone();
        let text = self.text(file);
        let position = self.position(file, offset);
        self.findings.push(ImportFinding {
            severity,
            file,
            file_name,
            line: position.line,
            column: position.column,
            offset: offset.min(text.len()),
            message,
            fix: Vec::new(),
            covers,
            cause: None,
        });
    }

    /// Names characters that look right and aren't. `is_read` says that they are read as what they look like.
    fn characters(&mut self, file: usize, characters: &Characters, is_read: bool) {
        for (at, message, fix) in characters.told(is_read) {
            let count = self.findings.len();
            self.finding(Severity::Warning, file, at, message);
            if let Some(finding) = self.findings.get_mut(count) {
                finding.fix = fix;
            }
        }
    }

    /// The text of a file of HCL, with the characters that it is meant to have.
    pub fn hcl(&mut self, file: usize) -> Cow<'a, str> {
        let text = self.text(file);
        let characters = Characters::of(text, Notation::Hcl);
        self.characters(file, &characters, true);
        if characters.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(characters.replaced(text)) }
    }

    pub fn error(&mut self, file: usize, offset: usize, message: impl Into<String>) {
        self.finding(Severity::Error, file, offset, message.into());
    }

    pub fn warning(&mut self, file: usize, offset: usize, message: impl Into<String>) {
        self.finding(Severity::Warning, file, offset, message.into());
    }

    pub fn info(&mut self, file: usize, offset: usize, message: impl Into<String>) {
        self.finding(Severity::Info, file, offset, message.into());
    }

    /// A label that no resource of that type has yet.
    /// Arguments of one type of resource, or of one block, with their names.
    pub fn spelled(&mut self, vocabulary: Vocabulary, arguments: &[&'static Argument]) -> Spelled {
        let Some(first) = arguments.first() else { return Rc::new([]) };
        let spell = || arguments.iter().filter_map(|it| Some((it.name(vocabulary)?, *it))).collect();
        let key = (vocabulary, std::ptr::from_ref(*first), arguments.len());
        Rc::clone(self.spelled.entry(key).or_insert_with(spell))
    }

    pub fn free_label(&mut self, kind: &str, wanted: &str) -> String {
        let fallback = if kind == USER_POOL_CLIENT.terraform { "client" } else { "resource" };
        let wanted = names::identifier(wanted, fallback);
        names::free(&wanted, self.labels.entry(kind.to_owned()).or_default())
    }

    /// A variable's name that no other has yet.
    pub fn free_variable(&mut self, wanted: &str) -> String {
        let wanted = names::identifier(wanted, "value");
        names::free(&wanted, &mut self.variables)
    }

    /// Takes in a client. The label comes from [`Collector::free_label`].
    pub fn client(&mut self, origin: Origin, mut body: Map<String, Json>) {
        if self.cut.iter().any(|(file, at)| *file == origin.file && origin.block.contains(at)) {
            Partial::Settings.note(&mut body);
        }
        if self.clients.len() >= MAX_CLIENTS {
            if self.clients.len() == MAX_CLIENTS {
                let message = format!(
                    "The builder reads up to {MAX_CLIENTS} clients. It skipped the others. They stay in your file."
                );
                self.error(origin.file, origin.block.start, message);
            }
            return;
        }
        self.clients.push((origin, body));
    }

    /// Takes in a resource of a kind in the table. The label comes from [`Collector::free_label`].
    pub fn resource(&mut self, origin: Origin, body: Map<String, Json>) {
        self.resources.push((origin, body));
    }

    /// Takes in a declaration under a path of Terraform JSON: `["variable", "domain"]`. What is there already stays.
    pub fn declare(&mut self, path: &[&str], json: Json) {
        let Some((last, parents)) = path.split_last() else { return };
        let mut at = &mut self.rest;
        for key in parents {
            let slot = at.entry((*key).to_owned()).or_insert_with(|| Json::Object(Map::new()));
            let Json::Object(inner) = slot else { return };
            at = inner;
        }
        if path.first() == Some(&"variable") {
            self.variables.insert((*last).to_owned());
        }
        at.entry((*last).to_owned()).or_insert(json);
    }

    /// Says that a variable may be null, which represents no value.
    pub fn may_be_null(&mut self, variable: &str) {
        let declaration = self.rest.get_mut("variable").and_then(|it| it.get_mut(variable));
        if let Some(Json::Object(declaration)) = declaration {
            declaration.entry("default").or_insert(Json::Null);
        }
    }

    pub fn is_declared(&self, path: &[&str]) -> bool {
        self.declared(path).is_some()
    }

    /// What is declared under a path.
    pub fn declared(&self, path: &[&str]) -> Option<&Json> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.rest.get(*first)?, |at, key| at.get(*key))
    }

    /// The same, to add to it.
    pub fn declared_mut(&mut self, path: &[&str]) -> Option<&mut Json> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.rest.get_mut(*first)?, |at, key| at.get_mut(*key))
    }

    /// Adds to a list under a top-level key: `import`, `provider`, `moved`.
    pub fn append(&mut self, key: &str, json: Json) {
        match self.rest.entry(key.to_owned()).or_insert_with(|| Json::Array(Vec::new())) {
            Json::Array(items) => items.push(json),
            other => {
                let first = other.take();
                *other = Json::Array(vec![first, json]);
            }
        }
    }

    /// The ID of a client that exists.
    pub fn import_id(&mut self, label: &str, id: &str) {
        self.append("import", serde_json::json!({ "to": Document::address(label), "id": id }));
    }

    pub fn known(&mut self, reference: String, value: Json, said_by: &str) {
        let known = Known { reference: reference.clone(), value, said_by: said_by.to_owned() };
        match self.known_at.get(&reference) {
            Some(at) => self.known[*at] = known,
            None => {
                self.known_at.insert(reference, self.known.len());
                self.known.push(known);
            }
        }
    }

    /// What gave a value.
    pub fn said_by(&self, reference: &str) -> Option<&str> {
        self.known_at.get(reference).map(|at| self.known[*at].said_by.as_str())
    }

    /// What a declaration says; a file of values counts more.
    pub fn known_default(&mut self, reference: String, value: Json) {
        if !self.known_at.contains_key(&reference) {
            let by = if reference.starts_with("local.") { "local value" } else { "default" };
            self.known(reference, value, by);
        }
    }

    /// Keeps what a tool calls a resource, by its address, or a variable, as `var.NAME`.
    pub fn keep_name(&mut self, tool: NamedBy, address: &str, name: &str) {
        self.kept_names.push(kept_name(tool, address, name));
    }

    /// Says that a plain scalar is something else to its tool than it looks like.
    pub fn other_value(&mut self, file: usize, tree: &Tree, node: NodeId, value: &str) {
        let (reader, text) = (tree.rules.reader, shorten(tree.text(node).unwrap_or_default()));
        let message = format!("{reader} reads {text} as {value}. Use {value}, or put {text} in quotes.");
        self.warning(file, tree.span(node).start, message);
    }

    /// Makes a variable whose default is a boolean in capitals one of booleans: Terraform takes no other spelling of text.
    pub fn expect_boolean(&mut self, variable: &str, read: impl Fn(&str) -> Option<bool>) {
        let declaration = self.rest.get_mut("variable").and_then(|it| it.get_mut(variable));
        let Some(Json::Object(declaration)) = declaration else { return };
        let text = declaration.get("default").and_then(Json::as_str).filter(|it| !matches!(*it, "true" | "false"));
        if let Some(value) = text.and_then(read) {
            declaration.insert("type".to_owned(), Json::from("bool"));
            declaration.insert("default".to_owned(), Json::Bool(value));
            let reference = format!("var.{variable}");
            if self.known_at.get(&reference).is_some_and(|at| self.known[*at].said_by == "default") {
                self.known(reference, Json::Bool(value), "default");
            }
        }
    }

    /// Says that the file has the last client under the type of those that an AWS service made.
    pub fn last_client_is_managed(&mut self) {
        if let Some((origin, body)) = self.clients.last_mut() {
            origin.managed = true;
            body.entry("//").or_insert_with(|| Json::String(format!("Declared as {}.", foreign::MANAGED)));
        }
    }

    /// Remembers a secret, so that it stays out of everything.
    pub fn secret(&mut self, file: usize, offset: usize, text: &str) {
        self.secret_places.push((file, offset));
        self.secrets.push(text.to_owned());
    }

    /// Takes in a whole document.
    pub fn document(&mut self, file: usize, at: usize, document: &Document) {
        for client in &document.clients {
            let label = self.free_label(USER_POOL_CLIENT.terraform, &client.label);
            self.client(
                origin(file, &label, USER_POOL_CLIENT.terraform, at..self.text(file).len(), None),
                client.to_json(),
            );
        }
        let mut taken = Vec::new();
        for (key, json) in document.rest().iter() {
            match self.rest.get_mut(key) {
                Some(there) => merge(there, json, key, 0, &mut taken),
                None => drop(self.rest.insert(key.clone(), json.clone())),
            }
        }
        if !taken.is_empty() {
            let names = and(&taken);
            let message = format!("Skipped {names} of the link: an opened file uses the same name for another value.");
            let end = self.text(file).len();
            self.unread(Severity::Warning, file, at..end, message);
        }
    }

    pub fn finish(mut self) -> Import {
        self.name_gaps();
        let mut rest = std::mem::take(&mut self.rest);
        let mut origins = Vec::new();
        let mut resource_origins = Vec::new();
        // The order of the first file's first resource type leads, so that a document looks as it was written.
        let mut types: Map<String, Json> = match rest.shift_remove("resource") {
            Some(Json::Object(types)) => types,
            _ => Map::new(),
        };
        let mut put = |origin: &Origin, body: Map<String, Json>| {
            let slot = types.entry(origin.kind.to_owned()).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(slot) = slot {
                slot.insert(origin.client.clone(), Json::Object(body));
            }
        };
        for (origin, body) in std::mem::take(&mut self.resources) {
            put(&origin, body);
            resource_origins.push(origin);
        }
        for (origin, body) in std::mem::take(&mut self.clients) {
            put(&origin, body);
            origins.push(origin);
        }
        if !types.is_empty() {
            rest.insert("resource".to_owned(), Json::Object(types));
        }
        if let Some(Json::Array(providers)) = rest.get_mut("provider")
            && providers.len() == 1
        {
            let only = providers.remove(0);
            rest.insert("provider".to_owned(), only);
        }
        let mut json = Json::Object(rest);
        let mut found = std::mem::take(&mut self.secrets);
        let declared = found.len();
        let place = |json: &'_ mut Json| json.get_mut("//").and_then(|it| it.get_mut(template::KEY)).map(Json::take);
        let mut kept = place(&mut json);
        secrets::take(&mut json, &mut found);
        // The keys are names of conditions, mappings and variables.
        for section in kept.iter_mut().filter_map(Json::as_object_mut).flat_map(|it| it.values_mut()) {
            secrets::take_named(section, &mut found);
        }
        if let Some(kept) = kept {
            json["//"][template::KEY] = kept;
        }
        // What wasn't read may hold one that is elsewhere as well.
        for (file, spans) in self.covered().into_iter().enumerate() {
            for span in spans {
                secrets::scan(self.text(file).get(span).unwrap_or_default(), &mut found);
            }
        }
        for known in &mut self.known {
            let named = known.reference.rsplit('.').next().is_some_and(secrets::is_secret_name);
            let key = if named { "client_secret" } else { "value" };
            let mut holder = Json::Object(Map::from_iter([(key.to_owned(), known.value.take())]));
            secrets::take(&mut holder, &mut found);
            known.value = holder.get_mut(key).map(Json::take).unwrap_or_default();
        }
        self.known.retain(|known| !known.value.is_null());
        let mut unique = HashSet::new();
        let mut all: Vec<String> = Vec::new();
        for (index, secret) in found.iter().enumerate() {
            if unique.insert(secret.clone()) {
                all.push(secret.clone());
                let place = self.secret_places.get(index).filter(|_| index < declared).copied();
                let place = place.or_else(|| self.place_of(secret)).unwrap_or((0, 0));
                let message = "Removed a secret here. It isn't stored or shared. It stays in your file.";
                let end = (place.1 + secret.len()).min(self.text(place.0).len());
                self.unread(Severity::Warning, place.0, place.1..end, message);
            }
        }
        let sweeper = Sweeper::new(&all);
        let mut places = Vec::new();
        if !sweeper.is_empty() {
            sweeper.sweep(&mut json);
            for known in &mut self.known {
                sweeper.sweep(&mut known.value);
            }
            for finding in &mut self.findings {
                if let Some(clean) = sweeper.clean(&finding.message) {
                    finding.message = clean;
                }
            }
            for (file, source) in self.files.iter().enumerate() {
                places.extend(sweeper.find(&source.text).into_iter().map(|span| Secret { file, span }));
            }
        }
        for (file, (count, covers)) in std::mem::take(&mut self.untold).into_iter().enumerate() {
            if count > 0 {
                self.push(Severity::Info, file, 0, format!("{count} more findings of this kind."), covers);
            }
        }
        if self.stopped() && !self.files.is_empty() {
            self.finding(
                Severity::Warning,
                0,
                0,
                "Stopped early, and skipped the rest. It stays in your file.".to_owned(),
            );
        }
        let document = match Document::from_json(&json) {
            Ok(document) => document,
            Err(message) => {
                // The importers keep to what a document takes; should one fail, the clients at least come through.
                let message = format!("Couldn't keep everything: {message}");
                self.findings.push(ImportFinding {
                    severity: Severity::Error,
                    file: 0,
                    file_name: self.files.first().map(|it| it.name.clone()).unwrap_or_default(),
                    line: 1,
                    column: 1,
                    offset: 0,
                    message,
                    fix: Vec::new(),
                    covers: Vec::new(),
                    cause: None,
                });
                let clients =
                    json.get("resource").and_then(|it| it.get(USER_POOL_CLIENT.terraform)).cloned().unwrap_or_default();
                Document::from_json(&serde_json::json!({ "resource": { USER_POOL_CLIENT.terraform: clients } }))
                    .unwrap_or_default()
            }
        };
        let document = self.note_lost(document);
        self.findings.sort_by_key(|finding| (finding.file, finding.offset));
        self.findings.dedup();
        self.findings.iter_mut().for_each(|it| it.covers.sort_by_key(|span| span.start));
        let document = if self.kept_names.is_empty() { document } else { document.with_kept_names(self.kept_names) };
        Import {
            document,
            formats: self.formats,
            findings: self.findings,
            origins,
            known: self.known,
            secrets: places,
            stopped: self.stop.get(),
            resources: resource_origins,
            dictionaries: self.dictionaries,
            blocks: self.blocks,
            mentions: self.mentions,
            broken: self.broken,
            plain: None,
        }
    }

    /// Notes in the document what it refers to and could not be read, and names it.
    fn note_lost(&mut self, document: Document) -> Document {
        let mut noted = Vec::new();
        for (address, file, at) in std::mem::take(&mut self.lost).into_iter().take(MAX_LOST) {
            let Some((kind, label)) = address.rsplit_once('.') else { continue };
            let is_declared = match kind {
                "local" => document.rest().get("locals").and_then(|it| it.get(label)).is_some(),
                _ if kind == USER_POOL_CLIENT.terraform => document.client(label).is_some(),
                _ => match kind.split_once('.') {
                    Some((section, kind)) => {
                        document.rest().get(section).and_then(|it| it.get(kind)?.get(label)).is_some()
                    }
                    None => {
                        let section = document.rest().get(if kind == "module" { "module" } else { "resource" });
                        let holder = if kind == "module" { section } else { section.and_then(|it| it.get(kind)) };
                        holder.and_then(|it| it.get(label)).is_some()
                    }
                },
            };
            let mentions = document.mentions(kind, label);
            let mentions: Vec<String> = mentions.iter().map(|it| it.replacen("locals.", "local.", 1)).collect();
            if mentions.is_empty() || is_declared || noted.contains(&address) {
                continue;
            }
            let message = format!(
                "Skipped {}, used by {}. Generated Terraform omits everything that refers to it. Your file keeps both.",
                shorten(&address),
                some(&mentions.iter().map(|it| shorten(it)).collect::<Vec<_>>(), 2)
            );
            self.finding(Severity::Warning, file, at, message);
            noted.push(address);
        }
        if noted.is_empty() {
            return document;
        }
        let mut rest = Map::clone(document.rest());
        absent::note(&mut rest, noted);
        document.with_rest(rest)
    }

    fn place_of(&self, secret: &str) -> Option<(usize, usize)> {
        self.files.iter().enumerate().find_map(|(index, file)| Some((index, file.text.find(secret)?)))
    }
}

/// Adds what a declaration has and the other has not; `taken` are the paths of what both have, and not the same.
fn merge(there: &mut Json, other: &Json, path: &str, depth: usize, taken: &mut Vec<String>) {
    match (there, other) {
        (there, other) if there == other => {}
        (Json::Array(there), Json::Array(other)) => {
            let fresh: Vec<Json> = other.iter().filter(|it| !there.contains(it)).cloned().collect();
            there.extend(fresh);
        }
        // Types, labels; what is below is one declaration.
        (Json::Object(there), Json::Object(other)) if depth < 2 => {
            for (key, json) in other {
                match there.get_mut(key) {
                    Some(there) => merge(there, json, &format!("{path}.{key}"), depth + 1, taken),
                    None => drop(there.insert(key.clone(), json.clone())),
                }
            }
        }
        _ => taken.push(path.to_owned()),
    }
}

/// An origin without a body that could be changed, or with one.
pub fn origin(file: usize, label: &str, kind: &'static str, block: Range<usize>, body: Option<Body>) -> Origin {
    Origin {
        client: label.to_owned(),
        file,
        label: block.start..block.start,
        block,
        arguments: body.as_ref().map(Body::origins).unwrap_or_default(),
        kind,
        vocabulary: Vocabulary::Terraform,
        body,
        managed: false,
        fixed: None,
    }
}
