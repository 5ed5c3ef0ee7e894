//! Numbers in words.

/// Seconds in words: `1 hour`, `90 minutes`.
pub(crate) fn duration(seconds: i64) -> String {
    for (size, unit) in [(86_400, "day"), (3600, "hour"), (60, "minute")] {
        if seconds % size == 0 && seconds >= size {
            return plural(seconds / size, unit);
        }
    }
    plural(seconds, "second")
}

/// A number and its noun: `1 client`, `3 clients`.
pub(crate) fn plural(number: i64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
