//! Notes on clients: what Terraform has no word for. They travel in the document under Terraform's own comment key, each
//! kind a list of objects that name their client: `{"//": {"presets": [{"client": "web", "preset": "server-web-app"}]}}`.
//!
//! Notes follow their client through rename, copy, and delete. Other data under the key belongs to the user and is
//! preserved.

use std::collections::HashMap;

use serde_json::{Map, Value as Json, json};

use super::Document;

const COMMENT: &str = "//";
const CLIENT: &str = "client";

/// The kind of notes that keep what other tools call what was read of them: another name would replace the resource.
/// `{"client": "web", "tool": "cloudformation", "name": "WebClient6BA7E5F2"}`, or with `resource` and an address, or with
/// `variable` and a name in place of the client.
const NAMES: &str = "names";

/// Whose names are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedBy {
    CloudFormation,
    Pulumi,
}

impl NamedBy {
    const fn id(self) -> &'static str {
        match self {
            NamedBy::CloudFormation => "cloudformation",
            NamedBy::Pulumi => "pulumi",
        }
    }

    /// Whether the tool takes the name; hostile documents may hold any text.
    fn takes(self, name: &str) -> bool {
        match self {
            // AWS CloudFormation User Guide: logical IDs and parameters are alphanumeric, up to 255 characters.
            NamedBy::CloudFormation => {
                (1..=255).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
            NamedBy::Pulumi => (1..=255).contains(&name.len()) && !name.contains(char::is_control),
        }
    }
}

/// A note that keeps a name: of a variable, as `var.NAME`, or of a resource, by its address.
pub(crate) fn kept_name(tool: NamedBy, address: &str, name: &str) -> Json {
    let client = address.strip_prefix(crate::schema::USER_POOL_CLIENT.terraform).and_then(|it| it.strip_prefix('.'));
    let (key, of) = match (client, address.strip_prefix("var.")) {
        (Some(label), _) => (CLIENT, label),
        (_, Some(variable)) => ("variable", variable),
        _ => ("resource", address),
    };
    json!({ key: of, "tool": tool.id(), "name": name })
}

/// The address, or `var.NAME`, of a note.
fn address_of(note: &Json) -> Option<String> {
    let text = |key: &str| note.get(key).and_then(Json::as_str);
    let address = text(CLIENT).map(Document::address).or_else(|| text("resource").map(str::to_owned));
    address.or_else(|| text("variable").map(|it| format!("var.{it}")))
}

/// The notes that keep names of a tool, each with its name.
fn kept_by(rest: &Map<String, Json>, tool: NamedBy) -> impl Iterator<Item = (&Json, &str)> {
    let notes = rest.get(COMMENT).and_then(|it| it.get(NAMES)).and_then(Json::as_array);
    notes.into_iter().flatten().filter_map(move |note| {
        let text = |key: &str| note.get(key).and_then(Json::as_str);
        text("name").filter(|it| tool.takes(it) && text("tool") == Some(tool.id())).map(|name| (note, name))
    })
}

/// What has a name of a tool: an address, or `var.NAME`.
pub(crate) fn named(rest: &Map<String, Json>, tool: NamedBy, name: &str) -> Option<String> {
    kept_by(rest, tool).find(|(_, it)| *it == name).and_then(|(note, _)| address_of(note))
}

/// The name that a tool has for an address, or for `var.NAME`, as the note says.
pub(crate) fn kept_name_of<'r>(rest: &'r Map<String, Json>, tool: NamedBy, address: &str) -> Option<&'r str> {
    kept_by(rest, tool).find(|(note, _)| address_of(note).as_deref() == Some(address)).map(|(_, name)| name)
}

/// The names of a tool that more than one resource has, next to the first: each with its address.
pub(crate) fn lost_names(rest: &Map<String, Json>, tool: NamedBy) -> Vec<(String, String)> {
    let kept = kept_names(rest, tool);
    let all = kept_by(rest, tool).filter_map(|(note, name)| Some((address_of(note)?, name.to_owned())));
    all.filter(|(address, _)| !kept.contains_key(address) && !address.starts_with("var.")).collect()
}

