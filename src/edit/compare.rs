//! What differs between two documents, by meaning: the order of a set, a number in quotes and a block in brackets are
//! no difference. Knows no text.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::document::{Document, Value, read};
use crate::schema::{Argument, Kind};

/// An argument of a resource or block that differs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub key: &'a str,
    /// Where the table knows it.
    pub argument: Option<&'static Argument>,
    pub before: Option<&'a Json>,
    pub after: Option<&'a Json>,
}

/// The arguments that differ, those that go first.
pub(super) fn changes<'a>(
    before: &'a Map<String, Json>,
    after: &'a Map<String, Json>,
    arguments: &[&'static Argument],
) -> Vec<Change<'a>> {
    let get = |map: &'a Map<String, Json>, key: &str| map.get(key).filter(|it| !it.is_null());
    let gone = before.keys().filter(|key| get(after, key).is_none());
    gone.chain(after.keys())
        .filter(|key| *key != "//")
        .filter_map(|key| {
            let argument = arguments.iter().copied().find(|it| it.key == key);
            let change = Change { key, argument, before: get(before, key), after: get(after, key) };
            let same = match (change.before, change.after) {
                (Some(before), Some(after)) => same(before, after, argument),
                (None, None) => true,
                _ => false,
            };
            (!same).then_some(change)
        })
        .collect()
}

/// The object that a block is, be it written as one or as a list of one.
pub(super) fn block(json: &Json) -> Option<&Map<String, Json>> {
    match json {
        Json::Object(inner) => Some(inner),
        Json::Array(items) => match items.as_slice() {
            [Json::Object(inner)] => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// Whether both mean the same.
pub(super) fn same(a: &Json, b: &Json, argument: Option<&'static Argument>) -> bool {
    if a == b {
        return true;
    }
    let Some(argument) = argument else { return false };
    if let Kind::Block(inner) = &argument.kind
        && let (Some(a), Some(b)) = (block(a), block(b))
    {
        return changes(a, b, &inner().iter().collect::<Vec<_>>()).is_empty();
    }
    if let Kind::Blocks(inner) = &argument.kind
        && let (Json::Array(a), Json::Array(b)) = (a, b)
    {
        let inner: Vec<&'static Argument> = inner().iter().collect();
        return a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                a == b || matches!((a, b), (Json::Object(a), Json::Object(b)) if changes(a, b, &inner).is_empty())
            });
    }
    let (a, b) = (read(a, &argument.kind), read(b, &argument.kind));
    if !a.problems.is_empty() || !b.problems.is_empty() {
        return false;
    }
    match (a.value, b.value) {
        (Some(Value::List(a)), Some(Value::List(b))) if matches!(argument.kind, Kind::Set(_)) => same_set(&a, &b),
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

fn same_set(a: &[Value], b: &[Value]) -> bool {
    let names = |values: &[Value]| values.iter().map(|it| format!("{it:?}")).collect::<HashSet<_>>();
    names(a) == names(b)
}

/// Clients and what became of them: their labels before and after.
pub(super) fn pairs<'a>(before: &'a Document, after: &'a Document) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let (old, new): (HashSet<&str>, HashSet<&str>) = (labels(before).collect(), labels(after).collect());
    let mut gone: Vec<&str> = labels(before).filter(|label| !new.contains(label)).collect();
    let mut come: Vec<&str> = labels(after).filter(|label| !old.contains(label)).collect();
    let mut pairs: Vec<_> = labels(before).filter(|label| new.contains(label)).map(|it| (Some(it), Some(it))).collect();
    // A client that went and one that came are one that was renamed, where they have most of their arguments in common.
    let fits = |from: &str, to: &str| {
        let (Some(from), Some(to)) = (before.client(from), after.client(to)) else { return 0 };
        let (from, to) = (from.arguments(), to.arguments());
        let common = from.iter().filter(|(key, json)| to.get(*key) == Some(*json)).count();
        let all = from.len().max(to.len());
        if 2 * common >= all { 1 + common * 1000 / all.max(1) } else { 0 }
    };
    let few = gone.len().saturating_mul(come.len()) <= 2_500;
    while few && !gone.is_empty() {
        let all = gone.iter().flat_map(|from| come.iter().map(move |to| (fits(from, to), *from, *to)));
        // The first of the best ones.
        let best = all.fold(None::<(usize, &str, &str)>, |best, it| match best {
            Some(best) if best.0 >= it.0 => Some(best),
            _ => Some(it),
        });
        let Some((1.., from, to)) = best else { break };
        pairs.push((Some(from), Some(to)));
        gone.retain(|it| *it != from);
        come.retain(|it| *it != to);
    }
    pairs.extend(gone.into_iter().map(|it| (Some(it), None)));
    pairs.extend(come.into_iter().map(|it| (None, Some(it))));
    pairs
}

fn labels(document: &Document) -> impl Iterator<Item = &str> {
    document.clients.iter().map(|client| client.label.as_str())
}

/// One step from a list to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The element of the old list stays.
    Keep(usize),
    /// The element of the new list takes the place of one of the old.
    Replace(usize, usize),
    Remove(usize),
    Add(usize),
}

/// How a list becomes another with as many elements kept as can be; for very long ones, as many as are easily found.
pub(super) fn steps(old: &[Json], new: &[Json]) -> Vec<Step> {
    const MOST: usize = 4_000_000;
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let (a, b) = (&old[start..old_end], &new[start..new_end]);
    let mut kept: Vec<(usize, usize)> = (0..start).map(|it| (it, it)).collect();
    if a.len().saturating_mul(b.len()) <= MOST {
        kept.extend(common(a, b).into_iter().map(|(i, j)| (i + start, j + start)));
    }
    kept.extend((0..end).map(|it| (old_end + it, new_end + it)));
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let (mut i, mut j) = (0, 0);
    for (keep_old, keep_new) in kept.into_iter().chain([(old.len(), new.len())]) {
        let pairs = (keep_old - i).min(keep_new - j);
        steps.extend((0..pairs).map(|it| Step::Replace(i + it, j + it)));
        steps.extend((i + pairs..keep_old).map(Step::Remove));
        steps.extend((j + pairs..keep_new).map(Step::Add));
        if keep_old < old.len() {
            steps.push(Step::Keep(keep_old));
        }
        (i, j) = (keep_old + 1, keep_new + 1);
    }
    steps
}

/// The longest common subsequence, as pairs of places.
fn common(a: &[Json], b: &[Json]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
