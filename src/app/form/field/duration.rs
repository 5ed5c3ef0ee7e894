//! A whole number, and a number with its unit as one duration.

use cognito_client_builder::document::words::plural;
use cognito_client_builder::schema::{self, Argument, Kind, Limit, seconds_per};
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::form::field::slot::{Slot, default_texts};
use crate::app::form::field::text::{TextBox, is_raw, raw, text_box};
use crate::app::parts::findings;
use crate::app::parts::words::as_written;

/// Durations that users want, in seconds: of those that an argument takes, as many as fit on a line.
const USUAL: &[i64] = &[900, 1_800, 3_600, 86_400, 604_800, 2_592_000, 7_776_000, 31_536_000];

/// A whole number; whatever else is typed is kept as it is.
pub fn number(slot: Slot) -> AnyView {
    let it = number_box(slot);
    let unit = slot.argument().unit.map(|unit| view! { <span class="unit-fixed">{unit}</span> });
    view! { <div class="measure">{text_box(slot, it)} {unit}</div> }.into_any()
}

fn number_box(slot: Slot) -> TextBox {
    let value = Signal::derive(move || slot.json.with(|json| as_written(json.as_ref())));
    let write = Callback::new(move |text: String| {
        slot.set(if text.is_empty() { None } else { Some(from_text(text)) });
    });
    let mut it = TextBox::new(slot, slot.id("control"), value, write);
    it.keys = "numeric";
    it.whole = true;
    it
}

/// A number when the text is exactly what a number is written as, else the text.
fn from_text(text: String) -> Json {
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => Json::from(number),
        _ => Json::String(text),
    }
}

/// A number whose unit is another argument.
pub fn duration(slot: Slot) -> AnyView {
    let Some(unit) = slot.argument().unit_argument.and_then(schema::field) else { return number(slot) };
    let unit = Slot::new(unit);
    view! {
        <div class="measure">{text_box(slot, number_box(slot))} {unit_control(unit)}</div>
        <p class="effect" id=slot.id("effect")>{move || in_words(slot, unit)}</p>
        {usual(slot, unit)}
        <div class="findings" id=unit.id("findings")>
            {move || unit.findings.get().into_iter().map(findings::beside).collect_view()}
        </div>
    }
    .into_any()
}

fn unit_control(slot: Slot) -> AnyView {
    let raw_mode = is_raw(slot, |slot, json| {
        let Kind::Enum(choices) = slot.argument().kind else { return false };
        choices().iter().any(|choice| json.as_str() == Some(choice.value))
    });
    let Kind::Enum(choices) = slot.argument().kind else { return raw(slot) };
    let now = move || slot.json.with(|json| as_written(json.as_ref()));
    let default = default_texts(slot.argument()).first().copied().unwrap_or_default();
    let options = move || {
        let known = choices()
            .iter()
            .map(|choice| {
                view! {
                    <option value=choice.value prop:selected=move || now() == choice.value>
                        {choice.value}
                    </option>
                }
            })
            .collect_view();
        view! {
            <select
                class="input"
                id=slot.id("control")
                aria-label=slot.name(slot.argument().label)
                aria-describedby=slot.id("findings")
                aria-invalid=move || slot.is_wrong().to_string()
                on:change=move |event| {
                    let value = event_target_value(&event);
                    slot.page.workspace.pause();
                    match value.as_str() {
                        "${" => slot.as_text.set(Some(slot.page.workspace.selected())),
                        "" => slot.set(None),
                        _ => slot.set(Some(Json::String(value))),
                    }
                }
            >
                <option value="" prop:selected=move || now().is_empty()>
                    {format!("{default} (default)")}
                </option>
                {known}
                <option value="${">"expression\u{2026}"</option>
            </select>
        }
        .into_any()
    };
    view! {
        <div class="unit field-control" id=slot.id("arg") data-argument=slot.field.path.as_str()>
            {move || if raw_mode.get() { raw(slot) } else { options() }}
        </div>
    }
    .into_any()
}