/// The names that a tool has for what was read of it, by `var.NAME` or address. Only what the tool takes, and each name
/// once.
pub(crate) fn kept_names(rest: &Map<String, Json>, tool: NamedBy) -> HashMap<String, String> {
    let mut taken = std::collections::HashSet::new();
    let mut names = HashMap::new();
    for (note, name) in kept_by(rest, tool) {
        let address = address_of(note);
        // Pulumi's names are those of one type.
        let scope = |address: &str| match tool {
            NamedBy::CloudFormation => String::new(),
            NamedBy::Pulumi => address.split('.').next().unwrap_or_default().to_owned(),
        };
        if let Some(address) = address.filter(|it| !names.contains_key(it))
            && taken.insert((scope(&address), name))
        {
            names.insert(address, name.to_owned());
        }
    }
    names
}

impl Document {
    /// The notes of one kind, in order.
    pub fn notes(&self, kind: &str) -> &[Json] {
        let notes = self.rest.get(COMMENT).and_then(|it| it.get(kind)).and_then(Json::as_array);
        notes.map(Vec::as_slice).unwrap_or_default()
    }

    /// Replaces the notes of one kind; without any, the kind goes.
    pub fn with_notes(&self, kind: &str, notes: Vec<Json>) -> Document {
        if notes == self.notes(kind) {
            return self.clone();
        }
        let mut rest = Map::clone(&self.rest);
        let mut comment = match rest.shift_remove(COMMENT) {
            None | Some(Json::Null) => Map::new(),
            Some(Json::Object(comment)) => comment,
            // The user's own comment stays.
            Some(other) => Map::from_iter([("comment".to_owned(), other)]),
        };
        if notes.is_empty() {
            comment.shift_remove(kind);
        } else {
            comment.insert(kind.to_owned(), Json::Array(notes));
        }
        if !comment.is_empty() {
            rest.insert(COMMENT.to_owned(), Json::Object(comment));
        }
        self.with_rest(rest)
    }

    /// With more notes that keep names.
    pub(crate) fn with_kept_names(&self, more: Vec<Json>) -> Document {
        let mut all = self.notes(NAMES).to_vec();
        all.extend(more);
        self.with_notes(NAMES, all)
    }

    /// Without the name that is kept of a supporting resource.
    pub(super) fn without_kept_name(&self, address: &str) -> Document {
        let of = |note: &Json| note.get("resource").and_then(Json::as_str) == Some(address);
        let all = self.notes(NAMES).iter().filter(|it| !of(it)).cloned().collect();
        self.with_notes(NAMES, all)
    }

    /// Without the notes on a client.
    pub(super) fn without_notes_on(&self, client: &str) -> Document {
        self.each_kind(|notes| notes.into_iter().filter(|note| !is_on(note, client)).collect())
    }

    /// With the notes on one client said of another one as well, or instead.
    pub(super) fn with_notes_on(&self, from: &str, to: &str, instead: bool) -> Document {
        self.each_kind(|notes| {
            let mut all = Vec::with_capacity(notes.len());
            for note in notes {
                if is_on(&note, from) && !instead && note.get("tool").is_some() {
                    // A name is one resource's.
                    all.push(note);
                } else if is_on(&note, from) {
                    let mut other = note.clone();
                    other[CLIENT] = Json::String(to.to_owned());
                    if !instead {
                        all.push(note);
                    }
                    all.push(other);
                } else {
                    all.push(note);
                }
            }
            all
        })
    }

    fn each_kind(&self, edit: impl Fn(Vec<Json>) -> Vec<Json>) -> Document {
        let Some(Json::Object(comment)) = self.rest.get(COMMENT) else { return self.clone() };
        let kinds: Vec<&String> = comment.keys().collect();
        kinds.into_iter().fold(self.clone(), |document, kind| {
            let notes = document.notes(kind).to_vec();
            // A list of anything else isn't a list of notes.
            if notes.iter().any(|note| note.get(CLIENT).is_some()) {
                document.with_notes(kind, edit(notes))
            } else {
                document
            }
        })
    }
}

/// Whether a note is on this client.
pub fn is_on(note: &Json, client: &str) -> bool {
    note.get(CLIENT).and_then(Json::as_str) == Some(client)
}
