//! A generated text beside the form: what to copy, and how it follows from the fields.

use std::cell::RefCell;
use std::rc::Rc;

use cognito_client_builder::document::Document;
use cognito_client_builder::program::{Omission, Scope};
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::targets::{Generated, Generator, TARGETS, Target, VARIANTS, target};
use cognito_client_builder::validate::{Severity, Told, rules};
use gloo::events::EventListener;
use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::browser::painter::{Painter, watch};
use crate::app::dialogs::frame;
use crate::app::parts::buttons::toggle;
use crate::app::parts::findings::rule_link;
use crate::app::parts::icons::{self, icon};
use crate::app::parts::live;
use crate::app::parts::menu::Item;
use crate::app::state::page::{Dialog, Half, Page, count_in_words};

/// Where it is kept which targets were in view last.
const STORED: &str = "cognito-client-builder/targets";

/// The ids of the targets to begin with: the address's, of which there may be two beside each other, else those that
/// were in view last, else the first.
pub fn first_targets() -> (&'static str, Option<&'static str>) {
    let known = |id: &&str| target(id).is_some();
    let mut asked = address::query().targets;
    if !asked.iter().any(|id| known(&id.as_str())) {
        asked = browser::stored(STORED).unwrap_or_default().split(',').map(str::to_owned).collect();
    }
    let mut known = asked.iter().filter_map(|id| target(id)).map(|target| target.id);
    let first = known.next().unwrap_or(TARGETS[0].id);
    // In a part of another page, what is asked for is what there is to choose from.
    (first, known.find(|id| *id != first).filter(|_| !address::query().embed))
}

/// The targets to choose from, in the order of the picker.
fn offered(page: Page) -> Vec<&'static Target> {
    let asked = if page.embedded { address::query().targets } else { Vec::new() };
    let listed = |target: &&'static Target| asked.iter().any(|id| id == target.id);
    let some: Vec<_> = TARGETS.iter().copied().filter(listed).collect();
    if some.is_empty() { TARGETS.to_vec() } else { some }
}

/// One of the two places for a text. Copies are the same.
#[derive(Clone, Copy)]
struct Pane {
    page: Page,
    /// In ids of elements.
    name: &'static str,
    target: Signal<&'static str>,
    choose: Callback<&'static str>,
}

impl Pane {
    fn first(page: Page) -> Self {
        // What is in the other place changes places with it.
        let choose = move |id| {
            if page.second.get_untracked() == Some(id) {
                page.second.set(Some(page.target.get_untracked()));
            }
            page.target.set(id);
        };
        Pane { page, name: "preview", target: page.target.into(), choose: Callback::new(choose) }
    }

    fn second(page: Page) -> Self {
        let choose = move |id| {
            if page.target.get_untracked() == id
                && let Some(second) = page.second.get_untracked()
            {
                page.target.set(second);
            }
            page.second.set(Some(id));
        };
        let target = Signal::derive(move || page.second.get().unwrap_or(TARGETS[0].id));
        Pane { page, name: "second", target, choose: Callback::new(choose) }
    }

    fn id(self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }

    /// The target in view, in the variant that was chosen.
    fn now(self) -> &'static Target {
        let id = self.target.get();
        let other = self.page.alternatives.with(|all| all.contains(&id));
        let variant = VARIANTS.iter().find(|variant| other && variant.of == id).map(|variant| variant.target);
        variant.or_else(|| target(id)).unwrap_or(TARGETS[0])
    }
}

/// The target that goes best beside this one: the first of another family.
fn other(id: &str) -> &'static str {
    let family = target(id).map_or("", |target| target.group);
    TARGETS.iter().find(|target| target.group != family).map_or(TARGETS[0].id, |target| target.id)
}

/// What stays from one text to the next.
struct Work {
    generator: Generator,
    target: &'static Target,
    painter: Painter,
    /// Tells the painter what of a long text is in view.
    watch: Option<EventListener>,
    generated: Option<Generated>,
    client: Option<usize>,
}

/// How texts are shown, wherever they are.
#[derive(Clone, Copy)]
pub struct Look {
    scope: RwSignal<Scope>,
    wrap: RwSignal<bool>,
    numbers: RwSignal<bool>,
}

impl Look {
    pub fn new() -> Self {
        Look { scope: RwSignal::new(Scope::Complete), wrap: RwSignal::new(false), numbers: RwSignal::new(false) }
    }
}

