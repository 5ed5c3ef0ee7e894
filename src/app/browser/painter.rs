//! Puts generated text on screen, and touches only the lines that changed: a keystroke costs what it changes, however
//! long the text is.
//!
//! The text is in blocks of lines, each contained. Of a long text the browser skips the blocks that are far from view
//! (`content-visibility`), and such a block is one plain text; the colors of its lines, and what a click on them does, are
//! made when it comes near. A short text has no such blocks, since Chromium tells screen readers nothing of what it skips.

use std::ops::Range;
use std::sync::Arc;

use cognito_client_builder::emit::Line;
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::targets::Piece;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

/// How many lines a new block has; it is split above twice as many.
const BLOCK: usize = 40;

/// A text with more lines is long.
const LONG: usize = 1_000;

/// So many blocks at the beginning have colors before the browser says what is in view.
const FIRST: usize = 2;

/// So many blocks keep their colors when they go out of view.
const MOST_DRAWN: usize = 6;

/// More new lines than this are another text, not an edit.
const EDIT: usize = 40;

/// What is in one `pre`.
#[derive(Default)]
pub struct Painter {
    pieces: Vec<Arc<Piece>>,
    blocks: Vec<Block>,
    /// The lines of the client on screen.
    own: Vec<Range<usize>>,
    /// The fields whose lines are marked, and these lines.
    fields: Vec<FieldId>,
    on: Vec<Element>,
    /// The lines that the last edit made.
    new: Vec<Element>,
    /// The longest line so far, in columns: the room of what the browser skips.
    columns: usize,
    long: bool,
}

struct Block {
    node: HtmlElement,
    lines: usize,
    /// Whether it has an element for each line.
    drawn: bool,
    /// The number of lines before it, as its line numbers know it.
    before: usize,
}

impl Painter {
    /// Shows `pieces` in `pre`. Lines that weren't there before are marked when `mark` says so; returns the first.
    pub fn paint(&mut self, pre: &Element, pieces: &[Arc<Piece>], client: Option<&str>, mark: bool) -> Option<usize> {
        let long = pieces.iter().map(|piece| piece.lines.len()).sum::<usize>() > LONG;
        let shorter = self.long && !long;
        if self.long != long {
            self.long = long;
            let _ = pre.toggle_attribute_with_force("data-long", long);
        }
        let (old, new) = (self.pieces.len(), pieces.len());
        let same = |(old, new): &(&Arc<Piece>, &Arc<Piece>)| Arc::ptr_eq(old, new);
        let front = self.pieces.iter().zip(pieces).take_while(same).count();
        let back = self.pieces[front..].iter().rev().zip(pieces[front..].iter().rev()).take_while(same).count();
        let come = &pieces[front..new - back];
        let gone: Vec<_> = self.pieces.splice(front..old - back, come.iter().cloned()).collect();
        let first = if gone.is_empty() && come.is_empty() {
            None
        } else {
            let count = |pieces: &[Arc<Piece>]| pieces.iter().map(|piece| piece.lines.len()).sum::<usize>();
            let mark = mark && (count(come) <= EDIT || (gone.len() == 1 && come.len() == 1));
            self.change(pre, count(&pieces[..front]), &gone, come, mark)
        };
        if shorter {
            self.draw_all();
        }
        let mut at = 0;
        self.own.clear();
        for piece in pieces {
            if client.is_some() && piece.client.as_deref() == client {
                self.own.push(at..at + piece.lines.len());
            }
            at += piece.lines.len();
        }
        first
    }

