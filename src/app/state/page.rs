//! What the page shows next to the document: which field has the focus, the open dialog, the last message. Nothing of
//! it is saved, shared or undone.

use std::sync::Arc;

use cognito_client_builder::document::{Client, Document};
use cognito_client_builder::facts::{Tools, custom_attributes};
use cognito_client_builder::presets::{self, Preset, first_document};
use cognito_client_builder::schema::{self, Field, FieldId, SECTIONS, Section};
use cognito_client_builder::session::Opened;
use cognito_client_builder::session::problems::{self, AtField, Problem};
use cognito_client_builder::session::tally::{Entries, Entry, Tally};
use cognito_client_builder::validate::{Counts, Finding, Fix, Severity, Validator};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::state::previews::Previews;
use crate::app::state::settled::Settled;
use crate::app::state::shown::{Half, Shown, Toast, View};
use crate::app::state::tools;
use crate::app::state::workspace::Workspace;

/// How many opened files are kept for undo.
const MOST_OPENED: usize = 4;

/// A handle on what the page shows; copies are the same page.
#[derive(Clone, Copy)]
pub struct Page {
    pub workspace: Workspace,
    pub shown: Shown,
    pub previews: Previews,
    pub checked: Checked,
    pub focus: Focus,
    pub base: Base,
    pub visit: Visit,
    pub settings: Settings,
    /// Whether the page is a part of another one.
    pub embedded: bool,
    /// The fields that are shown; empty: all.
    only: StoredValue<Vec<FieldId>>,
}

/// What is wrong with the document.
#[derive(Clone, Copy)]
pub struct Checked {
    settled: Settled,
    /// The findings of the client on screen.
    pub findings: Memo<Vec<Finding>>,
    /// The same at each field, by its id.
    by_field: Memo<Vec<AtField>>,
    /// The findings of every client in numbers.
    pub tally: Memo<Entries>,
    /// The user attributes that are no standard ones and that the document's pools define.
    pub customs: Memo<Vec<String>>,
}

/// Where a user is in the form.
#[derive(Clone, Copy)]
pub struct Focus {
    pub focused: RwSignal<Option<FieldId>>,
    /// The field that had the focus last, or was gone to.
    pub visited: RwSignal<Option<FieldId>>,
    /// The element of a set that is being typed. It keeps its row even while it equals a value that could be ticked.
    pub typing: RwSignal<Option<(FieldId, usize)>>,
}

/// What the document was before.
#[derive(Clone, Copy)]
pub struct Base {
    /// The point that changes are compared with, if the user marked one; with the origin of the document.
    pub marked: RwSignal<Option<(usize, Arc<Document>)>>,
    /// The files that were opened last, by the origin of their documents.
    opened: RwSignal<Vec<(usize, Arc<Opened>)>>,
    /// The files that the document on screen comes from, as they were.
    pub files: Memo<Option<Arc<Opened>>>,
    /// The id of the preset that the client on screen was started from, and its client as it was.
    pub original: Memo<Option<(&'static str, Arc<Client>)>>,
}

/// How far a visit has come.
#[derive(Clone, Copy)]
pub struct Visit {
    /// Whether the page still asks what is being built.
    pub asks: RwSignal<bool>,
    /// Whether the user has begun to do something here. Until then a first visit has only what is in view.
    pub begun: RwSignal<bool>,
    /// Whether the form and its findings are rendered, not just the starter cards.
    pub stands: Memo<bool>,
}

/// What a user chose for all visits; kept in this browser.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The versions of the tools.
    pub tools: RwSignal<Tools>,
    /// The theme; `None` follows the system.
    pub theme: RwSignal<Option<String>>,
    /// Whether single keys are shortcuts: who speaks to the computer may not want that.
    pub single_keys: RwSignal<bool>,
}

