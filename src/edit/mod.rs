//! Edits in place: puts a document back into the files that it was read from, and keeps every other byte.
//!
//! Compares the files with the document, and changes only the differences, in the style of the file. A note explains each
//! difference that can't be put into a file. Then parses the files again, and reverts any change that reads differently.
//! Must not know how a note is shown; positions come from [`mod@crate::import`], and nothing here parses a language.

mod add;
mod body;
mod comments;
mod compare;
pub mod diff;
mod flow;
mod habits;
mod hcl;
mod import_ids;
mod labels;
mod lines;
mod names;
mod patch;
mod print;
mod remove;
mod rename;
mod variables;
mod wrapped;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::{Map, Value as Json};

use crate::dialects::Notation;
use crate::document::Document;
use crate::emit::syntax::hcl::formatted_as;
use crate::import::{self, Format, Import, Options, Origin, Severity, SourceFile};
use crate::program::{Context, Scope, Variable};
use crate::schema::{Argument, Family, USER_POOL_CLIENT, Vocabulary, resource_kind};
use habits::Habits;
use patch::Patch;

/// The files after a change, and what could not be put into them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edited {
    /// In the order of the files given.
    pub files: Vec<EditedFile>,
    pub notes: Vec<Note>,
}

/// A file after a change.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct EditedFile {
    pub name: String,
    pub text: String,
    /// Whether the text is another than before.
    pub changed: bool,
}

// The text may hold a secret, and a debug print may end up in a log.
impl std::fmt::Debug for EditedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EditedFile").field("name", &self.name).field("changed", &self.changed).finish_non_exhaustive()
    }
}

/// Why only single values of a file can be changed that has a fault.
const BROKEN: &str = "The file can't be parsed here. Fix it first; until then, only single values can change.";

/// Something of the change that isn't in the files, or that a user must look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// The client's label in the document, where it is about one.
    pub client: Option<String>,
    /// Terraform's path; empty for the client as a whole; an address and path for what isn't part of a client.
    pub argument: String,
    /// The file's index, where it is about one.
    pub file: Option<usize>,
    /// Whether the file was changed, read again, and put back as it was, because another value had changed as well.
    pub taken_back: bool,
    /// Whole sentences.
    pub message: String,
}

impl Edited {
    /// What changed in all files, as `diff -u` prints it.
    pub fn diff(&self, before: &[SourceFile]) -> String {
        let pairs = before.iter().zip(&self.files).filter(|(_, after)| after.changed);
        pairs.map(|(before, after)| diff::unified(&after.name, &before.text, &after.text)).collect()
    }
}

/// The bytes of a patch of files: each with the name to show and its text after the change.
///
/// # Errors
/// Returns a user-facing message when a file's encoding doesn't support a character, or no patch of it can be applied.
pub fn patch(changes: &[(&SourceFile, &str, &str)]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    for (before, name, after) in changes {
        if !before.encoding.is_patchable() {
            let label = before.encoding.label();
            return Err(format!("{name} is in {label}, which patches don't support. Download the file instead."));
        }
        bytes.extend(before.encoding.encode(&diff::unified(name, &before.text, after))?);
    }
    Ok(bytes)
}

/// Puts the document into the files. Never fails as a whole, and changes nothing that the document doesn't ask for.
pub fn edit(files: &[SourceFile], document: &Document, options: &Options) -> Edited {
    edit_imported(files, &import::import(files, options), document)
}

/// The same with what was read of the files before.
pub fn edit_imported(files: &[SourceFile], import: &Import, document: &Document) -> Edited {
    if import.document == *document {
        return unchanged(files, Vec::new());
    }
    let fits = import.plain.as_ref().is_none_or(|plain| plain.is_of(files));
    let whole = files.len() == import.formats.len() && fits && is_sound(files, import);
    if import.stopped || !whole {
        let message = match whole {
            true => "Not all of the files were read, so nothing was changed.",
            false => "These aren't the files that were read, so nothing was changed.",
        };
        let note = Note { message: message.to_owned(), ..Note::default() };
        return unchanged(files, vec![note]);
    }
    if let Some(plain) = &import.plain {
        return wrapped::wrapped(files, plain, edit_imported(&plain.files, &plain.import, document), document);
    }
    let mut editor = Editor::new(files, import, document);
    editor.run();
    let Editor { patches, notes, kept_labels, renamed, .. } = editor;
    if patches.iter().all(Patch::is_empty) {
        return unchanged(files, notes);
    }
    let texts: Vec<Option<String>> = patches
        .into_iter()
        .zip(files)
        .zip(&import.formats)
        .map(|((patch, file), format)| match format.notation() {
            _ if patch.is_empty() => Some(file.text.clone()),
            // The columns of neighboring lines depend on each other.
            Some(Notation::Hcl) => patch.apply(&file.text).map(|text| formatted_as(&file.text, text)),
            _ => patch.apply(&file.text),
        })
        .collect();
    let check = Check { files, import, document, kept_labels: &kept_labels, renamed: &renamed };
    check.checked(texts, notes)
}