    /// Puts the lines of some pieces in the place of others that began at a line.
    fn change(
        &mut self,
        pre: &Element,
        at: usize,
        gone: &[Arc<Piece>],
        come: &[Arc<Piece>],
        mark: bool,
    ) -> Option<usize> {
        let (old, new): (Vec<_>, Vec<_>) = (lines(gone).collect(), lines(come).collect());
        let front = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let back = old[front..].iter().rev().zip(new[front..].iter().rev()).take_while(|(old, new)| old == new).count();
        let added = &new[front..new.len() - back];
        if front + back == old.len() && added.is_empty() {
            return None;
        }
        let removed = &old[front..old.len() - back];
        let at = at + front;
        let mark = mark && added.len() <= EDIT;
        self.widen(pre, added);
        // What the edit before this one changed.
        let before = std::mem::take(&mut self.new);
        if !self.patch(at, removed, added) {
            self.replace(pre, at, removed.len(), added);
        }
        if mark {
            self.new = (at..at + added.len()).filter_map(|number| self.line(number)).collect();
        }
        exchange(&before, &self.new, "new");
        let mut before = 0;
        for block in &mut self.blocks {
            if block.drawn && block.before != before {
                block.count_from(before);
            }
            before += block.lines;
        }
        (mark && !added.is_empty()).then_some(at)
    }

    /// Whether blocks that are far from view are plain text.
    pub fn is_long(&self) -> bool {
        self.long
    }

    /// Changes the texts of lines whose parts stay what they are, so that no style is computed for them; returns
    /// whether that was all.
    fn patch(&self, at: usize, removed: &[&Line], added: &[&Line]) -> bool {
        let (index, start) = self.block_at(at);
        let Some(block) = self.blocks.get(index).filter(|it| it.drawn && at + added.len() <= start + it.lines) else {
            return false;
        };
        let pairs = || removed.iter().zip(added);
        let alike = |(old, new): (&&Line, &&Line)| {
            let roles = |line: &Line| parts(line).into_iter().map(|(role, _)| role).collect::<Vec<_>>();
            old.field == new.field && roles(old) == roles(new)
        };
        if removed.len() != added.len() || !pairs().all(alike) {
            return false;
        }
        for (number, (old, new)) in pairs().enumerate() {
            let Some(line) = block.line(at - start + number) else { continue };
            for (index, (old, new)) in parts(old).iter().zip(&parts(new)).enumerate() {
                if old.1 == new.1 {
                    continue;
                }
                let node = line.child_nodes().item(index as u32);
                let text = node.and_then(|it| if new.0.is_some() { it.first_child() } else { Some(it) });
                if let Some(text) = text {
                    text.set_node_value(Some(&new.1));
                }
            }
        }
        true
    }

    fn replace(&mut self, pre: &Element, at: usize, removed: usize, added: &[&Line]) {
        let (index, start) = self.block_at(at);
        if let Some(block) = self.blocks.get_mut(index) {
            let lines = block.lines + added.len() - removed.min(block.lines);
            if at + removed <= start + block.lines && (1..=2 * BLOCK).contains(&lines) {
                block.resize(lines);
                if block.drawn {
                    let children = block.node.children();
                    let from = (at - start) as u32;
                    for _ in 0..removed {
                        if let Some(line) = children.item(from) {
                            line.remove();
                        }
                    }
                    let next = children.item(from);
                    for line in added {
                        let _ = block.node.insert_before(&draw(line), next.as_deref());
                    }
                } else {
                    block.node.set_text_content(Some(&text_of(&self.pieces, start..start + lines)));
                }
                return;
            }
        }
        // The blocks that have some of it are made again.
        let (mut last, mut end) = (index, start);
        while last < self.blocks.len() && (last == index || end < at + removed) {
            end += self.blocks[last].lines;
            last += 1;
        }
        let mut was_drawn = false;
        for block in self.blocks.drain(index..last) {
            was_drawn |= block.drawn;
            block.node.remove();
        }
        let next = self.blocks.get(index).map(|block| block.node.clone());
        let end = end + added.len() - removed;
        let shown = start.max(at.saturating_sub(BLOCK))..at + FIRST * BLOCK;
        let mut made = Vec::new();
        let mut from = start;
        while from < end {
            let to = end.min(from + BLOCK);
            let mut block = Block::new(to - from);
            if !self.long || from < FIRST * BLOCK || (was_drawn && from < shown.end && to > shown.start) {
                block.count_from(from);
                block.draw(&self.pieces, from);
            } else {
                block.node.set_text_content(Some(&text_of(&self.pieces, from..to)));
            }
            let _ = pre.insert_before(&block.node, next.as_ref().map(AsRef::as_ref));
            made.push(block);
            from = to;
        }
        self.blocks.splice(index..index, made);
    }

