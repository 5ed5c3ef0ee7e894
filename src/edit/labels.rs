//! Another label for a client, and what refers to it.

use super::print::one_line;
use super::{Editor, Subject, rename};
use crate::dialects::Notation;
use crate::document::shorten;
use crate::emit::syntax::hcl as hcl_syntax;
use crate::emit::syntax::json as json_syntax;
use crate::import::Origin;
use crate::targets::parts;

impl Editor<'_> {
    /// Another label for a client. Only Terraform has labels of its own; elsewhere the name in the file is the identity of
    /// what is deployed.
    pub fn rename(&mut self, origin: &Origin, from: &str, to: &str) {
        let subject = Subject { client: Some(to), prefix: "" };
        let notation = self.notation(origin.file);
        if !matches!(notation, Some(Notation::Hcl | Notation::TerraformJson)) || origin.label.is_empty() {
            self.kept_labels.insert(to.to_owned(), from.to_owned());
            let kept = self.names[origin.file].resources.get(&(origin.kind.to_owned(), from.to_owned()));
            let kept = kept.map_or_else(String::new, |name| format!("{} ", shorten(name)));
            let message = match notation {
                Some(Notation::CloudFormation | Notation::Serverless) => format!(
                    "Kept the logical ID {kept}in the file. With another one, CloudFormation deletes this client and creates another. That client has a new ID, and a new secret if it has one."
                ),
                Some(Notation::Pulumi) => format!(
                    "Kept the name {kept}in the file. With another one, Pulumi deletes this client and creates another, unless an alias has the old name. That client has a new ID, and a new secret if it has one."
                ),
                _ => "The file has no name of this kind; only the configuration uses this name.".to_owned(),
            };
            return self.note(subject, "", origin.file, message);
        }
        if origin.managed {
            self.kept_labels.insert(to.to_owned(), from.to_owned());
            let message = format!(
                "Kept the name {from} in the file. To change it, rename {}.{from} and its references by hand.",
                crate::import::MANAGED
            );
            return self.note(subject, "", origin.file, message);
        }
        let label = self.text(origin.file)[origin.label.clone()].to_owned();
        let new = match (notation, label.starts_with('"')) {
            (Some(Notation::TerraformJson), _) => one_line(&json_syntax::key(to)),
            (_, true) => one_line(&hcl_syntax::string(to)),
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
                        let new = one_line(&json_syntax::string(&new));
                        self.patches[mention.file].replace(mention.span.clone(), new);
                    }
                }
                _ => {}
            }
        }
        self.renamed.push((from.to_owned(), to.to_owned()));
        // Something else that has the new name in the state, or the old one in the files, is in the way of a move.
        let free = self.import.document.client(to).is_none() && self.after.client(from).is_none();
        let [from, to] = [from, to].map(|label| format!("{}.{label}", origin.kind));
        let said = free && notation == Some(Notation::Hcl) && self.moves(origin, &from, &to);
        let message = if said {
            format!(
                "Added a moved block from {from} to {to}. Without it, Terraform would delete the client and create another."
            )
        } else {
            format!("Without a moved block, Terraform deletes {from} and creates {to}.")
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
}

/// Where a name is by itself in a text.
pub(super) fn mentions<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(name)
        .filter(move |(at, found)| {
            !found.is_empty() && !text[..*at].ends_with(is_part) && !text[at + found.len()..].starts_with(is_part)
        })
        .map(|(at, _)| at)
}
