//! What the page does when the program panics: a dialog of index.html says so, with what was typed in it. start.js does
//! the same for what isn't a panic: a program that doesn't load, or the end of its memory.
//!
//! Plain calls of the browser only: after a panic nothing of the program's own can be trusted.

use std::panic::{PanicHookInfo, set_hook};

use crate::app::browser;

/// Makes a panic say so in the page.
pub fn install() {
    set_hook(Box::new(tell));
}

/// Keeps the text of the document where a panic can't reach it.
pub fn keep(text: &str) {
    browser::fill("failure-document", text);
}

fn tell(panic: &PanicHookInfo<'_>) {
    leptos::logging::error!("{panic}");
    browser::show_dialog("failure");
}
