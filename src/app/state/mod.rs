//! What is on screen, as signals. Knows no view.

pub mod commands;
pub mod notices;
pub mod opening;
pub mod page;
pub mod pane;
pub mod previews;
pub mod settled;
pub mod shown;
pub mod tools;
pub mod workspace;
