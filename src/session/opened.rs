//! Files that were opened, and what was read from them. Their texts stay in the memory of the page: a secret in them
//! reaches neither the document nor the storage.

use std::collections::HashSet;

use crate::document::Document;
use crate::edit::{self, Edited};
use crate::import::{self, Cause, Format, Import, ImportFinding, Options, Severity, SourceFile};
use crate::targets::target;

/// Files that were opened, and what was read from them.
#[derive(Debug, PartialEq)]
pub struct Opened {
    pub files: Vec<SourceFile>,
    pub import: Import,
    /// Whether everything in the files is in the document.
    pub complete: bool,
    /// Whether the import knows the places of values in these files, so that they need not be read again for a change.
    placed: bool,
    /// What is known of files that weren't read, as sentences.
    pub notes: Vec<String>,
}

impl Opened {
    /// Reads files, in a format or in what each turns out to be.
    pub fn read(files: Vec<SourceFile>, format: Option<Format>) -> Self {
        let import = import::import(&files, &Options { format, watch: None });
        let complete = import.is_complete();
        Opened { files, import, complete, placed: true, notes: Vec::new() }
    }

    /// What was read elsewhere, without the places of values.
    pub fn unplaced(files: Vec<SourceFile>, import: Import, complete: bool) -> Self {
        Opened { files, import, complete, placed: false, notes: Vec::new() }
    }

    /// The files with the document put into them.
    pub fn edited(&self, document: &Document) -> Edited {
        match self.placed {
            true => edit::edit_imported(&self.files, &self.import, document),
            false => edit::edit(&self.files, document, &Options::default()),
        }
    }

    /// Omits files that came with a folder and are something else: a manifest of packages is no fault of the user.
    pub fn omit_others(&mut self, in_folder: &HashSet<String>) {
        let is_other = |index: usize| {
            let mut found = self.import.findings.iter().filter(|it| it.file == index);
            let only = found.next().is_some_and(|it| it.cause == Some(Cause::NoFormat)) && found.next().is_none();
            only && in_folder.contains(&self.files[index].name)
        };
        let others: Vec<bool> = (0..self.files.len()).map(is_other).collect();
        let names: Vec<String> = (0..others.len()).filter(|it| others[*it]).map(|it| self.file_name(it)).collect();
        if names.is_empty() {
            return;
        }
        let place = |index: usize| index - others[..index].iter().filter(|it| **it).count();
        let (mut file, mut format) = (others.iter(), others.iter());
        self.placed = false;
        self.files.retain(|_| file.next() == Some(&false));
        self.import.formats.retain(|_| format.next() == Some(&false));
        self.import.findings.retain(|it| !others[it.file]);
        self.import.findings.iter_mut().for_each(|it| it.file = place(it.file));
        self.import.secrets.iter_mut().for_each(|it| it.file = place(it.file));
        let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if names.len() > 5 { ", \u{2026}" } else { "" };
        self.notes.push(match names.len() {
            1 => format!("Skipped 1 file in another format: {shown}."),
            many => format!("Skipped {many} files in other formats: {shown}{more}."),
        });
    }

    /// The files after the fix of a finding.
    pub fn fixed(&self, found: &ImportFinding) -> Vec<SourceFile> {
        let mut files = self.files.clone();
        if let Some(file) = files.get_mut(found.file) {
            for replacement in found.fix.iter().rev() {
                file.text.replace_range(replacement.span.clone(), &replacement.text);
            }
        }
        files
    }

    /// The format of a file; `None` where it wasn't read.
    pub fn format(&self, index: usize) -> Option<Format> {
        self.import.formats.get(index).copied().filter(|format| *format != Format::Unknown)
    }

    /// The id of the target that writes what was read.
    pub fn target(&self) -> Option<&'static str> {
        let native = self.files.iter().any(|file| file.text.contains("aws-native:"));
        let id = (0..self.files.len()).find_map(|index| self.format(index))?.target(native)?;
        target(id).map(|target| target.id)
    }

    pub fn is_empty(&self) -> bool {
        self.import.document.clients.is_empty() && self.import.document.resources().next().is_none()
    }

    /// Why there is nothing to show.
    pub fn nothing(&self) -> String {
        let findings = &self.import.findings;
        let error = findings.iter().find(|it| it.severity == Severity::Error);
        let Some(found) = error.or_else(|| findings.first().filter(|_| !self.complete)) else {
            let nothing = "The text contains no app client and no supporting resource.".to_owned();
            return [vec![nothing], self.notes.clone()].concat().join(" ");
        };
        let (message, line, column) = (&found.message, found.line, found.column);
        if error.is_none() {
            // What wasn't read may well hold one.
            return format!("Found no app client. {message} (line {line}, column {column})");
        }
        match self.format(found.file) {
            None if found.cause != Some(Cause::NotJson) => message.clone(),
            _ => format!("{message} (line {line}, column {column})"),
        }
    }

    /// What was opened, as a sentence.
    pub fn said(&self) -> String {
        let said = match self.import.document.clients.len() {
            1 => format!("Opened {} with 1 client", self.name()),
            clients => format!("Opened {} with {clients} clients", self.name()),
        };
        match self.import.findings.iter().filter(|it| it.severity == Severity::Error).count() {
            0 => said,
            1 => format!("{said}; couldn't read 1 place"),
            many => format!("{said}; couldn't read {many} places"),
        }
    }

    /// What a sentence calls it.
    pub fn name(&self) -> String {
        match self.files.as_slice() {
            [file] if !file.name.is_empty() => file.base_name().to_owned(),
            [_] => "pasted text".to_owned(),
            files => format!("{} files", files.len()),
        }
    }

    /// A file's name; `other` where it has none.
    pub fn name_of(&self, index: usize, other: &str) -> String {
        match self.files.get(index) {
            Some(file) if !file.name.is_empty() => file.name.clone(),
            _ => other.to_owned(),
        }
    }

    pub fn file_name(&self, index: usize) -> String {
        self.name_of(index, "pasted text")
    }

    /// The name under which a text without one is saved.
    pub fn file_name_for(&self, index: usize) -> String {
        let ending = self.format(index).unwrap_or(Format::Unknown).ending();
        format!("client.{ending}")
    }

    /// A line of a file as it may be shown.
    pub fn line(&self, file: usize, line: usize) -> String {
        let text = self.files.get(file).map_or("", |file| &file.text);
        self.hide(text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim_end())
    }

    /// A text as it may be shown: with dots in place of the secrets of the files.
    pub fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for it in &self.import.secrets {
            let secret = self.files.get(it.file).and_then(|file| file.text.get(it.span.clone())).unwrap_or_default();
            let secret = secret.trim_matches(['"', '\'']);
            if !secret.is_empty() && text.contains(secret) {
                text = text.replace(secret, "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}");
            }
        }
        text
    }

    pub fn has_secrets(&self) -> bool {
        !self.import.secrets.is_empty()
    }
}
