//! A value as far as the document shows it, and the elements of a set.

use serde_json::Value as Json;

use crate::document::{Client, Value, read};
use crate::schema::{Kind, field};

/// What is known of a value before it is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known<T> {
    /// Not set.
    Absent,
    Is(T),
    /// Set to something that is computed, or that isn't of the right kind.
    Unknown,
}

impl<T: Copy + PartialEq> Known<T> {
    /// The value in effect, with AWS's default for one that isn't set.
    pub fn or(self, default: T) -> Option<T> {
        match self {
            Known::Absent => Some(default),
            Known::Is(value) => Some(value),
            Known::Unknown => None,
        }
    }

    pub fn is(self, value: T) -> bool {
        self == Known::Is(value)
    }

    pub fn given(self) -> bool {
        self != Known::Absent
    }
}

/// The elements of a set.
#[derive(Debug, Default)]
pub(crate) struct Items<'a> {
    pub present: bool,
    /// Whether nothing of it is computed or of the wrong kind.
    pub complete: bool,
    pub all: Vec<Item<'a>>,
}

/// An element of a set.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub index: usize,
    pub raw: &'a Json,
    pub value: Value,
}

impl<'a> Items<'a> {
    pub(super) fn read(client: &'a Client, path: &str) -> Self {
        let json = field(path).and_then(|field| client.get(field.id));
        match json {
            None | Some(Json::Null) => Items { present: false, complete: true, all: Vec::new() },
            Some(Json::Array(items)) => {
                let mut complete = true;
                let mut all = Vec::with_capacity(items.len());
                for (index, raw) in items.iter().enumerate() {
                    match read(raw, &Kind::Text).value {
                        Some(value) => {
                            complete &= matches!(value, Value::Text(_));
                            all.push(Item { index, raw, value });
                        }
                        None => complete = false,
                    }
                }
                Items { present: true, complete, all }
            }
            Some(_) => Items { present: true, complete: false, all: Vec::new() },
        }
    }

    pub fn has(&self, text: &str) -> bool {
        self.all.iter().any(|item| item.value.as_text() == Some(text))
    }

    /// Whether it certainly lacks this text.
    pub fn lacks(&self, text: &str) -> bool {
        self.complete && !self.has(text)
    }

    /// Certainly nothing: not set, or an empty list.
    pub fn is_empty(&self) -> bool {
        self.complete && self.all.is_empty()
    }

    /// The elements that are known, with their index.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all.iter().filter_map(|item| Some((item.index, item.value.as_text()?)))
    }

    /// Whether it is certainly exactly this one text.
    pub fn only(&self, text: &str) -> bool {
        self.complete && !self.all.is_empty() && self.all.iter().all(|item| item.value.as_text() == Some(text))
    }

    /// Whether removing elements that fulfil `gone` certainly leaves something.
    pub fn leaves(&self, gone: impl Fn(&str) -> bool) -> bool {
        !self.complete || self.texts().any(|(_, text)| !gone(text))
    }

    pub fn contains(&self, value: &Value) -> bool {
        self.all.iter().any(|item| item.value == *value)
    }
}
