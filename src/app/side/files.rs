//! The files that were opened, with only what was changed since in the form changed in them.

use std::sync::Arc;

use cognito_client_builder::edit::diff::{self, Row, RowKind};
use cognito_client_builder::edit::{self, Edited, EditedFile, Note};
use cognito_client_builder::import::SourceFile;
use cognito_client_builder::session::Opened;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::files::Worker;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::opening;
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// How many unchanged lines are shown around a change.
const AROUND: usize = 3;
/// The most lines of a file that are shown.
const MOST_LINES: usize = 4_000;
/// The type of a file that comes back byte for byte.
const BYTES: &str = "application/octet-stream";
/// How long nothing must change before files are made again, in milliseconds.
const PAUSE: u32 = 250;

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Unified,
    SideBySide,
    Whole,
}

/// What a change made of the files, and why it could not. Copies are the same.
#[derive(Clone, Copy)]
struct Changed {
    edited: RwSignal<Option<Arc<Edited>>>,
    failed: RwSignal<String>,
}

/// The files, and what was changed in them.
pub fn files(page: Page) -> AnyView {
    let changed = follow(page);
    let Changed { edited, failed } = changed;
    let mode = RwSignal::new(Mode::Unified);
    let files = move || {
        let (opened, edited, mode) = (page.base.files.get()?, edited.get()?, mode.get());
        Some((0..opened.files.len()).map(|at| file(page, &opened, &edited, at, mode, failed)).collect_view())
    };
    let notes = move || edited.with(|edited| edited.as_ref().map(|edited| told(&edited.notes)));
    let any = Memo::new(move |_| {
        edited.with(|edited| edited.as_ref().is_some_and(|edited| edited.files.iter().any(|file| file.changed)))
    });
    let headline = move || match any.get() {
        true => "Your files, with only your changes in the form.",
        false => "Your files, byte for byte. Changes in the form change only the matching values here.",
    };
    let secrets = move || page.base.files.with(|it| it.as_ref().is_some_and(|it| it.has_secrets()));
    view! {
        <header class="read-head">
            <p class="headline">{headline}</p>
            {tools(page, changed, any, mode)}
        </header>
        <p class="open-hint">"Your files are kept only in this tab. A reload keeps the configuration, but not the files."</p>
        <p class="error" role="status">{move || failed.get()}</p>
        {move || secrets().then(|| view! {
            <p class="finding" data-severity="warning">
                {icon(icons::WARNING)}
                <span>"Your files contain a secret, which is hidden here. Copies and downloads contain it."</span>
            </p>
        })}
        {notes}
        {files}
    }
    .into_any()
}

/// Puts the document into the files at once, and again after each pause in which nothing changes.
fn follow(page: Page) -> Changed {
    let (edited, failed) = (RwSignal::new(None::<Arc<Edited>>), RwSignal::new(String::new()));
    let worker = StoredValue::new_local(None::<Worker>);
    let turn = StoredValue::new(0_usize);
    Effect::new(move |before: Option<()>| {
        let document = page.workspace.document();
        let Some(opened) = page.base.files.get() else { return };
        turn.update_value(|turn| *turn += 1);
        let now = turn.get_value();
        let is_last = move || turn.try_get_value() == Some(now);
        let done = move |result: Result<Edited, String>| {
            if is_last() {
                match result {
                    Ok(it) => edited.set(Some(Arc::new(it))),
                    Err(why) => failed.set(why),
                }
            }
        };
        browser::after(if before.is_none() { 0 } else { PAUSE }, move || {
            if is_last() {
                worker.set_value(opening::edit(&opened, &document, done));
            }
        });
    });
    on_cleanup(move || worker.set_value(None));
    Changed { edited, failed }
}