impl Page {
    pub fn new(workspace: Workspace) -> Self {
        let query = address::query();
        let only = query.fields.iter().filter_map(|path| schema::field(path)).map(|field| field.id).collect();
        let settings = Settings {
            tools: RwSignal::new(tools::stored()),
            theme: RwSignal::new(browser::theme()),
            single_keys: RwSignal::new(browser::single_keys()),
        };
        let (shown, previews) = (Shown::new(), Previews::new());
        let settled = Settled::new(workspace);
        Page {
            workspace,
            shown,
            previews,
            checked: Checked::new(settled, previews, settings),
            focus: Focus { focused: RwSignal::new(None), visited: RwSignal::new(None), typing: RwSignal::new(None) },
            base: Base::new(workspace, settled),
            visit: Visit::new(workspace, shown, query.embed),
            settings,
            embedded: query.embed,
            only: StoredValue::new(only),
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
        self.base.original.with(|original| original.as_ref().and_then(|(id, _)| presets::preset(id)))
    }

    /// How many findings of that severity the client on screen has, once the form is rendered; tracked.
    pub fn count(self, severity: Severity) -> usize {
        if !self.visit.stands.get() {
            return 0;
        }
        let counts = |finding: &&Finding| finding.severity == severity && finding.accepted.is_none();
        self.checked.findings.with(|all| all.iter().filter(counts).count())
    }

    /// Brings a field into view and puts the focus into it.
    pub fn go(self, path: &str) {
        self.visit.begun.set(true);
        self.shown.half.set(Half::Form);
        if let Some(field) = schema::field(path) {
            self.focus.visited.set(Some(field.id));
        }
        browser::go_to_field(path);
    }

    /// Closes the dialog and goes to an argument of a client; of the client on screen if there is no such client.
    pub fn go_to(self, client: &str, path: &str) {
        self.shown.dialog.set(None);
        let at = self.workspace.document_untracked().clients.iter().position(|it| it.label == client);
        if let Some(at) = at {
            self.workspace.select(at);
        }
        // After the dialog has given the focus back.
        let path = path.to_owned();
        browser::after(0, move || self.go(&path));
    }

    /// How many findings of that severity all clients and the supporting resources have, once the form is rendered;
    /// tracked.
    pub fn count_all(self, severity: Severity) -> usize {
        if !self.visit.stands.get() {
            return 0;
        }
        self.checked.tally.with(|entries| {
            let number = |entry: &Entry| match severity {
                Severity::Error => entry.counts.errors,
                Severity::Warning => entry.counts.warnings,
                Severity::Info => entry.counts.infos,
            };
            entries.all().map(number).sum()
        })
    }

    /// The findings of a client in numbers.
    pub fn counts_of(self, client: usize) -> Counts {
        self.checked.tally.with_untracked(|it| it.clients.get(client).map(|it| it.counts)).unwrap_or_default()
    }

    /// The first error or warning of the client on screen after a field, and round again.
    fn problem_after(self, visited: Option<FieldId>) -> Option<Problem> {
        let on_screen = SECTIONS.iter().flat_map(Section::fields).filter(|field| self.shows(field));
        let on_screen: Vec<FieldId> = on_screen.map(|field| field.id).collect();
        self.checked.findings.with_untracked(|all| problems::next_problem(all, &on_screen, visited))
    }

    /// Goes to the first error or warning after the field that was visited last. After the last one of a client comes
    /// the first one of the next client, and round again.
    pub fn next_problem(self) {
        self.visit.begun.set(true);
        self.checked.settled.arrive();
        let mut next = self.problem_after(self.focus.visited.get_untracked());
        let mut whose = String::new();
        if next.is_none_or(|it| it.again) {
            let selected = untrack(|| self.workspace.selected());
            if let Some(at) = self.checked.tally.with_untracked(|it| it.next_client(selected)) {
                self.workspace.select(at);
                self.checked.settled.arrive();
                next = self.problem_after(None);
                whose = format!("{}: ", untrack(|| self.label()));
            }
        }
        let Some(Problem { field, number, total, .. }) = next else {
            self.announce(if whose.is_empty() { "No problems".to_owned() } else { whose });
            return;
        };
        self.shown.half.set(Half::Form);
        self.focus.visited.set(Some(field));
        browser::go_to_problem(&field.get().path);
        self.announce(format!("{whose}{number} of {total}: {}", field.get().argument.label));
    }

    /// Lets a screen reader say something that one sees anyway.
    pub fn announce(self, text: String) {
        // The same words again are said again.
        let same = self.shown.announcement.with_untracked(|now| *now == text);
        self.shown.announcement.set(if same { format!("{text}\u{a0}") } else { text });
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

    pub fn say(self, text: impl Into<String>) {
        self.tell(text.into(), None);
    }

    /// Says something that can be reverted.
    pub fn say_undoable(self, text: impl Into<String>) {
        self.tell(text.into(), Some(self.workspace.document_untracked()));
    }

    fn tell(self, text: String, undo: Option<Arc<Document>>) {
        let stays = if undo.is_some() { 10_000 } else { 4_000 };
        let number = self.shown.toast.with_untracked(|toast| toast.as_ref().map_or(0, |toast| toast.number + 1));
        self.shown.toast.set(Some(Toast { text, undo, number }));
        let toast = self.shown.toast;
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
    pub fn open_files(self, opened: Opened) {
        let said = opened.said();
        let origin = self.workspace.open(opened.import.document.clone());
        self.base.opened.update(|all| {
            all.push((origin, Arc::new(opened)));
            // Undo goes further back, but a page isn't an archive.
            if all.len() > MOST_OPENED {
                all.remove(0);
            }
        });
        self.opened_said(said);
    }

    fn opened_said(self, said: String) {
        self.shown.dialog.set(None);
        browser::after(0, || browser::focus_first("#form"));
        self.say_undoable(said);
    }
}

impl Checked {
    fn new(settled: Settled, previews: Previews, settings: Settings) -> Self {
        let findings = Memo::new(move |_| {
            let (tools, families) = (settings.tools.get(), previews.families.get());
            let findings = settled.with_client(|document, client| {
                let validator = Validator::new(document, &tools, &families);
                let mut findings = validator.client(client);
                // What is reported once a document, and is about this client.
                findings.extend(validator.notices().into_iter().filter(|it| it.client == client.label));
                findings
            });
            findings.unwrap_or_default()
        });
        let by_field = Memo::new(move |_| findings.with(|all| problems::by_field(all)));
        let cache = StoredValue::new(Tally::default());
        let tally = Memo::new(move |_| {
            let (tools, families) = (settings.tools.get(), previews.families.get());
            let own = findings.with(|all| Entry::of(all));
            let entries = settled.with_client(|document, client| {
                let at = document.clients.iter().position(|it| std::ptr::eq(it.as_ref(), client)).unwrap_or_default();
                cache.try_update_value(|cache| cache.count(document, &tools, &families, (at, own)))
            });
            entries.flatten().unwrap_or_default()
        });
        Checked {
            settled,
            findings,
            by_field,
            tally,
            customs: Memo::new(move |_| settled.with_document(custom_attributes)),
        }
    }

    /// The findings at a field; the signal changes when, and only when, they do.
    pub fn at(self, field: FieldId) -> Memo<AtField> {
        Memo::new(move |_| self.by_field.with(|all| all[field.0].clone()))
    }

    /// Whether the findings still offer a fix that they offered: what was pressed may be a frame old.
    pub fn still_offers(self, fix: &Fix) -> bool {
        let offers = || self.findings.with_untracked(|all| all.iter().any(|finding| finding.fixes.contains(fix)));
        let offered = offers();
        self.settled.arrive();
        !offered || offers()
    }
}

impl Base {
    fn new(workspace: Workspace, settled: Settled) -> Self {
        let opened = RwSignal::new(Vec::<(usize, Arc<Opened>)>::new());
        let preset = Memo::new(move |_| {
            let preset = settled.with_client(|document, client| presets::origin(document, &client.label));
            preset.flatten().map(|preset| preset.id)
        });
        Base {
            marked: RwSignal::new(None),
            opened,
            files: Memo::new(move |_| {
                let origin = workspace.origin();
                opened.with(|opened| opened.iter().find(|(it, _)| *it == origin).map(|(_, files)| files.clone()))
            }),
            original: Memo::new(move |_| {
                let preset = presets::preset(preset.get()?)?;
                preset.document().clients.into_iter().next().map(|client| (preset.id, client))
            }),
        }
    }
}

impl Visit {
    fn new(workspace: Workspace, shown: Shown, embedded: bool) -> Self {
        let asks = RwSignal::new(!embedded && *workspace.document_untracked() == first_document());
        let begun = RwSignal::new(false);
        let stands = Memo::new(move |before| {
            before == Some(&true)
                || begun.get()
                || !asks.get()
                || workspace.can_undo()
                || shown.view.get() != View::Code
                || shown.dialog.with(Option::is_some)
                || shown.menu.with(Option::is_some)
                || shown.toast.with(Option::is_some)
        });
        Visit { asks, begun, stands }
    }
}

/// The page, from the context.
pub fn page() -> Page {
    expect_context()
}
