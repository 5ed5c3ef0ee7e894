//! What the page shows beside the document: which field has the focus, the open dialog, the last message. Nothing of it
//! is saved, shared or undone.

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use cognito_client_builder::facts::{Tools, custom_attributes};
use cognito_client_builder::presets::{self, Preset};
use cognito_client_builder::schema::{self, Family, Field, FieldId, SECTIONS, Section, Vocabulary};
use cognito_client_builder::targets::{Target, target};
use cognito_client_builder::validate::{Finding, Severity, Validator, rule};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::dialogs::open::Pasted;
use crate::app::dialogs::tools;
use crate::app::parts::live;
use crate::app::parts::menu::Menu;
use crate::app::side::View;
use crate::app::side::preview::Look;
use crate::app::state::workspace::Workspace;

/// How many opened files are kept for undo.
const MOST_OPENED: usize = 4;

/// A handle on what the page shows; copies are the same page.
#[derive(Clone, Copy)]
pub struct Page {
    pub workspace: Workspace,
    /// What is wrong with the client on screen.
    pub findings: Memo<Vec<Finding>>,
    pub focused: RwSignal<Option<FieldId>>,
    /// The field that had the focus last, or was gone to.
    pub visited: RwSignal<Option<FieldId>>,
    /// Which half is in view where there is room for one.
    pub half: RwSignal<Half>,
    pub dialog: RwSignal<Option<Dialog>>,
    pub menu: RwSignal<Option<Menu>>,
    pub toast: RwSignal<Option<Toast>>,
    /// What a screen reader says.
    pub announcement: RwSignal<String>,
    /// The id of the target in view.
    pub target: RwSignal<&'static str>,
    /// The id of the target beside it, if there are two.
    pub second: RwSignal<Option<&'static str>>,
    /// Whether the page stands in a part of another one.
    pub embedded: bool,
    /// The fields that are shown; empty: all.
    only: StoredValue<Vec<FieldId>>,
    /// The ids of targets that are shown in their variant.
    pub alternatives: RwSignal<Vec<&'static str>>,
    /// What the half beside the form shows.
    pub view: RwSignal<View>,
    /// The versions of the tools that the person has.
    pub tools: RwSignal<Tools>,
    /// The families whose previews are in view: findings are about these.
    pub families: Memo<Vec<Family>>,
    /// The point that changes are told from, if somebody marked one; with the origin of the document.
    pub marked: RwSignal<Option<(usize, Document)>>,
    /// The files that were opened last, by the origin of their documents.
    opened: RwSignal<Vec<(usize, Arc<Pasted>)>>,
    /// The files that the document on screen comes from, as they were.
    pub pasted: Memo<Option<Arc<Pasted>>>,
    /// How the target in view spells the names of arguments.
    pub vocabulary: Memo<Vocabulary>,
    /// The id of the preset that the client on screen was started from, and its client as it was.
    pub original: Memo<Option<(&'static str, Arc<Client>)>>,
    /// The user attributes that are no standard ones and that the document's pools define.
    pub customs: Memo<Vec<String>>,
    /// The element of a set that is being typed. It keeps its row even while it equals a value that could be ticked.
    pub typing: RwSignal<Option<(FieldId, usize)>>,
    /// Whether the page still asks what is being built.
    pub asks: RwSignal<bool>,
    /// Whether somebody has begun to do something here. Until then a first visit has only what is in view.
    pub begun: RwSignal<bool>,
    /// Whether the form and its findings stand, and not only what comes before it.
    pub stands: Memo<bool>,
    /// How texts are shown.
    pub look: Look,
    /// The chosen theme; `None` follows the system.
    pub theme: RwSignal<Option<String>>,
    /// Whether single keys are shortcuts: somebody who speaks to the computer may not want that.
    pub single_keys: RwSignal<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Form,
    Preview,
}

#[derive(Clone)]
pub enum Dialog {
    /// "What are you building?"
    Presets,
    /// A document is pasted.
    Open,
    /// What is not a client, as JSON.
    Rest,
    /// A resource beside the clients, by type and label.
    Resource(String, String),
    /// A variable of a type is declared, and its reference handed on.
    Variable(Callback<String>, &'static str),
    /// Everything that can be gone to, found by typing.
    Palette,
    /// The clients, found by typing.
    Clients,
    Keys,
    /// All rules.
    Rules,
    /// One rule, by its id; there may be no such rule.
    Rule(&'static str),
    /// A rule's findings of a client are accepted; then the focus goes to the field.
    Accept(String, &'static str, Option<FieldId>),
    /// All errors are repaired.
    Repair,
    /// The versions of the tools.
    Tools,
    /// Which tool can say which argument.
    Coverage,
    /// The files that are needed beside a target's text, by its id.
    Project(&'static str),
}

impl Dialog {
    /// The rule that an address names.
    pub fn linked_rule(id: &str) -> Dialog {
        Dialog::Rule(rule(id).map_or("", |rule| rule.id))
    }
}

/// A message that goes away by itself.
#[derive(Clone, PartialEq)]
pub struct Toast {
    pub text: String,
    /// The document that undo takes back. Once it is another, the message goes: undo would take back something else.
    pub undo: Option<Document>,
    /// Different for each, so that the same words twice are two messages.
    pub number: usize,
}

impl Page {
    pub fn new(workspace: Workspace) -> Self {
        let query = address::query();
        let only = query.fields.iter().filter_map(|path| schema::field(path)).map(|field| field.id).collect();
        let opened = RwSignal::new(Vec::<(usize, Arc<Pasted>)>::new());
        let target_in_view = RwSignal::new(crate::app::side::preview::first_targets().0);
        let second = RwSignal::new(crate::app::side::preview::first_targets().1);
        let tools = RwSignal::new(tools::stored());
        let families = Memo::new(move |_| {
            let in_view = [Some(target_in_view.get()), second.get()];
            in_view.into_iter().flatten().filter_map(target).map(|target| target.family).collect::<Vec<_>>()
        });
        let findings = Memo::new(move |_| {
            let Some(client) = workspace.client() else { return Vec::new() };
            let (tools, families) = (tools.get(), families.get());
            workspace.with_document(|document| {
                let validator = Validator::new(document, &tools, &families);
                let mut findings = validator.client(&client);
                // What is told once a document, and is about this client.
                findings.extend(validator.notices().into_iter().filter(|it| it.client == client.label));
                findings
            })
        });
        let label = Memo::new(move |_| workspace.client().map(|client| client.label.clone()).unwrap_or_default());
        let preset = Memo::new(move |_| {
            let origin = |document: &Document| label.with(|label| presets::origin(document, label));
            workspace.with_document(origin).map(|preset| preset.id)
        });
        let original = Memo::new(move |_| {
            let preset = presets::preset(preset.get()?)?;
            preset.document().clients.into_iter().next().map(|client| (preset.id, client))
        });
        let asks = RwSignal::new(!query.embed && workspace.document_untracked() == crate::app::shell::first_document());
        let begun = RwSignal::new(false);
        let view = RwSignal::new(View::first());
        let (dialog, menu, toast) = (RwSignal::new(None), RwSignal::new(None::<Menu>), RwSignal::new(None::<Toast>));
        let stands = Memo::new(move |before| {
            before == Some(&true)
                || begun.get()
                || !asks.get()
                || workspace.can_undo()
                || view.get() != View::Code
                || dialog.with(Option::is_some)
                || menu.with(Option::is_some)
                || toast.with(Option::is_some)
        });
        Page {
            workspace,
            findings,
            focused: RwSignal::new(None),
            visited: RwSignal::new(None),
            half: RwSignal::new(Half::Form),
            dialog,
            menu,
            toast,
            announcement: RwSignal::new(String::new()),
            target: target_in_view,
            second,
            embedded: query.embed,
            only: StoredValue::new(only),
            alternatives: RwSignal::new(Vec::new()),
            view,
            tools,
            families,
            marked: RwSignal::new(None),
            opened,
            pasted: Memo::new(move |_| {
                let origin = workspace.origin();
                opened.with(|opened| opened.iter().find(|(it, _)| *it == origin).map(|(_, pasted)| pasted.clone()))
            }),
            vocabulary: Memo::new(move |_| {
                target(target_in_view.get()).map_or(Vocabulary::Terraform, |target| target.vocabulary)
            }),
            original,
            customs: Memo::new(move |_| workspace.with_document(custom_attributes)),
            typing: RwSignal::new(None),
            single_keys: RwSignal::new(browser::single_keys()),
            asks,
            begun,
            look: Look::new(),
            theme: RwSignal::new(browser::theme()),
            stands,
        }
    }

    /// Whether a field is shown: asked for, or around or in one that is.
    pub fn shows(self, field: &Field) -> bool {
        let within = |field: &Field, only: &[FieldId]| {
            let mut at = Some(field);
            while let Some(field) = at {
                if only.contains(&field.id) {
                    return true;
                }
                at = field.parent.map(FieldId::get);
            }
            false
        };
        self.only.with_value(|only| {
            only.is_empty() || within(field, only) || field.id.children().any(|child| within(child, only))
        })
    }

    /// Whether only some fields are shown.
    pub fn is_limited(self) -> bool {
        self.only.with_value(|only| !only.is_empty())
    }

    /// The preset that the client on screen was started from; tracked.
    pub fn preset(self) -> Option<&'static Preset> {
        self.original.with(|original| original.as_ref().and_then(|(id, _)| presets::preset(id)))
    }

    /// What is in no first view: made once the form stands.
    pub fn later(self, make: impl Fn(Page) -> AnyView + Send + 'static) -> AnyView {
        let make: Box<dyn Fn(Page) -> AnyView + Send> = Box::new(make);
        later(self, make)
    }

    /// The findings of one field.
    pub fn findings_of(self, field: FieldId) -> Memo<Vec<Finding>> {
        Memo::new(move |_| {
            self.findings.with(|all| all.iter().filter(|finding| finding.field == Some(field)).cloned().collect())
        })
    }

    /// The findings of other fields that concern this one, too.
    pub fn findings_about(self, field: &'static Field) -> Memo<Vec<Finding>> {
        Memo::new(move |_| {
            let about = |it: &&Finding| {
                it.field.is_some_and(|first| first != field.id)
                    && it.accepted.is_none()
                    && it.arguments.contains(&field.path)
            };
            self.findings.with(|all| all.iter().filter(about).cloned().collect())
        })
    }

    /// How many findings of that severity the client on screen has, once the form stands; tracked.
    pub fn count(self, severity: Severity) -> usize {
        if !self.stands.get() {
            return 0;
        }
        let counts = |finding: &&Finding| finding.severity == severity && finding.accepted.is_none();
        self.findings.with(|all| all.iter().filter(counts).count())
    }

    /// Brings a field into view and puts the focus into it.
    pub fn go(self, path: &str) {
        self.begun.set(true);
        self.half.set(Half::Form);
        if let Some(field) = schema::field(path) {
            self.visited.set(Some(field.id));
        }
        browser::go_to_field(path);
    }

    /// Goes to the first error or warning after the field that was visited last, and round again.
    pub fn next_problem(self) {
        self.begun.set(true);
        let on_screen = SECTIONS.iter().flat_map(Section::fields).filter(|field| self.shows(field));
        let on_screen: Vec<FieldId> = on_screen.map(|field| field.id).collect();
        let visited = self.visited.get_untracked();
        let after = on_screen.iter().position(|field| Some(*field) == visited).map_or(0, |at| at + 1);
        let (before, behind) = on_screen.split_at(after);
        let counts = |it: &Finding| it.severity != Severity::Info && it.accepted.is_none();
        let wrong = |field: &&FieldId| {
            self.findings.with_untracked(|all| all.iter().any(|it| it.field == Some(**field) && counts(it)))
        };
        let total = on_screen.iter().filter(wrong).count();
        let Some(next) = behind.iter().chain(before).find(wrong) else {
            self.announce("No problems".to_owned());
            return;
        };
        let number = on_screen.iter().filter(wrong).position(|field| field == next).unwrap_or(0) + 1;
        self.half.set(Half::Form);
        self.visited.set(Some(*next));
        browser::go_to_problem(&next.get().path);
        self.announce(format!("{number} of {total}: {}", next.get().argument.label));
    }

    /// Lets a screen reader say something that one sees anyway.
    pub fn announce(self, text: String) {
        // The same words again are said again.
        let same = self.announcement.with_untracked(|now| *now == text);
        self.announcement.set(if same { format!("{text}\u{a0}") } else { text });
    }

    pub fn undo(self) {
        let can = untrack(|| self.workspace.can_undo());
        self.workspace.undo();
        self.announce(if can { "Undone" } else { "Nothing to undo" }.to_owned());
    }

    pub fn redo(self) {
        let can = untrack(|| self.workspace.can_redo());
        self.workspace.redo();
        self.announce(if can { "Redone" } else { "Nothing to redo" }.to_owned());
    }

    /// Shows a target in the preview, and the preview where there is room for one half.
    pub fn show_target(self, target: &'static Target) {
        self.target.set(target.id);
        self.view.set(View::Code);
        self.half.set(Half::Preview);
        self.announce(format!("Preview: {}", target.label));
        browser::after(0, || browser::focus_first("#preview .code"));
    }

    pub fn say(self, text: impl Into<String>) {
        self.tell(text.into(), None);
    }

    /// Says something that can be taken back.
    pub fn say_undoable(self, text: impl Into<String>) {
        self.tell(text.into(), Some(self.workspace.document_untracked()));
    }

    fn tell(self, text: String, undo: Option<Document>) {
        let stays = if undo.is_some() { 10_000 } else { 4_000 };
        let number = self.toast.with_untracked(|toast| toast.as_ref().map_or(0, |toast| toast.number + 1));
        self.toast.set(Some(Toast { text, undo, number }));
        let toast = self.toast;
        browser::after(stays, move || {
            if toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.number == number)) {
                toast.set(None);
            }
        });
    }

    /// Opens another document in place of this one.
    pub fn open(self, document: Document, said: String) {
        self.workspace.open(document);
        self.opened_said(said);
    }

    /// Opens what was read of files, in place of what is on screen.
    pub fn open_files(self, pasted: Pasted, said: String) {
        let origin = self.workspace.open(pasted.document.clone());
        self.opened.update(|opened| {
            opened.push((origin, Arc::new(pasted)));
            // Undo goes further back, but a page is no archive.
            if opened.len() > MOST_OPENED {
                opened.remove(0);
            }
        });
        self.opened_said(said);
    }

    fn opened_said(self, said: String) {
        self.dialog.set(None);
        browser::after(0, || browser::focus_first("#form"));
        self.say_undoable(said);
    }
}

fn later(page: Page, make: Box<dyn Fn(Page) -> AnyView + Send>) -> AnyView {
    live::view(move || if page.stands.get() { make(page) } else { ().into_any() })
}

/// The page, from the context.
pub fn page() -> Page {
    expect_context()
}

/// The same, with words for none.
pub fn problems_in_words(errors: usize, warnings: usize) -> String {
    match count_in_words(errors, warnings) {
        words if words.is_empty() => "no problems".to_owned(),
        words => words,
    }
}

/// The findings as words: `"2 errors, 1 warning"`.
pub fn count_in_words(errors: usize, warnings: usize) -> String {
    let count = |number: usize, noun: &str| match number {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{number} {noun}s")),
    };
    let words: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    words.join(", ")
}
