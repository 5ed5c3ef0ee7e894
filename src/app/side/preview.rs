//! A generated text next to the form: what to copy, and how it follows from the fields.

use std::cell::RefCell;
use std::rc::Rc;

use cognito_client_builder::document::Document;
use cognito_client_builder::program::{Omission, Scope};
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::targets::{Generated, Generator, Target, VARIANTS};
use cognito_client_builder::validate::{Severity, Told, rules};
use leptos::html;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::painter::{Painter, Watch, watch};
use crate::app::browser::{Element, MouseEvent};
use crate::app::parts::buttons::toggle;
use crate::app::parts::findings::rule_link;
use crate::app::parts::icons::icon;
use crate::app::parts::{buttons, icons, live};
use crate::app::side::import_ids::import_ids;
use crate::app::side::tabs;
use crate::app::state::page::Page;
use crate::app::state::pane::Pane;
use crate::app::state::previews::Look;
use crate::app::state::shown::{Dialog, Item, View};

/// What stays from one text to the next.
struct Work {
    generator: Generator,
    target: &'static Target,
    painter: Painter,
    /// Tells the painter what of a long text is in view.
    watch: Option<Watch>,
    client: Option<usize>,
}

impl Work {
    /// Puts the text of the document on screen; returns what is to be brought into view, and the text.
    fn paint(
        &mut self,
        pre: &Element,
        target: &'static Target,
        document: &Document,
        selected: usize,
        scope: Scope,
    ) -> (Option<usize>, Generated) {
        let mut mark = self.client == Some(selected);
        if !std::ptr::eq(self.target, target) {
            self.target = target;
            self.generator = Generator::new(target);
            self.painter.clear(pre);
            mark = false;
        }
        self.client = Some(selected);
        let generated = self.generator.generate(document, scope);
        let label = document.clients.get(selected).map(|client| client.label.as_str());
        let changed = self.painter.paint(pre, &generated.pieces, label, mark);
        (changed, generated)
    }

    fn show_line(&self, pre: &Element, line: Option<usize>) {
        if let Some(place) = line.and_then(|line| self.painter.place(line)) {
            browser::show_line(pre, place);
        }
    }
}

/// The preview, and a second one next to it where that is wanted.
pub fn previews(page: Page) -> AnyView {
    let two = Memo::new(move |_| page.previews.second.get().is_some());
    let mut chosen = false;
    live::effect(move || {
        page.previews.target.track();
        page.previews.second.track();
        // What an address asks for isn't what the user chose.
        if std::mem::replace(&mut chosen, true) && !page.embedded {
            page.previews.note_in_view();
        }
    });
    view! {
        <div class="previews" class:two=live::flag(move || two.get())>
            {preview(Pane::first(page))} {live::view(move || if two.get() { preview(Pane::second(page)) } else { ().into_any() })}
        </div>
    }
    .into_any()
}

/// Keeps the text in `pre` as the document and the target say, and its lines marked as the focus says; returns what
/// isn't in the text.
fn follow(pane: Pane, pre: NodeRef<html::Pre>) -> RwSignal<Vec<Omission>> {
    let page = pane.page;
    let omissions = RwSignal::new(Vec::<Omission>::new());
    let target = untrack(move || pane.now());
    let work =
        Work { generator: Generator::new(target), target, painter: Painter::default(), watch: None, client: None };
    let work = Rc::new(RefCell::new(work));

    let painting = Rc::clone(&work);
    live::effect(move || {
        let target = pane.now();
        let scope = page.previews.look.scope.get();
        let document = page.workspace.document();
        let selected = page.workspace.selected();
        let Some(pre) = pre.get() else { return };
        let mut work = painting.borrow_mut();
        let (changed, generated) = work.paint(&pre, target, &document, selected, scope);
        if work.painter.is_long() && work.watch.is_none() {
            work.watch = Some(watched(&pre, &painting));
        }
        work.show_line(&pre, changed);
        if omissions.with_untracked(|now| *now != generated.omissions) {
            omissions.set(generated.omissions.clone());
        }
        pane.keep(Some(generated));
        work.painter.point(pointed(page.focus.focused.get_untracked()));
    });
    on_cleanup(move || pane.keep(None));

    live::effect(move || {
        let fields = pointed(page.focus.focused.get());
        let Some(pre) = pre.get_untracked() else { return };
        let mut work = work.borrow_mut();
        let line = work.painter.point(fields);
        work.show_line(&pre, line);
    });
    omissions
}

