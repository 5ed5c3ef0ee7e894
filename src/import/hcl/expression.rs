//! Expressions of a file: where they are, what they refer to, and what of them can be changed in place.

use std::ops::Range;

use hcl_edit::Span;
use hcl_edit::expr::{Expression, Traversal};
use hcl_edit::visit::Visit;

use super::super::shape::{Layout, List, Shape};
use crate::dialects::hcl::Code;
use crate::document::heredoc::Plain;
use crate::document::text::client_label;

/// A piece of text that hcl-edit parsed, and where it begins in its file.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub code: Code<'a>,
    pub base: usize,
    pub plain: &'a Plain<'a>,
}

impl<'a> std::ops::Deref for Source<'a> {
    type Target = Code<'a>;

    fn deref(&self) -> &Code<'a> {
        &self.code
    }
}

impl<'a> Source<'a> {
    /// Where it is in the file.
    pub fn place(&self, node: &impl Span) -> Range<usize> {
        let span = node.span().unwrap_or(0..0);
        self.plain.range(span.start + self.base..span.end + self.base)
    }

    /// The labels of clients that something refers to, and where they are. What was there before a move keeps its name.
    pub fn mentions(&self, body: &hcl_edit::structure::Body) -> Vec<(String, Range<usize>)> {
        let mut mentions = Mentions { source: *self, found: Vec::new() };
        mentions.visit_body(body);
        mentions.found
    }

    /// What of the expression can be changed in place.
    pub fn shape(&self, expression: &Expression) -> Shape {
        if expression.span().is_some_and(|span| self.plain.is_heredoc(span.start + self.base)) {
            return Shape::Whole;
        }
        match expression {
            Expression::Array(items) => Shape::List(List {
                span: self.place(expression),
                layout: Layout::Flow,
                elements: items.iter().map(|item| self.place(item)).collect(),
            }),
            Expression::Null(_)
            | Expression::Bool(_)
            | Expression::Number(_)
            | Expression::String(_)
            | Expression::StringTemplate(_)
            | Expression::Traversal(_) => Shape::Scalar,
            _ => Shape::Whole,
        }
    }
}

struct Mentions<'a> {
    source: Source<'a>,
    found: Vec<(String, Range<usize>)>,
}

impl Visit for Mentions<'_> {
    fn visit_block(&mut self, block: &hcl_edit::structure::Block) {
        if !matches!(block.ident.as_str(), "moved" | "removed") {
            return hcl_edit::visit::visit_block(self, block);
        }
        for attribute in block.body.attributes().filter(|it| it.key.as_str() != "from") {
            self.visit_attr(attribute);
        }
    }

    fn visit_traversal(&mut self, traversal: &Traversal) {
        if let Some(label) = client_label(traversal) {
            self.found.push((label.to_string(), self.source.place(label)));
        }
        hcl_edit::visit::visit_traversal(self, traversal);
    }
}
