//! Facts for rules, summary and reports: the values of a client, each known or unknown, its supporting resources, and the
//! versions of tools.
//!
//! Rules, the summary and the next steps all ask here. Says nothing about whether a value is right.

mod client;
pub(crate) mod graph;
mod known;
mod lifetime;
mod pool;
mod tools;

pub use pool::custom_attributes;
pub use tools::{TOOLS, Tool, Tools, Version};

pub(crate) use client::{ClientFacts, default_texts, head};
pub(crate) use known::{Item, Items, Known};
pub(crate) use lifetime::Lifetime;
pub(crate) use pool::{Facts, Pool, Provider, Server, is_standard};
