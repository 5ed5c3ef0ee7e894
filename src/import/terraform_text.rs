//! What Terraform and OpenTofu print for users: states, which are read, and plans, which are only named. Neither is
//! configuration, much as it looks like it.
//!
//! A state holds every attribute, with strings that aren't templates. Each block is parsed as HCL after that is put
//! right, and goes the way of `terraform show -json`. A plan has old and new values side by side, and secrets.

use std::borrow::Cow;
use std::ops::Range;

use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Body, Structure};
use serde_json::{Map, Value as Json};

use super::collect::Collector;
use super::consumed::Gap;
use super::foreign;
use super::hcl::{MAX_DEPTH, Source, statements};
use super::secrets::is_secret_name;
use super::tree::Tree;
use super::{Dictionary, Format, Severity, terraform_show};
use crate::dialects::hcl::Code;
use crate::document::heredoc::Plain;
use crate::document::shorten;
use crate::schema::{Argument, Kind, USER_POOL_CLIENT};

/// Which of these outputs a text is.
pub fn look(text: &str) -> Option<Format> {
    // No text without one of these is.
    if !["resource \"", "Plan: ", "will perform", "Your infrastructure", "omplete"].iter().any(|it| text.contains(it)) {
        return None;
    }
    let text = plain(text);
    let mut lines = text.lines().map(str::trim).filter(|it| !it.is_empty()).peekable();
    let mut state = false;
    let mut header = false;
    while let Some(line) = lines.next() {
        if is_of_plan(line, lines.peek().copied().unwrap_or_default()) {
            return Some(Format::TerraformPlanText);
        }
        if lines.peek().is_some_and(|next| is_block(next)) && state_header(line).is_some() {
            header = true;
        }
        // In a state every resource has its ID, and some values are hidden.
        let is_id = line.strip_prefix("id").is_some_and(|rest| rest.trim_start().starts_with("= \""));
        state |= header && is_id || hidden(line).is_some();
    }
    state.then_some(Format::TerraformStateText)
}

fn is_block(line: &str) -> bool {
    ["resource \"", "data \"", "ephemeral \""].iter().any(|it| line.starts_with(it)) && line.ends_with('{')
}

fn is_of_plan(line: &str, next: &str) -> bool {
    const SENTENCES: &[&str] = &[
        "Terraform will perform the following actions",
        "OpenTofu will perform the following actions",
        "Terraform used the selected providers to generate",
        "OpenTofu used the selected providers to generate",
        "No changes. Your infrastructure matches the configuration",
        "Apply complete! Resources: ",
        "Destroy complete! Resources: ",
    ];
    const CHANGES: &[&str] = &[
        " will be ",
        " must be replaced",
        " is tainted, so must be replaced",
        " has moved to ",
        " has changed",
        " has been deleted",
        " will no longer be managed by ",
    ];
    if SENTENCES.iter().any(|it| line.starts_with(it)) || line.starts_with("Plan: ") && line.contains(" to add") {
        return true;
    }
    let sign = line.split([' ', '\t']).next().unwrap_or_default();
    let rest = &line[sign.len()..];
    if matches!(sign, "+" | "-" | "~" | "-/+" | "+/-" | "<=") && is_block(rest.trim_start()) {
        return true;
    }
    let Some(comment) = line.strip_prefix("# ") else { return false };
    let is_address = |it: &str| it.contains('.') && !address_end(it).contains(' ');
    let change = CHANGES.iter().find_map(|it| comment.find(it)).filter(|at| is_address(&comment[..*at]));
    change.is_some() && is_block(next.trim_start_matches(['+', '-', '~', '/', '<', '=', ' ']))
        || comment.starts_with('(') && comment.contains("unchanged ") && comment.ends_with("hidden)")
}

