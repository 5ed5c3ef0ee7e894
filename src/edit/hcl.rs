//! Bodies of HCL: arguments on lines of their own with their equals signs aligned as `terraform fmt` does it, where the
//! file has them so. Knows where things are and how they are laid out, and not what they mean.

use std::ops::Range;

use super::patch::{
    Comments, Patch, begins_line, indent, is_blank, line_above, line_break, line_end, line_start, next_line,
    remove_lines,
};
use crate::emit::{Doc, Role, render};
use crate::import::{Body, Layout, Member, Shape};

/// What becomes of a body's members, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Keep(usize),
    /// The value becomes this text.
    Value(usize, String),
    Remove(usize),
    /// A new argument: its name and value.
    Add(String, Doc),
    /// A new block, with its name.
    AddBlock(Doc),
}

/// Lines of a layout, those after the first indented as they must be in the text.
pub(super) fn lines(doc: &Doc, margin: &str, unit: &str, newline: &str) -> String {
    let mut text = String::new();
    for (at, line) in render(doc, crate::emit::syntax::hcl::WIDTH).iter().enumerate() {
        if at > 0 {
            text.push_str(newline);
        }
        let mut spans = line.spans.as_slice();
        // What an expression had on lines of its own stays as it was.
        if at > 0
            && let [first, rest @ ..] = spans
            && first.role == Role::Plain
            && first.text.bytes().all(|b| b == b' ')
        {
            text.push_str(margin);
            text.push_str(&unit.repeat(first.text.len() / 2));
            spans = rest;
        } else if at > 0 && !spans.is_empty() {
            text.push_str(margin);
        }
        spans.iter().for_each(|span| text.push_str(&span.text));
    }
    text
}

pub(super) struct Block<'a> {
    pub text: &'a str,
    pub body: &'a Body,
}

/// A member or a new one, as far as its line matters.
struct Row {
    /// The old member.
    old: Option<usize>,
    /// Columns of the name, where name and value are on one line.
    name: Option<usize>,
    /// Columns of the value.
    value: usize,
    /// No other line is between the row before and this one.
    adjacent: bool,
    /// The place in the steps.
    step: usize,
}

