//! The dialog that shows what fixing all errors would change, before it does.

use cognito_client_builder::validate::{Repaired, Validator, count, fix_all_for};
use leptos::prelude::*;

use crate::app::parts::frame::frame;
use crate::app::state::page::Page;

/// The most fixes that are listed.
const MOST: usize = 200;

/// The dialog that says what a fix of all errors would change, before it does.
pub fn fix_all(page: Page) -> AnyView {
    let document = page.workspace.document_untracked();
    let Repaired { document: repaired, steps } =
        fix_all_for(&document, &page.settings.tools.get_untracked(), &page.previews.families.get_untracked());
    let number = steps.len();
    let left = {
        let (tools, families) = (page.settings.tools.get_untracked(), page.previews.families.get_untracked());
        let validator = Validator::new(&repaired, &tools, &families);
        let errors = repaired.clients.iter().map(|client| count(&validator.client(client)).errors);
        errors.sum::<usize>()
    };
    let rows = steps
        .into_iter()
        .take(MOST)
        .map(|(client, label)| view! { <li><code>{client}</code> " " {label}</li> })
        .collect_view();
    let rest = match left {
        0 => "No errors remain.".to_owned(),
        1 => "1 error needs your decision.".to_owned(),
        many => format!("{many} errors need your decision."),
    };
    let body = if number == 0 {
        view! { <p>{if left == 0 { "No errors to fix.".to_owned() } else { format!("No error can be fixed automatically. {rest}") }}</p> }.into_any()
    } else {
        view! {
            <p>{rest}</p>
            <ul class="fixes">{rows}</ul>
            <div class="dialog-foot">
                <button type="button" class="primary" autofocus on:click=move |_| {
                    page.workspace.change(|now| *now = repaired.clone());
                    page.shown.dialog.set(None);
                    page.say_undoable(if number == 1 { "Applied 1 fix".to_owned() } else { format!("Applied {number} fixes") });
                }>"Apply fixes"</button>
            </div>
        }
        .into_any()
    };
    frame(page, "Fix all errors", body)
}
