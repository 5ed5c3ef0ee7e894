//! WHAT EXPRESSIONS COME TO.
pub mod expression;
mod functions;
pub mod number;
pub mod types;
pub mod value;
