//! A file as it was pasted or dropped, and places in it.

use super::encoding::{self, Encoding};

/// One file.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SourceFile {
    /// With its path where it has one; may be empty.
    pub name: String,
    pub text: String,
    /// How the text is written as bytes.
    pub encoding: Encoding,
}

// The text may hold a secret, and a debug print may end up in a log.
impl std::fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SourceFile").field("name", &self.name).field("bytes", &self.text.len()).finish()
    }
}

impl SourceFile {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        SourceFile { name: name.into(), text: text.into(), encoding: Encoding::Utf8 }
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Returns a user-facing message when they aren't text that can be given back.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Result<Self, String> {
        let name = name.into();
        match encoding::decode(bytes) {
            Ok((text, encoding)) => Ok(SourceFile { name, text, encoding }),
            Err(why) => Err(format!("{name} {why}")),
        }
    }

    /// The name without its folders.
    pub fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or("")
    }
}

/// A place for users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Where each line of a text begins.
#[derive(Debug)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn new(text: &str) -> Self {
        Lines(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.0.partition_point(|start| *start <= offset);
        let start = self.0[line - 1];
        Position { line, column: text[start..offset].trim_start_matches('\u{feff}').chars().count() + 1 }
    }
}