/// The seconds of the unit in effect, and its name.
fn unit_in_effect(unit: Slot) -> Option<(i64, String)> {
    let name = unit.json.with(|json| as_written(json.as_ref()));
    let name = if name.is_empty() { default_texts(unit.argument()).first()?.to_string() } else { name };
    Some((seconds_per(&name)?, name))
}

fn limits(argument: &Argument) -> Option<(i64, i64)> {
    argument.checks.iter().find_map(|check| match check.limit {
        Limit::Duration { min, max } => Some((min, max)),
        _ => None,
    })
}

/// What the number evaluates to, and what it may be.
fn in_words(slot: Slot, unit: Slot) -> String {
    let Some((seconds, name)) = unit_in_effect(unit) else { return String::new() };
    let number = slot.json.with(|json| as_written(json.as_ref())).parse::<i64>().ok();
    let total = number.and_then(|number| number.checked_mul(seconds)).filter(|total| *total > 0);
    let total = total.map(|total| format!("{}. ", sentence(&words(total)))).unwrap_or_default();
    let range = limits(slot.argument())
        .map(|(min, max)| format!("{} to {} {name}.", (min + seconds - 1) / seconds, max / seconds));
    total + &range.unwrap_or_default()
}

fn sentence(words: &str) -> String {
    format!("Equals {words}")
}

/// A length of time: `"1 hour 30 minutes"`.
fn words(seconds: i64) -> String {
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (size, unit) in [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")] {
        let number = rest / size;
        rest %= size;
        if number > 0 {
            parts.push(plural(number, unit));
        }
    }
    parts.join(" ")
}

/// Buttons for the usual durations.
fn usual(slot: Slot, unit: Slot) -> AnyView {
    let (min, max) = limits(slot.argument()).unwrap_or((0, i64::MAX));
    let long = max > 86_400;
    let buttons = USUAL
        .iter()
        .copied()
        .filter(|seconds| (min..=max).contains(seconds) && (!long || *seconds >= 86_400))
        .map(|seconds| {
            let choose = move |_| {
                let (per, name) = untrack(|| unit_in_effect(unit)).unwrap_or((1, "seconds".to_owned()));
                // In the unit in effect, if the number is whole in it.
                let (per, name) = if seconds % per == 0 {
                    (per, name)
                } else {
                    let fitting =
                        [("hours", 3_600), ("minutes", 60), ("seconds", 1)].into_iter().find(|it| seconds % it.1 == 0);
                    fitting.map_or((1, "seconds".to_owned()), |(name, per)| (per, name.to_owned()))
                };
                let explicit = untrack(|| unit.json.with(Option::is_some));
                let client = untrack(|| slot.page.workspace.selected());
                let default = default_texts(unit.argument()).first().copied() == Some(name.as_str());
                slot.page.workspace.change(|document| {
                    let Some(client) = document.clients.get_mut(client) else { return };
                    let client = std::sync::Arc::make_mut(client);
                    client.set(slot.field.id, Some(Json::from(seconds / per)));
                    if explicit || !default {
                        client.set(unit.field.id, Some(Json::String(name)));
                    }
                });
            };
            let words = words(seconds);
            view! {
                <button type="button" class="chip" tabindex="-1" aria-label=slot.name(&words) on:click=choose>
                    {words.clone()}
                </button>
            }
        })
        .collect_view();
    view! { <div class="chips">{buttons}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{from_text, words};

    #[test]
    fn numbers_keep_what_was_typed() {
        for text in ["007", "+1", "1e3", " 1", "99999999999999999999", "${var.x}", "-0"] {
            assert_eq!(from_text(text.to_owned()), text, "{text:?}");
        }
        assert_eq!(from_text("60".to_owned()), 60);
    }

    #[test]
    fn lengths_of_time_in_words() {
        assert_eq!(words(5_400), "1 hour 30 minutes");
        assert_eq!(words(2_592_000), "30 days");
    }
}
