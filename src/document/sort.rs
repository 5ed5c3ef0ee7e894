//! Sorting, compiled once.

use std::cmp::Ordering;

/// Sorts as the standard library's stable sort does, which each type of element would compile again: 3 to 5 KB of the
/// page for each.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let mut from: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b])).into_iter().filter_map(|at| from[at].take()));
}

/// Sorts, each element being its own key.
pub fn sort<T: Ord>(list: &mut Vec<T>) {
    let order = sorted(list.len(), &|a, b| list[a].cmp(&list[b]));
    let mut from: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| from[at].take()));
}

/// The places of so many elements, in their order.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}
