//! Numbers and values in words.

use cognito_client_builder::document::words::plural;
use serde_json::Value as Json;

/// The same, with words for none.
pub fn problems_in_words(errors: usize, warnings: usize) -> String {
    match count_in_words(errors, warnings) {
        words if words.is_empty() => "no problems".to_owned(),
        words => words,
    }
}

/// The findings as words: `"2 errors, 1 warning"`.
pub fn count_in_words(errors: usize, warnings: usize) -> String {
    let count = |number: usize, noun: &str| (number > 0).then(|| plural(number as i64, noun));
    let words: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    words.join(", ")
}

/// What was written, as text for a box. Nothing is lost: what isn't a text shows as JSON.
pub fn as_written(json: Option<&Json>) -> String {
    match json {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// What was written, in a few words for a sentence.
pub fn in_words(json: Option<&Json>) -> String {
    const MOST: usize = 60;
    let text = match json {
        None | Some(Json::Null) => "not set".to_owned(),
        Some(Json::Bool(true)) => "yes".to_owned(),
        Some(Json::Bool(false)) => "no".to_owned(),
        Some(Json::Array(items)) if items.is_empty() => "an empty list".to_owned(),
        Some(Json::Array(items)) => items.iter().map(|item| as_written(Some(item))).collect::<Vec<_>>().join(", "),
        json => as_written(json),
    };
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", &text[..end]),
        None => text,
    }
}