/// Whether all places that were read are places of the files.
fn is_sound(files: &[SourceFile], import: &Import) -> bool {
    let is_place =
        |file: usize, span: &Range<usize>| files.get(file).is_some_and(|it| it.text.get(span.clone()).is_some());
    let origins = || import.origins.iter().chain(&import.resources).chain(&import.blocks);
    origins().all(|origin| {
        is_place(origin.file, &origin.block)
            && is_place(origin.file, &origin.label)
            && origin.body.as_ref().is_none_or(|body| body.places().iter().all(|it| is_place(origin.file, it)))
    }) && import.mentions.iter().all(|it| is_place(it.file, &it.span))
        && import.dictionaries.iter().all(|it| it.file < files.len())
}

fn unchanged(files: &[SourceFile], notes: Vec<Note>) -> Edited {
    let files =
        files.iter().map(|it| EditedFile { name: it.name.clone(), text: it.text.clone(), changed: false }).collect();
    Edited { files, notes }
}

struct Editor<'a> {
    files: &'a [SourceFile],
    import: &'a Import,
    after: &'a Document,
    patches: Vec<Patch>,
    notes: Vec<Note>,
    contexts: HashMap<Family, Context>,
    /// How each file calls resources, variables and expressions.
    names: Vec<Names>,
    /// Variables to declare, by file.
    missing: Vec<(usize, Variable)>,
    /// Clients that have another label in the files than in the document.
    kept_labels: HashMap<String, String>,
    /// Clients whose label changed in the files, too.
    renamed: Vec<(String, String)>,
    /// How each file is written.
    habits: Vec<OnceCell<Habits>>,
    /// What was removed from the files: the file and where it began.
    gone: HashSet<(usize, usize)>,
}

#[derive(Debug, Default, Clone)]
struct Names {
    resources: HashMap<(String, String), String>,
    variables: HashMap<String, String>,
    expressions: HashMap<String, String>,
    taken: HashSet<String>,
    long: bool,
}

/// What a note is about.
#[derive(Debug, Clone, Copy)]
struct Subject<'a> {
    client: Option<&'a str>,
    /// Before the argument's path.
    prefix: &'a str,
}

impl<'a> Editor<'a> {
    fn new(files: &'a [SourceFile], import: &'a Import, after: &'a Document) -> Self {
        let mut names = vec![Names::default(); files.len()];
        for dictionary in &import.dictionaries {
            let Some(names) = names.get_mut(dictionary.file) else { continue };
            let [variables, expressions] = names::tables(dictionary);
            names.variables.extend(variables);
            names.expressions.extend(expressions);
            names.long |= dictionary.long;
            names.taken.extend(dictionary.taken.iter().cloned());
            let resources = dictionary.resources.iter();
            names
                .resources
                .extend(resources.map(|(kind, label, name)| (((*kind).to_owned(), label.clone()), name.clone())));
        }
        // The parts of a serverless.yml know each other.
        let serverless: Vec<usize> =
            (0..files.len()).filter(|file| import.formats[*file].notation() == Some(Notation::Serverless)).collect();
        let mut all = HashMap::new();
        serverless.iter().for_each(|file| all.extend(names[*file].resources.clone()));
        serverless.iter().for_each(|file| names[*file].resources = all.clone());
        Editor {
            files,
            import,
            after,
            patches: vec![Patch::default(); files.len()],
            notes: Vec::new(),
            contexts: HashMap::new(),
            names,
            missing: Vec::new(),
            kept_labels: HashMap::new(),
            renamed: Vec::new(),
            habits: files.iter().map(|_| OnceCell::new()).collect(),
            gone: HashSet::new(),
        }
    }

