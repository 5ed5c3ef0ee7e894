//! Terraform's native syntax: all `.tf` files of a folder are one module, and `.tfvars` files say what its variables
//! are. hcl-edit reads it; what it rejects is read statement by statement.

mod expression;
mod lost;
mod split;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use hcl_edit::Span;
use hcl_edit::expr::{Expression, FuncCall, ObjectKey, ObjectValue};
use hcl_edit::structure as edit;
use serde_json::{Map, Value as Json};

use super::collect::{Collector, origin};
use super::consumed::Gap;
use super::foreign;
use super::secrets::is_secret_name;
use super::shape::{Body, Layout, Member, Shape};
use super::{Dictionary, Format, Mention, Severity};
use crate::dialects::hcl::Code;
use crate::document::heredoc::Plain;
use crate::document::{objects, read as read_value, structure, text as notation};
use crate::schema::terraform::{self, Others, Reads};
use crate::schema::{Argument, Kind, ResourceKind, USER_POOL_CLIENT};
pub(super) use expression::Source;
pub(super) use split::statements;

/// How deeply brackets may nest in a block. Keeps hostile text from using up the stack.
pub(super) const MAX_DEPTH: usize = 40;

/// A statement as hcl-edit read it, with places in the file.
enum Statement<'a> {
    Attribute(Attribute<'a>),
    Block(Block<'a>),
}

impl Statement<'_> {
    /// Where an argument or block of that name is.
    fn span_of(&self, name: &str) -> Option<Range<usize>> {
        match self {
            Statement::Attribute(it) => (it.key == name).then(|| it.span.clone()),
            Statement::Block(it) => (it.ident == name).then(|| it.span.clone()),
        }
    }
}

struct Attribute<'a> {
    key: String,
    name: Range<usize>,
    span: Range<usize>,
    value: Range<usize>,
    expression: Expression,
    source: Source<'a>,
    /// Whether the document has it.
    taken: Cell<bool>,
}

struct Block<'a> {
    ident: String,
    labels: Vec<(String, Range<usize>)>,
    span: Range<usize>,
    name: Range<usize>,
    braces: Range<usize>,
    body: Vec<Statement<'a>>,
}

pub fn read(collector: &mut Collector, files: &[usize]) {
    // Variables first: others may be declared in any file.
    for file in files {
        collector.dictionaries.push(Dictionary { file: *file, ..Dictionary::default() });
        let text = collector.hcl(*file);
        let plain = Plain::code(&text).in_place_of(collector.text(*file));
        let statements = parse(collector, *file, &plain);
        if collector.stopped() {
            return;
        }
        match collector.formats[*file] {
            Format::TerraformVariables => values(collector, *file, &statements),
            _ => Reader { collector, file: *file }.top(&statements),
        }
        let mut gaps = Vec::new();
        find_gaps(&statements, &mut Vec::new(), &mut gaps);
        collector.gaps.extend(gaps.into_iter().map(|gap| (*file, gap)));
        collector.file_done(*file);
    }
}

/// The arguments that no one took.
fn find_gaps(statements: &[Statement], path: &mut Vec<String>, gaps: &mut Vec<Gap>) {
    for statement in statements {
        match statement {
            Statement::Attribute(it) if it.taken.get() => {}
            Statement::Attribute(it) => gaps.push(Gap {
                span: it.span.clone(),
                value: it.value.start,
                name: it.key.clone(),
                parent: path.clone(),
            }),
            Statement::Block(it) => {
                let depth = path.len();
                path.push(it.ident.clone());
                path.extend(it.labels.iter().map(|(label, _)| label.clone()));
                find_gaps(&it.body, path, gaps);
                path.truncate(depth);
            }
        }
    }
}