fn preview(pane: Pane) -> AnyView {
    let page = pane.page;
    let Look { wrap, numbers, .. } = page.previews.look;
    let pre = NodeRef::<html::Pre>::new();
    let omissions = follow(pane, pre);
    let title = if pane.is_first() { "Preview" } else { "Second preview" };
    let go = move |event: MouseEvent| {
        if !browser::is_selecting()
            && let Some(line) = browser::line_of(&event)
        {
            page.go(&FieldId(line).get().path);
        }
    };
    view! {
        <section
            class="preview"
            id=pane.name()
            tabindex="-1"
            aria-label=title
            data-target=live::text(move || pane.target())
            class:wrap=live::flag(move || wrap.get())
            class:numbers=live::flag(move || numbers.get())
        >
            <h2 class="off-screen">{title}</h2>
            {tabs::targets(pane)}
            {bar(pane)}
            {live::later(page, move |_| import_ids(pane))}
            <div
                class="code"
                id=pane.id("panel")
                role="tabpanel"
                aria-label=live::text(move || pane.now().label)
                tabindex="0"
                on:click=go
            >
                <pre node_ref=pre id=pane.id("text") translate="no"></pre>
            </div>
            {live::later(page, move |_| notes(omissions))}
            <p class="preview-summary">{live::text(move || (pane.now().summary)())} {live::later(page, anew)} {live::later(page, move |_| live::view(move || hints(pane)))}</p>
        </section>
    }
    .into_any()
}

/// What the text of opened files is, next to the files themselves.
#[inline(never)] // Keep out of the first-load chunk.
fn anew(page: Page) -> AnyView {
    live::view(move || match page.base.files.with(Option::is_some) {
        true => view! {
            " This text is generated anew, without your comments. "
            <button type="button" class="quiet" on:click=move |_| page.show_view(View::Files)>
                "Show your edited files"
            </button>
        }
        .into_any(),
        false => ().into_any(),
    })
}

/// The bar above a text: its file, how it is shown, and what can be done with it.
fn bar(pane: Pane) -> AnyView {
    let page = pane.page;
    let save = move |_| pane.save();
    view! {
        <div class="preview-bar">
            <code class="file-name">{live::text(move || pane.now().file_name)}</code>
            {if pane.is_first() { look(page) } else { close(page) }}
            {live::later(page, move |_| variant(pane))}
            <button type="button" class="tool download" aria-label="Download" title="Download" on:click=save>
                {icon(icons::DOWNLOAD)}
            </button>
            <button type="button" class="tool" aria-label="More" title="More" aria-haspopup="menu" on:click=move |_| more(pane)>
                {icon(icons::MORE)}
            </button>
            <button type="button" class="primary copy" class:done=live::flag(move || pane.is_copied()) on:click=move |_| pane.copy()>
                {live::view(move || icon(if pane.is_copied() { icons::CHECK } else { icons::COPY }))} "Copy"
            </button>
        </div>
    }
    .into_any()
}

/// How texts are shown: for both of them.
fn look(page: Page) -> AnyView {
    view! {
        <div class="segments small" role="radiogroup" aria-label="Scope">
            {scope_button(page, Scope::Complete, "All resources")}
            {scope_button(page, Scope::Snippet, "Clients only")}
        </div>
        {buttons::bar("tools", "Text", view! {
            {toggle(page, icons::WRAP, "Wrap long lines", |page| page.previews.look.wrap.get(), Page::wrap_lines)}
            {toggle(page, icons::NUMBERS, "Line numbers", |page| page.previews.look.numbers.get(), Page::number_lines)}
            <span class="split">
                {toggle(page, icons::SPLIT, "Split preview", |page| page.previews.second.get().is_some(), Page::split)}
            </span>
        }
        .into_any())}
    }
    .into_any()
}

