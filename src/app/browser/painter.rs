//! Puts generated text on screen, and touches only the lines that changed: a keystroke costs what it changes, however
//! long the text is.

use std::sync::Arc;

use cognito_client_builder::emit::Line;
use cognito_client_builder::schema::FieldId;
use cognito_client_builder::targets::Piece;
use leptos::prelude::document;
use web_sys::Element;

/// Above this many lines, other clients are plain text without colours.
const MANY: usize = 2_000;

/// More new lines than this are another text, not an edit.
const EDIT: usize = 40;

/// What is in one `pre`.
#[derive(Default)]
pub struct Painter {
    shown: Vec<Shown>,
}

struct Shown {
    piece: Arc<Piece>,
    node: Element,
    /// Without elements for its lines.
    plain: bool,
    /// Of the client on screen.
    own: bool,
}

impl Painter {
    /// Shows `pieces` in `pre`. Lines that were not there before are marked when `mark` says so; returns the first.
    pub fn paint(&mut self, pre: &Element, pieces: &[Arc<Piece>], client: Option<&str>, mark: bool) -> Option<Element> {
        let many = pieces.iter().map(|piece| piece.lines.len()).sum::<usize>() > MANY;
        let plain = |piece: &Piece| many && piece.client.as_deref() != client;
        let same = |shown: &Shown, piece: &Arc<Piece>| Arc::ptr_eq(&shown.piece, piece) && shown.plain == plain(piece);
        let (old, new) = (self.shown.len(), pieces.len());
        let front = self.shown.iter().zip(pieces).take_while(|(shown, piece)| same(shown, piece)).count();
        let most = old.min(new) - front;
        let back = (0..most).take_while(|back| same(&self.shown[old - 1 - back], &pieces[new - 1 - back])).count();
        let gone = old - back - front;
        if gone + new > back + front {
            // What the edit before this one changed.
            each(pre, ".line.new", |line| drop(line.class_list().remove_1("new")));
        }
        let mut first = None;
        let rest = self.shown.split_off(front);
        let mut rest = rest.into_iter();
        let mut middle: Vec<Shown> = rest.by_ref().take(gone).collect();
        let after: Vec<Shown> = rest.collect();
        let next = after.first().map(|shown| shown.node.clone());
        let kept = middle.split_off(middle.len().min(new - back - front));
        for dropped in kept {
            dropped.node.remove();
        }
        let mark = mark && pieces[front..new - back].iter().map(|piece| piece.lines.len()).sum::<usize>() <= EDIT
            || mark && middle.len() == 1 && new - back - front == 1;
        let mut reused = middle.into_iter();
        for piece in &pieces[front..new - back] {
            let shown = match reused.next() {
                Some(shown) if !shown.plain && !plain(piece) => {
                    let changed = patch(&shown.node, &shown.piece.lines, &piece.lines, mark);
                    first = first.or(changed);
                    Shown { piece: piece.clone(), ..shown }
                }
                reused => {
                    // What is used again stays in its place.
                    let node = reused.map(|shown| shown.node).unwrap_or_else(|| {
                        let node = span("piece");
                        let _ = pre.insert_before(&node, next.as_ref().map(AsRef::as_ref));
                        node
                    });
                    if plain(piece) {
                        node.set_text_content(Some(&piece.text()));
                        count_lines(&node, Some(piece.lines.len()));
                    } else {
                        node.set_text_content(None);
                        count_lines(&node, None);
                        let changed = patch(&node, &[], &piece.lines, mark);
                        first = first.or(changed);
                    }
                    let own = node.has_attribute("data-own");
                    Shown { piece: piece.clone(), node, plain: plain(piece), own }
                }
            };
            self.shown.push(shown);
        }
        self.shown.extend(after);
        for shown in &mut self.shown {
            let own = client.is_some() && shown.piece.client.as_deref() == client;
            if own != shown.own {
                shown.own = own;
                let _ = shown.node.toggle_attribute("data-own");
            }
        }
        first
    }

    /// Marks the lines that these fields of the client on screen made; returns the first.
    pub fn point(&self, pre: &Element, fields: &[FieldId]) -> Option<Element> {
        each(pre, ".line.on", |line| drop(line.class_list().remove_1("on")));
        let mut first = None;
        for field in fields {
            each(pre, &format!("[data-own] .line[data-f='{}']", field.0), |line| {
                let _ = line.class_list().add_1("on");
                first.get_or_insert(line);
            });
        }
        first
    }

    /// Forgets everything, for another text.
    pub fn clear(&mut self, pre: &Element) {
        self.shown.clear();
        pre.set_text_content(None);
    }
}

fn each(root: &Element, selector: &str, mut run: impl FnMut(Element)) {
    let Ok(found) = root.query_selector_all(selector) else { return };
    for index in 0..found.length() {
        if let Some(element) = found.get(index) {
            run(wasm_bindgen::JsCast::unchecked_into(element));
        }
    }
}

/// Lets the line numbers of what follows go on after lines that have no elements of their own.
fn count_lines(node: &Element, lines: Option<usize>) {
    let Some(node) = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(node) else { return };
    let _ = match lines {
        Some(lines) => node.style().set_property("counter-increment", &format!("line {lines}")),
        None => node.style().remove_property("counter-increment").map(drop),
    };
}

fn span(class: &str) -> Element {
    let element = document().create_element("span").expect("an element");
    element.set_class_name(class);
    element
}

/// Makes the children of `node`, which show `old`, show `new`.
fn patch(node: &Element, old: &[Line], new: &[Line], mark: bool) -> Option<Element> {
    let front = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - front;
    let back = (0..most).take_while(|back| old[old.len() - 1 - back] == new[new.len() - 1 - back]).count();
    let children = node.children();
    for _ in front..old.len() - back {
        if let Some(line) = children.item(front as u32) {
            line.remove();
        }
    }
    let mark = mark && new.len() - back - front <= EDIT;
    let next = children.item(front as u32);
    let mut first = None;
    for line in &new[front..new.len() - back] {
        let element = draw(line, mark);
        let _ = node.insert_before(&element, next.as_ref().map(AsRef::as_ref));
        first.get_or_insert(element);
    }
    first.filter(|_| mark)
}

fn draw(line: &Line, mark: bool) -> Element {
    let element = span(if mark { "line new" } else { "line" });
    if let Some(field) = line.field {
        let _ = element.set_attribute("data-f", &field.0.to_string());
    }
    for part in &line.spans {
        if matches!(part.role.id(), "plain") {
            let _ = element.append_with_str_1(&part.text);
        } else {
            let child = span(part.role.id());
            child.set_text_content(Some(&part.text));
            let _ = element.append_child(&child);
        }
    }
    let _ = element.append_with_str_1("\n");
    element
}
