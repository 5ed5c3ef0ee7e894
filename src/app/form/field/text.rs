//! Boxes for text with references in it.

use cognito_client_builder::schema::Kind;
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::browser::Event;
use crate::app::form::field::references::{in_short, meaning, offer};
use crate::app::form::field::slot::{Slot, State};
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::as_written;
use crate::app::state::shown::Item;

/// One box.
#[derive(Clone)]
pub struct TextBox {
    pub id: String,
    /// For screen readers; none where a label points to the box.
    pub name: Option<String>,
    pub value: Signal<String>,
    pub write: Callback<String>,
    pub placeholder: &'static str,
    /// The browser's hint for the keys of a phone.
    pub keys: &'static str,
    pub wrong: Signal<bool>,
    /// Offered next to references.
    pub further: Callback<(), Vec<Item>>,
    /// What a reference replaces: the whole text, or what is selected.
    pub whole: bool,
    /// Whether the tab key gets here, as it does to the first control of a field.
    pub tab_stop: bool,
}

impl TextBox {
    pub fn new(slot: Slot, id: String, value: Signal<String>, write: Callback<String>) -> Self {
        TextBox {
            id,
            name: None,
            value,
            write,
            placeholder: "",
            keys: "text",
            wrong: Signal::derive(move || slot.is_wrong()),
            further: Callback::new(|()| Vec::new()),
            whole: false,
            tab_stop: true,
        }
    }
}

/// A text argument.
pub fn text(slot: Slot) -> AnyView {
    let value = Signal::derive(move || slot.json.with(|json| as_written(json.as_ref())));
    // A box that was emptied leaves the argument out; an empty text must be asked for.
    let write = Callback::new(move |text: String| slot.set((!text.is_empty()).then_some(Json::String(text))));
    let further = Callback::new(move |()| {
        let state = State::of(slot.json.get_untracked().as_ref(), false);
        let empty =
            Item::new("Empty string", "sets \"\"", move || slot.set(Some(Json::String(String::new())))).under("Or");
        if state == State::Empty { Vec::new() } else { vec![empty] }
    });
    let mut it = TextBox::new(slot, slot.id("control"), value, write);
    it.further = further;
    text_box(slot, it)
}

/// Whatever an argument holds, as text: for an expression where a choice is usual, and for what is of the wrong kind.
pub fn raw(slot: Slot) -> AnyView {
    let value = Signal::derive(move || slot.json.with(|json| as_written(json.as_ref())));
    let write = Callback::new(move |text: String| {
        let selected = slot.page.workspace;
        slot.as_text.set(Some(untrack(|| selected.selected())));
        let list = matches!(slot.argument().kind, Kind::Set(_)) && text.trim_start().starts_with('[');
        let json = list.then(|| serde_json::from_str(&text).ok()).flatten().unwrap_or(Json::String(text));
        slot.set((!matches!(&json, Json::String(text) if text.is_empty())).then_some(json));
    });
    let mut it = TextBox::new(slot, slot.id("control"), value, write);
    it.name = Some(slot.name("Expression"));
    it.placeholder = "${\u{2026}}";
    it.whole = true;
    view! {
        {text_box(slot, it)}
        {(!slot.argument().is_block())
            .then(|| {
                view! {
                    <button type="button" class="quiet instead" tabindex="-1" on:click=move |_| slot.leave_out()>
                        "Discard expression"
                    </button>
                }
            })}
    }
    .into_any()
}

/// Whether the control of choices gives way to [`raw`].
pub fn is_raw(slot: Slot, fits: fn(Slot, &Json) -> bool) -> Memo<bool> {
    Memo::new(move |_| {
        let asked = slot.as_text.get().is_some_and(|client| client == slot.page.workspace.selected());
        asked || slot.json.with(|json| json.as_ref().is_some_and(|json| !json.is_null() && !fits(slot, json)))
    })
}