/// The preview, and a second one beside it where that is wanted.
pub fn previews(page: Page) -> AnyView {
    let two = Memo::new(move |_| page.second.get().is_some());
    let mut chosen = false;
    live::effect(move || {
        let ids: Vec<&str> = std::iter::once(page.target.get()).chain(page.second.get()).collect();
        // What an address asks for is not what the person chose.
        if std::mem::replace(&mut chosen, true) && !page.embedded {
            browser::store(STORED, Some(&ids.join(",")));
        }
    });
    view! {
        <div class="previews" class:two=live::flag(move || two.get())>
            {preview(Pane::first(page))} {live::view(move || if two.get() { preview(Pane::second(page)) } else { ().into_any() })}
        </div>
    }
    .into_any()
}

fn preview(pane: Pane) -> AnyView {
    let page = pane.page;
    let Look { scope, wrap, numbers } = page.look;
    let pre = NodeRef::<html::Pre>::new();
    let omissions = RwSignal::new(Vec::<Omission>::new());
    let copied = RwSignal::new(false);
    let now = move || pane.now();
    let work = Rc::new(RefCell::new(Work {
        generator: Generator::new(untrack(now)),
        target: untrack(now),
        painter: Painter::default(),
        watch: None,
        generated: None,
        client: None,
    }));

    let painting = Rc::clone(&work);
    live::effect(move || {
        let target = now();
        let scope = scope.get();
        let document = page.workspace.document();
        let selected = page.workspace.selected();
        let Some(pre) = pre.get() else { return };
        let mut work = painting.borrow_mut();
        let work = &mut *work;
        let mut mark = work.generated.is_some() && work.client == Some(selected);
        if !std::ptr::eq(work.target, target) {
            work.target = target;
            work.generator = Generator::new(target);
            work.painter.clear(&pre);
            mark = false;
        }
        work.client = Some(selected);
        let generated = work.generator.generate(&document, scope);
        let label = document.clients.get(selected).map(|client| client.label.as_str());
        let changed = work.painter.paint(&pre, &generated.pieces, label, mark);
        if work.painter.is_long() && work.watch.is_none() {
            work.watch = Some(watched(&pre, &painting));
        }
        if let Some(place) = changed.and_then(|line| work.painter.place(line)) {
            browser::show_line(&pre, place);
        }
        if omissions.with_untracked(|now| *now != generated.omissions) {
            omissions.set(generated.omissions.clone());
        }
        work.generated = Some(generated);
        work.painter.point(pointed(page.focused.get_untracked()));
    });

    let pointing = Rc::clone(&work);
    live::effect(move || {
        let fields = pointed(page.focused.get());
        let Some(pre) = pre.get_untracked() else { return };
        let mut work = pointing.borrow_mut();
        let line = work.painter.point(fields);
        if let Some(place) = line.and_then(|line| work.painter.place(line)) {
            browser::show_line(&pre, place);
        }
    });

    let text = StoredValue::new_local(work);
    let text =
        move || text.with_value(|work| work.borrow().generated.as_ref().map(Generated::text)).unwrap_or_default();
    let copy = move |_| {
        browser::copy(text(), move |done| {
            if done {
                copied.set(true);
                page.say(format!("Copied {}", untrack(now).file_name));
                browser::after(2_000, move || copied.set(false));
            } else {
                browser::select_text(&pane.id("text"));
                page.say("The browser refused to copy. The text is selected: copy it with the keyboard.");
            }
        });
    };
    let save = move |_| browser::download(untrack(now).file_name, &text());

    let is_first = pane.name == "preview";
    let title = if is_first { "Preview" } else { "Second preview" };
    view! {
        <section
            class="preview"
            id=pane.name
            tabindex="-1"
            aria-label=title
            data-target=live::text(move || pane.target.get())
            class:wrap=live::flag(move || wrap.get())
            class:numbers=live::flag(move || numbers.get())
        >
            <h2 class="off-screen">{title}</h2>
            {targets(pane)}
            <div class="preview-bar">
                <code class="file-name">{live::text(move || now().file_name)}</code>
                {is_first
                    .then(|| {
                        view! {
                            <div class="segments small" role="radiogroup" aria-label="How much is written">
                                {scope_button(page, Scope::Complete, "Complete")}
                                {scope_button(page, Scope::Snippet, "Only clients")}
                            </div>
                            <span class="tools">
                                {toggle(page, icons::WRAP, "Wrap long lines", |page| page.look.wrap.get(), |page| flip(page.look.wrap))}
                                {toggle(page, icons::NUMBERS, "Line numbers", |page| page.look.numbers.get(), |page| flip(page.look.numbers))}
                                <span class="split">
                                    {toggle(page, icons::SPLIT, "Two previews", |page| page.second.get().is_some(), split)}
                                </span>
                            </span>
                        }
                    })}
                {(!is_first).then(|| view! {
                    <button type="button" class="tool" aria-label="Close the second preview" title="Close" on:click=move |_| {
                        split(page);
                        browser::focus_first(".split button");
                    }>
                        {icon(icons::CLOSE)}
                    </button>
                })}
                {page.later(move |_| variant(pane))}
                <button type="button" class="tool" aria-label="Download" title="Download" on:click=save>
                    {icon(icons::DOWNLOAD)}
                </button>
                <button type="button" class="tool" aria-label="More" title="More" aria-haspopup="menu" on:click=move |_| more(pane, text)>
                    {icon(icons::MORE)}
                </button>
                <button type="button" class="primary copy" class:done=live::flag(move || copied.get()) on:click=copy>
                    {live::view(move || icon(if copied.get() { icons::CHECK } else { icons::COPY }))} "Copy"
                </button>
            </div>
            {page.later(move |_| import_ids(pane))}
            <div
                class="code"
                id=pane.id("panel")
                role="tabpanel"
                aria-label=live::text(move || now().label)
                tabindex="0"
                on:click=move |event| {
                    if browser::is_selecting() {
                        return;
                    }
                    if let Some(line) = browser::line_of(&event) {
                        page.go(&FieldId(line).get().path);
                    }
                }
            >
                <pre node_ref=pre id=pane.id("text") translate="no"></pre>
            </div>
            {page.later(move |_| notes(omissions))}
            <p class="preview-summary">{live::text(move || (now().summary)())} {page.later(move |_| live::view(move || hints(pane)))}</p>
        </section>
    }
    .into_any()
}

