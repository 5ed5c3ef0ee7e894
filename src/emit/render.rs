//! A [`Doc`] to lines of colored text.

use super::{Doc, Node, Role, columns};
use crate::schema::FieldId;

/// One line, without its line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub spans: Vec<Span>,
    /// The field that made it; the innermost one where several did.
    pub field: Option<FieldId>,
}

/// Text of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub role: Role,
    pub text: String,
}

impl Line {
    /// The line's text without colors.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Lays out `doc` in lines of `width` columns where its groups allow it. A line break at the end makes no empty line.
pub fn render(doc: &Doc, width: usize) -> Vec<Line> {
    let mut printer = Printer { width, lines: vec![Line::default()], column: 0, pending: 0 };
    printer.print(doc, 0, false, None, 0);
    if printer.lines.last().is_some_and(|line| line.spans.is_empty()) {
        printer.lines.pop();
    }
    printer.lines
}

struct Printer {
    width: usize,
    lines: Vec<Line>,
    column: usize,
    /// Indentation not yet written, so that empty lines stay empty.
    pending: usize,
}

impl Printer {
    /// `trailing` is the width of what follows `doc` on its last line.
    fn print(&mut self, doc: &Doc, indent: usize, flat: bool, field: Option<FieldId>, trailing: usize) {
        match &doc.0 {
            Node::Text(role, text) => self.write(*role, text, field),
            Node::Line => self.break_line(indent),
            Node::Broken => {}
            Node::Break(text) if flat => self.write(Role::Plain, text, field),
            Node::Break(_) => self.break_line(indent),
            Node::IfBroken(text) => {
                if !flat {
                    self.write(Role::Punctuation, text, field);
                }
            }
            Node::Concat(docs) => {
                let mut after = vec![trailing; docs.len()];
                for index in (1..docs.len()).rev() {
                    after[index - 1] = docs[index].first_line(flat, after[index]);
                }
                for (doc, after) in docs.iter().zip(after) {
                    self.print(doc, indent, flat, field, after);
                }
            }
            Node::Group(doc) => {
                let fits = doc.measure(columns).is_some_and(|width| self.fits(width + trailing));
                self.print(doc, indent, flat || fits, field, trailing);
            }
            Node::Either(preferred, otherwise) => {
                let doc = if self.fits(preferred.first_line(flat, trailing)) { preferred } else { otherwise };
                self.print(doc, indent, flat, field, trailing);
            }
            Node::Indent(by, doc) => self.print(doc, indent + by, flat, field, trailing),
            Node::Prefixed(by, doc) => {
                self.pending += by;
                self.print(doc, indent + by, flat, field, trailing);
            }
            Node::Field(field, doc) => self.print(doc, indent, flat, Some(*field), trailing),
            Node::Columns(rows) => {
                let widest = rows.iter().filter_map(|(left, _)| left.flat_width()).max().unwrap_or(0);
                for (index, (left, right)) in rows.iter().enumerate() {
                    if index > 0 {
                        self.break_line(indent);
                    }
                    self.print(left, indent, flat, field, 0);
                    let gap = widest - left.flat_width().unwrap_or(widest);
                    self.write(Role::Plain, &" ".repeat(gap), field);
                    self.print(right, indent, flat, field, 0);
                }
            }
        }
    }

    fn fits(&self, width: usize) -> bool {
        self.column + self.pending + width <= self.width
    }

    fn break_line(&mut self, indent: usize) {
        self.lines.push(Line::default());
        self.column = 0;
        self.pending = indent;
    }

    fn write(&mut self, role: Role, text: &str, field: Option<FieldId>) {
        if text.is_empty() {
            return;
        }
        if let Some((first, rest)) = text.split_once('\n') {
            // An expression that was written over several lines keeps them.
            self.write(role, first, field);
            self.break_line(0);
            self.write(role, rest, field);
            return;
        }
        let Some(line) = self.lines.last_mut() else { return };
        if self.pending > 0 {
            line.spans.push(Span { role: Role::Plain, text: " ".repeat(self.pending) });
            self.column += self.pending;
            self.pending = 0;
        }
        line.field = field.or(line.field);
        self.column += columns(text);
        match line.spans.last_mut() {
            Some(last) if last.role == role => last.text.push_str(text),
            _ => line.spans.push(Span { role, text: text.to_owned() }),
        }
    }
}
