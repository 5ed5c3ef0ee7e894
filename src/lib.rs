//! Builds Amazon Cognito app clients: validation, code generation, import and edits in place.
//!
//! Dependencies point one way; a test checks the `use` lines:
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
//! | [`schema`] | the arguments: kinds, limits, names per vocabulary, help | documents, targets, the browser |
//! | [`document`] | the configuration, possibly partial, possibly invalid; text and JSON to value and back | how a target writes it |
//! | [`evaluate`] | values of expressions | rules, every tool except Terraform |
//! | [`facts`] | facts about a client and its supporting resources | what is valid |
//! | [`validate`] | findings and fixes | how a finding is shown |
//! | [`explain`] | summary, next steps, effects of changes, causes of error messages and rejected requests | how it is shown |
//! | [`dialects`] | notations of values and references, read and written | names in a program or file, layout |
//! | [`program`] | neutral programs, and omissions with reasons | any language's spelling |
//! | [`emit`] | layout and literals | Cognito, arguments, tools |
//! | [`targets`] | code for one framework each | other targets, signals |
//! | [`import`] | files to document, findings and positions | targets, how a finding is shown; only `edit` and `session` use it |
//! | [`edit`] | changes of a document put into the user's files, with notes | how a note is shown; only `session` uses it |
//! | [`session`] | a page's state without a browser: history, opened files, what to look at next | signals, the browser |
//! | [`presets`] | starting points | how they are offered |
//! | [`link`] | document to URL fragment and back | the address bar |
//!
//! The library makes every decision and runs under plain `cargo test`; the page is the binary.

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
