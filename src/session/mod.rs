//! A page's state without a browser: what was opened and changed, and what to look at next.
//!
//! Owns the history, the opened files, what changes are compared with, and the order of problems. Must not know how any
//! of it is shown, or when it is asked for.

pub mod base;
pub mod history;
pub mod messages;
pub mod opened;
pub mod problems;
pub mod tally;

pub use history::{History, Join};
pub use opened::Opened;