/// What of an address is outside of its keys.
fn address_end(address: &str) -> String {
    let mut outside = String::new();
    let mut key = false;
    for c in address.chars() {
        match c {
            '[' => key = true,
            ']' => key = false,
            c if !key => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// The address in the comment above a block of a state, and whether the object is one that Terraform replaced.
fn state_header(line: &str) -> Option<(&str, bool)> {
    let rest = line.strip_prefix("# ")?;
    let (address, note) = match rest.strip_suffix(':') {
        Some(address) => (address, ""),
        None => rest.rsplit_once(": (")?,
    };
    let fits = address.contains('.') && !address_end(address).contains(' ');
    let known = note.is_empty() || note == "tainted)" || note.starts_with("deposed object ");
    (fits && known).then_some((address, note.starts_with("deposed")))
}

/// Where a value is hidden at the end of a line.
fn hidden(line: &str) -> Option<Range<usize>> {
    const WORDS: &[&str] = &["(sensitive value)", "(write-only attribute)", "(sensitive, write-only attribute)"];
    let line = line.trim_end().trim_end_matches(',');
    let word = WORDS.iter().find(|it| line.ends_with(**it))?;
    let start = line.len() - word.len();
    let before = line[..start].trim_end();
    (before.is_empty() || before.ends_with('=')).then_some(start..line.len())
}

/// The text without what colors it, byte by byte at the same places.
fn plain(text: &str) -> Cow<'_, str> {
    let mut result = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(at) = text[from..].find("\u{1b}[").map(|it| it + from) {
        let rest = &text[at + 2..];
        let length = rest.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(rest.len());
        let end = at + 2 + length + usize::from(rest[length..].starts_with('m'));
        result.to_mut().replace_range(at..end, &" ".repeat(end - at));
        from = end;
    }
    result
}

pub fn read(collector: &mut Collector, files: &[usize]) {
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let text = plain(collector.text(*file)).into_owned();
        secrets(collector, *file, &text);
        match collector.formats[*file] {
            Format::TerraformPlanText => {
                let tool = if text.contains("OpenTofu") { "tofu" } else { "terraform" };
                let message = format!(
                    "Skipped this: it is the output of {tool} plan or apply, not a configuration. Save the plan \
                    with {tool} plan -out=PLAN, and open the output of {tool} show -json PLAN."
                );
                collector.unread(Severity::Error, *file, 0..text.len(), message);
            }
            _ => state(collector, *file, &text),
        }
        collector.file_done(*file);
    }
}

/// Remembers every text on the lines of arguments whose name says that they hold a secret.
fn secrets(collector: &mut Collector, file: usize, text: &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((name, values)) = line.split_once('=')
            && is_secret_name(name.trim().trim_matches(['+', '-', '~', ' ', '"']))
        {
            let mut from = at + name.len() + 1;
            for (index, piece) in values.split('"').enumerate() {
                if index % 2 == 1 && !piece.is_empty() {
                    collector.secret(file, from, piece);
                }
                from += piece.len() + 1;
            }
        }
        at += line.len();
    }
}

/// A block of a state, from its header's address to its last line.
struct Object<'t> {
    address: &'t str,
    deposed: bool,
    span: Range<usize>,
}

fn state(collector: &mut Collector, file: usize, text: &str) {
    let mut at = 0;
    let mut header = None;
    let mut open: Option<Object> = None;
    let mut outside: Option<Range<usize>> = None;
    let mut objects = Vec::new();
    for line in text.split_inclusive('\n') {
        let here = at..at + line.trim_end().len();
        at += line.len();
        let words = line.trim();
        if let Some(object) = &mut open {
            object.span.end = here.end;
            // Nothing inside of a block begins a line.
            if line.starts_with('}') {
                objects.extend(open.take());
            }
        } else if is_block(words) {
            let (address, deposed) = header.take().unwrap_or_default();
            open = Some(Object { address, deposed, span: here.end - words.len()..here.end });
        } else if let Some(found) = state_header(words) {
            header = Some(found);
        } else if !words.is_empty() {
            outside = Some(outside.map_or(here.start, |it| it.start)..here.end);
        }
    }
    objects.extend(open);
    for object in &objects {
        if collector.stopped() {
            return;
        }
        collector.watch(object.span.start);
        read_object(collector, file, text, object);
    }
    if let Some(span) = outside {
        let message = "Skipped the rest of this text: it isn't a resource.";
        collector.unread(Severity::Info, file, span, message);
    }
}

