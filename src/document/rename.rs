//! Other names for supporting resources and variables, and in everything that refers to them.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::{Client, Document, mentions, text};

impl Document {
    /// Renames a supporting resource, and every reference to it.
    ///
    /// # Errors
    /// Returns a user-facing message if the label is invalid or taken.
    pub fn rename_resource(&self, kind: &str, from: &str, to: &str) -> Result<Self, String> {
        if from == to {
            return Ok(self.clone());
        }
        check_name(to)?;
        if self.resource(kind, to).is_some() {
            return Err(format!("Another resource of this type already has the label {to}."));
        }
        let mut rest = Map::clone(self.rest());
        if let Some(Json::Object(resources)) = rest.get_mut("resource").and_then(|types| types.get_mut(kind)) {
            rename_key(resources, from, to);
        }
        Ok(self.with_rest(rest).with_address(&format!("{kind}.{from}"), &format!("{kind}.{to}")))
    }

    /// Renames a variable, and every reference to it.
    ///
    /// # Errors
    /// Returns a user-facing message if the name is invalid or taken.
    pub fn rename_variable(&self, from: &str, to: &str) -> Result<Self, String> {
        if from == to {
            return Ok(self.clone());
        }
        check_name(to)?;
        if self.variable(to).is_some() {
            return Err(format!("Another variable already has the name {to}."));
        }
        let mut rest = Map::clone(self.rest());
        if let Some(Json::Object(variables)) = rest.get_mut("variable") {
            rename_key(variables, from, to);
        }
        Ok(self.with_rest(rest).with_address(&format!("var.{from}"), &format!("var.{to}")))
    }

    /// Declares a variable, or takes its declaration away.
    pub fn with_variable(&self, name: &str, declaration: Option<Json>) -> Self {
        let mut rest = Map::clone(self.rest());
        let variables = rest.entry("variable").or_insert_with(|| Json::Object(Map::new()));
        let Json::Object(variables) = variables else { return self.clone() };
        match declaration {
            Some(declaration) => drop(variables.insert(name.to_owned(), declaration)),
            None => drop(variables.shift_remove(name)),
        }
        if variables.is_empty() {
            rest.shift_remove("variable");
        }
        self.with_rest(rest)
    }

    /// The document with another address in every expression, and where an address is written bare.
    fn with_address(&self, from: &str, to: &str) -> Self {
        let mut rest = Json::Object(Map::clone(self.rest()));
        replace(&mut rest, from, to);
        let Json::Object(rest) = rest else { return self.clone() };
        let mut document = self.with_rest(rest);
        for client in &mut document.clients {
            let mut body = Json::Object(client.to_json());
            if !mentions(&body, from) {
                continue;
            }
            replace(&mut body, from, to);
            if let Json::Object(body) = body {
                *client = Arc::new(Client::from_json(&client.label, body));
            }
        }
        document
    }
}

/// Whether Terraform accepts a name.
fn check_name(name: &str) -> Result<(), String> {
    text::is_identifier(name).then_some(()).ok_or_else(|| {
        "A name starts with a letter or underscore, and contains only letters, digits, underscores, and hyphens."
            .to_owned()
    })
}

/// Another key in the same place.
fn rename_key(map: &mut Map<String, Json>, from: &str, to: &str) {
    *map = std::mem::take(map)
        .into_iter()
        .map(|(key, value)| (if key == from { to.to_owned() } else { key }, value))
        .collect();
}

fn replace(json: &mut Json, from: &str, to: &str) {
    match json {
        Json::String(text) => {
            if let Some(new) = replaced(text, from, to) {
                *text = new;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|it| replace(it, from, to)),
        Json::Object(items) => items.values_mut().for_each(|it| replace(it, from, to)),
        _ => {}
    }
}

/// Whether a text refers to an address.
pub(super) fn refers(source: &str, address: &str) -> bool {
    source.contains(address) && replaced(source, address, "").is_some()
}

/// The text with another address; `None` if it doesn't refer to the address.
fn replaced(source: &str, from: &str, to: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let start = source.len() - source.trim_start().trim_start_matches("resource.").len();
    let bare = !source.contains("${") && source[start..].starts_with(from);
    let mut new = String::new();
    let mut done = 0;
    for (at, _) in source.match_indices(from) {
        let before = source[..at].strip_suffix("resource.").unwrap_or(&source[..at]).chars().next_back();
        let after = source[at + from.len()..].chars().next();
        let whole = !before.is_some_and(|c| part(c) || c == '.') && !after.is_some_and(part);
        if whole && (bare && at == start || is_inside(&source[..at])) {
            new.push_str(&source[done..at]);
            new.push_str(to);
            done = at + from.len();
        }
    }
    (done > 0).then(|| new + &source[done..])
}

/// Whether a text ends inside of an expression.
fn is_inside(before: &str) -> bool {
    let mut depth = 0_usize;
    let mut last = [' '; 2];
    for c in before.chars() {
        let opens = c == '{' && (depth > 0 || matches!(last[1], '$' | '%') && last[0] != last[1]);
        match c {
            _ if opens => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = [last[1], c];
    }
    depth > 0
}
