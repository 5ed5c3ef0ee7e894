//! HCL: what an expression is as Terraform JSON, whose strings are templates, and how a value is written.

mod read;
mod write;

pub use read::Code;
pub use write::{attributes, bare, bare_value, json_value, list, literal, object, written};
