//! Importers: existing files to a document and findings. An import never fails as a whole, and evaluates nothing.
//!
//! Detects the format of each file by itself (see [`Format`]) and reads all files as one project. What the document
//! supports is in the document; what only the file supports stays in the file and is named in a finding with its place:
//! importers say what they took, and what none of them took is found and named by itself (`consumed`). A client secret
//! reaches neither the document nor a finding. Parsers of the languages are crates with positions: hcl-edit,
//! granit-parser for YAML, jsonc-parser for JSON; nothing here parses one by hand.
//!
//! Nothing in the crate but `edit` and `session` may use this module, so that a page can load both on demand. Must not know any
//! target, or how a finding is shown.
//!
//! ```
//! use cognito_client_builder::import::{Options, SourceFile, import};
//! let file = SourceFile::new("main.tf", "resource \"aws_cognito_user_pool_client\" \"web\" {\n  name = \"web\"\n}\n");
//! let import = import(&[file], &Options::default());
//! assert_eq!(import.document.clients[0].label, "web");
//! assert_eq!(import.formats[0].id(), "terraform-hcl");
//! ```

mod again;
mod api;
mod characters;
mod cloudformation;
mod collect;
mod consumed;
mod encoding;
mod foreign;
mod format;
mod hcl;
mod names;
mod partial;
mod plain;
mod properties;
mod pulumi;
mod scalars;
mod secrets;
pub mod select;
mod shape;
mod source;
mod terraform_json;
mod terraform_show;
mod terraform_text;
mod tree;
mod wrapping;

pub use characters::Replacement;
pub use encoding::Encoding;
pub(crate) use foreign::MANAGED;
pub use format::Format;
pub(crate) use plain::Plain;
pub(crate) use shape::{Body, Layout, List, Member, Shape};
pub use source::{Position, SourceFile};
pub(crate) use wrapping::Part;

use std::ops::Range;

use serde_json::Value as Json;

use crate::document::Document;
use crate::schema::Vocabulary;
use collect::Collector;

/// The most bytes that are read, of all files together.
pub const MAX_BYTES: usize = 16 << 20;

/// What a user may say next to the files.
#[derive(Default, Clone, Copy)]
pub struct Options<'a> {
    /// The format of every file, where it isn't to be recognized.
    pub format: Option<Format>,
    /// Called now and then with the bytes read and the bytes there are; `false` stops the import, which then returns
    /// what it has read so far.
    pub watch: Option<&'a dyn Fn(usize, usize) -> bool>,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("format", &self.format).field("watch", &self.watch.is_some()).finish()
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    pub document: Document,
    /// The format of each file.
    pub formats: Vec<Format>,
    /// By file and place.
    pub findings: Vec<ImportFinding>,
    /// Where each client is, in the order of the document's clients.
    pub origins: Vec<Origin>,
    /// Values of variables and locals, as far as the files say them: to show next to a reference.
    pub known: Vec<Known>,
    /// Where secrets are in the files, to hide them where the text is shown.
    pub secrets: Vec<Secret>,
    /// Whether `watch` stopped it before the end.
    pub stopped: bool,
    pub(crate) resources: Vec<Origin>,
    pub(crate) dictionaries: Vec<Dictionary>,
    /// What else is changed: by kind an `import` block, whose client is its address, a `variable`, or the whole file
    /// (`root`), whose members are its sections.
    pub(crate) blocks: Vec<Origin>,
    /// Where Terraform's configuration refers to clients.
    pub(crate) mentions: Vec<Mention>,
    /// The files and bytes where text could not be parsed.
    pub(crate) broken: Vec<(usize, usize)>,
    /// What was read in place of the files, where their text had something around it.
    pub(crate) plain: Option<Box<Plain>>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Text that could not be read.
    Error,
    /// Something that is in the file and not, or not as it was, in the document.
    Warning,
    /// Kept as it was.
    Info,
}

impl Severity {
    /// The severity as a word.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// The reverse; what isn't a severity is kept as it was.
    pub fn from_id(id: &str) -> Severity {
        [Severity::Error, Severity::Warning].into_iter().find(|it| it.id() == id).unwrap_or(Severity::Info)
    }
}

/// Something to tell about the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFinding {
    pub severity: Severity,
    /// The file's index.
    pub file: usize,
    pub file_name: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The byte where it begins.
    pub offset: usize,
    /// Whole sentences.
    pub message: String,
    /// What to put into the file so that the finding goes; empty where only the user knows.
    pub fix: Vec<Replacement>,
    /// The bytes that it names as not being in the document, or not as they are; in the order of the text.
    pub covers: Vec<Range<usize>>,
    pub cause: Option<Cause>,
}

/// Why a file isn't read, where that matters to what is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// It is in no format that is read.
    NoFormat,
    /// It would be JSON, and has a slip.
    NotJson,
}

impl Cause {
    /// Stable: in scripts.
    pub const fn id(self) -> &'static str {
        match self {
            Cause::NoFormat => "no-format",
            Cause::NotJson => "not-json",
        }
    }

    pub fn from_id(id: &str) -> Option<Cause> {
        [Cause::NoFormat, Cause::NotJson].into_iter().find(|it| it.id() == id)
    }
}

