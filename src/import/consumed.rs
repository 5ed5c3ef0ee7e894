//! What no one took over of the files: computed from what importers did, so that "everything in it is in the document"
//! is never an assumption.
//!
//! An importer says what it takes ([`Tree::take`](super::tree::Tree::take)). What is left over, a gap, is named by a
//! finding of the importer where one is at it, and by one of its own where not. A reader that forgets to say what it
//! took gets a finding too many; one that forgets to read something never gets a sum that hides it.

use std::collections::HashMap;
use std::ops::Range;

use super::collect::Collector;
use super::{Format, Severity};
use crate::document::shorten;
use crate::document::words::and;

/// A part of the text that no one took: as large as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// With its key, where it has one.
    pub span: Range<usize>,
    /// Where its value begins.
    pub value: usize,
    /// Its key; empty for an element of a list.
    pub name: String,
    /// The keys that lead to it, without its own.
    pub parent: Vec<String>,
}

/// The most names of one finding.
const MOST_NAMES: usize = 8;

impl Format {
    /// Whether a tool prints it with all that it knows, which no one configures.
    const fn is_output(self) -> bool {
        matches!(
            self,
            Format::TerraformShow
                | Format::TerraformState
                | Format::TerraformStateText
                | Format::Describe
                | Format::List
        )
    }
}

impl Collector<'_> {
    /// Names whatever is in no document and in no finding yet.
    pub(super) fn name_gaps(&mut self) {
        if self.stopped() {
            return;
        }
        let mut gaps = std::mem::take(&mut self.gaps);
        for (file, tree) in self.trees.iter().enumerate() {
            // Where no importer read the file, an error says so.
            if let Some(tree) = tree.as_ref().filter(|_| self.formats[file] != Format::Unknown) {
                gaps.extend(tree.gaps().into_iter().map(|gap| (file, gap)));
            }
        }
        let (named, covered) = (self.named(), self.covered());
        let mut groups: Vec<(usize, Vec<Gap>)> = Vec::new();
        for (file, gap) in gaps {
            if is_within(&covered[file], &gap.span) {
                continue;
            }
            let finding = named.get(&(file, gap.span.start)).or_else(|| named.get(&(file, gap.value)));
            if let Some(finding) = finding {
                self.findings[*finding].covers.push(gap.span);
                continue;
            }
            let is_output = self.formats[file].is_output();
            match groups.last_mut() {
                Some((last, group)) if *last == file && (is_output || group[0].parent == gap.parent) => group.push(gap),
                _ => groups.push((file, vec![gap])),
            }
        }
        let mut read = vec![Vec::new(); self.formats.len()];
        for (origin, _) in self.clients.iter().chain(&self.resources) {
            read[origin.file].push(origin.block.clone());
        }
        let read: Vec<_> = read.into_iter().map(joined).collect();
        for (file, group) in groups {
            let is_output = self.formats[file].is_output();
            // Something of what was read, or something else.
            let of_read = !is_output && is_within(&read[file], &group[0].span);
            let severity = if of_read { Severity::Warning } else { Severity::Info };
            let message = message(&group, is_output);
            let at = group[0].span.start;
            self.tell(severity, file, at, message, group.into_iter().map(|gap| gap.span).collect());
        }
    }

    /// The findings by their places.
    fn named(&self) -> HashMap<(usize, usize), usize> {
        self.findings.iter().enumerate().map(|(index, it)| ((it.file, it.offset), index)).collect()
    }

    /// What findings cover, by file: in order, and none of it twice.
    pub(super) fn covered(&self) -> Vec<Vec<Range<usize>>> {
        let mut covered = vec![Vec::new(); self.formats.len()];
        for finding in &self.findings {
            covered[finding.file].extend(finding.covers.iter().cloned());
        }
        covered.into_iter().map(joined).collect()
    }
}

/// Bytes in order; what overlaps or touches is one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|it| it.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether one of what [`joined`] gives holds it.
fn is_within(intervals: &[Range<usize>], span: &Range<usize>) -> bool {
    let begun = intervals.partition_point(|it| it.start <= span.start);
    begun.checked_sub(1).is_some_and(|at| intervals[at].end >= span.end)
}

/// `Metadata and Outputs are not read. They stay in your file.`
fn message(group: &[Gap], is_output: bool) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut elements = 0;
    for gap in group {
        let name = shorten(&gap.name);
        if gap.name.is_empty() {
            elements += 1;
        } else if !names.contains(&name) && names.len() <= MOST_NAMES {
            names.push(name);
        }
    }
    let distinct = if names.len() > MOST_NAMES {
        names.truncate(MOST_NAMES);
        let all: std::collections::HashSet<&str> = group.iter().map(|gap| gap.name.as_str()).collect();
        all.len() - usize::from(elements > 0)
    } else {
        names.len()
    };
    match distinct - names.len() {
        0 => {}
        more => names.push(format!("{more} more")),
    }
    match elements {
        0 => {}
        1 => names.push("an element".to_owned()),
        many => names.push(format!("{many} elements")),
    }
    let is_one = names.len() == 1 && (elements < 2);
    let stays = if is_one { "It stays" } else { "They stay" };
    let subject = and(&names);
    let path: Vec<&str> = group[0].parent.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let same = group.iter().all(|gap| gap.parent == group[0].parent);
    let of = match path.as_slice() {
        [] => String::new(),
        _ if !same => String::new(),
        path => format!(" of {}", shorten(&path.join("."))),
    };
    if group.len() == 1 && elements == 1 && of.is_empty() {
        return "Skipped this part of the file. It stays in your file.".to_owned();
    }
    if is_output {
        let they = if is_one { "it is" } else { "they are" };
        return format!("Skipped {subject}{of}: {they} computed, or unknown to the builder.");
    }
    format!("Skipped {subject}{of}. {stays} in your file.")
}
