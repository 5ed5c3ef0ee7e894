//! A set: its well-known values to tick, and a row for each other one. Below the last row there is always an empty one:
//! typing into it makes the next element. Two sets that are read side by side have the same values to tick, so that
//! they make the columns of one table.

use cognito_client_builder::document::words::plural;
use cognito_client_builder::schema::{self, Choice, DefaultValue, Literal, Standing};
use cognito_client_builder::validate::{Finding, Severity};
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::browser::{ClipboardEvent, Event, KeyboardEvent};
use crate::app::form::field::choices::option;
use crate::app::form::field::slot::Slot;
use crate::app::form::field::text::{TextBox, expression_button, is_raw, raw, text_box};
use crate::app::parts::fold::fold;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::as_written;

/// What the rows of one set share. Copies are the same.
#[derive(Clone, Copy)]
struct Rows {
    slot: Slot,
    /// Which elements have a row, by index.
    rows: Memo<Vec<usize>>,
    /// Whether there is an empty row at the end.
    open: bool,
    /// Whether there is nothing to tick before the rows.
    alone: bool,
    /// The parts of a long list that have come near the view.
    near: RwSignal<Vec<usize>>,
}

/// How many rows are made together. A part of the list that is far from view is one text.
const PART: usize = 10;

/// So many parts are always there.
const ALWAYS: usize = 2;

