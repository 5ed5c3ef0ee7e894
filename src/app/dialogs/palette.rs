//! Lists that are searched by typing: everything that can be gone to, the clients, and the targets.

use cognito_client_builder::document::{Client, sort_by_key};
use cognito_client_builder::explain::explain;
use cognito_client_builder::presets::PRESETS;
use cognito_client_builder::schema::{FAMILIES, SECTIONS, field, fields};
use cognito_client_builder::targets::{TARGETS, Target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::KeyboardEvent;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::parts::words::count_in_words;
use crate::app::state::commands::SECTION;
use crate::app::state::page::Page;
use crate::app::state::pane::Pane;
use crate::app::state::shown::{Dialog, Item, View};

/// How many are shown at a time: more is no help, and would be slow.
const MOST: usize = 40;

struct Entry {
    item: Item,
    /// What is searched, in lower case.
    text: String,
}

/// Arguments, targets and commands.
pub fn everything(page: Page) -> AnyView {
    let mut entries = Vec::new();
    arguments(page, &mut entries);
    places(page, &mut entries);
    entries.extend(
        commands(page).into_iter().map(|item| Entry { text: item.label.to_lowercase(), item: item.under("Commands") }),
    );
    for preset in PRESETS {
        let item = Item::new(preset.title, preset.summary, move || page.start(preset)).under("Presets");
        entries.push(Entry { text: format!("start preset {} {}", preset.title, preset.summary).to_lowercase(), item });
    }
    let entries = StoredValue::new_local(entries);
    searched(page, "Find an argument, preview, or command", move |typed, words| {
        let answers = answers(page, typed);
        let (items, count) = entries.with_value(|entries| fitting(entries, words));
        (answers.iter().cloned().chain(items).collect(), answers.len() + count)
    })
}

/// Shorter texts are no error message.
const SHORTEST_MESSAGE: usize = 10;

/// What a pasted error message or request is about: the way to each argument, and to all that is known of it.
fn answers(page: Page, typed: &str) -> Vec<Item> {
    let typed = typed.trim();
    if typed.len() < SHORTEST_MESSAGE {
        return Vec::new();
    }
    let client = page.workspace.client().map(|client| client.label.clone());
    let document = page.workspace.document_untracked();
    let answers = explain(typed, Some(&document), client.as_deref());
    if answers.is_empty() {
        return Vec::new();
    }
    const MOST: usize = 5;
    let named = answers.into_iter().filter(|it| !it.argument.is_empty()).take(MOST).map(|it| {
        let hint = it.argument.clone();
        Item::new(it.title, hint, move || page.go_to(&it.client, &it.argument)).under("Error message or request")
    });
    let text = typed.to_owned();
    let all = Item::new("Explain it\u{2026}", "with fixes and sources", move || {
        page.shown.dialog.set(Some(Dialog::Answer(text.clone())));
    });
    named.chain([all.under("Error message or request")]).collect()
}

fn arguments(page: Page, entries: &mut Vec<Entry>) {
    for field in fields() {
        let argument = field.argument;
        let mut text = format!("{} {} {} {}", field.path, argument.label, (argument.summary)(), (argument.details)());
        for spelling in FAMILIES.iter().flat_map(|family| family.search) {
            if let Some(name) = argument.name(*spelling) {
                text.push(' ');
                text.push_str(&name);
            }
        }
        let item = Item::new(argument.label, field.path.as_str(), move || page.go(&field.path)).under("Arguments");
        entries.push(Entry { item, text: text.to_lowercase() });
    }
}

/// Sections, previews and views.
fn places(page: Page, entries: &mut Vec<Entry>) {
    for section in SECTIONS {
        let text = format!("{} {}", section.title, section.summary).to_lowercase();
        let item = Item::new(section.title, section.summary, move || page.go_to_section(section.id)).under("Sections");
        entries.push(Entry { item, text });
    }
    let (id, title, _) = SECTION;
    let about = "User pools, domains, resource servers, identity providers, variables";
    let item = Item::new(title, about, move || page.go_to_section(id)).under("Sections");
    entries.push(Entry { item, text: format!("{title} {about}").to_lowercase() });
    for target in TARGETS {
        let show = move || page.show_target(target);
        let item = Item::new(target.label, (target.summary)(), show).under("Previews");
        entries.push(Entry { text: format!("{} {}", target.label, target.id).to_lowercase(), item });
    }
    for view in View::to_read() {
        let item = Item::new(view.label(), "of the selected client", move || page.show_view(view)).under("Views");
        entries.push(Entry { text: format!("view {}", view.label()).to_lowercase(), item });
    }
}

fn commands(page: Page) -> Vec<Item> {
    let command = |label: &'static str, dialog: fn() -> Dialog| {
        Item::new(label, "", move || page.shown.dialog.set(Some(dialog())))
    };
    vec![
        Item::new("Add client", "client", move || page.add_client()),
        Item::new("Duplicate client", "client", move || page.duplicate_client()),
        Item::new("Delete client", "client", move || page.delete_client()),
        Item::new("Switch client\u{2026}", "client", move || page.shown.dialog.set(Some(Dialog::Clients))),
        command("New from preset\u{2026}", || Dialog::Presets),
        command("Open configuration\u{2026}", || Dialog::Open),
        command("Explain an error message\u{2026}", || Dialog::Answer(String::new())),
        command("All rules", || Dialog::Rules),
        command("Tool coverage", || Dialog::Coverage),
        command("Tool versions\u{2026}", || Dialog::Tools),
        command("Fix all errors\u{2026}", || Dialog::FixAll),
        command("Edit supporting resources as JSON\u{2026}", || Dialog::Rest),
        command("Keyboard shortcuts", || Dialog::Keys),
        Item::new("Copy link", "", move || page.share()),
        Item::new("Next problem", "", move || page.next_problem()),
        Item::new("Split preview", "side by side", move || page.split()),
        Item::new("Line numbers", "in the preview", move || page.number_lines()),
        Item::new("Switch theme", "light, dark, or system", move || page.next_theme()),
        Item::new("Copy preview", "", move || page.copy_preview()),
        Item::new("Undo", "", move || page.undo()),
        Item::new("Redo", "", move || page.redo()),
    ]
}

