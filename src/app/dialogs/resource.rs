//! The form of a supporting resource: a control for each argument in the table, rows for what comes several times.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cognito_client_builder::document::Document;
use cognito_client_builder::schema::providers::provider_type;
use cognito_client_builder::schema::{Argument, Kind, resource_kind};
use cognito_client_builder::validate::{Finding, Severity, Validator};
use leptos::prelude::*;
use serde_json::{Map, Value as Json};

use crate::app::browser;
use crate::app::browser::Event;
use crate::app::parts::frame::frame;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::as_written;
use crate::app::state::page::Page;

/// What is typed for one argument.
#[derive(Clone)]
enum Typed {
    /// A scalar, a policy, or an expression for anything else; with what was written before.
    Text(ArcRwSignal<String>, Option<Json>),
    /// The elements of a list.
    Items(ArcRwSignal<Vec<Pair>>),
    /// The entries of a map.
    Pairs(ArcRwSignal<Vec<Pair>>),
    /// Blocks; whether they are written as one object.
    Blocks(ArcRwSignal<Vec<Block>>, bool),
}

/// An entry of a map; of a list without a key.
#[derive(Clone)]
struct Pair {
    id: usize,
    key: ArcRwSignal<String>,
    value: ArcRwSignal<String>,
    before: Option<Json>,
}

/// The arguments of a block; and what it has beside them, which is kept.
#[derive(Clone)]
struct Block {
    id: usize,
    cells: Vec<(&'static Argument, Typed)>,
    rest: Map<String, Json>,
}

/// A number that no other row has.
fn next_id() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Pair {
    fn new(key: &str, value: Option<&Json>) -> Self {
        Pair {
            id: next_id(),
            key: ArcRwSignal::new(key.to_owned()),
            value: ArcRwSignal::new(as_written(value)),
            before: value.cloned(),
        }
    }

    fn json(&self) -> Json {
        let text = self.value.get();
        match &self.before {
            Some(before) if as_written(Some(before)) == text => before.clone(),
            _ => Json::String(text),
        }
    }
}

impl Block {
    fn new(arguments: impl IntoIterator<Item = &'static Argument>, body: &Map<String, Json>) -> Self {
        let cells: Vec<_> =
            arguments.into_iter().map(|argument| (argument, Typed::new(argument, body.get(argument.key)))).collect();
        let mut rest = body.clone();
        cells.iter().for_each(|(argument, _)| drop(rest.shift_remove(argument.key)));
        Block { id: next_id(), cells, rest }
    }

    /// The body, in the order that `before` has.
    fn json(&self, before: &Map<String, Json>) -> Map<String, Json> {
        let mut body = before.clone();
        for (argument, typed) in &self.cells {
            match typed.json(argument) {
                Some(value) => drop(body.insert(argument.key.to_owned(), value)),
                None => drop(body.shift_remove(argument.key)),
            }
        }
        body
    }
}

impl Typed {
    fn new(argument: &'static Argument, json: Option<&Json>) -> Self {
        match (argument.kind, json) {
            (Kind::Map, None | Some(Json::Object(_))) => {
                let entries = json.and_then(Json::as_object).into_iter().flatten();
                Typed::Pairs(ArcRwSignal::new(entries.map(|(key, value)| Pair::new(key, Some(value))).collect()))
            }
            (Kind::Set(_) | Kind::List, None | Some(Json::Array(_))) => {
                let items = json.and_then(Json::as_array).into_iter().flatten();
                Typed::Items(ArcRwSignal::new(items.map(|value| Pair::new("", Some(value))).collect()))
            }
            (Kind::Block(inner) | Kind::Blocks(inner), None | Some(Json::Array(_) | Json::Object(_))) => {
                let (blocks, one) = match json {
                    Some(Json::Array(blocks)) => (blocks.as_slice(), false),
                    Some(block) => (std::slice::from_ref(block), true),
                    None => (&[][..], matches!(argument.kind, Kind::Block(_))),
                };
                let blocks = blocks.iter().filter_map(Json::as_object).map(|body| Block::new(inner(), body));
                Typed::Blocks(ArcRwSignal::new(blocks.collect()), one)
            }
            _ => Typed::Text(ArcRwSignal::new(as_written(json)), json.cloned()),
        }
    }