/// How the changes are shown, and what can be done with them.
fn tools(page: Page, changed: Changed, any: Memo<bool>, mode: RwSignal<Mode>) -> AnyView {
    let choice = move |it: Mode, label: &'static str| {
        view! {
            <label class="segment">
                <input type="radio" name="diff-mode" prop:checked=move || mode.get() == it on:change=move |_| mode.set(it) />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="chips">
            <div class="segments small" role="radiogroup" aria-label="Show changes as">
                {choice(Mode::Unified, "Unified")} {choice(Mode::SideBySide, "Side by side")} {choice(Mode::Whole, "Whole text")}
            </div>
            <button type="button" class="chip" disabled=move || !any.get() on:click=move |_| patch(page, changed, copy_patch)>
                {icon(icons::COPY)} "Copy patch"
            </button>
            <button type="button" class="chip" disabled=move || !any.get() on:click=move |_| patch(page, changed, save_patch)>
                {icon(icons::DOWNLOAD)} "Download patch"
            </button>
            <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Open))>"Open another configuration\u{2026}"</button>
        </div>
    }
    .into_any()
}

/// Makes a patch of the files that changed, and hands it on.
fn patch(page: Page, Changed { edited, failed }: Changed, use_it: fn(Page, Vec<u8>) -> Result<(), String>) {
    let (Some(opened), Some(edited)) = (page.base.files.get_untracked(), edited.get_untracked()) else { return };
    let names: Vec<String> = (0..opened.files.len()).map(|at| opened.name_of(at, "file")).collect();
    let all = opened.files.iter().zip(&names).zip(&edited.files);
    let changes: Vec<(&SourceFile, &str, &str)> = all
        .filter(|(_, after)| after.changed)
        .map(|((before, name), after)| (before, name.as_str(), after.text.as_str()))
        .collect();
    let done = edit::patch(&changes).and_then(|bytes| use_it(page, bytes));
    failed.set(done.err().unwrap_or_default());
}

