//! Names of clients where something refers to them.

use hcl_edit::Span;
use hcl_edit::expr::Traversal;
use hcl_edit::template::Template;
use hcl_edit::visit::Visit;
use serde_json::Value as Json;

use crate::document::heredoc::Plain;
use crate::document::{Document, objects, text};
use crate::schema::USER_POOL_CLIENT;

/// A template of Terraform JSON, or a bare address, with new names; `None` where it has none of the old ones.
pub(super) fn in_template(source: &str, renamed: &[(String, String)]) -> Option<String> {
    if !source.contains(USER_POOL_CLIENT.terraform) {
        return None;
    }
    let (prefix, bare) = source.split_at(if source.starts_with("resource.") { "resource.".len() } else { 0 });
    for (from, to) in renamed {
        if let Some(rest) = bare.strip_prefix(&Document::address(from))
            && (rest.is_empty() || rest.starts_with(['.', '[']))
        {
            return Some(format!("{prefix}{}{rest}", Document::address(to)));
        }
    }
    // Only what is known to nest no deeper than the parser goes.
    if !source.contains("${") && !source.contains("%{") || text::parse(source).is_err() {
        return None;
    }
    let plain = Plain::template(source);
    let template: Template = objects::parse(&plain.text, true).ok()?;
    let mut places = Places { renamed, behind: 0, found: Vec::new() };
    template.iter().for_each(|element| places.visit_element(element));
    for (body, behind) in objects::earlier(&plain.text, &objects::of_template(&plain.text)) {
        places.behind = behind;
        places.visit_body(&body);
    }
    if places.found.is_empty() {
        return None;
    }
    let mut result = String::new();
    let mut at = 0;
    places.found.sort_by_key(|(range, _)| range.start);
    for (range, to) in places.found {
        let range = plain.range(range);
        result.push_str(source.get(at..range.start)?);
        result.push_str(to);
        at = range.end;
    }
    result.push_str(source.get(at..)?);
    Some(result)
}

struct Places<'a> {
    renamed: &'a [(String, String)],
    /// How far behind their places those of the text are.
    behind: usize,
    found: Vec<(std::ops::Range<usize>, &'a str)>,
}

impl Visit for Places<'_> {
    fn visit_traversal(&mut self, traversal: &Traversal) {
        if let Some(label) = text::client_label(traversal)
            && let Some((_, to)) = self.renamed.iter().find(|(from, _)| from == label.as_str())
        {
            let place = |span: std::ops::Range<usize>| span.start + self.behind..span.end + self.behind;
            self.found.extend(label.span().map(|span| (place(span), to.as_str())));
        }
        hcl_edit::visit::visit_traversal(self, traversal);
    }
}

/// Terraform JSON with new names.
pub(super) fn in_json(json: Json, renamed: &[(String, String)]) -> Json {
    if renamed.is_empty() {
        return json;
    }
    match json {
        Json::String(source) => Json::String(in_template(&source, renamed).unwrap_or(source)),
        Json::Array(items) => Json::Array(items.into_iter().map(|it| in_json(it, renamed)).collect()),
        Json::Object(items) => Json::Object(items.into_iter().map(|(key, it)| (key, in_json(it, renamed))).collect()),
        other => other,
    }
}
