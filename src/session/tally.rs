//! How many problems each client has: what a badge, the list of clients, and "next problem" ask.

use std::cell::OnceCell;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::document::{Client, Document};
use crate::facts::Tools;
use crate::validate::{Counts, Family, Finding, Severity, Validator, count};

/// The findings of a client, or of the supporting resources, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    pub counts: Counts,
    /// Whether an error has a fix.
    pub fixable: bool,
}

impl Entry {
    pub fn of(findings: &[Finding]) -> Self {
        let fixable = findings.iter().any(|it| it.severity == Severity::Error && !it.fixes.is_empty());
        Entry { counts: count(findings), fixable }
    }

    /// Errors and warnings.
    pub fn problems(&self) -> usize {
        self.counts.errors + self.counts.warnings
    }
}

/// The entries of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries {
    /// In the order of the clients.
    pub clients: Vec<Entry>,
    pub supporting: Entry,
}

impl Entries {
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.clients.iter().chain([&self.supporting])
    }

    /// The first other client after this one that has a problem, and round again.
    pub fn next_client(&self, after: usize) -> Option<usize> {
        let count = self.clients.len();
        (1..count).map(|step| (after + step) % count).find(|at| self.clients[*at].problems() > 0)
    }
}

/// What the entries were made from: a client is judged again only when it, its surroundings, or the tools changed.
#[derive(Default)]
pub struct Tally {
    around: Option<(Arc<Map<String, Json>>, Tools, Vec<Family>)>,
    clients: Vec<(Arc<Client>, Entry)>,
    supporting: Entry,
}

impl Tally {
    /// The entries. `own` is the client on screen, with its entry, which is known already.
    pub fn count(&mut self, document: &Document, tools: &Tools, families: &[Family], own: (usize, Entry)) -> Entries {
        // Where only the client on screen changed, as at each key, nothing is left to judge.
        let made = OnceCell::new();
        let validator = || made.get_or_init(|| Validator::new(document, tools, families));
        let same = self.around.as_ref().is_some_and(|(rest, had, seen)| {
            Arc::ptr_eq(rest, document.rest()) && had == tools && seen.as_slice() == families
        });
        if !same {
            self.around = Some((document.rest().clone(), tools.clone(), families.to_vec()));
            self.clients.clear();
            self.supporting = Entry::of(&validator().supporting());
        }
        self.clients.truncate(document.clients.len());
        for (at, client) in document.clients.iter().enumerate() {
            let known = self.clients.get(at).is_some_and(|(before, _)| Arc::ptr_eq(before, client));
            let entry = match at == own.0 {
                true => own.1,
                false if known => continue,
                false => Entry::of(&validator().client(client)),
            };
            match self.clients.get_mut(at) {
                Some(slot) => *slot = (client.clone(), entry),
                None => self.clients.push((client.clone(), entry)),
            }
        }
        Entries { clients: self.clients.iter().map(|it| it.1).collect(), supporting: self.supporting }
    }
}
