//! One of several: yes, no or not set; a described value of a list.

use cognito_client_builder::schema::{Choice, Literal, Standing};
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::form::field::slot::{Slot, default_texts};
use crate::app::form::field::text::{expression_button, is_raw, raw};
use crate::app::parts::identifier::identifier;
use crate::app::parts::words::as_written;

/// Yes, no, or not set.
pub fn yes_no(slot: Slot) -> AnyView {
    let raw_mode = is_raw(slot, |_, json| matches!(as_written(Some(json)).as_str(), "true" | "false"));
    let now = move || slot.json.with(|json| as_written(json.as_ref()));
    let effect = match slot.argument().default.value {
        Some(Literal::Bool(true)) => "yes",
        Some(Literal::Bool(false)) => "no",
        _ => "",
    };
    let radio = move |value: &'static str, seen: &'static str| {
        let set = move |_| {
            slot.page.workspace.pause();
            slot.set(match value {
                "true" => Some(Json::Bool(true)),
                "false" => Some(Json::Bool(false)),
                _ => None,
            });
        };
        segment(
            slot,
            value,
            seen,
            if value.is_empty() { effect } else { "" },
            Signal::derive(move || now() == value),
            Callback::new(set),
        )
    };
    view! {
        {move || {
            if raw_mode.get() {
                raw(slot)
            } else {
                view! {
                    <div class="box">
                        <div class="segments" role="radiogroup" aria-labelledby=slot.id("label") aria-describedby=slot.described_by()>
                            {radio("true", "Yes")} {radio("false", "No")} {radio("", "Not set")}
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

fn segment(
    slot: Slot,
    value: &'static str,
    seen: &'static str,
    effect: &'static str,
    on: Signal<bool>,
    set: Callback<()>,
) -> AnyView {
    view! {
        <label class="segment">
            <input
                type="radio"
                name=slot.id("control")
                value=value
                aria-label=slot.name(seen)
                prop:checked=on
                on:change=move |_| set.run(())
            />
            <span>{seen} {(!effect.is_empty()).then(|| view! { <small>{format!(" (default: {effect})")}</small> })}</span>
        </label>
    }
    .into_any()
}

/// One value of a list.
pub fn one_of(slot: Slot, choices: &'static [Choice]) -> AnyView {
    let raw_mode = is_raw(slot, |slot, json| {
        let cognito_client_builder::schema::Kind::Enum(choices) = slot.argument().kind else { return false };
        json.as_str().is_some_and(|text| choices().iter().any(|choice| choice.value == text))
    });
    let described = choices.iter().any(|choice| !choice.meaning.is_empty());
    let now = move || slot.json.with(|json| as_written(json.as_ref()));
    let set = move |value: &'static str| {
        slot.page.workspace.pause();
        slot.set((!value.is_empty()).then(|| Json::String(value.to_owned())));
    };
    let body = move || {
        if !described {
            let radios = choices
                .iter()
                .map(|choice| {
                    let on = Signal::derive(move || now() == choice.value);
                    segment(slot, choice.value, choice.label, "", on, Callback::new(move |()| set(choice.value)))
                })
                .collect_view();
            let on = Signal::derive(move || now().is_empty());
            let effect = default_texts(slot.argument()).first().copied().unwrap_or_default();
            view! {
                <div class="segments" role="radiogroup" aria-labelledby=slot.id("label") aria-describedby=slot.described_by()>
                    {radios} {segment(slot, "", "Not set", effect, on, Callback::new(move |()| set("")))}
                </div>
            }
            .into_any()
        } else {
            let radios = choices
                .iter()
                .map(|choice| {
                    let on = Signal::derive(move || now() == choice.value);
                    // The browser makes one tab stop of radio buttons.
                    option(slot, "radio", choice, on, true, Callback::new(move |_| set(choice.value)))
                })
                .collect_view();
            view! {
                <div class="options" role="radiogroup" aria-labelledby=slot.id("label") aria-describedby=slot.described_by()>
                    {radios}
                </div>
            }
            .into_any()
        }
    };
    view! {
        {move || {
            if raw_mode.get() {
                raw(slot)
            } else {
                view! { <div class="box">{body()} {expression_button(slot)}</div> }.into_any()
            }
        }}
    }
    .into_any()
}

/// A described choice: a radio button or a check box.
pub fn option(
    slot: Slot,
    control: &'static str,
    choice: &'static Choice,
    on: Signal<bool>,
    tab_stop: bool,
    set: Callback<bool>,
) -> AnyView {
    let badge = standing(choice.standing);
    let described = format!("{}-{}", slot.id("option"), choice.value);
    let describes = described.clone();
    let note = [choice.meaning, if choice.since.is_empty() { "" } else { " Since " }, choice.since].concat();
    let end = if choice.since.is_empty() { "" } else { "." };
    view! {
        <label class="option" class:brief=choice.meaning.is_empty()>
            <input
                type=control
                name=slot.id("control")
                value=choice.value
                tabindex=(!tab_stop).then_some("-1")
                aria-label=slot.name(&format!("{} {}", choice.label, choice.value))
                aria-describedby=described
                prop:checked=on
                on:change=move |event| set.run(event_target_checked(&event))
            />
            <span class="option-text">
                <span class="option-head">
                    <span class="option-label">{choice.label}</span> " " <code translate="no">{identifier(choice.value)}</code>
                    {badge.map(|(id, word)| view! { <span class="badge" data-standing=id>{word}</span> })}
                </span>
                <small id=describes>{note} {end}</small>
            </span>
        </label>
    }
    .into_any()
}

/// What to think of a value, in a word.
fn standing(standing: Standing) -> Option<(&'static str, &'static str)> {
    match standing {
        Standing::Normal => None,
        Standing::Recommended => Some(("good", "recommended")),
        Standing::ServerSide => Some(("plain", "server-side")),
        Standing::Legacy => Some(("plain", "legacy name")),
        Standing::Insecure => Some(("bad", "insecure")),
        Standing::New => Some(("new", "new")),
        Standing::DocumentedOnly => Some(("new", "documented only")),
    }
}