/// A set, with the values that can be ticked; `open` where it takes others as well.
pub fn set(slot: Slot, choices: &'static [Choice], open: bool) -> AnyView {
    let raw_mode = is_raw(slot, |_, json| json.is_array());
    // Of two columns both list what either has.
    let beside = slot.argument().beside.and_then(schema::field).map(|field| Slot::of(slot.page, field));
    let longer = beside.map_or(choices, |other| {
        let others = (other.argument().suggestions)();
        if others.len() > choices.len() { others } else { choices }
    });
    let names = further(slot, beside);
    let rows = Memo::new(move |_| {
        let typing = slot.page.focus.typing.get();
        names.with(|names| {
            slot.json.with(|json| {
                let items = elements(json.as_ref());
                let known = |item: &Json| {
                    let text = item.as_str();
                    longer.iter().any(|choice| text == Some(choice.value))
                        || names.iter().any(|name| text == Some(name.as_str()))
                };
                (0..items.len())
                    .filter(|index| Some((slot.field.id, *index)) == typing || !known(&items[*index]))
                    .collect::<Vec<_>>()
            })
        })
    });
    let it = Rows { slot, rows, open, alone: longer.is_empty(), near: RwSignal::new(Vec::new()) };
    let ticked = move || match beside {
        Some(_) => cells(slot, choices, longer, names),
        None => ticks(slot, choices),
    };
    view! {
        {move || {
            if raw_mode.get() {
                raw(slot)
            } else {
                view! {
                    <div class="box">
                        <div class="set" role="group" aria-labelledby=slot.id("label") aria-describedby=slot.described_by()>
                            {ticked()} {list(it)}
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

/// What can be ticked beyond the well-known values in the columns of a table: the custom attributes of the document's
/// pools, and those that either set has.
fn further(slot: Slot, beside: Option<Slot>) -> Memo<Vec<String>> {
    Memo::new(move |_| {
        let Some(beside) = beside else { return Vec::new() };
        let page = slot.page;
        let mut names = page.checked.customs.get();
        let typing = page.focus.typing.get();
        // In the same order whichever column asks.
        let (first, second) = if slot.field.id < beside.field.id { (slot, beside) } else { (beside, slot) };
        for column in [first, second] {
            column.json.with(|json| {
                for (index, item) in elements(json.as_ref()).iter().enumerate() {
                    let text = item.as_str().filter(|text| text.starts_with("custom:") && !text.contains("${"));
                    if let Some(text) = text
                        && typing != Some((column.field.id, index))
                        && !names.iter().any(|name| name == text)
                    {
                        names.push(text.to_owned());
                    }
                }
            });
        }
        names
    })
}

fn has(slot: Slot, value: &str) -> bool {
    slot.json.with(|json| elements(json.as_ref()).iter().any(|item| item.as_str() == Some(value)))
}

/// Puts a value into the set, or takes it out, as a step of its own.
fn tick(slot: Slot, value: &str, on: bool) {
    slot.page.workspace.pause();
    change(slot, |items| {
        items.retain(|item| item.as_str() != Some(value));
        if on {
            items.push(Json::String(value.to_owned()));
        }
    });
    slot.page.workspace.pause();
}

/// A column of a table: a box for each value that either column has. What this set doesn't take has none, unless it is
/// there.
fn cells(slot: Slot, own: &'static [Choice], all: &'static [Choice], names: Memo<Vec<String>>) -> AnyView {
    let first = own.first().map(|choice| choice.value);
    let fixed = all
        .iter()
        .map(|choice| {
            let takes = own.iter().any(|it| it.value == choice.value);
            cell(slot, choice.label, choice.value.to_owned(), takes, first == Some(choice.value))
        })
        .collect_view();
    let all = move |_| {
        slot.page.workspace.pause();
        change(slot, |items| {
            let names = names.get_untracked();
            for value in own.iter().map(|it| it.value).chain(names.iter().map(String::as_str)) {
                if !items.iter().any(|item| item.as_str() == Some(value)) {
                    items.push(Json::String(value.to_owned()));
                }
            }
        });
        slot.page.workspace.pause();
    };
    view! {
        <div class="cells">
            <div class="cells-head">
                <button type="button" class="chip" tabindex="-1" aria-label=slot.name("Select all") on:click=all>
                    "Select all"
                </button>
            </div>
            {fixed}
            <For each=move || names.get() key=String::clone children=move |name| cell(slot, "", name, true, false) />
        </div>
    }
    .into_any()
}

fn cell(slot: Slot, label: &'static str, value: String, takes: bool, tab_stop: bool) -> AnyView {
    let value = StoredValue::new(value);
    let on = Memo::new(move |_| value.with_value(|value| has(slot, value)));
    let spoken = value.with_value(|value| slot.name(&format!("{label} {value}")));
    view! {
        <label class="cell" class:never=move || !takes && !on.get()>
            <span class="cell-name">
                {(!label.is_empty()).then(|| view! { <span>{label}</span> })} <code>{value.get_value()}</code>
            </span>
            <input
                type="checkbox"
                aria-label=spoken
                tabindex=(!tab_stop).then_some("-1")
                disabled=move || !takes && !on.get()
                prop:checked=on
                on:change=move |event| value.with_value(|value| tick(slot, value, event_target_checked(&event)))
            />
            {(!takes).then(|| view! { <span class="cell-never">"set by AWS"</span> })}
        </label>
    }
    .into_any()
}

fn elements(json: Option<&Json>) -> &[Json] {
    json.and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// The set without elements: not set, unless leaving it out would mean something else.
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
    let boxes = |choices: Vec<&'static Choice>, first: Option<&'static str>| {
        let one = |choice: &'static Choice| {
            let on = Signal::derive(move || has(slot, choice.value));
            let set = Callback::new(move |on: bool| tick(slot, choice.value, on));
            let tab_stop = first == Some(choice.value);
            option(slot, "checkbox", choice, on, tab_stop, set)
        };
        view! { <div class="options" class:tight=brief>{choices.into_iter().map(one).collect_view()}</div> }.into_any()
    };
    let is_seldom =
        |choice: &&Choice| matches!(choice.standing, Standing::Legacy | Standing::New | Standing::DocumentedOnly);
    let (seldom, usual): (Vec<_>, Vec<_>) = choices.iter().partition(is_seldom);
    let values: Vec<&str> = seldom.iter().map(|choice: &&Choice| choice.value).collect();
    let wanted = Memo::new(move |_| values.iter().any(|value| has(slot, value)));
    let folded = (!seldom.is_empty()).then(|| {
        let title = view! { {seldom.len()} " more: new, old, or only documented" }.into_any();
        // Unticking the last one doesn't fold the list under the pointer.
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            if wanted.get() {
                open.set(true);
            }
        });
        fold(title, open, boxes(seldom, None))
    });
    let first = usual.first().map(|choice| choice.value);
    view! { {boxes(usual, first)} {folded} }.into_any()
}

fn list(it: Rows) -> AnyView {
    let Rows { rows, open, .. } = it;
    let count = Memo::new(move |_| rows.with(Vec::len) + usize::from(open));
    let parts = Memo::new(move |_| count.get().div_ceil(PART));
    view! {
        <div class="rows" role="list" aria-labelledby=it.slot.id("label")>
            <For each=move || 0..parts.get() key=|part| *part children=move |at| part(it, at, count) />
        </div>
    }
    .into_any()
}

/// Some rows of the list: boxes near the view, and where something is wrong; elsewhere the text alone.
fn part(it: Rows, part: usize, count: Memo<usize>) -> AnyView {
    let Rows { slot, rows, near, .. } = it;
    let range = Memo::new(move |_| (part * PART, count.get().min((part + 1) * PART)));
    let elements_here = move || {
        let (from, to) = range.get();
        rows.with(|rows| rows.get(from..to.min(rows.len())).unwrap_or_default().to_vec())
    };
    let made = Memo::new(move |_| {
        part < ALWAYS || near.with(|near| near.contains(&part)) || {
            let here = elements_here();
            let wrong = |element: Option<usize>| element.is_some_and(|element| here.contains(&element));
            slot.findings.with(|all| all.iter().any(|it| it.severity == Severity::Error && wrong(it.element)))
        }
    });
    let boxes = move || {
        let each = move || {
            let (from, to) = range.get();
            from..to
        };
        view! { <For each=each key=|row| *row children=move |row| one(it, row, count) /> }.into_any()
    };
    view! {
        <div class="rows-part">
            {move || if made.get() { boxes() } else { far(slot, elements_here) }}
            {(part >= ALWAYS).then(|| sentinel(near, part))}
        </div>
    }
    .into_any()
}

/// The text alone of some elements.
#[inline(never)] // Keep out of the first-load chunk.
fn far(slot: Slot, here: impl Fn() -> Vec<usize> + Send + Sync + 'static) -> AnyView {
    let lines = move || {
        slot.json.with(|json| {
            let all = elements(json.as_ref());
            here().iter().map(|at| as_written(all.get(*at)) + "\n").collect::<String>()
        })
    };
    view! { <div class="far" role="listitem">{lines}</div> }.into_any()
}

/// Notices when a part comes near the view, and when it goes.
#[inline(never)] // Keep out of the first-load chunk.
fn sentinel(near: RwSignal<Vec<usize>>, part: usize) -> AnyView {
    let on_view = move |event: Event| {
        // Where the focus is, nothing is taken away.
        match browser::comes_near(&event) {
            true => near.update(|near| near.push(part)),
            false if !browser::has_focus_beside(&event) => near.update(|near| near.retain(|it| *it != part)),
            false => {}
        }
    };
    view! { <span class="sentinel" aria-hidden="true" on:contentvisibilityautostatechange=on_view></span> }.into_any()
}

fn row_id(slot: Slot, row: usize) -> String {
    format!("row{row}-{}", slot.field.path)
}

fn focus_row(it: Rows, row: usize) {
    let part = row / PART;
    if part >= ALWAYS && it.near.with_untracked(|near| !near.contains(&part)) {
        it.near.update(|near| near.push(part));
    }
    browser::focus_soon(row_id(it.slot, row));
}

/// One row of the list: the box of an element, or the empty one after all of them. Copies are the same.
#[derive(Clone, Copy)]
struct Row {
    list: Rows,
    row: usize,
    value: Signal<String>,
}

impl Row {
    fn new(list: Rows, row: usize) -> Self {
        let Rows { slot, rows, .. } = list;
        let value = Signal::derive(move || {
            let index = rows.with(|rows| rows.get(row).copied());
            let text = |index| slot.json.with(|json| as_written(elements(json.as_ref()).get(index)));
            index.map_or_else(String::new, text)
        });
        Row { list, row, value }
    }

    /// The place of the element in the list; `None` for the empty row. Tracked.
    fn index(self) -> Option<usize> {
        self.list.rows.with(|rows| rows.get(self.row).copied())
    }

    fn slot(self) -> Slot {
        self.list.slot
    }

    /// Whether its element has an error; tracked.
    fn is_wrong(self) -> bool {
        self.index().is_some_and(|index| {
            let wrong = |it: &Finding| it.element == Some(index) && it.severity == Severity::Error;
            self.slot().findings.with(|all| all.iter().any(wrong))
        })
    }

    fn write(self, text: String) {
        let slot = self.slot();
        let at = untrack(|| self.index());
        let at = at.unwrap_or_else(|| slot.json.with_untracked(|json| elements(json.as_ref()).len()));
        slot.page.focus.typing.set(Some((slot.field.id, at)));
        change(slot, |items| match items.get_mut(at) {
            Some(item) => *item = Json::String(text),
            None => items.push(Json::String(text)),
        });
    }

    fn remove(self) {
        let slot = self.slot();
        if let Some(index) = untrack(|| self.index()) {
            slot.page.workspace.pause();
            slot.page.focus.typing.set(None);
            change(slot, |items| drop(items.remove(index)));
            slot.page.workspace.pause();
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let Rows { slot, rows, .. } = self.list;
        match event.key().as_str() {
            // The buttons of the row have these keys for themselves.
            _ if !browser::in_text_box(event) => {}
            "Enter" if !event.shift_key() && untrack(|| self.index()).is_some() => {
                event.prevent_default();
                // What is no longer typed may be among the values to tick, and have no row any more.
                slot.page.focus.typing.set(None);
                focus_row(self.list, rows.with_untracked(Vec::len).min(self.row + 1));
            }
            "ArrowUp" if self.row > 0 => {
                event.prevent_default();
                focus_row(self.list, self.row - 1);
            }
            "ArrowDown" if untrack(|| self.index()).is_some() => {
                event.prevent_default();
                let last = rows.with_untracked(Vec::len) + usize::from(self.list.open) - 1;
                focus_row(self.list, last.min(self.row + 1));
            }
            "Backspace" if self.row > 0 && self.value.with_untracked(String::is_empty) => {
                event.prevent_default();
                self.remove();
                focus_row(self.list, self.row - 1);
            }
            _ => {}
        }
    }

    /// Takes a pasted list apart: an element for each part that isn't in the list yet.
    fn paste(self, event: &ClipboardEvent) {
        let slot = self.slot();
        let Some(text) = browser::pasted(event) else { return };
        let parts = split(&text);
        if parts.len() < 2 {
            return;
        }
        event.prevent_default();
        slot.page.workspace.pause();
        let mut folded = 0;
        let mut last = self.row;
        let index = untrack(|| self.index());
        change(slot, |items| {
            // What was selected as a whole gives way.
            let gives_way = |at: &usize| items[*at].as_str() == Some("") || browser::all_selected(event);
            let mut at = match index.filter(gives_way) {
                Some(at) => {
                    items.remove(at);
                    at
                }
                None => index.map_or(items.len(), |at| at + 1),
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
            slot.page.say(format!("Skipped {}", plural(folded as i64, "duplicate")));
        }
        focus_row(self.list, last);
    }

    /// What was emptied goes; it says nothing.
    fn leave(self) {
        self.slot().page.focus.typing.set(None);
        if untrack(|| self.index()).is_some() && self.value.with_untracked(String::is_empty) {
            self.remove();
        }
    }
}

fn one(it: Rows, row: usize, count: Memo<usize>) -> AnyView {
    let slot = it.slot;
    let this = Row::new(it, row);
    let mut text = TextBox::new(slot, row_id(slot, row), this.value, Callback::new(move |text| this.write(text)));
    text.name = Some(slot.name(&format!("{} {}", slot.argument().label, row + 1)));
    text.wrong = Signal::derive(move || this.is_wrong());
    text.tab_stop = row == 0 && it.alone;
    text.placeholder = if row == 0 { "Add one, or paste a list" } else { "Add another" };
    let remove = move |_| {
        this.remove();
        focus_row(it, row.saturating_sub(1));
    };
    view! {
        <div
            class="row"
            class:ghost=move || this.index().is_none()
            role="listitem"
            aria-setsize=move || count.get().to_string()
            aria-posinset=(row + 1).to_string()
            on:keydown=move |event| this.press(&event)
            on:paste=move |event| this.paste(&event)
            on:change=move |_| this.leave()
        >
            {text_box(slot, text)}
            <button
                type="button"
                class="remove"
                tabindex="-1"
                aria-label=slot.name(&format!("Remove {}", row + 1))
                disabled=move || this.index().is_none()
                on:click=remove
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
        // A comma may be in an address, so it separates only where what follows looks like what came before.
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
