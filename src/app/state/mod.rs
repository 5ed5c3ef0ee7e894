//! What is on screen, as signals. Knows no view.

pub mod page;
pub mod workspace;