/// The first entries that have all words, best first, and how many there are.
fn fitting(entries: &[Entry], words: &[String]) -> (Vec<Item>, usize) {
    let fits = entries.iter().filter(|entry| words.iter().all(|word| entry.text.contains(word.as_str())));
    let all: Vec<Item> = fits.map(|entry| entry.item.clone()).collect();
    let first = words.first().cloned().unwrap_or_default();
    let begins =
        |item: &Item| !(item.hint.to_lowercase().starts_with(&first) || item.label.to_lowercase().starts_with(&first));
    let count = all.len();
    let mut all = all;
    if !first.is_empty() {
        // What is called by each of the words comes first, then what begins with the first of them.
        let whole = |item: &Item| {
            let label = item.label.to_lowercase();
            !words.iter().all(|word| label.split([' ', '(', ')']).any(|it| it == word))
        };
        sort_by_key(&mut all, |item| (whole(item), begins(item)));
        for item in &mut all {
            item.heading = "";
        }
    }
    all.truncate(MOST);
    (all, count)
}

/// The clients of the document.
pub fn clients(page: Page) -> AnyView {
    searched(page, "Find a client", move |_, words| {
        let document = page.workspace.document_untracked();
        let mut count = 0;
        let mut items = Vec::new();
        let selected = page.workspace.selected();
        for (index, client) in document.clients.iter().enumerate() {
            let grants = grants(client);
            let name = field("name").and_then(|field| client.get(field.id)?.as_str()).unwrap_or_default();
            let text = format!("{} {name} {grants}", client.label).to_lowercase();
            if !words.iter().all(|word| text.contains(word.as_str())) {
                continue;
            }
            count += 1;
            if items.len() < MOST {
                let set = if index == selected { "selected".to_owned() } else { format!("{} set", client.count_set()) };
                let counts = page.counts_of(index);
                let problems = count_in_words(counts.errors, counts.warnings);
                let hint = [problems, grants, set].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
                let hint = hint.join(" \u{b7} ");
                items.push(Item::new(client.label.clone(), hint, move || page.workspace.select(index)));
            }
        }
        (items, count)
    })
}

/// The grant types that a client lists; empty if none, or only an expression.
fn grants(client: &Client) -> String {
    let listed = field("allowed_oauth_flows").and_then(|field| client.get(field.id)?.as_array());
    let texts = listed.into_iter().flatten().filter_map(|grant| grant.as_str());
    texts.collect::<Vec<_>>().join(", ")
}