    fn run(&mut self) {
        let before = &self.import.document;
        let origins: HashMap<&str, &Origin> = self.import.origins.iter().map(|it| (it.client.as_str(), it)).collect();
        let arguments: Vec<&'static Argument> = USER_POOL_CLIENT.arguments().collect();
        let pairs = compare::pairs(before, self.after);
        let mut removed = Vec::new();
        for (from, to) in &pairs {
            match (*from, *to) {
                (Some(from), Some(to)) => {
                    let Some(origin) = origins.get(from) else { continue };
                    if from != to {
                        self.rename(origin, from, to);
                    }
                    let (Some(old), Some(new)) = (before.client(from), self.after.client(to)) else { continue };
                    if old != new {
                        let subject = Subject { client: Some(to), prefix: "" };
                        self.resource(origin, subject, &old.arguments(), &new.arguments(), &arguments);
                        self.lifetime_comments(origin, subject, old, new);
                    }
                }
                (Some(from), None) => removed.extend(origins.get(from)),
                _ => {}
            }
        }
        for origin in removed {
            self.remove(origin, Some(&origin.client));
        }
        self.supporting();
        let added: Vec<&str> = pairs.iter().filter(|(from, _)| from.is_none()).filter_map(|(_, to)| *to).collect();
        self.add_clients(&added);
        self.import_ids(&pairs);
        self.rest();
        self.declare();
    }

    /// The supporting resources.
    fn supporting(&mut self) {
        let before = &self.import.document;
        let origins: HashMap<(&str, &str), &Origin> =
            self.import.resources.iter().map(|it| ((it.kind, it.client.as_str()), it)).collect();
        let mut gone = Vec::new();
        for (kind, label, old) in before.resources() {
            let (Some(table), Some(origin)) = (resource_kind(kind), origins.get(&(kind, label))) else { continue };
            let prefix = format!("{kind}.{label}.");
            let subject = Subject { client: None, prefix: &prefix };
            match self.after.resource(kind, label) {
                Some(new) if new == old => {}
                Some(new) => self.resource(origin, subject, old, new, &table.arguments().collect::<Vec<_>>()),
                None => gone.push(*origin),
            }
        }
        for origin in gone {
            self.remove(origin, None);
        }
        let added: Vec<(&'a str, &'a str)> = self
            .after
            .resources()
            .filter(|(kind, label, _)| resource_kind(kind).is_some() && before.resource(kind, label).is_none())
            .map(|(kind, label, _)| (kind, label))
            .collect();
        for (kind, label) in added {
            self.add_supporting(kind, label);
        }
    }

    /// What is neither a client nor a resource in the table.
    fn rest(&mut self) {
        let (before, after) = (self.import.document.rest(), self.after.rest());
        let keys: HashSet<&String> = before.keys().chain(after.keys()).collect();
        let mut keys: Vec<&String> = keys.into_iter().collect();
        keys.sort();
        for key in keys {
            match key.as_str() {
                "//" | "import" => {}
                "variable" => self.variables(),
                "resource" => {
                    let unknown = |rest: &Map<String, Json>| {
                        let types = rest.get("resource").and_then(Json::as_object).into_iter().flatten();
                        types
                            .filter(|(kind, _)| resource_kind(kind).is_none())
                            .map(|(kind, json)| (kind.clone(), json.clone()))
                            .collect::<Map<_, _>>()
                    };
                    if unknown(before) != unknown(after) {
                        self.note_whole(
                            "resource",
                            "The builder doesn't support this resource type, and can't change it in place.",
                        );
                    }
                }
                _ if before.get(key) == after.get(key) => {}
                // What references to the account and Region need is declared by itself.
                "data" if self.family_of_all() != Some(Family::Terraform) => {}
                _ => self.note_whole(key, &format!("{key} can't be changed in place.")),
            }
        }
    }

    /// The family of all files that can be changed, where it is one.
    fn family_of_all(&self) -> Option<Family> {
        let mut families =
            self.import.formats.iter().filter(|it| it.can_be_edited()).map(|it| it.family(Vocabulary::Terraform));
        let first = families.next()?;
        families.all(|it| it == first).then_some(first)
    }

    fn note(&mut self, subject: Subject, path: &str, file: usize, message: impl Into<String>) {
        self.notes.push(Note {
            client: subject.client.map(str::to_owned),
            argument: format!("{}{path}", subject.prefix).trim_end_matches('.').to_owned(),
            file: Some(file),
            message: message.into(),
            ..Note::default()
        });
    }