    fn draw_all(&mut self) {
        let mut start = 0;
        for block in &mut self.blocks {
            if !block.drawn {
                block.count_from(start);
                block.draw(&self.pieces, start);
            }
            start += block.lines;
        }
    }

    /// Makes room for the longest line.
    fn widen(&mut self, pre: &Element, lines: &[&Line]) {
        let longest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        if longest > self.columns {
            self.columns = longest;
            if let Some(pre) = pre.dyn_ref::<HtmlElement>() {
                let _ = pre.style().set_property("--columns", &longest.to_string());
            }
        }
    }

    /// The block with a line, and the number of its first line; the last block for what comes after all.
    fn block_at(&self, line: usize) -> (usize, usize) {
        let (mut start, last) = (0, self.blocks.len().saturating_sub(1));
        for (index, block) in self.blocks.iter().enumerate() {
            if line < start + block.lines || index == last {
                return (index, start);
            }
            start += block.lines;
        }
        (0, 0)
    }

    /// Marks the lines that these fields of the client on screen made; returns the first.
    pub fn point(&mut self, fields: Vec<FieldId>) -> Option<usize> {
        self.fields = fields;
        let numbers = self.pointed();
        let found: Vec<Element> = numbers.iter().filter_map(|number| self.line(*number)).collect();
        exchange(&self.on, &found, "on");
        self.on = found;
        numbers.first().copied()
    }

    fn pointed(&self) -> Vec<usize> {
        if self.fields.is_empty() || self.own.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut at = 0;
        for piece in &self.pieces {
            if self.own.iter().any(|own| own.start == at && !own.is_empty()) {
                let made = |line: &Line| line.field.is_some_and(|field| self.fields.contains(&field));
                found.extend((0..piece.lines.len()).filter(|line| made(&piece.lines[*line])).map(|line| at + line));
            }
            at += piece.lines.len();
        }
        found
    }

    fn line(&self, number: usize) -> Option<Element> {
        let (index, start) = self.block_at(number);
        self.blocks.get(index)?.line(number - start)
    }

    /// Where a line is: an element, and how far down in it the line begins, from 0 to 1.
    pub fn place(&self, number: usize) -> Option<(Element, f64)> {
        let (index, start) = self.block_at(number);
        let block = self.blocks.get(index)?;
        match block.line(number - start) {
            Some(line) => Some((line, 0.0)),
            None => Some((block.node.clone().into(), (number - start) as f64 / block.lines as f64)),
        }
    }

    /// A block has come near, or has gone out of view.
    pub fn show(&mut self, node: &Node, near: bool) {
        let Some(index) = self.blocks.iter().position(|block| ***block.node == **node) else { return };
        let drawn = self.blocks.iter().filter(|block| block.drawn).count();
        if self.blocks[index].drawn == near || (!near && drawn <= MOST_DRAWN) || holds_selection(node) {
            return;
        }
        let start: usize = self.blocks[..index].iter().map(|block| block.lines).sum();
        let block = &mut self.blocks[index];
        if near {
            block.count_from(start);
            block.draw(&self.pieces, start);
            let fields = std::mem::take(&mut self.fields);
            self.point(fields);
        } else {
            block.drawn = false;
            block.node.set_text_content(Some(&text_of(&self.pieces, start..start + block.lines)));
        }
    }

    /// Forgets everything, for another text.
    pub fn clear(&mut self, pre: &Element) {
        *self = Painter::default();
        let _ = pre.remove_attribute("data-long");
        pre.set_text_content(None);
    }
}

impl Block {
    fn new(lines: usize) -> Self {
        let node = span("piece").unchecked_into();
        let mut block = Block { node, lines: 0, drawn: false, before: 0 };
        block.resize(lines);
        block
    }

    fn resize(&mut self, lines: usize) {
        if self.lines != lines {
            self.lines = lines;
            let _ = self.node.style().set_property("--lines", &lines.to_string());
        }
    }

    fn count_from(&mut self, before: usize) {
        self.before = before;
        let _ = self.node.style().set_property("--before", &before.to_string());
    }

