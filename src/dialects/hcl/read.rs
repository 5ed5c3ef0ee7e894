//! Expressions of HCL as Terraform JSON: literals as they are, texts as templates, everything else as it was written.

use hcl_edit::Span;
use hcl_edit::expr::{Expression, Object, ObjectKey};
use hcl_edit::template::{Element, Template};
use serde_json::{Map, Value as Json};

use crate::document::text::{collect_literals, escape, unescape};

/// A text that hcl-edit parsed.
#[derive(Debug, Clone, Copy)]
pub struct Code<'a> {
    pub text: &'a str,
}

impl<'a> Code<'a> {
    /// An expression as it was written.
    pub fn slice(&self, node: &impl Span) -> &'a str {
        node.span().and_then(|span| self.text.get(span)).unwrap_or_default().trim()
    }

    /// An expression as Terraform JSON.
    pub fn json(&self, expression: &Expression) -> Json {
        match expression {
            Expression::Null(_) => Json::Null,
            Expression::Bool(value) => Json::Bool(*value.value()),
            Expression::Number(_) | Expression::UnaryOp(_) => self.number(expression),
            Expression::String(text) => Json::String(escape(text.value())),
            Expression::StringTemplate(template) => Json::String(self.template(template)),
            Expression::Array(items) => Json::Array(items.iter().map(|item| self.json(item)).collect()),
            Expression::Object(object) => {
                self.object(object, &|it| self.json(it)).unwrap_or_else(|| self.verbatim(expression))
            }
            _ => self.verbatim(expression),
        }
    }

    /// A constant as JSON, where it is one: nothing in it is a template.
    pub fn constant(&self, expression: &Expression) -> Option<Json> {
        Some(match expression {
            Expression::Null(_) => Json::Null,
            Expression::Bool(value) => Json::Bool(*value.value()),
            Expression::Number(_) | Expression::UnaryOp(_) => match self.number(expression) {
                number @ Json::Number(_) => number,
                _ => return None,
            },
            Expression::String(text) => Json::String(text.value().clone()),
            Expression::Array(items) => {
                Json::Array(items.iter().map(|item| self.constant(item)).collect::<Option<_>>()?)
            }
            Expression::Object(object) => {
                if object.iter().any(|(_, value)| self.constant(value.expr()).is_none()) {
                    return None;
                }
                self.object(object, &|it| self.constant(it).unwrap_or_default())?
            }
            _ => return None,
        })
    }

    fn number(&self, expression: &Expression) -> Json {
        match serde_json::from_str(&self.slice(expression).replace(' ', "")) {
            Ok(number @ Json::Number(_)) => number,
            _ => self.verbatim(expression),
        }
    }

    fn object(&self, object: &Object, value: &dyn Fn(&Expression) -> Json) -> Option<Json> {
        let mut map = Map::new();
        for (key, item) in object.iter() {
            let name = match key {
                ObjectKey::Ident(name) => name.to_string(),
                ObjectKey::Expression(Expression::String(name)) => escape(name.value()),
                ObjectKey::Expression(Expression::Variable(name)) => name.to_string(),
                ObjectKey::Expression(_) => return None,
            };
            map.insert(name, value(item.expr()));
        }
        Some(Json::Object(map))
    }

    /// An expression as it was written, inside `${` and `}`.
    pub fn verbatim(&self, expression: &Expression) -> Json {
        let source = self.slice(expression);
        // A comment at the end must not reach the brace.
        let closed =
            if source.lines().last().is_some_and(|line| line.contains('#') || line.contains("//")) { "\n" } else { "" };
        Json::String(format!("${{{source}{closed}}}"))
    }

    /// A template in the notation of a JSON string.
    pub fn template(&self, template: &Template) -> String {
        template.iter().map(|element| self.element(element)).collect()
    }

    fn element(&self, element: &Element) -> String {
        match element {
            Element::Literal(text) => escape(text),
            Element::Interpolation(_) => self.slice(element).to_owned(),
            Element::Directive(directive) => {
                // What is text inside is written by the rules of JSON, not of HCL; the rest stays.
                let Some(span) = directive.span() else { return String::new() };
                let mut literals = Vec::new();
                collect_literals(directive, &mut literals);
                let mut text = String::new();
                let mut from = span.start;
                for (range, literal) in literals {
                    text.push_str(self.text.get(from..range.start).unwrap_or_default());
                    text.push_str(&escape(&unescape(&literal)));
                    from = range.end;
                }
                text.push_str(self.text.get(from..span.end).unwrap_or_default());
                text
            }
        }
    }
}
