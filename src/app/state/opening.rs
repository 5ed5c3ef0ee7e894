//! Reads files that were pasted, dropped or chosen, and shows what they hold.

use std::sync::Arc;

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::Edited;
use cognito_client_builder::explain::explain;
use cognito_client_builder::import::select::OutputFolder;
use cognito_client_builder::import::{Format, ImportFinding, Severity, SourceFile};
use cognito_client_builder::session::{Opened, messages};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::files::{Chosen, Worker};
use crate::app::state::page::Page;
use crate::app::state::shown::{Dialog, Half, View};

/// Longer texts are read in a worker, so that it doesn't freeze; in bytes.
const AT_ONCE: usize = 200_000;

/// The progress of an import.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    Idle,
    /// In percent.
    Reading(u32),
    Refused(String),
}

/// Reads files that were dropped on the page, or a text that was pasted next to every box.
pub fn receive(page: Page, chosen: Chosen) {
    receive_keeping(page, chosen, None);
}

/// What was on screen when files are read again after a fix: what was read of them before, and what it became.
pub struct Kept {
    read: Document,
    now: Arc<Document>,
}

/// Reads the files again with the fix of a finding. Changes since they were read stay.
pub fn fix(page: Page, opened: &Opened, found: &ImportFinding) {
    let kept = Kept { read: opened.import.document.clone(), now: page.workspace.document_untracked() };
    receive_keeping(page, Chosen::of(opened.fixed(found)), Some(kept));
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

/// Reads files and shows what they hold. What takes long goes on in a worker as long as the reader is kept.
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
            true => "Found no text file to read.".to_owned(),
            false => refused.join(" "),
        };
        progress.set(Progress::Refused(why));
        return;
    }
    let finish = move |opened: Result<Opened, String>| {
        let mut opened = match opened {
            Ok(opened) => opened,
            Err(why) => return progress.set(Progress::Refused(why)),
        };
        opened.omit_others(&in_folder);
        if opened.is_empty() && !later.is_empty() {
            // What a tool wrote isn't a user's file.
            let told = outputs.iter().map(OutputFolder::read).chain(refused).collect();
            let rest = Chosen { files: later, in_folder, refused: told, ..Chosen::default() };
            return open(page, rest, format, None, progress, running);
        }
        if let Some(text) = message(&opened) {
            progress.set(Progress::Idle);
            page.shown.dialog.set(Some(Dialog::Answer(text)));
            return;
        }
        opened.notes.extend(refused);
        opened.notes.extend(outputs.iter().map(OutputFolder::skipped));
        if opened.is_empty() {
            progress.set(Progress::Refused(opened.nothing()));
        } else {
            progress.set(Progress::Idle);
            show(page, opened, kept);
        }
    };
    if is_short(&files) {
        return finish(Ok(Opened::read(files, format)));
    }
    progress.set(Progress::Reading(0));
    let json = messages::files_to_json(&files);
    running.set_value(Worker::start(
        "importFiles",
        &[&json, format.map_or("", Format::id)],
        move |percent| progress.set(Progress::Reading(percent)),
        move |result| finish(result.and_then(|json| messages::opened_from_json(files, &json))),
    ));
}

/// The pasted text, if it is an error message or a request and not a whole configuration.
fn message(opened: &Opened) -> Option<String> {
    let [file] = opened.files.as_slice() else { return None };
    let broken = || opened.import.findings.iter().any(|it| it.severity == Severity::Error);
    let pasted = file.name.is_empty() && (opened.is_empty() || broken());
    (pasted && !explain(&file.text, None, None).is_empty()).then(|| file.text.clone())
}

/// Puts the document into the files that it comes from, and hands on what came out. What takes long goes on in a
/// worker, as long as the worker that is returned is kept.
pub fn edit(
    opened: &Opened,
    document: &Document,
    done: impl FnOnce(Result<Edited, String>) + 'static,
) -> Option<Worker> {
    if is_short(&opened.files) {
        done(Ok(opened.edited(document)));
        return None;
    }
    let (files, document) = (messages::files_to_json(&opened.files), document.to_json().to_string());
    let read = |json: String| messages::edited_from_json(&json).ok_or_else(|| "Couldn't change the files.".to_owned());
    Worker::start("editFiles", &[&files, &document], |_| {}, move |result| done(result.and_then(read)))
}

/// Whether reading the files doesn't keep the page waiting.
fn is_short(files: &[SourceFile]) -> bool {
    files.iter().map(|file| file.text.len()).sum::<usize>() <= AT_ONCE
}

/// Puts what was read on screen: its review first.
fn show(page: Page, opened: Opened, kept: Option<Kept>) {
    let target = opened.target();
    let read = &opened.import.document;
    // Where the fix lets more be read, that is shown, and undo brings the changes back.
    let changed = kept.filter(|it| it.read == *read && *it.now != it.read).map(|it| it.now);
    page.visit.asks.set(false);
    page.open_files(opened);
    if let Some(changed) = changed {
        page.workspace.change(|document| document.clone_from(&changed));
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