/// The button that offers references, where no box is in sight.
pub fn expression_button(slot: Slot) -> AnyView {
    let insert = Callback::new(move |text: String| {
        slot.page.workspace.pause();
        slot.set(Some(Json::String(text)));
        browser::focus_field(&slot.field.path);
    });
    let further = move || {
        vec![
            Item::new("Write an expression\u{2026}", "", move || {
                slot.as_text.set(Some(slot.page.workspace.selected()));
                let id = slot.id("control");
                browser::after(0, move || browser::focus_first(&format!("[id='{id}']")));
            })
            .under("Or"),
        ]
    };
    let run = Callback::new(move |()| offer(slot, insert, slot.argument().kind.variable_type(), further()));
    insert_button(slot.name("Use a reference"), "Use a reference or expression for the whole value", run)
}

fn insert_button(name: String, title: &'static str, run: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="insert" tabindex="-1" aria-label=name.clone() title=title aria-haspopup="menu" on:click=move |_| run.run(())>
            {icon(icons::BRACES)}
        </button>
    }
    .into_any()
}

/// A box with its button for references, and under it what they mean.
pub fn text_box(slot: Slot, it: TextBox) -> AnyView {
    let TextBox { id, name, value, write, placeholder, keys, wrong, further, whole, tab_stop } = it;
    let target = id.clone();
    let insert = Callback::new(move |text: String| {
        let all = if whole { None } else { browser::insert_at_caret(&target, &text) };
        slot.page.workspace.pause();
        write.run(all.unwrap_or(text));
        slot.page.workspace.pause();
        let id = target.clone();
        browser::after(0, move || browser::focus_first(&format!("[id='{id}']")));
    });
    // A box of one line would drop line breaks as soon as a user types.
    let lines = Memo::new(move |_| value.with(|text| text.contains(['\n', '\r'])));
    let name_of_button = match &name {
        Some(name) => format!("Insert a reference, {name}"),
        None => slot.name("Insert a reference"),
    };
    // One of many boxes is described by what is wrong only if that is about it.
    let described = if name.is_some() {
        let (foot, all) = (slot.id("foot"), slot.described_by());
        Signal::derive(move || if wrong.get() { all.clone() } else { foot.clone() })
    } else {
        Signal::stored(slot.described_by())
    };
    let tabindex = (!tab_stop).then_some("-1");
    let the_box = move || {
        let (id, name) = (id.clone(), name.clone());
        let wrong = move || wrong.get().to_string();
        let input = move |event: Event| write.run(browser::value_of(&event));
        if lines.get() {
            view! {
                <textarea
                    class="input"
                    id=id
                    tabindex=tabindex
                    rows="4"
                    aria-label=name
                    aria-describedby=described
                    aria-invalid=wrong
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=value
                    on:input=input
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input
                    class="input"
                    type="text"
                    id=id
                    tabindex=tabindex
                    aria-label=name
                    aria-describedby=described
                    aria-invalid=wrong
                    placeholder=placeholder
                    inputmode=keys
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=value
                    on:input=input
                />
            }
            .into_any()
        }
    };
    let short = Memo::new(move |_| value.with(|text| in_short(slot, text)));
    let cover = move || {
        short.get().map(|(name, what)| {
            view! {
                <span class="cover" aria-hidden="true">
                    {icon(icons::LINK)} <span>{name}</span> <small>{what}</small>
                </span>
            }
        })
    };
    view! {
        <div class="box">
            {the_box} {cover}
            {insert_button(
                name_of_button,
                "Insert a reference or a variable",
                Callback::new(move |()| {
                    let of = if whole { slot.argument().kind.variable_type() } else { "string" };
                    offer(slot, insert, of, further.run(()));
                }),
            )}
        </div>
        {tokens(slot, value, short)}
    }
    .into_any()
}

/// What the references of a text point to, unless the box says it in short.
fn tokens(slot: Slot, value: Signal<String>, short: Memo<Option<(String, &'static str)>>) -> AnyView {
    let found = Memo::new(move |_| match short.with(Option::is_some) {
        true => Vec::new(),
        false => value.with(|text| meaning(slot, text)),
    });
    view! {
        {move || {
            found
                .get()
                .into_iter()
                .map(|(reference, says, known, valued)| {
                    view! {
                        <div class="token" data-known=known.to_string() data-valued=valued.then_some("")>
                            {icon(if known { icons::LINK } else { icons::INFO })} <code>{reference}</code> <span>{says}</span>
                        </div>
                    }
                })
                .collect_view()
        }}
    }
    .into_any()
}
