//! A set: its well-known values to tick, and a row for each other one. Below the last row there is always an empty one:
//! typing into it makes the next element.

use cognito_client_builder::schema::{Choice, DefaultValue, Literal};
use leptos::prelude::*;
use serde_json::Value as Json;

use super::choices::option;
use super::text::{TextBox, expression_button, is_raw, raw, text_box};
use super::{Slot, as_written, default_texts};
use crate::app::browser;
use crate::app::icons::{self, icon};

/// What the rows of one set share. Copies are the same.
#[derive(Clone, Copy)]
struct Rows {
    slot: Slot,
    /// Which elements have a row, by index.
    rows: Memo<Vec<usize>>,
    /// The element that is being typed. It keeps its row even while it equals a value that could be ticked.
    typing: RwSignal<Option<usize>>,
    /// Whether there is an empty row at the end.
    open: bool,
}

/// A set, with the values that can be ticked; `open` where it takes others as well.
pub fn set(slot: Slot, choices: &'static [Choice], open: bool) -> AnyView {
    let raw_mode = is_raw(slot, |_, json| json.is_array());
    let typing = RwSignal::new(None);
    let rows = Memo::new(move |_| {
        let typing = typing.get();
        slot.json.with(|json| {
            let items = elements(json.as_ref());
            let known = |item: &Json| choices.iter().any(|choice| item.as_str() == Some(choice.value));
            (0..items.len()).filter(|index| Some(*index) == typing || !known(&items[*index])).collect::<Vec<_>>()
        })
    });
    let it = Rows { slot, rows, typing, open };
    view! {
        {move || {
            if raw_mode.get() {
                raw(slot)
            } else {
                view! {
                    <div class="box">
                        <div class="set" role="group" aria-labelledby=slot.id("label") aria-describedby=slot.described_by()>
                            {ticks(slot, choices)} {list(it)}
                        </div>
                        {expression_button(slot)}
                    </div>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}

fn elements(json: Option<&Json>) -> &[Json] {
    json.and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// The set without elements: left out, unless leaving it out would mean something else.
fn emptied(default: &DefaultValue) -> Option<Json> {
    match default.value {
        Some(Literal::Texts([])) => None,
        _ => Some(Json::Array(Vec::new())),
    }
}

/// Changes the elements.
fn change(slot: Slot, edit: impl FnOnce(&mut Vec<Json>)) {
    let mut items = slot.json.with_untracked(|json| elements(json.as_ref()).to_vec());
    edit(&mut items);
    slot.set(if items.is_empty() { emptied(&slot.argument().default) } else { Some(Json::Array(items)) });
}

fn ticks(slot: Slot, choices: &'static [Choice]) -> AnyView {
    if choices.is_empty() {
        return ().into_any();
    }
    let brief = choices.iter().all(|choice| choice.meaning.is_empty());
    let defaults = default_texts(slot.argument());
    let boxes = choices
        .iter()
        .map(|choice| {
            let on = Signal::derive(move || {
                slot.json.with(|json| elements(json.as_ref()).iter().any(|item| item.as_str() == Some(choice.value)))
            });
            let set = Callback::new(move |on: bool| {
                slot.page.workspace.pause();
                change(slot, |items| {
                    items.retain(|item| item.as_str() != Some(choice.value));
                    if on {
                        items.push(Json::String(choice.value.to_owned()));
                    }
                });
                slot.page.workspace.pause();
            });
            option(slot, "checkbox", choice, on, defaults.contains(&choice.value), set)
        })
        .collect_view();
    view! { <div class="options" class:tight=brief>{boxes}</div> }.into_any()
}

fn list(it: Rows) -> AnyView {
    let Rows { rows, open, .. } = it;
    let count = Memo::new(move |_| rows.with(Vec::len) + usize::from(open));
    view! {
        <div class="rows">
            <For each=move || 0..count.get() key=|row| *row children=move |row| one(it, row) />
        </div>
    }
    .into_any()
}

fn row_id(slot: Slot, row: usize) -> String {
    format!("row{row}-{}", slot.field.path)
}

fn focus_row(slot: Slot, row: usize) {
    browser::focus_soon(row_id(slot, row));
}

fn one(it: Rows, row: usize) -> AnyView {
    let Rows { slot, rows, typing, .. } = it;
    let index = move || rows.with(|rows| rows.get(row).copied());
    let value = Signal::derive(move || {
        index().map_or_else(String::new, |index| slot.json.with(|json| as_written(elements(json.as_ref()).get(index))))
    });
    let write = Callback::new(move |text: String| {
        let at = untrack(index);
        let at = at.unwrap_or_else(|| slot.json.with_untracked(|json| elements(json.as_ref()).len()));
        typing.set(Some(at));
        change(slot, |items| match items.get_mut(at) {
            Some(item) => *item = Json::String(text),
            None => items.push(Json::String(text)),
        });
    });
    let remove = move || {
        if let Some(index) = untrack(index) {
            slot.page.workspace.pause();
            typing.set(None);
            change(slot, |items| drop(items.remove(index)));
            slot.page.workspace.pause();
        }
    };
    let wrong = Signal::derive(move || {
        index().is_some_and(|index| slot.findings.with(|all| all.iter().any(|finding| finding.element == Some(index))))
    });
    let mut text = TextBox::new(slot, row_id(slot, row), value, write);
    text.name = Some(slot.name(&format!("{} {}", slot.argument().label, row + 1)));
    text.wrong = wrong;
    text.placeholder = if row == 0 { "Add one, or paste a list" } else { "" };
    let there = move || index().is_some();
    let on_key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && untrack(there) => {
            event.prevent_default();
            focus_row(slot, row + 1);
        }
        "Backspace" if row > 0 && value.with_untracked(String::is_empty) => {
            event.prevent_default();
            remove();
            focus_row(slot, row - 1);
        }
        _ => {}
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let Some(text) = browser::pasted(&event) else { return };
        let parts = split(&text);
        if parts.len() < 2 {
            return;
        }
        event.prevent_default();
        slot.page.workspace.pause();
        let mut folded = 0;
        let mut last = row;
        change(slot, |items| {
            let at = untrack(index).filter(|at| items[*at].as_str() == Some(""));
            let mut at = match at {
                Some(at) => {
                    items.remove(at);
                    at
                }
                None => untrack(index).map_or(items.len(), |at| at + 1),
            };
            for part in parts {
                let part = Json::String(part);
                if items.contains(&part) {
                    folded += 1;
                } else {
                    items.insert(at, part);
                    at += 1;
                    last += 1;
                }
            }
        });
        slot.page.workspace.pause();
        if folded > 0 {
            slot.page.say(format!("{folded} left out, because the list has it already."));
        }
        focus_row(slot, last);
    };
    let on_leave = move |_| {
        typing.set(None);
        // What was emptied goes; it says nothing.
        let empty = untrack(index).is_some() && value.with_untracked(String::is_empty);
        if empty {
            remove();
        }
    };
    view! {
        <div class="row" class:ghost=move || !there() on:keydown=on_key on:paste=on_paste on:change=on_leave>
            {text_box(slot, text)}
            <button
                type="button"
                class="remove"
                aria-label=slot.name(&format!("Remove {}", row + 1))
                disabled=move || !there()
                on:click=move |_| {
                    remove();
                    focus_row(slot, row.saturating_sub(1));
                }
            >
                {icon(icons::CLOSE)}
            </button>
        </div>
    }
    .into_any()
}

/// The elements in a pasted text: a JSON list, or lines, or items with commas between them.
fn split(text: &str) -> Vec<String> {
    if let Ok(Json::Array(items)) = serde_json::from_str(text.trim().trim_end_matches(',')) {
        return items.iter().map(|item| as_written(Some(item))).collect();
    }
    let tidy = |part: &str| {
        let part = part.trim().trim_end_matches(',').trim();
        let part = part.strip_prefix("- ").unwrap_or(part).trim();
        part.trim_matches(['"', '\'']).to_owned()
    };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let parts: Vec<String> = match lines.as_slice() {
        // A comma may stand in an address, so it separates only where what follows looks like what came before.
        [line] if line.contains(',') && !line.contains("${") => {
            let parts: Vec<String> = line.split(',').map(tidy).collect();
            let addresses = parts.iter().filter(|part| part.contains(':')).count();
            if addresses == 0 || addresses == parts.len() { parts } else { vec![tidy(line)] }
        }
        lines => lines.iter().map(|line| tidy(line)).collect(),
    };
    parts.into_iter().filter(|part| !part.is_empty() && part != "[" && part != "]").collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn pasted_lists_are_split() {
        assert_eq!(split("https://a\nhttps://b\n"), ["https://a", "https://b"]);
        assert_eq!(split("https://a, https://b"), ["https://a", "https://b"]);
        assert_eq!(split("openid,email"), ["openid", "email"]);
        assert_eq!(split("[\"a\", \"b\"]"), ["a", "b"]);
        assert_eq!(split("  \"a\",\n  \"b\",\n"), ["a", "b"]);
        assert_eq!(split("- a\n- b"), ["a", "b"]);
    }

    #[test]
    fn a_comma_in_an_address_stays() {
        assert_eq!(split("https://a/?x=1,2"), ["https://a/?x=1,2"]);
        assert_eq!(split("${join(\",\", var.x)}"), ["${join(\",\", var.x)}"]);
    }
}
