//! Items between brackets with commas between them: lists and objects of JSON, HCL and YAML in brackets. Knows where
//! the items are, and not what they mean.

use std::ops::Range;

use super::patch::{Comments, Patch, begins_line, indent, line_break, line_end, next_line, remove_lines};

/// What becomes of the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Keep(usize),
    Replace(usize, Range<usize>, String),
    Remove(usize),
    Add(String),
}

pub(super) struct Flow<'a> {
    pub text: &'a str,
    pub comments: Comments,
    /// With the brackets.
    pub span: Range<usize>,
    /// In the order of the text.
    pub items: &'a [Range<usize>],
    /// Whether a comma may be after the last one.
    pub may_trail: bool,
}

impl Flow<'_> {
    /// Whether items begin lines of their own.
    pub fn is_multi_line(&self) -> bool {
        self.items.iter().any(|item| begins_line(self.text, item.start))
    }

    /// The comma after an item.
    fn comma(&self, item: usize) -> Option<usize> {
        let at = self.comments.skip(self.text, self.items[item].end);
        (self.text[at..].starts_with(',') && at < self.span.end).then_some(at)
    }

    /// The end of an item with the comma after it.
    fn end(&self, item: usize) -> usize {
        self.comma(item).map_or(self.items[item].end, |comma| comma + 1)
    }

    /// Makes the changes. There is at least one item, and one stays or comes; what stays keeps its order.
    pub fn apply(&self, plan: &[Item], patch: &mut Patch) {
        let plan = &self.paired(plan);
        let last = self.items.len() - 1;
        let trailing = self.may_trail && self.comma(last).is_some();
        let removed = removed(plan, self.items.len());
        let whole = self.whole_lines();
        let final_item = plan.iter().rposition(|it| !matches!(it, Item::Remove(_)));
        let mut before = None;
        let mut added_since = false;
        for (at, step) in plan.iter().enumerate() {
            let is_last = Some(at) == final_item;
            let needs_comma = !is_last || trailing;
            match step {
                Item::Keep(item) | Item::Replace(item, ..) => {
                    if let Item::Replace(_, range, new) = step {
                        patch.replace(range.clone(), new.clone());
                    }
                    match (self.comma(*item), needs_comma) {
                        // Nothing may follow the marker of a heredoc on its line.
                        (None, true) if self.text[self.items[*item].clone()].starts_with("<<") => {
                            let margin = self.margin(*item);
                            patch.insert(self.items[*item].end, format!("{}{margin},", line_break(self.text)));
                        }
                        (None, true) => patch.insert(self.items[*item].end, ","),
                        (Some(comma), false) => patch.remove(comma..comma + 1),
                        _ => {}
                    }
                    before = Some(*item);
                    added_since = false;
                }
                Item::Remove(item) => {
                    self.remove(*item, &removed, &whole, patch);
                    before = Some(*item);
                }
                Item::Add(new) => {
                    self.add(before, new, needs_comma, &removed, &whole, added_since, patch);
                    added_since = true;
                }
            }
        }
    }

    /// What comes in the place of what goes takes its place.
    fn paired(&self, plan: &[Item]) -> Vec<Item> {
        let mut paired: Vec<Item> = Vec::with_capacity(plan.len());
        for step in plan {
            match (paired.last(), step) {
                (Some(Item::Remove(item)), Item::Add(new)) => {
                    let replaced = Item::Replace(*item, self.items[*item].clone(), new.clone());
                    paired.pop();
                    paired.push(replaced);
                }
                _ => paired.push(step.clone()),
            }
        }
        paired
    }

    /// The lines of each item that shares them with no other.
    fn whole_lines(&self) -> Vec<Option<Range<usize>>> {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let rest = self.comments.rest_of_line(self.text, item.end)?;
                // After a heredoc the comma is on the next line, before what follows.
                if self.comma(index).is_some_and(|comma| comma > rest) {
                    return None;
                }
                begins_line(self.text, item.start)
                    .then(|| super::patch::line_start(self.text, item.start)..next_line(self.text, rest))
            })
            .collect()
    }

    fn remove(&self, item: usize, removed: &[bool], whole: &[Option<Range<usize>>], patch: &mut Patch) {
        if let Some(lines) = &whole[item] {
            return patch.remove(remove_lines(self.text, lines.clone()));
        }
        let next = self.items.get(item + 1).filter(|next| !begins_line(self.text, next.start));
        let first_of_run = item == 0 || !removed[item - 1] || whole[item - 1].is_some();
        match next {
            Some(next) => {
                // What follows may be removed up to the end: then the space before goes as well.
                let mut to = item + 1;
                while to < self.items.len() && removed[to] && !begins_line(self.text, self.items[to].start) {
                    to += 1;
                }
                let to_the_end = to == self.items.len() || begins_line(self.text, self.items[to].start);
                let from = match (to_the_end && first_of_run, item.checked_sub(1)) {
                    (true, Some(previous)) if !begins_line(self.text, self.items[item].start) => self.end(previous),
                    _ => self.items[item].start,
                };
                patch.remove(from..next.start);
            }
            None => {
                let from = match item.checked_sub(1) {
                    Some(previous) if first_of_run && !begins_line(self.text, self.items[item].start) => {
                        self.end(previous)
                    }
                    // Next to the opening bracket.
                    None if !begins_line(self.text, self.items[item].start) => {
                        self.span.start + self.text[self.span.start..self.items[item].start].trim_end_matches(' ').len()
                    }
                    _ => self.items[item].start,
                };
                patch.remove(from..self.end(item) + self.blank_after(self.end(item)));
            }
        }
    }

    /// White space between this byte and the end of its line, where nothing else is there.
    fn blank_after(&self, at: usize) -> usize {
        let rest = &self.text[at..line_end(self.text, at)];
        if rest.trim().is_empty() { rest.len() } else { 0 }
    }

    #[allow(clippy::too_many_arguments)]
    fn add(
        &self,
        before: Option<usize>,
        new: &str,
        needs_comma: bool,
        removed: &[bool],
        whole: &[Option<Range<usize>>],
        added_since: bool,
        patch: &mut Patch,
    ) {
        let text = self.text;
        let comma = if needs_comma { "," } else { "" };
        let multi = self.is_multi_line();
        match before {
            // In the place of what goes.
            Some(item) if removed[item] && whole[item].is_some() => {
                let lines = remove_lines(text, whole[item].clone().unwrap_or_default());
                let margin = indent(text, self.items[item].start);
                patch.insert(lines.start, format!("{margin}{new}{comma}{}", line_break(text)));
            }
            Some(item) if multi && self.comments.rest_of_line(text, self.items[item].end).is_some() => {
                let margin = self.margin(item);
                let end = line_end(text, self.items[item].end);
                patch.insert(end, format!("{}{margin}{new}{comma}", line_break(text)));
            }
            Some(item) if removed[item] => {
                let space = if added_since { self.space() } else { "" };
                patch.insert(self.items[item].start, format!("{space}{new}{comma}"));
            }
            Some(item) => patch.insert(self.end(item), format!("{}{new}{comma}", self.space())),
            None => {
                let first = self.items[0].start;
                if begins_line(text, first) {
                    let start = super::patch::line_start(text, first);
                    let margin = indent(text, first);
                    patch.insert(start, format!("{margin}{new}{comma}{}", line_break(text)));
                } else {
                    patch.insert(first, format!("{new}{comma}{}", self.space()));
                }
            }
        }
    }

    /// The indentation of a new line next to an item.
    fn margin(&self, item: usize) -> &str {
        let mut lines = (0..=item).rev().chain(item + 1..self.items.len());
        let line = lines.find(|it| begins_line(self.text, self.items[*it].start)).unwrap_or(item);
        indent(self.text, self.items[line].start)
    }

    /// What is between two items on a line.
    fn space(&self) -> &str {
        let pairs = (0..self.items.len().saturating_sub(1)).map(|it| self.end(it)..self.items[it + 1].start);
        let gaps = pairs.filter_map(|gap| self.text.get(gap));
        gaps.into_iter().find(|gap| gap.chars().all(|c| c == ' ')).unwrap_or(" ")
    }
}

/// Which items go.
pub(super) fn removed(plan: &[Item], count: usize) -> Vec<bool> {
    let mut removed = vec![false; count];
    for step in plan {
        if let Item::Remove(item) = step {
            removed[*item] = true;
        }
    }
    removed
}
