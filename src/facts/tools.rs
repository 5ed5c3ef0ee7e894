//! The versions of the tools that a user has, as far as rules depend on them.

use serde_json::Value as Json;

use crate::document::Document;
pub use crate::schema::{TOOLS, Tool};

/// Major, minor, patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads the first version in a text: `5.98.0`, `v5`, `about 4.37`.
    pub fn parse(text: &str) -> Option<Version> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let digits = text[start..].split(|c: char| !(c.is_ascii_digit() || c == '.')).next()?;
        let mut parts = digits.split('.').map(|part| part.parse().unwrap_or(0));
        Some(Version(parts.next()?, parts.next().unwrap_or(0), parts.next().unwrap_or(0)))
    }

    /// The newest version that Terraform's version constraint allows; `None` where it has no upper end.
    fn newest(constraint: &str) -> Option<Version> {
        const ANY: u32 = u32::MAX;
        let bound = |part: &str| {
            let part = part.trim();
            let Version(major, minor, patch) = Version::parse(part)?;
            let numbers = part.matches('.').count() + 1;
            match part.split(|c: char| c.is_ascii_digit() || c == ' ' || c == 'v').next()? {
                "~>" if numbers >= 3 => Some(Version(major, minor, ANY)),
                "~>" if numbers == 2 => Some(Version(major, ANY, ANY)),
                "<" => Some(match (major, minor, patch) {
                    (major, minor, 1..) => Version(major, minor, patch - 1),
                    (major, 1.., 0) => Version(major, minor - 1, ANY),
                    (major, 0, 0) => Version(major.saturating_sub(1), ANY, ANY),
                }),
                "" | "=" | "<=" => Some(Version(major, minor, patch)),
                _ => None,
            }
        };
        constraint.split(',').filter_map(bound).min()
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Version(major, minor, patch) = *self;
        match (minor, patch) {
            (u32::MAX, _) => write!(f, "{major}"),
            (_, u32::MAX) => write!(f, "{major}.{minor}"),
            _ => write!(f, "{major}.{minor}.{patch}"),
        }
    }
}

/// The versions that a user has. A tool without one is the newest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tools([Option<Version>; TOOLS.len()]);

impl Tools {
    pub fn get(&self, tool: Tool) -> Option<Version> {
        self.0[tool as usize]
    }

    pub fn set(&mut self, tool: Tool, version: Option<Version>) {
        self.0[tool as usize] = version;
    }

    /// The same with one version.
    pub fn with(mut self, tool: Tool, version: Version) -> Self {
        self.set(tool, Some(version));
        self
    }

    /// What is left of these when the document itself constrains Terraform and its provider.
    pub(super) fn within(&self, document: &Document) -> Tools {
        let mut tools = self.clone();
        let mut limit = |tool: Tool, constraint: Option<&Json>| {
            let newest = constraint.and_then(Json::as_str).and_then(Version::newest);
            let had = tools.get(tool);
            tools.set(tool, newest.into_iter().chain(had).min());
        };
        let blocks = document.rest().get("terraform").map(|it| match it {
            Json::Array(blocks) => blocks.as_slice(),
            other => std::slice::from_ref(other),
        });
        for block in blocks.unwrap_or_default() {
            let providers = block.get("required_providers");
            let provider = providers.map(|it| it.get(0).unwrap_or(it)).and_then(|it| it.get("aws"));
            limit(Tool::Provider, provider.map(|it| it.get("version").unwrap_or(it)));
            limit(Tool::Terraform, block.get("required_version"));
            limit(Tool::OpenTofu, block.get("required_version"));
        }
        tools
    }
}