/// All statements of a file; what can't be read is a finding.
fn parse<'a>(collector: &mut Collector, file: usize, plain: &'a Plain) -> Vec<Statement<'a>> {
    let text = &*plain.text;
    let pieces = split::statements(text, 0..text.len(), true);
    let mut read = Vec::new();
    let mut found = Found::default();
    for piece in &pieces {
        if !collector.watch(piece.span.start) {
            return read;
        }
        parse_piece(plain, piece, 0, "", &mut read, &mut found);
    }
    // Should our own idea of where a statement ends be wrong, the parser's holds.
    if !found.errors.is_empty() && text.len() < 1 << 20 && pieces.iter().all(|piece| piece.depth <= MAX_DEPTH) {
        let mut whole = Found::default();
        if let Ok(body) = whole.body(Source { code: Code { text }, base: 0, plain }) {
            (read, found) = (body, whole);
        }
    }
    collector.mentions.extend(found.mentions.into_iter().map(|(text, span)| Mention { file, span, text }));
    for Unreadable { at, span, message } in found.errors {
        let (at, span) = (plain.place(at), plain.range(span));
        collector.broken.push((file, at));
        if let Some(message) = message {
            collector.cut.push((file, at));
            collector.tell(Severity::Error, file, at, message, vec![span]);
        }
    }
    collector.lost.extend(found.lost.into_iter().map(|(address, at)| (address, file, plain.place(at))));
    for (name, span) in found.repeated {
        let name = crate::document::shorten(&name);
        let message = format!(
            "{name} is set again later in this object. Terraform uses the last value, so this one has no effect."
        );
        collector.unread(Severity::Warning, file, span, message);
    }
    read
}

/// What came of the statements of a file, next to the statements.
#[derive(Default)]
struct Found {
    errors: Vec<Unreadable>,
    /// What is declared by statements that could not be read, with their places.
    lost: Vec<(String, usize)>,
    /// The labels of clients that something refers to.
    mentions: Vec<(String, Range<usize>)>,
    /// Keys of objects that come again, each with the place of its item.
    repeated: Vec<(String, Range<usize>)>,
}

impl Found {
    /// Reads whole statements.
    fn body<'a>(&mut self, source: Source<'a>) -> Result<Vec<Statement<'a>>, hcl_edit::parser::Error> {
        let repeated = objects::of_code(source.text);
        let body = objects::without(source.text, &repeated).parse::<edit::Body>()?;
        self.mentions.extend(source.mentions(&body));
        for (body, behind) in objects::earlier(source.text, &repeated) {
            self.mentions.extend(Source { base: source.base + behind, ..source }.mentions(&body));
        }
        for it in repeated {
            let place = |span: Range<usize>| source.plain.range(span.start + source.base..span.end + source.base);
            self.repeated.push((source.text[it.key].to_owned(), place(it.item)));
        }
        Ok(convert_body(body, source))
    }
}

/// What no statement came of, with places in the text without heredocs.
struct Unreadable {
    at: usize,
    span: Range<usize>,
    /// `None` where a reader names it.
    message: Option<String>,
}

fn parse_piece<'a>(
    plain: &'a Plain,
    piece: &split::Statement,
    level: usize,
    outer: &str,
    read: &mut Vec<Statement<'a>>,
    found: &mut Found,
) {
    let text = &*plain.text;
    let source = Source { code: Code { text: &text[piece.span.clone()] }, base: piece.span.start, plain };
    let parsed = (piece.depth <= MAX_DEPTH).then(|| found.body(source));
    let error = match parsed {
        Some(Ok(body)) => return read.extend(body),
        Some(Err(error)) => Some(error),
        None => None,
    };
    let unclosed = plain.unclosed.iter().find(|(at, _)| piece.span.contains(at));
    let (place, message) = match (unclosed, &error) {
        (Some((at, marker)), Some(_)) => (*at, notation::unclosed(marker)),
        (None, Some(error)) => {
            let place = offset_of(source.text, error.location().line(), error.location().column());
            (place + source.base, explain(source.text, error))
        }
        (_, None) => {
            let message = format!(
                "Skipped this: the builder reads brackets up to {MAX_DEPTH} levels deep. It stays in your file."
            );
            (piece.span.start, message)
        }
    };
    let message = Some(message);
    // A slip inside of a block leaves the other statements of the block.
    let Some(braces) = piece.braces.clone().filter(|_| level < 3) else {
        found.lost.extend(lost::address(source.text, outer).map(|address| (address, piece.span.start)));
        found.errors.push(Unreadable { at: place, span: piece.span.clone(), message });
        return;
    };
    let header = format!("{}{{}}", &text[piece.span.start..braces.start]);
    let block = header.parse::<edit::Body>().ok().and_then(|body| match body.into_iter().next() {
        Some(edit::Structure::Block(block)) => Some(convert_block(block, source)),
        _ => None,
    });
    let Some(mut block) = block else {
        found.lost.extend(lost::address(source.text, outer).map(|address| (address, piece.span.start)));
        found.errors.push(Unreadable { at: place, span: piece.span.clone(), message });
        return;
    };
    let closed = braces.len() > 1 && text[braces.clone()].ends_with('}');
    let inner = braces.start + 1..if closed { braces.end - 1 } else { braces.end };
    let before = found.errors.len();
    for piece in split::statements(text, inner, false) {
        parse_piece(plain, &piece, level + 1, &block.ident, &mut block.body, found);
    }
    if !closed {
        let message = Some("This brace isn't closed.".to_owned());
        found.errors.push(Unreadable { at: braces.start, span: braces.start..braces.start + 1, message });
    } else if found.errors.len() == before {
        // Each statement of its own could be read.
        let is_named = |error: &hcl_edit::parser::Error| error.message().contains("redefined attribute");
        if let Some(error) = error {
            let message = message.filter(|_| !is_named(&error));
            found.errors.push(Unreadable { at: place, span: place..place, message });
        }
    }
    block.span = plain.range(piece.span.clone());
    block.braces = plain.range(braces);
    read.push(Statement::Block(block));
}

fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn explain(text: &str, error: &hcl_edit::parser::Error) -> String {
    if let Some(message) = crate::document::text::only_terraform_reads(text, error.message()) {
        return message;
    }
    format!("The builder can't parse this: {}.", error.message().trim().replace('\n', "; "))
}

fn convert_body(body: edit::Body, source: Source) -> Vec<Statement> {
    body.into_iter().map(|structure| convert(structure, source)).collect()
}

fn convert(structure: edit::Structure, source: Source) -> Statement {
    match structure {
        edit::Structure::Attribute(attribute) => {
            let (span, name) = (source.place(&attribute), source.place(&attribute.key));
            Statement::Attribute(Attribute {
                key: attribute.key.to_string(),
                value: source.place(&attribute.value),
                name,
                span,
                expression: attribute.value,
                source,
                taken: Cell::new(false),
            })
        }
        edit::Structure::Block(block) => Statement::Block(convert_block(block, source)),
    }
}

fn convert_block(block: edit::Block, source: Source) -> Block {
    let span = source.place(&block);
    let name = source.place(&block.ident);
    let labels: Vec<_> = block.labels.iter().map(|it| (it.as_str().to_owned(), source.place(it))).collect();
    // The parser doesn't say where the brace is: it is the first one after the labels.
    let end = |span: Option<Range<usize>>| span.map_or(0, |it| it.end).min(source.text.len());
    let after = end(block.labels.last().map_or_else(|| block.ident.span(), Span::span));
    let open = source.text[after..].find('{').map_or(span.end, |at| source.plain.place(after + at + source.base));
    Block {
        ident: block.ident.to_string(),
        labels,
        braces: open..span.end,
        span,
        name,
        body: convert_body(block.body, source),
    }
}

/// What a `.tfvars` file says; it isn't part of the document.
fn values(collector: &mut Collector, file: usize, statements: &[Statement]) {
    let name = collector.file(file).base_name().to_owned();
    let name = if name.is_empty() { "terraform.tfvars".to_owned() } else { name };
    let (mut count, mut seen) = (0, HashSet::new());
    for statement in statements {
        let Statement::Attribute(attribute) = statement else { continue };
        if !seen.insert(&attribute.key) {
            let message =
                format!("{} is set twice. Terraform rejects that. The builder uses the first value.", attribute.key);
            collector.unread(Severity::Error, file, attribute.span.clone(), message);
        } else if let Some(json) = attribute.source.constant(&attribute.expression) {
            attribute.taken.set(true);
            collector.known(format!("var.{}", attribute.key), json, &name);
            count += 1;
        }
    }
    let values = if count == 1 { "1 value".to_owned() } else { format!("{count} values") };
    let message = format!("{values} for variables: shown next to the references, but not part of the configuration.");
    let covers = statements.iter().filter_map(|it| match it {
        Statement::Attribute(it) if it.taken.get() => Some(it.span.clone()),
        _ => None,
    });
    collector.tell(Severity::Info, file, 0, message, covers.collect());
}

/// Whether a block belongs inside of a client.
fn inside_client(block: &Block) -> bool {
    block.labels.is_empty() && (USER_POOL_CLIENT.argument(&block.ident).is_some() || block.ident == "lifecycle")
}

struct Reader<'r, 'a> {
    collector: &'r mut Collector<'a>,
    file: usize,
}

