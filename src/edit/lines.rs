//! Items on lines of their own, as YAML has them below each other. Knows where they are, and not what they mean.

use std::ops::Range;

use super::flow::{Item, removed};
use super::patch::{Comments, Patch, begins_line, indent, line_break, line_end, line_start, next_line};

pub(super) struct Lines<'a> {
    pub text: &'a str,
    /// From the dash or the name on, in the order of the text.
    pub items: &'a [Range<usize>],
}

impl Lines<'_> {
    /// Makes the changes. There is at least one item, and one stays or comes. `false` where the lines are shared with
    /// something else, so that it can't be done.
    pub fn apply(&self, plan: &[Item], patch: &mut Patch) -> bool {
        let text = self.text;
        let newline = line_break(text);
        let removed = removed(plan, self.items.len());
        let mut before = None::<usize>;
        for step in plan {
            match step {
                Item::Keep(item) => before = Some(*item),
                Item::Replace(item, range, new) => {
                    patch.replace(range.clone(), new.clone());
                    before = Some(*item);
                }
                Item::Remove(item) => {
                    let range = &self.items[*item];
                    if begins_line(text, range.start) {
                        patch.remove(self.lines(range));
                    } else {
                        // The first one, behind a dash: the next one takes its place.
                        match self.items.get(item + 1) {
                            Some(next) if !removed[item + 1] => patch.remove(range.start..next.start),
                            _ => return false,
                        }
                    }
                    before = Some(*item);
                }
                Item::Add(new) => {
                    let margin = self.margin();
                    let new = new.replace('\n', &format!("{newline}{margin}"));
                    match before {
                        Some(item) => {
                            let end = line_end(text, trimmed(text, &self.items[item]));
                            // Where the item before goes, its line goes with all of its line break.
                            if removed[item] {
                                patch.insert(self.lines(&self.items[item]).start, format!("{margin}{new}{newline}"));
                            } else {
                                patch.insert(end, format!("{newline}{margin}{new}"));
                            }
                        }
                        None if begins_line(text, self.items[0].start) => {
                            patch.insert(line_start(text, self.items[0].start), format!("{margin}{new}{newline}"));
                        }
                        None => patch.insert(self.items[0].start, format!("{new}{newline}{margin}")),
                    }
                }
            }
        }
        true
    }

    fn lines(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text;
        let start = line_start(text, range.start);
        let end = next_line(text, trimmed(text, range));
        // The last line of a text may have no line break: then the one before goes.
        if end == text.len() && !text.ends_with('\n') && start > line_start(text, 0) {
            return line_end(text, start - 1)..end;
        }
        start..end
    }

    /// White space as far as the items are indented.
    fn margin(&self) -> String {
        let first = &self.items[0];
        if begins_line(self.text, first.start) {
            return indent(self.text, first.start).to_owned();
        }
        " ".repeat(self.text[line_start(self.text, first.start)..first.start].chars().count())
    }
}

/// The end of an item without the white space that YAML counts to it.
pub(super) fn trimmed(text: &str, range: &Range<usize>) -> usize {
    range.start + text[range.clone()].trim_end().len()
}

/// Whether nothing but a comment is on the line from this byte on.
pub(super) fn ends_line(text: &str, at: usize) -> bool {
    Comments::Yaml.rest_of_line(text, at).is_some()
}