    fn draw(&mut self, pieces: &[Arc<Piece>], start: usize) {
        self.drawn = true;
        self.node.set_text_content(None);
        for line in some(pieces, start..start + self.lines) {
            let _ = self.node.append_child(&draw(line));
        }
    }

    fn line(&self, index: usize) -> Option<Element> {
        if self.drawn { self.node.children().item(index as u32) } else { None }
    }
}

/// Watches until it is dropped.
pub struct Watch(#[allow(dead_code, reason = "dropped with the watch")] EventListener);

/// Says which blocks of a `pre` come near and go out of view, as long as the result lives.
pub fn watch(pre: &Element, run: impl Fn(&Node, bool) + 'static) -> Watch {
    let options = EventListenerOptions::run_in_capture_phase();
    Watch(EventListener::new_with_options(pre, "contentvisibilityautostatechange", options, move |event| {
        if let Some(node) = event.target().and_then(|target| target.dyn_into::<Node>().ok()) {
            run(&node, super::comes_near(event));
        }
    }))
}

/// Whether a selection begins or ends in a node, so that what is in it must stay.
fn holds_selection(node: &Node) -> bool {
    let Ok(Some(selection)) = window().get_selection() else { return false };
    let ends = [selection.anchor_node(), selection.focus_node()];
    !selection.is_collapsed() && ends.iter().flatten().any(|end| node.contains(Some(end)))
}

fn lines(pieces: &[Arc<Piece>]) -> impl Iterator<Item = &Line> {
    pieces.iter().flat_map(|piece| &piece.lines)
}

/// Some of the lines, without going through all before them.
fn some(pieces: &[Arc<Piece>], range: Range<usize>) -> impl Iterator<Item = &Line> {
    let (mut first, mut skip) = (0, range.start);
    while first < pieces.len() && skip >= pieces[first].lines.len() {
        skip -= pieces[first].lines.len();
        first += 1;
    }
    lines(&pieces[first..]).skip(skip).take(range.len())
}

fn text_of(pieces: &[Arc<Piece>], range: Range<usize>) -> String {
    let mut text = String::new();
    for line in some(pieces, range) {
        line.spans.iter().for_each(|span| text.push_str(&span.text));
        text.push('\n');
    }
    text
}

/// The most columns that a line takes: what isn't ASCII may be wide.
fn columns(line: &Line) -> usize {
    let of = |c: char| if c.is_ascii() && c != '\t' { 1 } else { 2 };
    line.spans.iter().flat_map(|span| span.text.chars()).map(of).sum()
}

/// Takes a class from the lines that had it, and gives it to those that have it now.
fn exchange(before: &[Element], now: &[Element], class: &str) {
    for line in before.iter().filter(|line| !now.contains(line)) {
        let _ = line.class_list().remove_1(class);
    }
    for line in now.iter().filter(|line| !before.contains(line)) {
        let _ = line.class_list().add_1(class);
    }
}

fn span(class: &str) -> Element {
    let element = document().create_element("span").expect("an element");
    element.set_class_name(class);
    element
}

fn draw(line: &Line) -> Element {
    let element = span("line");
    if let Some(field) = line.field {
        let _ = element.set_attribute("data-f", &field.0.to_string());
    }
    for (role, text) in parts(line) {
        let Some(role) = role else {
            let _ = element.append_with_str_1(&text);
            continue;
        };
        let child = span(role);
        child.set_text_content(Some(&text));
        let _ = element.append_child(&child);
    }
    element
}

/// What a line is drawn of: elements with a role, and plain text between them, in which what is beside each other is one.
fn parts(line: &Line) -> Vec<(Option<&'static str>, String)> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for part in &line.spans {
        if part.role.id() == "plain" || part.text.trim().is_empty() {
            plain.push_str(&part.text);
            continue;
        }
        if !plain.is_empty() {
            parts.push((None, std::mem::take(&mut plain)));
        }
        parts.push((Some(part.role.id()), part.text.to_string()));
    }
    plain.push('\n');
    parts.push((None, plain));
    parts
}
