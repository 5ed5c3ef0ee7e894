//! Arguments of a resource or block that changed: which member becomes what, in the words of the file.

use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::compare::{self, Change};
use super::flow::{Flow, Item};
use super::habits::Habits;
use super::hcl::{self, Step};
use super::lines::{Lines, ends_line, trimmed};
use super::names::FileNames;
use super::patch::{Comments, begins_line, indent, line_break, line_end, line_start};
use super::print::{Quote, Style, Written};
use super::{Editor, Subject};
use crate::dialects::hcl::{object, written};
use crate::dialects::{self, Node, Notation, Write};
use crate::document::{Value, read};
use crate::emit::Doc;
use crate::emit::syntax::hcl as hcl_syntax;
use crate::import::{Body, Layout, List, Member, Origin, Shape};
use crate::program::lower_value;
use crate::schema::{Argument, Kind};
use crate::targets::parts;

/// A value in the words of a file.
enum Spelled {
    Hcl(Doc),
    Node(Node),
}

/// What is done to a body, before it is known how its layout does it.
enum Plan {
    Value(usize, Spelled),
    Remove(usize),
    Add { after: Option<usize>, order: (bool, usize), name: String, value: Spelled, block: bool },
}

/// Where something is to be changed.
#[derive(Clone, Copy)]
pub(super) struct At<'o> {
    pub origin: &'o Origin,
    pub body: &'o Body,
    pub arguments: &'o [&'static Argument],
    /// How many levels of the arguments' names lead here: `Policies` of `Policies.PasswordPolicy`.
    pub levels: usize,
}

