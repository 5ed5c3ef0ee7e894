//! The IDs of existing clients, in import blocks of Terraform.

use serde_json::json;

use super::patch::{begins_line, indent, line_break};
use super::print::one_line;
use super::{Editor, Subject};
use crate::dialects::hcl::written;
use crate::dialects::{self, Node, Notation};
use crate::document::{Document, text};
use crate::emit::Doc;
use crate::emit::syntax::hcl as hcl_syntax;
use crate::emit::syntax::json as json_syntax;
use crate::import::Origin;
use crate::schema::Kind;
use crate::targets::parts;

impl Editor<'_> {
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
                        self.note(subject, "import", block.file, "Kept the import block in the file.");
                    }
                }
                (None, Some(id)) => self.add_import(origin, label, id),
                // An ID that the file has in another way, such as that of a client that was described.
                (None, None) if to.is_some() => {
                    let file = origin.map_or(0, |it| it.file);
                    self.note(subject, "import", file, "Kept the ID of the client in the file.");
                }
                (None, None) => {}
            }
        }
    }

    fn set_import_id(&mut self, block: &Origin, subject: Subject, id: &str) {
        let member =
            block.body.as_ref().and_then(|body| body.members.iter().find(|it| it.key.as_deref() == Some("id")));
        let (Some(member), Some(value)) = (member, import_id(id, self.notation(block.file))) else {
            return self.note(subject, "import", block.file, "This ID can't be written in an import block.");
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
        text::parse(id).map_or_else(|_| hcl_syntax::string(id), |value| written(&value, &Kind::Text))
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
                return self.note(subject, "import", file, "The file has a single import, which can't become a list.");
            }
            let new = style.json(&node).replace('\n', &format!("{newline}{margin}"));
            let new = if own_line { format!(",{newline}{margin}{new}") } else { format!(", {new}") };
            return self.patches[file].insert(last.block.end, new);
        }
        self.add_section(file, "import", &list);
    }
}

fn import_id(id: &str, notation: Option<Notation>) -> Option<String> {
    if notation == Some(Notation::TerraformJson) {
        return Some(one_line(&json_syntax::string(id)));
    }
    let value = text::parse(id).ok()?;
    Some(one_line(&written(&value, &Kind::Text)))
}
