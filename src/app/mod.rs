//! The Leptos UI, in layers: each uses those before it. Driven by the schema and target tables; no argument or target is
//! special-cased.
//!
//! | layer | owns | must not know |
//! |---|---|---|
//! | `browser` | everything that is asked of the browser | the page |
//! | `state` | what is on screen, and the commands that change it | any view |
//! | `parts` | pieces of views, used in several places | where they are |
//! | `form` | the arguments of the client on screen | what is beside it |
//! | `side` | previews, and everything to read about a client | the form |
//! | `dialogs` | what opens above the page | what is below |
//! | `edges` | storage, address and scripts, which follow the document | any view |
//! | `shell` | the frame around all of it | |

mod browser;
mod dialogs;
pub mod edges;
mod form;
pub mod parts;
pub mod shell;
mod side;
pub mod state;