impl Reader<'_, '_> {
    fn top(&mut self, statements: &[Statement]) {
        let mut fragment = Vec::new();
        let is_ours =
            |it: &Statement| matches!(it, Statement::Attribute(it) if USER_POOL_CLIENT.argument(&it.key).is_some());
        let has_fragment = statements.iter().any(is_ours);
        for statement in statements {
            match statement {
                Statement::Attribute(attribute) => fragment.push(attribute),
                Statement::Block(block) if has_fragment && inside_client(block) => {}
                Statement::Block(block) => self.block(block),
            }
        }
        if fragment.is_empty() {
            return;
        }
        if has_fragment {
            self.fragment(statements);
        } else {
            for it in fragment {
                let message = format!(
                    "Skipped {}: this argument is outside every block, and Terraform rejects it. It stays in your file.",
                    crate::document::shorten(&it.key)
                );
                self.collector.unread(Severity::Warning, self.file, it.span.clone(), message);
            }
        }
    }

    /// The inside of a resource, pasted without its first and last line.
    fn fragment(&mut self, statements: &[Statement]) {
        let inside: Vec<&Statement> = statements
            .iter()
            .filter(|it| match it {
                Statement::Attribute(_) => true,
                Statement::Block(block) => inside_client(block),
            })
            .collect();
        let label = self.collector.free_label(USER_POOL_CLIENT.terraform, "client");
        let place = |it: &Statement| match it {
            Statement::Attribute(it) => it.span.clone(),
            Statement::Block(it) => it.span.clone(),
        };
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
        let span = place(first).start..place(last).end;
        self.collector.info(
            self.file,
            span.start,
            "These arguments are outside every block. They are read as arguments of one client.",
        );
        let at = span.start;
        self.resource(&USER_POOL_CLIENT, &label, &inside, span.clone(), 0..0, span, Layout::Fragment);
        self.collector.note_fragment(self.file, at);
    }

    fn block(&mut self, block: &Block) {
        let labels: Vec<&str> = block.labels.iter().map(|(label, _)| label.as_str()).collect();
        let Some(language) = terraform::block(&block.ident) else {
            if let Some((_, what)) = terraform::ELSEWHERE.iter().find(|(keyword, _)| *keyword == block.ident) {
                let message = format!("Skipped {}: it is a block of {what}. It stays in your file.", block.ident);
                return self.collector.unread(Severity::Info, self.file, block.span.clone(), message);
            }
            let message = format!(
                "Skipped {}: Terraform doesn't allow this block in a configuration. It stays in your file.",
                crate::document::shorten(&block.ident)
            );
            return self.collector.unread(Severity::Warning, self.file, block.span.clone(), message);
        };
        if labels.len() != language.labels {
            let address = (block.ident != "locals").then(|| lost::of_labels(&block.ident, &labels)).flatten();
            self.collector.lost.extend(address.map(|address| (address, self.file, block.span.start)));
            let message = format!(
                "Skipped this: {} has {}, but Terraform requires {}. It stays in your file.",
                block.ident,
                count_labels(labels.len()),
                language.labels,
            );
            return self.collector.unread(Severity::Warning, self.file, block.span.clone(), message);
        }
        match (language.keyword, labels.as_slice()) {
            ("resource", [kind, name]) => self.resource_block(block, kind, name),
            ("variable", [name]) => self.variable(block, name),
            ("locals", _) => self.locals(block),
            ("import", _) => {
                let body = self.body(&block.body, language);
                if let Some(to) = body.get("to").and_then(Json::as_str) {
                    let statements: Vec<&Statement> = block.body.iter().collect();
                    let shape = self.shape(&statements, block.braces.clone(), Layout::Hcl);
                    self.collector.blocks.push(origin(self.file, to, "import", block.span.clone(), Some(shape)));
                }
                self.collector.append("import", Json::Object(body));
            }
            ("terraform", _) => {
                let body = self.body(&block.body, language);
                for (key, json) in body {
                    let places = block.body.iter().filter_map(|it| it.span_of(&key));
                    let span = places.reduce(|all, it| all.start..it.end).unwrap_or(block.span.clone());
                    self.collector.setting(self.file, span, &key, json);
                }
            }
            ("provider", [name]) => {
                let body = self.body(&block.body, language);
                let json = Json::Object(Map::from_iter([((*name).to_owned(), Json::Object(body))]));
                self.collector.append("provider", json);
            }
            (keyword, []) => {
                let body = self.body(&block.body, language);
                self.collector.append(keyword, Json::Object(body));
                self.kept(block, keyword);
            }
            (keyword, labels) => {
                let body = self.body(&block.body, language);
                let path: Vec<&str> = std::iter::once(keyword).chain(labels.iter().copied()).collect();
                self.keep(block, &path, body);
            }
        }
    }