/// Switches between on and off.
fn flip(it: RwSignal<bool>) {
    it.update(|on| *on = !*on);
}

/// Shows a second preview, or no longer.
fn split(page: Page) {
    let second = page.second.get_untracked();
    page.second.set(if second.is_some() { None } else { Some(other(page.target.get_untracked())) });
}

/// The choice between a target and its variant, where it has one.
#[inline(never)] // No part of a first visit.
fn variant(pane: Pane) -> AnyView {
    let page = pane.page;
    let is_first = pane.name;
    let choice = move || {
        let id = pane.target.get();
        VARIANTS.iter().find(|variant| variant.of == id).map(|variant| {
            let on = move |second: bool| page.alternatives.with(|all| all.contains(&id)) == second;
            let choose = move |second: bool| {
                page.alternatives.update(|all| {
                    all.retain(|it| *it != id);
                    if second {
                        all.push(id);
                    }
                });
            };
            let button = move |second: bool, label: &'static str| {
                view! {
                    <label class="segment">
                        <input
                            type="radio"
                            name=format!("variant-{is_first}")
                            prop:checked=live::flag(move || on(second))
                            on:change=move |_| choose(second)
                        />
                        <span>{label}</span>
                    </label>
                }
                .into_any()
            };
            let [first, second] = variant.labels;
            view! {
                <div class="segments small" role="radiogroup" aria-label="Variant">
                    {button(false, first)} {button(true, second)}
                </div>
            }
        })
    };
    view! { {choice} }.into_any()
}

/// What else can be done with a text.
#[inline(never)] // No part of a first visit.
fn more(pane: Pane, text: impl Fn() -> String + Send + Sync + 'static) {
    let page = pane.page;
    let target = untrack(move || pane.now());
    let copy = move || {
        browser::copy(markdown(target, &text()), move |done| {
            page.say(if done { "Copied as Markdown" } else { "The browser refused to copy." });
        });
    };
    let mut items = vec![Item::new("Copy as Markdown", "", copy)];
    if !(target.project)().is_empty() {
        // A variant has the files of its target.
        let id = pane.target.get_untracked();
        let open = move || page.dialog.set(Some(Dialog::Project(id)));
        items.push(Item::new("Project files\u{2026}", "to run it", open));
    }
    items.push(Item::new("What each tool can say", "", move || page.dialog.set(Some(Dialog::Coverage))));
    items.push(Item::new("Tool versions\u{2026}", "", move || page.dialog.set(Some(Dialog::Tools))));
    page.open_menu(target.label.to_owned(), items);
}

/// A text between fences that it cannot end.
fn markdown(target: &Target, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{}\n{text}{fence}\n", target.language.id)
}

