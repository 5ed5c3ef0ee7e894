//! What differs between two texts, line by line. Knows nothing of what the lines mean.

use std::fmt::Write as _;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};

/// How many lines around a change are reported with it.
const CONTEXT: u32 = 3;

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Same,
    Removed,
    Added,
    /// One line in the place of another.
    Changed,
}

/// A row of two texts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: RowKind,
    /// The number of the old line, from 1, and its text without the line break.
    pub old: Option<(usize, String)>,
    pub new: Option<(usize, String)>,
}

fn compare<'a>(old: &'a str, new: &'a str) -> (InternedInput<&'a str>, Vec<Hunk>) {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let hunks = diff.hunks().collect();
    (input, hunks)
}

/// The difference as `diff -u` prints it, with the name before and after; empty where there is none.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let (input, hunks) = compare(old, new);
    let line = |at: u32, of_new: bool| {
        let tokens = if of_new { &input.after } else { &input.before };
        tokens.get(at as usize).map_or("", |token| input.interner[*token])
    };
    let (total_old, total_new) = (input.before.len() as u32, input.after.len() as u32);
    let mut text = String::new();
    let mut from = 0;
    while from < hunks.len() {
        // Changes whose surroundings touch are one.
        let mut to = from + 1;
        while to < hunks.len() && hunks[to].before.start - hunks[to - 1].before.end <= 2 * CONTEXT {
            to += 1;
        }
        let (first, last) = (&hunks[from], &hunks[to - 1]);
        let lead = CONTEXT.min(first.before.start);
        let trail = CONTEXT.min(total_old - last.before.end).min(total_new - last.after.end);
        let old_range = first.before.start - lead..last.before.end + trail;
        let new_range = first.after.start - lead..last.after.end + trail;
        if text.is_empty() {
            let _ = write!(text, "--- {name}\n+++ {name}\n");
        }
        let range = |range: &std::ops::Range<u32>| {
            let count = range.end - range.start;
            let start = if count == 0 { range.start } else { range.start + 1 };
            if count == 1 { format!("{start}") } else { format!("{start},{count}") }
        };
        let _ = writeln!(text, "@@ -{} +{} @@", range(&old_range), range(&new_range));
        let mut at = old_range.start;
        for hunk in &hunks[from..to] {
            (at..hunk.before.start).for_each(|it| push(&mut text, ' ', line(it, false)));
            hunk.before.clone().for_each(|it| push(&mut text, '-', line(it, false)));
            hunk.after.clone().for_each(|it| push(&mut text, '+', line(it, true)));
            at = hunk.before.end;
        }
        (at..old_range.end).for_each(|it| push(&mut text, ' ', line(it, false)));
        from = to;
    }
    text
}

fn push(text: &mut String, sign: char, line: &str) {
    text.push(sign);
    text.push_str(line);
    if !line.ends_with('\n') {
        text.push_str("\n\\ No newline at end of file\n");
    }
}

/// Both texts side by side, all of their lines.
pub fn rows(old: &str, new: &str) -> Vec<Row> {
    let (input, hunks) = compare(old, new);
    let bare = |line: &str| line.trim_end_matches('\n').trim_end_matches('\r').to_owned();
    let old_line = |at: u32| Some((at as usize + 1, bare(input.interner[input.before[at as usize]])));
    let new_line = |at: u32| Some((at as usize + 1, bare(input.interner[input.after[at as usize]])));
    let mut rows = Vec::with_capacity(input.before.len().max(input.after.len()));
    let (mut before, mut after) = (0, 0);
    let end = Hunk {
        before: input.before.len() as u32..input.before.len() as u32,
        after: input.after.len() as u32..input.after.len() as u32,
    };
    for hunk in hunks.into_iter().chain([end]) {
        while before < hunk.before.start && after < hunk.after.start {
            rows.push(Row { kind: RowKind::Same, old: old_line(before), new: new_line(after) });
            (before, after) = (before + 1, after + 1);
        }
        let pairs = hunk.before.len().min(hunk.after.len()) as u32;
        for at in 0..pairs {
            let (old, new) = (old_line(hunk.before.start + at), new_line(hunk.after.start + at));
            rows.push(Row { kind: RowKind::Changed, old, new });
        }
        let removed = hunk.before.start + pairs..hunk.before.end;
        rows.extend(removed.map(|at| Row { kind: RowKind::Removed, old: old_line(at), new: None }));
        let added = hunk.after.start + pairs..hunk.after.end;
        rows.extend(added.map(|at| Row { kind: RowKind::Added, old: None, new: new_line(at) }));
        (before, after) = (hunk.before.end, hunk.after.end);
    }
    rows
}