fn read_object(collector: &mut Collector, file: usize, text: &str, object: &Object) {
    let (span, source) = (object.span.clone(), &text[object.span.clone()]);
    if object.deposed {
        let message = format!("Skipped {}: this object was replaced.", shorten(object.address));
        return collector.unread(Severity::Info, file, span, message);
    }
    let repaired = Repaired::new(source);
    let too_deep = statements(&repaired.text, 0..repaired.text.len(), false).iter().any(|it| it.depth > MAX_DEPTH);
    let body = if too_deep { None } else { repaired.text.parse::<Body>().ok() };
    let block = body.and_then(|body| body.into_iter().find_map(|it| it.into_block().ok()));
    let Some(block) = block.filter(|it| it.labels.len() == 2) else {
        let message = "Skipped this block. Open the output of terraform show -json instead.";
        return collector.unread(Severity::Error, file, span, message);
    };
    let (kind, name) = (block.labels[0].as_str().to_owned(), block.labels[1].as_str().to_owned());
    if block.ident.as_str() != "resource" {
        let message = format!("Skipped {kind}.{name}: Terraform reads it again for every plan.");
        return collector.unread(Severity::Info, file, span, message);
    }
    let index = object.address.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
    let index = index.map(|it| it.trim_matches('"').replace("\\\"", "\""));
    let place = |range: Option<Range<usize>>| {
        let range = range.unwrap_or(0..0);
        span.start + repaired.origin(range.start)..span.start + repaired.origin(range.end)
    };
    // Only places in a file need what heredocs were written as.
    let plain = Plain::code("");
    let reading = Source { code: Code { text: &repaired.text }, base: 0, plain: &plain };
    let values = values(&block.body, reading);
    let Some(table) = foreign::kind_of(&kind) else {
        let (severity, message) = foreign::unread(&kind, &name);
        return collector.unread(severity, file, span, message);
    };
    let arguments: Vec<&'static Argument> = table.arguments().collect();
    // The ID of a client is in its import block.
    let id = if std::ptr::eq(table, &raw const USER_POOL_CLIENT) { "id" } else { "" };
    let mut path = vec![kind.clone(), name.clone()];
    for (range, gap) in gaps(&block.body, &arguments, &values, id, &mut path) {
        let span = place(range);
        match gap {
            Some(gap) => collector.gaps.push((file, Gap { value: span.start, span, ..gap })),
            None => {
                let message = format!(
                    "Skipped a value of {kind}.{name}: the text doesn't show where it ends. Open the output of terraform show -json instead."
                );
                collector.unread(Severity::Warning, file, span, message);
            }
        }
    }
    let tree = Tree::of_json(&Json::Object(values), span.clone());
    let Some(values) = tree.roots.first().copied() else { return };
    terraform_show::of_text(collector, file, &tree, (&kind, &name), index.as_deref(), values);
}

