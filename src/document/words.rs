//! Numbers and lists in words: the one place for plurals and for `a, b, and c`.

/// Seconds in words: `1 hour`, `90 minutes`.
pub fn duration(seconds: i64) -> String {
    for (size, unit) in [(86_400, "day"), (3600, "hour"), (60, "minute")] {
        if seconds % size == 0 && seconds >= size {
            return plural(seconds / size, unit);
        }
    }
    plural(seconds, "second")
}

/// A number and its noun: `1 client`, `3 clients`.
pub fn plural(number: i64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A list: `a`, `a and b`, `a, b, and c`.
pub fn and(items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, other] => format!("{} and {}", one.as_ref(), other.as_ref()),
        [first @ .., last] => {
            format!("{}, and {}", first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref())
        }
    }
}

/// The first `most` items of a list, and how many more there are.
pub fn some(items: &[String], most: usize) -> String {
    if items.len() <= most {
        return and(items);
    }
    let mut shown = items[..most].to_vec();
    shown.push(format!("{} more", items.len() - most));
    and(&shown)
}