    fn note_whole(&mut self, argument: &str, message: &str) {
        self.notes.push(Note { argument: argument.to_owned(), message: message.to_owned(), ..Note::default() });
    }

    fn text(&self, file: usize) -> &'a str {
        &self.files[file].text
    }

    fn format(&self, file: usize) -> Format {
        self.import.formats[file]
    }

    fn notation(&self, file: usize) -> Option<Notation> {
        self.format(file).notation()
    }

    fn context(&mut self, family: Family) -> &Context {
        let after = self.after;
        self.contexts.entry(family).or_insert_with(|| Context::new(after, family, Scope::Complete).in_files())
    }
}

/// Reads the files again, to see whether they say what they should.
struct Check<'a> {
    files: &'a [SourceFile],
    import: &'a Import,
    document: &'a Document,
    kept_labels: &'a HashMap<String, String>,
    renamed: &'a [(String, String)],
}

impl Check<'_> {
    fn checked(&self, texts: Vec<Option<String>>, mut notes: Vec<Note>) -> Edited {
        let mut texts: Vec<String> = texts
            .into_iter()
            .zip(self.files)
            .enumerate()
            .map(|(file, (text, before))| {
                text.unwrap_or_else(|| {
                    notes.push(self.taken_back(file));
                    before.text.clone()
                })
            })
            .collect();
        // A file that says something else where nothing was to change is as it was; the others may depend on it.
        for _ in 0..=self.files.len() {
            let read = self.read(&texts);
            let wrong = self.wrong(&read, &texts);
            if wrong.is_empty() {
                self.missing(&read, &texts, &mut notes);
                break;
            }
            for file in wrong {
                texts[file] = self.files[file].text.clone();
                notes.push(self.taken_back(file));
            }
        }
        let files = texts
            .into_iter()
            .zip(self.files)
            .map(|(text, before)| EditedFile { name: before.name.clone(), changed: text != before.text, text })
            .collect();
        Edited { files, notes }
    }

    fn read(&self, texts: &[String]) -> Import {
        let files: Vec<SourceFile> =
            self.files.iter().zip(texts).map(|(file, text)| SourceFile::new(file.name.clone(), text.clone())).collect();
        // All of one format is what was asked for, or what is found again.
        let first = self.import.formats.first().copied();
        let format = first.filter(|first| files.len() == 1 || self.import.formats.iter().all(|it| it == first));
        import::import(&files, &Options { format: format.filter(|it| *it != Format::Unknown), watch: None })
    }

    /// The changed files that can't be read as well as before, or that changed something else.
    fn wrong(&self, read: &Import, texts: &[String]) -> Vec<usize> {
        let labels = self.labels_now(read, texts);
        let changed = |file: usize| texts[file] != self.files[file].text;
        let errors = |import: &Import, file: usize| {
            import.findings.iter().filter(|it| it.severity == Severity::Error && it.file == file).count()
        };
        let mut wrong: Vec<usize> = (0..self.files.len())
            .filter(|file| changed(*file) && errors(read, *file) > errors(self.import, *file))
            .collect();
        let arguments: Vec<&'static Argument> = USER_POOL_CLIENT.arguments().collect();
        for origin in &self.import.origins {
            let before = self.import.document.client(&origin.client);
            if !changed(origin.file) || before.is_none() || before != self.document.client(&origin.client) {
                continue;
            }
            let label = origin.client.as_str();
            let now = read.document.client(labels.get(label).unwrap_or(&label));
            let same = match (before, now) {
                (Some(before), Some(now)) => {
                    before == now || {
                        let before = self.with_new_names(before.arguments());
                        compare::changes(&before, &now.arguments(), &arguments).is_empty()
                    }
                }
                _ => false,
            };
            if !same && !wrong.contains(&origin.file) {
                wrong.push(origin.file);
            }
        }
        wrong
    }

    /// The labels that clients have when their files are read again: of several with one name only the first keeps it,
    /// and input of the AWS CLI has no label but its name.
    fn labels_now<'l>(&'l self, read: &'l Import, texts: &'l [String]) -> HashMap<&'l str, &'l str> {
        let place = |import: &Import, origin: &'l Origin, text: &'l str| {
            let name = if import.formats[origin.file].notation() == Some(Notation::Api) { "" } else { text };
            (origin.file, name.trim_matches(['"', '\'']))
        };
        let mut now: HashMap<(usize, &str), Vec<&str>> = HashMap::new();
        for origin in &read.origins {
            let name = texts[origin.file].get(origin.label.clone()).unwrap_or_default();
            now.entry(place(read, origin, name)).or_default().push(&origin.client);
        }
        let mut seen: HashMap<(usize, &str), usize> = HashMap::new();
        let mut labels = HashMap::new();
        for origin in &self.import.origins {
            let renamed = self.renamed.iter().find(|(from, _)| *from == origin.client).map(|(_, to)| to.as_str());
            if renamed.is_none() && !self.keeps(&origin.client) {
                continue;
            }
            let name = renamed.unwrap_or(&self.files[origin.file].text[origin.label.clone()]);
            let at = place(self.import, origin, name);
            let number = seen.entry(at).or_default();
            if let Some(label) = now.get(&at).and_then(|it| it.get(*number)) {
                labels.insert(renamed.unwrap_or(&origin.client), *label);
            }
            *number += 1;
        }
        labels
    }

    /// Whether the document has a client still, under whichever label.
    fn keeps(&self, label: &str) -> bool {
        self.document.client(label).is_some() || self.kept_labels.values().any(|it| it == label)
    }

    /// References to renamed clients by their new names.
    fn with_new_names(&self, body: Map<String, Json>) -> Map<String, Json> {
        match rename::in_json(Json::Object(body), self.renamed) {
            Json::Object(body) => body,
            _ => Map::new(),
        }
    }

    fn taken_back(&self, file: usize) -> Note {
        Note {
            file: Some(file),
            taken_back: true,
            message: format!(
                "The change would have affected something else in {}, so it was reverted.",
                self.files[file].name
            ),
            ..Note::default()
        }
    }

    /// Adds a note for each remaining difference that has none.
    fn missing(&self, read: &Import, texts: &[String], notes: &mut Vec<Note>) {
        let labels = self.labels_now(read, texts);
        let arguments: Vec<&'static Argument> = USER_POOL_CLIENT.arguments().collect();
        let told: HashSet<(Option<String>, String)> =
            notes.iter().map(|note| (note.client.clone(), note.argument.clone())).collect();
        let is_told = |client: &str, path: &str| {
            let top = path.split('.').next().unwrap_or(path);
            let about = |it: &str| told.contains(&(Some(client.to_owned()), it.to_owned()));
            about(path)
                || about(top)
                || about("")
                || told
                    .iter()
                    .any(|(who, what)| who.as_deref() == Some(client) && what.starts_with(&format!("{path}.")))
        };
        for client in &self.document.clients {
            let in_files = self.kept_labels.get(&client.label).unwrap_or(&client.label);
            let in_files = labels.get(in_files.as_str()).map_or(in_files.as_str(), |it| it);
            let wanted = self.with_new_names(client.arguments());
            let Some(now) = read.document.client(in_files) else {
                if !is_told(&client.label, "") {
                    notes.push(Note {
                        client: Some(client.label.clone()),
                        message: format!("Couldn't add {} to the files.", client.label),
                        ..Note::default()
                    });
                }
                continue;
            };
            for change in compare::changes(&now.arguments(), &wanted, &arguments) {
                if !is_told(&client.label, change.key) {
                    notes.push(Note {
                        client: Some(client.label.clone()),
                        argument: change.key.to_owned(),
                        message: format!("Couldn't update {}: the file and the configuration differ.", change.key),
                        ..Note::default()
                    });
                }
            }
            let (id, wanted) = (read.document.import_id(in_files), self.document.import_id(&client.label));
            if id != wanted && !is_told(&client.label, "import") {
                notes.push(Note {
                    client: Some(client.label.clone()),
                    argument: "import".to_owned(),
                    message: format!("The ID of the existing client {} isn't in the files.", client.label),
                    ..Note::default()
                });
            }
        }
        for (kind, label, wanted) in self.document.resources() {
            let Some(table) = resource_kind(kind) else { continue };
            let arguments: Vec<&'static Argument> = table.arguments().collect();
            let address = format!("{kind}.{label}");
            let now = read.document.resource(kind, label);
            let wanted = self.with_new_names(wanted.clone());
            let differs = now.is_none_or(|now| !compare::changes(now, &wanted, &arguments).is_empty());
            if differs && !told.iter().any(|(_, path)| path.starts_with(&address)) {
                notes.push(Note {
                    argument: address.clone(),
                    message: format!("Couldn't update {address}: the files and the configuration differ."),
                    ..Note::default()
                });
            }
        }
    }
}