/// What could not be put into the files.
fn told(notes: &[Note]) -> AnyView {
    if notes.is_empty() {
        return ().into_any();
    }
    let rows = notes
        .iter()
        .map(|note| {
            let place = [note.client.clone().unwrap_or_default(), note.argument.clone()];
            let place: Vec<String> = place.into_iter().filter(|it| !it.is_empty()).collect();
            view! { <li><code>{place.join(": ")}</code> " " {note.message.clone()}</li> }
        })
        .collect_view();
    view! {
        <section class="read told" role="status">
            <h3>"Not in the files"</h3>
            <ul class="found-list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn copy_patch(page: Page, patch: Vec<u8>) -> Result<(), String> {
    let text = String::from_utf8(patch);
    let text =
        text.map_err(|_| "The patch isn't in UTF-8, because your files aren't. Download it instead of copying it.")?;
    browser::copy(text, move |done| {
        page.say(if done { "Copied patch" } else { "Couldn't copy. Download the patch instead." });
    });
    Ok(())
}

fn save_patch(_: Page, patch: Vec<u8>) -> Result<(), String> {
    browser::download_bytes("changes.patch", &patch, BYTES);
    Ok(())
}

fn file(page: Page, opened: &Opened, edited: &Edited, at: usize, mode: Mode, failed: RwSignal<String>) -> AnyView {
    let Some(EditedFile { text: after, changed, .. }) = edited.files.get(at).cloned() else { return ().into_any() };
    let before = &opened.files[at].text;
    let name = opened.file_name(at);
    let (copied, saved) = (after.clone(), after.clone());
    let (copy_name, save_name) = (name.clone(), opened.files[at].base_name().to_owned());
    let encoding = opened.files[at].encoding;
    let save = move |name: &str, text: &str| {
        let saved = encoding.encode(text).map(|bytes| browser::download_bytes(name, &bytes, BYTES));
        failed.set(saved.err().unwrap_or_default());
    };
    let save_name = if save_name.is_empty() { opened.file_name_for(at) } else { save_name };
    let body = match mode {
        Mode::Whole => whole(&opened.hide(&after)),
        _ if !changed => view! { <p class="none">"No changes"</p> }.into_any(),
        mode => rows(&diff::rows(&opened.hide(before), &opened.hide(&after)), mode),
    };
    view! {
        <section class="read your-file" data-changed=changed.to_string()>
            <header>
                <h3><code>{name.clone()}</code></h3>
                <button type="button" class="primary" aria-label=format!("Copy {name}") on:click=move |_| {
                    let name = copy_name.clone();
                    browser::copy(copied.clone(), move |done| {
                        page.say(if done { format!("Copied {name}") } else { "Couldn't copy. Download the file instead.".to_owned() });
                    });
                }>{icon(icons::COPY)} "Copy"</button>
                <button type="button" class="chip" aria-label=format!("Download {name}") on:click=move |_| save(&save_name, &saved)>
                    {icon(icons::DOWNLOAD)} "Download"
                </button>
            </header>
            {body}
        </section>
    }
    .into_any()
}

fn whole(text: &str) -> AnyView {
    let mut lines: Vec<&str> = text.split_inclusive('\n').take(MOST_LINES + 1).collect();
    let more = lines.len() > MOST_LINES;
    lines.truncate(MOST_LINES);
    view! {
        <pre class="file-text" tabindex="0" translate="no">{lines.concat()}</pre>
        {more.then(|| view! { <p class="none">"The rest isn't shown. Copies and downloads contain it."</p> })}
    }
    .into_any()
}

/// The rows that are shown: what changed and a few lines around it. `None` where some are omitted.
fn near(rows: &[Row]) -> Vec<Option<&Row>> {
    let mut shown = vec![false; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        if row.kind != RowKind::Same {
            let end = (at + AROUND + 1).min(rows.len());
            shown[at.saturating_sub(AROUND)..end].fill(true);
        }
    }
    let mut near = Vec::new();
    for (row, shown) in rows.iter().zip(shown) {
        match shown {
            true => near.push(Some(row)),
            false if near.last().is_none_or(Option::is_some) => near.push(None),
            false => {}
        }
    }
    near
}

fn rows(rows: &[Row], mode: Mode) -> AnyView {
    let near = near(rows);
    let more = near.len() > MOST_LINES;
    let lines = near.into_iter().take(MOST_LINES);
    let table = if mode == Mode::SideBySide {
        lines.map(|row| row.map_or_else(|| gap(4), beside)).collect_view().into_any()
    } else {
        lines.map(|row| row.map_or_else(|| gap(3), below)).collect_view().into_any()
    };
    view! {
        <div class="diff" data-mode=if mode == Mode::SideBySide { "beside" } else { "below" } tabindex="0" role="region" aria-label="Changes">
            <table><tbody>{table}</tbody></table>
        </div>
        {more.then(|| view! { <p class="none">"The rest isn't shown. The patch contains it."</p> })}
    }
    .into_any()
}

fn gap(columns: usize) -> AnyView {
    view! { <tr class="gap"><td colspan=columns>"\u{22ef}"</td></tr> }.into_any()
}

/// A line of one side: its number, and its text.
fn cells(line: Option<&(usize, String)>, kind: &'static str) -> AnyView {
    match line {
        Some((number, text)) => {
            view! { <td class="number">{*number}</td><td class="text" data-kind=kind><pre>{text.clone()}</pre></td> }
                .into_any()
        }
        None => view! { <td class="number"></td><td class="text"></td> }.into_any(),
    }
}

fn beside(row: &Row) -> AnyView {
    let (old, new) = match row.kind {
        RowKind::Same => ("same", "same"),
        _ => ("removed", "added"),
    };
    view! { <tr>{cells(row.old.as_ref(), old)}{cells(row.new.as_ref(), new)}</tr> }.into_any()
}

fn below(row: &Row) -> AnyView {
    let line = |line: &(usize, String), kind: &'static str, sign: &'static str, said: &'static str| {
        let (number, text) = line.clone();
        view! {
            <tr>
                <td class="number">{number}</td>
                <td class="sign" data-kind=kind><span aria-hidden="true">{sign}</span><span class="off-screen">{said}</span></td>
                <td class="text" data-kind=kind><pre>{text}</pre></td>
            </tr>
        }
        .into_any()
    };
    if row.kind == RowKind::Same {
        return row.new.as_ref().map_or_else(|| ().into_any(), |it| line(it, "same", "", ""));
    }
    view! {
        {row.old.as_ref().map(|it| line(it, "removed", "\u{2212}", "removed: "))}
        {row.new.as_ref().map(|it| line(it, "added", "+", "added: "))}
    }
    .into_any()
}