impl Import {
    /// Whether everything in the files is in the document.
    pub fn is_complete(&self) -> bool {
        let whole = |it: &ImportFinding| it.severity != Severity::Error && it.covers.is_empty();
        !self.stopped && self.secrets.is_empty() && self.findings.iter().all(whole)
    }
}

/// Where something is in the files: a client, or another resource that the document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The label in the document.
    pub client: String,
    /// The file's index.
    pub file: usize,
    /// The bytes of the whole block.
    pub block: Range<usize>,
    pub arguments: Vec<ArgumentOrigin>,
    /// The Terraform type in the document.
    pub(crate) kind: &'static str,
    /// The bytes of the name.
    pub(crate) label: Range<usize>,
    /// How the names of arguments are spelled.
    pub(crate) vocabulary: Vocabulary,
    /// What may be changed in place; `None` where nothing may.
    pub(crate) body: Option<Body>,
    /// Whether the file has another type for it, of clients that an AWS service made.
    pub(crate) managed: bool,
    /// Why nothing may be changed in place, where there is more to say than that.
    pub(crate) fixed: Option<String>,
}

/// Where Terraform's configuration refers to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub file: usize,
    /// The bytes of the label; of the whole string in JSON.
    pub span: Range<usize>,
    /// The label; the whole string in JSON.
    pub text: String,
}

/// Where an argument is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentOrigin {
    /// Terraform's path.
    pub path: String,
    /// The bytes of the argument with its name.
    pub span: Range<usize>,
    /// The bytes of its value.
    pub value: Range<usize>,
}

/// A value that the files give to something that the document refers to.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// As an expression refers to it: `var.domain`, `local.urls`.
    pub reference: String,
    /// As Terraform JSON.
    pub value: Json,
    /// What says so: `"default"`, `"local value"`, `"terraform.tfvars"`.
    pub said_by: String,
}

/// The bytes of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    pub file: usize,
    pub span: Range<usize>,
}

/// How a file names what the document's references denote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dictionary {
    pub file: usize,
    /// Terraform type and label, and the file's name for it.
    pub resources: Vec<(&'static str, String, String)>,
    /// The variable's name, and the file's name for it.
    pub variables: Vec<(String, String)>,
    /// The variable's name, and the file's expression that it represents, as it is written.
    pub expressions: Vec<(String, String)>,
    /// Names that nothing else in the file may have.
    pub taken: Vec<String>,
    /// Whether functions of CloudFormation have their long names, rather than tags.
    pub long: bool,
}

/// One kind of file that we can read.
pub(crate) struct Importer {
    pub formats: &'static [Format],
    pub read: fn(&mut Collector, &[usize]),
}

/// All importers. Each gets the indices of its files, several where files belong together.
pub(crate) static IMPORTERS: &[Importer] = &[
    Importer { formats: &[Format::TerraformHcl, Format::TerraformVariables], read: hcl::read },
    Importer { formats: &[Format::TerraformJson], read: terraform_json::read },
    Importer { formats: &[Format::TerraformVariablesJson], read: terraform_json::read_variables },
    Importer { formats: &[Format::TerraformStateText, Format::TerraformPlanText], read: terraform_text::read },
    Importer { formats: &[Format::TerraformShow, Format::TerraformState], read: terraform_show::read },
    Importer {
        formats: &[Format::CloudFormationYaml, Format::CloudFormationJson, Format::Serverless],
        read: cloudformation::read,
    },
    Importer { formats: &[Format::Describe, Format::List, Format::ApiInput], read: api::read },
    Importer { formats: &[Format::PulumiYaml], read: pulumi::read },
    Importer { formats: &[Format::Link], read: read_links },
];

/// Reads what was pasted or dropped.
pub fn import(files: &[SourceFile], options: &Options) -> Import {
    plain::unwrapped(files, options, read(files, options))
}

/// Reads texts that have nothing around them.
fn read(files: &[SourceFile], options: &Options) -> Import {
    let mut collector = Collector::new(files, options);
    collector.recognise();
    collector.tell_of_encodings();
    for (index, reason) in select::passed_over(files.iter().map(|file| file.name.as_str())).into_iter().enumerate() {
        if let Some(reason) = reason {
            collector.formats[index] = Format::Unknown;
            collector.unread(Severity::Warning, index, 0..files[index].text.len(), reason);
        }
    }
    for importer in IMPORTERS {
        let mine: Vec<usize> =
            (0..files.len()).filter(|index| importer.formats.contains(&collector.formats[*index])).collect();
        if !mine.is_empty() && !collector.stopped() {
            (importer.read)(&mut collector, &mine);
        }
    }
    collector.finish()
}

/// Our own links: everything is in the address.
fn read_links(collector: &mut Collector, files: &[usize]) {
    for file in files {
        let text = collector.text(*file);
        let Some(at) = text.find("#d=").map(|at| at + 3) else { continue };
        match crate::link::open(&text[at..]) {
            Ok(linked) => {
                collector.document(*file, at, &linked.document);
                if let Some(told) = linked.told() {
                    let end = text.trim_end().len();
                    collector.unread(Severity::Info, *file, end - linked.appended.trim().len()..end, told);
                }
            }
            Err(message) => collector.unread(Severity::Error, *file, at..text.len(), message),
        }
    }
}