impl Block<'_> {
    fn members(&self) -> &[Member] {
        &self.body.members
    }

    /// Whether a member is an argument rather than a block.
    pub fn is_attribute(text: &str, member: &Member) -> bool {
        text.get(member.name.end..member.value.start).is_some_and(|gap| gap.contains('='))
            || !matches!(member.shape, Shape::Body(_)) && !text[member.value.clone()].starts_with('{')
    }

    /// The indentation of the members.
    pub fn margin(&self) -> String {
        if let Some(first) = self.members().iter().find(|it| begins_line(self.text, it.span.start)) {
            return indent(self.text, first.span.start).to_owned();
        }
        format!("{}{}", self.outer(), unit(self.text))
    }

    fn outer(&self) -> &str {
        if self.body.layout == Layout::Fragment { "" } else { indent(self.text, self.body.span.start) }
    }

    /// One level of indentation.
    pub fn unit(&self) -> String {
        match self.members().is_empty() {
            true => unit(self.text),
            false if self.margin().contains('\t') => "\t".to_owned(),
            false => "  ".to_owned(),
        }
    }

    pub fn apply(&self, steps: &[Step], patch: &mut Patch) {
        let same_line = self.body.layout == Layout::Hcl && !self.text[self.body.span.clone()].contains('\n');
        let structure = steps.iter().any(|it| !matches!(it, Step::Keep(_) | Step::Value(..)));
        if self.members().is_empty() || structure && same_line {
            return self.rewrite(steps, patch);
        }
        let rows = self.rows(steps);
        let pads = self.pads(&rows, steps);
        self.align_comments(&rows, &pads, patch);
        self.remove(steps, patch);
        let newline = line_break(self.text);
        let (margin, unit) = (self.margin(), self.unit());
        let mut before: Option<usize> = None;
        let mut pending_blank = false;
        for (at, step) in steps.iter().enumerate() {
            let pad = rows.iter().position(|row| row.step == at).and_then(|row| pads[row].clone());
            match step {
                Step::Keep(member) | Step::Value(member, _) => {
                    if let Step::Value(_, text) = step {
                        patch.replace(self.members()[*member].value.clone(), text.clone());
                    }
                    if let Some(pad) = pad {
                        let name_end = self.members()[*member].name.end;
                        if let Some(equals) = self.text[name_end..].find('=') {
                            let range = name_end..name_end + equals;
                            if self.text[range.clone()] != pad {
                                patch.replace(range, pad);
                            }
                        }
                    }
                    before = Some(*member);
                    pending_blank = false;
                }
                Step::Remove(member) => before = Some(*member),
                Step::Add(name, value) => {
                    let between = pad.map_or_else(|| " = ".to_owned(), |pad| format!("{pad}= "));
                    let between = self.borrowed(&rows, at).unwrap_or(between);
                    let value = lines(value, &margin, &unit, newline);
                    self.put(
                        before,
                        &format!("{margin}{name}{between}{value}"),
                        false,
                        steps,
                        &mut pending_blank,
                        patch,
                    );
                }
                Step::AddBlock(block) => {
                    let block = lines(block, &margin, &unit, newline);
                    self.put(before, &format!("{margin}{block}"), true, steps, &mut pending_blank, patch);
                }
            }
        }
    }

    /// A body without members, or all on one line: rewritten, on lines.
    fn rewrite(&self, steps: &[Step], patch: &mut Patch) {
        let newline = line_break(self.text);
        let (margin, unit) = (self.margin(), self.unit());
        let widest = steps.iter().map(|it| if let Step::Add(name, _) = it { name.len() } else { 0 }).max().unwrap_or(0);
        let mut inside = String::new();
        let mut after_block = false;
        for step in steps {
            let (text, block) = match step {
                Step::Keep(member) => (self.text[self.members()[*member].span.clone()].to_owned(), false),
                Step::Value(member, value) => {
                    let it = &self.members()[*member];
                    (format!("{}{value}", &self.text[it.span.start..it.value.start]), false)
                }
                Step::Remove(_) => continue,
                Step::Add(name, value) => {
                    let pad = " ".repeat(widest.saturating_sub(name.len()) + 1);
                    (format!("{name}{pad}= {}", lines(value, &margin, &unit, newline)), false)
                }
                Step::AddBlock(block) => (lines(block, &margin, &unit, newline), true),
            };
            if (block || after_block) && !inside.is_empty() {
                inside.push_str(newline);
            }
            after_block = block;
            inside.push_str(&format!("{newline}{margin}{text}"));
        }
        let braces = &self.body.span;
        let closed = self.text[braces.clone()].ends_with('}') && braces.len() > 1;
        let to = if closed { braces.end - 1 } else { braces.end };
        let outer = self.outer().to_owned();
        let old = &self.text[braces.start + 1..to];
        // A comment is all that may be in it.
        let from = if old.trim().is_empty() || !self.members().is_empty() {
            braces.start + 1
        } else {
            line_start(self.text, to)
        };
        match (inside.is_empty(), from == braces.start + 1) {
            (true, true) => patch.replace(from..to, ""),
            (true, false) => {}
            (false, true) => patch.replace(from..to, format!("{inside}{newline}{outer}")),
            (false, false) => {
                let inside = inside.trim_start_matches(['\r', '\n']);
                patch.insert(from, format!("{inside}{newline}"));
            }
        }
    }

    /// Puts new lines after a member, or first.
    fn put(
        &self,
        before: Option<usize>,
        new: &str,
        block: bool,
        steps: &[Step],
        pending_blank: &mut bool,
        patch: &mut Patch,
    ) {
        let text = self.text;
        let newline = line_break(text);
        let Some(member) = before else {
            let first = &self.members()[0];
            let mut start = line_start(text, first.span.start);
            // Comments above belong to what is there.
            while let Some(above) = line_above(text, start) {
                let line = text[above.clone()].trim_start_matches([' ', '\t']);
                if above.start < self.body.span.start || !(line.starts_with('#') || line.starts_with("//")) {
                    break;
                }
                start = above.start;
            }
            let blank = if block || !Self::is_attribute(text, first) { newline } else { "" };
            return patch.insert(start, format!("{new}{newline}{blank}"));
        };
        let old = &self.members()[member];
        let end = self.line_end(member);
        let next = next_line(text, end);
        let next_text = &text[next.min(text.len())..next_line(text, next.min(text.len()))];
        let next_blank = next >= text.len() || is_blank(next_text) || next_text.trim_start().starts_with('}');
        if steps.contains(&Step::Remove(member)) {
            // In the place of what goes.
            let start = line_start(text, old.span.start);
            let above = line_above(text, start).map_or("", |line| text[line].trim_end());
            let apart = if block && !above.is_empty() && !above.ends_with('{') { newline } else { "" };
            let after = if block && !next_blank { newline } else { "" };
            return patch.insert(start, format!("{apart}{new}{newline}{after}"));
        }
        let is_block = !Self::is_attribute(text, old);
        let apart = if block || is_block && !*pending_blank { newline } else { "" };
        let after = if block && !next_blank && !*pending_blank { newline } else { "" };
        *pending_blank = !block;
        patch.insert(end, format!("{newline}{apart}{new}{after}"));
    }

    fn line_end(&self, member: usize) -> usize {
        line_end(self.text, self.members()[member].span.end)
    }

    /// The lines of a member that has them for itself.
    fn own_lines(&self, member: usize) -> Option<Range<usize>> {
        let span = &self.members()[member].span;
        let rest = Comments::Hcl.rest_of_line(self.text, span.end)?;
        begins_line(self.text, span.start).then(|| line_start(self.text, span.start)..next_line(self.text, rest))
    }

    fn remove(&self, steps: &[Step], patch: &mut Patch) {
        // Lines that follow each other, and whether something comes in their place: then the empty lines around stay.
        let mut regions: Vec<(Range<usize>, bool)> = Vec::new();
        let mut last_removed = false;
        for step in steps {
            match step {
                Step::Remove(member) => match (self.own_lines(*member), regions.last_mut()) {
                    (Some(lines), Some((open, _))) if is_blank(&self.text[open.end.min(lines.start)..lines.start]) => {
                        open.end = lines.end;
                    }
                    (Some(lines), _) => regions.push((lines, false)),
                    (None, _) => patch.remove(self.members()[*member].span.clone()),
                },
                Step::Add(..) | Step::AddBlock(_) if last_removed => {
                    regions.last_mut().into_iter().for_each(|(_, replaced)| *replaced = true);
                }
                _ => {}
            }
            last_removed =
                matches!(step, Step::Remove(_)) || last_removed && !matches!(step, Step::Keep(_) | Step::Value(..));
        }
        for (lines, replaced) in regions {
            patch.remove(if replaced { lines } else { remove_lines(self.text, lines) });
        }
    }

    /// What the body will have, line by line.
    fn rows(&self, steps: &[Step]) -> Vec<Row> {
        let text = self.text;
        let mut rows: Vec<Row> = Vec::new();
        let mut adjacent = false;
        let mut last: Option<usize> = None;
        for (at, step) in steps.iter().enumerate() {
            match step {
                Step::Keep(member) | Step::Value(member, _) | Step::Remove(member) => {
                    if let Some(last) = last {
                        adjacent &= next_line(text, self.line_end(last))
                            == line_start(text, self.members()[*member].span.start);
                    }
                    last = Some(*member);
                    if matches!(step, Step::Remove(_)) {
                        continue;
                    }
                    let it = &self.members()[*member];
                    let value = if let Step::Value(_, value) = step { value.as_str() } else { &text[it.value.clone()] };
                    let single = !value.contains('\n')
                        && !text[it.name.start..it.value.start].contains('\n')
                        && Self::is_attribute(text, it)
                        && begins_line(text, it.span.start);
                    rows.push(Row {
                        old: Some(*member),
                        name: single.then(|| text[it.name.clone()].chars().count()),
                        value: value.chars().count(),
                        adjacent,
                        step: at,
                    });
                    adjacent = true;
                }
                Step::Add(name, value) => {
                    let value = lines(value, "", "", "\n");
                    let single = !value.contains('\n');
                    rows.push(Row {
                        old: None,
                        name: single.then(|| name.chars().count()),
                        value: value.chars().count(),
                        adjacent: adjacent
                            && rows.last().is_some_and(|it| {
                                it.name.is_some()
                                    || it.old.is_some_and(|it| Self::is_attribute(text, &self.members()[it]))
                            }),
                        step: at,
                    });
                    adjacent = true;
                }
                Step::AddBlock(_) => {
                    rows.push(Row { old: None, name: None, value: 0, adjacent: false, step: at });
                    adjacent = false;
                }
            }
        }
        rows
    }

    /// Runs of rows on lines that follow each other.
    fn runs(rows: &[Row]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            match runs.last_mut() {
                _ if row.name.is_none() => {}
                Some(run) if run.end == at && row.adjacent => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// White space before the equals sign, where the row is in a run that is aligned.
    fn pads(&self, rows: &[Row], steps: &[Step]) -> Vec<Option<String>> {
        let old_steps: Vec<Step> = (0..self.members().len()).map(Step::Keep).collect();
        let old_rows = self.rows(&old_steps);
        // What stood on several lines was in no one's way.
        let mut aligned = vec![true; self.members().len()];
        for run in Self::runs(&old_rows) {
            let widest = old_rows[run.clone()].iter().filter_map(|it| it.name).max().unwrap_or(0);
            let is_aligned = old_rows[run.clone()].iter().all(|row| {
                let (Some(member), Some(width)) = (row.old, row.name) else { return false };
                let after = &self.text[self.members()[member].name.end..];
                after.find('=') == Some(widest - width + 1) && after[..widest - width + 1].bytes().all(|b| b == b' ')
            });
            old_rows[run].iter().filter_map(|it| it.old).for_each(|it| aligned[it] = is_aligned);
        }
        let mut pads = vec![None; rows.len()];
        let structure = steps.iter().any(|it| !matches!(it, Step::Keep(_)));
        for run in Self::runs(rows).into_iter().filter(|_| structure) {
            if !rows[run.clone()].iter().filter_map(|it| it.old).all(|it| aligned[it]) {
                continue;
            }
            let widest = rows[run.clone()].iter().filter_map(|it| it.name).max().unwrap_or(0);
            for at in run {
                pads[at] = rows[at].name.map(|width| " ".repeat(widest - width + 1));
            }
        }
        pads
    }

    /// What is between a neighbor's name and value, for a new row in a run that isn't aligned.
    fn borrowed(&self, rows: &[Row], step: usize) -> Option<String> {
        let at = rows.iter().position(|row| row.step == step)?;
        let before =
            rows[..at].iter().rev().chain(&rows[at + 1..]).find_map(|it| it.old.filter(|_| it.name.is_some()))?;
        let member = &self.members()[before];
        let gap = &self.text[member.name.end..member.value.start];
        (gap == "=").then(|| gap.to_owned())
    }

    /// Comments at the ends of lines that follow each other are below each other, where they did.
    fn align_comments(&self, rows: &[Row], pads: &[Option<String>], patch: &mut Patch) {
        let comment = |row: &Row| {
            let member = &self.members()[row.old?];
            let end = self.line_end(row.old?);
            let rest = &self.text[member.span.end..end];
            let gap = rest.len() - rest.trim_start_matches(' ').len();
            (gap < rest.len() && row.name.is_some()).then_some((member.span.end, gap))
        };
        let mut at = 0;
        while at < rows.len() {
            let mut end = at;
            while end < rows.len() && comment(&rows[end]).is_some() && (end == at || rows[end].adjacent) {
                end += 1;
            }
            if end - at >= 2 {
                let old = |row: &Row| {
                    let member = row.old.map(|it| &self.members()[it]);
                    member.map_or(0, |it| self.text[it.span.clone()].chars().count())
                };
                let new = |at: usize| {
                    let row = &rows[at];
                    let gap = row.old.map_or(0, |it| {
                        let member = &self.members()[it];
                        let gap = &self.text[member.name.end..member.value.start];
                        let before = gap.find('=').unwrap_or(0);
                        pads[at].as_ref().map_or(before, String::len) + gap.len() - before
                    });
                    row.name.unwrap_or(0) + gap + row.value
                };
                let widest = rows[at..end].iter().map(old).max().unwrap_or(0);
                let aligned =
                    rows[at..end].iter().all(|row| comment(row).is_some_and(|(_, gap)| gap == widest - old(row) + 1));
                let widest = (at..end).map(new).max().unwrap_or(0);
                for it in (at..end).filter(|_| aligned) {
                    let Some((place, gap)) = comment(&rows[it]) else { continue };
                    let wanted = widest - new(it) + 1;
                    if wanted != gap {
                        patch.replace(place..place + gap, " ".repeat(wanted));
                    }
                }
            }
            at = end.max(at + 1);
        }
    }
}

/// One level of indentation in a text: a tab where lines begin with one, else two spaces.
pub(super) fn unit(text: &str) -> String {
    if text.contains("\n\t") { "\t".to_owned() } else { "  ".to_owned() }
}