/// What of a body isn't read, without its place in the file; `None` where it is an argument with a value that can't be.
fn gaps(
    body: &Body,
    arguments: &[&'static Argument],
    values: &Map<String, Json>,
    id: &str,
    path: &mut Vec<String>,
) -> Vec<(Option<Range<usize>>, Option<Gap>)> {
    let mut found = Vec::new();
    for structure in body.iter() {
        let (key, range) = match structure {
            Structure::Attribute(it) => (it.key.as_str(), it.span()),
            Structure::Block(it) => (it.ident.as_str(), it.span()),
        };
        let argument = arguments.iter().find(|it| it.key == key);
        match (structure, argument.map(|it| &it.kind)) {
            (Structure::Block(it), Some(Kind::Block(inner) | Kind::Blocks(inner))) => {
                let inner: Vec<&'static Argument> = inner().iter().collect();
                path.push(key.to_owned());
                found.extend(gaps(&it.body, &inner, &values_at(values, key), "", path));
                path.pop();
            }
            (_, Some(_)) if values.contains_key(key) => {}
            (_, Some(_)) if !is_secret_name(key) => found.push((range, None)),
            _ if key == id => {}
            _ => {
                let gap = Gap { span: 0..0, value: 0, name: key.to_owned(), parent: path.clone() };
                found.push((range, Some(gap)));
            }
        }
    }
    found
}

/// The values of all blocks of that name, together.
fn values_at(values: &Map<String, Json>, key: &str) -> Map<String, Json> {
    let blocks = values.get(key).and_then(Json::as_array).into_iter().flatten();
    blocks.filter_map(Json::as_object).flatten().map(|(key, json)| (key.clone(), json.clone())).collect()
}

/// The values of a body that can be read for sure, as `terraform show -json` gives them.
fn values(body: &Body, source: Source) -> Map<String, Json> {
    let mut values = Map::new();
    for structure in body.iter() {
        match structure {
            Structure::Attribute(it) => {
                let is_secret = is_secret_name(it.key.as_str());
                let value = value(&it.value, source).filter(|_| !is_secret);
                values.extend(value.map(|value| (it.key.to_string(), value)));
            }
            Structure::Block(it) => {
                let inner = Json::Object(self::values(&it.body, source));
                let slot = values.entry(it.ident.to_string()).or_insert_with(|| Json::Array(Vec::new()));
                if let Json::Array(blocks) = slot {
                    blocks.push(inner);
                }
            }
        }
    }
    values
}

/// A constant. Where a text of several lines ends can't be seen, so it is none.
fn value(expression: &Expression, source: Source) -> Option<Json> {
    match expression {
        Expression::HeredocTemplate(_) => None,
        Expression::Array(items) => Some(Json::Array(items.iter().map(|it| value(it, source)).collect::<Option<_>>()?)),
        Expression::Object(items) => Some(Json::Object(
            items
                .iter()
                .map(|(key, it)| {
                    let key = match key {
                        ObjectKey::Ident(name) => name.to_string(),
                        ObjectKey::Expression(key) => source.constant(key)?.as_str()?.to_owned(),
                    };
                    let is_secret = is_secret_name(&key);
                    Some((key, if is_secret { Json::Null } else { value(it.expr(), source)? }))
                })
                .collect::<Option<_>>()?,
        )),
        // A text that holds JSON.
        Expression::FuncCall(call) if call.name.name.as_str() == "jsonencode" && call.args.len() == 1 => {
            Some(Json::String(value(call.args.iter().next()?, source)?.to_string()))
        }
        other => source.constant(other),
    }
}

/// A block as HCL has it: nothing in its strings is a template, and what is hidden is null.
struct Repaired {
    text: String,
    /// Where a byte was added, in the fixed text.
    added: Vec<usize>,
}

impl Repaired {
    fn new(source: &str) -> Self {
        let (mut text, mut added) = (String::with_capacity(source.len()), Vec::new());
        for line in source.split_inclusive('\n') {
            let hidden = hidden(line).unwrap_or(line.len()..line.len());
            let mut chars = line[..hidden.start].chars().peekable();
            while let Some(c) = chars.next() {
                if matches!(c, '$' | '%') && chars.peek() == Some(&'{') {
                    added.push(text.len());
                    text.push(c);
                }
                text.push(c);
            }
            if !hidden.is_empty() {
                text.push_str(&format!("{:1$}", "null", hidden.len()));
            }
            text.push_str(&line[hidden.end..]);
        }
        Repaired { text, added }
    }

    /// The place in the text as it was.
    fn origin(&self, at: usize) -> usize {
        at - self.added.partition_point(|it| *it < at)
    }
}
