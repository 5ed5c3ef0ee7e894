//! Evaluation of expressions: variables, locals, functions, `count`, `for_each` and `dynamic`. Unknown values stay
//! unknown, and propagate as in a plan.
//!
//! [`evaluate`] gives every instance of every client with values in place of expressions. Terraform's type system
//! ([`types`], [`value`]) over its numbers ([`number`]); expressions are read by hcl-edit. Every evaluation has a budget
//! of steps and ends with a sentence when that is used up. Knows no rule and no tool but Terraform.
//!
//! ```
//! use cognito_client_builder::document::Document;
//! use cognito_client_builder::evaluate::{Inputs, evaluate};
//! let document = Document::from_text(r#"{
//!   "variable": { "env": { "default": "dev" } },
//!   "resource": { "aws_cognito_user_pool_client": { "web": { "name": "web-${upper(var.env)}" } } }
//! }"#).unwrap();
//! assert_eq!(evaluate(&document, &Inputs::none()).instances[0].body["name"], "web-DEV");
//! let inputs = Inputs::from_text("env = \"prod\"").unwrap();
//! assert_eq!(evaluate(&document, &inputs).instances[0].body["name"], "web-PROD");
//! ```

mod declared;
pub mod expression;
mod functions;
mod inputs;
mod module;
pub mod number;
pub mod patterns;
pub mod types;
pub mod value;

pub use functions::{is_impure, names as function_names};
pub use inputs::Inputs;
pub use module::{Evaluation, From, Instance, Key, Trace, Unknown, Variable, evaluate};
