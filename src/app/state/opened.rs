//! Files that were opened, and what was read from them.

use std::collections::HashSet;

use cognito_client_builder::document::Document;
use cognito_client_builder::import::{Cause, Format, SourceFile};
use cognito_client_builder::targets::target;
use serde_json::Value as Json;

/// Longer texts are read beside the page, so that it does not stand still; in bytes.
pub const AT_ONCE: usize = 200_000;

/// Files that were opened, and what was read from them.
#[derive(Debug, PartialEq)]
pub struct Pasted {
    pub files: Vec<SourceFile>,
    /// The document as it was read.
    pub document: Document,
    /// By file.
    pub formats: Vec<Option<Format>>,
    pub findings: Vec<Found>,
    /// What is known of files that were not read, as sentences.
    pub notes: Vec<String>,
    /// Whether everything in the files is in the document.
    pub complete: bool,
    /// The bytes of secrets, by file.
    pub secrets: Vec<(usize, usize, usize)>,
    /// What the files say of variables and locals: the reference, the value, who says it.
    pub known: Vec<(String, String, String)>,
}

/// A finding about the text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub severity: String,
    pub file: usize,
    pub line: usize,
    pub column: usize,
    pub message: String,
    /// Why the file is not read, as the id of a `Cause`.
    pub cause: String,
    /// What to write into the file, with places in UTF-16.
    pub fix: Vec<(usize, usize, String)>,
}

impl Pasted {
    /// From what `script::import` gives.
    pub fn read(files: Vec<SourceFile>, import: &Json) -> Result<Self, String> {
        let list = |key: &str| import[key].as_array().cloned().unwrap_or_default();
        let text = |json: &Json, key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let number = |json: &Json, key: &str| json[key].as_u64().unwrap_or(0) as usize;
        Ok(Pasted {
            files,
            document: Document::from_json(&import["document"])?,
            formats: list("formats").iter().map(|id| Format::from_id(id.as_str()?)).collect(),
            findings: list("findings")
                .iter()
                .map(|it| Found {
                    severity: text(it, "severity"),
                    file: number(it, "index"),
                    line: number(it, "line"),
                    column: number(it, "column"),
                    message: text(it, "message"),
                    cause: text(it, "cause"),
                    fix: it["fix"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .map(|it| (number(it, "start"), number(it, "end"), text(it, "text")))
                        .collect(),
                })
                .collect(),
            notes: Vec::new(),
            complete: import["complete"] == Json::Bool(true),
            secrets: list("secrets")
                .iter()
                .map(|it| (number(it, "index"), number(it, "start"), number(it, "end")))
                .collect(),
            known: list("known")
                .iter()
                .map(|it| (text(it, "reference"), it["value"].to_string(), text(it, "saidBy")))
                .collect(),
        })
    }

    /// Leaves out files that came with a folder and are something else: a manifest of packages is no fault of the user.
    pub fn leave_out_others(&mut self, in_folder: &HashSet<String>) {
        let is_other = |index: usize| {
            let mut found = self.findings.iter().filter(|it| it.file == index);
            let only = found.next().is_some_and(|it| it.cause == Cause::NoFormat.id()) && found.next().is_none();
            only && self.formats[index].is_none() && in_folder.contains(&self.files[index].name)
        };
        let others: Vec<bool> = (0..self.files.len()).map(is_other).collect();
        let names: Vec<String> = (0..others.len()).filter(|it| others[*it]).map(|it| self.file_name(it)).collect();
        if names.is_empty() {
            return;
        }
        let place = |index: usize| index - others[..index].iter().filter(|it| **it).count();
        let (mut file, mut format) = (others.iter(), others.iter());
        self.files.retain(|_| file.next() == Some(&false));
        self.formats.retain(|_| format.next() == Some(&false));
        self.findings.retain(|it| !others[it.file]);
        self.findings.iter_mut().for_each(|it| it.file = place(it.file));
        self.secrets.iter_mut().for_each(|it| it.0 = place(it.0));
        let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if names.len() > 5 { ", \u{2026}" } else { "" };
        self.notes.push(match names.len() {
            1 => format!("Skipped 1 file in another format: {shown}."),
            many => format!("Skipped {many} files in other formats: {shown}{more}."),
        });
    }

    /// The files after the fix of a finding.
    pub fn fixed(&self, found: &Found) -> Vec<SourceFile> {
        let mut files = self.files.clone();
        if let Some(file) = files.get_mut(found.file) {
            let units: Vec<u16> = file.text.encode_utf16().collect();
            let mut text = String::with_capacity(file.text.len());
            let mut at = 0;
            for (start, end, new) in &found.fix {
                text.push_str(&String::from_utf16_lossy(units.get(at..*start).unwrap_or_default()));
                text.push_str(new);
                at = *end;
            }
            text.push_str(&String::from_utf16_lossy(units.get(at..).unwrap_or_default()));
            file.text = text;
        }
        files
    }

    /// The id of the target that writes what was read.
    pub fn target(&self) -> Option<&'static str> {
        let native = self.files.iter().any(|file| file.text.contains("aws-native:"));
        let id = self.formats.iter().flatten().next()?.target(native)?;
        target(id).map(|target| target.id)
    }

    pub fn is_empty(&self) -> bool {
        self.document.clients.is_empty() && self.document.resources().next().is_none()
    }

    /// What a sentence calls it.
    pub fn name(&self) -> String {
        match self.files.as_slice() {
            [file] if !file.name.is_empty() => file.base_name().to_owned(),
            [_] => "what you pasted".to_owned(),
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
        let ending = self.formats.get(index).copied().flatten().unwrap_or(Format::Unknown).ending();
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
        for (file, start, end) in &self.secrets {
            let secret = self.files.get(*file).and_then(|file| file.text.get(*start..*end)).unwrap_or_default();
            let secret = secret.trim_matches(['"', '\'']);
            if !secret.is_empty() && text.contains(secret) {
                text = text.replace(secret, "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}");
            }
        }
        text
    }

    pub fn has_secrets(&self) -> bool {
        !self.secrets.is_empty()
    }
}
