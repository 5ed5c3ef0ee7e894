//! An argument on screen: what it is called, what it is for, what it says now, what is wrong with it. Which control it
//! has follows from its kind.

mod choices;
mod duration;
mod references;
mod rows;
pub mod slot;
mod text;

use cognito_client_builder::document::words::plural;
use cognito_client_builder::presets;
use cognito_client_builder::schema::{self, Argument, Field, Kind, fields};
use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use crate::app::browser;
use crate::app::browser::address;
use crate::app::form::field::slot::{Slot, State, back_to_preset};
use crate::app::parts::fold::fold;
use crate::app::parts::icons::icon;
use crate::app::parts::words::in_words;
use crate::app::parts::{findings, icons};

/// The field that is the other column of this one's table, if there is one.
pub fn beside(field: &Field) -> Option<&'static Field> {
    field.argument.beside.and_then(schema::field)
}

/// A field with everything in it.
pub fn field(field: &'static Field) -> AnyView {
    let slot = Slot::new(field);
    let argument = field.argument;
    let is_block = argument.is_block();
    let state = Memo::new(move |_| slot.json.with(|json| State::of(json.as_ref(), is_block)));
    let wrong = move || slot.is_wrong();
    let at = slot.page.checked.at(field.id);
    let others = Memo::new(move |_| at.with(|it| it.others.clone()));
    // One box takes the label; a group of controls is labelled as a group.
    let single =
        matches!(argument.kind, Kind::Text | Kind::Integer | Kind::List | Kind::Map | Kind::Policy | Kind::Blocks(_));
    // In the words of the preview in view; Terraform's name is always among those that a screen reader says.
    let name = Memo::new(move |_| argument.name(slot.page.previews.vocabulary.get()));
    let names = view! {
        <span class="field-label">{argument.label}</span>
        " "
        <code class="field-name">{move || name.get().unwrap_or_else(|| argument.key.to_owned())}</code>
        <span class="off-screen">
            {move || name.get().filter(|name| name != argument.key).map(|_| format!(" {}", argument.key))}
        </span>
    };
    let title = if single {
        view! { <label id=slot.id("label") for=slot.id("control")>{names}</label> }.into_any()
    } else {
        view! { <span id=slot.id("label")>{names}</span> }.into_any()
    };
    view! {
        <div
            class="field"
            class:wide=is_wide(argument)
            class:block=is_block
            class:nested=field.parent.is_some()
            id=slot.id("arg")
            data-argument=field.path.as_str()
            data-state=move || state.get().id()
            data-wrong=move || wrong().to_string()
        >
            <div class="field-about">
                <div class="field-title">{title} " " {marks(slot)}</div>
                <p class="field-summary">{(argument.summary)()}</p>
                {more(slot)}
            </div>
            <div class="field-control">
                {control(slot)}
                {foot(slot, state)}
                <div class="findings" id=slot.id("findings")>
                    {move || slot.findings.get().into_iter().map(findings::beside).collect_view()}
                    {move || others.get().into_iter().map(findings::elsewhere).collect_view()}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Whether the control has the whole width, below what it is about: values to tick, lists of URLs, and blocks.
fn is_wide(argument: &Argument) -> bool {
    match argument.kind {
        Kind::Block(_) => true,
        Kind::Set(_) => argument.beside.is_none(),
        Kind::Enum(choices) => choices().iter().any(|choice| !choice.meaning.is_empty()),
        _ => false,
    }
}

/// The control for a kind.
fn control(slot: Slot) -> AnyView {
    let argument = slot.argument();
    match argument.kind {
        Kind::Bool => choices::yes_no(slot),
        Kind::Enum(choices) => choices::one_of(slot, choices()),
        Kind::Set(choices) => rows::set(slot, choices.unwrap_or(argument.suggestions)(), choices.is_none()),
        Kind::Integer if argument.unit_argument.is_some() => duration::duration(slot),
        Kind::Integer => duration::number(slot),
        Kind::Block(_) => block(slot),
        Kind::Text | Kind::List | Kind::Map | Kind::Policy | Kind::Blocks(_) => text::text(slot),
    }
}

/// What is worth knowing before anything is typed.
fn marks(slot: Slot) -> AnyView {
    let argument = slot.argument();
    let replaces = argument.replaces.then(|| {
        view! {
            <span class="mark-replaces" title="Forces replacement">
                {icon(icons::REPLACE)} <span class="off-screen">"Forces replacement"</span>
            </span>
        }
    });
    let required = is_required(slot);
    let star = move || {
        required.get().then(|| {
            view! {
                <span class="mark-required" title="Required">
                    "*" <span class="off-screen">"Required"</span>
                </span>
            }
        })
    };
    view! { <span class="marks">{star} {replaces}</span> }.into_any()
}

/// Details on demand: there is nothing of them before.
fn more(slot: Slot) -> AnyView {
    let asked = RwSignal::new(false);
    view! {
        <details class="more" on:toggle=move |_| asked.set(true)>
            <summary title="Details" tabindex="-1">
                {icon(icons::INFO)} <span class="off-screen">"Details about " {slot.field.path.as_str()}</span>
            </summary>
            {move || asked.get().then(|| about(slot))}
        </details>
    }
    .into_any()
}

/// What surprises users of a field, the tools that lack it, and where AWS describes it.
fn about(slot: Slot) -> AnyView {
    let (field, argument) = (slot.field, slot.argument());
    let (whose, address) = field.documentation();
    let support: Vec<String> = argument
        .support
        .iter()
        .filter_map(|support| {
            let tool = support.family.provider?;
            Some(match support.since {
                Some(since) if support.supported => format!("{tool} {since} or later."),
                _ => format!("Not supported by {tool}. {}", support.why),
            })
        })
        .collect();
    view! {
        <p>{(argument.details)()}</p>
        {support.into_iter().map(|line| view! { <p class="support">{line}</p> }).collect_view()}
        <p>
            <a href=address target="_blank" rel="noreferrer">
                {whose} " documentation" <span class="off-screen">" of " {argument.label} " (opens in a new tab)"</span>
                {icon(icons::EXTERNAL)}
            </a>
            " "
            <a href=address::argument(&field.path) aria-label=slot.name("Link to this argument")>
                {icon(icons::HASH)} "Link to this argument"
            </a>
        </p>
    }
    .into_any()
}

/// Whether a tool in view requires the argument.
fn is_required(slot: Slot) -> Memo<bool> {
    let (page, argument) = (slot.page, slot.argument());
    Memo::new(move |_| page.previews.families.with(|families| argument.is_required(families)))
}

/// Under the control: what holds now, and how to change between the three states.
fn foot(slot: Slot, state: Memo<State>) -> AnyView {
    let argument = slot.argument();
    let effect = argument.default.effective;
    let required = is_required(slot);
    let unsaid = Memo::new(move |_| argument.name(slot.page.previews.vocabulary.get()).is_none());
    let says = move || match (state.get(), effect) {
        _ if required.get() => String::new(),
        (State::LeftOut, _) if unsaid.get() => String::new(),
        // The control says it.
        _ if matches!(argument.kind, Kind::Bool) && effect.split(' ').count() < 3 => String::new(),
        (State::LeftOut, "none") => "Not set".to_owned(),
        (State::LeftOut, effect) => format!("Not set. Default: {effect}"),
        (State::Empty, _) => match argument.kind {
            Kind::Set(_) | Kind::List => "Empty list".to_owned(),
            _ => "Empty string".to_owned(),
        },
        (State::Set, "none") => String::new(),
        (State::Set, effect) => format!("Default: {effect}"),
    };
    let was = Memo::new(move |_| {
        let id = slot.field.id;
        slot.page.base.original.with(|original| {
            let was = original.as_ref()?.1.get(id);
            let same = slot.json.with(|now| presets::same(id, now.as_ref(), was));
            (!same && !slot.argument().is_block()).then(|| in_words(was))
        })
    });
    // An empty list can mean something else than leaving the list out.
    let can_be_empty = matches!(argument.kind, Kind::Set(_));
    view! {
        <div class="foot">
            <span class="foot-text" id=slot.id("foot")>
                {says}
                {move || unsaid.get().then(|| view! { <span class="mark-unsaid">"Not in this preview"</span> })}
                {move || was.get().map(|was| view! { <span class="foot-preset">"Preset: " {was}</span> })}
            </span>
            <Show when=move || was.with(Option::is_some)>
                <button type="button" class="quiet" tabindex="-1" aria-label=slot.name("Reset to preset") on:click=move |_| {
                    back_to_preset(slot);
                    browser::focus_field(&slot.field.path);
                }>
                    "Reset to preset"
                </button>
            </Show>
            {can_be_empty
                .then(|| {
                    view! {
                        <Show when=move || state.get() == State::LeftOut>
                            <button
                                type="button"
                                class="quiet"
                                tabindex="-1"
                                aria-label=slot.name("Set to empty list")
                                on:click=move |_| {
                                    slot.page.workspace.pause();
                                    slot.set(Some(Json::Array(Vec::new())));
                                    slot.page.announce(format!("Set {} to an empty list", slot.argument().label));
                                    browser::focus_field(&slot.field.path);
                                }
                            >
                                "Set to empty list"
                            </button>
                        </Show>
                    }
                })}
            // A block has a switch.
            <Show when=move || state.get() != State::LeftOut && !required.get() && !argument.is_block()>
                <button
                    type="button"
                    class="quiet unset"
                    tabindex="-1"
                    title="Unset"
                    aria-label=slot.name("Unset")
                    on:click=move |_| slot.leave_out()
                >
                    {icon(icons::UNSET)}
                </button>
            </Show>
        </div>
    }
    .into_any()
}

/// A block: whether it is there, and what is in it.
fn block(slot: Slot) -> AnyView {
    let is_block = Memo::new(move |_| {
        slot.json.with(|json| match json {
            None | Some(Json::Null | Json::Object(_)) => true,
            Some(Json::Array(blocks)) => blocks.len() == 1 && blocks[0].is_object(),
            Some(_) => false,
        })
    });
    let there = move || slot.json.with(|json| State::of(json.as_ref(), true)) == State::Set;
    // A unit is next to the number that it belongs to.
    let beside = |path: &str| fields().iter().any(|field| field.argument.unit_argument == Some(path));
    let inner: Vec<AnyView> =
        slot.field.id.children().filter(|it| !beside(&it.path) && slot.page.shows(it)).map(field).collect();
    let inner = if inner.is_empty() {
        view! { <p class="effect">"Choose the unit next to each lifetime above."</p> }.into_any()
    } else {
        let title = view! { {plural(inner.len() as i64, "argument")} <span class="off-screen">" of " {slot.field.path.as_str()}</span> };
        let inner = view! { <div class="inner" role="group" aria-labelledby=slot.id("label")>{inner}</div> };
        let (there, open) = (Memo::new(move |_| there()), RwSignal::new(false));
        Effect::new(move |_| open.set(there.get()));
        fold(title.into_any(), open, inner.into_any())
    };
    view! {
        {move || (!is_block.get()).then(|| text::raw(slot))}
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                aria-label=slot.name("Include")
                aria-describedby=slot.described_by()
                prop:checked=there
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    slot.page.workspace.pause();
                    if on != untrack(there) {
                        slot.set(on.then(|| Json::Object(Map::new())));
                    }
                }
            />
            <span>"Include this block"</span>
        </label>
        {inner}
    }
    .into_any()
}
