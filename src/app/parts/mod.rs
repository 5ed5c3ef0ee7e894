//! Pieces of views that know no place on the page.

pub mod announcer;
pub mod buttons;
pub mod cards;
pub mod findings;
pub mod fold;
pub mod frame;
pub mod hint;
pub mod icons;
pub mod identifier;
pub mod live;
pub mod menu;
pub mod notices;
pub mod words;
