//! The block and the command that adopt a client which exists already.

use serde_json::{Map, Value as Json};

use super::body::hcl_top;
use super::kept::imports;
use super::{Item, Place};
use crate::document::{Value, text};
use crate::emit::Doc;
use crate::emit::syntax::{hcl, shell};
use crate::program::{Program, Resource};

/// An item for each client, or for each import block of its instances.
pub fn clients(program: &Program, spaced: bool, of_instance: fn(&Map<String, Json>) -> Option<Doc>) -> Vec<Item> {
    let clients = program.resources.iter().filter(|resource| resource.is_client());
    let mut items = Vec::new();
    for client in clients {
        if spaced && !items.is_empty() {
            items.push(Item::Blank);
        }
        if client.import.is_some() || !client.imports_instances {
            items.push(Item::Resource(client.clone(), Place { indent: 0, last: true }));
            continue;
        }
        for (index, doc) in instance_imports(program, client).filter_map(of_instance).enumerate() {
            if spaced && index > 0 {
                items.push(Item::Blank);
            }
            items.push(Item::Doc(doc));
        }
    }
    items
}

/// The import blocks of a client's instances.
pub fn instance_imports<'p>(program: &'p Program, client: &Resource) -> impl Iterator<Item = &'p Map<String, Json>> {
    let address = format!("{}[", client.address());
    imports(program).flatten().map(|import| import.block).filter(move |block| {
        block.get("to").and_then(Json::as_str).is_some_and(|to| text::address(to).starts_with(&address))
    })
}

/// The command for the import block of one instance.
pub fn instance_command(block: &Map<String, Json>) -> Option<Doc> {
    let to = text::address(block.get("to")?.as_str()?);
    let id = block.get("id").and_then(Json::as_str).map(text::parse);
    match id {
        Some(Ok(Value::Text(id))) if !block.contains_key("for_each") => Some(import_of(to, &id)),
        _ => Some(shell::comment(&format!(
            "{to}: terraform import accepts one address and one ID. Use the import block, which Terraform evaluates."
        ))),
    }
}

pub fn import_block(resource: &Resource, _: Place) -> Doc {
    let Some(import) = &resource.import else { return missing_id(resource, hcl::comment) };
    hcl_top("import", [("to", hcl::path(&resource.address())), ("id", hcl::string(&import.terraform()))])
}

pub fn import_command(resource: &Resource) -> Doc {
    let Some(import) = &resource.import else { return missing_id(resource, shell::comment) };
    import_of(&resource.address(), &import.terraform())
}

pub fn import_of(address: &str, id: &str) -> Doc {
    Doc::concat([
        Doc::keyword("terraform"),
        Doc::token(" "),
        Doc::keyword("import"),
        Doc::token(" "),
        shell::word(address),
        Doc::token(" "),
        shell::word(id),
    ])
}

pub fn missing_id(resource: &Resource, comment: fn(&str) -> Doc) -> Doc {
    comment(&crate::targets::no_import_id(resource, &resource.address()))
}