fn close(page: Page) -> AnyView {
    let press = move |_| {
        page.split();
        browser::focus_first(".split button");
    };
    view! {
        <button type="button" class="tool" aria-label="Close second preview" title="Close" on:click=press>
            {icon(icons::CLOSE)}
        </button>
    }
    .into_any()
}

/// The choice between a target and its variant, where it has one.
#[inline(never)] // Keep out of the first-load chunk.
fn variant(pane: Pane) -> AnyView {
    let page = pane.page;
    let is_first = pane.name();
    let choice = move || {
        let id = pane.target();
        VARIANTS.iter().find(|variant| variant.of == id).map(|variant| {
            let on = move |second: bool| page.previews.alternatives.with(|all| all.contains(&id)) == second;
            let choose = move |second: bool| {
                page.previews.alternatives.update(|all| {
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
#[inline(never)] // Keep out of the first-load chunk.
fn more(pane: Pane) {
    let page = pane.page;
    let target = untrack(move || pane.now());
    let copy = move || {
        browser::copy(markdown(target, &pane.text()), move |done| {
            page.say(if done {
                "Copied as Markdown"
            } else {
                "Couldn't copy. Select the text, and copy it with the keyboard."
            });
        });
    };
    let mut items = vec![
        Item::new("Copy as Markdown", "", copy),
        Item::new("Download", target.file_name, move || pane.save()),
        Item::new("Wrap long lines", "on or off", move || page.wrap_lines()),
        Item::new("Line numbers", "on or off", move || page.number_lines()),
    ];
    if !(target.project)().is_empty() {
        // A variant has the files of its target.
        let id = untrack(move || pane.target());
        let open = move || page.shown.dialog.set(Some(Dialog::Project(id)));
        items.push(Item::new("Project files\u{2026}", "to run it", open));
    }
    items.push(Item::new("Tool coverage", "", move || page.shown.dialog.set(Some(Dialog::Coverage))));
    items.push(Item::new("Tool versions\u{2026}", "", move || page.shown.dialog.set(Some(Dialog::Tools))));
    page.open_menu(target.label.to_owned(), items);
}

/// A text between fences that it can't end.
fn markdown(target: &Target, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{}\n{text}{fence}\n", target.language.id)
}

/// Tells the painter what of a long text is in view.
#[inline(never)] // Keep out of the first-load chunk.
fn watched(pre: &Element, work: &Rc<RefCell<Work>>) -> Watch {
    let work = Rc::downgrade(work);
    watch(pre, move |block, near| {
        if let Some(work) = work.upgrade() {
            work.borrow_mut().painter.show(block, near);
        }
    })
}

/// What is to be known of the tool, whatever the document says.
#[inline(never)] // Keep out of the first-load chunk.
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

/// The fields whose lines are marked while this one has the focus.
fn pointed(focused: Option<FieldId>) -> Vec<FieldId> {
    focused.into_iter().flat_map(|field| std::iter::once(field).chain(field.children().map(|child| child.id))).collect()
}

fn scope_button(page: Page, value: Scope, seen: &'static str) -> AnyView {
    let scope = page.previews.look.scope;
    view! {
        <label class="segment">
            <input type="radio" name="scope" prop:checked=live::flag(move || scope.get() == value) on:change=move |_| scope.set(value) />
            <span>{seen}</span>
        </label>
    }
    .into_any()
}

/// What the document says and this target can't.
#[inline(never)] // Keep out of the first-load chunk.
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
            <p>{icon(icons::INFO)} "Omitted from this code:"</p>
            <ul>{list}</ul>
        </div>
    }
    .into_any()
}