    /// The value; `None` unsets the argument. Tracked.
    fn json(&self, argument: &Argument) -> Option<Json> {
        match self {
            Typed::Text(text, before) => {
                let text = text.get();
                if before.as_ref().is_some_and(|before| as_written(Some(before)) == text) {
                    return before.clone();
                }
                let plain = matches!(argument.kind, Kind::Bool | Kind::Integer);
                let parsed = plain.then(|| serde_json::from_str::<Json>(&text).ok()).flatten();
                let parsed = parsed.filter(|json| json.is_boolean() || json.is_i64());
                (!text.trim().is_empty()).then(|| parsed.unwrap_or(Json::String(text)))
            }
            Typed::Items(items) => {
                let items: Vec<Json> = items.get().iter().map(Pair::json).filter(|it| *it != "").collect();
                (!items.is_empty()).then_some(Json::Array(items))
            }
            Typed::Pairs(pairs) => {
                let entries: Map<String, Json> = pairs
                    .get()
                    .iter()
                    .map(|pair| (pair.key.get(), pair.json()))
                    .filter(|(key, value)| !key.is_empty() && *value != "")
                    .collect();
                (!entries.is_empty()).then_some(Json::Object(entries))
            }
            Typed::Blocks(blocks, one) => {
                let mut bodies: Vec<Json> =
                    blocks.get().iter().map(|block| Json::Object(block.json(&block.rest))).collect();
                match (bodies.len(), one) {
                    (0, _) => None,
                    (1, true) => bodies.pop(),
                    _ => Some(Json::Array(bodies)),
                }
            }
        }
    }
}

/// What is wrong with what is typed.
type Wrong = Memo<Vec<Finding>>;

/// A block among others: their list, and its id.
type Place = (ArcRwSignal<Vec<Block>>, usize);

/// The form of a resource. What the table doesn't have stays as it is.
pub fn editor(page: Page, kind: &str, label: &str) -> AnyView {
    let document = page.workspace.document_untracked();
    let (Some(known), Some(before)) = (resource_kind(kind), document.resource(kind, label)) else {
        return frame(page, "This resource no longer exists", ().into_any());
    };
    let before = before.clone();
    let all = Block::new(known.arguments(), &before);
    details(&all, &before);
    let body = {
        let (all, before) = (all.clone(), before.clone());
        move || all.json(&before)
    };
    let address = format!("{kind}.{label}");
    let wrong: Wrong = {
        let (kind, label, body) = (kind.to_owned(), label.to_owned(), body.clone());
        let (tools, families) = (page.settings.tools.get_untracked(), page.previews.families.get_untracked());
        let address = format!("{address}.");
        Memo::new(move |_| {
            let document = document.with_resource(&kind, &label, Some(body()));
            let found = Validator::new(&document, &tools, &families).supporting();
            let own = |it: &Finding| it.severity != Severity::Info && it.argument.starts_with(&address);
            found.into_iter().filter(own).collect()
        })
    };
    let name = RwSignal::new(label.to_owned());
    let refused = RwSignal::new(None::<String>);
    let fields =
        all.cells.iter().map(|(argument, typed)| control(&address, None, argument, typed, wrong)).collect_view();
    let mentions = page.workspace.document_untracked().mentions(kind, label);
    let used = match mentions.as_slice() {
        [] => "Nothing refers to this resource.".to_owned(),
        some => format!("Used by {}.", some.join(", ")),
    };
    let (kind, label) = (kind.to_owned(), label.to_owned());
    let apply = move |_| {
        let to = name.get_untracked().trim().to_owned();
        let changed = |document: &Document| {
            document.with_resource(&kind, &label, Some(untrack(&body))).rename_resource(&kind, &label, &to)
        };
        match changed(&page.workspace.document_untracked()) {
            Ok(changed) => {
                page.workspace.change(|document| *document = changed);
                page.shown.dialog.set(None);
                page.say_undoable(format!("Changed {to}"));
            }
            Err(message) => refused.set(Some(message)),
        }
    };
    let form = view! {
        <div class="resource-form">
            <div class="ask">
                <label for="edit-label">"Label " <code>{known.terraform}</code></label>
                <input
                    class="input"
                    type="text"
                    id="edit-label"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby="resource-error resource-used"
                    aria-invalid=move || refused.get().is_some().to_string()
                    prop:value=name
                    on:input=move |event| name.set(browser::value_of(&event))
                />
                <p class="error" id="resource-error" role="alert">{move || refused.get()}</p>
                <p class="hint" id="resource-used">{used} " References follow a new label."</p>
            </div>
            {fields}
        </div>
        <div class="dialog-foot">
            <button type="button" class="quiet" on:click=move |_| page.shown.dialog.set(None)>"Cancel"</button>
            <button type="button" class="primary" on:click=apply>"Apply"</button>
        </div>
    };
    frame(page, &address, form.into_any())
}

/// Gives a provider's details a row for each key of its type.
fn details(all: &Block, before: &Map<String, Json>) {
    let of = before.get("provider_type").and_then(Json::as_str).and_then(provider_type);
    let pairs = all.cells.iter().find(|(argument, _)| argument.key == "provider_details");
    if let (Some(of), Some((_, Typed::Pairs(pairs)))) = (of, pairs) {
        pairs.update(|pairs| {
            for detail in of.details {
                if !pairs.iter().any(|pair| pair.key.get_untracked() == detail.key) {
                    pairs.push(Pair::new(detail.key, None));
                }
            }
        });
    }
}

/// The control of an argument, with what is wrong next to it.
fn control(path: &str, place: Option<Place>, argument: &'static Argument, typed: &Typed, wrong: Wrong) -> AnyView {
    let path = format!("{path}.{}", argument.key);
    let id =
        format!("edit-{}{}", path.replace('.', "-"), place.as_ref().map_or(String::new(), |(_, id)| format!("-{id}")));
    let title = view! { {argument.label} " " <code>{argument.key}</code> };
    let error = format!("{id}-error");
    let messages = {
        let path = path.clone();
        let inner = matches!(typed, Typed::Pairs(_)).then(|| format!("{path}."));
        move || {
            let row = place.as_ref().map(|(list, id)| list.with(|all| all.iter().position(|it| it.id == *id)));
            let own = |it: &Finding| {
                let here = it.argument == path || inner.as_ref().is_some_and(|inner| it.argument.starts_with(inner));
                here && row.is_none_or(|row| it.element == row)
            };
            wrong.with(|all| all.iter().filter(|it| own(it)).map(|it| it.message.clone()).collect::<Vec<_>>())
        }
    };
    let list = messages.clone();
    let shown = view! { <p class="error" id=error.clone()>{move || list().join(" ")}</p> };
    match typed {
        Typed::Text(text, _) => {
            let invalid = move || (!messages().is_empty()).to_string();
            view! {
                <div class="ask">
                    <label for=id.clone()>{title}</label>
                    {scalar(&id, argument, text, error, invalid)}
                    {shown}
                </div>
            }
            .into_any()
        }
        Typed::Items(items) => group(title.into_any(), shown.into_any(), pairs(argument.key, items, false)),
        Typed::Pairs(entries) => group(title.into_any(), shown.into_any(), pairs(argument.key, entries, true)),
        Typed::Blocks(list, _) => group(title.into_any(), shown.into_any(), blocks(path, argument, list, wrong)),
    }
}

fn group(title: AnyView, shown: AnyView, rows: AnyView) -> AnyView {
    view! { <fieldset class="ask"><legend>{title}</legend> {rows} {shown}</fieldset> }.into_any()
}

/// One line, a choice, or several lines for a policy.
fn scalar(
    id: &str,
    argument: &Argument,
    text: &ArcRwSignal<String>,
    error: String,
    invalid: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> AnyView {
    let choices: Vec<&str> = match argument.kind {
        Kind::Enum(choices) => choices().iter().map(|it| it.value).collect(),
        Kind::Bool => vec!["true", "false"],
        _ => Vec::new(),
    };
    let now = text.get_untracked();
    let (read, write) = (text.clone(), text.clone());
    let input = move |event: Event| write.set(browser::value_of(&event));
    let id = id.to_owned();
    if !choices.is_empty() && (now.is_empty() || choices.contains(&now.as_str())) {
        let options = choices
            .into_iter()
            .map(|value| view! { <option value=value selected=now == value>{value}</option> })
            .collect_view();
        return view! {
            <select class="input" id=id aria-describedby=error aria-invalid=invalid on:change=input>
                <option value="" selected=now.is_empty()>"Not set"</option>
                {options}
            </select>
        }
        .into_any();
    }
    if matches!(argument.kind, Kind::Policy) {
        return view! {
            <textarea
                class="input"
                id=id
                rows="8"
                spellcheck="false"
                autocomplete="off"
                aria-describedby=error
                aria-invalid=invalid
                prop:value=move || read.get()
                on:input=input
            ></textarea>
        }
        .into_any();
    }
    view! {
        <input
            class="input"
            type="text"
            id=id
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            aria-describedby=error
            aria-invalid=invalid
            prop:value=move || read.get()
            on:input=input
        />
    }
    .into_any()
}

/// The entries of a map, or the elements of a list.
fn pairs(name: &'static str, list: &ArcRwSignal<Vec<Pair>>, keyed: bool) -> AnyView {
    let (all, add) = (list.clone(), list.clone());
    let row = {
        let list = list.clone();
        move |pair: Pair| {
            let id = pair.id;
            let list = list.clone();
            let remove = move |_| list.update(|all| all.retain(|it| it.id != id));
            let key = keyed.then(|| cell(format!("{name} key"), &pair.key));
            view! {
                <div class="pair" data-keyed=keyed.then_some("true")>
                    {key}
                    {cell(format!("{name} value"), &pair.value)}
                    <button type="button" class="tool" aria-label=format!("Remove from {name}") on:click=remove>{icon(icons::TRASH)}</button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <For each=move || all.get() key=|pair| pair.id children=row />
        <button type="button" class="chip" on:click=move |_| add.update(|all| all.push(Pair::new("", None)))>
            {icon(icons::PLUS)} "Add to " {name}
        </button>
    }
    .into_any()
}

fn cell(label: String, text: &ArcRwSignal<String>) -> AnyView {
    let (read, write) = (text.clone(), text.clone());
    view! {
        <input
            class="input"
            type="text"
            aria-label=label
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            prop:value=move || read.get()
            on:input=move |event| write.set(browser::value_of(&event))
        />
    }
    .into_any()
}

/// A row for each block.
fn blocks(path: String, argument: &'static Argument, list: &ArcRwSignal<Vec<Block>>, wrong: Wrong) -> AnyView {
    let (Kind::Block(inner) | Kind::Blocks(inner)) = argument.kind else { return ().into_any() };
    let several = matches!(argument.kind, Kind::Blocks(_));
    let (all, add, count) = (list.clone(), list.clone(), list.clone());
    let row = {
        let (list, path) = (list.clone(), Arc::new(path));
        move |block: Block| {
            let id = block.id;
            let place = several.then(|| (list.clone(), id));
            let fields = block
                .cells
                .iter()
                .map(|(inner, typed)| control(&path, place.clone(), inner, typed, wrong))
                .collect_view();
            let list = list.clone();
            let remove = move |_| list.update(|all| all.retain(|it| it.id != id));
            view! {
                <div class="block-row">
                    {fields}
                    <button type="button" class="tool" aria-label=format!("Remove {}", argument.key) on:click=remove>
                        {icon(icons::TRASH)}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <For each=move || all.get() key=|block| block.id children=row />
        <button
            type="button"
            class="chip"
            hidden=move || !several && count.with(|all| !all.is_empty())
            on:click=move |_| add.update(|all| all.push(Block::new(inner(), &Map::new())))
        >
            {icon(icons::PLUS)} "Add " {argument.key}
        </button>
    }
    .into_any()
}
