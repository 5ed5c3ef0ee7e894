//! Declarations of Terraform whose name is taken: what Terraform 1.11 says of a second one, and what is read.

use std::ops::Range;

use serde_json::Value as Json;

use super::Severity;
use super::collect::Collector;
use crate::document::{shorten, text};

/// Names that Terraform keeps for itself: no variable has them (`internal/configs/named_values.go`, 1.11).
const RESERVED: &[&str] =
    &["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals", "_"];

/// Blocks of `terraform` that a module has once, in all its `terraform` blocks together.
const ONCE: &[&str] = &["required_providers", "backend", "cloud"];

impl Collector<'_> {
    /// Where the folder of a file's name ends. A folder is a module.
    fn folder(&self, file: usize) -> &str {
        self.file(file).name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
    }

    /// Remembers which file declares a name first.
    pub fn declares(&mut self, file: usize, address: String) {
        self.declared_in.entry(address).or_insert(file);
    }

    /// What a second declaration of a name is to Terraform; `None` where no file of Terraform has the first.
    fn second(&self, file: usize, address: &str) -> Option<(Severity, String)> {
        let first = *self.declared_in.get(address)?;
        let address = shorten(address);
        Some(if self.folder(first) == self.folder(file) {
            (Severity::Error, format!("{address} is declared twice. Terraform rejects that."))
        } else {
            let message =
                format!("{address} is also declared in another folder, and each folder is a separate module.");
            (Severity::Warning, message)
        })
    }

    /// Names a declaration that isn't read, because an earlier one has its name.
    pub fn declared_again(&mut self, file: usize, span: Range<usize>, address: &str) {
        let (severity, why) = self
            .second(file, address)
            .unwrap_or_else(|| (Severity::Warning, format!("{} is also declared in another file.", shorten(address))));
        self.unread(
            severity,
            file,
            span,
            format!("{why} The builder uses the first one and skips this one. It stays in your file."),
        );
    }

    /// The label of a resource in the document, with a finding where the file has another.
    pub fn label(&mut self, file: usize, at: usize, type_name: &str, name: &str) -> String {
        let label = self.free_label(type_name, name);
        let address = format!("{type_name}.{name}");
        if label != name {
            let why = match self.second(file, &address) {
                Some((_, why)) => why,
                None if text::is_identifier(name) => format!("Another resource has the name {}.", shorten(&address)),
                None => no_name(name, "a resource"),
            };
            self.warning(file, at, format!("{why} The builder calls it {label}."));
        }
        self.declares(file, address);
        label
    }

    /// Whether a variable can have this name, with a finding where it can't.
    pub fn takes_variable(&mut self, file: usize, span: Range<usize>, name: &str) -> bool {
        if !text::is_identifier(name) {
            let why = no_name(name, "a variable");
            self.unread(Severity::Error, file, span, format!("{why} Skipped. It stays in your file."));
            return false;
        }
        if RESERVED.contains(&name) {
            self.error(file, span.start, format!("Terraform reserves the variable name {name}, and rejects it."));
        }
        true
    }

    /// Takes in a setting of a `terraform` block. A module may have several such blocks, and Terraform requires what all
    /// of them do.
    pub fn setting(&mut self, file: usize, span: Range<usize>, key: &str, json: Json) {
        let address = format!("terraform.{key}");
        let path = ["terraform", key];
        let is_same_module =
            self.declared_in.get(&address).is_none_or(|first| self.folder(*first) == self.folder(file));
        let Some(before) = self.declared_mut(&path).filter(|_| key != "//") else {
            self.declares(file, address);
            return self.declare(&path, json);
        };
        let is_added = is_same_module && add(key, before, &json);
        match (is_added, is_same_module) {
            (true, _) => {}
            (false, true) if !ONCE.contains(&key) && key != "provider_meta" => {
                let message = format!(
                    "{address} is also set in another block. The builder uses the first one and skips this one. It stays in your file."
                );
                self.unread(Severity::Warning, file, span, message);
            }
            _ => self.declared_again(file, span, &address),
        }
    }
}

/// Adds a setting to what the module's other blocks have; `false` if the two can't be combined.
fn add(key: &str, before: &mut Json, json: &Json) -> bool {
    match (key, before, json) {
        // Constraints with commas between must hold together.
        ("required_version", Json::String(before), Json::String(more)) => {
            if before != more && !before.split(", ").any(|it| it == more) {
                *before = format!("{before}, {more}");
            }
            true
        }
        ("experiments", Json::Array(before), Json::Array(more)) => {
            let fresh: Vec<Json> = more.iter().filter(|it| !before.contains(it)).cloned().collect();
            before.extend(fresh);
            true
        }
        // One for each provider.
        ("provider_meta", Json::Object(before), Json::Object(more))
            if more.keys().all(|it| !before.contains_key(it)) =>
        {
            before.extend(more.iter().map(|(name, json)| (name.clone(), json.clone())));
            true
        }
        _ => false,
    }
}

/// Says that a name is none. What Terraform's letters are, is only sure of ASCII here.
fn no_name(name: &str, what: &str) -> String {
    let who = if name.is_ascii() { "Terraform rejects" } else { "The builder doesn't accept" };
    format!("{who} \u{201c}{}\u{201d} as the name of {what}.", shorten(name))
}
