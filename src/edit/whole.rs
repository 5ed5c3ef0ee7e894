//! Whole declarations: resources, import blocks and variables that come, go or get another name.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::{Value as Json, json};

use super::patch::{
    Comments, Patch, begins_line, indent, is_blank, is_blank_above, line_above, line_break, line_end, line_start,
    next_line, remove_lines,
};
use super::print::Style;
use super::{Editor, Subject, hcl, rename};
use crate::dialects::hcl::written;
use crate::dialects::{self, Member, Node, Notation};
use crate::document::stand_in::{Evaluator, stands_in};
use crate::document::{Document, shorten, text};
use crate::emit::Doc;
use crate::emit::syntax::hcl as hcl_syntax;
use crate::emit::syntax::json as json_syntax;
use crate::import::{Body, Layout, Origin};
use crate::program::{KindRef, Resource, Variable, VariableKind, lower_client, lower_supporting};
use crate::schema::names::{logical_id, pascal};
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
    // Names

    /// Another label for a client. Only Terraform has labels of its own; elsewhere the name in the file is the identity of
    /// what is deployed.
    pub fn rename(&mut self, origin: &Origin, from: &str, to: &str) {
        let subject = Subject { client: Some(to), prefix: "" };
        let notation = self.notation(origin.file);
        if !matches!(notation, Some(Notation::Hcl | Notation::TerraformJson)) || origin.label.is_empty() {
            self.kept_labels.insert(to.to_owned(), from.to_owned());
            let kept = self.names[origin.file].resources.get(&(origin.kind.to_owned(), from.to_owned()));
            let kept = kept.map_or_else(|| "The name in the file".to_owned(), |name| shorten(name));
            let message = match notation {
                Some(Notation::CloudFormation | Notation::Serverless) => format!(
                    "{kept} stays the logical ID in the file. Under another logical ID, CloudFormation deletes this client and creates another one, with a new client ID, and a new secret if it has one."
                ),
                Some(Notation::Pulumi) => format!(
                    "{kept} stays the name in the file. Under another name, Pulumi deletes this client and creates another one, with a new client ID, and a new secret if it has one, unless an alias has the old name."
                ),
                _ => "The file has no name of this kind; the client is called so in the document only.".to_owned(),
            };
            return self.note(subject, "", origin.file, message);
        }
        if origin.managed {
            self.kept_labels.insert(to.to_owned(), from.to_owned());
            let message = format!(
                "The name in the file stays {from}. To change it, rename {}.{from} and what refers to it by hand.",
                crate::import::MANAGED
            );
            return self.note(subject, "", origin.file, message);
        }
        let label = self.text(origin.file)[origin.label.clone()].to_owned();
        let new = match (notation, label.starts_with('"')) {
            (Some(Notation::TerraformJson), _) => super::print::one_line(&json_syntax::key(to)),
            (_, true) => super::print::one_line(&hcl_syntax::string(to)),
            (_, false) => to.to_owned(),
        };
        self.patches[origin.file].replace(origin.label.clone(), new);
        let renamed = [(from.to_owned(), to.to_owned())];
        for mention in &self.import.mentions {
            match self.notation(mention.file) {
                Some(Notation::Hcl) if mention.text == from => {
                    self.patches[mention.file].replace(mention.span.clone(), to.to_owned());
                }
                Some(Notation::TerraformJson) => {
                    if let Some(new) = rename::in_template(&mention.text, &renamed) {
                        let new = super::print::one_line(&json_syntax::string(&new));
                        self.patches[mention.file].replace(mention.span.clone(), new);
                    }
                }
                _ => {}
            }
        }
        self.renamed.push((from.to_owned(), to.to_owned()));
        // Something else that has the new name in the state, or the old one in the files, stands in the way of a move.
        let free = self.import.document.client(to).is_none() && self.after.client(from).is_none();
        let [from, to] = [from, to].map(|label| format!("{}.{label}", origin.kind));
        let said = free && notation == Some(Notation::Hcl) && self.moves(origin, &from, &to);
        let message = if said {
            format!("A moved block says that {from} is {to} now: Terraform would delete the client otherwise.")
        } else {
            format!("Terraform takes {from} for gone and {to} for new, unless a moved block says that it is the same.")
        };
        self.note(subject, "", origin.file, message);
    }

    /// Says that a resource has another address now; `false` where a block tells of the new one already.
    fn moves(&mut self, origin: &Origin, from: &str, to: &str) -> bool {
        let told = (0..self.files.len()).any(|file| {
            let moved = self.text(file).contains("moved") && self.notation(file) == Some(Notation::Hcl);
            moved && mentions(self.text(file), to).next().is_some()
        });
        if told {
            return false;
        }
        let doc = parts::hcl_top("moved", [("from", hcl_syntax::path(from)), ("to", hcl_syntax::path(to))]);
        self.add_block(origin.file, Some(origin.block.clone()), &doc);
        true
    }

    // What goes

    /// A resource that is no longer there.
    pub fn remove(&mut self, origin: &Origin, client: Option<&str>) {
        let (file, notation) = (origin.file, self.notation(origin.file));
        let prefix = if client.is_some() { String::new() } else { format!("{}.{}.", origin.kind, origin.client) };
        let subject = Subject { client, prefix: &prefix };
        if let Some(message) = origin.fixed.as_ref().filter(|_| origin.label.is_empty()) {
            return self.note(subject, "", file, message);
        }
        if notation.is_none() || notation == Some(Notation::Api) || origin.label.is_empty() {
            let message = format!("{} is all that stands here; it is not taken out of the file.", origin.client);
            return self.note(subject, "", file, message);
        }
        if self.is_whole(origin, false).is_err() {
            return self.note(subject, "", file, super::BROKEN);
        }
        if self.take_out(file, &origin.block).is_none() {
            return self.note(subject, "", file, "Nothing would be left around it; it stays in the file.");
        }
        self.gone.insert((file, origin.block.start));
        let text = self.text(file);
        let name = match notation {
            Some(Notation::Hcl | Notation::TerraformJson) => format!("{}.{}", origin.kind, origin.client),
            _ => text[origin.label.clone()].trim_matches(['"', '\'']).to_owned(),
        };
        let files = (0..self.files.len()).filter(|it| self.format(*it).can_be_edited());
        let elsewhere: Vec<usize> = files
            .filter(|it| {
                let text = self.text(*it);
                mentions(text, &name).any(|at| *it != file || !origin.block.contains(&at))
            })
            .collect();
        if let Some(first) = elsewhere.first() {
            let message = format!("{name} is still referred to elsewhere in {}.", self.files[*first].name);
            self.note(subject, "", *first, message);
        }
    }

    /// Takes a declaration out of its file with the comments above that belong to it; `None` where it cannot be.
    fn take_out(&mut self, file: usize, block: &Range<usize>) -> Option<()> {
        let text = self.text(file);
        let notation = self.notation(file);
        if notation == Some(Notation::Hcl) {
            let rest = Comments::Hcl.rest_of_line(text, block.end);
            let patch = &mut self.patches[file];
            match rest.filter(|_| begins_line(text, block.start)) {
                Some(rest) => patch.remove(with_comments(text, line_start(text, block.start)..next_line(text, rest))),
                None => patch.remove(block.clone()),
            }
            return Some(());
        }
        let end = block.start + text[block.clone()].trim_end().len();
        let range = block.start..end;
        let comments = if self.is_yaml(file) { Comments::Yaml } else { Comments::Json };
        let opened = text[..range.start].trim_end();
        let flow = !self.is_yaml(file) || opened.ends_with(['{', ',', '[']);
        if flow {
            return remove_from_flow(text, comments, &range, &mut self.patches[file]);
        }
        if !begins_line(text, range.start) {
            return None;
        }
        let lines = line_start(text, range.start)..next_line(text, line_end(text, end));
        // The only one below its section.
        let margin = indent(text, range.start);
        let deeper = |line: &str| line.len() - line.trim_start_matches(' ').len() >= margin.len();
        let is_code = |line: &&str| !is_blank(line) && !line.trim_start().starts_with('#');
        let above = text[..lines.start].lines().rev().find(is_code).is_some_and(deeper);
        let below = text[lines.end..].lines().find(is_code).is_some_and(deeper);
        if !margin.is_empty() && !above && !below {
            return None;
        }
        self.patches[file].remove(with_comments(text, lines));
        Some(())
    }

    // What comes

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
                    message: "None of the files takes another client.".to_owned(),
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
            return self.note_whole(&format!("{kind}.{label}"), "None of the files takes another resource.");
        };
        let file = place.file;
        if let Err(message) = self.add(&place, table, label) {
            self.note(subject, "", file, message);
        }
    }

    /// Whether it was taken out of its file.
    fn is_gone(&self, origin: &Origin) -> bool {
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
                return Err(format!("The file has no {} that it could stand beside.", kind.terraform));
            };
            return self.add_member(file, &after, label, &node, None);
        }
        let resource = self.lowered_resource(place, kind, label)?;
        if notation == Some(Notation::Hcl) {
            let doc = parts::hcl_whole(&resource);
            self.add_block(file, place.after.clone(), &doc);
            return Ok(());
        }
        let after = place.after.clone().ok_or("There is nothing that it could stand beside.")?;
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

    /// A resource in the words of the file's family, what it cannot say in notes.
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
        let resource = found.map(|it| Resource::clone(it)).ok_or("This tool has no such resource.")?;
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

    /// A logical ID that the file does not have yet.
    fn free_name(&self, file: usize, wanted: &str) -> String {
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
    fn add_block(&mut self, file: usize, after: Option<Range<usize>>, doc: &Doc) {
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
    fn add_member(
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
                return Err("There is no line that it could stand on.".to_owned());
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

    // Import IDs

    pub fn import_ids(&mut self, pairs: &[(Option<&str>, Option<&str>)]) {
        let before = &self.import.document;
        for (from, to) in pairs {
            let old = from.and_then(|it| before.import_id(it));
            let new = to.and_then(|it| self.after.import_id(it));
            if old == new {
                continue;
            }
            let label = to.or(*from).unwrap_or_default();
            let subject = Subject { client: to.or(*from), prefix: "" };
            let address = from.map(Document::address).unwrap_or_default();
            let names_it = |it: &&Origin| it.kind == "import" && text::address(&it.client) == address;
            let found = self.import.blocks.iter().find(names_it);
            let origin = from.and_then(|from| self.import.origins.iter().find(|it| it.client == from));
            match (found, new) {
                (Some(block), Some(id)) => self.set_import_id(block, subject, id),
                (Some(block), None) => {
                    // The list goes with the only one in it.
                    let of_file = self.import.blocks.iter().filter(|it| it.file == block.file);
                    let only = of_file.clone().filter(|it| it.kind == "import").count() == 1;
                    let mut sections = of_file.filter(|it| it.kind == "root").filter_map(|it| it.body.as_ref());
                    let section =
                        sections.find_map(|it| it.members.iter().find(|it| it.key.as_deref() == Some("import")));
                    let span = section.filter(|_| only).map_or(&block.block, |it| &it.span);
                    self.gone.insert((block.file, block.block.start));
                    if self.take_out(block.file, span).is_none() {
                        self.note(subject, "import", block.file, "The import block is not taken out of the file.");
                    }
                }
                (None, Some(id)) => self.add_import(origin, label, id),
                // An ID that the file has in another way, such as that of a client that was described.
                (None, None) if to.is_some() => {
                    let file = origin.map_or(0, |it| it.file);
                    self.note(subject, "import", file, "The ID of the client stays in the file.");
                }
                (None, None) => {}
            }
        }
    }

    fn set_import_id(&mut self, block: &Origin, subject: Subject, id: &str) {
        let member =
            block.body.as_ref().and_then(|body| body.members.iter().find(|it| it.key.as_deref() == Some("id")));
        let (Some(member), Some(value)) = (member, import_id(id, self.notation(block.file))) else {
            return self.note(subject, "import", block.file, "This ID cannot be written in an import block.");
        };
        self.patches[block.file].replace(member.value.clone(), value);
    }

    fn add_import(&mut self, origin: Option<&Origin>, label: &str, id: &str) {
        let subject = Subject { client: Some(label), prefix: "" };
        let last = self
            .import
            .blocks
            .iter()
            .rev()
            .find(|it| it.kind == "import" && !self.is_gone(it) && self.notation(it.file) == Some(Notation::Hcl));
        let hcl = (0..self.files.len()).find(|it| self.notation(*it) == Some(Notation::Hcl));
        let own = origin.filter(|it| self.notation(it.file) == Some(Notation::Hcl) && !it.label.is_empty());
        let file = last.or(own).map(|it| it.file).or(hcl);
        let terraform_json = origin.filter(|it| self.notation(it.file) == Some(Notation::TerraformJson));
        if let Some(origin) = terraform_json {
            return self.add_json_import(origin.file, label, id);
        }
        let is_terraform = origin.is_none_or(|it| self.notation(it.file) == Some(Notation::Hcl));
        let (Some(file), Some(id), true) = (file, import_id(id, Some(Notation::Hcl)), is_terraform) else {
            let file = origin.map_or(0, |it| it.file);
            return self.note(subject, "import", file, "Only Terraform has import blocks.");
        };
        let _ = id;
        // An unclosed block would swallow what is added after it.
        if self.is_broken(file) {
            return self.note(subject, "import", file, super::BROKEN);
        }
        let to = hcl_syntax::path(&Document::address(label));
        let doc = parts::hcl_top("import", [("to", to), ("id", self.import_value(label))]);
        let after = last.or(own).map(|it| it.block.clone());
        self.add_block(file, after, &doc);
    }

    fn import_value(&self, label: &str) -> Doc {
        let id = self.after.import_id(label).unwrap_or_default();
        crate::document::text::parse(id)
            .map_or_else(|_| hcl_syntax::string(id), |value| written(&value, &crate::schema::Kind::Text))
    }

    fn add_json_import(&mut self, file: usize, label: &str, id: &str) {
        let subject = Subject { client: Some(label), prefix: "" };
        if self.is_broken(file) {
            return self.note(subject, "import", file, super::BROKEN);
        }
        let node = dialects::plain(&json!({ "to": Document::address(label), "id": id }));
        let list = Node::List(vec![node.clone()]);
        let last =
            self.import.blocks.iter().rev().find(|it| it.kind == "import" && it.file == file && !self.is_gone(it));
        if let Some(last) = last {
            let text = self.text(file);
            let own_line = begins_line(text, last.block.start);
            let style = self.plain_style(file, own_line);
            let margin = indent(text, last.block.start);
            let newline = line_break(text);
            let opened = text[..last.block.start].trim_end();
            if !opened.ends_with(['[', ',']) {
                return self.note(
                    subject,
                    "import",
                    file,
                    "There is one import only, which is not made a list of several.",
                );
            }
            let new = style.json(&node).replace('\n', &format!("{newline}{margin}"));
            let new = if own_line { format!(",{newline}{margin}{new}") } else { format!(", {new}") };
            return self.patches[file].insert(last.block.end, new);
        }
        self.add_section(file, "import", &list);
    }

    fn plain_style(&self, file: usize, lines: bool) -> Style {
        let empty = Body { span: 0..0, layout: Layout::Flow, members: Vec::new(), shared: false };
        let mut style = self.style(file, &empty);
        style.short_objects = !lines;
        style.short_lists = !lines;
        style
    }

    /// A new section of a whole file of JSON or YAML, after the last one.
    fn add_section(&mut self, file: usize, name: &str, node: &Node) {
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
            self.note_whole(name, &format!("The file has no place where {name} could be added."));
        }
    }

    // Variables

    /// Sees to it that a variable is declared.
    pub fn need(&mut self, file: usize, variable: &Variable) {
        let notation = self.notation(file);
        match notation {
            Some(Notation::Hcl | Notation::TerraformJson) => {
                let declared = self.import.document.variable(&variable.name).is_some();
                if declared || self.missing.iter().any(|(_, other)| other.name == variable.name) {
                    return;
                }
                if self.after.variable(&variable.name).is_some() {
                    return self.missing.push((file, variable.clone()));
                }
                // Somewhere else, where something here refers to it already.
                let name = format!("var.{}", variable.name);
                if (0..self.files.len()).any(|it| mentions(self.text(it), &name).next().is_some()) {
                    return;
                }
                if self.import.document.variables().next().is_some() {
                    return self.missing.push((file, variable.clone()));
                }
                let path = format!("variable.{}", variable.name);
                if !self.notes.iter().any(|it| it.argument == path) {
                    self.note_whole(&path, &format!("None of the files declares {name}."));
                }
            }
            Some(Notation::CloudFormation) => {
                let names = &self.names[file];
                if names.variables.contains_key(&variable.name) || names.expressions.contains_key(&variable.name) {
                    return;
                }
                let words: String =
                    variable.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
                let wanted = match pascal(&words) {
                    name if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) => "Parameter".to_owned(),
                    name => name,
                };
                let name = self.free_name(file, &wanted);
                self.names[file].variables.insert(variable.name.clone(), name);
                self.missing.push((file, variable.clone()));
            }
            _ => {}
        }
    }

    /// Forgets what was needed since there were so many.
    pub fn forget_needs(&mut self, count: usize) {
        for (file, variable) in self.missing.drain(count..) {
            self.names[file].variables.remove(&variable.name);
        }
    }

    /// Variables that the document declares, and those that it declares otherwise.
    pub fn variables(&mut self) {
        let before = &self.import.document;
        let after = self.after;
        let terraform = |editor: &Self| {
            (0..editor.files.len())
                .find(|it| matches!(editor.notation(*it), Some(Notation::Hcl | Notation::TerraformJson)))
        };
        let declared = self.import.blocks.iter().rev().find(|it| it.kind == "variable");
        let file = declared
            .map(|it| it.file)
            .filter(|it| matches!(self.notation(*it), Some(Notation::Hcl | Notation::TerraformJson)));
        let file = file.or_else(|| terraform(self));
        for (name, declaration) in after.variables() {
            match before.variable(name) {
                None => {
                    let known = self.missing.iter().any(|(_, it)| it.name == name);
                    let variable = Variable {
                        name: name.to_owned(),
                        kind: VariableKind::Any,
                        declaration: Some(declaration.clone()),
                        stands_for: None,
                    };
                    // It stands for an expression of another tool's file, which may have gone with its last use.
                    let is_foreign = stands_in(declaration).is_some_and(|(by, _)| by != Evaluator::Terraform);
                    match file {
                        _ if known || is_foreign => {}
                        Some(file) => self.missing.push((file, variable)),
                        None => self.note_whole(
                            &format!("variable.{name}"),
                            "The file declares it once something in it refers to it.",
                        ),
                    }
                }
                Some(old) if old != declaration => {
                    self.note_whole(&format!("variable.{name}"), "Declarations of variables are not changed in place.");
                }
                Some(_) => {}
            }
        }
        for (name, _) in before.variables() {
            if after.variable(name).is_none() {
                self.note_whole(&format!("variable.{name}"), "The declaration stays: something else may refer to it.");
            }
        }
    }

    /// Declares what is missing.
    pub fn declare(&mut self) {
        let mut parameters: Vec<(usize, Vec<Variable>)> = Vec::new();
        for (file, variable) in std::mem::take(&mut self.missing) {
            let blocks = self.import.blocks.iter().rev().filter(|it| it.kind == "variable");
            match self.notation(file) {
                Some(Notation::Hcl) => {
                    // Where the others are, in whichever file.
                    let last = blocks.clone().find(|it| self.notation(it.file) == Some(Notation::Hcl));
                    let target = last.map_or(file, |it| it.file);
                    self.add_block(target, last.map(|it| it.block.clone()), &parts::hcl_variable(&variable));
                }
                Some(Notation::TerraformJson) => {
                    let last = blocks.clone().find(|it| it.file == file).map(|it| it.block.clone());
                    let body = variable.declaration.clone().unwrap_or_else(|| json!({ "type": "string" }));
                    let node = dialects::plain(&body);
                    match last {
                        Some(last) => {
                            if let Err(message) = self.add_member(file, &last, &variable.name, &node, None) {
                                self.note_whole(&format!("variable.{}", variable.name), &message);
                            }
                        }
                        None => {
                            self.add_section(file, "variable", &Node::Map(vec![Member::new(&*variable.name, node)]))
                        }
                    }
                }
                _ => match parameters.iter_mut().find(|(other, _)| *other == file) {
                    Some((_, variables)) => variables.push(variable),
                    None => parameters.push((file, vec![variable])),
                },
            }
        }
        for (file, variables) in parameters {
            self.declare_parameters(file, &variables);
        }
    }

    fn declare_parameters(&mut self, file: usize, variables: &[Variable]) {
        let named = variables.iter().filter_map(|variable| {
            let name = self.names[file].variables.get(&variable.name).cloned()?;
            let members =
                parts::parameter(variable).into_iter().map(|(key, json)| Member::new(key, dialects::plain(&json)));
            Some(Member::new(name, Node::Map(members.collect())))
        });
        let named: Vec<Member> = named.collect();
        let last = self.import.blocks.iter().rev().find(|it| it.kind == "variable" && it.file == file);
        let root = self.import.blocks.iter().find(|it| it.kind == "root" && it.file == file);
        let sections = root.and_then(|it| it.body.as_ref());
        let section = |name: &str| sections.and_then(|it| it.members.iter().find(|it| it.key.as_deref() == Some(name)));
        let message = match (last.map(|it| it.block.clone()), section("Resources").map(|it| it.span.clone())) {
            (Some(last), _) => named.iter().find_map(|it| self.add_member(file, &last, &it.key, &it.value, None).err()),
            // A section of its own, before the resources.
            (None, Some(resources)) if section("Parameters").is_none() => {
                let text = self.text(file);
                let newline = line_break(text);
                let margin = indent(text, resources.start);
                let own_line = begins_line(text, resources.start);
                let style = self.plain_style(file, own_line);
                let new = style.member("Parameters", &Node::Map(named));
                let new = new.replace('\n', &format!("{newline}{margin}"));
                let new = match (self.is_yaml(file), own_line) {
                    (true, true) => {
                        let start = line_start(text, resources.start);
                        let above = is_blank_above(text, start);
                        format!("{new}{newline}{}{margin}", if above { newline } else { "" })
                    }
                    (_, true) => format!("{new},{newline}{margin}"),
                    (_, false) => format!("{new}, "),
                };
                self.patches[file].insert(resources.start, new);
                None
            }
            _ => Some("The template has no place for another parameter.".to_owned()),
        };
        for variable in variables.iter().filter(|_| message.is_some()) {
            self.note_whole(&format!("variable.{}", variable.name), message.as_deref().unwrap_or_default());
        }
    }
}

