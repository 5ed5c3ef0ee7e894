//! What the page does when the program panics: a dialog of index.html says so, with what was typed in it. start.js does
//! the same for what is no panic: a program that does not load, or the end of its memory.
//!
//! Plain calls of the browser only: after a panic nothing of the program's own can be trusted.

use std::panic::{PanicHookInfo, set_hook};

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};

/// Makes a panic say so in the page.
pub fn install() {
    set_hook(Box::new(tell));
}

/// Keeps the text of the document where a panic cannot reach it.
pub fn keep(text: &str) {
    if let Some(kept) = element::<HtmlTextAreaElement>("failure-document") {
        kept.set_value(text);
    }
}

fn tell(panic: &PanicHookInfo<'_>) {
    leptos::logging::error!("{panic}");
    if let Some(dialog) = element::<HtmlDialogElement>("failure") {
        // Fails where it is open already.
        let _ = dialog.show_modal();
    }
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
