//! Configure an Amazon Cognito user pool client by form.
//!
//! Dependencies point one way; a test reads the `use` lines and keeps it so:
//!
//! ```text
//! schema <- document <- {evaluate, facts} <- validate
//!           document <- {dialects, link, presets}, dialects <- program
//!           dialects + program + emit <- targets, facts + validate + program + emit <- explain
//!           dialects + link + emit <- import
//!           import + dialects + program + emit + targets <- edit
//!           session on top of all these
//!           the binary's app, the only Leptos, above it
//! ```
//!
//! | part | owns | must not know |
//! |---|---|---|
//! | [`schema`] | which arguments exist: kinds, limits, names per vocabulary, help | values in hand, targets, the browser |
//! | [`document`] | what was chosen, possibly partial, possibly wrong; text and JSON to value and back | how a target writes it |
//! | [`evaluate`] | what expressions come to | rules, every tool but Terraform |
//! | [`facts`] | what is known of a client and of what is around it | what is right or wrong |
//! | [`validate`] | findings | how a finding is shown |
//! | [`explain`] | what a client will do, next steps, what a change does, what an error message or a request is about | how it is shown |
//! | [`dialects`] | how one notation spells values and references, read and written | what a program or file calls them, layout |
//! | [`program`] | what to declare, and what had to be left out and why | any language's spelling |
//! | [`emit`] | layout and literals | Cognito, arguments, tools |
//! | [`targets`] | one framework's idiom each | other targets, signals |
//! | [`import`] | pasted text to document, findings and places | targets, how a finding is shown; nothing but `edit` and `session` uses it |
//! | [`edit`] | the document's differences put into somebody's files, and what could not be | how a note is shown; nothing but `session` uses it |
//! | [`session`] | a page's state without a browser: history, opened files, what to look at next | signals, the browser |
//! | [`presets`] | documents to start from | how they are offered |
//! | [`link`] | document to URL fragment and back | the address bar |
//!
//! Everything with a decision in it is here and runs under plain `cargo test`; the page is the binary.

pub mod dialects;
pub mod document;
pub mod edit;
pub mod emit;
pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod import;
pub mod link;
pub mod presets;
pub mod program;
pub mod schema;
pub mod session;
pub mod targets;
pub mod validate;