/// Targets, by tool; what is chosen is shown in the place.
pub fn targets(pane: Pane) -> AnyView {
    let (page, offered) = (pane.page, pane.offered());
    view! {
        <div class="columns">
            {searched(page, "Find a preview", move |_, words| {
                let now = untrack(|| pane.target());
                let fits = |target: &&'static Target| {
                    let text = format!("{} {} {}", target.group, target.label, target.file_name).to_lowercase();
                    words.iter().all(|word| text.contains(word.as_str()))
                };
                let item = |target: &'static Target| {
                    let hint = if target.id == now { "selected" } else { target.file_name };
                    Item::new(target.label, hint, move || pane.choose(target.id)).under(target.group)
                };
                let mut items: Vec<Item> = offered.iter().copied().filter(fits).map(item).collect();
                let place = |heading| offered.iter().position(|target| target.group == heading);
                sort_by_key(&mut items, |item| place(item.heading));
                let count = items.len();
                (items, count)
            })}
        </div>
    }
    .into_any()
}

/// A box to type into, and what fits below it.
fn searched(
    page: Page,
    title: &'static str,
    find: impl Fn(&str, &[String]) -> (Vec<Item>, usize) + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let find = StoredValue::new_local(find);
    let found = StoredValue::new(Vec::<Item>::new());
    let said = RwSignal::new(String::new());
    let run = move |item: &Item| {
        page.shown.dialog.set(None);
        let run = item.run.clone();
        // After the dialog has given the focus back.
        browser::after(0, move || run());
    };
    let list = move || {
        let typed = typed.get();
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let (items, count) = find.with_value(|find| untrack(|| find(&typed, &words)));
        found.set_value(items.clone());
        said.set(match count {
            0 => "No matches".to_owned(),
            1 => "1 match".to_owned(),
            _ => format!("{count} matches"),
        });
        results(items, count, at, run)
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with_value(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => found.with_value(|found| {
                if let Some(item) = found.get(at.get_untracked()) {
                    run(item)
                }
            }),
            _ => return,
        }
        event.prevent_default();
        browser::into_list(&format!("found-{}", at.get_untracked()));
    };
    view! {
        <div class="dialog-box palette">
            <h2 id="dialog-title" class="off-screen">{title}</h2>
            <div class="palette-head">
                {icon(icons::SEARCH)}
                <input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="found"
                    aria-label=title
                    aria-activedescendant=move || {
                        said.track();
                        (!found.with_value(Vec::is_empty)).then(|| format!("found-{}", at.get()))
                    }
                    placeholder=title
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(browser::value_of(&event));
                        at.set(0);
                    }
                    on:keydown=on_key
                />
                <button type="button" class="tool" aria-label="Close" on:click=move |_| page.shown.dialog.set(None)>
                    {icon(icons::CLOSE)}
                </button>
            </div>
            <p class="off-screen" role="status">{move || said.get()}</p>
            <div class="found" id="found" role="listbox" aria-label=title tabindex="-1">{list}</div>
        </div>
    }
    .into_any()
}

/// What was found, as rows under headings.
fn results(
    items: Vec<Item>,
    count: usize,
    at: RwSignal<usize>,
    run: impl Fn(&Item) + Copy + Send + Sync + 'static,
) -> AnyView {
    let more = count.saturating_sub(items.len());
    let mut heading = "";
    let rows = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| {
            let title = (item.heading != heading)
                .then(|| view! { <div class="menu-heading" role="presentation">{item.heading}</div> });
            heading = item.heading;
            let (label, hint) = (item.label.clone(), item.hint.clone());
            view! {
                {title}
                <div
                    class="menu-item"
                    role="option"
                    id=format!("found-{index}")
                    aria-selected=move || (at.get() == index).to_string()
                    on:click=move |_| run(&item)
                >
                    <span>{label}</span>
                    <small>{hint}</small>
                </div>
            }
        })
        .collect_view();
    view! {
        {rows}
        {(more > 0).then(|| view! { <p class="found-more" role="presentation">{format!("{more} more. Type to narrow the list")}</p> })}
        {(count == 0).then(|| view! { <p class="found-more" role="presentation">"No matches"</p> })}
    }
    .into_any()
}
