//! Terraform and OpenTofu: configuration in HCL and JSON, and both ways to import.

mod body;
mod hcl;
mod import;
mod json;
mod kept;

pub(super) use body::{Body, block};
pub(crate) use body::{hcl_block, hcl_top};
pub(super) use hcl::{hcl_omissions, hcl_resource, undeclared};
pub(crate) use hcl::{hcl_variable, hcl_whole};
pub(super) use kept::{blocks_of, imports, kept_import, readable, unreadable_omissions};

use super::{Item, Names, Place, Render, Target};
use crate::emit::syntax;
use crate::program::VariableKind;
use crate::schema::{Family, Vocabulary};
use hcl::hcl_layout;
use import::{clients, import_block, import_command, instance_command};
use json::{json_layout, json_resource};

pub static HCL: Target = Target {
    id: "terraform-hcl",
    label: "Terraform",
    group: "Terraform",
    language: &syntax::HCL,
    file_name: "main.tf",
    summary: || "For Terraform and OpenTofu, in the format of terraform fmt.",
    family: Family::Terraform,
    adopts: false,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: hcl_omissions,
    layout: hcl_layout,
    resource: |resource, _, place| hcl_resource(resource, place),
};

pub static JSON: Target = Target {
    id: "terraform-json",
    label: "Terraform JSON",
    group: "Terraform",
    language: &syntax::JSON,
    file_name: "main.tf.json",
    summary: || "The same in Terraform's JSON syntax, for programs that write configuration.",
    family: Family::Terraform,
    adopts: false,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: unreadable_omissions,
    layout: json_layout,
    resource: |resource, _, place| json_resource(resource, place),
};

pub static IMPORT_BLOCK: Target = Target {
    id: "terraform-import-block",
    label: "Terraform import block",
    group: "Terraform",
    language: &syntax::HCL,
    file_name: "imports.tf",
    summary: || "Imports an existing client with the next plan and apply (Terraform 1.5 or OpenTofu 1.6 and later).",
    family: Family::Terraform,
    adopts: true,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, true, kept_import),
    resource: |resource, _, place| import_block(resource, place),
};

pub static IMPORT_COMMAND: Target = Target {
    id: "terraform-import-command",
    label: "Terraform import command",
    group: "Terraform",
    language: &syntax::SHELL,
    file_name: "import.sh",
    summary: || "Imports an existing client into the state at once. With OpenTofu, run tofu.",
    family: Family::Terraform,
    adopts: true,
    vocabulary: Vocabulary::Terraform,
    project: || &[],
    names: |_| Names::default(),
    omissions: |_| Vec::new(),
    layout: |render| clients(render.program, false, instance_command),
    resource: |resource, _, _| import_command(resource),
};

pub(super) fn type_name(kind: VariableKind) -> &'static str {
    match kind {
        VariableKind::Text => "string",
        VariableKind::Integer => "number",
        VariableKind::Bool => "bool",
        VariableKind::Set => "set(string)",
        VariableKind::Any => "any",
    }
}
