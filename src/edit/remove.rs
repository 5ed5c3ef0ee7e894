//! Declarations that go: resources, with the comments that are about nothing else.

use std::ops::Range;

use super::labels::mentions;
use super::patch::{
    Comments, Patch, begins_line, indent, is_blank, is_blank_above, line_above, line_end, line_start, next_line,
    remove_lines,
};
use super::{Editor, Subject};
use crate::dialects::Notation;
use crate::import::Origin;

impl Editor<'_> {
    /// A resource that is no longer there.
    pub fn remove(&mut self, origin: &Origin, client: Option<&str>) {
        let (file, notation) = (origin.file, self.notation(origin.file));
        let prefix = if client.is_some() { String::new() } else { format!("{}.{}.", origin.kind, origin.client) };
        let subject = Subject { client, prefix: &prefix };
        if let Some(message) = origin.fixed.as_ref().filter(|_| origin.label.is_empty()) {
            return self.note(subject, "", file, message);
        }
        if notation.is_none() || notation == Some(Notation::Api) || origin.label.is_empty() {
            let message = format!("Kept {} in the file: it is all that is there.", origin.client);
            return self.note(subject, "", file, message);
        }
        if self.is_whole(origin, false).is_err() {
            return self.note(subject, "", file, super::BROKEN);
        }
        if self.take_out(file, &origin.block).is_none() {
            return self.note(subject, "", file, "Kept it in the file: removing it would leave nothing around it.");
        }
        self.gone.insert((file, origin.block.start));
        let text = self.text(file);
        let name = match notation {
            Some(Notation::Hcl | Notation::TerraformJson) => format!("{}.{}", origin.kind, origin.client),
            _ => text[origin.label.clone()].trim_matches(['"', '\'']).to_owned(),
        };
        let files = (0..self.files.len()).filter(|it| self.format(*it).can_be_edited());
        let elsewhere: Vec<usize> = files
            .filter(|it| {
                let text = self.text(*it);
                mentions(text, &name).any(|at| *it != file || !origin.block.contains(&at))
            })
            .collect();
        if let Some(first) = elsewhere.first() {
            let message = format!("Other parts of {} still refer to {name}.", self.files[*first].name);
            self.note(subject, "", *first, message);
        }
    }

    /// Takes a declaration out of its file with the comments above that belong to it; `None` where it can't be.
    pub(super) fn take_out(&mut self, file: usize, block: &Range<usize>) -> Option<()> {
        let text = self.text(file);
        let notation = self.notation(file);
        if notation == Some(Notation::Hcl) {
            let rest = Comments::Hcl.rest_of_line(text, block.end);
            let patch = &mut self.patches[file];
            match rest.filter(|_| begins_line(text, block.start)) {
                Some(rest) => patch.remove(with_comments(text, line_start(text, block.start)..next_line(text, rest))),
                None => patch.remove(block.clone()),
            }
            return Some(());
        }
        let end = block.start + text[block.clone()].trim_end().len();
        let range = block.start..end;
        let comments = if self.is_yaml(file) { Comments::Yaml } else { Comments::Json };
        let opened = text[..range.start].trim_end();
        let flow = !self.is_yaml(file) || opened.ends_with(['{', ',', '[']);
        if flow {
            return remove_from_flow(text, comments, &range, &mut self.patches[file]);
        }
        if !begins_line(text, range.start) {
            return None;
        }
        let lines = line_start(text, range.start)..next_line(text, line_end(text, end));
        // The only one below its section.
        let margin = indent(text, range.start);
        let deeper = |line: &str| line.len() - line.trim_start_matches(' ').len() >= margin.len();
        let is_code = |line: &&str| !is_blank(line) && !line.trim_start().starts_with('#');
        let above = text[..lines.start].lines().rev().find(is_code).is_some_and(deeper);
        let below = text[lines.end..].lines().find(is_code).is_some_and(deeper);
        if !margin.is_empty() && !above && !below {
            return None;
        }
        self.patches[file].remove(with_comments(text, lines));
        Some(())
    }
}

/// Lines of a declaration, with the comments right above it where they are about nothing else.
fn with_comments(text: &str, lines: Range<usize>) -> Range<usize> {
    let mut start = lines.start;
    while let Some(above) = line_above(text, start) {
        let line = text[above.clone()].trim_start();
        if !(line.starts_with('#') || line.starts_with("//")) {
            break;
        }
        start = above.start;
    }
    // What is at the top of a file is about the file; what hangs on a line above is about that.
    let free = is_blank_above(text, start);
    remove_lines(text, if free { start..lines.end } else { lines })
}

/// Takes a member out of an object in braces; `None` where its surroundings can't be told.
fn remove_from_flow(text: &str, comments: Comments, range: &Range<usize>, patch: &mut Patch) -> Option<()> {
    let next = comments.skip(text, range.end);
    let own_line = begins_line(text, range.start);
    let before = text[..range.start].trim_end();
    if text[next..].starts_with(',') {
        match comments.rest_of_line(text, range.end).filter(|_| own_line) {
            Some(rest) => patch.remove(remove_lines(text, line_start(text, range.start)..next_line(text, rest))),
            None => patch.remove(range.start..comments.skip(text, next + 1)),
        }
        return Some(());
    }
    if before.ends_with(',') {
        let comma = before.len() - 1;
        // The bracket after it keeps its line.
        patch.remove(comma..range.end);
        return Some(());
    }
    if before.ends_with(['{', '[']) && text[next..].starts_with(['}', ']']) {
        patch.remove(before.len()..next);
        return Some(());
    }
    None
}
