//! Notices that belong to no argument: a link that couldn't be read, a document that can't be saved.

use leptos::prelude::*;

/// The notices on screen; copies are the same list.
#[derive(Clone, Copy)]
pub struct Notices(pub RwSignal<Vec<Notice>>);

#[derive(Clone, PartialEq)]
pub struct Notice {
    /// What it is about. A later notice about the same takes its place.
    pub about: &'static str,
    /// Different for each.
    pub number: usize,
    pub message: String,
    /// A text offered for copying.
    pub text: Option<String>,
}

impl Notices {
    pub fn new() -> Self {
        Notices(RwSignal::new(Vec::new()))
    }

    /// Says something.
    pub fn say(self, about: &'static str, message: impl Into<String>) {
        self.put(about, message.into(), None);
    }

    /// Says something, and offers a text for copying.
    pub fn offer(self, about: &'static str, message: impl Into<String>, text: String) {
        self.put(about, message.into(), Some(text));
    }

    /// Takes a notice away.
    pub fn clear(self, about: &'static str) {
        if self.0.with_untracked(|list| list.iter().any(|notice| notice.about == about)) {
            self.0.update(|list| list.retain(|notice| notice.about != about));
        }
    }

    fn put(self, about: &'static str, message: String, text: Option<String>) {
        self.0.update(|list| {
            let number = list.iter().map(|notice| notice.number + 1).max().unwrap_or(0);
            list.retain(|notice| notice.about != about);
            list.push(Notice { about, number, message, text });
        });
    }
}
