//! Explanations: a summary of what a client does, including AWS defaults; next steps; the effect of each change; and the
//! cause of an error message or a rejected request. Must not know how they are shown.

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

/// A value as a user reads it: text as it is, expressions as they are written.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => print(other),
    }
}