impl Editor<'_> {
    /// A resource that is there before and after.
    pub fn resource(
        &mut self,
        origin: &Origin,
        subject: Subject,
        before: &Map<String, Json>,
        after: &Map<String, Json>,
        arguments: &[&'static Argument],
    ) {
        let (file, format) = (origin.file, self.format(origin.file));
        let changes = compare::changes(before, after, arguments);
        let Some(body) = origin.body.as_ref().filter(|_| format.can_be_edited()) else {
            for change in changes {
                let message = match format.can_be_edited() {
                    true if origin.fixed.is_some() => origin.fixed.clone().unwrap_or_default(),
                    true => format!("{} has no properties in the file that can be changed.", origin.client),
                    false => format!("{} can't be changed in place.", format.label()),
                };
                self.note(subject, change.key, file, message);
            }
            return;
        };
        self.level(At { origin, body, arguments, levels: 0 }, subject, "", &changes);
    }

    fn level(&mut self, at: At, subject: Subject, path: &str, changes: &[Change]) {
        let file = at.origin.file;
        let mut plan = Vec::new();
        for change in changes {
            let full = format!("{path}{}", change.key);
            if at.body.shared {
                self.note(subject, &full, file, SHARED);
                continue;
            }
            let needs = self.missing.len();
            let done = match change.argument.map(|it| &it.kind) {
                Some(Kind::Blocks(inner)) if self.is_hcl(at.origin) => self.blocks(at, subject, &full, change, inner()),
                _ => self.change(at, subject, &full, change).map(|it| it.into_iter().collect()),
            };
            match done {
                Ok(done) => plan.extend(done),
                Err(message) => {
                    self.forget_needs(needs);
                    self.note(subject, &full, file, message);
                }
            }
        }
        if !plan.is_empty() {
            let tops: Vec<String> = changes.iter().map(|it| format!("{path}{}", it.key)).collect();
            if let Err(message) = self.carry_out(at, plan) {
                tops.iter().for_each(|top| self.note(subject, top, file, message.clone()));
            }
        }
    }

    /// Blocks of HCL that may come more than once, one by one.
    fn blocks(
        &mut self,
        at: At,
        subject: Subject,
        full: &str,
        change: &Change,
        inner: &'static [Argument],
    ) -> Result<Vec<Plan>, String> {
        let (Some(argument), text) = (change.argument, self.text(at.origin.file)) else { return Ok(Vec::new()) };
        let list = |json: Option<&Json>| match json {
            None => Vec::new(),
            Some(Json::Array(items)) => items.clone(),
            Some(one) => vec![one.clone()],
        };
        let (old, new) = (list(change.before), list(change.after));
        let named = |(_, it): &(usize, &Member)| text[it.name.clone()] == *change.key;
        let members: Vec<usize> = at.body.members.iter().enumerate().filter(named).map(|(index, _)| index).collect();
        let mut bodies = Vec::new();
        for index in &members {
            match &at.body.members[*index].shape {
                Shape::Body(body) => bodies.push(body),
                _ => return Err("This isn't a plain block.".to_owned()),
            }
        }
        if old.len() != bodies.len() {
            return Err("These blocks aren't written one by one.".to_owned());
        }
        let own = at.arguments.iter().position(|it| it.key == argument.key).unwrap_or(usize::MAX);
        let inner: Vec<&'static Argument> = inner.iter().collect();
        let mut before = None;
        let mut plan = Vec::new();
        for step in compare::steps(&old, &new) {
            match step {
                compare::Step::Keep(index) => before = Some(members[index]),
                compare::Step::Remove(index) => {
                    before = Some(members[index]);
                    plan.push(Plan::Remove(members[index]));
                }
                compare::Step::Replace(index, other) => {
                    before = Some(members[index]);
                    let (Json::Object(old), Json::Object(new)) = (&old[index], &new[other]) else {
                        return Err("This isn't a plain block.".to_owned());
                    };
                    let changes = compare::changes(old, new, &inner);
                    let place = At { body: bodies[index], arguments: &inner, levels: 0, ..at };
                    self.level(place, subject, &format!("{full}."), &changes);
                }
                compare::Step::Add(other) => {
                    let Some(Value::Blocks(blocks)) = self.lowered(at.origin, argument, &new[other])? else {
                        return Err("This isn't a plain block.".to_owned());
                    };
                    let entries = blocks.into_iter().next().unwrap_or_default();
                    let value = Spelled::Hcl(parts::hcl_block(argument.key, &entries));
                    let after = before.or_else(|| at.body.members.len().checked_sub(1));
                    let name = argument.key.to_owned();
                    plan.push(Plan::Add { after, order: (true, own), name, value, block: true });
                }
            }
        }
        Ok(plan)
    }

    /// What to do for one change; `None` where it is done already, or where notes say why not.
    fn change(&mut self, at: At, subject: Subject, full: &str, change: &Change) -> Result<Option<Plan>, String> {
        let found = at.body.members.iter().position(|it| it.key.as_deref() == Some(change.key));
        if let Some(member) = found.map(|it| &at.body.members[it]).filter(|_| self.is_hcl(at.origin)) {
            let text = self.text(at.origin.file);
            let name = |member: &Member| &text[member.name.clone()];
            let others = at.body.members.iter().filter(|it| it.key.is_none() && name(it) == name(member));
            if others.count() > 0 {
                return Err(REPEATED.to_owned());
            }
        }
        let Some(argument) = change.argument else {
            return self.unknown(at, change, found).map(Some);
        };
        let Some(index) = found else {
            // A property inside of another one that isn't an argument.
            let name = argument.name(at.origin.vocabulary).unwrap_or_default();
            let mut levels = name.split('.').skip(at.levels);
            if let (Some(first), Some(_)) = (levels.next(), levels.next()) {
                let text = self.text(at.origin.file);
                let named = |it: &&Member| it.key.is_none() && text[it.name.clone()].trim_matches(['"', '\'']) == first;
                let outer = at.body.members.iter().find(named);
                if outer.is_some_and(|it| it.shape == Shape::Computed) {
                    return Err(format!("The file sets {first} with a function: change it there."));
                }
                if let Some(Member { shape: Shape::Body(body), .. }) = outer {
                    self.level(
                        At { body, levels: at.levels + 1, ..at },
                        subject,
                        full.strip_suffix(change.key).unwrap_or(""),
                        &[*change],
                    );
                    return Ok(None);
                }
            }
            let Some(after) = change.after else {
                return Err("This is in another part of the file that others share.".to_owned());
            };
            return self.addition(at, argument, after).map(Some);
        };
        let member = &at.body.members[index];
        if member.shape == Shape::Computed {
            return Err(format!("The file sets {full} with a function: change it there."));
        }
        let Some(after) = change.after else {
            if member.shared {
                return Err(SHARED.to_owned());
            }
            return Ok(Some(Plan::Remove(index)));
        };
        if member.shared {
            return Err(SHARED.to_owned());
        }
        match (&member.shape, change.before) {
            (Shape::Body(body), Some(before)) => {
                if let (Kind::Block(inner), Some(old), Some(new)) =
                    (&argument.kind, compare::block(before), compare::block(after))
                {
                    let inner: Vec<&'static Argument> = inner().iter().collect();
                    let changes = compare::changes(old, new, &inner);
                    self.level(At { body, arguments: &inner, levels: 0, ..at }, subject, &format!("{full}."), &changes);
                    return Ok(None);
                }
                if at.body.layout == Layout::Hcl {
                    return Err("A block can't be an expression.".to_owned());
                }
            }
            (Shape::List(list), Some(Json::Array(old))) if old.len() == list.elements.len() => {
                if let Json::Array(new) = after
                    && !old.is_empty()
                    && !new.is_empty()
                {
                    let new = if matches!(argument.kind, Kind::Set(_)) { arranged(old, new) } else { new.clone() };
                    return self.list(at, member, list, argument, old, &new).map(|()| None);
                }
            }
            _ => {}
        }
        let value = self.spell(at.origin, argument, after)?;
        Ok(Some(Plan::Value(index, value)))
    }

    /// An argument that is not in the table: Terraform JSON has it as it is.
    fn unknown(&mut self, at: At, change: &Change, found: Option<usize>) -> Result<Plan, String> {
        let json = self.notation(at.origin.file) == Some(Notation::TerraformJson);
        match (change.after, found) {
            (None, Some(index)) if json || self.is_hcl(at.origin) => Ok(Plan::Remove(index)),
            (Some(after), Some(index)) if json => Ok(Plan::Value(index, Spelled::Node(dialects::plain(after)))),
            (Some(after), None) if json => Ok(Plan::Add {
                after: at.body.members.len().checked_sub(1),
                order: (false, usize::MAX),
                name: change.key.to_owned(),
                value: Spelled::Node(dialects::plain(after)),
                block: false,
            }),
            _ => Err("The builder doesn't support this argument, and can't change it in place.".to_owned()),
        }
    }

    fn is_hcl(&self, origin: &Origin) -> bool {
        self.notation(origin.file) == Some(Notation::Hcl)
    }

    /// A new argument, at the place that the table's order gives it among those that are there.
    fn addition(&mut self, at: At, argument: &'static Argument, after: &Json) -> Result<Plan, String> {
        let text = self.text(at.origin.file);
        let is_hcl = self.is_hcl(at.origin);
        let order = |key: &str| at.arguments.iter().position(|it| it.key == key);
        let own = order(argument.key).unwrap_or(usize::MAX);
        let blocky = is_hcl && matches!(argument.kind, Kind::Block(_) | Kind::Blocks(_));
        let members = || at.body.members.iter().enumerate();
        // In HCL blocks come after arguments, each among their own.
        let peers = || {
            members().filter_map(|(index, it)| {
                let order = order(it.key.as_deref()?)?;
                (!is_hcl || hcl::Block::is_attribute(text, it) != blocky).then_some((index, order))
            })
        };
        let before = peers().filter(|(_, order)| *order < own).max_by_key(|(_, order)| *order).map(|(index, _)| index);
        let behind = peers().filter(|(_, order)| *order > own).min_by_key(|(_, order)| *order).map(|(index, _)| index);
        let last_attribute = || {
            members()
                .filter(|(_, it)| {
                    hcl::Block::is_attribute(text, it) && it.key.as_deref().is_some_and(|key| key != "depends_on")
                })
                .map(|(index, _)| index)
                .next_back()
        };
        // What an author put behind it all the same stays before the new one.
        let settled = |mut at_member: usize| {
            let follows = |index: usize| peers().any(|(other, order)| other == index && order < own);
            while follows(at_member + 1) {
                at_member += 1;
            }
            at_member
        };
        let after_member = match (before, behind) {
            (Some(before), _) => Some(settled(before)),
            (None, Some(behind)) => behind.checked_sub(1),
            (None, None) if is_hcl => last_attribute(),
            (None, None) => at.body.members.len().checked_sub(1),
        };
        let name = self.name(at.origin, argument)?;
        let mut levels: Vec<String> = name.split('.').skip(at.levels).map(str::to_owned).collect();
        let name = levels.remove(0);
        let wrapped = |value| match value {
            Spelled::Node(node) if !levels.is_empty() => {
                let mut members = Vec::new();
                dialects::place(&mut members, &levels.join("."), node, None);
                Spelled::Node(Node::Map(members))
            }
            value => value,
        };
        let (value, block) = if blocky {
            let Some(Value::Block(entries)) = self.lowered(at.origin, argument, after)? else {
                return Err(REPEATED.to_owned());
            };
            (Spelled::Hcl(parts::hcl_block(argument.key, &entries)), true)
        } else {
            (wrapped(self.spell(at.origin, argument, after)?), false)
        };
        Ok(Plan::Add { after: after_member, order: (block, own), name, value, block })
    }

    fn name(&self, origin: &Origin, argument: &'static Argument) -> Result<String, String> {
        argument.name(origin.vocabulary).ok_or_else(|| {
            let why = argument.support(self.format(origin.file).family(origin.vocabulary)).why;
            if why.is_empty() { "This tool doesn't support this argument.".to_owned() } else { why.to_owned() }
        })
    }

    /// A value as the file's family says it; what it needs is noted down to be declared.
    fn lowered(&mut self, origin: &Origin, argument: &'static Argument, json: &Json) -> Result<Option<Value>, String> {
        let family = self.format(origin.file).family(origin.vocabulary);
        let reading = read(json, &argument.kind);
        if let Some(problem) = reading.problems.first() {
            return Err(problem.message.clone());
        }
        let Some(value) = reading.value else { return Ok(None) };
        let after = self.after;
        let (value, variables) = lower_value(after, argument, value, self.context(family))?;
        for variable in variables.iter() {
            self.need(origin.file, variable);
        }
        Ok(Some(value))
    }

    fn spell(&mut self, origin: &Origin, argument: &'static Argument, json: &Json) -> Result<Spelled, String> {
        let notation = self.notation(origin.file);
        if notation == Some(Notation::TerraformJson) {
            return Ok(Spelled::Node(dialects::plain(json)));
        }
        let value = self.lowered(origin, argument, json)?.ok_or("The builder has no value to write.")?;
        if notation == Some(Notation::Hcl) {
            return Ok(Spelled::Hcl(match &value {
                // An object where old versions had one, and a block otherwise.
                Value::Block(entries) => object(
                    entries
                        .iter()
                        .map(|it| (hcl_syntax::identifier(it.argument.key), written(&it.value, &it.argument.kind)))
                        .collect(),
                ),
                value => written(value, &argument.kind),
            }));
        }
        self.writer(origin).argument(argument, &value, None).map(Spelled::Node)
    }

    pub(super) fn writer(&self, origin: &Origin) -> Box<dyn Write + '_> {
        let names = &self.names[origin.file];
        let names = FileNames {
            notation: self.notation(origin.file).unwrap_or(Notation::Api),
            yaml: self.is_yaml(origin.file),
            resources: &names.resources,
            variables: &names.variables,
            expressions: &names.expressions,
        };
        names.writer(origin.vocabulary)
    }

    pub(super) fn is_yaml(&self, file: usize) -> bool {
        self.format(file).is_yaml(self.text(file))
    }

    /// Makes the changes of one body.
    fn carry_out(&mut self, at: At, plan: Vec<Plan>) -> Result<(), String> {
        self.is_whole(at.origin, plan.iter().all(|it| matches!(it, Plan::Value(..))))?;
        if self.is_hcl(at.origin) {
            self.carry_out_hcl(at, plan);
            return Ok(());
        }
        let file = at.origin.file;
        let text = self.text(file);
        let style = self.style(file, at.body);
        let spans =
            || at.body.members.iter().map(|it| it.span.start..it.span.end.max(it.value.end)).collect::<Vec<_>>();
        let members = &at.body.members;
        let mut items: Vec<Item> = (0..members.len()).map(Item::Keep).collect();
        let mut added: Vec<(Option<usize>, (bool, usize), String, Node)> = Vec::new();
        for step in plan {
            match step {
                Plan::Value(index, Spelled::Node(node)) => {
                    self.set_value(file, at.body, &members[index], &node, &style)
                }
                Plan::Remove(index) => items[index] = Item::Remove(index),
                Plan::Add { after, order, name, value: Spelled::Node(node), .. } => {
                    added.push((after, order, name, node))
                }
                _ => {}
            }
        }
        if added.is_empty() && items.iter().all(|it| matches!(it, Item::Keep(_))) {
            return Ok(());
        }
        added.sort_by_key(|(after, order, ..)| (after.map_or(0, |it| it + 1), *order));
        let flow = at.body.layout == Layout::Flow;
        let multi = members.first().is_some_and(|it| begins_line(text, it.span.start));
        let margin = members.first().map_or_else(String::new, |it| indent(text, it.span.start).to_owned());
        let written = |name: &str, node: &Node| match (flow, style.yaml) {
            (true, true) => format!("{}: {}", style.name(name), style.inline(node, true)),
            (true, false) if !multi => {
                Style { short_lists: true, short_objects: true, ..style.clone() }.member(name, node)
            }
            (true, false) => style.member(name, node).replace('\n', &format!("{}{margin}", line_break(text))),
            _ => style.member(name, node),
        };
        let added: Vec<(Option<usize>, Item)> =
            added.into_iter().map(|(after, _, name, node)| (after, Item::Add(written(&name, &node)))).collect();
        if members.is_empty() {
            return self.fill(file, at.body, &added, &style);
        }
        let steps = merged(items, added);
        let remains = steps.iter().any(|it| !matches!(it, Item::Remove(_)));
        let spans = spans();
        let comments = if style.yaml { Comments::Yaml } else { Comments::Json };
        let patch = &mut self.patches[file];
        if !remains {
            // Nothing is left in it.
            match flow {
                true => patch.replace(at.body.span.clone(), "{}"),
                false => return Err("This would leave the mapping empty, so it is kept.".to_owned()),
            }
        } else if flow {
            let span = at.body.span.clone();
            Flow { text, comments, span, items: &spans, may_trail: style.yaml }.apply(&steps, patch);
        } else if !(Lines { text, items: &spans }).apply(&steps, patch) {
            return Err("This mapping shares its lines with something else.".to_owned());
        }
        Ok(())
    }

    /// Where the file could not be read any further, no one knows what a line belongs to.
    pub fn is_whole(&self, origin: &Origin, only_values: bool) -> Result<(), String> {
        let all = || self.import.origins.iter().chain(&self.import.resources).filter(|it| it.file == origin.file);
        let another_follows = all().any(|it| it.block.start >= origin.block.end);
        let broken = self.import.broken.iter().any(|(file, offset)| {
            // A block of HCL is read by itself; in YAML and JSON a slip reaches further.
            let is_here = match self.is_hcl(origin) {
                true => origin.block.contains(offset),
                false => *offset < origin.block.end || *offset >= origin.block.start && !another_follows,
            };
            *file == origin.file && is_here
        });
        match broken && !only_values {
            true => Err(super::BROKEN.to_owned()),
            false => Ok(()),
        }
    }

    /// Whether a part of the file can't be read.
    pub fn is_broken(&self, file: usize) -> bool {
        self.import.broken.iter().any(|(broken, _)| *broken == file)
    }

    /// An object that was empty: `{}`.
    fn fill(&mut self, file: usize, body: &Body, added: &[(Option<usize>, Item)], style: &Style) -> Result<(), String> {
        let text = self.text(file);
        let inside: Vec<&str> = added
            .iter()
            .filter_map(|(_, it)| if let Item::Add(text) = it { Some(text.as_str()) } else { None })
            .collect();
        if body.layout != Layout::Flow {
            return Err("The builder can't rewrite an empty mapping of this form.".to_owned());
        }
        let outer = indent(text, body.span.start);
        let newline = line_break(text);
        let multi = !style.yaml && text.contains('\n');
        let new = if multi {
            let lines: Vec<String> = inside
                .iter()
                .map(|it| {
                    format!("{newline}{outer}{}{}", style.unit, it.replace('\n', &format!("\n{outer}{}", style.unit)))
                })
                .collect();
            format!("{{{}{newline}{outer}}}", lines.join(","))
        } else {
            format!("{{ {} }}", inside.join(", "))
        };
        self.patches[file].replace(body.span.clone(), new);
        Ok(())
    }

    fn carry_out_hcl(&mut self, at: At, plan: Vec<Plan>) {
        let file = at.origin.file;
        let text = self.text(file);
        let block = hcl::Block { text, body: at.body };
        let (unit, newline) = (block.unit(), line_break(text));
        let mut steps: Vec<Step> = (0..at.body.members.len()).map(Step::Keep).collect();
        let mut added: Vec<(Option<usize>, (bool, usize), Step)> = Vec::new();
        for step in plan {
            match step {
                Plan::Value(index, Spelled::Hcl(value)) => {
                    let margin = indent(text, at.body.members[index].span.start);
                    steps[index] = Step::Value(index, hcl::lines(&value, margin, &unit, newline));
                }
                Plan::Remove(index) => steps[index] = Step::Remove(index),
                Plan::Add { after, order, name, value: Spelled::Hcl(value), block } => {
                    added.push((after, order, if block { Step::AddBlock(value) } else { Step::Add(name, value) }));
                }
                _ => {}
            }
        }
        added.sort_by_key(|(after, order, _)| (after.map_or(0, |it| it + 1), *order));
        let steps = merged(steps, added.into_iter().map(|(after, _, step)| (after, step)).collect());
        block.apply(&steps, &mut self.patches[file]);
    }

    /// Gives a member of YAML or JSON another value.
    fn set_value(&mut self, file: usize, body: &Body, member: &Member, node: &Node, style: &Style) {
        let text = self.text(file);
        let newline = line_break(text);
        let style = &Style { quote: quote(text, member.value.clone()).unwrap_or(style.quote), ..style.clone() };
        let patch = &mut self.patches[file];
        let old = member.value.start..trimmed(text, &member.value);
        if body.layout == Layout::Flow {
            let margin = indent(text, member.span.start);
            let new = match style.yaml {
                true => style.inline(node, true),
                false if begins_line(text, member.span.start) => {
                    style.json(node).replace('\n', &format!("{newline}{margin}"))
                }
                false => Style { short_lists: true, short_objects: true, ..style.clone() }.json(node),
            };
            return patch.replace(old, new);
        }
        let name_end = line_end(text, member.name.end);
        let colon = text[member.name.end..].find(':').map_or(member.name.end, |it| member.name.end + it + 1);
        let beside = old.start <= name_end;
        let column = text[line_start(text, member.span.start)..member.span.start]
            .chars()
            .map(|c| if c == '\t' { c } else { ' ' });
        let margin: String = column.collect();
        match style.yaml(node) {
            Written::Beside(new) if old.is_empty() => patch.insert(old.start, format!(" {new}")),
            Written::Beside(new) if beside => patch.replace(old, new),
            Written::Beside(new) => {
                patch.insert(colon, format!(" {new}"));
                patch.remove(name_end..old.end);
            }
            Written::Below(lines) => {
                let margin = format!("{newline}{margin}{}", style.below(node));
                let new: String = lines.iter().map(|line| format!("{margin}{line}")).collect();
                if beside {
                    // A comment stays next to the name.
                    let end = line_end(text, old.end);
                    let stays = ends_line(text, old.end);
                    patch.remove(colon..old.end);
                    patch.insert(if stays { end } else { old.end }, new);
                } else {
                    patch.replace(name_end..old.end, new);
                }
            }
        }
    }

    /// Changes a list element by element.
    fn list(
        &mut self,
        at: At,
        member: &Member,
        list: &List,
        argument: &'static Argument,
        old: &[Json],
        new: &[Json],
    ) -> Result<(), String> {
        let file = at.origin.file;
        let text = self.text(file);
        let hcl = self.is_hcl(at.origin);
        let steps = compare::steps(old, new);
        self.is_whole(
            at.origin,
            steps.iter().all(|it| matches!(it, compare::Step::Keep(_) | compare::Step::Replace(..))),
        )?;
        // Each element by itself, as a list of one would have it.
        let mut written: Vec<Option<Spelled>> = Vec::new();
        for step in &steps {
            written.push(match step {
                compare::Step::Replace(_, index) | compare::Step::Add(index) => {
                    let one = Json::Array(vec![new[*index].clone()]);
                    Some(match self.spell(at.origin, argument, &one)? {
                        Spelled::Node(Node::List(mut items)) if items.len() == 1 => Spelled::Node(items.remove(0)),
                        Spelled::Hcl(_) => Spelled::Hcl(self.element(at.origin, argument, &one)?),
                        _ => return Err("This element can't be written by itself.".to_owned()),
                    })
                }
                _ => None,
            });
        }
        let style = self.style(file, at.body);
        let lines = list.layout == Layout::Lines;
        let items: Vec<Range<usize>> =
            list.elements.iter().map(|it| if lines { dash(text, it)..it.end } else { it.clone() }).collect();
        if lines && items.iter().zip(&list.elements).any(|(item, element)| item.start == element.start) {
            return Err("The layout of this list can't be changed in place.".to_owned());
        }
        let newline = line_break(text);
        let mut plan = Vec::with_capacity(steps.len());
        for (step, spelled) in steps.into_iter().zip(written) {
            let place = match step {
                compare::Step::Keep(index) | compare::Step::Remove(index) | compare::Step::Replace(index, _) => {
                    Some(index)
                }
                compare::Step::Add(_) => plan.iter().rev().find_map(|it| match it {
                    Item::Keep(index) | Item::Remove(index) | Item::Replace(index, ..) => Some(*index),
                    Item::Add(_) => None,
                }),
            };
            let near = place.unwrap_or(0);
            let fresh = matches!(step, compare::Step::Add(_));
            let new = spelled.map(|spelled| match spelled {
                Spelled::Hcl(doc) => {
                    let margin = indent(text, list.elements[near].start);
                    let unit = hcl::Block { text, body: at.body }.unit();
                    hcl::lines(&doc, margin, &unit, newline)
                }
                Spelled::Node(node) => {
                    let quote = quote(text, list.elements[near].clone()).unwrap_or(style.quote);
                    let style = Style { quote, ..style.clone() };
                    match (lines, style.yaml) {
                        (true, _) if fresh => style.element(&node),
                        (true, _) => match style.yaml(&node) {
                            Written::Beside(text) => text,
                            Written::Below(below) => {
                                let column = text
                                    [line_start(text, list.elements[near].start)..list.elements[near].start]
                                    .chars()
                                    .count();
                                below.join(&format!("{newline}{}", " ".repeat(column)))
                            }
                        },
                        (false, true) => style.inline(&node, true),
                        (false, false) => Style { short_lists: true, short_objects: true, ..style }.json(&node),
                    }
                }
            });
            plan.push(match (step, new) {
                (compare::Step::Keep(index), _) => Item::Keep(index),
                (compare::Step::Remove(index), _) => Item::Remove(index),
                (compare::Step::Replace(index, _), Some(new)) => {
                    let range = list.elements[index].start..trimmed(text, &list.elements[index]);
                    Item::Replace(index, range, new)
                }
                (compare::Step::Add(_), Some(new)) => Item::Add(new),
                _ => continue,
            });
        }
        let comments = match (hcl, style.yaml) {
            (true, _) => Comments::Hcl,
            (_, true) => Comments::Yaml,
            _ => Comments::Json,
        };
        let patch = &mut self.patches[file];
        if lines {
            if !(Lines { text, items: &items }).apply(&plan, patch) {
                return Err("This list shares its lines with something else.".to_owned());
            }
            return Ok(());
        }
        let span = if list.span.is_empty() { member.value.clone() } else { list.span.clone() };
        Flow { text, comments, span, items: &items, may_trail: hcl || style.yaml }.apply(&plan, patch);
        Ok(())
    }

    /// The one element of a list, in HCL.
    fn element(&mut self, origin: &Origin, argument: &'static Argument, one: &Json) -> Result<Doc, String> {
        match self.lowered(origin, argument, one)? {
            Some(Value::List(items)) if items.len() == 1 => Ok(written(&items[0], &Kind::Text)),
            _ => Err("This element can't be written by itself.".to_owned()),
        }
    }

    /// How the file writes, as far as can be seen at this place.
    pub(super) fn style(&self, file: usize, body: &Body) -> Style {
        let text = self.text(file);
        let yaml = self.is_yaml(file);
        let habits = self.habits[file].get_or_init(|| Habits::of(text, yaml));
        let lists: Vec<&List> = body
            .members
            .iter()
            .filter_map(|it| if let Shape::List(list) = &it.shape { Some(list) } else { None })
            .collect();
        let multi = |list: &List| list.elements.first().is_some_and(|it| begins_line(text, it.start));
        let starts = body.members.iter().map(|it| it.span.start);
        let body_multi = starts.clone().any(|start| begins_line(text, start));
        // A dash or bracket right after a name, where the list itself isn't known.
        let dashes = body.members.iter().any(|it| text[it.value.clone()].starts_with("- "));
        let full = || lists.iter().filter(|it| !it.elements.is_empty());
        let short_lists = match (yaml, full().next().is_none()) {
            (true, true) => body.layout == Layout::Flow || !dashes && habits.brackets,
            (true, false) => !dashes && full().all(|it| it.layout == Layout::Flow),
            (false, false) => lists.iter().filter(|it| !it.elements.is_empty()).all(|it| !multi(it)),
            (false, true) => !body_multi || habits.short_lists,
        };
        let blocks =
            body.members.iter().filter_map(|it| if let Shape::Body(body) = &it.shape { Some(body) } else { None });
        let mut blocks = blocks.filter(|it| !it.members.is_empty()).peekable();
        let short_objects = match blocks.peek() {
            Some(_) => blocks.all(|it| !it.members.iter().any(|it| begins_line(text, it.span.start))),
            None => !body_multi,
        };
        let dash = lists
            .iter()
            .filter(|it| it.layout == Layout::Lines)
            .find_map(|list| {
                let member = body.members.iter().find(|it| {
                    it.value.start <= list.span.start && list.span.start < it.value.end.max(it.value.start + 1)
                })?;
                let first = list.elements.first()?;
                let width = |at: usize| text[line_start(text, at)..at].chars().count();
                width(dash(text, first)).checked_sub(width(member.span.start))
            })
            .map(|width| " ".repeat(width));
        let mut quotes = [0; 3];
        for member in body.members.iter().filter(|it| matches!(it.shape, Shape::Scalar)) {
            if let Some(quote) = quote(text, member.value.clone()) {
                quotes[quote as usize] += 1;
            }
        }
        let quote = match quotes {
            [none, single, double] if single > none && single >= double => Quote::Single,
            [none, _, double] if double > none => Quote::Double,
            _ => Quote::None,
        };
        Style {
            yaml,
            quote,
            quoted_names: body.members.first().is_some_and(|it| text[it.name.clone()].starts_with('"')),
            long: self.names[file].long,
            dash: dash.unwrap_or_else(|| habits.dash.clone()),
            unit: habits.unit.clone(),
            short_lists,
            short_objects,
            spaces: habits.spaces,
        }
    }
}