    fn keep(&mut self, block: &Block, path: &[&str], body: Map<String, Json>) {
        let address = path.join(".");
        if self.collector.is_declared(path) {
            return self.collector.declared_again(self.file, block.span.clone(), &address);
        }
        self.collector.declares(self.file, address.clone());
        self.collector.declare(path, Json::Object(body));
        self.kept(block, &address);
    }

    fn kept(&mut self, block: &Block, address: &str) {
        if self.is_cut(block) {
            let message = format!("{address} is kept, without the parts that can't be parsed.");
            self.collector.warning(self.file, block.span.start, message);
        } else if block.ident != "output" {
            self.collector.info(self.file, block.span.start, format!("{address} is kept as written."));
        }
    }

    /// Whether something in it could not be read.
    fn is_cut(&self, block: &Block) -> bool {
        self.collector.cut.iter().any(|(file, at)| *file == self.file && block.span.contains(at))
    }

    fn variable(&mut self, block: &Block, name: &str) {
        if !self.collector.takes_variable(self.file, block.span.clone(), name) {
            return;
        }
        let (path, address) = (["variable", name], format!("var.{name}"));
        if self.collector.is_declared(&path) {
            return self.collector.declared_again(self.file, block.span.clone(), &address);
        }
        self.collector.declares(self.file, address);
        self.collector.blocks.push(origin(self.file, name, "variable", block.span.clone(), None));
        let body = terraform::block("variable").map(|it| self.body(&block.body, it)).unwrap_or_default();
        if let Some(default) = body.get("default")
            && !default.is_null()
        {
            self.default(name, default);
        }
        self.collector.declare(&path, Json::Object(body));
    }

    /// A default is known unless a `.tfvars` file said something else before.
    fn default(&mut self, name: &str, default: &Json) {
        self.collector.known_default(format!("var.{name}"), default.clone());
    }

    fn locals(&mut self, block: &Block) {
        for statement in &block.body {
            let Statement::Attribute(attribute) = statement else { continue };
            let address = format!("local.{}", attribute.key);
            if self.collector.is_declared(&["locals", &attribute.key]) {
                self.collector.declared_again(self.file, attribute.span.clone(), &address);
                continue;
            }
            self.collector.declares(self.file, address);
            let json = attribute.json(&terraform::OF_PROVIDER);
            if let Some(constant) = attribute.source.constant(&attribute.expression) {
                self.collector.known_default(format!("local.{}", attribute.key), constant);
            }
            self.collector.declare(&["locals", &attribute.key], json);
        }
    }

