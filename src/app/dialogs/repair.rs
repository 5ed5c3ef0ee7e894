//! The dialog that shows what fixing all errors would change, before it does.

use cognito_client_builder::validate::{Repaired, Validator, count, fix_all_for};
use leptos::prelude::*;

use crate::app::parts::frame::frame;
use crate::app::state::page::Page;

/// The most fixes that are listed.
const MOST: usize = 200;

/// The dialog that says what a repair of all errors would change, before it does.
pub fn repair(page: Page) -> AnyView {
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
    let left = match left {
        0 => "No error is left then.".to_owned(),
        1 => "1 error needs your decision and stays.".to_owned(),
        many => format!("{many} errors need your decision and stay."),
    };
    let body = if number == 0 {
        view! { <p>"There is no error that can be repaired without asking you. "{left}</p> }.into_any()
    } else {
        view! {
            <p>"These repairs do not conflict. " {left}</p>
            <ul class="repairs">{rows}</ul>
            <div class="dialog-foot">
                <button type="button" class="primary" autofocus on:click=move |_| {
                    page.workspace.change(|now| *now = repaired.clone());
                    page.shown.dialog.set(None);
                    page.say_undoable(if number == 1 { "1 repair made".to_owned() } else { format!("{number} repairs made") });
                }>"Make the repairs"</button>
            </div>
        }
        .into_any()
    };
    frame(page, "Repair all errors", body)
}