/// Tells the painter what of a long text is in view.
#[inline(never)] // No part of a first visit.
fn watched(pre: &web_sys::Element, work: &Rc<RefCell<Work>>) -> EventListener {
    let work = Rc::downgrade(work);
    watch(pre, move |block, near| {
        if let Some(work) = work.upgrade() {
            work.borrow_mut().painter.show(block, near);
        }
    })
}

/// What is to be known of the tool, whatever the document says.
#[inline(never)] // No part of a first visit.
fn hints(pane: Pane) -> AnyView {
    let page = pane.page;
    let family = pane.now().family;
    let told = rules().filter(|rule| {
        matches!(rule.told, Told::Document(_)) && rule.severity == Severity::Info && rule.families.contains(&family)
    });
    told.map(|rule| view! { <span class="hint">{rule.title} ". " {rule_link(page, rule.id)}</span> })
        .collect_view()
        .into_any()
}

/// The files that are needed beside a target's text.
pub fn project(page: Page, id: &'static str) -> AnyView {
    let Some(target) = target(id) else { return ().into_any() };
    let files = (target.project)()
        .iter()
        .map(|(name, text)| {
            view! {
                <section class="project-file">
                    <header>
                        <h3><code>{*name}</code></h3>
                        <button type="button" class="chip" aria-label=format!("Copy {name}") on:click=move |_| {
                            browser::copy((*text).to_owned(), move |done| {
                                page.say(if done { format!("Copied {name}") } else { "The browser refused to copy.".to_owned() });
                            });
                        }>{icon(icons::COPY)} "Copy"</button>
                        <button type="button" class="chip" aria-label=format!("Download {name}") on:click=move |_| browser::download(name, text)>
                            {icon(icons::DOWNLOAD)} "Download"
                        </button>
                    </header>
                    <pre class="example" tabindex="0" translate="no">{*text}</pre>
                </section>
            }
        })
        .collect_view();
    let body = view! { <p>"Beside " <code>{target.file_name}</code> ", to run it:"</p> {files} };
    frame(page, &format!("Project files: {}", target.label), body.into_any())
}

/// The fields whose lines are marked while this one has the focus.
fn pointed(focused: Option<FieldId>) -> Vec<FieldId> {
    focused.into_iter().flat_map(|field| std::iter::once(field).chain(field.children().map(|child| child.id))).collect()
}

fn scope_button(page: Page, value: Scope, seen: &'static str) -> AnyView {
    let scope = page.look.scope;
    view! {
        <label class="segment">
            <input type="radio" name="scope" prop:checked=live::flag(move || scope.get() == value) on:change=move |_| scope.set(value) />
            <span>{seen}</span>
        </label>
    }
    .into_any()
}

/// All targets, those of a family together.
fn targets(pane: Pane) -> AnyView {
    let page = pane.page;
    let offered = offered(page);
    let mut families: Vec<&'static str> = Vec::new();
    for target in &offered {
        if !families.contains(&target.group) {
            families.push(target.group);
        }
    }
    let tab_id = move |target: &Target| pane.id(&format!("tab-{}", target.id));
    let families = families
        .into_iter()
        .map(|family| {
            let tabs = offered
                .iter()
                .copied()
                .filter(|target| target.group == family)
                .map(|target| {
                    let on = move || pane.target.get() == target.id;
                    view! {
                        <button
                            type="button"
                            role="tab"
                            class="tab"
                            id=tab_id(target)
                            aria-controls=pane.id("panel")
                            aria-selected=live::text(on)
                            tabindex=live::text(move || if on() { "0" } else { "-1" })
                            on:click=move |_| pane.choose.run(target.id)
                            on:focus=move |_| browser::into_strip(&tab_id(target))
                        >
                            {target.label}
                        </button>
                    }
                })
                .collect_view();
            view! { <div class="family" role="presentation">{tabs}</div> }
        })
        .collect_view();
    let all_offered = offered.clone();
    let all = move |_| {
        let item = |target: &&'static Target| {
            let id = target.id;
            Item::new(target.label, target.file_name, move || pane.choose.run(id)).under(target.group)
        };
        page.open_menu("All previews".to_owned(), all_offered.iter().map(item).collect());
    };
    // Whatever chose it, the tab of the target in view is in sight.
    live::effect(move || {
        let id = tab_id(pane.now());
        browser::after(0, move || browser::into_strip(&id));
    });
    let all_tabs = format!("#{} [role=tab]", pane.name);
    view! {
        <div class="strip">
            <div
                class="tabs"
                role="tablist"
                aria-label="Targets"
                on:keydown=move |event| {
                    let key = event.key();
                    if matches!(key.as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                        event.prevent_default();
                        browser::move_focus(&all_tabs, &key);
                        browser::click_focused();
                    }
                }
            >
                {families}
            </div>
            <button type="button" class="tool" aria-label="All previews" title="All previews" aria-haspopup="menu" on:click=all>
                {icon(icons::CHEVRON)}
            </button>
        </div>
    }
    .into_any()
}

