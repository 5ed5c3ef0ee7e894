//! Changes of a text by place, and what a place looks like. Knows lines, and no format.

use std::ops::Range;

/// Replacements in one text.
#[derive(Debug, Default, Clone)]
pub(super) struct Patch(Vec<(Range<usize>, String)>);

impl Patch {
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub fn remove(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.replace(range, "");
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The places that are replaced.
    pub fn places(&self) -> impl Iterator<Item = &Range<usize>> {
        self.0.iter().map(|(range, _)| range)
    }

    /// The text with all replacements made; those at one place in the order in which they came. `None` where two cross,
    /// or one is in no place of the text.
    pub fn apply(self, text: &str) -> Option<String> {
        let mut all = self.settled(text);
        // What is inserted is before what is replaced from there on.
        all.sort_by_key(|(range, _)| (range.start, range.end));
        let mut result = String::with_capacity(text.len() + 256);
        let mut at = 0;
        for (range, new) in &all {
            result.push_str(text.get(at..range.start)?);
            result.push_str(new);
            at = range.end;
        }
        result.push_str(text.get(at..)?);
        Some(result)
    }

    /// Removals that touch are one, and new lines after a line that goes come in its place.
    fn settled(self, text: &str) -> Vec<(Range<usize>, String)> {
        let (mut removals, others): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(range, new)| new.is_empty() && !range.is_empty());
        removals.sort_by_key(|(range, _)| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(removals.len());
        for (range, _) in removals {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        // Empty lines that stood between what goes don't stay before a bracket or the end.
        for lines in &mut merged {
            let whole = begins_line(text, lines.start) && is_line_start(text, lines.end);
            let below = &text[lines.end..next_line(text, lines.end)];
            if whole && (lines.end == text.len() || below.trim_start().starts_with(['}', ']'])) {
                while is_blank_above(text, line_start(text, lines.start)) {
                    lines.start = line_start(text, line_start(text, lines.start) - 1);
                }
            }
        }
        let mut all = Vec::with_capacity(merged.len() + others.len());
        for (range, new) in others {
            let around = merged.partition_point(|removal| removal.start < range.start).checked_sub(1);
            let around = around.map(|at| &merged[at]).filter(|it| range.is_empty() && range.start < it.end);
            all.push(match around {
                Some(lines) if begins_line(text, lines.start) && is_line_start(text, lines.end) => {
                    let bare = new.trim_start_matches(['\r', '\n']);
                    let moved = if bare.len() == new.len() {
                        new
                    } else {
                        let newline = line_break(text);
                        let apart = new.trim_start_matches('\r').starts_with(newline) && new.matches('\n').count() > 1;
                        let apart = apart && new[newline.len().min(new.len())..].starts_with(newline);
                        let above = line_above(text, line_start(text, lines.start)).map_or("", |it| &text[it]);
                        let before = if apart && !is_blank(above) { newline } else { "" };
                        let follows = !is_blank(&text[lines.end..next_line(text, lines.end)]);
                        let after = if apart && follows { newline } else { "" };
                        format!("{before}{bare}{newline}{after}")
                    };
                    (lines.start..lines.start, moved)
                }
                _ => (range, new),
            });
        }
        all.extend(merged.into_iter().map(|range| (range, String::new())));
        all
    }
}

/// Whether a line begins here, or the text ends.
fn is_line_start(text: &str, at: usize) -> bool {
    at >= text.len() || at == 0 || text[..at].ends_with('\n')
}

/// Where the line of this byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or_else(|| text.len() - text.trim_start_matches('\u{feff}').len(), |it| it + 1)
}

/// The line above one that begins here.
pub(super) fn line_above(text: &str, start: usize) -> Option<Range<usize>> {
    (start > line_start(text, 0)).then(|| line_start(text, start - 1)..start)
}

/// Whether the line above one that begins here is empty.
pub(super) fn is_blank_above(text: &str, start: usize) -> bool {
    line_above(text, start).is_some_and(|line| is_blank(&text[line]))
}

/// Where the line of this byte ends, its line break not set.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    if end > at && text[..end].ends_with('\r') { end - 1 } else { end }
}

/// Where the next line begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |it| at + it + 1)
}

/// The white space at the beginning of this byte's line.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Whether nothing but white space is before this byte on its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim_matches([' ', '\t']).is_empty()
}

/// The line break of the text.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Whether a line is empty or white space.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whole lines of a text without those in `lines`, one empty line less where two would meet or one would be next to a
/// bracket. `lines` begins and ends where lines do.
pub(super) fn remove_lines(text: &str, lines: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = lines;
    let before = line_above(text, start).map(|line| &text[line]);
    let after = (end < text.len()).then(|| &text[end..next_line(text, end)]);
    let opens = before.is_none_or(|line| is_blank(line) || line.trim_end().ends_with(['{', '[']));
    match (before, after) {
        (_, Some(after)) if is_blank(after) && opens => end += after.len(),
        (Some(before), after) if is_blank(before) && after.is_none_or(|it| it.trim_start().starts_with(['}', ']'])) => {
            start -= before.len();
            while after.is_none() && is_blank_above(text, start) {
                start = line_start(text, start - 1);
            }
        }
        _ => {}
    }
    start..end
}

/// The comments of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    /// `#`, `//` and `/* */`.
    Hcl,
    /// `//` and `/* */`: what our reader of JSON takes.
    Json,
    /// `#` after white space.
    Yaml,
}

impl Comments {
    /// The length of a comment at the beginning of the text, without the line break at its end.
    fn length(self, text: &str) -> Option<usize> {
        let to_line_end = || Some(line_end(text, 0));
        match self {
            Comments::Hcl | Comments::Yaml if text.starts_with('#') => to_line_end(),
            Comments::Hcl | Comments::Json if text.starts_with("//") => to_line_end(),
            Comments::Hcl | Comments::Json if text.starts_with("/*") => {
                Some(text[2..].find("*/").map_or(text.len(), |it| it + 4))
            }
            _ => None,
        }
    }

    /// The comment on the line of this byte, after white space and one comma at most.
    pub fn after(self, text: &str, at: usize) -> Option<Range<usize>> {
        let blank = |at: usize| at + text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
        let mut at = blank(at);
        if text[at..].starts_with(',') {
            at = blank(at + 1);
        }
        let length = self.length(&text[at..])?;
        Some(at..at + length)
    }

    /// The next byte from `at` on that is neither white space nor in a comment.
    pub fn skip(self, text: &str, mut at: usize) -> usize {
        loop {
            let rest = &text[at..];
            at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            match self.length(&text[at..]) {
                Some(length) => at += length,
                None => return at,
            }
        }
    }

    /// The end of what belongs to this byte's line: white space, one comma and comments; the line break not set. `None`
    /// where something else is there.
    pub fn rest_of_line(self, text: &str, mut at: usize) -> Option<usize> {
        let mut comma = false;
        loop {
            let rest = &text[at..];
            at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = &text[at..];
            if rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n") {
                return Some(at);
            }
            match self.length(rest) {
                Some(length) if !rest[..length].contains('\n') => at += length,
                Some(_) => return None,
                None if rest.starts_with(',') && !comma => {
                    comma = true;
                    at += 1;
                }
                None => return None,
            }
        }
    }
}