fn import_id(id: &str, notation: Option<Notation>) -> Option<String> {
    if notation == Some(Notation::TerraformJson) {
        return Some(super::print::one_line(&json_syntax::string(id)));
    }
    let value = crate::document::text::parse(id).ok()?;
    Some(super::print::one_line(&written(&value, &crate::schema::Kind::Text)))
}

/// Lines of a declaration, with the comments right above it where they are about nothing else.
fn with_comments(text: &str, lines: Range<usize>) -> Range<usize> {
    let mut start = lines.start;
    while let Some(above) = line_above(text, start) {
        let line = text[above.clone()].trim_start();
        if !(line.starts_with('#') || line.starts_with("//")) {
            break;
        }
        start = above.start;
    }
    // What stands at the top of a file is about the file; what hangs on a line above is about that.
    let free = is_blank_above(text, start);
    remove_lines(text, if free { start..lines.end } else { lines })
}

/// Takes a member out of an object in braces; `None` where its surroundings cannot be told.
fn remove_from_flow(text: &str, comments: Comments, range: &Range<usize>, patch: &mut Patch) -> Option<()> {
    let next = comments.skip(text, range.end);
    let own_line = begins_line(text, range.start);
    let before = text[..range.start].trim_end();
    if text[next..].starts_with(',') {
        match comments.rest_of_line(text, range.end).filter(|_| own_line) {
            Some(rest) => patch.remove(remove_lines(text, line_start(text, range.start)..next_line(text, rest))),
            None => patch.remove(range.start..comments.skip(text, next + 1)),
        }
        return Some(());
    }
    if before.ends_with(',') {
        let comma = before.len() - 1;
        // The bracket after it keeps its line.
        patch.remove(comma..range.end);
        return Some(());
    }
    if before.ends_with(['{', '[']) && text[next..].starts_with(['}', ']']) {
        patch.remove(before.len()..next);
        return Some(());
    }
    None
}

/// Where a name stands by itself in a text.
fn mentions<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(name)
        .filter(move |(at, found)| {
            !found.is_empty() && !text[..*at].ends_with(is_part) && !text[at + found.len()..].starts_with(is_part)
        })
        .map(|(at, _)| at)
}