    fn resource_block(&mut self, block: &Block, type_name: &str, name: &str) {
        let managed = type_name == foreign::MANAGED;
        let Some(kind) = foreign::kind_of(type_name) else {
            let body = self.body(&block.body, &terraform::RESOURCE);
            let label = self.collector.label(self.file, block.span.start, type_name, name);
            self.collector.declare(&["resource", type_name, &label], Json::Object(body));
            if self.is_cut(block) {
                return self.kept(block, &format!("{type_name}.{name}"));
            }
            let (severity, message) = foreign::kept(type_name, name);
            return self.collector.finding(severity, self.file, block.span.start, message);
        };
        let label = self.collector.label(self.file, block.span.start, kind.terraform, name);
        if managed {
            self.collector.warning(self.file, block.span.start, foreign::managed(name));
        }
        let statements: Vec<&Statement> = block.body.iter().collect();
        let name_span = block.labels.get(1).map(|(_, span)| span.clone()).unwrap_or_default();
        self.resource(kind, &label, &statements, block.span.clone(), name_span, block.braces.clone(), Layout::Hcl);
        if managed {
            self.collector.last_client_is_managed();
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn resource(
        &mut self,
        kind: &'static ResourceKind,
        label: &str,
        statements: &[&Statement],
        span: Range<usize>,
        name: Range<usize>,
        braces: Range<usize>,
        layout: Layout,
    ) {
        let mut body = Map::new();
        let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
        self.name_repeated(&mut statements.iter().copied(), &terraform::RESOURCE);
        for statement in statements {
            self.add(&mut body, statement, &terraform::RESOURCE);
        }
        for (key, json) in &mut body {
            if let Some(Argument { kind: Kind::Policy, .. }) = kind.argument(key)
                && let Some(policy) = self.policy(statements, key)
            {
                *json = policy;
            }
        }
        let shape = self.shape(statements, braces, layout);
        for member in &shape.members {
            let Some(key) = &member.key else { continue };
            self.tell(kind, label, key, body.get(key), member);
        }
        let mut origin = origin(self.file, label, kind.terraform, span, Some(shape));
        origin.label = name;
        if is_client { self.collector.client(origin, body) } else { self.collector.resource(origin, body) }
    }

    /// Names what the builder doesn't know, and what only Terraform evaluates.
    fn tell(&mut self, kind: &'static ResourceKind, label: &str, key: &str, json: Option<&Json>, member: &Member) {
        let at = member.span.start;
        let address = format!("{}.{label}", kind.terraform);
        if is_secret_name(key) {
            return;
        }
        match (key, kind.argument(key), json) {
            (key, ..) if terraform::is_meta(key) || key == "timeouts" => {
                self.collector.info(self.file, at, format!("{key} of {address} is kept as written."));
            }
            (_, Some(argument), Some(json)) => {
                let mut pieces = 0;
                if let Some(value) = read_value(json, &argument.kind).value {
                    value.for_each_verbatim(&mut |_| pieces += 1);
                }
                if pieces > 0 {
                    let message = format!(
                        "{key} of {address} has an expression that isn't evaluated here. It is kept as written."
                    );
                    self.collector.info(self.file, at, message);
                }
            }
            (_, None, Some(_)) if (kind.blocks)().contains(&key) => {
                self.collector.info(self.file, at, format!("{key} of {address} is kept as written."));
            }
            (_, None, Some(_)) => {
                let message =
                    format!("{key} of {address} is kept as written: the builder doesn't support this argument.");
                self.collector.warning(self.file, at, message);
            }
            _ => {}
        }
    }

    /// `jsonencode({...})` around a policy is the policy.
    fn policy(&self, statements: &[&Statement], key: &str) -> Option<Json> {
        let attribute = statements.iter().find_map(|it| match it {
            Statement::Attribute(it) if it.key == key => Some(it),
            _ => None,
        })?;
        let Expression::FuncCall(call) = &attribute.expression else { return None };
        let FuncCall { name, args, .. } = &**call;
        if name.name.as_str() != "jsonencode" || !name.namespace.is_empty() || args.len() != 1 {
            return None;
        }
        let json = attribute.source.json(args.iter().next()?);
        (json.is_object() && structure(&json).is_some()).then(|| Json::String(json.to_string()))
    }

    fn shape(&self, statements: &[&Statement], span: Range<usize>, layout: Layout) -> Body {
        let mut members: Vec<Member> = Vec::new();
        for statement in statements {
            let member = match statement {
                Statement::Attribute(it) => Member {
                    key: Some(it.key.clone()),
                    span: it.span.clone(),
                    name: it.name.clone(),
                    value: it.value.clone(),
                    shape: it.source.shape(&it.expression),
                    shared: false,
                },
                Statement::Block(it) => {
                    let inner: Vec<&Statement> = it.body.iter().collect();
                    let body = self.shape(&inner, it.braces.clone(), Layout::Hcl);
                    Member {
                        key: Some(it.ident.clone()),
                        span: it.span.clone(),
                        name: it.name.clone(),
                        value: it.braces.clone(),
                        shape: if it.labels.is_empty() { Shape::Body(body) } else { Shape::Whole },
                        shared: false,
                    }
                }
            };
            // What comes twice is one list in the document.
            let again = members.iter().any(|other| other.key == member.key);
            members.push(Member { key: member.key.clone().filter(|_| !again), ..member });
        }
        Body { span, layout, members, shared: false }
    }

    /// A body as Terraform JSON.
    fn body(&mut self, statements: &[Statement], block: &'static terraform::Block) -> Map<String, Json> {
        let mut body = Map::new();
        self.name_repeated(&mut statements.iter(), block);
        for statement in statements {
            self.add(&mut body, statement, block);
        }
        body
    }

    /// What comes twice in a body, and Terraform accepts once.
    fn name_repeated<'s>(
        &mut self,
        statements: &mut dyn Iterator<Item = &'s Statement<'s>>,
        parent: &'static terraform::Block,
    ) {
        let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
        let mut blocks: HashSet<&str> = HashSet::new();
        for statement in statements {
            match statement {
                Statement::Attribute(it) => {
                    if let Some(earlier) = seen.insert(&it.key, it.span.clone()) {
                        let message = format!(
                            "{} is set again later in this block. Terraform rejects that. The builder uses the later value. This one stays in your file.",
                            it.key
                        );
                        self.collector.unread(Severity::Error, self.file, earlier, message);
                    }
                }
                Statement::Block(it) => {
                    let is_once = parent.block(&it.ident).is_some_and(|block| block.once && block.labels == 0);
                    if is_once && !blocks.insert(&it.ident) {
                        let message =
                            format!("{} occurs again here. Terraform accepts only one. Both are kept.", it.ident);
                        self.collector.error(self.file, it.span.start, message);
                    }
                }
            }
        }
    }

    fn add(&mut self, body: &mut Map<String, Json>, statement: &Statement, parent: &'static terraform::Block) {
        match statement {
            Statement::Attribute(attribute) => {
                body.insert(attribute.key.clone(), attribute.json(parent));
            }
            Statement::Block(block) => {
                let inner = parent.block(&block.ident).unwrap_or(&terraform::OF_PROVIDER);
                let mut json = Json::Object(self.body(&block.body, inner));
                // Labels are levels: `dynamic "x" {}` is `dynamic.x`.
                let mut at = body;
                for (index, (label, _)) in block.labels.iter().enumerate() {
                    let key = if index == 0 { &block.ident } else { &block.labels[index - 1].0 };
                    let slot = at.entry(key.clone()).or_insert_with(|| Json::Object(Map::new()));
                    match slot {
                        Json::Object(inner) => at = inner,
                        _ => {
                            let place = block.span.clone();
                            let message = format!(
                                "Skipped {} {label}: the same block has {} earlier, as an argument or without a label. It stays in your file.",
                                block.ident, block.ident
                            );
                            return self.collector.unread(Severity::Warning, self.file, place, message);
                        }
                    }
                }
                let key = block.labels.last().map_or(&block.ident, |(label, _)| label);
                match at.get_mut(key) {
                    None => drop(at.insert(key.clone(), json)),
                    Some(Json::Array(items)) => items.push(json),
                    Some(first) => {
                        json = Json::Array(vec![first.take(), json]);
                        at.insert(key.clone(), json);
                    }
                }
            }
        }
    }
}

fn count_labels(count: usize) -> String {
    if count == 1 { "1 label".to_owned() } else { format!("{count} labels") }
}

impl Attribute<'_> {
    /// The value as Terraform JSON.
    fn json(&self, block: &terraform::Block) -> Json {
        let Attribute { expression, source, key, .. } = self;
        self.taken.set(true);
        match (block.reads(key), block.others, expression) {
            (Some(Reads::Bare), ..) => bare(*source, expression),
            (Some(Reads::Literal), ..) => literal(*source, expression),
            (None, Others::Objects(arguments), Expression::Object(items)) => {
                let member = |(key, value): (&ObjectKey, &ObjectValue)| {
                    let key = bare_key(*source, key);
                    let is_bare = arguments.contains(&(key.as_str(), Reads::Bare));
                    let value = value.expr();
                    (key, if is_bare { bare(*source, value) } else { literal(*source, value) })
                };
                Json::Object(items.iter().map(member).collect())
            }
            _ => source.json(expression),
        }
    }
}

/// A value that Terraform JSON has without templates.
fn literal(source: Source, expression: &Expression) -> Json {
    source.constant(expression).unwrap_or_else(|| source.json(expression))
}

/// Addresses, types and keywords as Terraform JSON has them. Old versions quoted them in HCL too.
fn bare(source: Source, expression: &Expression) -> Json {
    match expression {
        Expression::Array(items) => Json::Array(items.iter().map(|it| bare(source, it)).collect()),
        Expression::Object(items) => {
            Json::Object(items.iter().map(|(key, value)| (bare_key(source, key), bare(source, value.expr()))).collect())
        }
        Expression::String(text) => Json::String(text.value().clone()),
        other => Json::String(source.slice(other).to_owned()),
    }
}

fn bare_key(source: Source, key: &ObjectKey) -> String {
    match key {
        ObjectKey::Ident(name) => name.to_string(),
        ObjectKey::Expression(Expression::String(name)) => name.value().clone(),
        ObjectKey::Expression(other) => source.slice(other).to_owned(),
    }
}
