//! A configuration in HCL.

use serde_json::Value as Json;

use super::body::{Body, Inside, in_block};
use super::import::import_block;
use super::kept::{blocks_of, imports, kept_import, readable, rest_blocks, unreadable_omissions};
use super::{Item, Place, Render, type_name};
use crate::dialects::hcl::bare;
use crate::emit::Doc;
use crate::emit::syntax::hcl;
use crate::program::{Omission, Program, Resource, Scope, Variable, VariableKind};
use crate::schema::terraform;

pub fn hcl_layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let complete = program.scope == Scope::Complete;
    let kept = readable(program);
    let rest = blocks_of(&kept, complete);
    let whole = Place { indent: 0, last: true };
    let mut items: Vec<Item> = rest.between("terraform", "provider").map(Item::Doc).collect();
    if complete {
        items.extend(program.variables.iter().map(|variable| Item::Doc(hcl_variable(variable))));
        items.extend(undeclared(program).into_iter().map(Item::Doc));
    }
    items.extend(rest.between("locals", "resource").map(Item::Doc));
    items.extend(program.resources.iter().map(|it| Item::Resource(it.clone(), whole)));
    items.extend(rest.between("action", "action").map(Item::Doc));
    if complete {
        items.extend(import_blocks(program).into_iter().map(Item::Doc));
    }
    items.extend(rest.between("output", "check").map(Item::Doc));
    let mut spaced = Vec::with_capacity(items.len() * 2);
    for item in items {
        if !spaced.is_empty() {
            spaced.push(Item::Blank);
        }
        spaced.push(item);
    }
    spaced
}

pub fn hcl_resource(resource: &Resource, _: Place) -> Doc {
    let kind = resource.kind.0;
    let client = resource.is_client();
    let mut body = Body::default();
    for entry in &resource.entries {
        body.entry(entry, client.then_some(""), &resource.extra);
    }
    body.extra(&resource.extra, Inside::resource(kind, ""));
    Doc::concat([
        Doc::keyword("resource"),
        Doc::token(" "),
        hcl::string(kind.terraform),
        Doc::token(" "),
        hcl::string(&resource.label),
        Doc::token(" "),
        body.doc(),
    ])
}

/// A resource with its header.
pub fn hcl_whole(resource: &Resource) -> Doc {
    hcl_resource(resource, Place { indent: 0, last: true })
}

/// What Terraform's JSON syntax says and HCL might not support: an object may be a block or a map.
pub fn hcl_omissions(program: &Program) -> Vec<Omission> {
    let mut omissions = unreadable_omissions(program);
    for resource in &program.resources {
        for (key, json) in resource.extra.iter().filter(|(key, json)| key != "//" && !json.is_null()) {
            let (path, name) = in_block(key).unwrap_or_default();
            let name = if path.is_empty() { key.as_str() } else { name };
            let inside = Inside::resource(resource.kind.0, path);
            if let Err(unsaid) = Body::default().member(&terraform::RESOURCE, name, json, &inside) {
                let path = if path.is_empty() { unsaid.path } else { format!("{path}.{}", unsaid.path) };
                let client = resource.is_client().then(|| resource.label.clone());
                let argument = if client.is_some() { path } else { format!("{}.{path}", resource.address()) };
                omissions.push(Omission::new(client.as_deref(), argument, unsaid.reason));
            }
        }
    }
    if program.scope == Scope::Complete {
        for (argument, reason) in rest_blocks(&readable(program)).omitted {
            omissions.push(Omission::new(None, argument, reason));
        }
    }
    omissions
}

pub fn hcl_variable(variable: &Variable) -> Doc {
    let mut body = Body::default();
    let block = terraform::block("variable").unwrap_or(&terraform::OF_PROVIDER);
    let declared = variable.declaration.as_ref().and_then(Json::as_object);
    if declared.is_none() {
        body.attributes.push((Doc::name("type"), Doc::keyword(type_name(variable.kind))));
    }
    for (key, json) in declared.into_iter().flatten() {
        match (key.as_str(), json) {
            ("//", _) => {}
            ("type", Json::String(source)) => {
                // The old short forms, as terraform fmt writes them out.
                let kind = match bare(source) {
                    "list" => "list(any)",
                    "map" => "map(any)",
                    "set" => "set(any)",
                    other => other,
                };
                body.attributes.push((Doc::name("type"), hcl::expression(kind)));
            }
            (key, json) => {
                // Only the variable's name must be printed; what HCL doesn't support is named as an omission.
                let _ = body.member(block, key, json, &Inside::of("variable", ""));
            }
        }
    }
    Doc::concat([Doc::keyword("variable"), Doc::token(" "), hcl::string(&variable.name), Doc::token(" "), body.doc()])
}

/// Variables that the document declares and that nothing we print uses: what we keep as it was may.
pub fn undeclared(program: &Program) -> Vec<Doc> {
    let printed = |name: &str| program.variables.iter().any(|variable| variable.name == name);
    let declared = program.rest.get("variable").and_then(Json::as_object).into_iter().flatten();
    declared
        .filter(|(name, _)| !printed(name))
        .map(|(name, declaration)| {
            hcl_variable(&Variable {
                name: name.clone(),
                kind: VariableKind::Any,
                declaration: Some(declaration.clone()),
                stands_for: None,
            })
        })
        .collect()
}

pub fn import_blocks(program: &Program) -> Vec<Doc> {
    imports(program)
        .flatten()
        .filter_map(|import| match import.client {
            Some(client) => Some(import_block(client, Place { indent: 0, last: true })),
            None => kept_import(import.block),
        })
        .collect()
}
