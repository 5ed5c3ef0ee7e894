//! What a statement declares that could not be read.

use crate::schema::terraform;

/// The address by which expressions refer to what a statement declares; `outer` is the block around it.
pub fn address(statement: &str, outer: &str) -> Option<String> {
    let head = statement.split(['{', '=', '\n']).next().unwrap_or_default();
    let words: Vec<&str> = head.split_whitespace().map(|word| word.trim_matches('"')).collect();
    match (outer, words.as_slice()) {
        ("locals", [name]) => Some(format!("local.{name}")),
        ("", [keyword, labels @ ..]) => of_labels(keyword, labels),
        _ => None,
    }
}

/// The same of a block with labels, as far as they are enough.
pub fn of_labels(keyword: &str, labels: &[&str]) -> Option<String> {
    let labels = labels.get(..terraform::block(keyword)?.labels)?;
    match keyword {
        "resource" => Some(labels.join(".")),
        "data" | "ephemeral" | "module" => Some(format!("{keyword}.{}", labels.join("."))),
        _ => None,
    }
}