const SHARED: &str =
    "Other parts of the file refer to this anchor, so a change would affect them too. Change it by hand.";
const REPEATED: &str = "Duplicate keys can't be changed in place.";

/// Old members with new ones after those that they belong to.
fn merged<T>(old: Vec<T>, added: Vec<(Option<usize>, T)>) -> Vec<T> {
    let mut added = added.into_iter().peekable();
    let mut steps = Vec::new();
    while let Some((_, step)) = added.next_if(|(after, _)| after.is_none()) {
        steps.push(step);
    }
    for (index, step) in old.into_iter().enumerate() {
        steps.push(step);
        while let Some((_, step)) = added.next_if(|(after, _)| *after == Some(index)) {
            steps.push(step);
        }
    }
    steps
}

/// A set's new elements in the order of the old ones, as far as they are there; each new one after what it follows.
fn arranged(old: &[Json], new: &[Json]) -> Vec<Json> {
    if old.len().saturating_mul(new.len()) > 4_000_000 {
        return new.to_vec();
    }
    let mut result: Vec<Json> = old.iter().filter(|it| new.contains(it)).cloned().collect();
    let mut before: Option<&Json> = None;
    for item in new {
        if !old.contains(item) && !result.contains(item) {
            let at = before.and_then(|before| result.iter().position(|it| it == before)).map_or(0, |it| it + 1);
            // At the end, what is new comes after what goes.
            result.insert(at, item.clone());
        }
        before = Some(item);
    }
    result
}

/// The dash before an element; the element's own place where there is none.
fn dash(text: &str, element: &Range<usize>) -> usize {
    let before = text[..element.start].trim_end();
    if before.ends_with('-') { before.len() - 1 } else { element.start }
}

/// The quotes of a text; `None` for what needs none in any style.
fn quote(text: &str, value: Range<usize>) -> Option<Quote> {
    let mut value = text.get(value)?;
    if value.starts_with("Fn::") || value.starts_with("Ref:") {
        value = value.split_once(": ")?.1.trim_start();
    }
    while value.starts_with('!') {
        value = value.split_once(' ')?.1.trim_start();
    }
    match value.chars().next()? {
        '\'' => Some(Quote::Single),
        '"' => Some(Quote::Double),
        c if c.is_ascii_alphabetic() && !matches!(value, "true" | "false") => Some(Quote::None),
        _ => None,
    }
}
