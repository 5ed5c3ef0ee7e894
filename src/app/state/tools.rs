//! Which versions of the tools a user has, kept in this browser.

use cognito_client_builder::facts::{TOOLS, Tools, Version};
use serde_json::{Map, Value as Json};

use crate::app::browser;

/// Where the versions are kept, as JSON by the tools' ids.
const STORED: &str = "cognito-client-builder/tools";

/// The versions that were kept; what can't be read is the newest.
pub fn stored() -> Tools {
    let mut tools = Tools::default();
    let Some(text) = browser::stored(STORED) else { return tools };
    let Ok(Json::Object(versions)) = serde_json::from_str::<Json>(&text) else { return tools };
    for tool in TOOLS {
        let version = versions.get(tool.id()).and_then(Json::as_str).and_then(Version::parse);
        tools.set(tool, version);
    }
    tools
}

pub fn keep(tools: &Tools) {
    let versions: Map<String, Json> = TOOLS
        .into_iter()
        .filter_map(|tool| Some((tool.id().to_owned(), Json::String(tools.get(tool)?.to_string()))))
        .collect();
    browser::store(STORED, (!versions.is_empty()).then(|| Json::Object(versions).to_string()).as_deref());
}
