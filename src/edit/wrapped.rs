//! Files whose text has something around it: what changed in the plain text is put back between it.

use std::ops::Range;

use super::diff::{self, Row};
use super::{Edited, EditedFile, Note};
use crate::document::Document;
use crate::import::{Part, Plain, SourceFile};

/// The files with what changed in the plain texts. What can't be put back is in a note.
pub(super) fn wrapped(files: &[SourceFile], plain: &Plain, edited: Edited, document: &Document) -> Edited {
    let mut notes = edited.notes;
    for note in &mut notes {
        note.file = note.file.map(|plain_file| plain.sources[plain_file].0);
    }
    let mut texts: Vec<String> = files.iter().map(|file| file.text.clone()).collect();
    // From the last part to the first, so that the places of the others stay.
    let changed = edited.files.iter().zip(&plain.sources).enumerate().rev().filter(|(_, (after, _))| after.changed);
    for (plain_file, (after, (index, part))) in changed {
        match part {
            None => texts[*index] = after.text.clone(),
            Some(part) if part.comes_back() => texts[*index] = wrap(part, &texts[*index], &after.text),
            Some(_) => {
                let clients = plain.import.origins.iter().filter(|it| it.file == plain_file).map(|it| &it.client);
                let mut clients: Vec<Option<String>> =
                    clients.filter(|it| document.client(it).is_some()).cloned().map(Some).collect();
                if clients.is_empty() {
                    clients.push(None);
                }
                notes.extend(clients.into_iter().map(|client| Note {
                    client,
                    file: Some(*index),
                    message: "Your text is a diff or has line numbers, and a change would make them wrong, so it is kept. Open the file itself, or copy the generated code.".to_owned(),
                    ..Note::default()
                }));
            }
        }
    }
    let both = files.iter().zip(texts);
    let files = both.map(|(file, text)| EditedFile { name: file.name.clone(), changed: text != file.text, text });
    Edited { files: files.collect(), notes }
}

/// A file's text with a part of it changed to `after`. Each line has what stood before it; a new line, what is before
/// the others.
fn wrap(part: &Part, file: &str, after: &str) -> String {
    let lines = part.lines();
    // A byte order mark stays before everything.
    let mark = file.len() - file.trim_start_matches('\u{feff}').len();
    let start = |line: &Range<usize>| file[..line.start].rfind('\n').map_or(mark, |at| at + 1);
    let prefix = |line: &Range<usize>| &file[start(line)..line.start];
    let usual = lines.iter().rfind(|line| !file[(*line).clone()].trim().is_empty()).map_or("", prefix);
    let new_lines: Vec<&str> = after.split_inclusive('\n').collect();
    let mut at = lines.first().map_or(mark, start);
    let mut text = file[..at].to_owned();
    for Row { old, new, .. } in diff::rows(&part.text(file), after) {
        let old = old.map(|(number, _)| &lines[number - 1]);
        let new = new.map(|(number, _)| new_lines[number - 1]);
        if let Some(old) = old {
            // What is between this line and the one before belongs to no part.
            text.push_str(&file[at..start(old).max(at)]);
            at = old.end;
        }
        match (old, new) {
            (Some(old), Some(new)) if file[old.clone()] == *new => text.push_str(&file[start(old)..old.end]),
            (old, Some(new)) => {
                let before = match old.map(prefix) {
                    Some(own) if own.trim_end() != own || own == usual => own,
                    _ => usual,
                };
                text.push_str(if new.trim().is_empty() { before.trim_end() } else { before });
                text.push_str(new);
            }
            (_, None) => {}
        }
    }
    text.push_str(&file[at..]);
    text
}
