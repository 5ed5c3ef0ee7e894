//! Declarations that come: resources, next to the last one of their kind, and whole sections.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::Value as Json;

use super::patch::{begins_line, indent, is_blank, is_blank_above, line_break, line_end, line_start, next_line};
use super::print::Style;
use super::{Editor, Subject, hcl};
use crate::dialects::{self, Member, Node, Notation};
use crate::emit::Doc;
use crate::import::{Body, Layout, Origin};
use crate::program::{KindRef, Resource, lower_client, lower_supporting};
use crate::schema::names::logical_id;
use crate::schema::{ResourceKind, USER_POOL_CLIENT, Vocabulary, resource_kind};
use crate::targets::parts;

/// Where a new declaration goes.
struct Place {
    file: usize,
    /// After this; at the end of the file where there is nothing.
    after: Option<Range<usize>>,
    vocabulary: Vocabulary,
}

impl Editor<'_> {
    /// Clients that are in the document and in no file.
    pub fn add_clients(&mut self, added: &[&str]) {
        for label in added {
            let subject = Subject { client: Some(label), prefix: "" };
            let at = self.after.clients.iter().position(|it| it.label == *label).unwrap_or(0);
            let labels: Vec<&str> = self.after.clients.iter().map(|it| it.label.as_str()).collect();
            let known = |label: &&str| {
                let label = self.renamed.iter().find(|(_, to)| to == label).map_or(*label, |(from, _)| from);
                let label = self.kept_labels.get(label).map_or(label, String::as_str);
                self.import.origins.iter().find(|it| it.client == label && self.takes_more(it))
            };
            let origin = labels[..at].iter().rev().find_map(known).or_else(|| labels[at..].iter().find_map(known));
            let origin = origin.or_else(|| self.import.origins.iter().rev().find(|it| self.takes_more(it)));
            let Some(place) = self.place(origin) else {
                self.notes.push(super::Note {
                    client: Some((*label).to_owned()),
                    message: "No file has a place for another client.".to_owned(),
                    ..super::Note::default()
                });
                continue;
            };
            let file = place.file;
            if let Err(message) = self.add(&place, &USER_POOL_CLIENT, label) {
                self.note(subject, "", file, message);
            }
        }
    }

    /// A supporting resource that is in the document and in no file.
    pub fn add_supporting(&mut self, kind: &str, label: &str) {
        let Some(table) = resource_kind(kind) else { return };
        let prefix = format!("{kind}.{label}.");
        let subject = Subject { client: None, prefix: &prefix };
        let same = self.import.resources.iter().rev().find(|it| it.kind == kind && self.takes_more(it));
        let any = || self.import.resources.iter().rev().find(|it| self.takes_more(it));
        let origin = same.or_else(any).or_else(|| self.import.origins.iter().rev().find(|it| self.takes_more(it)));
        let Some(place) = self.place(origin) else {
            return self.note_whole(&format!("{kind}.{label}"), "No file has a place for another resource.");
        };
        let file = place.file;
        if let Err(message) = self.add(&place, table, label) {
            self.note(subject, "", file, message);
        }
    }

    /// Whether it was removed from its file.
    pub(super) fn is_gone(&self, origin: &Origin) -> bool {
        self.gone.contains(&(origin.file, origin.block.start))
    }

    fn takes_more(&self, origin: &Origin) -> bool {
        let notation = self.notation(origin.file);
        notation.is_some()
            && notation != Some(Notation::Api)
            && (notation == Some(Notation::Hcl) || !origin.label.is_empty())
    }

    fn place(&self, origin: Option<&Origin>) -> Option<Place> {
        if let Some(origin) = origin {
            let after = (!origin.block.is_empty()).then(|| origin.block.clone());
            return Some(Place { file: origin.file, after, vocabulary: origin.vocabulary });
        }
        let file = (0..self.files.len()).find(|file| self.notation(*file) == Some(Notation::Hcl))?;
        Some(Place { file, after: None, vocabulary: Vocabulary::Terraform })
    }

    fn add(&mut self, place: &Place, kind: &'static ResourceKind, label: &str) -> Result<(), String> {
        let file = place.file;
        let notation = self.notation(file);
        let client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        if notation == Some(Notation::TerraformJson) {
            let body = if client {
                self.after.client(label).map(|it| it.to_json())
            } else {
                self.after.resource(kind.terraform, label).cloned()
            };
            let node = dialects::plain(&Json::Object(body.unwrap_or_default()));
            let Some(after) = self.neighbour(file, kind.terraform) else {
                return Err(format!("The file has no {} to put it next to.", kind.terraform));
            };
            return self.add_member(file, &after, label, &node, None);
        }
        let resource = self.lowered_resource(place, kind, label)?;
        if notation == Some(Notation::Hcl) {
            let doc = parts::hcl_whole(&resource);
            self.add_block(file, place.after.clone(), &doc);
            return Ok(());
        }
        let after = place.after.clone().ok_or("The file has nothing to put it next to.")?;
        let origin = Origin {
            client: label.to_owned(),
            file,
            block: after.clone(),
            arguments: Vec::new(),
            kind: kind.terraform,
            label: 0..0,
            vocabulary: place.vocabulary,
            body: None,
            managed: false,
            fixed: None,
        };
        let pulumi = notation == Some(Notation::Pulumi);
        let name = if pulumi { label.to_owned() } else { self.free_name(file, &logical_id(Some(kind), label)) };
        let address = (kind.terraform.to_owned(), label.to_owned());
        self.names[file].resources.insert(address.clone(), name.clone());
        let mut members = Vec::new();
        let mut omitted = Vec::new();
        let writer = self.writer(&origin);
        for entry in &resource.entries {
            let written = writer.name(entry.argument);
            match written.and_then(|name| Ok((name, writer.argument(entry.argument, &entry.value, None)?))) {
                Ok((name, value)) => dialects::place(&mut members, &name, value, None),
                Err(message) => omitted.push((entry.argument.key, message)),
            }
        }
        drop(writer);
        let (type_key, properties_key) = if pulumi { ("type", "properties") } else { ("Type", "Properties") };
        let type_name = if pulumi { self.pulumi_type(kind, place.vocabulary) } else { kind.cloudformation.to_owned() };
        let mut body = vec![Member::text(type_key, &type_name)];
        if !members.is_empty() {
            body.push(Member::new(properties_key, Node::Map(members)));
        }
        self.add_member(file, &after, &name, &Node::Map(body), Some(label))?;
        let prefix = if client { String::new() } else { format!("{}.{label}.", kind.terraform) };
        for (key, message) in omitted {
            self.note(Subject { client: client.then_some(label), prefix: &prefix }, key, file, message);
        }
        Ok(())
    }

    /// A resource in the words of the file's family, what it doesn't support in notes.
    fn lowered_resource(
        &mut self,
        place: &Place,
        kind: &'static ResourceKind,
        label: &str,
    ) -> Result<Resource, String> {
        let family = self.format(place.file).family(place.vocabulary);
        let after = self.after;
        let context = self.context(family);
        let lowered = match after.client(label).filter(|_| std::ptr::eq(kind, &raw const USER_POOL_CLIENT)) {
            Some(client) => lower_client(after, client, context),
            None => lower_supporting(after, context),
        };
        let found = lowered.resources.iter().find(|it| it.kind == KindRef(kind) && it.label == label);
        let resource = found.map(|it| Resource::clone(it)).ok_or("This tool doesn't support this resource.")?;
        let is_client = resource.is_client();
        let address = format!("{}.{label}", kind.terraform);
        for omission in lowered.omissions.iter() {
            if is_client || omission.argument.starts_with(&address) {
                let subject = Subject { client: is_client.then_some(label), prefix: "" };
                self.note(subject, &omission.argument, place.file, omission.reason.clone());
            }
        }
        let mut used = HashSet::new();
        for entry in &resource.entries {
            entry.value.for_each_reference(&mut |it| {
                used.insert(it.clone());
            });
        }
        for variable in lowered.variables.iter() {
            let reference = crate::document::Reference::Variable(variable.name.clone());
            if is_client || used.contains(&reference) {
                self.need(place.file, variable);
            }
        }
        Ok(resource)
    }

    fn pulumi_type(&self, kind: &'static ResourceKind, vocabulary: Vocabulary) -> String {
        if vocabulary == Vocabulary::AwsNativeCamel {
            let (module, class) = kind.aws_native_class();
            return format!("aws-native:{module}:{class}");
        }
        let (module, class) = kind.aws_class();
        format!("aws:{module}:{class}")
    }

    /// A logical ID that the file doesn't have yet.
    pub(super) fn free_name(&self, file: usize, wanted: &str) -> String {
        let names = &self.names[file];
        let taken = |name: &str| {
            names.taken.contains(name) || names.resources.values().chain(names.variables.values()).any(|it| it == name)
        };
        let mut name = wanted.to_owned();
        let mut number = 2;
        while taken(&name) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    /// The last resource of a type in a file.
    fn neighbour(&self, file: usize, kind: &str) -> Option<Range<usize>> {
        let mut all = self.import.origins.iter().chain(&self.import.resources);
        all.rfind(|it| it.file == file && it.kind == kind && !it.label.is_empty() && !self.is_gone(it))
            .map(|it| it.block.clone())
    }

    /// A block of HCL after another, or at the end.
    pub(super) fn add_block(&mut self, file: usize, after: Option<Range<usize>>, doc: &Doc) {
        let text = self.text(file);
        let newline = line_break(text);
        let unit = hcl::unit(text);
        let margin = after.as_ref().filter(|it| begins_line(text, it.start)).map_or("", |it| indent(text, it.start));
        let block = hcl::lines(doc, margin, &unit, newline);
        match after {
            Some(after) => {
                let end = line_end(text, after.end);
                self.patches[file].insert(end, format!("{newline}{newline}{margin}{block}"));
            }
            None => {
                let apart = if text.trim().is_empty() {
                    ""
                } else if text.ends_with('\n') {
                    newline
                } else {
                    "\n\n"
                };
                self.patches[file].insert(text.len(), format!("{apart}{block}{newline}"));
            }
        }
    }

    /// A named member after another one, in YAML or JSON.
    pub(super) fn add_member(
        &mut self,
        file: usize,
        after: &Range<usize>,
        name: &str,
        node: &Node,
        label: Option<&str>,
    ) -> Result<(), String> {
        let text = self.text(file);
        let newline = line_break(text);
        let yaml = self.is_yaml(file);
        let sample = label.and_then(|_| {
            self.import
                .origins
                .iter()
                .chain(&self.import.resources)
                .filter(|it| it.file == file)
                .find_map(|it| it.body.as_ref())
        });
        let empty = Body {
            span: 0..0,
            layout: if yaml { Layout::Lines } else { Layout::Flow },
            members: Vec::new(),
            shared: false,
        };
        let mut style = self.style(file, sample.unwrap_or(&empty));
        let own_line = begins_line(text, after.start);
        let margin = indent(text, after.start);
        let end = after.start + text[after.clone()].trim_end().len();
        let opened = text[..after.start].trim_end();
        let flow = !yaml || opened.ends_with(['{', ',', '[']);
        if !flow {
            if !own_line {
                return Err("The file has no separate line for it.".to_owned());
            }
            style.short_lists &= sample.is_some_and(|it| it.layout == Layout::Lines);
            let lines = style.member(name, node).replace('\n', &format!("{newline}{margin}"));
            // An empty line between, where the file has them between resources.
            let start = line_start(text, after.start);
            let below = &text[next_line(text, end)..next_line(text, next_line(text, end))];
            let apart = label.is_some()
                && (is_blank_above(text, start) || text.len() > next_line(text, end) && is_blank(below));
            let apart = if apart { newline } else { "" };
            self.patches[file].insert(line_end(text, end), format!("{newline}{apart}{margin}{lines}"));
            return Ok(());
        }
        style.short_objects = !own_line;
        style.short_lists |= !own_line;
        let new =
            if yaml { format!("{}: {}", style.name(name), style.inline(node, true)) } else { style.member(name, node) };
        let new = match own_line {
            true => format!(",{newline}{margin}{}", new.replace('\n', &format!("{newline}{margin}"))),
            false => format!(", {new}"),
        };
        self.patches[file].insert(end, new);
        Ok(())
    }

    pub(super) fn plain_style(&self, file: usize, lines: bool) -> Style {
        let empty = Body { span: 0..0, layout: Layout::Flow, members: Vec::new(), shared: false };
        let mut style = self.style(file, &empty);
        style.short_objects = !lines;
        style.short_lists = !lines;
        style
    }

    /// A new section of a whole file of JSON or YAML, after the last one.
    pub(super) fn add_section(&mut self, file: usize, name: &str, node: &Node) {
        if self.is_broken(file) {
            return self.note_whole(name, super::BROKEN);
        }
        let root = self.import.blocks.iter().find(|it| it.kind == "root" && it.file == file);
        let last = root.and_then(|it| it.body.as_ref()?.members.last()).map(|it| it.span.clone());
        let added = match &last {
            Some(last) => self.add_member(file, last, name, node, None),
            None => Err(String::new()),
        };
        if added.is_err() {
            self.note_whole(name, &format!("The file has no place to add {name}."));
        }
    }
}
