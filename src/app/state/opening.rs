//! Reads files that were pasted, dropped or chosen, and shows what they hold.

use cognito_client_builder::document::Document;
use cognito_client_builder::import::{Cause, Format};
use cognito_client_builder::import::select::OutputFolder;
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::browser::files::{Chosen, Worker};
use crate::app::edges::script;
use crate::app::state::opened::{AT_ONCE, Found, Pasted};
use crate::app::state::page::Page;
use crate::app::state::shown::{Half, View};

/// Where an import stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    Idle,
    /// In percent.
    Reading(u32),
    Refused(String),
}

/// Reads files that were dropped on the page, or a text that was pasted beside every box.
pub fn receive(page: Page, chosen: Chosen) {
    receive_keeping(page, chosen, None);
}

/// What was on screen when files are read again after a fix: what was read of them before, and what it became.
pub struct Kept {
    read: Document,
    now: Document,
}

/// Reads the files again with the fix of a finding. Changes since they were read stay.
pub fn fix(page: Page, pasted: &Pasted, found: &Found) {
    let kept = Kept { read: pasted.document.clone(), now: page.workspace.document_untracked() };
    receive_keeping(page, Chosen::of(pasted.fixed(found)), Some(kept));
}

fn receive_keeping(page: Page, chosen: Chosen, kept: Option<Kept>) {
    let progress = RwSignal::new(Progress::Idle);
    let running = StoredValue::new_local(None::<Worker>);
    open(page, chosen, None, kept, progress, running);
    Effect::new(move |_| match progress.get() {
        Progress::Refused(why) => {
            page.say(why);
            running.set_value(None);
        }
        Progress::Reading(percent) => page.say(format!("Reading: {percent} %")),
        Progress::Idle => {}
    });
}

/// Reads files and shows what they hold. What takes long goes on beside the page as long as the reader is kept.
pub fn open(
    page: Page,
    chosen: Chosen,
    format: Option<Format>,
    kept: Option<Kept>,
    progress: RwSignal<Progress>,
    running: StoredValue<Option<Worker>, LocalStorage>,
) {
    let Chosen { files, in_folder, later, outputs, refused } = chosen;
    if files.is_empty() && later.is_empty() {
        let why = match refused.is_empty() {
            true => "There was no text file that can be read here.".to_owned(),
            false => refused.join(" "),
        };
        progress.set(Progress::Refused(why));
        return;
    }
    let id = format.map_or("", Format::id);
    let json = script::files_to_json(&files);
    let finish = move |result: Result<String, String>| {
        let pasted = result.and_then(|text| {
            let import: Json = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            Pasted::read(files, &import)
        });
        let mut pasted = match pasted {
            Ok(pasted) => pasted,
            Err(why) => return progress.set(Progress::Refused(why)),
        };
        pasted.leave_out_others(&in_folder);
        if pasted.is_empty() && !later.is_empty() {
            // What a tool wrote is not a user's file.
            let told = outputs.iter().map(OutputFolder::read).chain(refused).collect();
            let rest = Chosen { files: later, in_folder, refused: told, ..Chosen::default() };
            return open(page, rest, format, None, progress, running);
        }
        pasted.notes.extend(refused);
        pasted.notes.extend(outputs.iter().map(OutputFolder::skipped));
        if pasted.is_empty() {
            progress.set(Progress::Refused(nothing(&pasted)));
        } else {
            progress.set(Progress::Idle);
            show(page, pasted, kept);
        }
    };
    if json.len() <= AT_ONCE {
        finish(script::import(&json, id, None));
    } else {
        progress.set(Progress::Reading(0));
        running.set_value(Worker::start(
            "importFiles",
            &[&json, id],
            move |percent| progress.set(Progress::Reading(percent)),
            finish,
        ));
    }
}

/// Why there is nothing to show.
fn nothing(pasted: &Pasted) -> String {
    let error = pasted.findings.iter().find(|it| it.severity == "error");
    let Some(found) = error.or_else(|| pasted.findings.first().filter(|_| !pasted.complete)) else {
        let nothing = "There is no user pool client in it, and nothing that belongs to one.".to_owned();
        return [vec![nothing], pasted.notes.clone()].concat().join(" ");
    };
    if error.is_none() {
        // What was not read may well hold one.
        let (message, line, column) = (&found.message, found.line, found.column);
        return format!("No user pool client was read. {message} (line {line}, column {column})");
    }
    match pasted.formats.get(found.file) {
        Some(None) if found.cause != Cause::NotJson.id() => found.message.clone(),
        _ => format!("{} (line {}, column {})", found.message, found.line, found.column),
    }
}

/// Puts what was read on screen: its review first.
fn show(page: Page, pasted: Pasted, kept: Option<Kept>) {
    let clients = pasted.document.clients.len();
    let said = match clients {
        1 => format!("Opened {} with 1 client", pasted.name()),
        _ => format!("Opened {} with {clients} clients", pasted.name()),
    };
    let unread = pasted.findings.iter().filter(|it| it.severity == "error").count();
    let said = match unread {
        0 => said,
        1 => format!("{said}; 1 place could not be read"),
        many => format!("{said}; {many} places could not be read"),
    };
    let target = pasted.target();
    // Where the fix lets more be read, that is shown, and undo brings the changes back.
    let changed = kept.filter(|it| it.read == pasted.document && it.now != it.read).map(|it| it.now);
    page.visit.asks.set(false);
    page.open_files(pasted, said);
    if let Some(changed) = changed {
        page.workspace.change(|document| *document = changed);
    }
    // Findings are about the tools in view: begin with the tool of the file.
    if let Some(target) = target {
        page.previews.target.set(target);
    }
    page.shown.view.set(View::Review);
    browser::after(0, move || {
        if browser::is_narrow() {
            page.shown.half.set(Half::Preview);
            browser::scroll_up();
        }
        browser::focus_first("#side-view");
    });
}