/// The IDs under which AWS knows the client on screen, where the target adopts what exists.
#[inline(never)] // No part of a first visit.
fn import_ids(pane: Pane) -> AnyView {
    let page = pane.page;
    let adopts = Memo::new(move |_| pane.now().adopts);
    let label = Memo::new(move |_| page.workspace.client().map(|client| client.label.clone()).unwrap_or_default());
    let id = Memo::new(move |_| {
        label.with(|label| {
            page.workspace.with_document(|document| document.import_id(label).unwrap_or_default().to_owned())
        })
    });
    let half = move |first: bool| {
        id.with(|id| {
            let (pool, client) = id.split_once('/').unwrap_or((id, ""));
            if first { pool.to_owned() } else { client.to_owned() }
        })
    };
    let write = move |first: bool, text: String| {
        let other = untrack(|| half(!first));
        let id = if first { format!("{text}/{other}") } else { format!("{other}/{text}") };
        let id = (id != "/").then_some(id);
        let label = label.get_untracked();
        page.workspace.change(|document: &mut Document| *document = document.with_import_id(&label, id.as_deref()));
    };
    let findings = Memo::new(move |_| {
        page.findings.with(|all| all.iter().filter(|it| it.argument == "import.id").cloned().collect::<Vec<_>>())
    });
    let ask = move |first: bool, name: &'static str, seen: &'static str, example: &'static str| {
        view! {
            <label class="ask">
                <span>{seen} " " <code>{name}</code></span>
                <input
                    class="input"
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    placeholder=example
                    aria-describedby=pane.id("import-findings")
                    aria-invalid=move || findings.with(|all| !all.is_empty()).to_string()
                    prop:value=move || half(first)
                    on:input=move |event| write(first, browser::value_of(&event))
                    on:blur=move |_| page.workspace.pause()
                />
            </label>
        }
        .into_any()
    };
    view! {
        <div class="import" role="group" aria-label="IDs of the existing client" hidden=move || !adopts.get()>
            {ask(true, "user_pool_id", "User pool ID", "eu-west-1_AbCdEf123")}
            {ask(false, "client_id", "Client ID", "3ho4ek12345678909nh3fmhpko")}
            <div class="findings" id=pane.id("import-findings")>
                {move || findings.get().into_iter().map(crate::app::parts::findings::beside).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

/// What the document says and this target cannot.
#[inline(never)] // No part of a first visit.
fn notes(omissions: RwSignal<Vec<Omission>>) -> AnyView {
    let count = Memo::new(move |_| omissions.with(Vec::len));
    let list = move || {
        omissions
            .get()
            .into_iter()
            .take(200)
            .map(|it| {
                let path = it.path();
                let client = it.client.map(|client| format!("{client}: "));
                view! {
                    <li>
                        <code>{client} {path}</code>
                        " "
                        {it.reason}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="notes" hidden=move || count.get() == 0 aria-live="polite">
            <p>{icon(icons::INFO)} "Not in this text:"</p>
            <ul>{list}</ul>
        </div>
    }
    .into_any()
}

/// The switch between the halves, where there is room for one.
pub fn halves(page: Page) -> AnyView {
    let problems = Memo::new(move |_| count_in_words(page.count(Severity::Error), page.count(Severity::Warning)));
    let show = move |half: Half| {
        if page.half.get_untracked() == half {
            return;
        }
        // Each half comes back as it was left.
        if half == Half::Preview {
            browser::keep_scroll();
        }
        page.half.set(half);
        browser::after(0, move || if half == Half::Preview { browser::scroll_up() } else { browser::scroll_back() });
    };
    let button = move |half: Half, seen: &'static str| {
        let says = live::text(move || match half {
            Half::Form => problems.get(),
            Half::Preview => target(page.target.get()).map(|target| target.label.to_owned()).unwrap_or_default(),
        });
        view! {
            <button type="button" class="half" aria-pressed=live::text(move || page.half.get() == half) on:click=move |_| show(half)>
                {seen}
                <small>{says}</small>
            </button>
        }
        .into_any()
    };
    view! {
        <nav class="halves" aria-label="View">
            {button(Half::Form, "Form")} {button(Half::Preview, "Preview")}
        </nav>
    }
    .into_any()
}
