//! WHAT IT MEANS: what a client will do in plain words, with every default that AWS fills in; what to do with it next; what
//! a change of it does; what an error message or a request is about. Knows nothing of how it is shown.

mod answer;
mod changes;
mod report;
mod steps;
mod summary;

pub use answer::{Answer, Difference, Verdict, explain, is_request};
pub use changes::{Change, Effect, changes};
pub use report::report;
pub use steps::{Step, next_steps};
pub use summary::{Section, Sentence, Tone, summary};

use crate::document::Value;
use crate::document::text::print;

/// A value as a person reads it: text as it is, expressions as they are written.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => print(other),
    }
}

/// `a, b and c`.
fn and(items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            format!("{} and {}", first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref())
        }
    }
}

/// The first few, and how many more there are.
fn some(items: &[String], most: usize) -> String {
    if items.len() <= most {
        return and(items);
    }
    let mut shown = items[..most].to_vec();
    shown.push(format!("{} more", items.len() - most));
    and(&shown)
}
