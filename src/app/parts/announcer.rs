//! What a screen reader announces of changes next to the one that a user makes: after a pause, in a few words, and not
//! at every key.

use cognito_client_builder::validate::{Finding, Severity};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::words::count_in_words;
use crate::app::state::page::Page;

/// How long nothing must change before it is said, in milliseconds.
const PAUSE: u32 = 900;

/// Where it is said.
#[inline(never)] // Keep out of the first-load chunk.
pub fn announcer(page: Page) -> AnyView {
    let changes = StoredValue::new(0_u32);
    let before = StoredValue::new((Vec::<Finding>::new(), String::new()));
    Effect::new(move |first: Option<()>| {
        let findings = page.checked.findings.get();
        let words = count_in_words(page.count(Severity::Error), page.count(Severity::Warning));
        if first.is_none() {
            before.set_value((findings, words));
            return;
        }
        changes.update_value(|changes| *changes += 1);
        let change = changes.get_value();
        browser::after(PAUSE, move || {
            if changes.try_get_value() == Some(change) {
                let text = before.with_value(|before| news(page, before, &findings, &words));
                before.set_value((findings, words));
                if !text.is_empty() {
                    page.announce(text);
                }
            }
        });
    });
    view! { <p class="off-screen" role="status">{move || page.shown.announcement.get()}</p> }.into_any()
}

/// What is new at the field in focus, and the state of the client if that changed.
fn news(page: Page, before: &(Vec<Finding>, String), findings: &[Finding], words: &str) -> String {
    let focused = page.focus.focused.get_untracked();
    let here = |it: &&Finding| it.field.is_some() && it.field == focused && it.severity != Severity::Info;
    let known = |it: &Finding| before.0.iter().any(|old| old.rule == it.rule && old.message == it.message);
    let fresh = findings.iter().filter(here).find(|it| !known(it));
    let mut said: Vec<String> = fresh.map(|it| format!("{}: {}", it.severity.id(), it.message)).into_iter().collect();
    if before.1 != words {
        said.push(if words.is_empty() { "No problems".to_owned() } else { words.to_owned() });
    }
    said.join(" ")
}
